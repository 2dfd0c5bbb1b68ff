/* dr-change-words.h: fields of an assessment in words: what a field is called, what its value says, where it stands.
 * Used where two versions are told apart. Pure. What it does not know it leaves as it is written. */
#pragma once

#include "dr-version.h"

G_BEGIN_DECLS

/* Names come from the version's evidence, and from whichever of the two sets of fields has them. */
typedef struct {
  const DrVersion *version;
  const DrField   *fields;
  guint            n_fields;
  const DrField   *others;     /* of the version before */
  guint            n_others;
} DrChangeNames;

char       *dr_change_value   (const DrChangeNames *names, const char *key, const char *value);
char       *dr_change_name    (const DrChangeNames *names, const char *key);
char       *dr_change_item    (const char *key);
char       *dr_change_item_name (const DrChangeNames *names, const char *item);
const char *dr_change_leaf    (const char *key);
const char *dr_change_section (const DrChangeNames *names, const char *key);

G_END_DECLS
