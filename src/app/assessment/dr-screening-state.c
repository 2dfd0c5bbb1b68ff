#include "dr-screening-state.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-message.h"
#include "dr-names.h"

static const DrMeasured *
find_measured (const DrResult *result,
               const char     *name)
{
  for (guint i = 0; i < result->n_measured; i++)
    if (strcmp (result->measured[i].name, name) == 0)
      return &result->measured[i];

  return NULL;
}

/* One line for each rule about access that finds something, however many groups it is about. */
static void
add_access_rules (GStrvBuilder  *lines,
                  const DrCheck *check)
{
  for (guint r = 0; r < check->rulebook->n_rules; r++)
    {
      const DrRule *rule = &check->rulebook->rules[r];
      guint n = 0;
      g_autofree char *line = NULL;

      if (!g_str_has_prefix (rule->id, "ACC-"))
        continue;
      for (guint i = 0; i < check->n_results; i++)
        n += check->results[i].rule == r && check->results[i].kind == DR_RESULT_FAIL;
      if (n == 0)
        continue;
      line = g_strdup_printf (ngettext ("%1$s: %2$u finding", "%1$s: %2$u findings", n), dr_edition_words (rule->title), n);
      g_strv_builder_add (lines, line);
    }
}

static void
add_points (GStrvBuilder     *lines,
            const DrCheck    *check,
            const DrMeasured *points)
{
  g_autofree char *names = dr_measured_format (check, points);
  /* Translators: %s are access points */
  g_autofree char *line = g_strdup_printf (_("Withdrawn, reduced or moved: %s"), names);

  g_strv_builder_add (lines, line);
}

/**
 * dr_screening_state_init:
 * @self: (out caller-allocates): what to show; clear it when done
 * @check: a check
 * @draft: whether it is still being written
 *
 * Pure: reads SCR-01 and the rules about access.
 */
void
dr_screening_state_init (DrScreeningState *self,
                         const DrCheck    *check,
                         gboolean          draft)
{
  const DrResult *result = dr_check_find_result (check, "SCR-01", "assessment");
  const DrMeasured *points = result != NULL ? find_measured (result, "points_affected") : NULL;
  const DrMeasured *fails = result != NULL ? find_measured (result, "access_fails") : NULL;
  gboolean any_point = points != NULL && points->text != NULL && points->text[0] != '\0';
  gboolean any_rule = fails != NULL && fails->lo != 0;
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();

  if ((result == NULL || result->kind == DR_RESULT_NOT_APPLICABLE) && !draft)
    {
      self->view = DR_SCREENING_VIEW_PAST;   /* later steps do not test it: there is nothing to be said, and nothing to be done */
    }
  else if (result == NULL || result->kind == DR_RESULT_NOT_APPLICABLE)
    {
      self->view = DR_SCREENING_VIEW_NOT_YET;
      self->headline = g_strdup (_("The checks cannot say yet"));
      g_strv_builder_add (lines, _("They look at what the chosen option does to the ways into the service. Choose one under "
                                   "“Options and access points”."));
    }
  else if (!any_point && !any_rule)
    {
      self->view = DR_SCREENING_VIEW_QUIET;
      self->headline = g_strdup (_("The checks see nothing that calls for a full assessment"));
      g_strv_builder_add (lines, _("They know figures and nothing else. Where you know more, go by that."));
    }
  else
    {
      self->view = result->kind == DR_RESULT_FAIL ? DR_SCREENING_VIEW_CONFLICT : DR_SCREENING_VIEW_CALLS;
      self->headline = g_strdup (_("The checks call for a full assessment"));
      if (any_point)
        add_points (lines, check, points);
      if (any_rule)
        add_access_rules (lines, check);
      if (self->view == DR_SCREENING_VIEW_CONFLICT)
        g_strv_builder_add (lines, _("You have screened the change out all the same. It cannot be submitted like that."));
    }
  self->lines = g_strv_builder_end (lines);
}

/**
 * dr_screening_state_clear:
 * @self: a state
 *
 * Frees what it holds.
 */
void
dr_screening_state_clear (DrScreeningState *self)
{
  g_clear_pointer (&self->headline, g_free);
  g_clear_pointer (&self->lines, g_strfreev);
}

/**
 * dr_screening_state_icon:
 * @self: a state
 *
 * Returns: (transfer none): the name of an icon, told apart by its shape
 */
const char *
dr_screening_state_icon (const DrScreeningState *self)
{
  static const char * const icons[] = {
    [DR_SCREENING_VIEW_NOT_YET] = "content-loading-symbolic",
    [DR_SCREENING_VIEW_QUIET] = "object-select-symbolic",
    [DR_SCREENING_VIEW_CALLS] = "dialog-information-symbolic",
    [DR_SCREENING_VIEW_CONFLICT] = "dialog-warning-symbolic",
    [DR_SCREENING_VIEW_PAST] = "content-loading-symbolic",
  };

  return icons[self->view];
}
