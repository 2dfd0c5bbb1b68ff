/* dr-inspect-explain.h: what a check of verify is for and what a failure of it means, in words for people who know neither
 * digests nor chains: what it means, what may have happened, what to do next.
 * Pure: tables and functions of what was found. Used by the Inspect window and its tests. It accuses nobody: bytes do not say
 * who changed them. */
#pragma once

#include "dr-verification.h"

G_BEGIN_DECLS

typedef struct {
  const char *means;     /* translated, each of the three */
  const char *perhaps;
  const char *next;
} DrInspectExplanation;

const char           *dr_inspect_why      (DrVerifyCheck check);
DrInspectExplanation  dr_inspect_explain  (DrVerifyCheck check, DrVerifyLineKind kind);
GPtrArray            *dr_inspect_together (const DrVerification *verification);

G_END_DECLS
