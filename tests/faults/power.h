/* What a power cut takes away: the book of what a process changed and has not made durable yet. */

#include <sys/types.h>

#pragma GCC visibility push(hidden)

/* A file was opened to be written; `made` where it was not there before. */
void note_opened(const char *path, int made);
void note_folder_made(const char *path);
/* A file or folder was fsynced. */
void note_synced(const char *path);
void note_truncated(const char *path, off_t size);
/* Before a rename or a removal: keeps what stands at `path`, so that a power cut can bring it back. */
void note_before_loss(const char *path, char *kept);
void note_renamed(const char *from, const char *to, const char *kept);
void note_removed(const char *path, const char *kept);

/* Where kept files go: a folder on the same file system, outside the watched one. */
void start_book(const char *keeping, unsigned seed);
/* Undo what no fsync has made durable, as far as the seed says. */
void cut_power(void);

#pragma GCC visibility pop
