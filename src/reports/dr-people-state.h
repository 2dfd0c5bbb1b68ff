/* dr-people-state.h: the groups of a service's customers against the district, and the sources that an assessment uses.
 * Used by the section “People”, the page “Services” and the assessment report. Pure function of a check: words and numbers
 * as people read them; it judges none of them. */
#pragma once

#include "dr-check.h"

G_BEGIN_DECLS

/* One group. All text is translated and as displayed. */
typedef struct {
  char     *name;
  char     *people;      /* "13,400", or "not known" */
  char     *district;    /* share of the district: "8.9 %", or "not known" */
  char     *customers;   /* share of the service's own customers, or "not known" */
  char     *lean;        /* (nullable): how the two differ: "12 points more" */
  char     *source;      /* where the figure comes from: title, date, base */
  gboolean  known;       /* there is a source */
  guint     group;       /* index of the evidence's groups */
  double    district_share;    /* 0..1; DR_UNKNOWN */
  double    customer_share;    /* likewise */
  gboolean  old;         /* the source is marked as old by the checks */
} DrPeopleRow;

/* Groups of one characteristic. */
typedef struct {
  char     *title;
  char     *source;      /* (nullable): where all of its figures come from; the rows name theirs where they differ */
  gboolean  old;         /* that source is marked as old by the checks */
  GArray   *rows;        /* of DrPeopleRow */
} DrPeopleBlock;

/* One source that the figures of this assessment rest on. */
typedef struct {
  char *id;
  char *title;
  char *detail;          /* publisher, date, how many were asked */
  char *marks;           /* (nullable): what the checks say against it: "Old. Few people asked." */
} DrSourceRow;

typedef struct {
  gboolean  has_profile;   /* the service has counted its own customers */
  char     *profile;       /* a line about that */
  GArray   *blocks;        /* of DrPeopleBlock */
  GArray   *sources;       /* of DrSourceRow; those marked first */
} DrPeopleState;

DrPeopleState *dr_people_state_new  (const DrCheck *check);
void           dr_people_state_free (DrPeopleState *self);
char          *dr_people_row_speak  (const DrPeopleRow *row);

double         dr_people_district_share (const DrGroup *group);
double         dr_people_customer_share (const DrService *service, int group);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrPeopleState, dr_people_state_free)

G_END_DECLS
