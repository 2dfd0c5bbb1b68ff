#include "dr-inspect-notes.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-csv.h"

#define GROUP "note-"

static const char * const kind_words[DR_N_INSPECT_NOTE_KINDS] = { "whole", "check", "record" };

static void
free_note (gpointer data)
{
  DrInspectNote *note = data;

  g_free (note->about);
  g_free (note->title);
  g_free (note->text);
  g_free (note);
}

/**
 * dr_inspect_notes_new:
 * @key: digest of what is inspected
 *
 * Returns: (transfer full): no notes yet
 */
DrInspectNotes *
dr_inspect_notes_new (const char *key)
{
  DrInspectNotes *self = g_new0 (DrInspectNotes, 1);

  self->key = g_strdup (key);
  self->notes = g_ptr_array_new_with_free_func (free_note);

  return self;
}

/**
 * dr_inspect_notes_free:
 * @self: (transfer full) (nullable): notes
 */
void
dr_inspect_notes_free (DrInspectNotes *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->notes);
  g_free (self->key);
  g_free (self);
}

static DrInspectNote *
find (const DrInspectNotes *self,
      DrInspectNoteKind     kind,
      const char           *about)
{
  for (guint i = 0; i < self->notes->len; i++)
    {
      DrInspectNote *note = self->notes->pdata[i];

      if (note->kind == kind && strcmp (note->about, about) == 0)
        return note;
    }

  return NULL;
}

/**
 * dr_inspect_notes_get:
 * @self: notes
 * @kind: what kind of thing it is about
 * @about: which
 *
 * Returns: (transfer none): what was noted of it; "" where nothing was
 */
const char *
dr_inspect_notes_get (const DrInspectNotes *self,
                      DrInspectNoteKind     kind,
                      const char           *about)
{
  const DrInspectNote *note = find (self, kind, about);

  return note != NULL ? note->text : "";
}

static gboolean
is_blank (const char *text)
{
  return text[strspn (text, " \t\r\n")] == '\0';
}

/**
 * dr_inspect_notes_set:
 * @self: notes
 * @kind: what kind of thing it is about
 * @about: which
 * @title: what it is called
 * @text: what is noted; without words the note goes
 * @at: now, in seconds since 1970
 *
 * Returns: whether that changed anything
 */
gboolean
dr_inspect_notes_set (DrInspectNotes    *self,
                      DrInspectNoteKind  kind,
                      const char        *about,
                      const char        *title,
                      const char        *text,
                      gint64             at)
{
  DrInspectNote *note = find (self, kind, about);

  if (note == NULL && is_blank (text))
    return FALSE;
  if (note != NULL && is_blank (text))
    return g_ptr_array_remove (self->notes, note);
  if (note != NULL && strcmp (note->text, text) == 0)
    return FALSE;

  if (note == NULL)
    {
      note = g_new0 (DrInspectNote, 1);
      note->kind = kind;
      note->about = g_strdup (about);
      g_ptr_array_add (self->notes, note);
    }
  g_free (note->title);
  g_free (note->text);
  note->title = g_strdup (title);
  note->text = g_strdup (text);
  note->at = at;

  return TRUE;
}

/**
 * dr_inspect_notes_count:
 * @self: notes
 *
 * Returns: how many things something is noted of
 */
guint
dr_inspect_notes_count (const DrInspectNotes *self)
{
  return self->notes->len;
}

/* --- On disk --- */

/**
 * dr_inspect_notes_path:
 * @folder: where this user's notes lie
 * @key: digest of what is inspected
 *
 * Returns: (transfer full) (type filename): their file
 */
char *
dr_inspect_notes_path (const char *folder,
                       const char *key)
{
  g_autofree char *name = g_strconcat (key, ".notes", NULL);

  return g_build_filename (folder, name, NULL);
}

static gboolean
parse_note (DrInspectNotes  *self,
            GKeyFile        *file,
            const char      *group,
            GError         **error)
{
  g_autofree char *word = g_key_file_get_string (file, group, "kind", error);
  g_autofree char *about = word != NULL ? g_key_file_get_string (file, group, "about", error) : NULL;
  g_autofree char *title = about != NULL ? g_key_file_get_string (file, group, "title", error) : NULL;
  g_autofree char *text = title != NULL ? g_key_file_get_string (file, group, "text", error) : NULL;
  gint64 at = g_key_file_get_int64 (file, group, "at", NULL);

  if (text == NULL)
    return FALSE;
  for (guint kind = 0; kind < DR_N_INSPECT_NOTE_KINDS; kind++)
    if (strcmp (kind_words[kind], word) == 0)
      dr_inspect_notes_set (self, (DrInspectNoteKind) kind, about, title, text, at);

  return TRUE;
}

/**
 * dr_inspect_notes_parse:
 * @key: digest of what is inspected
 * @data: (array length=length): what dr_inspect_notes_to_data() gave
 * @length: bytes
 * @error: return location for a #GKeyFileError
 *
 * Returns: (transfer full) (nullable): the notes
 */
DrInspectNotes *
dr_inspect_notes_parse (const char  *key,
                        const char  *data,
                        gsize        length,
                        GError     **error)
{
  g_autoptr (DrInspectNotes) self = dr_inspect_notes_new (key);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_auto (GStrv) groups = NULL;

  if (!g_key_file_load_from_data (file, data, length, G_KEY_FILE_NONE, error))
    return NULL;
  groups = g_key_file_get_groups (file, NULL);
  for (guint i = 0; groups[i] != NULL; i++)
    if (g_str_has_prefix (groups[i], GROUP) && !parse_note (self, file, groups[i], error))
      return NULL;

  return g_steal_pointer (&self);
}

/**
 * dr_inspect_notes_to_data:
 * @self: notes
 *
 * Returns: (transfer full): the bytes of their file
 */
char *
dr_inspect_notes_to_data (const DrInspectNotes *self)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();

  g_key_file_set_string (file, "due-regard-notes", "of", self->key);
  for (guint i = 0; i < self->notes->len; i++)
    {
      const DrInspectNote *note = self->notes->pdata[i];
      g_autofree char *group = g_strdup_printf (GROUP "%u", i + 1);

      g_key_file_set_string (file, group, "kind", kind_words[note->kind]);
      g_key_file_set_string (file, group, "about", note->about);
      g_key_file_set_string (file, group, "title", note->title);
      g_key_file_set_string (file, group, "text", note->text);
      g_key_file_set_int64 (file, group, "at", note->at);
    }

  return g_key_file_to_data (file, NULL, NULL);
}

/**
 * dr_inspect_notes_load:
 * @folder: where this user's notes lie
 * @key: digest of what is inspected
 * @error: return location where there are notes that cannot be read
 *
 * Returns: (transfer full) (nullable): the notes; none where there are none yet; %NULL where there are, and they cannot be read
 */
DrInspectNotes *
dr_inspect_notes_load (const char  *folder,
                       const char  *key,
                       GError     **error)
{
  g_autofree char *path = dr_inspect_notes_path (folder, key);
  g_autofree char *data = NULL;
  g_autoptr (GError) problem = NULL;
  gsize length;

  if (g_file_get_contents (path, &data, &length, &problem))
    return dr_inspect_notes_parse (key, data, length, error);
  if (g_error_matches (problem, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    return dr_inspect_notes_new (key);
  g_propagate_error (error, g_steal_pointer (&problem));

  return NULL;
}

/**
 * dr_inspect_notes_save:
 * @self: notes
 * @folder: where this user's notes lie; made where it is not there
 * @error: return location
 *
 * Writes them whole or not at all; where there are none, nothing is made.
 *
 * Returns: whether they are on the disk
 */
gboolean
dr_inspect_notes_save (const DrInspectNotes  *self,
                       const char            *folder,
                       GError               **error)
{
  g_autofree char *path = dr_inspect_notes_path (folder, self->key);
  g_autofree char *data = dr_inspect_notes_to_data (self);

  if (self->notes->len == 0 && !g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      int reason = errno;

      g_set_error (error, G_FILE_ERROR, (gint) g_file_error_from_errno (reason), _("%s: the folder cannot be made: %s"), folder,
                   g_strerror (reason));
      return FALSE;
    }

  return g_file_set_contents_full (path, data, -1, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600, error);
}

/* --- To take along --- */

static char *
when (const DrInspectNote *note)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (note->at);

  return time != NULL ? g_date_time_format (time, "%Y-%m-%d %H:%M") : g_strdup ("");
}

static int
compare_notes (gconstpointer a,
               gconstpointer b)
{
  const DrInspectNote *first = *(const DrInspectNote * const *) a;
  const DrInspectNote *second = *(const DrInspectNote * const *) b;

  if (first->kind != second->kind)
    return first->kind < second->kind ? -1 : 1;

  return strcmp (first->title, second->title);
}

/* (transfer container) (element-type DrInspectNote): of the whole first, then of checks, then of records. */
static GPtrArray *
in_order (const DrInspectNotes *self)
{
  GPtrArray *notes = g_ptr_array_new ();

  for (guint i = 0; i < self->notes->len; i++)
    g_ptr_array_add (notes, self->notes->pdata[i]);
  g_ptr_array_sort (notes, compare_notes);

  return notes;
}

/**
 * dr_inspect_notes_to_text:
 * @self: notes
 * @path: of what is inspected
 *
 * Returns: (transfer full): the notes as text
 */
char *
dr_inspect_notes_to_text (const DrInspectNotes *self,
                          const char           *path)
{
  g_autoptr (GPtrArray) notes = in_order (self);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, _("Notes on %s\nDigest %s\n"), path, self->key);
  for (guint i = 0; i < notes->len; i++)
    {
      const DrInspectNote *note = notes->pdata[i];
      g_autofree char *time = when (note);

      g_string_append_printf (text, "\n%s (%s)\n%s\n", note->title, time, note->text);
    }

  return g_string_free (text, FALSE);
}

/**
 * dr_inspect_notes_write_csv:
 * @self: notes
 * @of: path of what is inspected
 * @path: of the file to write
 * @error: return location
 *
 * Writes a table: what kind of thing, its name and its id, when, and the note.
 *
 * Returns: whether it is there
 */
gboolean
dr_inspect_notes_write_csv (const DrInspectNotes  *self,
                            const char            *of,
                            const char            *path,
                            GError               **error)
{
  const char *heads[] = { _("Inspected"), _("Of"), _("Name"), _("Id"), _("When"), _("Note"), NULL };
  const char *kinds[DR_N_INSPECT_NOTE_KINDS] = { _("the whole"), _("a check"), _("a record") };
  g_autoptr (GPtrArray) notes = in_order (self);
  g_autoptr (DrCsv) csv = dr_csv_new (path, error);

  if (csv == NULL)
    return FALSE;
  dr_csv_head (csv, heads);
  for (guint i = 0; i < notes->len; i++)
    {
      const DrInspectNote *note = notes->pdata[i];
      g_autofree char *time = when (note);
      const char *cells[] = { of, kinds[note->kind], note->title, note->about, time, note->text };

      for (guint k = 0; k < G_N_ELEMENTS (cells); k++)
        dr_csv_text (csv, cells[k]);
      if (!dr_csv_end (csv, error))
        return FALSE;
    }

  return dr_csv_finish (csv, error);
}
