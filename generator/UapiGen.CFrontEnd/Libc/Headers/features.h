/* Which libc this stands for, as far as kernel headers ask. */
#pragma once
#define _FEATURES_H 1
#define __GLIBC__ 2
#define __GLIBC_MINOR__ 36
#define __USE_MISC 1
