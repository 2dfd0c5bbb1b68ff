/* What is typed into a form of evidence: fields, the edits that come of them, and ids. */
#include <string.h>

#include "dr-evidence-edit.h"
#include "dr-evidence-fields.h"

static const struct {
  const char          *path;
  DrEvidenceFieldKind  kind;
  gboolean             required;
  const char          *typed;
  const char          *value;    /* (nullable) */
  const char          *problem;  /* (nullable): how it begins */
} field_rows[] = {
  { "/app/evidence/field/share", DR_FIELD_SHARE, TRUE, "37.5", "0.375", NULL },
  { "/app/evidence/field/share-sign", DR_FIELD_SHARE, TRUE, " 54 % ", "0.54", NULL },
  { "/app/evidence/field/share-none", DR_FIELD_SHARE, TRUE, "0", "0", NULL },
  { "/app/evidence/field/share-all", DR_FIELD_SHARE, TRUE, "100", "1", NULL },
  { "/app/evidence/field/share-too-much", DR_FIELD_SHARE, TRUE, "100.1", NULL, "This is more than all" },
  { "/app/evidence/field/share-words", DR_FIELD_SHARE, TRUE, "half", NULL, "This is no percentage" },
  { "/app/evidence/field/share-negative", DR_FIELD_SHARE, TRUE, "-5", NULL, "This is no percentage" },
  { "/app/evidence/field/share-empty", DR_FIELD_SHARE, TRUE, "  ", NULL, "say it" },
  { "/app/evidence/field/count", DR_FIELD_COUNT, FALSE, "1 300", "1300", NULL },
  { "/app/evidence/field/count-thousands", DR_FIELD_COUNT, FALSE, "1,300", "1300", NULL },
  { "/app/evidence/field/count-empty", DR_FIELD_COUNT, FALSE, "", NULL, NULL },
  { "/app/evidence/field/count-none", DR_FIELD_COUNT, FALSE, "0", NULL, "Write how many people" },
  { "/app/evidence/field/count-part", DR_FIELD_COUNT, FALSE, "1.5", NULL, "Write how many people" },
  { "/app/evidence/field/amount", DR_FIELD_AMOUNT, FALSE, "1,500.5", "1500.5", NULL },
  { "/app/evidence/field/hours", DR_FIELD_HOURS, FALSE, "37.5", "37.5", NULL },
  { "/app/evidence/field/hours-all", DR_FIELD_HOURS, FALSE, "168", "168", NULL },
  { "/app/evidence/field/hours-too-many", DR_FIELD_HOURS, FALSE, "168.5", NULL, "A week has 168 hours" },
  { "/app/evidence/field/set", DR_FIELD_SET, FALSE, "step-free  hearing-loop", "step-free hearing-loop", NULL },
  { "/app/evidence/field/date-year", DR_FIELD_DATE, TRUE, "2024", "2024", NULL },
  { "/app/evidence/field/date-month", DR_FIELD_DATE, TRUE, "2024-03", "2024-03", NULL },
  { "/app/evidence/field/date-day", DR_FIELD_DATE, TRUE, "2024-02-29", "2024-02-29", NULL },
  { "/app/evidence/field/date-no-day", DR_FIELD_DATE, TRUE, "2023-02-29", NULL, "This is no date" },
  { "/app/evidence/field/day-year", DR_FIELD_DAY, TRUE, "2024", NULL, "This is no day" },
  { "/app/evidence/field/link", DR_FIELD_LINK, FALSE, "https://www.ons.gov.uk/x", "https://www.ons.gov.uk/x", NULL },
  { "/app/evidence/field/link-part", DR_FIELD_LINK, FALSE, "www.ons.gov.uk", NULL, "This is no link" },
  { "/app/evidence/field/link-empty", DR_FIELD_LINK, FALSE, "https://", NULL, "This is no link" },
  { "/app/evidence/field/text", DR_FIELD_TEXT, TRUE, "  two   words\f ", "two words", NULL },
  { "/app/evidence/field/choice-none", DR_FIELD_CHOICE, TRUE, NULL, NULL, "say it" },
};

static void
test_field (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  const DrEvidenceField field = { "x", "X", NULL, field_rows[i].kind, field_rows[i].required ? "say it" : NULL };
  g_autofree char *value = NULL;
  g_autofree char *problem = dr_evidence_field_parse (&field, field_rows[i].typed, &value);

  g_assert_cmpstr (value, ==, field_rows[i].value);
  g_assert_cmpint (problem != NULL, ==, field_rows[i].problem != NULL);
  if (problem != NULL)
    g_assert_true (g_str_has_prefix (problem, field_rows[i].problem));
}

/* Only what changed becomes an edit; where one thing is wrong nothing does. */
static void
test_edits (void)
{
  const DrEvidenceField fields[] = { { "share", "Share", NULL, DR_FIELD_SHARE, "say it" }, { "n", "N", NULL, DR_FIELD_COUNT, NULL },
                                     { "note", "Note", NULL, DR_FIELD_TEXT, NULL } };
  const char *before[] = { "0.5", "100", NULL };
  const char *typed[] = { "50", "", "New" };
  const char *wrong[] = { "", "x", "New" };
  char *problems[3];
  GArray *edits = dr_evidence_fields_edits (fields, 3, "figures/figure[id=f]", before, typed, problems);

  g_assert_cmpuint (edits->len, ==, 2);
  g_assert_cmpstr (g_array_index (edits, DrEvidenceEdit, 0).place, ==, "figures/figure[id=f]/@n");
  g_assert_null (g_array_index (edits, DrEvidenceEdit, 0).value);
  g_assert_cmpstr (g_array_index (edits, DrEvidenceEdit, 1).value, ==, "New");
  dr_evidence_edits_free (edits);

  g_assert_null (dr_evidence_fields_edits (fields, 3, "x", before, wrong, problems));
  g_assert_cmpstr (problems[0], ==, "say it");
  g_assert_nonnull (problems[1]);
  g_assert_null (problems[2]);
  g_free (problems[0]);
  g_free (problems[1]);
}

static gboolean
is_taken (const char    *id,
          gconstpointer  data)
{
  return g_strv_contains (data, id);
}

static const struct {
  const char *path;
  const char *wish;
  const char *id;
} id_rows[] = {
  { "/app/evidence/id/free", "use-post-all", "use-post-all" },
  { "/app/evidence/id/words", "  Größe, neu! ", "grosse-neu" },
  { "/app/evidence/id/taken", "a", "a-3" },
  { "/app/evidence/id/nothing", "???", "new" },
};

static void
test_id (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  const char *taken[] = { "a", "a-2", NULL };
  g_autofree char *id = dr_evidence_new_id (id_rows[i].wish, is_taken, taken);

  if (strcmp (id_rows[i].path, "/app/evidence/id/words") == 0)
    g_assert_true (g_str_has_suffix (id, "-neu"));
  else
    g_assert_cmpstr (id, ==, id_rows[i].id);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (field_rows); i++)
    g_test_add_data_func (field_rows[i].path, GUINT_TO_POINTER (i), test_field);
  g_test_add_func ("/app/evidence/fields/edits", test_edits);
  for (guint i = 0; i < G_N_ELEMENTS (id_rows); i++)
    g_test_add_data_func (id_rows[i].path, GUINT_TO_POINTER (i), test_id);

  return g_test_run ();
}
