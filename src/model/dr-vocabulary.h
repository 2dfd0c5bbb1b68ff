/* dr-vocabulary.h: the closed word lists of the domain, as enumerations with their spelling in XML.
 * Used by every layer. Never translated: what a person reads comes from gettext in the programs. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The nine of the Equality Act 2010, s.4, and one for locally adopted ones. */
typedef enum {
  DR_CHARACTERISTIC_AGE,
  DR_CHARACTERISTIC_DISABILITY,
  DR_CHARACTERISTIC_GENDER_REASSIGNMENT,
  DR_CHARACTERISTIC_MARRIAGE_AND_CIVIL_PARTNERSHIP,
  DR_CHARACTERISTIC_PREGNANCY_AND_MATERNITY,
  DR_CHARACTERISTIC_RACE,
  DR_CHARACTERISTIC_RELIGION_OR_BELIEF,
  DR_CHARACTERISTIC_SEX,
  DR_CHARACTERISTIC_SEXUAL_ORIENTATION,
  DR_CHARACTERISTIC_LOCAL,
} DrCharacteristic;
#define DR_N_CHARACTERISTICS 10

/* The three aims of s.149(1). */
typedef enum {
  DR_AIM_ELIMINATE,   /* (a) discrimination, harassment and victimisation */
  DR_AIM_ADVANCE,     /* (b) equality of opportunity */
  DR_AIM_FOSTER,      /* (c) good relations */
} DrAim;
#define DR_N_AIMS 3

/* Ordered from best to worst; mixed counts as negative. */
typedef enum {
  DR_EFFECT_NONE,       /* unanswered */
  DR_EFFECT_POSITIVE,
  DR_EFFECT_NEUTRAL,
  DR_EFFECT_UNKNOWN,
  DR_EFFECT_MIXED,
  DR_EFFECT_NEGATIVE,
} DrEffect;

typedef enum { DR_SOURCE_CENSUS, DR_SOURCE_ADMINISTRATIVE, DR_SOURCE_SURVEY, DR_SOURCE_STUDY } DrSourceKind;
#define DR_N_SOURCE_KINDS 4

typedef enum { DR_UNIT_PEOPLE, DR_UNIT_HOUSEHOLDS } DrUnit;

typedef enum { DR_FIGURE_USE, DR_FIGURE_PREFER, DR_FIGURE_CONTACT, DR_FIGURE_ATTITUDE } DrFigureKind;

typedef enum { DR_MIX_EXPECTED, DR_MIX_PREFERRED, DR_MIX_ACTUAL, DR_MIX_TARGET } DrMixKind;
#define DR_N_MIX_KINDS 4

typedef enum { DR_OFFER_NONE, DR_OFFER_REDUCED, DR_OFFER_FULL, DR_OFFER_RELOCATED } DrOffer;

typedef enum { DR_SCREENING_UNDECIDED, DR_SCREENING_FULL, DR_SCREENING_OUT } DrScreening;

typedef enum {
  DR_OUTCOME_NONE,               /* not chosen yet */
  DR_OUTCOME_NO_MAJOR_CHANGE,
  DR_OUTCOME_ADJUST,
  DR_OUTCOME_CONTINUE,
  DR_OUTCOME_STOP,
} DrOutcome;
#define DR_N_OUTCOMES 5

typedef enum { DR_ACTION_MITIGATION, DR_ACTION_INQUIRY, DR_ACTION_ADJUSTMENT, DR_ACTION_MONITORING } DrActionKind;
#define DR_N_ACTION_KINDS 4

typedef enum { DR_ACTION_OPEN, DR_ACTION_CLOSED } DrActionStatus;

/* The steps that a version goes through; also, in a rulebook, which of them tests a case. */
typedef enum {
  DR_STEP_SUBMIT,
  DR_STEP_RETURN,
  DR_STEP_ENDORSE,
  DR_STEP_APPROVE,
  DR_STEP_DECIDE,
  DR_STEP_MONITOR,
  DR_STEP_CLOSE,
  DR_STEP_WITHDRAW,
} DrStep;
#define DR_N_STEPS 8

/* What a reviewer says of a section. */
typedef enum { DR_SECTION_ACCEPTABLE, DR_SECTION_CAN_BE_IMPROVED, DR_SECTION_TO_CORRECT } DrSectionVerdict;
#define DR_N_SECTION_VERDICTS 3

/* Ordered from least to most severe. */
typedef enum {
  DR_SEVERITY_ADVISE,
  DR_SEVERITY_OVERDUE,
  DR_SEVERITY_JUSTIFY,
  DR_SEVERITY_ESCALATE,
  DR_SEVERITY_MUST,
} DrSeverity;

typedef enum {
  DR_RESULT_NOT_APPLICABLE,
  DR_RESULT_PASS,
  DR_RESULT_UNKNOWN,
  DR_RESULT_FAIL,
} DrResultKind;

/* Where a version stands. The store keeps the number: append only. */
typedef enum {
  DR_STAGE_DRAFT,
  DR_STAGE_SUBMITTED,
  DR_STAGE_RETURNED,
  DR_STAGE_ENDORSED,
  DR_STAGE_APPROVED,
  DR_STAGE_DECIDED,
  DR_STAGE_MONITORED,
  DR_STAGE_CLOSED,
  DR_STAGE_SUPERSEDED,
  DR_STAGE_WITHDRAWN,
} DrStage;
#define DR_N_STAGES 10

typedef enum { DR_NATION_ENGLAND, DR_NATION_WALES, DR_NATION_SCOTLAND } DrNation;
#define DR_N_NATIONS 3

/* Which word list a value belongs to, for parsing and printing. */
typedef enum {
  DR_VOCABULARY_CHARACTERISTIC,
  DR_VOCABULARY_AIM,
  DR_VOCABULARY_EFFECT,
  DR_VOCABULARY_SOURCE_KIND,
  DR_VOCABULARY_UNIT,
  DR_VOCABULARY_FIGURE_KIND,
  DR_VOCABULARY_MIX_KIND,
  DR_VOCABULARY_OFFER,
  DR_VOCABULARY_SCREENING,
  DR_VOCABULARY_OUTCOME,
  DR_VOCABULARY_ACTION_KIND,
  DR_VOCABULARY_ACTION_STATUS,
  DR_VOCABULARY_STEP,
  DR_VOCABULARY_SEVERITY,
  DR_VOCABULARY_RESULT,
  DR_VOCABULARY_NATION,
  DR_VOCABULARY_SECTION_VERDICT,
  DR_VOCABULARY_STAGE,
} DrVocabulary;

const char *dr_vocabulary_to_string (DrVocabulary vocabulary, int value);
gboolean    dr_vocabulary_parse     (DrVocabulary vocabulary, const char *word, int *value);
const char *dr_vocabulary_words     (DrVocabulary vocabulary);

gboolean    dr_characteristic_is_relevant (DrCharacteristic characteristic);
gboolean    dr_effect_is_negative         (DrEffect effect);

const char *dr_stage_to_string (DrStage stage);
gboolean    dr_stage_parse     (const char *word, DrStage *stage);
gboolean    dr_stage_is_live   (DrStage stage);

G_END_DECLS
