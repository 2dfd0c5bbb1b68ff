/* dr-access-review.h: who can use a service before and after a change, and who bears more of it.
 * Pure functions on dense arrays (groups × access points); every option of the change at once. Used by the rules, the
 * record, the app and the reports. It knows no figures' selection (see dr-access-figures.h), no rules and no words. */
#pragma once

#include "dr-bears-more.h"

G_BEGIN_DECLS

/* Whole people, lower to upper; known is FALSE where the size of the group is not known. */
typedef struct {
  gboolean known;
  gint64   lo;
  gint64   hi;
} DrPeople;

/* Newly excluded and at risk: shares and people. */
typedef struct {
  DrInterval newly_excluded;
  DrPeople   newly_excluded_people;
  DrInterval at_risk;
  DrPeople   at_risk_people;
} DrLoss;

/* One group in one option. Every value is rounded to 1e-9. */
typedef struct {
  double       people;            /* N_g; DR_UNKNOWN */
  DrBorne      displaced;
  DrBorne      restricted;
  DrBorne      affected;
  DrInterval   excluded_before;
  DrPeople     excluded_before_people;
  DrInterval   excluded_after;
  DrLoss       plain;             /* without mitigations */
  gboolean     has_mitigation;    /* some mitigation counts for this group in this option */
  DrLoss       mitigated;         /* with them; equal to plain where none counts */
  DrBearsMore  displaced_against_rest;
  DrBearsMore  affected_against_rest;
} DrGroupReview;

typedef struct _DrAccessReview DrAccessReview;

DrAccessReview      *dr_access_review_new  (const DrAccessFigures *figures);
void                 dr_access_review_free (DrAccessReview *self);
const DrGroupReview *dr_access_review_get  (const DrAccessReview *self, guint option, guint group);

DrPeople             dr_people_of          (double group_size, DrInterval share);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrAccessReview, dr_access_review_free)

G_END_DECLS
