#define CONST_DECIMAL 42
#define CONST_HEX 0xFFu
#define CONST_NEGATIVE (-1)
#define CONST_WIDE 0x8000000000000000ULL
#define CONST_LONG 5L
#define CONST_SHIFT (1 << 31)
#define CONST_CHAR 'V'
#define CONST_QUOTE '\''
#define CONST_TEXT "text \"quoted\" \\ and \t more"
#define CONST_FLOAT 1.5
#define CONST_BINARY "\xff\xfe"
#define NOT_A_VALUE(x) (x)
#define ALSO_NOT int
#define class 7
/* Trailing words follow. */
#define CONST_DOCUMENTED 3 /* the third */
