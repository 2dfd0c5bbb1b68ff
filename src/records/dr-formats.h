/* dr-formats.h: the XML formats of the product and their schemas, as one table.
 * Called once by each program before it reads anything. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void    dr_formats_init     (void);
char  **dr_formats_list     (void);
GBytes *dr_formats_get_data (const char *path);

G_END_DECLS
