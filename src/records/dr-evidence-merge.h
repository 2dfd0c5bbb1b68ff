/* dr-evidence-merge.h: two people's changes to one evidence base, put together element by element.
 * Used by dr-evidence-edit.c only; no interface of this layer. It decides for nobody: where both changed the same, mine
 * stands and the place is told. */
#pragma once

#include "dr-evidence-tree.h"

G_BEGIN_DECLS

void dr_tree_merge (DrTreeNode *theirs, const DrTreeNode *base, const DrTreeNode *mine, GPtrArray *both);

G_END_DECLS
