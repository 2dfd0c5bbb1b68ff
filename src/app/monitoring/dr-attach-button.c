#include "dr-attach-button.h"

#include <glib/gi18n-lib.h>

#include "dr-attachments.h"
#include "dr-wrapped-label.h"

struct _DrAttachButton {
  GtkBox                parent_instance;

  DrEditor             *editor;
  char                 *key;      /* (nullable): of the text that names the file */
  char                 *question; /* (nullable): that it supports, its id */
  char                 *impact;   /* (nullable): likewise */
  GtkWidget            *button;
  GtkWidget            *problem;
  GtkFileChooserNative *chooser;  /* (nullable) */
};

G_DEFINE_FINAL_TYPE (DrAttachButton, dr_attach_button, GTK_TYPE_BOX)

/* A file on its way into the register. */
typedef struct {
  char  *reference;
  guint  version;
  char  *person;
  char  *path;
  char  *question;   /* (nullable) */
  char  *impact;     /* (nullable) */
} Parcel;

static void
parcel_free (Parcel *self)
{
  g_free (self->reference);
  g_free (self->person);
  g_free (self->path);
  g_free (self->question);
  g_free (self->impact);
  g_free (self);
}

static gpointer
attach (DrRegister    *in,
        gpointer       data,
        GCancellable  *cancellable,
        GError       **error)
{
  const Parcel *parcel = data;
  const DrAttachRequest request = {
    .reference = parcel->reference,
    .version = parcel->version,
    .person = parcel->person,
    .path = parcel->path,
    .question = parcel->question,
    .impact = parcel->impact,
  };

  return dr_register_attach (in, &request, NULL, error) ? g_path_get_basename (parcel->path) : NULL;
}

static void
show (DrAttachButton *self)
{
  const char *written = self->key != NULL ? self->key : "attachments/attachment[]/@name";

  gtk_widget_set_visible (GTK_WIDGET (self), dr_editor_may_write (self->editor, written, NULL));
}

static void
tell (DrAttachButton *self,
      const char     *problem)
{
  dr_wrapped_label_say (self->problem, problem);
}

/**
 * dr_attach_button_add_name:
 * @text: (nullable): what is written
 * @name: of a file
 *
 * Returns: (transfer full): the text, with a line that names the file
 */
char *
dr_attach_button_add_name (const char *text,
                           const char *name)
{
  /* Translators: %s is the name of a file */
  g_autofree char *line = g_strdup_printf (_("Attached: %s"), name);

  return text != NULL && text[0] != '\0' ? g_strconcat (text, "\n", line, NULL) : g_steal_pointer (&line);
}

static void
attached (GObject      *desk,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (DrAttachButton) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) refusal = NULL;
  g_autofree char *path = dr_desk_run_finish (DR_DESK (desk), result, &error);
  g_autofree char *name = path != NULL ? g_filename_display_name (path) : NULL;
  g_autofree char *text = NULL;

  if (self->editor == NULL)   /* the window is gone */
    return;
  gtk_widget_set_sensitive (self->button, TRUE);
  tell (self, error != NULL ? error->message : NULL);
  if (name == NULL)
    return;
  if (self->key == NULL)
    {
      dr_editor_reload (self->editor);
      return;
    }
  text = dr_attach_button_add_name (dr_editor_get (self->editor, self->key), name);
  if (!dr_editor_set (self->editor, self->key, text))   /* the file is kept; who sits here now may not say so */
    {
      dr_editor_may_write (self->editor, self->key, &refusal);
      tell (self, refusal != NULL ? refusal->message : NULL);
      return;
    }
  dr_editor_save_now (self->editor);
  dr_editor_reload (self->editor);
}

static void
chosen (DrAttachButton *self,
        int             response)
{
  g_autoptr (GtkFileChooserNative) chooser = g_steal_pointer (&self->chooser);
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser)) : NULL;
  const DrVersion *version = dr_editor_get_version (self->editor);
  DrDesk *desk = dr_editor_get_desk (self->editor);
  Parcel *parcel;

  if (file == NULL || dr_desk_get_person (desk) == NULL)
    return;
  if (g_file_peek_path (file) == NULL)
    {
      tell (self, _("Only files on this computer can be attached."));
      return;
    }
  parcel = g_new0 (Parcel, 1);
  parcel->reference = g_strdup (version->reference);
  parcel->version = version->version;
  parcel->person = g_strdup (dr_desk_get_person (desk));
  parcel->path = g_file_get_path (file);
  parcel->question = g_strdup (self->question);
  parcel->impact = g_strdup (self->impact);
  dr_editor_save_now (self->editor);   /* the register is to know what the file supports */
  gtk_widget_set_sensitive (self->button, FALSE);
  dr_desk_run (desk, DR_DESK_LANE_SAVE, attach, parcel, (GDestroyNotify) parcel_free, g_free, NULL, attached,
               g_object_ref (self));
}

static void
choose (DrAttachButton *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (self->chooser != NULL || root == NULL)
    return;
  self->chooser = gtk_file_chooser_native_new (_("Attach a file"), GTK_WINDOW (root), GTK_FILE_CHOOSER_ACTION_OPEN,
                                               _("_Attach"), NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_swapped (self->chooser, "response", G_CALLBACK (chosen), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

/**
 * dr_attach_button_new:
 * @editor: the assessment
 * @key: (nullable): of the text that is to name the file
 *
 * Returns: (transfer floating): a button, seen by who may write the text
 */
DrAttachButton *
dr_attach_button_new (DrEditor   *editor,
                      const char *key)
{
  DrAttachButton *self = g_object_new (DR_TYPE_ATTACH_BUTTON, NULL);

  self->editor = g_object_ref (editor);
  self->key = g_strdup (key);
  g_signal_connect_object (editor, "rights-changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  show (self);

  return self;
}

/* @spoken: what it is attached to as well, translated */
static DrAttachButton *
attach_to_new (DrEditor   *editor,
               const char *spoken)
{
  DrAttachButton *self = dr_attach_button_new (editor, NULL);

  gtk_widget_add_css_class (self->button, "flat");   /* there is one below each question */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);

  return self;
}

/**
 * dr_attach_button_new_to_question:
 * @editor: the assessment
 * @question: id of the question that the file supports
 * @prompt: of it
 *
 * Returns: (transfer floating): a button, seen by who may attach files
 */
DrAttachButton *
dr_attach_button_new_to_question (DrEditor   *editor,
                                  const char *question,
                                  const char *prompt)
{
  /* Translators: %s is a question */
  g_autofree char *spoken = g_strdup_printf (_("Attach a file to “%s”"), prompt);
  DrAttachButton *self = attach_to_new (editor, spoken);

  self->question = g_strdup (question);

  return self;
}

/**
 * dr_attach_button_new_to_impact:
 * @editor: the assessment
 * @impact: id of the impact that the file supports
 *
 * Returns: (transfer floating): a button, seen by who may attach files
 */
DrAttachButton *
dr_attach_button_new_to_impact (DrEditor   *editor,
                                const char *impact)
{
  DrAttachButton *self = attach_to_new (editor, _("Attach a file to this impact"));

  self->impact = g_strdup (impact);

  return self;
}

static void
dr_attach_button_dispose (GObject *object)
{
  DrAttachButton *self = DR_ATTACH_BUTTON (object);

  g_clear_object (&self->editor);
  g_clear_object (&self->chooser);

  G_OBJECT_CLASS (dr_attach_button_parent_class)->dispose (object);
}

static void
dr_attach_button_finalize (GObject *object)
{
  DrAttachButton *self = DR_ATTACH_BUTTON (object);

  g_free (self->key);
  g_free (self->question);
  g_free (self->impact);

  G_OBJECT_CLASS (dr_attach_button_parent_class)->finalize (object);
}

static void
dr_attach_button_class_init (DrAttachButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dr_attach_button_dispose;
  G_OBJECT_CLASS (klass)->finalize = dr_attach_button_finalize;
}

static void
dr_attach_button_init (DrAttachButton *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  self->button = g_object_new (GTK_TYPE_BUTTON, "label", _("Attach a file…"), "halign", GTK_ALIGN_START, NULL);
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (choose), self);
  gtk_box_append (GTK_BOX (self), self->button);
  self->problem = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE,
                                "wrap-mode", PANGO_WRAP_WORD_CHAR, "visible", FALSE, "accessible-role",
                                GTK_ACCESSIBLE_ROLE_STATUS, NULL);
  gtk_widget_add_css_class (self->problem, "error");
  gtk_box_append (GTK_BOX (self), self->problem);
}
