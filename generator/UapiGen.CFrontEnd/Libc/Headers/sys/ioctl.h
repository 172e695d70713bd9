#pragma once
#include <features.h>
#include <asm/ioctls.h>
struct winsize {
	unsigned short ws_row;
	unsigned short ws_col;
	unsigned short ws_xpixel;
	unsigned short ws_ypixel;
};
#ifdef __powerpc__
#define NCC 10
#else
#define NCC 8
#endif
struct termio {
	unsigned short c_iflag;
	unsigned short c_oflag;
	unsigned short c_cflag;
	unsigned short c_lflag;
	unsigned char c_line;
#ifdef __mips__
	unsigned char c_cc[32];
#else
	unsigned char c_cc[NCC];
#endif
};
