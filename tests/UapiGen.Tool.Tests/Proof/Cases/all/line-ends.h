/* Lines that end as on Windows, a form feed, and a last line without an end. */
#define SPLICED (1 + \
	2)
struct crlf {
	char a; // comment \
	int not_there;
	int b;
};
#if defined(SPLICED) \
	&& SPLICED == 3
#define CONDITION 1
#endif
#define TEXT "one\
two"
enum crlf_values { CRLF_A, /* over
lines */ CRLF_B };
#define LAST 7