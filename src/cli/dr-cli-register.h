/* dr-cli-register.h: the register that a command works on, and who works on it.
 * Used by the commands that take a store. The store is the one that --store names, else the one in the user's data
 * folder; the person is the one that --as names, else the one whose login this is. */
#pragma once

#include "dr-cli.h"
#include "dr-register.h"

G_BEGIN_DECLS

void        dr_cli_set_store     (const char *uri);
gboolean    dr_cli_has_store     (void);
char       *dr_cli_get_store     (void);
DrRegister *dr_cli_open_register (DrStoreOpenFlags flags, GError **error);
char       *dr_cli_person        (DrRegister *self, const char *as, GError **error);
DrExit      dr_cli_refuse        (const GError *error);
gboolean    dr_cli_parse_reference (DrRegister *self, const char *word, char **reference, guint *version, GError **error);
gboolean    dr_cli_is_reference  (const char *word);
GBytes     *dr_cli_version_bytes (DrRegister *self, const char *word, gboolean sealed, GError **error);
char       *dr_cli_time          (gint64 time);

G_END_DECLS
