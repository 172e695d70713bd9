using System;
using System.Collections.Generic;
using System.Linq;
using UapiGen.CFrontEnd.Semantics;
using UapiGen.CFrontEnd.Text;
using UapiGen.Engine.Lint;

namespace UapiGen.Tool.Listing;

/// <summary>Makes a listing of what the front end read: the header and all that it includes, except for the front end's own libc.</summary>
public static class ListingBuilder
{
    public static HeaderListing Build(string header, TranslationUnit unit) => Build(header, unit, IsListed);

    /// <param name="isListed">Whether what is defined at a place is listed.</param>
    public static HeaderListing Build(string header, TranslationUnit unit, Func<SourceSpan, bool> isListed)
    {
        Macro[] macros = [.. unit.Macros.Where(macro => isListed(macro.Span))];
        return new HeaderListing(
            header,
            unit.Target.Name,
            [.. Records(unit, isListed).Select(ListRecord)],
            [.. Constants(unit, macros, isListed)],
            [.. macros.Where(macro => macro.Value is StringConstant).Select(macro => new StringListing(macro.Name, ((StringConstant)macro.Value!).Bytes))],
            [.. macros.Where(macro => macro.Ioctl is not null).Select(macro => ListIoctl(macro.Name, macro.Ioctl!))]);
    }

    /// <summary>The complete records that have a name, in the order of the text.</summary>
    public static IEnumerable<RecordDeclaration> Records(TranslationUnit unit) => Records(unit, IsListed);

    /// <inheritdoc cref="Records(TranslationUnit)"/>
    public static IEnumerable<RecordDeclaration> Records(TranslationUnit unit, Func<SourceSpan, bool> isListed) =>
        unit.Declarations.OfType<RecordDeclaration>()
            .Where(record => record.IsComplete && (record.Tag ?? record.TypedefName) is not null && isListed(record.Span));

    private static RecordListing ListRecord(RecordDeclaration record) =>
        new(record.CName, record.Size, record.Alignment, [.. MemberPaths.Of(record).Select(ListField)]);

    private static FieldListing ListField(Member member) => member.Field.BitWidth is { } width
        ? new FieldListing(member.Path, member.BitOffset / 8, member.Field.Type.Size, (int)(member.BitOffset % 8), width)
        : new FieldListing(member.Path, member.BitOffset / 8, member.Field.Type.Size);

    /// <summary>Enumerators, then macros. A macro with an enumerator's name (mostly <c>#define A A</c>) is what C sees under it.</summary>
    private static IEnumerable<ConstantListing> Constants(TranslationUnit unit, Macro[] macros, Func<SourceSpan, bool> isListed)
    {
        var values = new Dictionary<string, ulong>(StringComparer.Ordinal);
        IEnumerable<Enumerator> enumerators = unit.Declarations.OfType<EnumDeclaration>()
            .Where(declaration => isListed(declaration.Span))
            .SelectMany(declaration => declaration.Enumerators);
        foreach ((string name, ConstantValue? constant) in enumerators.Select(enumerator => (enumerator.Name, (ConstantValue?)enumerator.Value)).Concat(macros.Select(macro => (macro.Name, macro.Value))))
        {
            if (ValueOf(constant) is { } value)
            {
                values[name] = value;
            }
        }

        return values.Select(pair => new ConstantListing(pair.Key, pair.Value));
    }

    private static ulong? ValueOf(ConstantValue? value) => value switch
    {
        IntegerConstant integer => integer.Bits,
        CharacterConstant character => unchecked((ulong)character.Value),
        _ => null,
    };

    private static IoctlListing ListIoctl(string name, IoctlMacro ioctl) => new(
        name, ioctl.Code, ioctl.Form, DirectionName(ioctl.Direction), ioctl.Type, ioctl.Number, ioctl.Size, ioctl.ArgumentType?.ToString());

    private static string DirectionName(IoctlDirection direction) => direction switch
    {
        IoctlDirection.None => "none",
        IoctlDirection.Read => "read",
        IoctlDirection.Write => "write",
        _ => "readwrite",
    };

    private static bool IsListed(SourceSpan span) => span.File is { Origin: not HeaderOrigin.BuiltIn };
}
