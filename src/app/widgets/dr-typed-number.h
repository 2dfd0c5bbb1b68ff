/* dr-typed-number.h: a number as people write it.
 * Used by every control that takes one. Pure: it does not guess; what could be two numbers is none. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean dr_typed_number (const char *typed, double *number);

G_END_DECLS
