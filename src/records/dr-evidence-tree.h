/* dr-evidence-tree.h: an evidence base as a tree that can be written to: found by place, changed, read again.
 * Used by dr-evidence-edit.c and dr-evidence-merge.c only; no interface of this layer.
 * It knows the order of elements and no values: the schema and the reader judge what comes out. */
#pragma once

#include "dr-xml-document.h"

G_BEGIN_DECLS

typedef struct {
  char *name;
  char *value;
} DrTreeAttribute;

typedef struct _DrTreeNode DrTreeNode;

struct _DrTreeNode {
  char      *name;
  GArray    *attributes;   /* of DrTreeAttribute */
  char      *text;
  GPtrArray *children;     /* of DrTreeNode */
};

DrTreeNode *dr_tree_read      (const char *name, GBytes *bytes, GError **error);
void        dr_tree_node_free (DrTreeNode *self);
GBytes     *dr_tree_write     (const DrTreeNode *self);

gboolean    dr_tree_edit      (DrTreeNode *root, const char *place, const char *value, GError **error);

DrTreeNode *dr_tree_node_copy   (const DrTreeNode *node);
const char *dr_tree_node_get    (const DrTreeNode *node, const char *name);
void        dr_tree_node_set    (DrTreeNode *node, const char *name, const char *value);
void        dr_tree_node_insert (DrTreeNode *parent, DrTreeNode *child);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrTreeNode, dr_tree_node_free)

G_END_DECLS
