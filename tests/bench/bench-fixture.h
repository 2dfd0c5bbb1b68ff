/* bench-fixture.h: a generated evidence base and assessment of the size that the aims speak of.
 * 40 groups, 20 access points on 10 channels, 3 options, 2 prerequisites, half of the figures known, one mitigation.
 * Used by the benchmark of the checks. The same every time. */
#pragma once

#include "dr-check.h"

G_BEGIN_DECLS

typedef struct {
  DrEvidence   *evidence;
  DrAssessment *assessment;
  DrContext     context;
} BenchFixture;

BenchFixture *bench_fixture_new  (void);
void          bench_fixture_free (BenchFixture *self);
void          bench_fixture_read (const BenchFixture *self);

void          bench_fill_assessment (DrAssessment *assessment);

#define BENCH_GROUPS 40
#define BENCH_CHANNELS 10
#define BENCH_POINTS 20
#define BENCH_OPTIONS 3

enum { BENCH_CENSUS, BENCH_SURVEY, BENCH_STUDY, BENCH_COUNTS, BENCH_FORECAST, BENCH_SOURCES };

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BenchFixture, bench_fixture_free)

G_END_DECLS
