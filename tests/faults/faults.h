/* Which call meets which fault. Nothing of this is seen outside the library: only the C library's own names are. */

#include <dlfcn.h>
#include <stddef.h>

#pragma GCC visibility push(hidden)

/* The C library's own function, behind ours. */
#define REAL(name) \
    ({ \
        static __typeof__(&name) real; \
        if (real == NULL) \
            real = (__typeof__(&name))dlsym(RTLD_NEXT, #name); \
        real; \
    })

/* What a call asks of the disk: more room, that all be there, or a change of what is there. */
enum need { ROOM, SYNC, CHANGE };

/* The absolute path of what a call names, by folder and name or (with name NULL) by descriptor; 0 where it is not
 * watched. `out` holds PATH_MAX bytes. */
int resolve(int descriptor, const char *name, char *out);
/* Count a call: its number. Ends the process where its time has come before the call. */
long count(const char *call, const char *path);
/* Ends the process where its time has come after the call. */
void after(long number);
/* The errno of the fault that this call meets, or 0. */
int refusal(long number, enum need need);
/* How much of `size` bytes is written before the fault; `size` where there is none. */
size_t part(long number, size_t size);
/* End the process where it was to end in the middle of a write. */
void die_if_torn(void);
/* Whether no file may be opened to be written any more. */
int is_writing_refused(void);
/* Seconds by which the clock is behind. */
long clock_offset(void);

#pragma GCC visibility pop
