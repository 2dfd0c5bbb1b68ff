/* dr-choice.h: what can be chosen for a field: the values as a draft spells them, and what a person reads.
 * Plain values, copied by the inputs that are given them. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct {
  const char *value;   /* as in the draft */
  const char *title;   /* translated, or from the evidence */
} DrChoice;

G_END_DECLS
