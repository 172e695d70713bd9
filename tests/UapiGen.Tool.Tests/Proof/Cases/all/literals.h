/* Strings and characters in all their prefixes and escapes. */
#define PLAIN "text"
#define JOINED "one" "two" \
	"three"
#define HEX_ENDS "\x41" "1"
#define HEX_LONG "\x00041"
#define OCTAL_ENDS "\1018"
#define NUL_INSIDE "a\0b"
#define ESCAPED_QUOTE "say \"hi\""
#define QUESTION "\?"
#define UTF8 u8"grün"
#define UTF8_PLAIN "grün"
#define UTF8_JOINED u8"a" "b"
#define UCN_SHORT "\u00fc"
#define UCN_LONG "\U0001f600"
#define EMPTY ""
#define BY_MACRO PLAIN EMPTY PLAIN
#define PERCENT "%s: %d\n"
#define COMMENT_IN_STRING "/* not a comment */ // nor this"
#define WIDE_STRING L"wide"
#define WIDE16_STRING u"wide"
#define WIDE32_STRING U"wide"
#define SIZE_WIDE sizeof(L"wide")
#define SIZE_WIDE16 sizeof(u"wide")
#define SIZE_WIDE_JOINED sizeof(L"wi" "de")
#define SIZE_UTF8 sizeof(u8"grün")
#define CHAR_PLAIN 'x'
#define CHAR_QUOTE '\''
#define CHAR_DOUBLE_QUOTE '"'
#define CHAR_BACKSLASH '\\'
#define CHAR_OCTAL '\101'
#define CHAR_HIGH '\200'
#define CHAR_HEX '\xfe'
#define CHAR_ESCAPE '\e'
#define CHAR_BELL '\a'
#define CHAR_TWO 'ab'
#define CHAR_THREE 'abc'
#define CHAR_FOUR 'abcd'
#define CHAR_HIGH_TWO '\xff\xfe'
#define CHAR_WIDE L'\x1234'
#define CHAR_16 u'\xffff'
#define CHAR_32 U'\xffffffff'
#define CHAR_WIDE_NEGATIVE (L'\xffffffff' < 0)
#define CHAR_UCN U'\U0001f600'
#define CHAR_SUM ('a' | 'b' << 8 | 'c' << 16)
#define CHAR_CAST ((unsigned char)'\377')
