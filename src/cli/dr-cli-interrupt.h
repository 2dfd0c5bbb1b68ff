/* dr-cli-interrupt.h: long work that can be interrupted from the terminal, and that says how far it is.
 * Used by the commands that take long. SIGINT and SIGTERM cancel, so that nothing is left half done; a second one kills. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GCancellable *dr_cli_interrupt (void);
void          dr_cli_progress  (double share, gpointer data);

G_END_DECLS
