/* dr-inspected.h: what is inspected, a bag or a record by itself: an index of its records, its trail, and the editions that
 * its records are read with.
 * Used by the Inspect window, in any thread: nothing changes once it was read. It verifies nothing, keeps no record's bytes in
 * memory, and never writes. */
#pragma once

#include "dr-questionnaire.h"
#include "dr-record.h"
#include "dr-trail-statement.h"
#include "dr-xml-document.h"

G_BEGIN_DECLS

typedef struct {
  const char *member;       /* its name in the bag; the path, of a record by itself */
  const char *reference;
  guint       version;
  const char *step;         /* word of the step that sealed it; "" where none did */
  const char *title;        /* "" where it cannot be read */
  const char *service;      /* id; "" likewise */
  const char *service_name; /* "" likewise */
  const char *digest;       /* SHA-256 of its bytes */
  const char *problem;      /* (nullable): why it cannot be read */
} DrInspectedRecord;

typedef struct {
  guint64                 sequence;   /* of the store's chain */
  const DrTrailStatement *says;
  const char             *digest;     /* of the entry */
  int                     record;     /* index of the record that it sealed; -1: none that is here */
} DrInspectedEntry;

typedef struct {
  /*< private >*/
  DrArena                 *arena;
  gatomicrefcount          refs;
  GPtrArray               *statements;
  GHashTable              *by_digest;        /* of records: index + 1 */
  GHashTable              *questionnaires;   /* digest: DrQuestionnaire */
  GHashTable              *rulebooks;        /* digest: DrRulebook */

  /*< public, read-only >*/
  char                    *path;
  gboolean                 is_bag;
  const char              *key;              /* digest of the manifest, or of the record: the same for each copy of it */
  const DrInspectedRecord *records;          /* by reference, version and place in the chain */
  guint                    n_records;
  const DrInspectedEntry  *entries;          /* those that are told in full, oldest first */
  guint                    n_entries;
  guint64                  n_bare;           /* of which there are only digests */
  const char              *trail_problem;    /* (nullable): why the trail ends where it does */
} DrInspected;

typedef void (*DrInspectedProgress) (double share, gpointer data);

DrInspected *dr_inspected_open        (const char *path, DrInspectedProgress progress, gpointer data,
                                       GCancellable *cancellable, GError **error);
DrInspected *dr_inspected_ref         (DrInspected *self);
void         dr_inspected_unref       (DrInspected *self);
int          dr_inspected_find        (const DrInspected *self, const char *digest);
int          dr_inspected_find_member (const DrInspected *self, const char *member);
char        *dr_inspected_name        (const DrInspectedRecord *record);
gboolean     dr_inspected_is_ours     (const char *path);
gboolean     dr_inspected_is_return   (const char *path);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrInspected, dr_inspected_unref)

G_END_DECLS
