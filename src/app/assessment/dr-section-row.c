#include "dr-section-row.h"

#include <glib/gi18n-lib.h>

#include "dr-tooltip.h"
#include "dr-wrapped-label.h"

struct _DrSectionRow {
  GtkListBoxRow  parent_instance;

  GtkWidget     *icon;
  GtkWidget     *title;
  GtkWidget     *note;
  char          *said;   /* (nullable): title, progress and note, as shown */
};

G_DEFINE_FINAL_TYPE (DrSectionRow, dr_section_row, GTK_TYPE_LIST_BOX_ROW)

/**
 * dr_section_row_new:
 * @section: id of the section: the widget's name
 * @title: what it is called
 *
 * Returns: (transfer floating): a row
 */
DrSectionRow *
dr_section_row_new (const char *section,
                    const char *title)
{
  DrSectionRow *self = g_object_new (DR_TYPE_SECTION_ROW, "name", section, NULL);

  gtk_label_set_label (GTK_LABEL (self->title), title);

  return self;
}

/**
 * dr_section_row_set_progress:
 * @self: a row
 * @progress: how far its section is
 */
void
dr_section_row_set_progress (DrSectionRow            *self,
                             const DrSectionProgress *progress)
{
  g_autofree char *words = dr_section_progress_describe (progress);
  /* Translators: %1$s is the title of a section, %2$s how far it is */
  g_autofree char *name = g_strdup_printf (_("%1$s. %2$s"), gtk_label_get_label (GTK_LABEL (self->title)), words);
  const char *note = gtk_label_get_label (GTK_LABEL (self->note));
  g_autofree char *all = note[0] != '\0' ? g_strdup_printf ("%s. %s", name, note) : g_strdup (name);

  if (g_strcmp0 (all, self->said) == 0)   /* it has the icon too: most checks change nothing here */
    return;
  g_free (self->said);
  self->said = g_strdup (all);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), dr_progress_icon (progress->progress));
  dr_tooltip_say (GTK_WIDGET (self), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, all, -1);
  if (progress->progress == DR_PROGRESS_ATTENTION)
    gtk_widget_add_css_class (self->icon, "warning");
  else
    gtk_widget_remove_css_class (self->icon, "warning");
  if (progress->progress == DR_PROGRESS_COMPLETE)
    gtk_widget_add_css_class (self->icon, "success");
  else
    gtk_widget_remove_css_class (self->icon, "success");
}

/**
 * dr_section_row_set_note:
 * @self: a row
 * @note: (nullable): a word or two below the title, as the verdict on the section; said with the next progress
 */
void
dr_section_row_set_note (DrSectionRow *self,
                         const char   *note)
{
  dr_wrapped_label_say (self->note, note);
}

/**
 * dr_section_row_set_title:
 * @self: a row
 * @title: what it is called now; said with the next progress
 */
void
dr_section_row_set_title (DrSectionRow *self,
                          const char   *title)
{
  gtk_label_set_label (GTK_LABEL (self->title), title);
}

/**
 * dr_section_row_set_icon:
 * @self: a row of something that has no progress
 * @icon: name of its icon
 *
 * Says title and note as well.
 */
void
dr_section_row_set_icon (DrSectionRow *self,
                         const char   *icon)
{
  g_autofree char *name = g_strdup_printf (_("%1$s. %2$s"), gtk_label_get_label (GTK_LABEL (self->title)),
                                           gtk_label_get_label (GTK_LABEL (self->note)));

  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), icon);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
dr_section_row_finalize (GObject *object)
{
  g_free (DR_SECTION_ROW (object)->said);

  G_OBJECT_CLASS (dr_section_row_parent_class)->finalize (object);
}

static void
dr_section_row_class_init (DrSectionRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dr_section_row_finalize;
}

static void
dr_section_row_init (DrSectionRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *words = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "valign", GTK_ALIGN_CENTER, NULL);

  self->icon = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  self->title = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE,
                              "wrap-mode", PANGO_WRAP_WORD_CHAR, "hexpand", TRUE, NULL);
  gtk_box_append (GTK_BOX (box), self->icon);
  self->note = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE,
                             "wrap-mode", PANGO_WRAP_WORD_CHAR, "visible", FALSE, NULL);
  gtk_widget_add_css_class (self->note, "caption");
  gtk_widget_add_css_class (self->note, "dim-label");
  gtk_box_append (GTK_BOX (words), self->title);
  gtk_box_append (GTK_BOX (words), self->note);
  gtk_box_append (GTK_BOX (box), words);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
}
