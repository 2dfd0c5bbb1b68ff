#include "verify-bag-fixture.h"

static void
tell (const DrVerification *verification)
{
  for (guint i = 0; i < DR_N_VERIFY_CHECKS; i++)
    for (guint k = 0; k < verification->results[i].lines->len; k++)
      {
        const DrVerifyLine *line = verification->results[i].lines->pdata[k];

        g_test_message ("%s: %s %s: %s", dr_verify_check_id (i), line->is_problem ? "problem" : "note",
                        line->where != NULL ? line->where : "", line->words);
      }
}

/* What was told while it went on. */
typedef struct {
  guint          n_begun[DR_N_VERIFY_CHECKS];
  guint          n_done[DR_N_VERIFY_CHECKS];
  DrVerifyStatus status[DR_N_VERIFY_CHECKS];
  guint64        n_problems[DR_N_VERIFY_CHECKS];
  guint64        n_notes[DR_N_VERIFY_CHECKS];
  guint64        n_counted;
  guint64        n_total;
} Told;

static void
take_moment (DrVerifyCheck         check,
             DrVerifyMoment        moment,
             const DrVerifyResult *result,
             gpointer              data)
{
  Told *told = data;

  if (moment == DR_VERIFY_BEGUN)
    told->n_begun[check]++;
  else
    {
      g_assert_cmpuint (told->n_begun[check], ==, 1);
      told->n_done[check]++;
      told->status[check] = result->status;
      told->n_problems[check] = result->n_problems;
      told->n_notes[check] = result->n_notes;
    }
}

/* Each check that applies was begun and done once, and nothing came of it afterwards. */
static void
expect_told (const Told           *told,
             const DrVerification *verification)
{
  for (guint i = 0; i < DR_N_VERIFY_CHECKS; i++)
    {
      const DrVerifyResult *result = &verification->results[i];

      g_test_message ("%s", dr_verify_check_id (i));
      g_assert_cmpuint (told->n_begun[i], ==, result->applies ? 1 : 0);
      g_assert_cmpuint (told->n_done[i], ==, result->applies ? 1 : 0);
      if (!result->applies)
        continue;
      g_assert_cmpint (told->status[i], ==, result->status);
      g_assert_cmpuint (told->n_problems[i], ==, result->n_problems);
      g_assert_cmpuint (told->n_notes[i], ==, result->n_notes);
    }
}

/* One at a time, so no lock: of the pool's threads, but never two at once. */
static void
take_count (guint64        done,
            guint64        total,
            const guint64 *n_problems,
            gpointer       data)
{
  Told *told = data;

  g_assert_cmpuint (done, ==, told->n_counted + 1);
  g_assert_cmpuint (done, <=, total);
  told->n_counted = done;
  told->n_total = total;
}

/* @anchors: (nullable). Holds it to what it told while it went on. */
DrVerification *
verify_bag (const char         *path,
            const char * const *anchors)
{
  g_autoptr (GError) error = NULL;
  Told told = { { 0 } };
  DrVerifyOptions options = { .anchors = anchors, .tell = take_moment, .tell_data = &told, .count = take_count,
                              .count_data = &told };
  DrVerification *verification = dr_verify_path (path, &options, &error);

  g_assert_no_error (error);
  tell (verification);
  expect_told (&told, verification);
  g_assert_cmpuint (told.n_counted, ==, told.n_total);
  if (verification->kind == DR_VERIFY_BAG)
    g_assert_cmpuint (told.n_counted, ==, verification->n_records);

  return verification;
}

void
verify_bag_expect_failed (const DrVerification *verification,
                          DrVerifyCheck         check,
                          const char           *words)
{
  const GPtrArray *lines = verification->results[check].lines;

  g_assert_cmpint (verification->results[check].status, ==, DR_VERIFY_FAILED);
  g_assert_cmpint (verification->grade, ==, DR_GRADE_FAILED);
  for (guint i = 0; i < lines->len; i++)
    {
      const DrVerifyLine *line = lines->pdata[i];
      g_autofree char *all = g_strdup_printf ("%s: %s", line->where != NULL ? line->where : "", line->words);

      if (line->is_problem && strstr (all, words) != NULL)
        return;
    }
  g_test_fail_printf ("%s: no line says “%s”", dr_verify_check_id (check), words);
}

/* What people read of it, with names. */
void
verify_bag_expect_named (const DrVerification *verification,
                         DrVerifyCheck         check,
                         const char           *words)
{
  const GPtrArray *lines = verification->results[check].lines;

  for (guint i = 0; i < lines->len; i++)
    if (strstr (dr_verify_line_text (lines->pdata[i]), words) != NULL)
      return;
  g_test_fail_printf ("%s: no line reads “%s”: %s", dr_verify_check_id (check), words,
                      lines->len > 0 ? dr_verify_line_text (lines->pdata[0]) : "");
}

/* Two assessments, one of them with a return. */
Maker *
verify_bag_make (const Mischief *mischief)
{
  Maker *maker = maker_new (mischief);

  maker_council (maker);
  maker_assessment (maker, REFERENCE);
  maker_return (maker, REFERENCE, DR_STAGE_MONITORED);

  return maker;
}
