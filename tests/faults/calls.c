/* The C library's calls that change the disk, each counted and perhaps failed before the real one is made. */

#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

#include "faults.h"
#include "power.h"

#define COUNTED(call, need, path) \
    long number = count(call, path); \
    int error = refusal(number, need); \
    if (error != 0) { \
        errno = error; \
        return -1; \
    }

#define WRITES(name, descriptor, size, whole, parted) \
    char path[PATH_MAX]; \
    if (!resolve(descriptor, NULL, path)) \
        return whole; \
    long number = count(name, path); \
    size_t length = part(number, size); \
    if (length < (size)) { \
        ssize_t written = parted; \
        die_if_torn(); \
        return written; \
    } \
    int error = refusal(number, ROOM); \
    if (error != 0) { \
        errno = error; \
        return -1; \
    } \
    ssize_t written = whole; \
    after(number); \
    return written;

ssize_t write(int descriptor, const void *data, size_t size)
{
    WRITES("write", descriptor, size, REAL(write)(descriptor, data, size), REAL(write)(descriptor, data, length))
}

ssize_t pwrite(int descriptor, const void *data, size_t size, off_t offset)
{
    WRITES("pwrite", descriptor, size, REAL(pwrite)(descriptor, data, size, offset),
           REAL(pwrite)(descriptor, data, length, offset))
}

ssize_t pwrite64(int descriptor, const void *data, size_t size, off64_t offset)
{
    WRITES("pwrite", descriptor, size, REAL(pwrite64)(descriptor, data, size, offset),
           REAL(pwrite64)(descriptor, data, length, offset))
}

/* Of several pieces the first one is what is torn. */
ssize_t writev(int descriptor, const struct iovec *pieces, int many)
{
    WRITES("writev", descriptor, many > 0 ? pieces[0].iov_len : 0, REAL(writev)(descriptor, pieces, many),
           REAL(write)(descriptor, pieces[0].iov_base, length))
}

#define SYNCS(name) \
    int name(int descriptor) \
    { \
        char path[PATH_MAX]; \
        if (!resolve(descriptor, NULL, path)) \
            return REAL(name)(descriptor); \
        COUNTED(#name, SYNC, path) \
        int result = REAL(name)(descriptor); \
        note_synced(path); \
        after(number); \
        return result; \
    }
SYNCS(fsync)
SYNCS(fdatasync)

#define TRUNCATES(name, type) \
    int name(int descriptor, type size) \
    { \
        char path[PATH_MAX]; \
        if (!resolve(descriptor, NULL, path)) \
            return REAL(name)(descriptor, size); \
        COUNTED("ftruncate", CHANGE, path) \
        int result = REAL(name)(descriptor, size); \
        note_truncated(path, (off_t)size); \
        after(number); \
        return result; \
    }
TRUNCATES(ftruncate, off_t)
TRUNCATES(ftruncate64, off64_t)

static int rename_watched(int from_folder, const char *from, int to_folder, const char *to)
{
    char old[PATH_MAX], new[PATH_MAX], kept[PATH_MAX];
    if (!resolve(from_folder, from, old) || !resolve(to_folder, to, new))
        return REAL(renameat)(from_folder, from, to_folder, to);
    COUNTED("rename", CHANGE, new)
    note_before_loss(new, kept);
    int result = REAL(renameat)(from_folder, from, to_folder, to);
    if (result == 0)
        note_renamed(old, new, kept);
    after(number);
    return result;
}

int rename(const char *from, const char *to)
{
    return rename_watched(AT_FDCWD, from, AT_FDCWD, to);
}

int renameat(int from_folder, const char *from, int to_folder, const char *to)
{
    return rename_watched(from_folder, from, to_folder, to);
}

static int remove_watched(int at_folder, const char *name, int flags)
{
    char path[PATH_MAX], kept[PATH_MAX] = "";
    if (!resolve(at_folder, name, path))
        return REAL(unlinkat)(at_folder, name, flags);
    COUNTED(flags & AT_REMOVEDIR ? "rmdir" : "unlink", CHANGE, path)
    if (!(flags & AT_REMOVEDIR))
        note_before_loss(path, kept);
    int result = REAL(unlinkat)(at_folder, name, flags);
    if (result == 0 && !(flags & AT_REMOVEDIR))
        note_removed(path, kept);
    after(number);
    return result;
}

int unlink(const char *name)
{
    return remove_watched(AT_FDCWD, name, 0);
}

int unlinkat(int at_folder, const char *name, int flags)
{
    return remove_watched(at_folder, name, flags);
}

int rmdir(const char *name)
{
    return remove_watched(AT_FDCWD, name, AT_REMOVEDIR);
}

static int make_folder(int at_folder, const char *name, mode_t mode)
{
    char path[PATH_MAX];
    if (!resolve(at_folder, name, path) || faccessat(at_folder, name, F_OK, 0) == 0)
        return REAL(mkdirat)(at_folder, name, mode);
    COUNTED("mkdir", ROOM, path)
    int result = REAL(mkdirat)(at_folder, name, mode);
    if (result == 0)
        note_folder_made(path);
    after(number);
    return result;
}

int mkdir(const char *name, mode_t mode)
{
    return make_folder(AT_FDCWD, name, mode);
}

int mkdirat(int at_folder, const char *name, mode_t mode)
{
    return make_folder(at_folder, name, mode);
}

/* Opening changes the disk only where it makes a file or empties one; a read-only disk refuses to write anyway. */
static int open_watched(int at_folder, const char *name, int flags, mode_t mode)
{
    char path[PATH_MAX];
    if ((flags & O_ACCMODE) == O_RDONLY || !resolve(at_folder, name, path))
        return REAL(openat)(at_folder, name, flags, mode);
    int made = (flags & O_CREAT) && faccessat(at_folder, name, F_OK, 0) != 0;
    if (!made && !(flags & O_TRUNC)) {
        if (is_writing_refused()) {
            errno = EROFS;
            return -1;
        }
        int descriptor = REAL(openat)(at_folder, name, flags, mode);
        if (descriptor >= 0)
            note_opened(path, 0);
        return descriptor;
    }
    COUNTED("open", made ? ROOM : CHANGE, path)
    int descriptor = REAL(openat)(at_folder, name, flags, mode);
    if (descriptor >= 0) {
        note_opened(path, made);
        if (flags & O_TRUNC)
            note_truncated(path, 0);
    }
    after(number);
    return descriptor;
}

#define OPENS(name, arguments, at_folder, last) \
    int name arguments \
    { \
        mode_t mode = 0; \
        if ((flags & O_CREAT) || (flags & O_TMPFILE) == O_TMPFILE) { \
            va_list rest; \
            va_start(rest, last); \
            mode = va_arg(rest, mode_t); \
            va_end(rest); \
        } \
        return open_watched(at_folder, path, flags, mode); \
    }
OPENS(open, (const char *path, int flags, ...), AT_FDCWD, flags)
OPENS(open64, (const char *path, int flags, ...), AT_FDCWD, flags)
OPENS(openat, (int folder_descriptor, const char *path, int flags, ...), folder_descriptor, flags)
OPENS(openat64, (int folder_descriptor, const char *path, int flags, ...), folder_descriptor, flags)

int clock_gettime(clockid_t clock, struct timespec *out)
{
    int result = REAL(clock_gettime)(clock, out);
    if (result == 0 && (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE))
        out->tv_sec -= clock_offset();
    return result;
}

int gettimeofday(struct timeval *restrict out, void *restrict zone)
{
    int result = REAL(gettimeofday)(out, zone);
    if (result == 0)
        out->tv_sec -= clock_offset();
    return result;
}

time_t time(time_t *out)
{
    time_t now = REAL(time)(NULL) - clock_offset();
    if (out != NULL)
        *out = now;
    return now;
}
