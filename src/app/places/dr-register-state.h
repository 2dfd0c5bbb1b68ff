/* dr-register-state.h: what the list of assessments says: a row's texts, its filters, and which rows those ask for.
 * Used by the Assessments place. Pure functions of their arguments; no widget and no store. */
#pragma once

#include "dr-register-query.h"

G_BEGIN_DECLS

/* Days ahead that a decision is near. */
#define DR_REGISTER_SOON 30

/* Letters that a search needs. */
#define DR_REGISTER_LETTERS 2

typedef enum {
  DR_FILTER_MINE,
  DR_FILTER_AWAITING,
  DR_FILTER_RETURNED,
  DR_FILTER_SOON,
  DR_FILTER_OVERDUE,
  DR_FILTER_MOVED,
} DrRegisterFilter;
#define DR_N_FILTERS 6

/* What a list is asked for. */
typedef struct {
  const char    *search;     /* (nullable): as typed */
  guint          filters;    /* bits by DrRegisterFilter */
  gboolean       earlier;    /* earlier versions too */
  DrRegisterSort sort;
  gboolean       descending;
  const char    *person;     /* (nullable): id of who looks */
  DrDate         today;
} DrRegisterWish;

/* How urgent a text is; the text says so too. */
typedef enum {
  DR_TONE_PLAIN,
  DR_TONE_WARNING,
  DR_TONE_ERROR,
} DrRegisterTone;

/* A row's texts; "" where there is nothing to say. */
typedef struct {
  char          *reference;
  char          *version;         /* "version 2"; "" for the first */
  char          *title;
  char          *change;
  char          *service;
  char          *stage;
  char          *stage_note;      /* its evidence has moved, or it is about to be deleted */
  char          *outcome;
  char          *findings;        /* the worst: "2 must" */
  char          *findings_more;   /* the others: "1 escalate · 3 justify" */
  DrRegisterTone findings_tone;
  char          *decision;
  char          *decision_note;   /* "in 12 days" */
  DrRegisterTone decision_tone;
  char          *review;
  char          *review_note;
  DrRegisterTone review_tone;
  char          *summary;         /* for one line under the title, and for a screen reader */
} DrRegisterState;

const char      *dr_register_filter_label    (DrRegisterFilter filter);
const char      *dr_register_filter_help     (DrRegisterFilter filter);
guint            dr_register_filter_set      (guint filters, DrRegisterFilter filter, gboolean on);
void             dr_register_wish_query      (const DrRegisterWish *wish, DrRegisterQuery *query);

char            *dr_register_span_text       (DrDate from, DrDate to);
char            *dr_register_days_text       (DrDate date, DrDate today);
char            *dr_register_sentence        (const char *words);
char            *dr_register_count_text      (guint n, gboolean more, gboolean searched);
DrRegisterState *dr_register_state_new       (const DrRegisterRow *row, DrDate today, gboolean going);
void             dr_register_state_free      (DrRegisterState *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrRegisterState, dr_register_state_free)

G_END_DECLS
