/* pilot-fill.h: fills a new assessment's window with a draft, section by section, as a person does: every word goes through
 * a control of the window.
 * Used by the test of the pilot case. What it cannot find in the window is a failed test. */
#pragma once

#include "gui-tree.h"
#include "pilot-draft.h"

G_BEGIN_DECLS

typedef struct {
  Gui        *gui;
  GuiThing   *window;
  GuiThing   *page;
  PilotNode  *draft;
  PilotNode  *evidence;       /* where ids have names */
  PilotNode  *questionnaire;
  GHashTable *lists;          /* of GPtrArray: names of what can be ticked, by the kind of element */
} PilotFill;

void pilot_fill_change       (PilotFill *self);
void pilot_fill_screening    (PilotFill *self);
void pilot_fill_options      (PilotFill *self);
void pilot_fill_answers      (PilotFill *self, guint number, const char *section);
void pilot_fill_consultation (PilotFill *self);
void pilot_fill_impacts      (PilotFill *self);
void pilot_fill_actions      (PilotFill *self);
void pilot_fill_outcome      (PilotFill *self);
void pilot_fill_monitoring   (PilotFill *self);

G_END_DECLS
