/* reach-oracle.h: who is excluded, worked out a second time from the published arithmetic, slowly and plainly.
 * Used to check the access review on random input. It shares no code with src/checks but the model. */
#pragma once

#include "random-access.h"

G_BEGIN_DECLS

typedef struct {
  DrInterval excluded_before;
  DrInterval excluded_after;
  DrInterval newly_excluded;             /* without mitigations */
  DrInterval at_risk;
  DrInterval mitigated_newly_excluded;   /* with them */
  DrInterval mitigated_at_risk;
} OracleReview;

OracleReview reach_oracle (const CheckFixture *fixture, guint option, int group);

G_END_DECLS
