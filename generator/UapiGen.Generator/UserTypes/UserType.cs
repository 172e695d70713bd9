// A type of the user's that could meet a generated one, in a record without syntax: nothing of a compilation is kept.

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace UapiGen.Generator.UserTypes;

/// <param name="FullName">Its namespace and name, and the names of the types around it, joined by dots.</param>
/// <param name="Arity">The number of its type parameters.</param>
/// <param name="Keyword">What it is declared with: <c>struct</c>, <c>class</c>, <c>enum</c>, …</param>
/// <param name="IsPartial">Whether it is one part of a type.</param>
/// <param name="Place">Where its name stands.</param>
/// <param name="Field">What of it takes room in each instance; null: nothing.</param>
internal sealed record UserType(string FullName, int Arity, string Keyword, bool IsPartial, CodePlace Place, UserField? Field);

/// <summary>A member that takes room in each instance of its type.</summary>
internal sealed record UserField(string Name, CodePlace Place);

/// <summary>A place in C#, without the syntax tree that would keep a compilation alive.</summary>
internal sealed record CodePlace(string Path, TextSpan Span, LinePositionSpan Lines)
{
    public static CodePlace Of(SyntaxToken token)
    {
        SyntaxTree tree = token.SyntaxTree!;
        return new CodePlace(tree.FilePath, token.Span, tree.GetLineSpan(token.Span).Span);
    }

    public Location ToLocation() => Location.Create(Path, Span, Lines);
}
