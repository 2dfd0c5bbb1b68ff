/* An evidence base changed by place, and one person's changes carried over to another edition. */
#include "dr-evidence-edit.h"
#include "dr-evidence-writer.h"
#include "fixture.h"

static GBytes *
read_base (void)
{
  char *text = fixture_text ("evidence-full.xml");

  return g_bytes_new_take (text, strlen (text));
}

static GBytes *
change (GBytes     *bytes,
        const char *place,
        const char *value)
{
  const DrEvidenceEdit edit = { place, value };
  g_autoptr (GError) error = NULL;
  GBytes *made = dr_evidence_edit_apply (bytes, &edit, 1, NULL, &error);

  g_assert_no_error (error);

  return made;
}

static gboolean
says (GBytes     *bytes,
      const char *text)
{
  g_autofree char *data = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  return strstr (data, text) != NULL;
}

/* Nothing asked: the very same bytes. */
static void
test_nothing (void)
{
  g_autoptr (GBytes) base = read_base ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) made = dr_evidence_edit_apply (base, NULL, 0, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (base, made));
}

static const struct {
  const char *path;
  const char *place;
  const char *value;    /* (nullable) */
  const char *before;   /* (nullable): that the file says first and not any more */
  const char *after;    /* (nullable): that it says then */
} edit_rows[] = {
  { "/evidence-edit/root", "@version", "99", NULL, " version=\"99\"" },
  { "/evidence-edit/set", "figures/figure[id=%F]/@share", "0.123", NULL, "share=\"0.123\"" },
  { "/evidence-edit/unset", "figures/figure[id=%F]/@n", NULL, NULL, NULL },
  { "/evidence-edit/remove", "figures/figure[id=%F]", NULL, "id=\"%F\"", NULL },
  { "/evidence-edit/remove-none", "figures/figure[id=none]", NULL, NULL, NULL },
  { "/evidence-edit/add", "needs/need[id=new-need]/@name", "A new need", NULL, "<need id=\"new-need\" name=\"A new need\">" },
};

static char *
fill (const char *text,
      const char *figure)
{
  g_auto (GStrv) parts = text != NULL ? g_strsplit (text, "%F", -1) : NULL;

  return parts != NULL ? g_strjoinv (figure, parts) : NULL;
}

static void
test_edit (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (GBytes) base = read_base ();
  g_autoptr (GError) error = NULL;
  g_autoptr (DrEvidence) evidence = dr_evidence_edit_read ("base", base, &error);
  g_autofree char *place = fill (edit_rows[i].place, evidence->figures[0].id);
  g_autofree char *before = fill (edit_rows[i].before, evidence->figures[0].id);
  g_autoptr (GBytes) made = change (base, place, edit_rows[i].value);

  if (before != NULL)
    {
      g_assert_true (says (base, before));
      g_assert_false (says (made, before));
    }
  if (edit_rows[i].after != NULL)
    g_assert_true (says (made, edit_rows[i].after));
  else if (before == NULL && edit_rows[i].value == NULL && strstr (place, "none") != NULL)
    g_assert_true (g_bytes_equal (base, made));
}

/* What stands below a service comes where its schema wants it. */
static void
test_service (void)
{
  g_autoptr (GBytes) base = read_base ();
  g_autoptr (GError) error = NULL;
  g_autoptr (DrEvidence) evidence = dr_evidence_edit_read ("base", base, &error);
  g_autoptr (DrEvidence) changed = NULL;
  g_autoptr (GBytes) made = NULL;
  const char *service = evidence->services[0].id;
  const char *channel = evidence->channels[0].id;
  g_autofree char *count = g_strdup_printf ("services/service[id=%s]/contacts[channel=%s period=1999-02]/@count", service,
                                            channel);
  g_autofree char *source = g_strdup_printf ("services/service[id=%s]/contacts[channel=%s period=1999-02]/@source", service,
                                             channel);
  const DrEvidenceEdit edits[] = { { count, "12" }, { source, evidence->sources[0].id } };

  made = dr_evidence_edit_apply (base, edits, G_N_ELEMENTS (edits), &changed, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (changed->services[0].n_contacts, ==, evidence->services[0].n_contacts + 1);
}

static const struct {
  const char *path;
  const char *place;
  const char *value;
} refused_rows[] = {
  { "/evidence-edit/refused/share", "figures/figure[id=%F]/@share", "1.5" },
  { "/evidence-edit/refused/source", "figures/figure[id=%F]/@source", "nobody" },
  { "/evidence-edit/refused/no-source", "figures/figure[id=%F]/@source", NULL },
  { "/evidence-edit/refused/incomplete", "figures/figure[id=brand-new]/@share", "0.5" },
  { "/evidence-edit/refused/no-place", "figures/[id=x]/@share", "0.5" },
  { "/evidence-edit/refused/whole", "", NULL },
};

static void
test_refused (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (GBytes) base = read_base ();
  g_autoptr (GError) error = NULL;
  g_autoptr (DrEvidence) evidence = dr_evidence_edit_read ("base", base, &error);
  g_autofree char *place = fill (refused_rows[i].place, evidence->figures[0].id);
  const DrEvidenceEdit edit = { place, refused_rows[i].value };
  DrEvidence *changed = NULL;

  g_assert_no_error (error);
  g_assert_null (dr_evidence_edit_apply (base, &edit, 1, &changed, &error));
  g_assert_nonnull (error);
  g_assert_null (changed);
}

/* Two people change different things: both stand. */
static void
test_carry (void)
{
  g_autoptr (GBytes) base = read_base ();
  g_autoptr (GError) error = NULL;
  g_autoptr (DrEvidence) evidence = dr_evidence_edit_read ("base", base, &error);
  g_autofree char *share = g_strdup_printf ("figures/figure[id=%s]/@share", evidence->figures[0].id);
  g_autofree char *note = g_strdup_printf ("figures/figure[id=%s]/@note", evidence->figures[0].id);
  g_autoptr (GBytes) mine = change (base, share, "0.111");
  g_autoptr (GBytes) theirs_first = change (base, note, "Theirs");
  g_autoptr (GBytes) theirs = change (theirs_first, "needs/need[id=their-need]/@name", "Their need");
  g_autoptr (DrEvidence) made_evidence = NULL;
  g_auto (GStrv) both = NULL;
  g_autoptr (GBytes) made = dr_evidence_edit_carry (base, mine, theirs, &both, &made_evidence, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (both), ==, 0);
  g_assert_cmpfloat (made_evidence->figures[0].share, ==, 0.111);
  g_assert_cmpstr (made_evidence->figures[0].note, ==, "Theirs");
  g_assert_true (says (made, "their-need"));
}

/* Two people change the same: mine stands, and it is said. */
static void
test_both (void)
{
  g_autoptr (GBytes) base = read_base ();
  g_autoptr (GError) error = NULL;
  g_autoptr (DrEvidence) evidence = dr_evidence_edit_read ("base", base, &error);
  g_autofree char *figure = g_strdup_printf ("figures/figure[id=%s]", evidence->figures[0].id);
  g_autofree char *share = g_strdup_printf ("%s/@share", figure);
  g_autoptr (GBytes) mine = change (base, share, "0.111");
  g_autoptr (GBytes) theirs = change (base, share, "0.222");
  g_autoptr (GBytes) without = change (base, figure, NULL);
  g_autoptr (DrEvidence) changed = NULL;
  g_autoptr (DrEvidence) back = NULL;
  g_autoptr (DrEvidence) gone = NULL;
  g_auto (GStrv) both = NULL;
  g_auto (GStrv) both_back = NULL;
  g_auto (GStrv) both_gone = NULL;
  g_autoptr (GBytes) a = dr_evidence_edit_carry (base, mine, theirs, &both, &changed, &error);
  g_autoptr (GBytes) b = dr_evidence_edit_carry (base, mine, without, &both_back, &back, &error);
  g_autoptr (GBytes) c = dr_evidence_edit_carry (base, without, theirs, &both_gone, &gone, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (both[0], ==, share);
  g_assert_null (both[1]);
  g_assert_cmpfloat (changed->figures[0].share, ==, 0.111);
  g_assert_cmpstr (both_back[0], ==, figure);
  g_assert_cmpuint (back->n_figures, ==, evidence->n_figures);
  g_assert_cmpstr (both_gone[0], ==, figure);
  g_assert_cmpuint (gone->n_figures, ==, evidence->n_figures - 1);
}

/* Both came to the same: nothing to say. */
static void
test_same (void)
{
  g_autoptr (GBytes) base = read_base ();
  g_autoptr (GBytes) mine = change (base, "@version", "99");
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) both = NULL;
  g_autoptr (GBytes) made = dr_evidence_edit_carry (base, mine, mine, &both, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (both), ==, 0);
  g_assert_true (g_bytes_equal (made, mine));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/evidence-edit/nothing", test_nothing);
  for (guint i = 0; i < G_N_ELEMENTS (edit_rows); i++)
    g_test_add_data_func (edit_rows[i].path, GUINT_TO_POINTER (i), test_edit);
  g_test_add_func ("/evidence-edit/service", test_service);
  for (guint i = 0; i < G_N_ELEMENTS (refused_rows); i++)
    g_test_add_data_func (refused_rows[i].path, GUINT_TO_POINTER (i), test_refused);
  g_test_add_func ("/evidence-edit/carry", test_carry);
  g_test_add_func ("/evidence-edit/both", test_both);
  g_test_add_func ("/evidence-edit/same", test_same);

  return g_test_run ();
}
