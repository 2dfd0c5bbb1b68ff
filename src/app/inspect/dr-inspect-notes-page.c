#include "dr-inspect-notes-page.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-background.h"
#include "dr-flow.h"
#include "dr-inspect-parts.h"
#include "dr-scroll-to.h"
#include "dr-wrapped-label.h"
#include "dr-xml-file.h"

/* Milliseconds from the last key to the disk. */
#define SAVE_AFTER 400

/* What has been written: a thread that comes late must not put older notes over newer ones. */
typedef struct {
  GMutex lock;
  guint  written;   /* number of the save */
} Writer;

struct _DrInspectNotesPage {
  AdwBin           parent_instance;

  DrInspected     *inspected;    /* (nullable) */
  DrInspectNotes  *notes;        /* (nullable): could not be read, or nothing is inspected yet */
  char            *folder;
  char            *found;        /* (nullable): by the verification, as text: goes along */
  guint            timer;
  gboolean         saving;       /* in a thread */
  gboolean         again;        /* something was typed meanwhile */
  gboolean         unsaved;      /* the last save failed */
  guint            n_saves;
  Writer          *writer;       /* shared with the threads */

  GtkWidget       *status;
  GtkWidget       *problem;    /* instead of it: an alert, which is spoken */
  GtkWidget       *cards;
};

G_DEFINE_FINAL_TYPE (DrInspectNotesPage, dr_inspect_notes_page, ADW_TYPE_BIN)

static void save_soon (DrInspectNotesPage *self);

/* --- Saving --- */

typedef struct {
  DrInspectNotes *notes;
  char           *folder;
  Writer         *writer;
  guint           number;
} Saving;

static void
clear_writer (gpointer data)
{
  g_mutex_clear (&((Writer *) data)->lock);
}

static void
free_saving (gpointer data)
{
  Saving *saving = data;

  dr_inspect_notes_free (saving->notes);
  g_free (saving->folder);
  g_atomic_rc_box_release_full (saving->writer, clear_writer);
  g_free (saving);
}

static gboolean
write_in_turn (Writer                *writer,
               guint                  number,
               const DrInspectNotes  *notes,
               const char            *folder,
               GError               **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&writer->lock);

  if (number < writer->written)
    return TRUE;
  if (!dr_inspect_notes_save (notes, folder, error))
    return FALSE;
  writer->written = number;

  return TRUE;
}

static void
write_notes (GTask        *task,
             gpointer      owner,
             gpointer      data,
             GCancellable *cancellable)
{
  const Saving *saving = data;
  GError *error = NULL;

  if (write_in_turn (saving->writer, saving->number, saving->notes, saving->folder, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* One of the two is seen. */
static void
say (DrInspectNotesPage *self,
     const char         *status,    /* (nullable) */
     const char         *problem)   /* (nullable) */
{
  dr_wrapped_label_say (self->status, status);
  dr_wrapped_label_say (self->problem, problem);
}

static void
tell (DrInspectNotesPage *self,
      const GError       *error)
{
  g_autofree char *problem = error != NULL
    ? g_strdup_printf (_("The notes could not be saved: %s. Export them to keep them."), error->message) : NULL;

  self->unsaved = error != NULL;
  say (self, error != NULL ? NULL : _("Notes are saved by themselves, on this computer, in your own folder. Nothing is written into "
                                      "what is inspected."), problem);
}

static void
written (GObject      *owner,
         GAsyncResult *result,
         gpointer      data)
{
  DrInspectNotesPage *self = DR_INSPECT_NOTES_PAGE (owner);
  g_autoptr (GError) error = NULL;

  self->saving = FALSE;
  g_task_propagate_boolean (G_TASK (result), &error);
  tell (self, error);
  if (self->again)
    save_soon (self);
}

/* (transfer full): for a thread */
static DrInspectNotes *
copy_notes (DrInspectNotesPage *self)
{
  g_autofree char *bytes = dr_inspect_notes_to_data (self->notes);

  return dr_inspect_notes_parse (self->notes->key, bytes, strlen (bytes), NULL);
}

static gboolean
save_now (gpointer data)
{
  DrInspectNotesPage *self = data;
  g_autoptr (GTask) task = g_task_new (self, NULL, written, NULL);
  Saving *saving = g_new0 (Saving, 1);

  self->timer = 0;
  self->saving = TRUE;
  self->again = FALSE;
  saving->notes = copy_notes (self);
  saving->folder = g_strdup (self->folder);
  saving->writer = g_atomic_rc_box_acquire (self->writer);
  saving->number = ++self->n_saves;
  g_task_set_task_data (task, saving, free_saving);
  dr_background_run (task, write_notes);

  return G_SOURCE_REMOVE;
}

static void
save_soon (DrInspectNotesPage *self)
{
  self->again = self->saving;
  if (self->saving)
    return;
  g_clear_handle_id (&self->timer, g_source_remove);
  self->timer = g_timeout_add (SAVE_AFTER, save_now, self);
}

/**
 * dr_inspect_notes_page_save:
 * @self: the page
 *
 * Saves at once what waits for it, or is being saved: the window closes. Where that fails, the page says why.
 *
 * Returns: whether all that was noted is saved
 */
gboolean
dr_inspect_notes_page_save (DrInspectNotesPage *self)
{
  g_autoptr (GError) error = NULL;

  if (self->notes == NULL || (self->timer == 0 && !self->saving && !self->again && !self->unsaved))
    return TRUE;
  g_clear_handle_id (&self->timer, g_source_remove);
  self->again = FALSE;
  write_in_turn (self->writer, ++self->n_saves, self->notes, self->folder, &error);
  if (self->status != NULL)
    tell (self, error);

  return error == NULL;
}

/* --- Cards --- */

typedef struct {
  DrInspectNotesPage *page;
  DrInspectNoteKind   kind;
  char               *about;
  char               *title;
} Card;

static void
free_card (gpointer  data,
           GClosure *closure)
{
  Card *card = data;

  g_free (card->about);
  g_free (card->title);
  g_free (card);
}

static void
typed (GtkTextBuffer *buffer,
       Card          *card)
{
  g_autofree char *text = NULL;

  if (card->page->notes == NULL)
    return;
  g_object_get (buffer, "text", &text, NULL);
  if (dr_inspect_notes_set (card->page->notes, card->kind, card->about, card->title, text, g_get_real_time () / G_USEC_PER_SEC))
    save_soon (card->page);
}

/* Its name tells which it is. */
static char *
card_name (DrInspectNoteKind  kind,
           const char        *about)
{
  return g_strdup_printf ("%u:%s", (guint) kind, about);
}

static GtkWidget *
find_card (DrInspectNotesPage *self,
           DrInspectNoteKind   kind,
           const char         *about)
{
  g_autofree char *name = card_name (kind, about);

  for (GtkWidget *each = gtk_widget_get_first_child (self->cards); each != NULL; each = gtk_widget_get_next_sibling (each))
    if (g_str_equal (gtk_widget_get_name (each), name))
      return each;

  return NULL;
}

static GtkWidget *
add_card (DrInspectNotesPage *self,
          DrInspectNoteKind   kind,
          const char         *about,
          const char         *title,
          const char         *text)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *view = g_object_new (GTK_TYPE_TEXT_VIEW, "wrap-mode", GTK_WRAP_WORD_CHAR, "accepts-tab", FALSE, "left-margin", 9,
                                  "right-margin", 9, "top-margin", 9, "bottom-margin", 9, "height-request", 84, NULL);
  GtkWidget *frame = g_object_new (ADW_TYPE_BIN, "child", view, NULL);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  g_autofree char *name = card_name (kind, about);
  Card *card = g_new0 (Card, 1);

  *card = (Card) { self, kind, g_strdup (about), g_strdup (title) };
  gtk_widget_set_name (box, name);
  gtk_widget_add_css_class (frame, "text-input");
  dr_inspect_add_label (box, title, "heading");
  gtk_text_buffer_set_text (buffer, text, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_signal_connect_data (buffer, "changed", G_CALLBACK (typed), card, free_card, 0);
  gtk_box_append (GTK_BOX (box), frame);
  gtk_box_append (GTK_BOX (self->cards), box);
  g_object_set_data (G_OBJECT (box), "view", view);

  return box;
}

/**
 * dr_inspect_notes_page_edit:
 * @self: the page
 * @kind: what kind of thing a note is to be of
 * @about: which
 * @title: what it is called
 *
 * Puts the focus into that note, new or not.
 */
void
dr_inspect_notes_page_edit (DrInspectNotesPage *self,
                            DrInspectNoteKind   kind,
                            const char         *about,
                            const char         *title)
{
  GtkWidget *card = find_card (self, kind, about);

  if (self->notes == NULL)
    return;
  if (card == NULL)
    {
      g_autofree char *name = kind == DR_INSPECT_NOTE_CHECK ? g_strdup_printf (_("Check: %s"), title) : g_strdup (title);

      card = add_card (self, kind, about, name, dr_inspect_notes_get (self->notes, kind, about));
    }
  gtk_widget_grab_focus (g_object_get_data (G_OBJECT (card), "view"));
  dr_scroll_to (card);
}

/**
 * dr_inspect_notes_page_set_inspected:
 * @self: the page
 * @inspected: what is inspected
 *
 * Shows what was noted of it before, wherever it lay then.
 */
void
dr_inspect_notes_page_set_inspected (DrInspectNotesPage *self,
                                     DrInspected        *inspected)
{
  g_autoptr (GError) error = NULL;
  const char *whole = inspected->is_bag ? _("The bag as a whole") : _("The record as a whole");

  self->inspected = dr_inspected_ref (inspected);
  self->notes = dr_inspect_notes_load (self->folder, inspected->key, &error);
  if (self->notes == NULL)
    {
      g_autofree char *words = g_strdup_printf (_("Notes made before cannot be read, and are left as they are: %s"), error->message);

      say (self, NULL, words);
      return;
    }
  add_card (self, DR_INSPECT_NOTE_WHOLE, "", whole, dr_inspect_notes_get (self->notes, DR_INSPECT_NOTE_WHOLE, ""));
  for (guint i = 0; i < self->notes->notes->len; i++)
    {
      const DrInspectNote *note = self->notes->notes->pdata[i];

      if (note->kind != DR_INSPECT_NOTE_WHOLE)
        add_card (self, note->kind, note->about, note->title, note->text);
    }
}

/**
 * dr_inspect_notes_page_set_found:
 * @self: the page
 * @found: (nullable): what the verification found, as text
 *
 * It goes along where notes are exported as text.
 */
void
dr_inspect_notes_page_set_found (DrInspectNotesPage *self,
                                 const char         *found)
{
  g_free (self->found);
  self->found = g_strdup (found);
}

/**
 * dr_inspect_notes_page_to_text:
 * @self: the page
 *
 * Returns: (transfer full) (nullable): the notes, and what the verification found
 */
char *
dr_inspect_notes_page_to_text (DrInspectNotesPage *self)
{
  g_autofree char *notes = self->notes != NULL ? dr_inspect_notes_to_text (self->notes, self->inspected->path) : NULL;

  return notes != NULL && self->found != NULL ? g_strdup_printf ("%s\n%s\n%s", notes, _("What the verification found"), self->found)
                                              : g_steal_pointer (&notes);
}

/* --- Export --- */

typedef struct {
  DrInspectNotes *notes;
  char           *of;
  char           *path;
  char           *text;     /* (nullable): else it is to be a table */
} Exporting;

static void
free_exporting (gpointer data)
{
  Exporting *exporting = data;

  dr_inspect_notes_free (exporting->notes);
  g_free (exporting->of);
  g_free (exporting->path);
  g_free (exporting->text);
  g_free (exporting);
}

static void
write_export (GTask        *task,
              gpointer      owner,
              gpointer      data,
              GCancellable *cancellable)
{
  const Exporting *exporting = data;
  GError *error = NULL;
  gboolean done = exporting->text != NULL
                    ? dr_xml_write_file (exporting->path, exporting->text, strlen (exporting->text), &error)
                    : dr_inspect_notes_write_csv (exporting->notes, exporting->of, exporting->path, &error);

  if (done)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
exported (GObject      *owner,
          GAsyncResult *result,
          gpointer      data)
{
  DrInspectNotesPage *self = DR_INSPECT_NOTES_PAGE (owner);
  const Exporting *exporting = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  gboolean is_exported = g_task_propagate_boolean (G_TASK (result), &error);
  g_autofree char *words = is_exported ? g_strdup_printf (_("Exported to %s."), exporting->path)
                                       : g_strdup_printf (_("The notes could not be exported: %s."), error->message);

  say (self, is_exported ? words : NULL, is_exported ? NULL : words);
}

static void
export_chosen (GtkNativeDialog    *dialog,
               int                 response,
               DrInspectNotesPage *self)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog)) : NULL;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  gboolean is_csv = g_object_get_data (G_OBJECT (dialog), "csv") != NULL;

  if (path != NULL && self->notes != NULL)
    {
      g_autoptr (GTask) task = g_task_new (self, NULL, exported, NULL);
      Exporting *exporting = g_new0 (Exporting, 1);

      *exporting = (Exporting) { copy_notes (self), g_strdup (self->inspected->path), g_steal_pointer (&path),
                                 is_csv ? NULL : dr_inspect_notes_page_to_text (self) };
      g_task_set_task_data (task, exporting, free_exporting);
      dr_background_run (task, write_export);
    }
  g_object_unref (dialog);
}

static void
choose_export (DrInspectNotesPage *self,
               gboolean            is_csv)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (_("Export the notes"), GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                                              GTK_FILE_CHOOSER_ACTION_SAVE, _("_Export"), _("_Cancel"));

  if (is_csv)
    g_object_set_data (G_OBJECT (dialog), "csv", GINT_TO_POINTER (1));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), is_csv ? _("notes.csv") : _("notes.txt"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (export_chosen), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
export_text (DrInspectNotesPage *self)
{
  choose_export (self, FALSE);
}

static void
export_csv (DrInspectNotesPage *self)
{
  choose_export (self, TRUE);
}

static void
dr_inspect_notes_page_dispose (GObject *object)
{
  DrInspectNotesPage *self = DR_INSPECT_NOTES_PAGE (object);

  dr_inspect_notes_page_save (self);
  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_pointer (&self->notes, dr_inspect_notes_free);
  g_clear_pointer (&self->inspected, dr_inspected_unref);
  g_clear_pointer (&self->folder, g_free);
  g_clear_pointer (&self->found, g_free);

  G_OBJECT_CLASS (dr_inspect_notes_page_parent_class)->dispose (object);
}

static void
dr_inspect_notes_page_finalize (GObject *object)
{
  g_atomic_rc_box_release_full (DR_INSPECT_NOTES_PAGE (object)->writer, clear_writer);

  G_OBJECT_CLASS (dr_inspect_notes_page_parent_class)->finalize (object);
}

static void
dr_inspect_notes_page_class_init (DrInspectNotesPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dr_inspect_notes_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = dr_inspect_notes_page_finalize;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
add_button (DrInspectNotesPage *self,
            GtkWidget          *box,
            const char         *label,
            GCallback           clicked)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  g_signal_connect_swapped (button, "clicked", clicked, self);
  dr_flow_append (DR_FLOW (box), button);
}

static void
dr_inspect_notes_page_init (DrInspectNotesPage *self)
{
  GtkWidget *box;
  GtkWidget *buttons = GTK_WIDGET (dr_flow_new (0, 6, 6));

  self->writer = g_atomic_rc_box_new0 (Writer);
  g_mutex_init (&self->writer->lock);
  self->folder = g_build_filename (g_get_user_data_dir (), "due-regard", "inspected", NULL);
  adw_bin_set_child (ADW_BIN (self), dr_inspect_page_new (_("Notes"), &box));
  self->status = dr_inspect_add_label (box, "", "dim-label");
  self->problem = dr_inspect_add_label (box, "", "error");
  g_object_set (self->status, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, NULL);
  g_object_set (self->problem, "accessible-role", GTK_ACCESSIBLE_ROLE_ALERT, NULL);
  tell (self, NULL);
  self->cards = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  gtk_box_append (GTK_BOX (box), self->cards);
  add_button (self, buttons, _("Export as text…"), G_CALLBACK (export_text));
  add_button (self, buttons, _("Export as CSV…"), G_CALLBACK (export_csv));
  gtk_box_append (GTK_BOX (box), buttons);
}
