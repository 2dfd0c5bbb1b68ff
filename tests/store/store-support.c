#include "store-support.h"

#include <glib/gstdio.h>
#include <string.h>

#include "fault-vfs.h"

/* Every test runs on every kind of store. */
void
case_add (const char *name, void (*test) (Case *, gconstpointer))
{
  static const char *const backends[N_BACKENDS] = { "file", "memory", "faults" };

  for (guint i = 0; i < N_BACKENDS; i++)
    {
      g_autofree char *path = g_strdup_printf ("/store/%s/%s", name, backends[i]);

      g_test_add (path, Case, GUINT_TO_POINTER (i), case_set_up, test, case_tear_down);
    }
}

void
case_open (Case *self)
{
  g_autoptr (GError) error = NULL;

  self->store = dr_store_open (self->uri, DR_STORE_OPEN_CREATE, &error);
  g_assert_no_error (error);
  g_assert_true (DR_IS_STORE (self->store));
}

void
case_set_up (Case *self, gconstpointer backend)
{
  self->backend = (Backend) GPOINTER_TO_UINT (backend);
  self->folder = g_dir_make_tmp ("due-regard-store-XXXXXX", NULL);
  g_assert_nonnull (self->folder);
  if (self->backend == BACKEND_MEMORY)
    self->uri = g_strdup (":memory:");
  else
    self->uri = g_build_filename (self->folder, "register.db", NULL);
  if (self->backend == BACKEND_FAULTS)
    fault_vfs_install ();
  case_open (self);
}

void
remove_all (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name = NULL;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

void
case_tear_down (Case *self, gconstpointer backend)
{
  fault_vfs_clear ();
  if (self->store != NULL)
    g_assert_finalize_object (self->store);
  fault_vfs_remove ();
  remove_all (self->folder);
  g_free (self->folder);
  g_free (self->uri);
}

DrRegisterRow
make_row (const char *reference, guint version, const char *title)
{
  return (DrRegisterRow) {
    .reference = reference,
    .version = version,
    .title = title,
    .service = "library",
    .service_name = "Libraries",
    .change = "shorter hours",
    .owner = "ann",
    .revision = 1,
  };
}

void
make_digest (char digest[DR_DIGEST_SIZE], const char *of)
{
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, of, -1);

  g_strlcpy (digest, sum, DR_DIGEST_SIZE);
}

/* An act on the chains as they stand: their next heads are those of the head before and the entry. */
gboolean
try_act (DrStore *store, DrTrailAct act, const char *text, GError **error)
{
  g_autoptr (GBytes) entry = g_bytes_new (text, strlen (text));
  g_autofree char *own_text = NULL;
  g_autofree char *whole_text = NULL;
  char own_next[DR_DIGEST_SIZE];
  char whole_next[DR_DIGEST_SIZE];
  DrTrailHead own = { .length = 0 };
  DrTrailHead whole = { .length = 0 };

  if ((act.reference != NULL && !dr_store_read_head (store, act.reference, &own, error))
      || !dr_store_read_head (store, NULL, &whole, error))
    return FALSE;
  own_text = g_strconcat (own.head, text, NULL);
  whole_text = g_strconcat (whole.head, text, NULL);
  make_digest (own_next, own_text);
  make_digest (whole_next, whole_text);
  act.entry = entry;
  act.at = 3;
  act.expected_head = own.length > 0 ? own.head : NULL;
  act.head = act.reference != NULL ? own_next : NULL;
  act.expected_store_head = whole.length > 0 ? whole.head : NULL;
  act.store_head = whole_next;
  return dr_store_append (store, &act, error);
}

gboolean
try_create (DrStore *store, const DrDraftSave *first, GError **error)
{
  return try_act (store, (DrTrailAct) { .reference = first->reference, .version = first->version, .create = first },
                  "create", error);
}

gboolean
try_remove (DrStore *store, const char *reference, guint version, GError **error)
{
  return try_act (store, (DrTrailAct) { .reference = reference, .version = version, .remove = TRUE }, "delete", error);
}

void
create (DrStore *store, const char *reference, guint version, const char *title)
{
  DrRegisterRow row = make_row (reference, version, title);
  DrField field = { .key = "title", .value = title };
  DrDraftSave first = {
    .reference = reference, .version = version, .person = "ann", .at = 1, .fields = &field, .n_fields = 1, .row = &row,
  };
  g_autoptr (GError) error = NULL;

  try_create (store, &first, &error);
  g_assert_no_error (error);
}

gboolean
try_save (DrStore *store, const char *reference, const char *person, const char *key, const char *value, guint64 base,
          guint64 *revision, DrConflicts **conflicts, GError **error)
{
  DrField field = { .key = key, .value = value, .revision = base };
  DrDraftSave save = {
    .reference = reference, .version = 1, .person = person, .at = 2, .fields = &field, .n_fields = 1,
  };

  return dr_store_save_draft (store, &save, revision, conflicts, error);
}

guint64
save_one (DrStore *store, const char *reference, const char *person, const char *key, const char *value, guint64 base)
{
  g_autoptr (GError) error = NULL;
  guint64 revision = 0;

  try_save (store, reference, person, key, value, base, &revision, NULL, &error);
  g_assert_no_error (error);
  return revision;
}

void
assert_field (DrStore *store, const char *reference, const char *key, const char *value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrDraft) draft = dr_store_load_draft (store, reference, 1, NULL, &error);
  const char *found = NULL;

  g_assert_no_error (error);
  for (guint i = 0; i < draft->n_fields; i++)
    if (g_str_equal (draft->fields[i].key, key))
      found = draft->fields[i].value;
  g_assert_cmpstr (found, ==, value);
}

/* Version 1 goes a step, with a record. */
gboolean
try_step (DrStore *store, const char *reference, DrStage from, DrStage to, GError **error)
{
  g_autofree char *text = g_strdup_printf ("%s to %s", dr_stage_to_string (from), dr_stage_to_string (to));
  g_autoptr (GBytes) record = g_bytes_new ("<record/>", 9);

  return try_act (store, (DrTrailAct) {
    .reference = reference, .version = 1, .step = TRUE, .from = from, .to = to, .record = record,
  }, text, error);
}
