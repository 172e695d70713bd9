using System.Linq;
using UapiGen.CFrontEnd.Semantics;

namespace UapiGen.CFrontEnd.Tests.Parsing;

public class TypeMacroTests
{
    [Theory]
    [InlineData("typedef __PTRDIFF_TYPE__ t;")]
    [InlineData("#define WIDE unsigned long long int\ntypedef WIDE t;")]
    public void TypeOfSeveralWordsMayComeFromAMacro(string text) =>
        Assert.Equal(8, TestHeader.Read(text).Declarations.OfType<TypedefDeclaration>().Single().Type.Size);
}
