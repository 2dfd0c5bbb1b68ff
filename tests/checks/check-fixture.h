/* check-fixture.h: a small evidence base and an assessment on which every rule passes, to be changed row by row.
 * Used by the tests of checks: each row of a table changes one thing and says what one rule then finds.
 * Rows point into arrays of fixed capacity: what an add function returns stays where it is. */
#pragma once

#include "check-rulebook.h"
#include "dr-check.h"

G_BEGIN_DECLS

/* Indices of what the fixture starts with. */
enum { CHECK_CENSUS, CHECK_SURVEY, CHECK_COUNTS, CHECK_PROFILE };
enum { CHECK_LARGE_PRINT, CHECK_INTERPRETER };
enum { CHECK_INTERNET };
enum { CHECK_TELEPHONE, CHECK_WEBSITE, CHECK_DESK, CHECK_EMAIL, CHECK_POST };
enum { CHECK_BY_AGE, CHECK_BY_DISABILITY, CHECK_BY_CARING };
enum { CHECK_ALL, CHECK_UNDER_75, CHECK_OVER_75, CHECK_DISABLED, CHECK_CARERS };
enum { CHECK_POINT_TELEPHONE, CHECK_POINT_WEBSITE, CHECK_POINT_DESK };
enum { CHECK_OTHER_OPTION, CHECK_CHOSEN_OPTION };
enum { CHECK_OTHERS_IMPACT, CHECK_OVER_75_IMPACT };

typedef struct {
  DrEvidence       *evidence;
  DrAssessment     *assessment;
  DrRulebook       *rulebook;
  DrContext         context;
  DrArena          *arena;

  /* The same rows as those of the evidence, to be written. */
  DrSource         *sources;
  DrChannel        *channels;
  DrGroup          *groups;
  DrFigure         *figures;
  DrMix            *mixes;
  DrService        *service;

  /* The same rows as those of the assessment and the context. */
  DrAccessPoint    *points;
  DrOption         *options;
  DrImpact         *impacts;
  DrAdjustment     *adjustments;
  DrConsultation   *consultations;
  DrNoConsultation *no_consultations;
  DrAction         *actions;
  DrMeasure        *measures;
  DrJustification  *justifications;

  DrCheck          *check;    /* the latest */

  /*< private >*/
  GPtrArray        *checks;   /* all of them: a result stays what it was while the fixture changes */
} CheckFixture;

typedef struct _CheckRow CheckRow;

/* What a row changes, with the row's own values. */
typedef void (*CheckMutator) (CheckFixture *fixture, const CheckRow *row);

struct _CheckRow {
  const char   *path;       /* of the test */
  const char   *rule;
  const char   *subject;
  const char   *expected;   /* "pass", "unknown", "not-applicable", "absent", or the case that fails */
  CheckMutator  mutate;     /* (nullable) */
  const char   *text;       /* for the mutator: a date, words or ids */
  const char   *other;      /* for the mutator */
  double        number;     /* for the mutator */
  DrStep        step;       /* that comes next; submission unless said */
  const char   *measured;   /* (nullable): the name of something measured */
  const char   *value;      /* of it, as check_fixture_measured_text() writes it */
};

CheckFixture    *check_fixture_new          (void);
void             check_fixture_free         (CheckFixture *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CheckFixture, check_fixture_free)

/* Runs the check on what has been set so far; again each time. */
const DrCheck   *check_fixture_run          (CheckFixture *self);
const DrResult  *check_fixture_result       (CheckFixture *self, const char *rule, const char *subject);
const char      *check_fixture_outcome      (const DrCheck *check, const DrResult *result);
void             check_fixture_assert       (CheckFixture *self, const char *rule, const char *subject,
                                             const char *expected);
const DrMeasured *check_fixture_measured    (const DrResult *result, const char *name);
char            *check_fixture_measured_text (const DrResult *result, const char *name);
void             check_fixture_add_rows     (const CheckRow *rows, guint n_rows);

/* Values. */
DrDate           check_date                 (const char *text);
DrIndices        check_fixture_indices      (CheckFixture *self, guint n, const int *items);
DrIds            check_fixture_ids          (CheckFixture *self, const char *ids);
#define CHECK_INDICES(self, ...) \
  check_fixture_indices ((self), G_N_ELEMENTS (((const int []) { __VA_ARGS__ })), (const int []) { __VA_ARGS__ })
#define CHECK_NO_INDICES ((DrIndices) { NULL, 0 })

/* Evidence. Shares are 0..1; @n 0: not given. */
int              check_fixture_add_source   (CheckFixture *self, const char *id, DrSourceKind kind,
                                             const char *fieldwork, guint n);
int              check_fixture_add_channel  (CheckFixture *self, const char *id, gboolean digital, int prerequisite);
int              check_fixture_add_dimension (CheckFixture *self, const char *id, gboolean partition);
int              check_fixture_add_group    (CheckFixture *self, const char *id, DrCharacteristic characteristic,
                                             int dimension, double count);
DrFigure        *check_fixture_figure       (CheckFixture *self, DrFigureKind kind, int group,
                                             DrFigureTarget target, int index);
void             check_fixture_set_figure   (CheckFixture *self, DrFigureKind kind, int group,
                                             DrFigureTarget target, int index, double share, guint n, int source);
void             check_fixture_drop_figure  (CheckFixture *self, DrFigureKind kind, int group,
                                             DrFigureTarget target, int index);
void             check_fixture_use          (CheckFixture *self, int group, int channel, double share, guint n,
                                             int source);
void             check_fixture_prefer       (CheckFixture *self, int group, int channel, double share, guint n,
                                             int source);
int              check_fixture_add_mix      (CheckFixture *self, DrMixKind kind, const char *period,
                                             const char *comparable, gboolean complete, int source);
void             check_fixture_mix_share    (CheckFixture *self, int mix, int channel, double share);
void             check_fixture_contacts     (CheckFixture *self, int channel, int evidence_point,
                                             const char *period, double count);
void             check_fixture_capacity     (CheckFixture *self, int channel, double per_year);
void             check_fixture_set_people   (CheckFixture *self, int group, double count);
int              check_fixture_add_evidence_point (CheckFixture *self, const char *id, int channel,
                                                   const char *place);

/* The change. What an access point was before is set in every option. */
int              check_fixture_add_point    (CheckFixture *self, const char *id, int channel, const char *place,
                                             int evidence_point);
int              check_fixture_add_option   (CheckFixture *self, const char *id);
void             check_fixture_choose       (CheckFixture *self, int option);
void             check_fixture_offer        (CheckFixture *self, int option, int point, DrOffer before,
                                             DrOffer after);
void             check_fixture_hours        (CheckFixture *self, int option, int point, double before, double after);
void             check_fixture_relocate     (CheckFixture *self, int option, int point, int to);
void             check_fixture_target       (CheckFixture *self, int option, int channel, int group, double share);
DrStandardChange *check_fixture_standard    (CheckFixture *self, int option, int channel, double before,
                                             double after);

/* The judgement. */
DrImpact        *check_fixture_add_impact   (CheckFixture *self, const char *id, DrIndices groups, DrEffect effect);
DrConsultation  *check_fixture_add_consultation (CheckFixture *self, const char *id, DrIndices groups,
                                                 DrIndices channels);
DrNoConsultation *check_fixture_add_no_consultation (CheckFixture *self, DrIndices groups, const char *reason);
DrAdjustment    *check_fixture_add_adjustment (CheckFixture *self, const char *id, DrIndices groups,
                                               const char *text);
DrAction        *check_fixture_add_action   (CheckFixture *self, const char *id, DrActionKind kind, DrIndices groups);
DrAlternative   *check_fixture_alternative  (CheckFixture *self, DrAction *action, int channel, const char *place,
                                             double share, guint n, int source);
DrMeasure       *check_fixture_add_measure  (CheckFixture *self, const char *id, DrIndices groups, double target);
DrJustification *check_fixture_add_justification (CheckFixture *self, const char *rule, const char *rule_case,
                                                  const char *subjects);
const DrVerdict *check_fixture_verdict      (CheckFixture *self, const char *by, gboolean accepted);

/* The context. check_fixture_advance() takes the usual steps on the usual dates until @next comes next. */
void             check_fixture_advance      (CheckFixture *self, DrStep next);
void             check_fixture_step         (CheckFixture *self, DrStep step, const char *date, const char *person);
DrLiveAssessment *check_fixture_add_live    (CheckFixture *self, const char *reference, const char *service,
                                             const char *effective, const char *negative, const char *channel);
DrLimitation    *check_fixture_add_limitation (CheckFixture *self, const char *rule, const char *subject,
                                               const char *from, const char *until);

G_END_DECLS
