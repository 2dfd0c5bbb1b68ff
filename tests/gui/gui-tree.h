/* gui-tree.h: what the program tells a screen reader of a thing and of all that is shown in it. All things at one depth are asked
 * at once: a question after the other would be thousands of rounds through three processes.
 * Used by what looks for things and by what judges all of them. It is what was so when it was read, and never waits. */
#pragma once

#include "gui.h"

G_BEGIN_DECLS

typedef struct _GuiTree GuiTree;
typedef struct _GuiNode GuiNode;

/* One thing that is shown. All of it is owned by the tree. */
struct _GuiNode {
  char       *path;       /* of its object on the bus */
  char       *name;          /* "": none */
  char       *description;   /* "": none, or it has a name: only of an image without one it is asked */
  guint32     role;       /* an AtspiRole */
  guint64     states;     /* a bit for each AtspiStateType */
  AtspiRect   place;      /* in its window, in pixels; after gui_tree_measure() only */
  GuiNode    *parent;     /* (nullable) */
  GPtrArray  *children;   /* of GuiNode, in their order */
};

typedef gboolean (*GuiEnough) (const GuiNode *node, gpointer data);

GuiTree       *gui_tree_read     (GuiThing *below, AtspiRole named, GuiEnough enough, gpointer data);
void           gui_tree_measure  (GuiTree *self);
void           gui_tree_measure_root (GuiTree *self);
void           gui_tree_free     (GuiTree *self);
const GuiNode *gui_tree_root     (GuiTree *self);
GuiThing      *gui_tree_thing    (GuiTree *self, const GuiNode *node);
gboolean       gui_node_is_in    (const GuiNode *self, const char *name);
gboolean       gui_node_is       (const GuiNode *self, AtspiStateType state);
const char    *gui_role_words    (AtspiRole role);

typedef void (*GuiVisit) (const GuiNode *node, const char *path, gpointer data);
void           gui_tree_walk     (GuiTree *self, GuiVisit visit, gpointer data);
void           gui_walk_in       (GuiThing *below, GuiVisit visit, gpointer data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GuiTree, gui_tree_free)

G_END_DECLS
