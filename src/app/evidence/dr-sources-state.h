/* dr-sources-state.h: the sources of an evidence base as a list, and one source with its age and what rests on it.
 * Used by the page "Sources". Pure: words and numbers as people read them. */
#pragma once

#include "dr-evidence.h"
#include "dr-rulebook.h"

G_BEGIN_DECLS

/* Which sources are listed. */
typedef enum {
  DR_SOURCES_ALL,
  DR_SOURCES_OLD,       /* EVD-03 */
  DR_SOURCES_SMALL,     /* EVD-04 */
  DR_SOURCES_NO_FILE,   /* no digest */
  DR_SOURCES_UNUSED,    /* nothing rests on it */
} DrSourcesFilter;
#define DR_N_SOURCES_FILTERS 5

/* One row of the list. All text is translated. */
typedef struct {
  int   source;    /* index of sources */
  char *title;
  char *detail;    /* "Survey · East Herts Council · 2013 · 1,300 answers" */
  char *marks;     /* (nullable): what the rules about evidence say against it */
} DrSourceItem;

typedef struct {
  char      *count;
  GPtrArray *items;   /* of DrSourceItem, in the order of the evidence base */
} DrSourcesState;

/* One line about a source. */
typedef struct {
  char *label;
  char *text;
} DrSourceFact;

typedef struct {
  char      *title;
  char      *marks;       /* (nullable) */
  char      *age;         /* how old it is and by which rule that counts as old */
  char      *basis;       /* (nullable): how many answers, and what the rule about that says */
  GPtrArray *facts;       /* of DrSourceFact */
  char      *digest;      /* (nullable) */
  char      *link;        /* (nullable) */
  char      *rests;       /* what rests on it, in a sentence */
  gboolean   is_used;
} DrSourceState;

DrSourcesState *dr_sources_state_new  (const DrEvidence *evidence, const DrRulebook *rulebook, DrDate today,
                                       DrSourcesFilter filter);
void            dr_sources_state_free (DrSourcesState *self);
const char     *dr_sources_filter_label (DrSourcesFilter filter);
const char     *dr_source_kind_label  (DrSourceKind kind);

DrSourceState  *dr_source_state_new   (const DrEvidence *evidence, const DrRulebook *rulebook, DrDate today, int source);
void            dr_source_state_free  (DrSourceState *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrSourcesState, dr_sources_state_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrSourceState, dr_source_state_free)

G_END_DECLS
