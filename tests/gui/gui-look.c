#include "gui-tree.h"

#include <glib/gstdio.h>
#include <string.h>

static void
walk (const GuiNode *below,
      const char    *path,
      GuiVisit       visit,
      gpointer       data)
{
  for (guint i = 0; i < below->children->len; i++)
    {
      const GuiNode *child = below->children->pdata[i];
      g_autofree char *its = g_strdup_printf ("%s/%s “%s”", path, gui_role_words (child->role), child->name);
      visit (child, its, data);
      walk (child, its, visit, data);
    }
}

/**
 * gui_tree_walk:
 * @self: a tree
 * @visit: called for everything in it but its root, parents first
 * @data: for it
 */
void
gui_tree_walk (GuiTree  *self,
               GuiVisit  visit,
               gpointer  data)
{
  walk (gui_tree_root (self), "", visit, data);
}

/**
 * gui_node_is_in:
 * @self: something that is shown
 * @name: an accessible name
 *
 * Returns: whether something of that name is around it
 */
gboolean
gui_node_is_in (const GuiNode *self,
                const char    *name)
{
  for (const GuiNode *each = self->parent; each != NULL; each = each->parent)
    if (g_str_equal (each->name, name))
      return TRUE;

  return FALSE;
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
  g_autoptr (GuiTree) tree = gui_tree_read (below, ATSPI_ROLE_INVALID, NULL, NULL);

  gui_tree_walk (tree, visit, data);
}

static void
add_line (const GuiNode *node,
          const char    *path,
          gpointer       data)
{
  guint depth = 0;

  for (const GuiNode *each = node->parent; each != NULL; each = each->parent)
    depth++;
  g_string_append_printf (data, "%*s%s “%s”\n", (int) (2 * depth), "", gui_role_words (node->role), node->name);
}

/**
 * gui_list:
 * @below: a thing
 *
 * Returns: (transfer full): everything shown in it, a line each, for failures
 */
char *
gui_list (GuiThing *below)
{
  GString *text = g_string_new (NULL);

  gui_walk_in (below, add_line, text);

  return g_string_free (text, FALSE);
}

/* Has the window in front as narrow as DR_NARROW says. Returns: (transfer full) (nullable): what makes it as it was again */
static char *
fold (void)
{
  const char *narrow = g_getenv ("DR_NARROW");
  g_autofree char *told = NULL;
  guint width = 0;
  guint height = 0;

  if (narrow == NULL || !g_spawn_command_line_sync ("xdotool getactivewindow getwindowgeometry --shell", &told, NULL, NULL, NULL))
    return NULL;
  for (const char *line = told; line != NULL; line = strchr (line, '\n') != NULL ? strchr (line, '\n') + 1 : NULL)
    {
      if (g_str_has_prefix (line, "WIDTH="))
        width = (guint) g_ascii_strtoull (line + strlen ("WIDTH="), NULL, 10);
      if (g_str_has_prefix (line, "HEIGHT="))
        height = (guint) g_ascii_strtoull (line + strlen ("HEIGHT="), NULL, 10);
    }
  gui_resize ((guint) g_ascii_strtoull (narrow, NULL, 10), 760);
  g_usleep (600 * 1000);

  return g_strdup_printf ("xdotool getactivewindow windowsize %u %u", width, height);
}

/**
 * gui_photograph:
 * @self: a place
 * @name: of the picture, without ".png"
 *
 * Keeps what the screen shows in the folder that DR_PICTURES names, where that is set: under a name that begins with DR_STYLE, and
 * with the window in front DR_NARROW pixels wide, where those are.
 */
void
gui_photograph (Gui        *self,
                const char *name)
{
  g_autofree char *file = NULL;
  g_autofree char *unfold = NULL;
  const char *folder = g_getenv ("DR_PICTURES");
  const char *style = g_getenv ("DR_STYLE");
  const char *arguments[] = { "import", "-window", "root", NULL, NULL };

  if (folder == NULL)
    return;
  g_mkdir_with_parents (folder, 0755);
  unfold = fold ();
  file = g_strdup_printf ("%s/%s%s%s.png", folder, style != NULL ? style : "", style != NULL ? "-" : "", name);
  arguments[3] = file;
  g_usleep (400 * 1000);   /* a frame or two */
  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, NULL);
  if (unfold != NULL)
    g_spawn_command_line_sync (unfold, NULL, NULL, NULL, NULL);
}

/**
 * gui_resize:
 * @width: in pixels of the screen
 * @height: in the same
 *
 * Has the window in front moved to the corner and made so large, as far as it lets that be done.
 */
void
gui_resize (guint width,
            guint height)
{
  g_autofree char *command = g_strdup_printf ("xdotool getactivewindow windowmove 0 0 windowsize %u %u", width, height);
  g_autoptr (GError) error = NULL;

  g_spawn_command_line_sync (command, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

/**
 * gui_text_size:
 * @percent: 100 for text as it is
 *
 * Sets the size of text for programs that start after this. It is a resource of the screen: no variable changes it.
 */
void
gui_text_size (guint percent)
{
  g_autofree char *dpi = g_strdup_printf ("Xft.dpi: %u", 96 * percent / 100);
  const char *arguments[] = { "xprop", "-root", "-f", "RESOURCE_MANAGER", "8s", "-set", "RESOURCE_MANAGER", dpi, NULL };
  g_autoptr (GError) error = NULL;

  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

/**
 * gui_text_reset:
 *
 * Sets it as it was before a test set it: DR_PERCENT, where pictures are drawn with large text, or as it is.
 */
void
gui_text_reset (void)
{
  const char *told = g_getenv ("DR_PERCENT");

  gui_text_size (told != NULL ? (guint) g_ascii_strtoull (told, NULL, 10) : 100);
}
