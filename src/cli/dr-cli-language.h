/* dr-cli-language.h: the language that a report is asked for in, which may be another than that of the messages.
 * Used by the commands that make reports. It makes no translation: those that are installed are there, others are not. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void     dr_cli_begin_language (char **argv);
gboolean dr_cli_check_language (const char *wanted, GError **error);

G_END_DECLS
