#include "story-register.h"

#include <string.h>

/**
 * story_day_in:
 * @days: from today
 *
 * Returns: (transfer full): that day
 */
char *
story_day_in (int days)
{
  g_autoptr (GDateTime) today = g_date_time_new_now_local ();
  g_autoptr (GDateTime) then = g_date_time_add_days (today, days);

  return g_date_time_format (then, "%Y-%m-%d");
}

/**
 * story_prepare:
 * @gui: a place
 *
 * Makes its register: four people, and a draft that can be submitted, whose change takes effect today.
 */
void
story_prepare (Gui *gui)
{
  g_autofree char *examples = g_build_filename (g_getenv ("DR_DATA"), "examples", NULL);
  g_autofree char *draft = g_build_filename (examples, "clean.xml", NULL);
  g_autofree char *evidence = g_build_filename (examples, "evidence-example.xml", NULL);
  g_autofree char *answers = g_build_filename (examples, "Answers to the consultation.csv", NULL);
  g_autofree char *today = story_day_in (0);
  g_autofree char *before = story_day_in (-50);
  g_autofree char *after = story_day_in (365);
  g_autofree char *effective = g_strconcat ("change/@effective=", today, NULL);
  g_autofree char *decision = g_strconcat ("change/@decision-date=", today, NULL);
  g_autofree char *notice = g_strconcat ("change/@key-decision=", before, NULL);
  g_autofree char *signer = g_strconcat ("actions/action[signer-booked]/@due=", today, NULL);
  g_autofree char *count = g_strconcat ("actions/action[count]/@due=", today, NULL);
  g_autofree char *review = g_strconcat ("monitoring/@review=", after, NULL);

  gui_command (gui, "init", "--pilot", "--as", "ada", "--name", "Ada Administrator", NULL);
  gui_command (gui, "person", "add", MANAGER, "--name", "Mina Manager", "--role", "manager", "--as", "ada", NULL);
  gui_command (gui, "person", "add", OFFICER, "--name", "Eve Equalities", "--role", "equalities", "--as", "ada", NULL);
  gui_command (gui, "person", "grant", OFFICER, "--role", "approver", "--as", "ada", NULL);
  gui_command (gui, "person", "add", APPROVER, "--name", "Abe Approver", "--role", "approver", "--as", "ada", NULL);
  gui_command (gui, "evidence", "publish", evidence, "--as", OFFICER, NULL);
  gui_command (gui, "import", draft, "--as", MANAGER, NULL);
  gui_command (gui, "attach", REFERENCE, answers, "--as", MANAGER, NULL);
  gui_command (gui, "edit", REFERENCE, effective, decision, notice, signer, count, review, "--as", MANAGER, NULL);
}

/**
 * story_wait_says:
 * @gui: a place
 * @reference: of an assessment, with its version
 * @has: a text
 *
 * Waits until the register has it: for what nothing in the window waits for.
 */
void
story_wait_says (Gui        *gui,
                 const char *reference,
                 const char *has)
{
  gint64 limit = g_get_monotonic_time () + GUI_PATIENCE;

  for (;; g_usleep (GUI_PAUSE))
    {
      g_autofree char *shown = gui_ask (gui, 0, "show", reference, "--format", "json", NULL);

      if (strstr (shown, has) != NULL)
        return;
      if (g_get_monotonic_time () > limit)
        g_error ("%s does not say %s: %s", reference, has, shown);
    }
}

/**
 * story_assert_says:
 * @gui: a place
 * @reference: of an assessment, with its version
 * @has: a text
 *
 * Asserts that the register has it.
 */
void
story_assert_says (Gui        *gui,
                   const char *reference,
                   const char *has)
{
  g_autofree char *shown = gui_ask (gui, 0, "show", reference, "--format", "json", NULL);

  if (strstr (shown, has) == NULL)
    g_error ("%s does not say %s: %s", reference, has, shown);
}

/**
 * story_assert_stage:
 * @gui: a place
 * @version: of the story's assessment
 * @stage: as the command line names it
 *
 * Asserts that it stands there.
 */
void
story_assert_stage (Gui        *gui,
                    guint       version,
                    const char *stage)
{
  g_autofree char *reference = g_strdup_printf (REFERENCE "@%u", version);
  g_autofree char *says = g_strdup_printf ("\"stage\": \"%s\"", stage);

  story_assert_says (gui, reference, says);
}
