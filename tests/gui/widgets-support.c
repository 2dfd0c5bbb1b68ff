#include "widgets-support.h"

#include <string.h>

/**
 * settle:
 *
 * Until nothing is left to do, and a frame or two have been drawn: what a fifth of a second is on a machine that has nothing else to do
 * takes longer on a busy one, so that moments with nothing to do are counted, not time.
 */
void
settle (void)
{
  gint64 limit = g_get_monotonic_time () + PATIENCE_SECONDS * G_USEC_PER_SEC;

  for (guint moments = 0; moments < 100 && g_get_monotonic_time () < limit;)
    if (!g_main_context_iteration (NULL, FALSE))
      {
        g_usleep (2000);
        moments++;
      }
}

/**
 * give_time:
 * @is_so: asks whether it is
 * @data: for @is_so
 *
 * What is not so yet may be in the next frames: on a busy machine they come late.
 */
void
give_time (gboolean (*is_so) (gpointer data),
           gpointer  data)
{
  gint64 limit = g_get_monotonic_time () + PATIENCE_SECONDS * G_USEC_PER_SEC;

  while (!is_so (data) && g_get_monotonic_time () < limit)
    g_main_context_iteration (NULL, FALSE);
}

/**
 * set_text_size:
 * @percent: of what it is on a desktop that nobody has changed
 *
 * Of all that the program shows.
 */
void
set_text_size (guint percent)
{
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", (int) (96 * 1024 * percent / 100), NULL);
  settle ();
}

/**
 * find_widget:
 * @below: where to look, itself too
 * @type: of a widget
 * @label: (nullable): of a button; %NULL: whichever
 *
 * Returns: (transfer none) (nullable): the first of that type, with that label, that is not hidden
 */
GtkWidget *
find_widget (GtkWidget  *below,
             GType       type,
             const char *label)
{
  GtkWidget *found = NULL;

  if (!gtk_widget_get_visible (below))
    return NULL;
  if (g_type_is_a (G_OBJECT_TYPE (below), type)
      && (label == NULL || g_strcmp0 (gtk_button_get_label (GTK_BUTTON (below)), label) == 0))
    return below;
  for (GtkWidget *each = gtk_widget_get_first_child (below); each != NULL && found == NULL;
       each = gtk_widget_get_next_sibling (each))
    found = find_widget (each, type, label);

  return found;
}

/**
 * visit_widgets:
 * @below: where to look, itself too
 * @type: of widgets
 * @each: called with each that is shown
 * @data: for @each
 *
 * From top to bottom.
 */
void
visit_widgets (GtkWidget *below,
               GType      type,
               Visit      each,
               gpointer   data)
{
  if (!gtk_widget_get_mapped (below))
    return;
  if (g_type_is_a (G_OBJECT_TYPE (below), type))
    each (below, data);
  for (GtkWidget *child = gtk_widget_get_first_child (below); child != NULL; child = gtk_widget_get_next_sibling (child))
    visit_widgets (child, type, each, data);
}

/**
 * press_button:
 * @below: where to look
 * @label: of a button
 *
 * Presses the first that is not hidden, once it is there and on.
 */
void
press_button (GtkWidget  *below,
              const char *label)
{
  gint64 limit = g_get_monotonic_time () + PATIENCE_SECONDS * G_USEC_PER_SEC;
  GtkWidget *button;

  while (((button = find_widget (below, GTK_TYPE_BUTTON, label)) == NULL || !gtk_widget_is_sensitive (button))
         && g_get_monotonic_time () < limit)
    g_main_context_iteration (NULL, FALSE);
  if (button == NULL || !gtk_widget_is_sensitive (button))
    g_error ("the button “%s” is %s", label, button == NULL ? "not there" : "off");
  g_signal_emit_by_name (button, "clicked");
  settle ();
}

/**
 * says:
 * @below: where to look, itself too
 * @words: a part of what is looked for
 *
 * Returns: whether a label that is shown has those words
 */
gboolean
says (GtkWidget  *below,
      const char *words)
{
  if (!gtk_widget_get_mapped (below))
    return FALSE;
  if (GTK_IS_LABEL (below) && strstr (gtk_label_get_label (GTK_LABEL (below)), words) != NULL)
    return TRUE;
  for (GtkWidget *each = gtk_widget_get_first_child (below); each != NULL; each = gtk_widget_get_next_sibling (each))
    if (says (each, words))
      return TRUE;

  return FALSE;
}

/**
 * says_in_time:
 * @below: where to look, itself too
 * @words: a part of what is waited for
 *
 * Returns: whether a label comes to have those words, and has them still when all is at rest
 */
gboolean
says_in_time (GtkWidget  *below,
              const char *words)
{
  gint64 limit = g_get_monotonic_time () + PATIENCE_SECONDS * G_USEC_PER_SEC;

  while (!says (below, words) && g_get_monotonic_time () < limit)
    g_main_context_iteration (NULL, FALSE);
  settle ();

  return says (below, words);
}

/**
 * find_label:
 * @below: where to look, itself too
 * @words: all of what it says
 *
 * Returns: (transfer none) (nullable): the first label that says this
 */
GtkWidget *
find_label (GtkWidget  *below,
            const char *words)
{
  GtkWidget *found = NULL;

  if (GTK_IS_LABEL (below) && g_str_equal (gtk_label_get_label (GTK_LABEL (below)), words))
    return below;
  for (GtkWidget *each = gtk_widget_get_first_child (below); each != NULL && found == NULL;
       each = gtk_widget_get_next_sibling (each))
    found = find_label (each, words);

  return found;
}

/* (nullable): the menu that is open in or under it */
static GtkWidget *
find_menu (GtkWidget *below)
{
  GtkWidget *found = GTK_IS_POPOVER_MENU (below) && gtk_widget_get_mapped (below) ? below : NULL;

  for (GtkWidget *each = gtk_widget_get_first_child (below); each != NULL && found == NULL;
       each = gtk_widget_get_next_sibling (each))
    found = find_menu (each);

  return found;
}

/**
 * wait_menu:
 * @below: where to look, itself too
 * @open: whether one is to be open, or none
 *
 * Asserts that it comes to that.
 */
void
wait_menu (GtkWidget *below,
           gboolean   open)
{
  gint64 limit = g_get_monotonic_time () + PATIENCE_SECONDS * G_USEC_PER_SEC;

  while ((find_menu (below) != NULL) != open && g_get_monotonic_time () < limit)
    g_main_context_iteration (NULL, FALSE);
  g_assert_true ((find_menu (below) != NULL) == open);
  settle ();
}

/**
 * press_item:
 * @below: where a menu is open
 * @label: of what is in it
 *
 * Chooses that, which closes the menu.
 */
void
press_item (GtkWidget  *below,
            const char *label)
{
  GtkWidget *item;

  wait_menu (below, TRUE);
  item = find_label (find_menu (below), label);
  if (item == NULL)
    g_error ("the menu has no “%s”", label);
  item = gtk_widget_get_ancestor (item, g_type_from_name ("GtkModelButton"));
  g_assert_true (gtk_widget_is_sensitive (item));
  g_signal_emit_by_name (item, "clicked");
  wait_menu (below, FALSE);
}

/**
 * press_key:
 * @key: as xdotool names it
 *
 * Presses it wherever the focus is.
 */
void
press_key (const char *key)
{
  const char * const words[] = { "xdotool", "key", key, NULL };
  g_autoptr (GError) error = NULL;

  g_spawn_sync (NULL, (char **) words, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}
