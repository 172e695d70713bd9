// Generated text comes in pieces, and nobody who reads it notices.

using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace UapiGen.Engine.Tests.Emission;

public sealed class GeneratedSourceTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(4096)]
    public void A_reader_gives_the_pieces_as_one_text(int bufferLength)
    {
        var source = new GeneratedSource("a.g.cs", ImmutableArray.Create("one", "", "two\n", "3"));
        Assert.Equal("onetwo\n3", source.Text);
        Assert.Equal(source.Text.Length, source.Length);

        using TextReader reader = source.OpenText();
        var read = new StringBuilder();
        var buffer = new char[bufferLength];
        for (int count = reader.Read(buffer, 0, bufferLength); count > 0; count = reader.Read(buffer, 0, bufferLength))
        {
            read.Append(buffer, 0, count);
        }

        Assert.Equal(source.Text, read.ToString());
        Assert.Equal(-1, reader.Peek());
        Assert.Equal(-1, reader.Read());
    }

    [Fact]
    public void A_large_header_comes_in_pieces_that_make_the_text_the_compiler_sees()
    {
        string header = string.Concat(Enumerable.Range(0, 2000).Select(i => $"struct unit_{i} {{ int first_{i}; }};\n"));
        GeneratedSource source = new EngineRun().With("test/large.h", header).Named("test/large.h").Run().Sources.Single(s => s.HintName == "test.large.g.cs");

        Assert.True(source.Pieces.Count > 2, $"{source.Pieces.Count} pieces");
        Assert.All(source.Pieces, piece => Assert.True(piece.Length * sizeof(char) < 85_000, "a piece is a large object to the garbage collector"));
        Assert.Equal(source.Text, SourceText.From(source.OpenText(), source.Length, Encoding.UTF8).ToString());
        for (int i = 0; i < 2000; i++)
        {
            Assert.Contains($"int First{i};", source.Text, System.StringComparison.Ordinal);
        }
    }
}
