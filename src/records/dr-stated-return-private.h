/* dr-stated-return-private.h: how the parts of a return are read.
 * Shared by the files that read one. */
#pragma once

#include "dr-load.h"
#include "dr-stated-return.h"

G_BEGIN_DECLS

/* Reads every child of that name into an array, in their order. */
#define DR_STATED_LIST(load, parent, element, Type, read, n) \
  ((const Type *) dr_stated_list ((load), (parent), (element), sizeof (Type), (read), (n)))

typedef void (*DrStatedRead) (DrLoad *load, const DrXmlNode *node, gpointer item);

gconstpointer dr_stated_list         (DrLoad *load, const DrXmlNode *parent, const char *element, gsize size,
                                      DrStatedRead read, guint *n);
const char   *dr_stated_name         (DrLoad *load, const DrXmlNode *node, const char *name, const char *otherwise);
void          dr_stated_read_tally   (DrLoad *load, const DrXmlNode *node, DrStatedTally *tally);
void          dr_stated_read_service (DrLoad *load, const DrXmlNode *node, gpointer item);

G_END_DECLS
