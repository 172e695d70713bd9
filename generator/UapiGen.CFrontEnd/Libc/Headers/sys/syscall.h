#pragma once
#include <asm/unistd.h>
