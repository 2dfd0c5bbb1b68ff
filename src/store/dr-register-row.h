/* dr-register-row.h: one row of the register: what is listed, sorted, filtered and searched of one version.
 * Plain values. Made by the register from the fields and the checks; kept by the store as it is told.
 * It is no source of truth: it can be made again from the fields and the records. */
#pragma once

#include "dr-arena.h"
#include "dr-context.h"
#include "dr-vocabulary.h"

G_BEGIN_DECLS

typedef struct {
  const char             *reference;
  guint                   version;      /* from 1 */
  const char             *title;
  const char             *service;      /* id; "" where not said */
  const char             *service_name; /* as listed and sorted */
  const char             *change;       /* in a line */
  DrOutcome               outcome;
  guint                   must;         /* open findings by severity */
  guint                   escalate;
  guint                   justify;
  DrDate                  decision;     /* planned or taken */
  DrDate                  review;       /* none: none is due */
  const char             *owner;        /* person id; "" where not said */
  DrDate                  effective;    /* when the change takes effect; none: not said */
  guint64                 revision;     /* of the draft that it was made from; an older one never replaces a newer */
  const char             *search_text;  /* (nullable): answers and whatever else is searched besides title, service,
                                         * change; not given back. %NULL: it stays as it was, and so do the effective
                                         * date and the lists below */
  DrIds                   negative;     /* group ids negatively affected; not given back */
  const DrWithdrawnPoint *withdrawn;    /* not given back */
  guint                   n_withdrawn;
  DrIds                   uses;         /* tags of what the version rests on, in the register's words; not given back */

  /* Kept by the store, ignored in what it is given. */
  DrStage                 stage;
  gboolean                moved;        /* evidence moved under it, as dr_store_set_moved() was told last */
  gboolean                latest;       /* of its reference's versions */
  gint64                  id;           /* grows with creation */
  gint64                  updated;      /* microseconds since 1970 */
} DrRegisterRow;

G_END_DECLS
