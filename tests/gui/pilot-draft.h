/* pilot-draft.h: the draft of the pilot case as a tree, so that the same words can be given to the program's windows and to
 * the command line.
 * Used by the test of the pilot case. It knows nothing of what a draft means. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct {
  char      *name;
  GPtrArray *attributes;   /* of char *: a name, its value, and so on */
  GString   *text;         /* of an element without elements in it */
  GPtrArray *children;     /* of PilotNode */
} PilotNode;

PilotNode  *pilot_read      (const char *file);
void        pilot_node_free (PilotNode *self);
char       *pilot_to_xml    (PilotNode *self);
const char *pilot_get       (const PilotNode *self, const char *attribute);
void        pilot_set       (PilotNode *self, const char *attribute, const char *value);
PilotNode  *pilot_child     (const PilotNode *self, const char *name);
PilotNode  *pilot_find      (const PilotNode *self, const char *name, const char *attribute, const char *value);
PilotNode  *pilot_add       (PilotNode *self, const char *name, const char *text);
void        pilot_rename    (PilotNode *self, const char * const *old, const char * const *new);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PilotNode, pilot_node_free)

G_END_DECLS
