using System;
using System.Collections.Generic;
using System.Linq;
using UapiGen.CFrontEnd.Semantics;

namespace UapiGen.Engine.Facts.Inference;

/// <summary>Reads the lines of <c>#define</c>s below a comment, as far as they belong together.</summary>
internal static class DefineBlock
{
    /// <summary>More below one heading are a table of something, and no member's values; each is held against those before it.</summary>
    private const int Longest = 256;

    /// <summary>The constants below a heading; none when a comment parts them from more of their like.</summary>
    public static List<string> Below(InferenceContext context, Macro first)
    {
        var constants = new List<string>();
        string text = first.Span.File?.Text ?? "";
        int line = text.LastIndexOf('\n', Math.Max(0, first.Span.Start - 1)) + 1;
        while (NameDefinedAt(text, line) is { Length: > 0 } name && (constants.Count == 0 || !IsApart(text, line) || GoesOn(context, constants, name) || (ConstantSets.IsNoFlag(context, name) && SharesPrefix(constants, name, 2))))
        {
            bool isOne = context.Constants.Contains(name) && !context.IsIoctl(name) && !ConstantSets.IsNoFlag(context, name) && !IsSame(context, constants, name);
            if (isOne)
            {
                constants.Add(name);
            }

            if (constants.Count > Longest)
            {
                return [];
            }

            line = EndOfDefine(text, line);

            // A comment among the lines, about the next one: "/* OTG 3.0 */".
            bool isAmong = constants.Count > 0 && NextDefined(text, line) is { Length: > 0 } next && GoesOn(context, constants, next) && SharesPrefix(constants, next, 2);
            line = isAmong ? text.IndexOf('\n', text.IndexOf("*/", line, StringComparison.Ordinal)) + 1 : OverEmptyLines(text, line);
        }

        return constants.Count > 0 && GoesOn(context, constants, NextDefined(text, line)) ? [] : constants;
    }

    /// <summary>Whether what a comment parts from the block belongs to it: a bit or a number that it lacks, named alike.</summary>
    private static bool GoesOn(InferenceContext context, List<string> constants, string next)
    {
        if (context.Constants[next] is not { } value || constants.Exists(c => context.Constants[c] == value))
        {
            return false;
        }

        bool isBit = value != 0 && (value & (value - 1)) == 0;
        bool areFlags = ConstantSets.AreFlags(context, constants) && ConstantSets.HasBits(context, constants);
        int underscores = Prefix(constants, constants[0]).Count(c => c == '_');
        return areFlags ? isBit && SharesPrefix(constants, next, Math.Max(1, underscores)) : SharesPrefix(constants, next, Math.Max(2, underscores));
    }

    /// <summary><c>SUPPORTED (A)</c>: another name for the only flag so far.</summary>
    private static bool IsSame(InferenceContext context, List<string> constants, string name)
    {
        string body = context.BodyOf(name);
        return body.Length > 2 && body[0] == '(' && constants.Contains(body.Substring(1, body.Length - 2).Trim());
    }

    private static bool IsApart(string text, int line) => line > 1 && text[line - 2] == '\n';

    private static int OverEmptyLines(string text, int line)
    {
        while (line < text.Length && text[line] == '\n')
        {
            line++;
        }

        return line;
    }

    /// <summary>The name that a line defines without parameters, or empty.</summary>
    private static string NameDefinedAt(string text, int line)
    {
        if (string.CompareOrdinal(text, line, "#define", 0, 7) != 0)
        {
            return "";
        }

        int start = line + 7;
        while (start < text.Length && text[start] is ' ' or '\t')
        {
            start++;
        }

        int end = start;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] == '_'))
        {
            end++;
        }

        return text.Substring(start, end - start);
    }

    /// <summary>The line after a definition, over lines that it is continued on and a comment that it ends in.</summary>
    private static int EndOfDefine(string text, int line)
    {
        while (true)
        {
            int end = text.IndexOf('\n', line);
            if (end < 0)
            {
                return text.Length;
            }

            int open = text.LastIndexOf("/*", end, end - line, StringComparison.Ordinal);
            int close = open < 0 ? -1 : text.IndexOf("*/", open, StringComparison.Ordinal);
            bool isContinued = text[end - 1] == '\\';
            line = close > end ? Math.Max(end + 1, text.IndexOf('\n', close) + 1) : end + 1;
            if (!isContinued)
            {
                return line;
            }
        }
    }

    /// <summary>What the line after the comment at a place defines; empty when there is no comment.</summary>
    private static string NextDefined(string text, int from)
    {
        int close = string.CompareOrdinal(text, from, "/*", 0, 2) == 0 ? text.IndexOf("*/", from, StringComparison.Ordinal) : -1;
        int next = close < 0 ? -1 : text.IndexOf('\n', close) + 1;
        return next <= 0 ? "" : NameDefinedAt(text, next);
    }

    /// <summary>Whether a name begins as all of a block do, up to so many underscores.</summary>
    private static bool SharesPrefix(List<string> constants, string name, int underscores) => Prefix(constants, name).Count(c => c == '_') >= underscores;

    /// <summary>What a name and all of a block begin with.</summary>
    private static string Prefix(List<string> constants, string name)
    {
        int common = name.Length;
        foreach (string constant in constants)
        {
            int same = 0;
            while (same < common && same < constant.Length && constant[same] == name[same])
            {
                same++;
            }

            common = same;
        }

        return name.Substring(0, common);
    }
}
