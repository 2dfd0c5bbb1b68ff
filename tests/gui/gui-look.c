#include "gui.h"

#include <glib/gstdio.h>
#include <string.h>

static void
walk (GuiThing   *below,
      const char *path,
      GuiVisit    visit,
      gpointer    data,
      guint       depth)
{
  int n = depth < GUI_DEEPEST ? atspi_accessible_get_child_count (below, NULL) : 0;

  for (int i = 0; i < n; i++)
    {
      g_autoptr (GuiThing) child = atspi_accessible_get_child_at_index (below, i, NULL);
      g_autofree char *role = NULL;
      g_autofree char *name = NULL;
      g_autofree char *its = NULL;

      if (child == NULL || !gui_is_shown (child))
        continue;
      role = atspi_accessible_get_role_name (child, NULL);
      name = atspi_accessible_get_name (child, NULL);
      its = g_strdup_printf ("%s/%s “%s”", path, role, name != NULL ? name : "");
      visit (child, its, data);
      walk (child, its, visit, data, depth + 1);
    }
}

/**
 * gui_walk:
 * @self: a place
 * @visit: called for everything that is shown, parents first
 * @data: for it
 */
void
gui_walk (Gui      *self,
          GuiVisit  visit,
          gpointer  data)
{
  g_autoptr (GuiThing) program = gui_program (self);

  g_assert_nonnull (program);
  walk (program, "", visit, data, 0);
}

/**
 * gui_walk_in:
 * @below: a thing
 * @visit: called for everything in it that is shown, parents first
 * @data: for it
 */
void
gui_walk_in (GuiThing *below,
             GuiVisit  visit,
             gpointer  data)
{
  walk (below, "", visit, data, 0);
}

static void
add_line (GuiThing   *thing,
          const char *path,
          gpointer    data)
{
  const char *last = strrchr (path, '/');
  guint depth = 0;

  for (const char *at = path; *at != '\0'; at++)
    depth += *at == '/';
  g_string_append_printf (data, "%*s%s\n", (int) (2 * depth), "", last + 1);
}

/**
 * gui_tree:
 * @below: a thing
 *
 * Returns: (transfer full): everything shown in it, a line each, for failures
 */
char *
gui_tree (GuiThing *below)
{
  GString *text = g_string_new (NULL);

  walk (below, "", add_line, text, 0);

  return g_string_free (text, FALSE);
}

/**
 * gui_photograph:
 * @self: a place
 * @name: of the picture, without ".png"
 *
 * Keeps what the screen shows in the folder that DR_PICTURES names, where that is set.
 */
void
gui_photograph (Gui        *self,
                const char *name)
{
  g_autofree char *file = NULL;
  const char *folder = g_getenv ("DR_PICTURES");
  const char *arguments[] = { "import", "-window", "root", NULL, NULL };

  if (folder == NULL)
    return;
  g_mkdir_with_parents (folder, 0755);
  file = g_strdup_printf ("%s/%s.png", folder, name);
  arguments[3] = file;
  g_usleep (400 * 1000);   /* a frame or two */
  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, NULL);
}
