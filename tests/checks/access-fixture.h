/* access-fixture.h: the fixture of the checks with nothing known and nothing judged, for tests of the quantities.
 * Used by the tests of figures, reach, burden, demand and settle. What is known is added one figure at a time. */
#pragma once

#include "check-fixture.h"

G_BEGIN_DECLS

/* Three points that stay as they are, the groups and how many are in them; no figures, contacts, targets or actions. */
CheckFixture        *access_fixture_new        (void);

/* @n 0: exact, from the census; else from the survey. */
void                 access_fixture_use        (CheckFixture *self, int group, int channel, double share, guint n);
void                 access_fixture_need       (CheckFixture *self, int group, double share, guint n);
void                 access_fixture_use_point  (CheckFixture *self, int group, int evidence_point, double share, guint n);
DrFigure            *access_fixture_copy       (CheckFixture *self, const DrFigure *figure);
void                 access_fixture_change     (CheckFixture *self, int point, DrOffer before, DrOffer after);
int                  access_fixture_add_desk   (CheckFixture *self, const char *id, DrOffer before, DrOffer after);
DrAction            *access_fixture_mitigate   (CheckFixture *self, int group, int channel, const char *place, double share);

/* Of the option that is chosen; runs the check. */
const DrGroupReview *access_fixture_review     (CheckFixture *self, int group);

void                 access_assert_interval    (DrInterval actual, double lo, double hi);
void                 access_assert_about       (DrInterval actual, double lo, double hi);
void                 access_assert_people      (DrPeople actual, gint64 lo, gint64 hi);
#define access_assert_equal(actual, expected) g_assert_cmpfloat_with_epsilon ((actual), (expected), 2e-9)

G_END_DECLS
