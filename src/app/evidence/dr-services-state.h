/* dr-services-state.h: the services of an evidence base, and one of them: its access points, customers, contacts, channel
 * mixes with what could become digital, and what works best for whom. Used by the page "Services". Pure: it copies what it
 * needs, but for the names of groups and channels, which belong to the evidence base. It judges nothing. */
#pragma once

#include "dr-evidence.h"
#include "dr-mix-chart.h"
#include "dr-series-chart.h"

G_BEGIN_DECLS

/* Years of contacts that are shown, the latest there are. */
#define DR_SERVICE_MAX_YEARS 3

/* A title and what is said of it. All text is translated and as displayed. */
typedef struct {
  const char *title;
  const char *detail;
} DrServiceLine;

/* A number of the service as it can be changed: customers of a group, or contacts of a year. */
typedef struct {
  const char *title;     /* "Disabled people", "Town Hall desk, 2024" */
  const char *detail;    /* "6,900 customers", "not counted" */
  const char *place;     /* in the evidence base, as dr-evidence-edit.h has it */
  const char *count;     /* (nullable): as it is written there */
  const char *share;     /* (nullable): likewise; of customers alone */
  const char *source;    /* (nullable): id; of contacts alone */
  gboolean    is_there;  /* the row stands in the evidence base */
} DrServiceCount;

/* One service of the list. */
typedef struct {
  const char *id;
  const char *name;
  const char *detail;    /* "Customers · Customers service plan 2025/26 · 6 access points" */
  const char *manager;   /* (nullable): person id */
  const char *shift;     /* (nullable): "+2 points could become digital"; none: it cannot be said, or there is none */
} DrServiceRow;

typedef struct {
  /*< private >*/
  DrArena             *arena;

  /*< public, read-only >*/
  const DrServiceRow  *rows;
  guint                n_rows;
} DrServicesState;

typedef struct {
  /*< private >*/
  DrArena             *arena;

  /*< public, read-only >*/
  const char          *name;
  const char          *detail;         /* as in the list */
  const char          *manager;        /* (nullable): person id */

  const DrServiceLine *points;         guint n_points;       /* name; channel, place, hours and needs met */

  const char          *profile_words;  /* who counted whom, or that nobody did */
  DrSeriesChartData    profile;        /* customers beside the district; no rows where there is no profile */
  const char          *profile_place;  /* in the evidence base */
  const char          *profile_total;  /* (nullable): as it is written there */
  const char          *profile_source; /* (nullable): id; none: there is no profile yet */
  const DrServiceCount *customers;     guint n_customers;    /* every group of people; none where there is no profile */

  const char          *contacts_words;
  DrSeriesChartData    contacts;       /* by year, and what can be handled; no rows where nothing is counted */
  guint                contact_years[DR_SERVICE_MAX_YEARS];   /* of its series, oldest first */
  guint                n_contact_years;
  const DrServiceCount *counts;        guint n_counts;       /* by year, the latest first, then by access point */

  DrMixChartData       mixes;          /* no rows where none is known */
  const DrServiceLine *origins;        guint n_origins;      /* a kind of mix; where it comes from */
  const DrServiceLine *gaps;           guint n_gaps;         /* two mixes that can be compared; how they differ */
  const char          *no_gaps;        /* (nullable): why none can be compared */
  const DrServiceLine *shift;          guint n_shift;        /* digital shift potential */

  const DrServiceLine *works_best;     guint n_works_best;   /* a group; what works best for it */
} DrServiceState;

DrServicesState *dr_services_state_new  (const DrEvidence *evidence);
void             dr_services_state_free (DrServicesState *self);

DrServiceState  *dr_service_state_new   (const DrEvidence *evidence, int service, DrDate today);
void             dr_service_state_free  (DrServiceState *self);

double           dr_service_contacts    (const DrEvidence *evidence, int service, int channel, guint year);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrServicesState, dr_services_state_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrServiceState, dr_service_state_free)

G_END_DECLS
