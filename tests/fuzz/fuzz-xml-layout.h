/* fuzz-xml-layout.h: where the elements and attributes of an XML document are, in its bytes.
 * Used by the mutator of XML. It knows only what our files hold, and nothing after the first thing that is not
 * well-formed. */
#pragma once

#include "fuzz-splice.h"

G_BEGIN_DECLS

typedef struct {
  FuzzPiece whole;     /* with its end tag */
  FuzzPiece name;
  FuzzPiece content;   /* empty at its end for <empty/> */
} FuzzElement;

typedef struct {
  FuzzPiece whole;     /* with the space before it */
  FuzzPiece name;
  FuzzPiece value;     /* without quotes */
} FuzzAttribute;

typedef struct {
  const char *data;
  gsize       size;
  GArray     *elements;     /* FuzzElement, as they end: children before their parents */
  GArray     *attributes;   /* FuzzAttribute */
} FuzzLayout;

FuzzLayout fuzz_layout_read  (const guint8 *data, gsize size);
void       fuzz_layout_clear (FuzzLayout *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (FuzzLayout, fuzz_layout_clear)

G_END_DECLS
