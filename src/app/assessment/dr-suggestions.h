/* dr-suggestions.h: actions that the failing rules suggest: another way in, what a need asks for, an inquiry in time.
 * A pure function of a check, used by the section on actions. It never says that an action would be enough, and suggests
 * nothing that an action of the draft does already. */
#pragma once

#include "dr-check.h"
#include "dr-new-item.h"

G_BEGIN_DECLS

typedef struct {
  const char  *rule;          /* id, as ACC-01 */
  const char  *title;         /* of the rule */
  const char  *reason;        /* what fails, in a line */
  DrSeverity   severity;
  DrActionKind kind;
  const char  *text;          /* of the action */
  gboolean     names_groups;  /* @text says for whom */
  const char  *groups;        /* ids, separated by spaces; "": none */
  const char  *points;
  const char  *needs;
  const char  *options;
  DrDate       due;           /* none: for the officer to say */
  const char  *alternative;   /* (nullable): channel id: the action opens another way in */
  const char  *channel_name;  /* of @alternative */
} DrSuggestion;

typedef struct {
  /*< private >*/
  DrArena            *arena;

  /*< public, read-only >*/
  const DrSuggestion *items;  /* most severe first */
  guint               n;
} DrSuggestions;

DrSuggestions *dr_suggestions_new      (const DrCheck *check);
void           dr_suggestions_free     (DrSuggestions *self);
gboolean       dr_suggestions_has_rule (const char *rule);
void           dr_suggestion_put       (const DrSuggestion *self, DrNewItem *action);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrSuggestions, dr_suggestions_free)

G_END_DECLS
