/* dr-register-query.h: which rows of the register are asked for, in which order, and a page of them.
 * Plain values. Used by lists in the app and on the command line.
 * Pages follow each other by key, so that the last costs as much as the first and none is skipped or seen twice. */
#pragma once

#include "dr-register-row.h"

G_BEGIN_DECLS

#define DR_REGISTER_MAX_PAGE 1000

/* Equal ones follow by age, in the same direction. Text is sorted without case and accents. */
typedef enum {
  DR_SORT_CREATED,
  DR_SORT_REFERENCE,
  DR_SORT_TITLE,
  DR_SORT_SERVICE,     /* by name */
  DR_SORT_STAGE,
  DR_SORT_OUTCOME,
  DR_SORT_FINDINGS,    /* by open must, then escalate, then justify */
  DR_SORT_DECISION,    /* no date comes before every date */
  DR_SORT_REVIEW,
  DR_SORT_OWNER,
  DR_SORT_UPDATED,
} DrRegisterSort;
#define DR_N_SORTS 11

typedef enum {
  DR_COUNT_BY_STAGE,
  DR_COUNT_BY_SERVICE,
  DR_COUNT_BY_OWNER,
  DR_COUNT_BY_OUTCOME,
} DrCountBy;

/* All zeros: everything, oldest first. */
typedef struct {
  const char          *search;           /* (nullable): part of title, service, change or answers; of two letters or
                                          * more, else it finds nothing. Found rows come newest first, whatever @sort */
  guint                stages;           /* bits by DrStage; 0: all */
  const char          *service;          /* (nullable): id */
  const char          *owner;            /* (nullable): person id; "mine" is one's own */
  DrDate               decision_from;    /* planned or taken on these days or between; full dates, none: open */
  DrDate               decision_to;
  DrDate               review_before;    /* a review was due before this day, and the version is in force; none: all */
  gboolean             findings_open;    /* of severity must, escalate or justify */
  gboolean             moved;            /* evidence moved under it */
  gboolean             latest;           /* only the latest version of each reference */
  DrIds                uses;             /* any of these tags; none: all */
  DrRegisterSort       sort;
  gboolean             descending;
  guint                limit;            /* rows, 1..DR_REGISTER_MAX_PAGE */
  const DrRegisterRow *after;            /* (nullable): the last row of the page before */
} DrRegisterQuery;

typedef struct {
  /*< private >*/
  DrArena             *arena;

  /*< public, read-only >*/
  const DrRegisterRow *rows;
  guint                n_rows;
  gboolean             more;   /* there is another page */
} DrRegisterPage;

typedef struct {
  const char *key;   /* the stage's or outcome's word, the service's or person's id */
  guint64     n;
} DrCount;

typedef struct {
  /*< private >*/
  DrArena       *arena;

  /*< public, read-only >*/
  const DrCount *items;   /* stages and outcomes in their order, services and owners by id; none of zero */
  guint          n_items;
} DrCounts;

void dr_register_page_free (DrRegisterPage *self);
void dr_counts_free        (DrCounts *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrRegisterPage, dr_register_page_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrCounts, dr_counts_free)

G_END_DECLS
