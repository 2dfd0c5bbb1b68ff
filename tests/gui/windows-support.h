/* windows-support.h: a program with a register of its own, and its windows waited for.
 * Used by the tests that have the program's windows in their own process. It looks at none from outside, as gui.h does. */
#pragma once

#include "dr-application.h"

#include "widgets-support.h"

G_BEGIN_DECLS

typedef struct {
  DrApplication *application;
  char          *folder;
  char          *store;        /* see make_store() */
  gboolean       unique;       /* a second start finds it */
} Program;

char      *make_store           (const char *folder, const char *name);
void       program_set_up       (Program *self, int *argc, char ***argv);
int        program_run          (Program *self);
int        program_run_officers (Program *self, int argc, char **argv, void (*add_tests) (void));
void       wait_gone            (const gboolean *gone);
void       assert_closes        (GtkWindow *window);
GtkWindow *find_window          (GType type);
void       wait_window          (GType type, gboolean there);

G_END_DECLS
