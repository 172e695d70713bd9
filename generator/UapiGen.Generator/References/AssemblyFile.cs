// An assembly's metadata, read as far as bindings have to do with it: its name, those of its references, and attributes of one kind.

using System.Collections.Immutable;
using System.Reflection.Metadata;

namespace UapiGen.Generator.References;

internal static class AssemblyFile
{
    private const byte PropertyArgument = 0x54;

    public static ReferencedAssembly? Read(MetadataReader reader)
    {
        if (!reader.IsAssembly)
        {
            return null;
        }

        if (reader.StringComparer.Equals(reader.GetAssemblyDefinition().Name, ReferencedAssembly.Runtime))
        {
            return new ReferencedAssembly(true, default);
        }

        return References(reader, ReferencedAssembly.Runtime) ? new ReferencedAssembly(false, Headers(reader)) : null;
    }

    private static bool References(MetadataReader reader, string assembly)
    {
        foreach (AssemblyReferenceHandle handle in reader.AssemblyReferences)
        {
            if (reader.StringComparer.Equals(reader.GetAssemblyReference(handle).Name, assembly))
            {
                return true;
            }
        }

        return false;
    }

    private static ImmutableArray<ReusableHeader> Headers(MetadataReader reader)
    {
        ImmutableArray<ReusableHeader>.Builder headers = ImmutableArray.CreateBuilder<ReusableHeader>();
        foreach (CustomAttributeHandle handle in reader.GetAssemblyDefinition().GetCustomAttributes())
        {
            CustomAttribute attribute = reader.GetCustomAttribute(handle);
            if (IsBindings(reader, attribute) && Arguments(reader.GetBlobReader(attribute.Value)) is { } header)
            {
                headers.Add(header);
            }
        }

        return headers.ToImmutable();
    }

    private static bool IsBindings(MetadataReader reader, CustomAttribute attribute)
    {
        if (attribute.Constructor.Kind != HandleKind.MemberReference)
        {
            return false;
        }

        EntityHandle parent = reader.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent;
        if (parent.Kind != HandleKind.TypeReference)
        {
            return false;
        }

        TypeReference type = reader.GetTypeReference((TypeReferenceHandle)parent);
        return reader.StringComparer.Equals(type.Name, ReferencedAssembly.BindingsAttribute)
            && reader.StringComparer.Equals(type.Namespace, ReferencedAssembly.BindingsNamespace);
    }

    /// <summary>The attribute's two strings and its property, which is the only one that it has.</summary>
    private static ReusableHeader? Arguments(BlobReader value)
    {
        _ = value.ReadUInt16();
        if (value.ReadSerializedString() is not { } header || value.ReadSerializedString() is not { } ns)
        {
            return null;
        }

        string? targets = null;
        if (value.ReadUInt16() == 1
            && value.ReadByte() == PropertyArgument
            && value.ReadSerializationTypeCode() == SerializationTypeCode.String
            && value.ReadSerializedString() == ReferencedAssembly.TargetsProperty)
        {
            targets = value.ReadSerializedString();
        }

        return new ReusableHeader(header, ns, targets ?? "");
    }
}
