/* dr-context.h: what else a check depends on: the as-of date, the steps so far, and an extract of the register.
 * Owned by its arena. In the record, so that a stranger can re-perform the checks years later. Holds no clock. */
#pragma once

#include "dr-evidence.h"

G_BEGIN_DECLS

typedef struct {
  DrStep      step;
  DrDate      date;
  const char *person;   /* id */
} DrStepTaken;

typedef struct {
  const char *point;     /* id of the access point withdrawn */
  const char *channel;   /* id of its channel */
} DrWithdrawnPoint;

/* Another live assessment: submitted, returned, endorsed, approved, decided or monitored. */
typedef struct {
  const char             *reference;
  const char             *digest;      /* SHA-256 of its latest record, 64 hexadecimal digits */
  const char             *service;     /* id */
  DrDate                  effective;
  DrIds                   negative;    /* group ids negatively affected */
  const DrWithdrawnPoint *withdrawn;
  guint                   n_withdrawn;
} DrLiveAssessment;

/* A limitation of the evidence that an equalities officer accepted: it answers a finding in every assessment. */
typedef struct {
  const char *id;
  const char *rule;
  const char *subject;
  const char *text;
  const char *by;      /* person id */
  DrDate      from;
  DrDate      until;   /* at most 12 months later */
} DrLimitation;

typedef struct {
  DrDate                  as_of;
  const DrStepTaken      *steps;         /* of this version, oldest first */
  guint                   n_steps;
  const DrLiveAssessment *live;          /* the others, in the register's order */
  guint                   n_live;
  const DrLimitation     *limitations;
  guint                   n_limitations;
} DrContext;

const DrStepTaken *dr_context_last_step (const DrContext *self, DrStep step);
DrStep             dr_context_next_step (const DrContext *self);

G_END_DECLS
