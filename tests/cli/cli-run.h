/* cli-run.h: runs the built due-regard-cli as a user would, in a folder of its own, and looks at what comes out.
 * Used by the tests of the command line only. What holds for every run is asserted in here: it ends by itself, prints
 * UTF-8 without escape sequences, and says what is wrong on standard error in single lines of its own. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the program finds around it. */
typedef enum {
  CLI_RUN_PLAIN = 0,
  CLI_RUN_AS_NOBODY = 1 << 0,     /* without a superuser's rights */
  CLI_RUN_LITTLE_ROOM = 1 << 1,   /* no file may grow beyond a few bytes */
  CLI_RUN_FULL_DISK = 1 << 2,     /* {tmp}/disk is a disk with next to no room */
  CLI_RUN_FULL_OUTPUT = 1 << 3,   /* standard output is on a full disk */
  CLI_RUN_NO_UTF8 = 1 << 4,       /* the C locale */
} CliRunFlags;

typedef struct {
  int   status;    /* exit code */
  char *out;
  char *err;
} CliRun;

void    cli_run_init         (int *argc, char ***argv);
int     cli_run_finish       (void);

CliRun *cli_run              (CliRunFlags flags, const char *words);
void    cli_run_free         (CliRun *self);
void    cli_run_expect       (CliRunFlags flags, const char *words, int status, const char *out, const char *err);
void    cli_run_assert_has   (const char *text, const char *part);

char   *cli_run_expand       (const char *words);
char   *cli_run_path         (const char *name);
void    cli_run_copy         (const char *from, const char *name);
void    cli_run_write        (const char *name, const char *data, gssize length);
char   *cli_run_read         (const char *name, gsize *length);
char   *cli_run_list         (void);
void    cli_run_clear        (void);
guint   cli_run_width        (const char *line);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliRun, cli_run_free)

G_END_DECLS
