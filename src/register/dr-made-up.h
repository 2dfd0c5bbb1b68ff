/* dr-made-up.h: one made-up assessment: what it is about, its days, and its random numbers.
 * Used by the generator only. Pure: the same seed and number give the same. It writes no words of its own. */
#pragma once

#include "dr-draft-fields-private.h"
#include "dr-evidence.h"

G_BEGIN_DECLS

/* What becomes of the point that a theme is about. */
typedef enum { DR_THEME_LESS, DR_THEME_CLOSE, DR_THEME_MORE } DrThemeKind;

typedef struct {
  const char *channel;   /* (nullable): any */
  DrThemeKind kind;
  const char *title;     /* one %s: a place, or the service where it is remote */
  const char *what;
  const char *why;
} DrTheme;

/* Everything about it that does not need the store. */
typedef struct {
  guint64           random;      /* state */
  guint64           number;      /* from 1 */
  char              reference[32];
  guint             service;     /* index */
  guint             point;       /* index of the evidence base's points */
  const DrTheme    *theme;
  char             *title;
  DrDate            first_draft;
  DrDate            submitted;
  DrDate            given_up;    /* where it is returned or withdrawn */
  DrDate            decided;
  DrDate            effective;
  DrDate            closed;
} DrMadeUp;

void    dr_made_up_init         (DrMadeUp *self, const DrEvidence *evidence, guint64 seed, guint64 number, guint64 count,
                                 DrDate begin);
void    dr_made_up_clear        (DrMadeUp *self);
guint   dr_made_up_choose       (DrMadeUp *self, guint n);
guint64 dr_made_up_random       (guint64 *state);

void    dr_made_up_put          (DrFieldGather *gather, const char *pattern, const char *identity, const char *value);
void    dr_made_up_put_date     (DrFieldGather *gather, const char *pattern, const char *identity, DrDate date);
void    dr_made_up_put_position (DrFieldGather *gather, const char *pattern, const char *identity, guint position);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DrMadeUp, dr_made_up_clear)

G_END_DECLS
