/* dr-inspect-notes.h: what an auditor notes of what they inspect: of the whole, of a check, of a record.
 * Kept in the user's data folder by the digest of what is inspected, so that they come back with the same bag, wherever it lies;
 * never in what is inspected and never in a register. Plain values; no display. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum {
  DR_INSPECT_NOTE_WHOLE,
  DR_INSPECT_NOTE_CHECK,
  DR_INSPECT_NOTE_RECORD,
} DrInspectNoteKind;
#define DR_N_INSPECT_NOTE_KINDS 3

typedef struct {
  DrInspectNoteKind  kind;
  char              *about;    /* "" of the whole; a check's id; a record's digest */
  char              *title;    /* what that was called when the note was made */
  char              *text;
  gint64             at;       /* seconds since 1970: when it was changed last */
} DrInspectNote;

typedef struct {
  char      *key;              /* digest of what is inspected */
  GPtrArray *notes;            /* of DrInspectNote: those with no words are not kept */
} DrInspectNotes;

DrInspectNotes *dr_inspect_notes_new     (const char *key);
void            dr_inspect_notes_free    (DrInspectNotes *self);
const char     *dr_inspect_notes_get     (const DrInspectNotes *self, DrInspectNoteKind kind, const char *about);
gboolean        dr_inspect_notes_set     (DrInspectNotes *self, DrInspectNoteKind kind, const char *about, const char *title,
                                          const char *text, gint64 at);
guint           dr_inspect_notes_count   (const DrInspectNotes *self);

char           *dr_inspect_notes_path    (const char *folder, const char *key);
DrInspectNotes *dr_inspect_notes_parse   (const char *key, const char *data, gsize length, GError **error);
char           *dr_inspect_notes_to_data (const DrInspectNotes *self);
DrInspectNotes *dr_inspect_notes_load    (const char *folder, const char *key, GError **error);
gboolean        dr_inspect_notes_save    (const DrInspectNotes *self, const char *folder, GError **error);

char           *dr_inspect_notes_to_text (const DrInspectNotes *self, const char *path);
gboolean        dr_inspect_notes_write_csv (const DrInspectNotes *self, const char *of, const char *path, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrInspectNotes, dr_inspect_notes_free)

G_END_DECLS
