/* dr-suggestion-draft.h: a suggestion while it is put together: whom it is for, which results it answers, and whether an
 * action of the draft does it already. Used by dr-suggestions only. Pure: it reads a check and changes nothing but the
 * suggestions that are being gathered. */
#pragma once

#include "dr-suggestions.h"

G_BEGIN_DECLS

/* Which failing results one suggestion answers. */
typedef enum {
  DR_SUGGEST_EACH_GROUP,     /* all together: for all the groups that they are about */
  DR_SUGGEST_EACH_NEED,      /* those about one need: for their groups */
  DR_SUGGEST_EACH_CHANNEL,   /* one each: at the access points of the channel */
  DR_SUGGEST_EACH_IMPACT,    /* one each: for the groups of the entry */
  DR_SUGGEST_EACH_RESULT,    /* one each, for nobody in particular */
  DR_SUGGEST_SETTLING,       /* one for all: for the groups that the same missing figure would settle */
} DrSuggestionScope;

typedef struct {
  const char       *rule;
  const char       *rule_case;   /* (nullable): any */
  DrSuggestionScope scope;
  DrActionKind      kind;
  gboolean          opens;       /* another way in */
  gboolean          general;     /* nothing more to do for groups that another suggestion is for */
  const char       *text;        /* of the action; %s: whom or what it is for */
} DrSuggestionRow;

/* A suggestion while it is put together. */
typedef struct {
  const DrSuggestionRow *row;
  const DrResult        *first;     /* that it answers */
  guint                  n_results;
  gboolean              *groups;    /* [group] */
  gboolean              *points;    /* [point] */
  gboolean              *needs;     /* [need] */
  char                  *what;      /* (nullable): other than the names of groups */
} DrSuggestionDraft;

typedef struct {
  const DrCheck *check;
  DrArena       *arena;
  GArray        *items;      /* of DrSuggestion */
  gboolean      *helped;     /* [group] a mitigation is suggested for it already */
  gboolean      *asked;      /* [group] an inquiry is */
} DrSuggesting;

char    *dr_suggestion_part         (const DrResult *result, const char *kind);
void     dr_suggestion_draft_init   (DrSuggestionDraft *self, const DrSuggesting *work, const DrSuggestionRow *row);
void     dr_suggestion_draft_answer (DrSuggestionDraft *self, const DrResult *result);
void     dr_suggestion_draft_finish (DrSuggestionDraft *self, DrSuggesting *work);
void     dr_suggestion_draft_clear  (DrSuggestionDraft *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DrSuggestionDraft, dr_suggestion_draft_clear)

G_END_DECLS
