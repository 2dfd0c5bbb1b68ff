/* dr-public-fit.h: how what stands for a name fits into the sentence: its capital, the article before it, the dot after it.
 * Used by dr-public-find.c, dr-public-names.c and dr-public-words.c.
 * It finds no names, and changes nothing that names anybody. */
#pragma once

#include "dr-public-find.h"

G_BEGIN_DECLS

/* What is put where a name was. */
typedef struct {
  gsize       start;   /* the first byte that it is put for */
  gsize       end;     /* the byte after the last */
  const char *label;
} DrPublicFit;

const char  *dr_public_somebody  (void);
gboolean     dr_public_is_within (const char *text, gboolean within);
DrPublicFit  dr_public_fit       (const DrPublicScan *text, guint i, guint next, const char *label, gboolean begins);

G_END_DECLS
