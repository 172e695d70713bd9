using UapiGen.CFrontEnd.Semantics;

namespace UapiGen.Engine.Facts.Inference;

/// <summary>Words that say a member holds an address: "pointer to", "user pointer", "userspace address", "points to".</summary>
internal static class PointerWords
{
    public static PointerFact? Read(RecordDeclaration record, string path, FieldDeclaration field, Sentence sentence)
    {
        CType type = field.Type.Canonical;
        if (type is not (BuiltInType { IsInteger: true, Size: 8 } or PointerType))
        {
            return null;
        }

        bool isPointer = sentence.FindAny(0, "pointer", "user-pointer", "uptr") is >= 0 and < 6
            || sentence.Find("points", "to") >= 0
            || sentence.Find("userspace", "address") >= 0 || sentence.Find("user", "address") >= 0 || sentence.Find("user", "space", "address") >= 0
            || sentence.Find("userspace", "virtual", "address") >= 0 || sentence.Find("user", "virtual", "address") >= 0
            || sentence.Find("address", "of", "userspace") >= 0 || sentence.Find("user-space", "address") >= 0;
        bool isGuest = sentence.FindAny(0, "guest", "gpu", "physical", "iova", "dma", "file") >= 0;
        return isPointer && !isGuest ? new PointerFact(InferenceContext.Stated(sentence), record.CName, path) : null;
    }
}
