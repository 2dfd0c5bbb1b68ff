#include "dr-inspect-picker.h"

#include <glib/gi18n-lib.h>

#include "dr-drop-down.h"

/* From so many on a search in the list is worth its room. */
#define MANY 8

static G_DEFINE_QUARK (dr-inspect-picker-first, first)

/**
 * dr_inspect_picker_new:
 * @label: its accessible name, translated
 *
 * Returns: (transfer floating): a list without records yet
 */
GtkWidget *
dr_inspect_picker_new (const char *label)
{
  GtkWidget *self = dr_drop_down_new (label);
  const char *const reading[] = { _("Reading…"), NULL };

  dr_drop_down_set_names (self, reading);

  return self;
}

/**
 * dr_inspect_picker_set_records:
 * @self: a list
 * @inspected: whose records to pick from
 * @first: (nullable): what stands before them, which is record -1; translated
 */
void
dr_inspect_picker_set_records (GtkWidget         *self,
                               const DrInspected *inspected,
                               const char        *first)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  g_object_set_qdata (G_OBJECT (self), first_quark (), GUINT_TO_POINTER (first != NULL ? 1 : 0));
  if (first != NULL)
    gtk_string_list_append (names, first);
  for (guint i = 0; i < inspected->n_records; i++)
    gtk_string_list_take (names, dr_inspected_name (&inspected->records[i]));
  dr_drop_down_set_search (GTK_DROP_DOWN (self), inspected->n_records >= MANY);
  gtk_drop_down_set_model (GTK_DROP_DOWN (self), G_LIST_MODEL (names));
}

/**
 * dr_inspect_picker_get:
 * @self: a list
 *
 * Returns: index of the record that is picked; -1: what stands before them; -2: nothing
 */
int
dr_inspect_picker_get (GtkWidget *self)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self));
  guint first = GPOINTER_TO_UINT (g_object_get_qdata (G_OBJECT (self), first_quark ()));

  return selected == GTK_INVALID_LIST_POSITION ? -2 : (int) selected - (int) first;
}

/**
 * dr_inspect_picker_set:
 * @self: a list
 * @record: index of a record, or -1 for what stands before them
 */
void
dr_inspect_picker_set (GtkWidget *self,
                       int        record)
{
  int first = GPOINTER_TO_INT (g_object_get_qdata (G_OBJECT (self), first_quark ()));

  if (record + first >= 0)
    gtk_drop_down_set_selected (GTK_DROP_DOWN (self), (guint) (record + first));
}
