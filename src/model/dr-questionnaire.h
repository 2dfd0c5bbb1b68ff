/* dr-questionnaire.h: the narrative questions of an assessment, by section, and the measures that services share.
 * Immutable snapshot, shared between threads by reference count. Used by the app, the register, the record and the
 * reports; a loader in records fills it. It holds no answer. */
#pragma once

#include "dr-rulebook.h"

G_BEGIN_DECLS

/* When a question that applies must be answered. */
typedef enum {
  DR_REQUIREMENT_ALWAYS,
  DR_REQUIREMENT_FULL,       /* in a full assessment */
  DR_REQUIREMENT_CHANGE,     /* for a planned change */
  DR_REQUIREMENT_OPTIONAL,   /* never */
} DrRequirement;

typedef struct {
  const char    *id;
  const char    *prompt;        /* the question itself */
  const char    *help;          /* how to go about it */
  const char    *why;           /* why we ask */
  const char    *good;          /* what a good answer looks like */
  const DrBasis *bases;
  guint          n_bases;
  guint          nations;       /* bits by DrNation: where it is asked */
  gboolean       only_change;   /* not asked in a review of a service as it is */
  gboolean       only_full;     /* asked only in a full assessment */
  gboolean       retired;       /* no longer asked; answers to it are kept */
  DrRequirement  required;
} DrQuestion;

typedef struct {
  const char       *id;         /* change, screening, options, people, consultation, impacts, actions, outcome,
                                   monitoring or submit */
  const char       *title;
  const char       *help;       /* "" where not said */
  const DrQuestion *questions;
  guint             n_questions;
} DrSection;

typedef struct {
  const char *title;
  gboolean    counted;          /* else an answer such as "does not apply", which has no value */
  double      value;
} DrScaleAnswer;

typedef struct {
  const char          *id;
  const char          *title;
  double               favourable_from;   /* a result is the share of counted answers with this value or more */
  const DrScaleAnswer *answers;
  guint                n_answers;
} DrScale;

/* A measure as it is asked, word for word, in every service. */
typedef struct {
  const char    *id;
  const char    *title;
  const char    *question;
  const char    *why;           /* "" where not said */
  const DrScale *scale;
} DrSharedMeasure;

typedef struct {
  const char            *id;
  const char            *title;
  const char            *help;  /* "" where not said */
  const DrScale         *scales;
  guint                  n_scales;
  const DrSharedMeasure *measures;
  guint                  n_measures;
} DrMeasureSet;

typedef struct _DrQuestionnaire DrQuestionnaire;

struct _DrQuestionnaire {
  /*< private >*/
  gatomicrefcount     ref_count;
  DrArena            *arena;

  /*< public, read-only >*/
  const char         *id;
  const char         *version;
  const char         *title;
  const char         *digest;        /* SHA-256 of the file's bytes, 64 hexadecimal digits */
  const DrSection    *sections;      /* in the order of the file */
  guint               n_sections;
  const DrMeasureSet *measure_sets;
  guint               n_measure_sets;
};

DrQuestionnaire   *dr_questionnaire_new          (void);
DrQuestionnaire   *dr_questionnaire_ref          (DrQuestionnaire *self);
void               dr_questionnaire_unref        (DrQuestionnaire *self);

const DrQuestion  *dr_questionnaire_find         (const DrQuestionnaire *self, const char *question);
const DrSection   *dr_questionnaire_find_section (const DrQuestionnaire *self, const char *section);
gboolean           dr_questionnaire_applies      (const DrQuestionnaire *self, const char *question, DrNation nation,
                                                  gboolean access_review, DrScreening screening);
gboolean           dr_questionnaire_is_required  (const DrQuestionnaire *self, const char *question, DrNation nation,
                                                  gboolean access_review, DrScreening screening);
const char        *dr_question_basis             (const DrQuestion *self, DrNation nation);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrQuestionnaire, dr_questionnaire_unref)

G_END_DECLS
