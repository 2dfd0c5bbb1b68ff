/* review-support.h: a made-up register with a submission that two officers review at two desks.
 * Used by the tests of reviews. What fails here is a failed test. */
#pragma once

#include "app-support.h"

G_BEGIN_DECLS

/* People of a made-up register, and the first of its assessments that is submitted. */
#define ADMINISTRATOR "huw.parry"
#define MANAGER "mair.rowlands"
#define WRITER "priya.nair"   /* of what is submitted, in the register that is made up */
#define OFFICER "sian.ellis"
#define APPROVER "grace.o-neill"
#define SECOND "owen.second"
#define SUBMITTED "EIA-2021-00005"

/* Two officers at two desks of one register. */
typedef struct {
  Workplace   place;      /* the first's */
  DrDesk     *other;
  DrEditor   *mine;
  DrEditor   *theirs;
} Officers;

void officers_make_register   (void);   /* once: every test has a copy */
void officers_remove_register (void);
void officers_set_up          (Officers *self, gconstpointer data);
void officers_tear_down       (Officers *self, gconstpointer data);
void officers_judge           (DrEditor *editor, const char *section, const char *verdict, const char *comment);
void officers_assert_stored   (Officers *self, const char *key, const char *value);

G_END_DECLS
