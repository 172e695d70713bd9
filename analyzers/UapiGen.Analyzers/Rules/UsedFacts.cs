using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using UapiGen.Analyzers.Facts;

namespace UapiGen.Analyzers.Rules;

/// <summary>One quick look over a body: whether it uses bindings at all, and the operations that rules without flow are about.</summary>
internal sealed class UsedFacts
{
    private readonly List<IOperation> _operations = [];

    /// <summary>Calls and casts.</summary>
    public IReadOnlyList<IOperation> Operations => _operations;

    /// <summary>Whether a generated struct occurs.</summary>
    public bool HasRecords { get; private set; }

    public bool Any => HasRecords || _operations.Count > 0;

    public static UsedFacts Find(IOperation root, FactCache facts)
    {
        var used = new UsedFacts();
        foreach (IOperation operation in root.DescendantsAndSelf())
        {
            switch (operation)
            {
                case IInvocationOperation call when FdKinds.IsFdHandle(call.TargetMethod.ContainingType) || call.TargetMethod.ContainingType.IsRuntimeType("Ioctl"):
                case IConversionOperation { Type.TypeKind: TypeKind.Enum, Operand.Type.TypeKind: not TypeKind.Enum, ConstantValue.HasValue: true }:
                    used._operations.Add(operation);
                    break;
                case IFieldReferenceOperation { Field.IsConst: false } or IPropertyReferenceOperation or IObjectCreationOperation or IDefaultValueOperation or ILocalReferenceOperation:
                    break;
                default:
                    continue;
            }

            used.HasRecords |= facts.Record(operation.Type) is not null
                || (operation is IMemberReferenceOperation member && facts.Record(member.Member.ContainingType) is not null);
        }

        return used;
    }
}
