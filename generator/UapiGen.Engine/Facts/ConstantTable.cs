using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using UapiGen.CFrontEnd.Semantics;

namespace UapiGen.Engine.Facts;

/// <summary>The integer constants of one translation unit by name: enumerators and macros.</summary>
public sealed class ConstantTable
{
    private static readonly ConditionalWeakTable<TranslationUnit, ConstantTable> s_known = new();

    private readonly TranslationUnit _unit;
    private readonly Dictionary<string, IntegerConstant> _enumerators;
    private readonly Dictionary<string, ulong>? _stated;

    private ConstantTable(TranslationUnit unit, Dictionary<string, IntegerConstant> enumerators, Dictionary<string, ulong>? stated)
    {
        _unit = unit;
        _enumerators = enumerators;
        _stated = stated;
    }

    private ConstantTable(TranslationUnit unit)
        : this(unit, new Dictionary<string, IntegerConstant>(StringComparer.Ordinal), null)
    {
        foreach (Declaration declaration in unit.Declarations)
        {
            if (declaration is EnumDeclaration @enum)
            {
                foreach (Enumerator enumerator in @enum.Enumerators)
                {
                    if (enumerator.Value is IntegerConstant integer)
                    {
                        _enumerators[enumerator.Name] = integer;
                    }
                }
            }
        }
    }

    /// <summary>The table of a unit, made once for as long as the unit lives: facts, rules and binding all ask.</summary>
    public static ConstantTable Of(TranslationUnit unit) => s_known.GetValue(unit, static u => new ConstantTable(u));

    /// <summary>The table together with the constants of other headers that overlays tell of. What the unit itself defines goes first.</summary>
    public ConstantTable With(ImmutableArray<ConstantFact> stated, string target)
    {
        if (stated.IsEmpty)
        {
            return this;
        }

        var all = new Dictionary<string, ulong>(StringComparer.Ordinal);
        foreach (ConstantFact constant in stated)
        {
            if (constant.Target == target || (constant.Target.Length == 0 && !all.ContainsKey(constant.Constant)))
            {
                all[constant.Constant] = constant.Value;
            }
        }

        return new ConstantTable(_unit, _enumerators, all);
    }

    public bool Contains(string name) => this[name] is not null;

    /// <summary>The constant's value, sign-extended to 64 bits when its C type is signed; null when there is none of the name.</summary>
    public ulong? this[string name]
    {
        get
        {
            // "#define NAME NAME" beside an enumerator has no value of its own.
            if (_enumerators.TryGetValue(name, out IntegerConstant? enumerator))
            {
                return enumerator.Bits;
            }

            switch (_unit.FindMacro(name)?.Value)
            {
                case IntegerConstant integer:
                    return integer.Bits;
                case CharacterConstant character:
                    return unchecked((ulong)character.Value);
            }

            return _stated is not null && _stated.TryGetValue(name, out ulong stated) ? stated : null;
        }
    }

    /// <summary>The value of constants joined with <c>|</c>; null when one is unknown.</summary>
    public ulong? Evaluate(ConstantTerm term)
    {
        ulong result = 0;
        foreach (ConstantAtom atom in term.Atoms)
        {
            ulong value = atom.Number;
            if (atom.Name.Length > 0)
            {
                if (this[atom.Name] is not { } named)
                {
                    return null;
                }

                value = named;
            }

            result |= atom.IsInverted ? ~value : value;
        }

        return result;
    }
}
