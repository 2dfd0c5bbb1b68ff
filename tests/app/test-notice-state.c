/* What stands over an assessment when something cannot be saved or written, and what is offered. */
#include "dr-notice-state.h"

#define PROBLEM "the disk is full"
#define REFUSAL "You can read this; somebody else writes it."

static const struct {
  const char       *path;
  DrNoticeQuestion  question;
  gboolean          warns;
  const char       *text;      /* (nullable): nothing is shown */
  const char       *offers;    /* of "choose again copy leave" */
} rows[] = {
  { "/app/notice/saved", { DR_EDITOR_SAVED, NULL, NULL, FALSE, FALSE, FALSE }, FALSE, NULL, "" },
  { "/app/notice/saving", { DR_EDITOR_SAVING, NULL, NULL, TRUE, FALSE, FALSE }, FALSE, NULL, "" },
  { "/app/notice/reader", { DR_EDITOR_SAVED, NULL, REFUSAL, FALSE, FALSE, FALSE }, FALSE, REFUSAL, "" },
  { "/app/notice/conflict", { DR_EDITOR_CONFLICT, NULL, NULL, TRUE, FALSE, FALSE }, TRUE,
    "Somebody else changed the same place while you wrote.", "choose" },
  { "/app/notice/conflict-leaving", { DR_EDITOR_CONFLICT, NULL, NULL, TRUE, FALSE, TRUE }, TRUE,
    "Somebody else changed the same place while you wrote: what you wrote there is not saved.", "choose copy leave" },
  { "/app/notice/refused", { DR_EDITOR_REFUSED, PROBLEM, NULL, TRUE, FALSE, FALSE }, TRUE, PROBLEM, "copy" },
  { "/app/notice/refused-passing", { DR_EDITOR_REFUSED, PROBLEM, NULL, TRUE, TRUE, FALSE }, TRUE,
    PROBLEM ". It is tried again by itself.", "again copy" },
  { "/app/notice/refused-leaving", { DR_EDITOR_REFUSED, PROBLEM, NULL, TRUE, FALSE, TRUE }, TRUE,
    "What you wrote is not saved: " PROBLEM ".", "copy leave" },
  { "/app/notice/refused-passing-leaving", { DR_EDITOR_REFUSED, PROBLEM, NULL, TRUE, TRUE, TRUE }, TRUE,
    "What you wrote is not saved: " PROBLEM ".", "again copy leave" },
  { "/app/notice/refused-unsaid-leaving", { DR_EDITOR_REFUSED, NULL, NULL, TRUE, FALSE, TRUE }, TRUE,
    "What you wrote is not saved.", "copy leave" },
  /* An undo, or a check, that was refused: nothing would be lost. */
  { "/app/notice/refused-saved", { DR_EDITOR_REFUSED, PROBLEM, NULL, FALSE, FALSE, TRUE }, TRUE, PROBLEM, "" },
  /* What is not saved comes before what cannot be written. */
  { "/app/notice/reader-refused", { DR_EDITOR_REFUSED, PROBLEM, REFUSAL, TRUE, FALSE, FALSE }, TRUE, PROBLEM, "copy" },
};

static void
test_row (gconstpointer data)
{
  const guint i = GPOINTER_TO_UINT (data);
  g_auto (DrNoticeState) state = { FALSE };
  g_autofree char *offers = NULL;

  dr_notice_state_init (&state, &rows[i].question);
  offers = g_strconcat (state.choose ? "choose " : "", state.try_again ? "again " : "", state.copy ? "copy " : "",
                        state.leave ? "leave " : "", NULL);
  g_assert_cmpint (state.shown, ==, rows[i].text != NULL);
  g_assert_cmpint (state.warns, ==, rows[i].warns);
  g_assert_cmpstr (state.text, ==, rows[i].text);
  g_assert_cmpstr (g_strchomp (offers), ==, rows[i].offers);
}

/* Nobody is told that all is saved while the notice says that it is not. */
static void
test_saved (void)
{
  g_assert_nonnull (dr_notice_saved (DR_EDITOR_SAVED));
  g_assert_nonnull (dr_notice_saved (DR_EDITOR_SAVING));
  g_assert_null (dr_notice_saved (DR_EDITOR_CONFLICT));
  g_assert_null (dr_notice_saved (DR_EDITOR_REFUSED));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    g_test_add_data_func (rows[i].path, GUINT_TO_POINTER (i), test_row);
  g_test_add_func ("/app/notice/saved-already", test_saved);

  return g_test_run ();
}
