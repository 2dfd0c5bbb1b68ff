/* dr-options-edit.h: what an officer does to options and access points, as changes of fields that belong together.
 * Used by the section "Options and access points". Pure functions of the fields: what they return leaves a draft that
 * the reader takes, if it was one. They give nothing to an editor and show nothing. */
#pragma once

#include "dr-draft-changes.h"
#include "dr-evidence.h"

G_BEGIN_DECLS

/* An offer after the change, as the grid gives it: "none", "reduced", "full", or this and the point it moves to. */
#define DR_OFFER_MOVES "relocated/"

/**
 * DrNewPoint:
 * @id: that no access point has
 * @name: what it is called
 * @channel: id of its channel
 * @place: (nullable): where it is; %NULL: remote
 * @needs: (nullable): ids of needs met there, by spaces
 * @hours: (nullable): a week, where it is offered
 * @offered: whether it is there today; then every option keeps it as it is
 * @option: (nullable): where it is not: the option in which it opens; %NULL: in none yet
 * @instead_of: (nullable): the point that moves there in @option
 */
typedef struct {
  const char *id;
  const char *name;
  const char *channel;
  const char *place;
  const char *needs;
  const char *hours;
  gboolean    offered;
  const char *option;
  const char *instead_of;
} DrNewPoint;

char          **dr_options_list_ids         (const DrFieldList *fields, const char *list);
char           *dr_options_new_id           (const DrFieldList *fields, const DrEvidence *evidence, const char *list,
                                             const char *stem);
gboolean        dr_options_is_access_review (const DrFieldList *fields);
const char     *dr_options_get              (const DrFieldList *fields, const char *option, const char *point,
                                             const char *attribute);

DrDraftChanges *dr_options_set_before       (const DrFieldList *fields, const char *point, const char *before);
DrDraftChanges *dr_options_set_hours_before (const DrFieldList *fields, const char *point, const char *hours);
DrDraftChanges *dr_options_set_after        (const DrFieldList *fields, const char *option, const char *point,
                                             const char *after);
DrDraftChanges *dr_options_choose           (const DrFieldList *fields, const char *option);
DrDraftChanges *dr_options_add_option       (const DrFieldList *fields, const char *id, const char *source,
                                             const char *name);
DrDraftChanges *dr_options_remove_option    (const DrFieldList *fields, const char *option);
DrDraftChanges *dr_options_add_point        (const DrFieldList *fields, const DrNewPoint *point);
DrDraftChanges *dr_options_remove_point     (const DrFieldList *fields, const char *point);

const char     *dr_options_why_keep_option  (const DrFieldList *fields, const char *option);
char           *dr_options_why_not_there    (const DrFieldList *fields, const DrEvidence *evidence, const char *point,
                                             const char *channel, const char *place);

G_END_DECLS
