using System;
using System.Collections.Generic;

namespace UapiGen.CFrontEnd.Preprocessing;

/// <summary>What <c>__has_attribute</c> and <c>__has_builtin</c> answer: as gcc 12, as far as declarations ask.</summary>
internal static class GnuFeatures
{
    private static readonly HashSet<string> s_attributes = new(StringComparer.Ordinal)
    {
        "access", "alias", "aligned", "alloc_align", "alloc_size", "always_inline", "assume_aligned", "cleanup", "cold", "common", "const",
        "constructor", "copy", "deprecated", "designated_init", "destructor", "error", "externally_visible", "fallthrough", "flatten", "format",
        "format_arg", "gnu_inline", "hot", "leaf", "malloc", "may_alias", "mode", "naked", "no_instrument_function", "no_reorder",
        "no_sanitize", "no_split_stack", "no_stack_limit", "nocommon", "noclone", "noinline", "noipa", "nonnull", "nonstring", "noplt",
        "noreturn", "nothrow", "optimize", "packed", "patchable_function_entry", "pure", "returns_nonnull", "returns_twice",
        "scalar_storage_order", "section", "sentinel", "simd", "stack_protect", "symver", "target", "tls_model", "transparent_union",
        "unavailable", "uninitialized", "unused", "used", "vector_size", "visibility", "warn_if_not_aligned", "warn_unused_result", "warning",
        "weak", "weakref", "zero_call_used_regs",
    };

    /// <summary>Attributes are asked for with or without the underscores around them.</summary>
    public static bool HasAttribute(string name)
    {
        bool isWrapped = name.Length > 4 && name.StartsWith("__", StringComparison.Ordinal) && name.EndsWith("__", StringComparison.Ordinal);
        return s_attributes.Contains(isWrapped ? name.Substring(2, name.Length - 4) : name);
    }

    public static bool HasBuiltin(string name) =>
        name.StartsWith("__builtin_", StringComparison.Ordinal) || name.StartsWith("__atomic_", StringComparison.Ordinal)
        || name.StartsWith("__sync_", StringComparison.Ordinal);
}
