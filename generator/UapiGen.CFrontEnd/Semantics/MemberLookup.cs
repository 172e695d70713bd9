namespace UapiGen.CFrontEnd.Semantics;

/// <summary>Finds a member by name, through anonymous records (C11 6.7.2.1 paragraph 13).</summary>
internal static class MemberLookup
{
    public static MemberPlace? Find(CType? type, string name) =>
        type?.Canonical is RecordType { Declaration: var record } ? Find(record, name, 0) : null;

    private static MemberPlace? Find(RecordDeclaration record, string name, long bitOffset)
    {
        foreach (FieldDeclaration field in record.Fields)
        {
            if (field.Name == name)
            {
                return new MemberPlace(field, bitOffset + field.BitOffset);
            }

            if (field.IsAnonymousRecord && field.Type.Canonical is RecordType { Declaration: var inner }
                && Find(inner, name, bitOffset + field.BitOffset) is MemberPlace found)
            {
                return found;
            }
        }

        return null;
    }
}

/// <summary>A member and its place in the record that was asked.</summary>
internal readonly record struct MemberPlace(FieldDeclaration Field, long BitOffset);
