using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using UapiGen.Analyzers.Facts;
using UapiGen.Analyzers.Rules;

namespace UapiGen.Analyzers.Mirrors;

/// <summary>UAPI6008: a struct that goes into one of the runtime's general calls with a request that is for a struct of another size.</summary>
internal static class RequestSize
{
    public static void Check(OperationAnalysisContext context, FactCache facts, IoctlIndex ioctls)
    {
        var call = (IInvocationOperation)context.Operation;
        if (!call.TargetMethod.ContainingType.IsRuntimeType("Ioctl")
            || call.Arguments.FirstOrDefault(a => a.Parameter?.OriginalDefinition.Type.TypeKind == TypeKind.TypeParameter) is not { } argument
            || argument.Value.Type is not INamedTypeSymbol { TypeKind: TypeKind.Struct or TypeKind.Enum } type
            || FactCache.RequestOf(call) is not { } request
            || (facts.Ioctl(call)?.ArgumentSize is > 0 and var stated ? stated : EncodedSize(request, context)) is not { } wanted
            || SizeOf(type, facts) is not { } size)
        {
            return;
        }

        // A hand-written struct may end with what follows the C struct in memory; one that stands for a C struct may not.
        bool standsForC = type.Uapi("CRecord") is not null;
        string ioctl = facts.Ioctl(call)?.Name ?? "";
        if (size < wanted || (standsForC && size != wanted && !IsStated(ioctl, request, type, ioctls)))
        {
            string name = ioctl.Length > 0 ? $"'{ioctl}'" : "the request";
            context.ReportDiagnostic(Diagnostic.Create(MirrorRules.RequestSize, argument.Syntax.GetLocation(), type.Name, size, name, wanted));
        }
    }

    private static int? SizeOf(INamedTypeSymbol type, FactCache facts) => facts.Record(type)?.Size ?? ClrLayout.Shape(type, facts)?.Size;

    // The number of some requests tells the size of another type than the kernel takes; the typed method then takes the right one.
    private static bool IsStated(string ioctl, IOperation request, INamedTypeSymbol type, IoctlIndex ioctls) =>
        request is IPropertyReferenceOperation { Property.ContainingAssembly: { } assembly }
        && ioctls.Find(ioctl, assembly).Any(m => m.Parameters.Any(p => Takes(p.Type, type)) || SymbolEqualityComparer.Default.Equals(m.ReturnType, type));

    private static bool Takes(ITypeSymbol parameter, INamedTypeSymbol type) =>
        SymbolEqualityComparer.Default.Equals(parameter, type)
        || (parameter is INamedTypeSymbol { TypeArguments: { IsEmpty: false } arguments } && arguments.Any(a => SymbolEqualityComparer.Default.Equals(a, type)));

    private static int? EncodedSize(IOperation request, OperationAnalysisContext context)
    {
        while (request is IConversionOperation conversion)
        {
            request = conversion.Operand;
        }

        if (request is IObjectCreationOperation { Arguments: { Length: > 0 } arguments })
        {
            IOperation code = arguments[0].Value;
            int? explicitSize = arguments.FirstOrDefault(a => a.Parameter?.Name == "argumentSize")?.Value.ConstantValue.Value as int?;
            return explicitSize is null ? FromCode(Integers.ToBits(code.ConstantValue.Value)) : explicitSize > 0 ? explicitSize : null;
        }

        ISymbol? symbol = (request as IMemberReferenceOperation)?.Member ?? (request as ILocalReferenceOperation)?.Local;
        SyntaxNode? declaration = symbol?.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(context.CancellationToken);
        ExpressionSyntax? value = declaration switch
        {
            PropertyDeclarationSyntax property => property.ExpressionBody?.Expression ?? property.Initializer?.Value,
            VariableDeclaratorSyntax variable when symbol is IFieldSymbol { IsReadOnly: true } or ILocalSymbol => variable.Initializer?.Value,
            _ => null,
        };

        // Of another file there is only the text: enough for a literal number without an own size.
        return value is BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: { Count: 2 } written }
            && written[0].Expression is LiteralExpressionSyntax literal
                ? FromCode(Integers.ToBits(literal.Token.Value))
                : null;
    }

    // The size is in bits 16 to 29 on the architectures that .NET runs on, but for powerpc, where it is in 16 to 28.
    private static int? FromCode(ulong? code) => code is { } known && (int)(known >> 16 & 0x1FFF) is > 0 and var size && (known >> 29 & 1) == 0 ? size : null;
}
