/* Preloaded into a program: the Nth call that changes a file under a folder fails, once or from there on.

   cc -shared -fPIC -o io_error.so io_error.c -ldl
   IO_ERROR_UNDER=/folder LD_PRELOAD=./io_error.so program, which calls io_error_at(n, errno, for_good) when it wants. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static int fails_at, fails_with, for_good, count;

void io_error_at(int number, int error, int on) { fails_at = number; fails_with = error; for_good = on; count = 0; }
int io_error_count(void) { return count; }

static int fails(const char *path) {
    const char *under = getenv("IO_ERROR_UNDER");
    if (!under || !path || strncmp(path, under, strlen(under))) return 0;
    count++;
    if (!fails_at || count < fails_at || (count > fails_at && !for_good)) return 0;
    errno = fails_with;
    return 1;
}

static int fails_by_number(int file) {
    char link[64], path[PATH_MAX];
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t size = readlink(link, path, sizeof path - 1);
    if (size < 0) return 0;
    path[size] = 0;
    return fails(path);
}

#define REAL(name) __typeof__(&name) real = (__typeof__(&name))dlsym(RTLD_NEXT, #name)
#define BY_NUMBER(kind, name, declared, ...) \
    kind name declared { REAL(name); return fails_by_number(file) ? -1 : real(__VA_ARGS__); }
#define BY_PATH(name, declared, ...) int name declared { REAL(name); return fails(path) ? -1 : real(__VA_ARGS__); }

BY_NUMBER(ssize_t, write, (int file, const void *from, size_t size), file, from, size)
BY_NUMBER(ssize_t, pwrite, (int file, const void *from, size_t size, off_t at), file, from, size, at)
BY_NUMBER(ssize_t, pwrite64, (int file, const void *from, size_t size, off64_t at), file, from, size, at)
BY_NUMBER(int, fsync, (int file), file)
BY_NUMBER(int, fdatasync, (int file), file)
BY_NUMBER(int, ftruncate, (int file, off_t size), file, size)
BY_NUMBER(int, ftruncate64, (int file, off64_t size), file, size)
BY_PATH(unlink, (const char *path), path)
BY_PATH(rename, (const char *path, const char *to), path, to)
