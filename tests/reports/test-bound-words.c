/* Words that stand in one line. In the table "_" is a space that does not break and "~" a joiner. */
#include "dr-bound-words.h"

static const struct {
  const char *path;
  const char *text;
  const char *bound;
} cases[] = {
  { "/reports/bound/date", "Decided on 14 February 2023, late", "Decided on 14_February_2023, late" },
  { "/reports/bound/date-welsh", "ar 1 Tachwedd 2026 y", "ar 1_Tachwedd_2026 y" },
  { "/reports/bound/citation", "see [2013] EWCA Civ 1345 (para", "see [2013]_EWCA_Civ_1345 (para" },
  { "/reports/bound/citation-court", "[2011] EWHC 2687 (Admin)", "[2011]_EWHC_2687_(Admin)" },
  { "/reports/bound/case", "R (Bracking) v Secretary", "R_(Bracking) v Secretary" },
  { "/reports/bound/section", "under s.149(3)(a) of", "under s.~149(3)~(a) of" },
  { "/reports/bound/regulation", "Regulations 2011, reg. 8(1)(a); para. 2", "Regulations 2011, reg._8(1)~(a); para._2" },
  { "/reports/bound/section-spaced", "see s. 29 of", "see s.~_29 of" },
  { "/reports/bound/not-a-section", "desks. 3 of", "desks. 3 of" },
  { "/reports/bound/years", "in 2026–27 it", "in 2026~–~27 it" },
  { "/reports/bound/code", "by ACC-06 and", "by ACC-~06 and" },
  { "/reports/bound/digest", "version 1, SHA-256 0a1b2c3d4e5f…", "version 1, SHA-~256_0a1b2c3d4e5f…" },
  { "/reports/bound/not-a-code", "EH-2023-001 and TA-12-34", "EH-2023-001 and TA-12-34" },
  { "/reports/bound/hyphen", "Step-free access, for five-year-olds by self-assessment", "Step-~free access, for five-year-olds by self-assessment" },
  { "/reports/bound/share", "about 62 % of", "about 62_% of" },
  { "/reports/bound/people", "0 to 1,500 people", "0 to 1,500_people" },
  { "/reports/bound/ages", "People aged 15 to 24, or 65 to 74", "People aged 15_to_24, or 65_to_74" },
  { "/reports/bound/and", "People aged 65 and over, ward 54 and 10 more", "People aged 65 and over, ward 54 and 10_more" },
  { "/reports/bound/few", "0 to 24 people of", "0_to_24_people of" },
  { "/reports/bound/long-word", "2 responsibilities", "2 responsibilities" },
  { "/reports/bound/year", "Equality Act 2010 and", "Equality Act 2010 and" },
  { "/reports/bound/nothing", "", "" },
  { "/reports/bound/hebrew", "עד 12 אנשים", "עד 12_אנשים" },
};

static char *
show (const char *text)
{
  GString *shown = g_string_new (text);

  g_string_replace (shown, "\302\240", "_", 0);
  g_string_replace (shown, "\342\201\240", "~", 0);

  return g_string_free (shown, FALSE);
}

static void
test_case (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autofree char *bound = dr_bound_words (cases[i].text);
  g_autofree char *again = dr_bound_words (bound);
  g_autofree char *shown = show (bound);

  g_assert_cmpstr (shown, ==, cases[i].bound);
  g_assert_cmpstr (again, ==, bound);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add_data_func (cases[i].path, GUINT_TO_POINTER (i), test_case);

  return g_test_run ();
}
