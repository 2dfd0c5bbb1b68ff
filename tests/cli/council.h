/* council.h: a council's registers, as it keeps them from the command line, in the folder of the test.
 * Used by the tests of the register's commands only. A failure here is a failed test. Dates of the examples are moved to
 * today's, so that a test holds on any day. */
#pragma once

#include "cli-run.h"

G_BEGIN_DECLS

/* The widest that people's screens show, in columns. */
#define COUNCIL_SCREEN 100

void  council_set_up            (void);
void  council_make_store        (const char *store);
void  council_copy_example      (const char *example, GDateMonth month, GDateDay day, const char *reference, const char *name);
char *council_days_ago          (gint days);

void  council_do                (const char *words, const char *out);
void  council_refuse            (const char *words, int status, const char *err);
void  council_shell             (const char *line);

void  council_bring             (const char *reference);
void  council_step              (const char *words, const char *reference, const char *as, const char *out);
void  council_bring_to_approval (const char *reference);
char *council_count_received    (const char *store);

G_END_DECLS
