#define LETTER 'V'
#define NEWLINE '\n'
#define ESCAPES '\\'
#define QUOTE '\''
#define HEX_ESCAPE '\x7f'
#define HIGH_ESCAPE '\xff'
#define OCTAL_ESCAPE '\101'
#define HIGH_OCTAL '\377'
#define NUL '\0'
#define MULTI 'ab'
#define MULTI_FOUR 'abcd'
#define MULTI_HIGH '\xff\x01'
#define WIDE (L'x' + 0ll)
#define WIDE16 u'x'
#define WIDE32 U'x'
#define LETTER_SUM ('a' + 1)
#define FOURCC ((unsigned)'A' | ((unsigned)'B' << 8) | ((unsigned)'C' << 16) | ((unsigned)'D' << 24))
#define TEXT "plain"
#define TEXT_ESCAPES "tab\tquote\"nul\0end\x41\102"
#define TEXT_JOINED "one" " and " "two"
#define TEXT_MACRO TEXT "/" TEXT
#define TEXT_PARENTHESES ("inside")
#define TEXT_EMPTY ""
#define TEXT_UTF8 "\u00e9é"
#define TEXT_SIZE sizeof("12345")
#define TEXT_SIZE_OF_MACRO (sizeof(TEXT) - 1)
