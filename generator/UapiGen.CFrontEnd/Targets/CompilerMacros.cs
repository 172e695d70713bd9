using System.Collections.Immutable;

namespace UapiGen.CFrontEnd.Targets;

/// <summary>The predefined macros that every target has, with bodies that follow from its ABI. They are those of GCC 12 with its default <c>-std=gnu17</c>.</summary>
internal static class CompilerMacros
{
    public static ImmutableArray<PredefinedMacro> For(Target target)
    {
        var macros = ImmutableArray.CreateBuilder<PredefinedMacro>();
        void Add(string name, string body = "1") => macros.Add(new PredefinedMacro(name, body));

        bool isLong64 = target.LongSize == 8;
        AddLanguage(Add);
        AddByteOrder(target, Add);
        AddSizes(target, Add);
        AddTypes(target, isLong64, Add);
        AddLimits(target, isLong64, Add);
        return macros.ToImmutable();
    }

    private delegate void Adder(string name, string body = "1");

    private static void AddLanguage(Adder add)
    {
        add("__STDC__");
        add("__STDC_VERSION__", "201710L");
        add("__STDC_HOSTED__");
        add("__GNUC__", "12");
        add("__GNUC_MINOR__", "2");
        add("__GNUC_PATCHLEVEL__", "0");
        add("__GNUC_STDC_INLINE__");
        add("__NO_INLINE__");
        add("__VERSION__", "\"12.2.0\"");
        add("__ELF__");
        add("__gnu_linux__");
        add("__linux");
        add("__linux__");
        add("linux");
        add("__unix");
        add("__unix__");
        add("unix");
        add("__REGISTER_PREFIX__", "");
        add("__USER_LABEL_PREFIX__", "");
    }

    private static void AddByteOrder(Target target, Adder add)
    {
        string order = target.IsBigEndian ? "__ORDER_BIG_ENDIAN__" : "__ORDER_LITTLE_ENDIAN__";
        add("__ORDER_LITTLE_ENDIAN__", "1234");
        add("__ORDER_BIG_ENDIAN__", "4321");
        add("__ORDER_PDP_ENDIAN__", "3412");
        add("__BYTE_ORDER__", order);
        add("__FLOAT_WORD_ORDER__", order);
    }

    private static void AddSizes(Target target, Adder add)
    {
        add("__CHAR_BIT__", "8");
        add("__BIGGEST_ALIGNMENT__", Number(target.BiggestAlignment));
        add("__SIZEOF_SHORT__", "2");
        add("__SIZEOF_INT__", "4");
        add("__SIZEOF_LONG__", Number(target.LongSize));
        add("__SIZEOF_LONG_LONG__", "8");
        add("__SIZEOF_POINTER__", Number(target.PointerSize));
        add("__SIZEOF_SIZE_T__", Number(target.PointerSize));
        add("__SIZEOF_PTRDIFF_T__", Number(target.PointerSize));
        add("__SIZEOF_WCHAR_T__", Number(target.WCharSize));
        add("__SIZEOF_WINT_T__", "4");
        add("__SIZEOF_FLOAT__", "4");
        add("__SIZEOF_DOUBLE__", "8");
        add("__SIZEOF_LONG_DOUBLE__", Number(target.LongDoubleSize));
        if (target.Int128Alignment != 0)
        {
            add("__SIZEOF_INT128__", "16");
        }

        if (target.LongSize == 8)
        {
            add("_LP64");
            add("__LP64__");
        }
    }

    private static void AddTypes(Target target, bool isLong64, Adder add)
    {
        string int64 = isLong64 ? "long int" : "long long int";
        string uint64 = isLong64 ? "long unsigned int" : "long long unsigned int";
        string size = isLong64 ? "long " : "";
        add("__INT8_TYPE__", "signed char");
        add("__UINT8_TYPE__", "unsigned char");
        add("__INT16_TYPE__", "short int");
        add("__UINT16_TYPE__", "short unsigned int");
        add("__INT32_TYPE__", "int");
        add("__UINT32_TYPE__", "unsigned int");
        add("__INT64_TYPE__", int64);
        add("__UINT64_TYPE__", uint64);
        add("__INTMAX_TYPE__", int64);
        add("__UINTMAX_TYPE__", uint64);
        add("__SIZE_TYPE__", size + "unsigned int");
        add("__PTRDIFF_TYPE__", size + "int");
        add("__INTPTR_TYPE__", size + "int");
        add("__UINTPTR_TYPE__", size + "unsigned int");
        add("__WCHAR_TYPE__", target.IsWCharSigned ? "int" : "unsigned int");
        add("__WINT_TYPE__", "unsigned int");
        add("__CHAR16_TYPE__", "short unsigned int");
        add("__CHAR32_TYPE__", "unsigned int");
        if (!target.IsCharSigned)
        {
            add("__CHAR_UNSIGNED__");
        }
    }

    private static void AddLimits(Target target, bool isLong64, Adder add)
    {
        const string Max32 = "0x7fffffff";
        const string Max64 = "0x7fffffffffffffff";
        string max64 = Max64 + (isLong64 ? "L" : "LL");
        string umax64 = "0xffffffffffffffff" + (isLong64 ? "UL" : "ULL");
        string pointerMax = isLong64 ? Max64 + "L" : Max32;
        string pointerUMax = isLong64 ? umax64 : "0xffffffffU";
        add("__SCHAR_MAX__", "0x7f");
        add("__SHRT_MAX__", "0x7fff");
        add("__INT_MAX__", Max32);
        add("__LONG_MAX__", (isLong64 ? Max64 : Max32) + "L");
        add("__LONG_LONG_MAX__", Max64 + "LL");
        add("__INT8_MAX__", "0x7f");
        add("__UINT8_MAX__", "0xff");
        add("__INT16_MAX__", "0x7fff");
        add("__UINT16_MAX__", "0xffff");
        add("__INT32_MAX__", Max32);
        add("__UINT32_MAX__", "0xffffffffU");
        add("__INT64_MAX__", max64);
        add("__UINT64_MAX__", umax64);
        add("__INTMAX_MAX__", max64);
        add("__UINTMAX_MAX__", umax64);
        add("__SIZE_MAX__", pointerUMax);
        add("__PTRDIFF_MAX__", pointerMax);
        add("__INTPTR_MAX__", pointerMax);
        add("__UINTPTR_MAX__", pointerUMax);
        add("__WCHAR_MAX__", target.IsWCharSigned ? Max32 : "0xffffffffU");
        add("__WCHAR_MIN__", target.IsWCharSigned ? "(-__WCHAR_MAX__ - 1)" : "0U");
        add("__SHRT_WIDTH__", "16");
        add("__INT_WIDTH__", "32");
        add("__LONG_WIDTH__", isLong64 ? "64" : "32");
        add("__LONG_LONG_WIDTH__", "64");
        add("__SIZE_WIDTH__", isLong64 ? "64" : "32");
        add("__PTRDIFF_WIDTH__", isLong64 ? "64" : "32");
        add("__INTPTR_WIDTH__", isLong64 ? "64" : "32");
        add("__INTMAX_WIDTH__", "64");
        add("__WCHAR_WIDTH__", "32");
    }

    private static string Number(int value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
