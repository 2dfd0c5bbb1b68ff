#include "dr-attached-files.h"

#include <glib/gi18n-lib.h>

#include "dr-attach-button.h"
#include "dr-undo-toast.h"
#include "dr-wrapped-label.h"

#define ATTACHMENTS "attachments/attachment"

struct _DrAttachedFiles {
  GtkBox      parent_instance;

  DrEditor   *editor;     /* (nullable) after dispose */
  const char *attribute;  /* of an attachment, that says what it supports */
  char       *supports;   /* id */
  GtkWidget  *rows;
};

G_DEFINE_FINAL_TYPE (DrAttachedFiles, dr_attached_files, GTK_TYPE_BOX)

static void
remove_clicked (GtkWidget       *button,
                DrAttachedFiles *self)
{
  g_autofree char *item = g_strdup (gtk_widget_get_name (button));

  gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);   /* the button goes */
  dr_undo_toast_remove (GTK_WIDGET (self), self->editor, item, _("The file is taken out"));
}

static GtkWidget *
row_new (DrAttachedFiles *self,
         const char      *item)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *button = gtk_button_new_with_label (_("Remove"));
  const char *name = dr_editor_get_below (self->editor, item, "/@name");
  const char *size = dr_editor_get_below (self->editor, item, "/@size");
  g_autofree char *bytes = g_format_size (size != NULL ? g_ascii_strtoull (size, NULL, 10) : 0);
  g_autofree char *words = g_strdup_printf ("%s · %s", name != NULL ? name : "", bytes);
  g_autofree char *spoken = g_strdup_printf (_("Remove the file %s"), name != NULL ? name : "");
  g_autofree char *key = g_strconcat (item, "/@name", NULL);
  GtkWidget *label = dr_wrapped_label_add_bound (row, words, NULL);

  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (row, "attached");
  gtk_widget_set_name (button, item);
  gtk_widget_set_visible (button, dr_editor_may_write (self->editor, key, NULL));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_signal_connect (button, "clicked", G_CALLBACK (remove_clicked), self);
  gtk_box_append (GTK_BOX (row), button);

  return row;
}

static void
show (DrAttachedFiles *self)
{
  g_auto (GStrv) items = self->editor != NULL ? dr_editor_get_items (self->editor, ATTACHMENTS) : NULL;
  GtkWidget *row;

  if (self->editor == NULL)
    return;
  while ((row = gtk_widget_get_first_child (self->rows)) != NULL)
    gtk_box_remove (GTK_BOX (self->rows), row);
  for (guint i = 0; items[i] != NULL; i++)
    if (g_strcmp0 (dr_editor_get_below (self->editor, items[i], self->attribute), self->supports) == 0)
      gtk_box_append (GTK_BOX (self->rows), row_new (self, items[i]));
  gtk_widget_set_visible (self->rows, gtk_widget_get_first_child (self->rows) != NULL);
}

static void
changed (DrAttachedFiles    *self,
         const char * const *keys)
{
  if (dr_draft_keys_reach (keys, "attachments"))
    show (self);
}

static GtkWidget *
attached_files_new (DrEditor       *editor,
                    const char     *attribute,
                    const char     *supports,
                    DrAttachButton *button)
{
  DrAttachedFiles *self = g_object_new (DR_TYPE_ATTACHED_FILES, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 6, NULL);

  self->editor = g_object_ref (editor);
  self->attribute = attribute;
  self->supports = g_strdup (supports);
  self->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->rows), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Files"), -1);
  gtk_box_append (GTK_BOX (self), self->rows);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (button));
  g_signal_connect_object (editor, "changed", G_CALLBACK (changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "rights-changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  show (self);

  return GTK_WIDGET (self);
}

/**
 * dr_attached_files_new_of_question:
 * @editor: the assessment
 * @question: id of a question
 * @prompt: of it
 *
 * Returns: (transfer floating): the files that support its answer
 */
GtkWidget *
dr_attached_files_new_of_question (DrEditor   *editor,
                                   const char *question,
                                   const char *prompt)
{
  return attached_files_new (editor, "/@question", question, dr_attach_button_new_to_question (editor, question, prompt));
}

/**
 * dr_attached_files_new_of_impact:
 * @editor: the assessment
 * @impact: id of an impact
 *
 * Returns: (transfer floating): the files that support it
 */
GtkWidget *
dr_attached_files_new_of_impact (DrEditor   *editor,
                                 const char *impact)
{
  return attached_files_new (editor, "/@impact", impact, dr_attach_button_new_to_impact (editor, impact));
}

static void
dr_attached_files_dispose (GObject *object)
{
  g_clear_object (&DR_ATTACHED_FILES (object)->editor);

  G_OBJECT_CLASS (dr_attached_files_parent_class)->dispose (object);
}

static void
dr_attached_files_finalize (GObject *object)
{
  g_free (DR_ATTACHED_FILES (object)->supports);

  G_OBJECT_CLASS (dr_attached_files_parent_class)->finalize (object);
}

static void
dr_attached_files_class_init (DrAttachedFilesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dr_attached_files_dispose;
  G_OBJECT_CLASS (klass)->finalize = dr_attached_files_finalize;
}

static void
dr_attached_files_init (DrAttachedFiles *self)
{
}
