/* Loaded into a crawl by LD_PRELOAD: counts the calls that change the disk below one folder, and at the n-th of them
 * does what the environment says; a write is torn that is the n-th call or the first one after it.
 *
 *   FAULT_FOLDER  what is watched
 *   FAULT_KIND    kill, kill-after, torn, power, full, full-short, io-error, read-only, clock; none only counts
 *   FAULT_AT      n, from 1
 *   FAULT_TRACE   a file that gets a line "CALL PATH" for each counted call
 *   FAULT_KEEP    a folder for what a power cut may bring back
 *   FAULT_SEED    for what a power cut takes
 *
 * SQLite's shared-memory file is written through a mapping and seen only where it is made and grown. It holds nothing
 * that outlives a crash: the first to open the database makes it anew from the log.
 */

#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "faults.h"
#include "power.h"

enum fault { NONE, KILL, KILL_AFTER, TORN, POWER, FULL, FULL_SHORT, IO_ERROR, READ_ONLY, CLOCK };
static const char *const NAMES[] = {"none", "kill", "kill-after", "torn", "power", "full", "full-short", "io-error",
                                    "read-only", "clock"};
enum { DAY = 24 * 60 * 60 };

static char folder[PATH_MAX];
static enum fault fault;
static long at, calls;
static int trace = -1, is_shortened;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

/* Read the environment; the fork server calls it again in each child. */
__attribute__((constructor)) void arm_faults(void)
{
    const char *name = getenv("FAULT_KIND"), *path = getenv("FAULT_TRACE"), *keep, *text;
    folder[0] = '\0';
    calls = is_shortened = 0;
    if (name == NULL || getenv("FAULT_FOLDER") == NULL)
        return;
    for (fault = CLOCK; fault > NONE && strcmp(NAMES[fault], name) != 0; fault--)
        ;
    if (fault == NONE && strcmp(name, "none") != 0)
        abort();
    at = (text = getenv("FAULT_AT")) ? atol(text) : 0;
    trace = path ? REAL(openat)(AT_FDCWD, path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644) : -1;
    keep = getenv("FAULT_KEEP");
    start_book(keep ? keep : "/tmp", (text = getenv("FAULT_SEED")) ? (unsigned)atol(text) : 1);
    snprintf(folder, sizeof folder, "%s", getenv("FAULT_FOLDER"));
}

static int is_watched(const char *path)
{
    size_t length = strlen(folder);
    return length > 0 && strncmp(path, folder, length) == 0 && (path[length] == '/' || path[length] == '\0');
}

int resolve(int descriptor, const char *path, char *out)
{
    char link[64], base[PATH_MAX];
    if (folder[0] == '\0')
        return 0;
    if (path != NULL && path[0] == '/')
        return snprintf(out, PATH_MAX, "%s", path) < PATH_MAX && is_watched(out);
    if (descriptor == AT_FDCWD)
        strcpy(link, "/proc/self/cwd");
    else
        snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    ssize_t length = readlink(link, base, sizeof base - 1);
    if (length < 0)
        return 0;
    base[length] = '\0';
    if (path == NULL)
        return snprintf(out, PATH_MAX, "%s", base) < PATH_MAX && is_watched(out);
    return snprintf(out, PATH_MAX, "%s/%s", base, path) < PATH_MAX && is_watched(out);
}

static void die(void)
{
    kill(getpid(), SIGKILL);
    for (;;)
        pause();
}

long count(const char *call, const char *path)
{
    char line[PATH_MAX + 32];
    pthread_mutex_lock(&lock);
    long number = ++calls;
    if (trace >= 0)
        (void)!REAL(write)(trace, line, (size_t)snprintf(line, sizeof line, "%s %s\n", call, path));
    if (number == at) {
        if (fault == POWER) {
            folder[0] = '\0'; /* what it does is not counted */
            cut_power();
        }
        if (fault == KILL || fault == POWER)
            die();
    }
    pthread_mutex_unlock(&lock);
    return number;
}

void after(long number)
{
    if (fault == KILL_AFTER && number == at)
        die();
}

int refusal(long number, enum need need)
{
    if (at == 0 || number < at)
        return 0;
    switch (fault) {
    case FULL:
    case FULL_SHORT:
        return need == ROOM ? ENOSPC : 0;
    case IO_ERROR:
        return EIO;
    case READ_ONLY:
        return EROFS;
    default:
        return 0;
    }
}

size_t part(long number, size_t size)
{
    if (fault == TORN && at != 0 && number >= at)
        return size / 2;
    if (fault == FULL_SHORT && at != 0 && number >= at && !is_shortened && size > 1) {
        is_shortened = 1;
        return size / 2;
    }
    return size;
}

void die_if_torn(void)
{
    if (fault == TORN)
        die();
}

int is_writing_refused(void)
{
    return fault == READ_ONLY && refusal(calls, CHANGE) != 0;
}

long clock_offset(void)
{
    return fault == CLOCK && folder[0] != '\0' && at != 0 && calls >= at ? DAY : 0;
}
