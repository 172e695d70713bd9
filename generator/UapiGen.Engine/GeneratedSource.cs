using System;
using System.IO;
using System.Linq;
using UapiGen.Engine.Model;

namespace UapiGen.Engine;

/// <summary>One generated file: C# 12, lines ended by <c>\n</c>.</summary>
/// <param name="HintName">Its name, unique in the assembly without regard to case, such as <c>linux.kvm.g.cs</c>.</param>
/// <param name="Pieces">Its text in order, in pieces that end anywhere.</param>
public sealed record GeneratedSource(string HintName, EquatableArray<string> Pieces)
{
    /// <summary>The length of the text.</summary>
    public int Length => Pieces.Items.Sum(static piece => piece.Length);

    /// <summary>The text as one string, put together at each call.</summary>
    public string Text => string.Concat(Pieces.Items);

    /// <summary>Reads the text without putting it together.</summary>
    public TextReader OpenText() => new Reader(Pieces);

    private sealed class Reader(EquatableArray<string> pieces) : TextReader
    {
        private int _piece;
        private int _position;

        public override int Peek() => IsAtEnd() ? -1 : pieces[_piece][_position];

        public override int Read() => IsAtEnd() ? -1 : pieces[_piece][_position++];

        public override int Read(char[] buffer, int index, int count)
        {
            int read = 0;
            while (read < count && !IsAtEnd())
            {
                int fitting = Math.Min(count - read, pieces[_piece].Length - _position);
                pieces[_piece].CopyTo(_position, buffer, index + read, fitting);
                _position += fitting;
                read += fitting;
            }

            return read;
        }

        private bool IsAtEnd()
        {
            while (_piece < pieces.Count && _position == pieces[_piece].Length)
            {
                _piece++;
                _position = 0;
            }

            return _piece == pieces.Count;
        }
    }
}
