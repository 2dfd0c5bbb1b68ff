/* dr-bag-lines.h: the lines of a manifest that a stranger made, one at a time.
 * Used by the check of bags. It keeps one line in memory and never reads one that is longer than a manifest's can be. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A name of 1,024 bytes, each encoded, its digest and what stands between. */
#define DR_BAG_LINE_MAX 4096

/* @line without its end, @number from 1. Returns FALSE with @error set to stop. */
typedef gboolean (*DrBagLine) (const char *line, guint64 number, gpointer data, GError **error);

gboolean dr_bag_lines_each (GInputStream *stream, guint64 max_lines, DrBagLine each, gpointer data,
                            GCancellable *cancellable, GError **error);

G_END_DECLS
