#include "dr-spoken.h"

#include <glib/gi18n-lib.h>

#include "dr-wrapped-label.h"

static G_DEFINE_QUARK (dr-spoken-name, name)

/* (transfer full) (nullable) */
static char *
chosen (GtkDropDown *drop_down)
{
  gpointer item = gtk_drop_down_get_selected_item (drop_down);

  return GTK_IS_STRING_OBJECT (item) ? g_strdup (gtk_string_object_get_string (item)) : NULL;
}

/* The button inside takes the focus, not the drop-down: it says what is chosen too. */
static void
speak (GtkDropDown *drop_down)
{
  GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (drop_down));
  const char *name = g_object_get_qdata (G_OBJECT (drop_down), name_quark ());
  g_autofree char *is = chosen (drop_down);
  /* Translators: what a list to choose from is for, and what is chosen */
  g_autofree char *spoken = is != NULL ? g_strdup_printf (_("%s: %s"), name, is) : g_strdup (name);

  gtk_accessible_reset_relation (GTK_ACCESSIBLE (drop_down), GTK_ACCESSIBLE_RELATION_LABELLED_BY);   /* or both are said */
  gtk_accessible_update_property (GTK_ACCESSIBLE (drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (button != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

/* --- The list that drops down: GTK gives its items no name, so that nothing is said on the way through them --- */

static void
set_up_item (GtkListItemFactory *factory,
             GtkListItem        *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE,
                                               "wrap-mode", PANGO_WRAP_WORD_CHAR, "max-width-chars", 40,
                                               "hexpand", TRUE, NULL));
  gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_IMAGE, "icon-name", "object-select-symbolic",
                                               "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
  gtk_list_item_set_child (item, box);
}

static void
mark_chosen (GtkDropDown *drop_down,
             GParamSpec  *pspec,
             GtkListItem *item)
{
  GtkWidget *mark = gtk_widget_get_last_child (gtk_list_item_get_child (item));

  gtk_widget_set_opacity (mark, gtk_drop_down_get_selected_item (drop_down) == gtk_list_item_get_item (item) ? 1 : 0);
}

static void
bind_item (GtkListItemFactory *factory,
           GtkListItem        *item,
           GtkDropDown        *drop_down)
{
  GtkWidget *child = gtk_list_item_get_child (item);
  const char *text = gtk_string_object_get_string (gtk_list_item_get_item (item));

  gtk_label_set_label (GTK_LABEL (gtk_widget_get_first_child (child)), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (child)), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  g_signal_connect (drop_down, "notify::selected-item", G_CALLBACK (mark_chosen), item);
  mark_chosen (drop_down, NULL, item);
}

static void
unbind_item (GtkListItemFactory *factory,
             GtkListItem        *item,
             GtkDropDown        *drop_down)
{
  g_signal_handlers_disconnect_by_func (drop_down, mark_chosen, item);
}

static void
name_items (GtkDropDown *drop_down)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (set_up_item), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_item), drop_down, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_item), drop_down, 0);
  gtk_drop_down_set_list_factory (drop_down, factory);
}

/**
 * dr_spoken_name_drop_down:
 * @drop_down: of strings
 * @name: what it is for, translated
 *
 * Names it, the button in it, which says what is chosen, now and whenever another is, and what can be chosen.
 */
void
dr_spoken_name_drop_down (GtkDropDown *drop_down,
                          const char  *name)
{
  if (g_object_get_qdata (G_OBJECT (drop_down), name_quark ()) == NULL)
    {
      g_signal_connect (drop_down, "notify::selected-item", G_CALLBACK (speak), NULL);
      name_items (drop_down);
    }
  g_object_set_qdata_full (G_OBJECT (drop_down), name_quark (), g_strdup (name), g_free);
  speak (drop_down);
}

/* GTK takes away what a closed expander holds, and still has the arrow keys look for the focus in it: it belongs to no window then,
 * of which GTK complains. */
static void
keep_focus_out (GtkExpander *expander)
{
  GtkWidget *child = gtk_expander_get_child (expander);

  if (child != NULL)
    gtk_widget_set_child_visible (child, gtk_expander_get_expanded (expander));
}

/**
 * dr_spoken_expander_new:
 * @title: what it opens, translated
 *
 * Returns: (transfer floating): a #GtkExpander that says its title, and keeps the focus out of itself while it is closed
 */
GtkWidget *
dr_spoken_expander_new (const char *title)
{
  GtkWidget *expander = gtk_expander_new (NULL);

  dr_spoken_expander_set_title (expander, title);
  g_signal_connect (expander, "notify::expanded", G_CALLBACK (keep_focus_out), NULL);
  g_signal_connect (expander, "notify::child", G_CALLBACK (keep_focus_out), NULL);

  return expander;
}

/**
 * dr_spoken_expander_set_title:
 * @expander: a #GtkExpander
 * @title: what it opens now, translated
 */
void
dr_spoken_expander_set_title (GtkWidget  *expander,
                              const char *title)
{
  GtkWidget *label = gtk_expander_get_label_widget (GTK_EXPANDER (expander));

  if (label == NULL)
    {
      label = dr_wrapped_label_new (NULL, NULL);   /* GTK's own is as wide as the title */
      gtk_expander_set_label_widget (GTK_EXPANDER (expander), label);
    }
  gtk_label_set_label (GTK_LABEL (label), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (expander), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
}

/**
 * dr_spoken_drop_marks:
 * @below: a widget
 *
 * Has every button in it that has a mnemonic say its words alone: else it says them twice, once with the mark. To be
 * called again where such a button was given other words.
 */
void
dr_spoken_drop_marks (GtkWidget *below)
{
  if (GTK_IS_BUTTON (below) && gtk_button_get_use_underline (GTK_BUTTON (below)))
    gtk_accessible_reset_property (GTK_ACCESSIBLE (below), GTK_ACCESSIBLE_PROPERTY_LABEL);
  for (GtkWidget *each = gtk_widget_get_first_child (below); each != NULL; each = gtk_widget_get_next_sibling (each))
    dr_spoken_drop_marks (each);
}

/* The row is a list of its head and of what it opens; each of these takes the focus. */
static void
name_lists (GtkWidget  *below,
            const char *title)
{
  for (GtkWidget *each = gtk_widget_get_first_child (below); each != NULL; each = gtk_widget_get_next_sibling (each))
    if (GTK_IS_LIST_BOX (each))
      gtk_accessible_update_property (GTK_ACCESSIBLE (each), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
    else if (GTK_IS_BOX (each) || GTK_IS_REVEALER (each))
      name_lists (each, title);
}

static void
speak_row (AdwExpanderRow *row)
{
  const char *title = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row));

  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  name_lists (GTK_WIDGET (row), title);
}

/**
 * dr_spoken_watch_row:
 * @row: whose title is no markup
 *
 * Has everything of it that takes the focus say its title, now and whenever it is given another.
 */
void
dr_spoken_watch_row (AdwExpanderRow *row)
{
  g_signal_connect (row, "notify::title", G_CALLBACK (speak_row), NULL);
  speak_row (row);
}
