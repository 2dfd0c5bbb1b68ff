/* dr-xml-reader.h: builds the tree of one document while its schema checks it.
 * Used by the document alone.
 * It never chooses a schema and never owns the bytes. */
#pragma once

#include "dr-xml-arena.h"
#include "dr-xml-document.h"

#include <libxml/tree.h>
#include <libxml/dict.h>
#include <libxml/xmlschemas.h>

G_BEGIN_DECLS

typedef struct {
  DrXmlArena arena;       /* nodes, attributes, text */
  xmlDict *dict;          /* element and attribute names */
  const DrXmlNode *root;
} DrXmlTree;

typedef struct {
  const char *name;       /* of the file, for messages */
  const char *data;       /* valid UTF-8 without NUL bytes */
  gsize length;
  guint max_depth;
  gboolean check_text;    /* whether text may be out of NFC or hold a carriage return */
  xmlSchema *schema;      /* or NULL: no validation */
} DrXmlSource;

gboolean dr_xml_tree_read  (DrXmlTree *self, const DrXmlSource *source, GError **error);
void     dr_xml_tree_clear (DrXmlTree *self);

G_END_DECLS
