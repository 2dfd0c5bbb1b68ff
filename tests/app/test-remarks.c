/* What is odd about dates and numbers that the format takes. */
#include "check-fixture.h"

#include <string.h>

#include "dr-remarks.h"

/* "" stands for no date. */
static DrDate
date_of (const char *text)
{
  return text[0] != '\0' ? check_date (text) : DR_DATE_NONE;
}

typedef enum { FIRST_DRAFT, KEY_DECISION, DECISION, REVIEW } Kind;

static const struct {
  const char *path;
  Kind        kind;
  const char *a;
  const char *b;
  gboolean    odd;
} rows[] = {
  { "/app/remarks/first-draft/before", FIRST_DRAFT, "2026-01-10", "2026-06-01", FALSE },
  { "/app/remarks/first-draft/same-day", FIRST_DRAFT, "2026-06-01", "2026-06-01", FALSE },
  { "/app/remarks/first-draft/after", FIRST_DRAFT, "2026-06-02", "2026-06-01", TRUE },
  { "/app/remarks/first-draft/none", FIRST_DRAFT, "", "2026-06-01", FALSE },
  { "/app/remarks/first-draft/no-decision", FIRST_DRAFT, "2026-06-01", "", FALSE },
  { "/app/remarks/key-decision/before", KEY_DECISION, "2026-05-01", "2026-06-01", FALSE },
  { "/app/remarks/key-decision/after", KEY_DECISION, "2026-06-02", "2026-06-01", TRUE },
  { "/app/remarks/decision/before", DECISION, "2026-06-01", "2026-09-01", FALSE },
  { "/app/remarks/decision/same-day", DECISION, "2026-09-01", "2026-09-01", FALSE },
  { "/app/remarks/decision/after", DECISION, "2026-09-02", "2026-09-01", TRUE },
  { "/app/remarks/review/after", REVIEW, "2027-03-01", "2026-09-01", FALSE },
  { "/app/remarks/review/before", REVIEW, "2026-08-31", "2026-09-01", TRUE },
  { "/app/remarks/review/none", REVIEW, "", "2026-09-01", FALSE },
};

static void
test_row (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  DrDate a = date_of (rows[i].a);
  DrDate b = date_of (rows[i].b);
  const char *remark = NULL;

  switch (rows[i].kind)
    {
    case FIRST_DRAFT: remark = dr_remark_first_draft (a, b); break;
    case KEY_DECISION: remark = dr_remark_key_decision (a, b); break;
    case DECISION: remark = dr_remark_decision (a, b); break;
    case REVIEW: remark = dr_remark_review (a, b); break;
    default: g_assert_not_reached ();
    }
  g_assert_cmpint (remark != NULL, ==, rows[i].odd);
}

static const struct {
  const char *opened;
  const char *closed;
  const char *decision;
  const char *says;      /* (nullable): words in the remark */
} closed_rows[] = {
  { "2026-01-01", "2026-02-01", "2026-06-01", NULL },
  { "2026-01-01", "2026-01-01", "2026-01-01", NULL },
  { "2026-02-02", "2026-02-01", "2026-06-01", "before the consultation opened" },
  { "2026-01-01", "2026-06-02", "2026-06-01", "after the decision" },
  { "", "2026-06-02", "", NULL },
  { "2026-01-01", "", "2026-06-01", NULL },
};

static void
test_closed (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (closed_rows); i++)
    {
      const char *remark = dr_remark_closed (date_of (closed_rows[i].opened), date_of (closed_rows[i].closed),
                                             date_of (closed_rows[i].decision));

      if (closed_rows[i].says == NULL)
        g_assert_null (remark);
      else
        g_assert_nonnull (strstr (remark, closed_rows[i].says));
    }
}

static void
test_answered (void)
{
  g_assert_null (dr_remark_answered (100, 100));
  g_assert_null (dr_remark_answered (100, 20));
  g_assert_nonnull (dr_remark_answered (100, 101));
  g_assert_null (dr_remark_answered (DR_UNKNOWN, 20));
  g_assert_null (dr_remark_answered (100, DR_UNKNOWN));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_test_add_data_func (rows[i].path, GUINT_TO_POINTER (i), test_row);
  g_test_add_func ("/app/remarks/closed", test_closed);
  g_test_add_func ("/app/remarks/answered", test_answered);

  return g_test_run ();
}
