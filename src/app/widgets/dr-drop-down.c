#include "dr-drop-down.h"

#include "dr-spoken.h"

/* What is chosen is read in the button: with large text in a narrow window it needs more than a line. */
#define MOST_LINES 4

/**
 * dr_drop_down_set_up:
 * @factory: of the items of a #GtkDropDown
 * @item: one of them
 *
 * Gives it a label, which is as narrow as it must be and breaks into lines. For the signal "setup".
 */
void
dr_drop_down_set_up (GtkListItemFactory *factory,
                     GtkListItem        *item)
{
  gtk_list_item_set_child (item, g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR,
                                               "lines", MOST_LINES, "ellipsize", PANGO_ELLIPSIZE_END, NULL));
}

static void
bind (GtkListItemFactory *factory,
      GtkListItem        *item)
{
  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)),
                       gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

/**
 * dr_drop_down_new:
 * @label: its accessible name, translated
 *
 * Returns: (transfer floating): a #GtkDropDown without names yet
 */
GtkWidget *
dr_drop_down_new (const char *label)
{
  GtkWidget *self = gtk_drop_down_new (NULL, NULL);
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (dr_drop_down_set_up), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind), NULL);
  gtk_drop_down_set_factory (GTK_DROP_DOWN (self), factory);
  dr_spoken_name_drop_down (GTK_DROP_DOWN (self), label);

  return self;
}

static gboolean
has_names (GtkDropDown       *self,
           const char *const *names)
{
  GListModel *model = gtk_drop_down_get_model (self);
  guint n = model != NULL ? g_list_model_get_n_items (model) : 0;

  for (guint i = 0; i < n; i++)
    if (names[i] == NULL || !g_str_equal (gtk_string_list_get_string (GTK_STRING_LIST (model), i), names[i]))
      return FALSE;

  return model != NULL && names[n] == NULL;
}

/**
 * dr_drop_down_set_names:
 * @self: made by dr_drop_down_new()
 * @names: (array zero-terminated=1): what can be chosen
 *
 * What it offers already stays, with what is chosen of it: new items would take the focus away from whoever has just chosen one.
 */
void
dr_drop_down_set_names (GtkWidget         *self,
                        const char *const *names)
{
  g_autoptr (GtkStringList) model = NULL;

  if (has_names (GTK_DROP_DOWN (self), names))
    return;
  model = gtk_string_list_new (names);
  gtk_drop_down_set_model (GTK_DROP_DOWN (self), G_LIST_MODEL (model));
}
