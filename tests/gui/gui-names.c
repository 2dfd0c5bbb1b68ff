#include "gui-names.h"

#include <string.h>

/* There is more than this on any page. */
#define FEWEST 5

typedef struct {
  GString    *problems;
  const char *page;
  gboolean    made_up;   /* made-up texts say things twice */
  guint       judged;
} Names;

static gboolean
is_doubled (const char *name)
{
  gsize length = strlen (name);
  gsize half = length / 2;

  return length >= 5 && length % 2 == 1 && name[half] == ' ' && strncmp (name, name + half + 1, half) == 0;
}

static gboolean
is_class_of (const char *name,
             const char *prefix)
{
  return g_str_has_prefix (name, prefix) && g_ascii_isupper (name[strlen (prefix)]) && strchr (name, ' ') == NULL;
}

/* The one that shows the chosen item inside the button of a drop-down: the button has the focus, and says it too. */
static gboolean
is_chosen_item (const GuiNode *node)
{
  if (node->role != ATSPI_ROLE_FILLER || !g_str_has_prefix (node->name, "GtkListItemWidget"))
    return FALSE;
  for (const GuiNode *each = node->parent; each != NULL; each = each->parent)
    if (each->role == ATSPI_ROLE_COMBO_BOX)
      return TRUE;

  return FALSE;
}

/* These windows the library makes, and it keeps pages in them that are not shown: what it gave no name there is not ours to name. */
static gboolean
is_toolkits (const char *page)
{
  return g_str_equal (page, "preferences") || g_str_equal (page, "about") || g_str_equal (page, "chooser");
}

static gboolean
is_box (AtspiRole role)
{
  return role == ATSPI_ROLE_SCROLL_PANE || role == ATSPI_ROLE_VIEWPORT || role == ATSPI_ROLE_PANEL || role == ATSPI_ROLE_FILLER
         || role == ATSPI_ROLE_FRAME || role == ATSPI_ROLE_WINDOW || role == ATSPI_ROLE_GROUPING;
}

static const char *
problem_of (const GuiNode *node,
            gboolean       made_up,
            gboolean       is_toolkits)
{
  const char *name = node->name;
  gboolean focusable = gui_node_is (node, ATSPI_STATE_FOCUSABLE);

  if (is_class_of (name, "Dr"))
    return "has the name of a class of ours";
  if (focusable && !is_toolkits && !is_chosen_item (node) && (is_class_of (name, "Gtk") || is_class_of (name, "Adw")))
    return "takes the focus and has the name of a class";
  if (is_doubled (name) && (!made_up || node->role != ATSPI_ROLE_LABEL))
    return "has a doubled name";
  if (strchr (name, '_') != NULL && !is_toolkits && node->role != ATSPI_ROLE_TEXT && node->role != ATSPI_ROLE_LABEL)
    return "has an underscore in its name";
  if (name[0] == '\0' && focusable && !is_box (node->role))
    return "takes the focus and has no name";
  if (name[0] == '\0' && node->role == ATSPI_ROLE_IMAGE && node->description[0] == '\0')
    return "is an image without words";

  return NULL;
}

static void
judge (const GuiNode *node,
       const char    *path,
       gpointer       data)
{
  Names *names = data;
  const char *problem = problem_of (node, names->made_up, is_toolkits (names->page));

  names->judged++;
  if (gui_node_is_in (node, GUI_TOUR_CHOOSER))
    return;
  if (problem != NULL)
    g_string_append_printf (names->problems, "%s: %s %s\n", names->page, path, problem);
}

/**
 * gui_names_judge:
 * @tree: what is shown
 * @page: what it is called, without spaces; GTK's own and the library's windows by the names that the tour gives them
 * @made_up: whether the register is: made-up texts say things twice
 * @problems: what is wrong with names is added to it, a line each
 *
 * Nothing that takes the focus is without a name; no name is that of a class, doubled, or has the mark of a mnemonic; no image is
 * without words. What GTK itself names and never takes the focus is left alone.
 */
void
gui_names_judge (GuiTree    *tree,
                 const char *page,
                 gboolean    made_up,
                 GString    *problems)
{
  Names names = { problems, page, made_up, 0 };

  gui_tree_walk (tree, judge, &names);
  g_assert_cmpuint (names.judged, >, FEWEST);
}
