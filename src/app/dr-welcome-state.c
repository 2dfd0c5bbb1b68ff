#include "dr-welcome-state.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-roll.h"

static gboolean
is_blank (const char *text)
{
  return text[strspn (text, " \t\r\n")] == '\0';
}

static gboolean
check_people (const DrWelcomeAnswers  *answers,
              char                   **problem)
{
  g_autoptr (GError) error = NULL;
  gboolean alone = answers->pilot || !answers->second;

  if ((answers->id[0] != '\0' && !dr_roll_check_id (answers->id, &error))
      || (!alone && answers->second_id[0] != '\0' && !dr_roll_check_id (answers->second_id, &error)))
    *problem = g_strdup (error->message);
  else if (!alone && answers->id[0] != '\0' && strcmp (answers->id, answers->second_id) == 0)
    *problem = g_strdup (_("Both people have the same id; expected one of their own for each"));

  return *problem == NULL && !is_blank (answers->name) && answers->id[0] != '\0'
         && (alone || (!is_blank (answers->second_name) && answers->second_id[0] != '\0'));
}

static gboolean
check_path (const DrWelcomeAnswers  *answers,
            char                   **problem)
{
  if (answers->path[0] != '\0' && !g_path_is_absolute (answers->path))
    *problem = g_strdup (_("The place does not start with a slash; expected a full path, such as /home/me/register.db"));
  else if (g_str_has_suffix (answers->path, G_DIR_SEPARATOR_S))
    *problem = g_strdup (_("The place is a folder; expected the name of a file in it, such as register.db"));

  return *problem == NULL && answers->path[0] != '\0';
}

/**
 * dr_welcome_check:
 * @answers: what was answered so far
 * @step: the step that is shown
 * @problem: (out) (nullable) (transfer full): what is wrong, in words; what is merely missing yet is not
 *
 * Returns: whether one can go on from @step
 */
gboolean
dr_welcome_check (const DrWelcomeAnswers  *answers,
                  DrWelcomeStep            step,
                  char                   **problem)
{
  *problem = NULL;

  switch (step)
    {
    case DR_WELCOME_START:
      return answers->pilot || (!is_blank (answers->council) && !answers->needs_area);
    case DR_WELCOME_PEOPLE:
      return check_people (answers, problem);
    case DR_WELCOME_DATA:
      return check_path (answers, problem);
    default:
      g_return_val_if_reached (FALSE);
    }
}

/**
 * dr_welcome_make_id:
 * @name: a person's name
 *
 * Returns: (transfer full): an id to suggest for them, "" where the name has no letter for one
 */
char *
dr_welcome_make_id (const char *name)
{
  g_autofree char *plain = g_str_to_ascii (name, "C");
  GString *id = g_string_new (NULL);

  for (const char *at = plain; *at != '\0'; at++)
    if (g_ascii_isalnum (*at))
      g_string_append_c (id, g_ascii_tolower (*at));
    else if (id->len > 0 && id->str[id->len - 1] != '.' && g_ascii_isspace (*at))
      g_string_append_c (id, '.');
  if (id->len > 0 && id->str[id->len - 1] == '.')
    g_string_truncate (id, id->len - 1);
  g_string_truncate (id, MIN (id->len, 100));

  return g_string_free (id, FALSE);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return g_utf8_collate ((*(const DrImportArea * const *) a)->name, (*(const DrImportArea * const *) b)->name);
}

/**
 * dr_welcome_sort_districts:
 * @figures: files of figures that were read
 *
 * Returns: (transfer container) (element-type DrImportArea): the areas in them by name, as one looks for one's own; files have them by
 * their codes. Valid as long as @figures is
 */
GPtrArray *
dr_welcome_sort_districts (DrFigureImport *figures)
{
  GPtrArray *districts = g_ptr_array_new ();
  guint n = 0;
  const DrImportArea *areas = dr_figure_import_get_areas (figures, &n);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (districts, (gpointer) &areas[i]);
  g_ptr_array_sort (districts, compare_names);

  return districts;
}

/**
 * dr_welcome_summary:
 * @answers: all answers
 * @sits: name of who begins
 *
 * Returns: (transfer full): what will be made, in a sentence or two
 */
char *
dr_welcome_summary (const DrWelcomeAnswers *answers,
                    const char             *sits)
{
  g_autofree char *what = answers->pilot ? g_strdup (_("A register for the pilot at East Herts Council will be made."))
                                         : g_strdup_printf (_("A register for %s will be made."), answers->council);
  g_autofree char *who = g_strdup_printf (_("Its administrator is %s. You begin as %s."), answers->name, sits);

  return g_strjoin (" ", what, who, NULL);
}
