/* A power cut, as POSIX allows it and journalling file systems do it:
 *
 * - What was appended to a file after its last fsync is there in part: cut at any byte, or with zeros from there on.
 * - Files made, renamed and removed in a folder that was not fsynced since are as before; of several such changes in
 *   one folder the first ones may have lasted, never a later one without an earlier one.
 *
 * SQLite's own files are left as they are. It fsyncs its log before a transaction counts as committed
 * (synchronous=FULL) and throws away a torn end of it by its checksums; that is its promise, tested by its makers, and a
 * cut of the log at a byte of our choosing would only test whether we use it, which the order of fsyncs shows as well.
 */

#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "power.h"

#define MOST 4096

struct file {
    char path[PATH_MAX];
    off_t synced;
};

enum kind { MADE, MADE_FOLDER, RENAMED, REMOVED };

struct change {
    enum kind kind;
    char path[PATH_MAX];
    char from[PATH_MAX]; /* of a renaming */
    char kept[PATH_MAX]; /* what stood at `path` before, "" where nothing did */
};

static struct file *files;
static struct change *changes;
static size_t file_count, change_count, kept_count;
static char keep_folder[PATH_MAX / 2];
static unsigned random_state;

static unsigned draw(unsigned below)
{
    random_state = random_state * 1103515245u + 12345u;
    return below ? (random_state >> 8) % below : 0;
}

/* The book ends the process where it is full: a test that goes on without it would prove nothing. */
static void *grow(void *table, size_t count, size_t size)
{
    if (count >= MOST || (table == NULL && (table = calloc(MOST, size)) == NULL))
        abort();
    return table;
}

void start_book(const char *keeping, unsigned seed)
{
    snprintf(keep_folder, sizeof keep_folder, "%s", keeping);
    random_state = seed;
    draw(2);
}

static int ends_with(const char *text, const char *end)
{
    size_t length = strlen(text), tail = strlen(end);
    return length >= tail && strcmp(text + length - tail, end) == 0;
}

static int is_left_alone(const char *path)
{
    return ends_with(path, ".db") || ends_with(path, ".db-wal") || ends_with(path, ".db-shm")
        || ends_with(path, ".db-journal") || ends_with(path, "/.lock");
}

static int is_in(const char *path, const char *folder, size_t length)
{
    return strncmp(path, folder, length) == 0 && path[length] == '/';
}

static int is_directly_in(const char *path, const char *folder)
{
    size_t length = strlen(folder);
    return is_in(path, folder, length) && strchr(path + length + 1, '/') == NULL;
}

static struct file *find(const char *path)
{
    for (size_t i = 0; i < file_count; i++)
        if (strcmp(files[i].path, path) == 0)
            return &files[i];
    return NULL;
}

static off_t size_of(const char *path)
{
    struct stat found;
    return stat(path, &found) == 0 ? found.st_size : 0;
}

static struct change *add_change(enum kind kind, const char *path)
{
    changes = grow(changes, change_count, sizeof *changes);
    struct change *change = &changes[change_count++];
    change->kind = kind;
    strcpy(change->path, path);
    change->from[0] = change->kept[0] = '\0';
    return change;
}

void note_opened(const char *path, int made)
{
    if (is_left_alone(path))
        return;
    if (find(path) == NULL) {
        files = grow(files, file_count, sizeof *files);
        strcpy(files[file_count].path, path);
        files[file_count++].synced = made ? 0 : size_of(path);
    }
    if (made)
        add_change(MADE, path);
}

void note_folder_made(const char *path)
{
    add_change(MADE_FOLDER, path);
}

void note_synced(const char *path)
{
    struct stat found;
    if (stat(path, &found) != 0)
        return;
    if (!S_ISDIR(found.st_mode)) {
        struct file *file = find(path);
        if (file != NULL)
            file->synced = found.st_size;
        return;
    }
    size_t left = 0;
    for (size_t i = 0; i < change_count; i++)
        if (!is_directly_in(changes[i].path, path))
            changes[left++] = changes[i];
    change_count = left;
}

void note_truncated(const char *path, off_t size)
{
    struct file *file = find(path);
    if (file != NULL && file->synced > size)
        file->synced = size;
}

void note_before_loss(const char *path, char *kept)
{
    kept[0] = '\0';
    if (is_left_alone(path) || access(path, F_OK) != 0)
        return;
    snprintf(kept, PATH_MAX, "%s/%d-%zu", keep_folder, getpid(), kept_count++);
    if (link(path, kept) != 0)
        abort();
}

static void forget(const char *path)
{
    struct file *file = find(path);
    if (file != NULL)
        *file = files[--file_count];
}

void note_renamed(const char *from, const char *to, const char *kept)
{
    if (is_left_alone(from))
        return;
    forget(to);
    struct file *file = find(from);
    if (file != NULL)
        strcpy(file->path, to);
    struct change *change = add_change(RENAMED, to);
    strcpy(change->from, from);
    strcpy(change->kept, kept);
}

void note_removed(const char *path, const char *kept)
{
    if (is_left_alone(path))
        return;
    forget(path);
    strcpy(add_change(REMOVED, path)->kept, kept);
}

static int remove_entry(const char *path, const struct stat *s, int type, struct FTW *ftw)
{
    (void)s, (void)type, (void)ftw;
    return remove(path);
}

static void undo(const struct change *change)
{
    struct file *file = find(change->path);
    switch (change->kind) {
    case MADE:
        unlink(change->path);
        break;
    case MADE_FOLDER:
        nftw(change->path, remove_entry, 8, FTW_DEPTH | FTW_PHYS);
        break;
    case RENAMED:
        rename(change->path, change->from);
        if (file != NULL)
            strcpy(file->path, change->from);
        break;
    case REMOVED:
        break;
    }
    if (change->kept[0])
        rename(change->kept, change->path);
}

static void undo_folder(const char *folder, size_t length)
{
    size_t here = 0, undone;
    for (size_t i = 0; i < change_count; i++)
        here += is_in(changes[i].path, folder, length) && strchr(changes[i].path + length + 1, '/') == NULL;
    undone = draw((unsigned)here + 1);
    for (size_t i = change_count; i-- > 0 && undone > 0;)
        if (is_in(changes[i].path, folder, length) && strchr(changes[i].path + length + 1, '/') == NULL) {
            undo(&changes[i]);
            undone--;
        }
}

static void cut(const struct file *file)
{
    off_t size = size_of(file->path);
    if (size <= file->synced)
        return;
    off_t kept = file->synced + (off_t)draw((unsigned)(size - file->synced) + 1);
    if (truncate(file->path, kept) == 0 && draw(3) == 0) /* the length has lasted, the bytes have not */
        (void)!truncate(file->path, size);
}

void cut_power(void)
{
    for (size_t i = change_count; i-- > 0;) {
        size_t length = (size_t)(strrchr(changes[i].path, '/') - changes[i].path), later = i + 1;
        while (later < change_count
               && !(is_in(changes[later].path, changes[i].path, length) && strchr(changes[later].path + length + 1, '/') == NULL))
            later++;
        if (later == change_count) /* the last change in its folder: each folder once */
            undo_folder(changes[i].path, length);
    }
    for (size_t i = 0; i < file_count; i++)
        cut(&files[i]);
}
