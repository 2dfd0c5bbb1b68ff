#include "survival.h"

#include <glib/gstdio.h>
#include <string.h>

#include "dr-digest.h"
#include "dr-formats.h"
#include "dr-version-row.h"
#include "dr-xml-document.h"

#define PAGE 500

char *
survival_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("due-regard-survival-XXXXXX", &error);

  g_assert_no_error (error);

  return folder;
}

void
survival_remove (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        survival_remove (path);
      else
        g_unlink (path);
    }
  g_rmdir (folder);
}

/* At one moment that stands still, so that what is written does not hang on the clock. */
DrRegister *
survival_open (const char  *path,
               GError     **error)
{
  g_autoptr (DrStore) store = dr_store_open (path, DR_STORE_OPEN_DEFAULT, error);
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 ("2025-09-15T09:00:00Z", NULL);
  DrRegister *self;

  if (store == NULL)
    return NULL;
  self = dr_register_new (store);
  dr_register_set_origin (self, "login", "desk-7");
  dr_register_set_time (self, g_date_time_to_unix (time) * G_USEC_PER_SEC + 123456);

  return self;
}

/* Nothing keeps the store open after this. */
void
survival_close (DrRegister *self)
{
  DrStore *store = g_object_ref (dr_register_get_store (self));

  dr_register_free (self);
  g_assert_finalize_object (store);
}

static void
add_people (DrRegister *self)
{
  static const char * const people[] = { ADA, ADAM, MANAGER, REVIEWER, APPROVER };
  static const struct { const char *person; DrRole role; } grants[] = {
    { ADAM, DR_ROLE_ADMINISTRATOR },
    { MANAGER, DR_ROLE_MANAGER },
    { REVIEWER, DR_ROLE_EQUALITIES },
    { APPROVER, DR_ROLE_APPROVER },
  };
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (people); i++)
    {
      DrPerson person = { people[i], people[i], "" };

      dr_register_add_person (self, ADA, &person, &error);
      g_assert_no_error (error);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (grants); i++)
    {
      dr_register_grant (self, ADA, grants[i].person, grants[i].role, NULL, FALSE, &error);
      g_assert_no_error (error);
    }
}

static void
add_editions (DrRegister *self)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "examples", "evidence-example.xml", NULL);
  g_autoptr (GError) error = NULL;
  char *data = NULL;
  gsize length = 0;

  g_file_get_contents (path, &data, &length, &error);
  g_assert_no_error (error);
  for (guint kind = 0; kind < DR_N_EDITION_KINDS; kind++)
    {
      g_autoptr (GBytes) bytes = kind == DR_EDITION_EVIDENCE ? g_bytes_new_take (data, length)
                                 : kind == DR_EDITION_RULEBOOK ? dr_formats_get_data ("/org/dueregard/data/rulebook.xml")
                                 : dr_formats_get_data ("/org/dueregard/data/questionnaire.xml");

      dr_register_add_edition (self, ADA, (DrEditionKind) kind, "edition.xml", bytes, NULL, NULL, &error);
      g_assert_no_error (error);
    }
}

/* A register with people, editions and one draft without findings. */
void
survival_make (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrFieldList) fields = NULL;
  DrStore *store;
  DrRegister *self;

  dr_formats_init ();
  store = dr_store_open (path, DR_STORE_OPEN_CREATE, &error);
  g_assert_no_error (error);
  g_assert_finalize_object (store);
  self = survival_open (path, &error);
  g_assert_no_error (error);
  add_people (self);
  add_editions (self);
  fields = survival_fields ();
  dr_register_create (self, MANAGER, fields->items, fields->n, NULL, NULL, &error);
  g_assert_no_error (error);
  survival_close (self);
}

/* Of a store that nobody has open. */
void
survival_copy (const char *from,
               const char *to)
{
  g_autofree char *data = NULL;
  gsize length = 0;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (from, &data, &length, &error);
  g_assert_no_error (error);
  g_file_set_contents_full (to, data, (gssize) length, G_FILE_SET_CONTENTS_NONE, 0644, &error);
  g_assert_no_error (error);
}

DrFieldList *
survival_fields (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "examples", "clean.xml", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DrXmlDocument) document = dr_xml_document_read_file (path, NULL, &error);
  g_autoptr (DrFieldList) all = NULL;
  g_autoptr (DrFieldList) attachments = NULL;

  g_assert_no_error (error);
  all = dr_draft_fields_from_node (dr_xml_document_get_root (document), &error);
  g_assert_no_error (error);
  /* Its file is not brought along, and what is named and not kept is not sealed. */
  attachments = dr_draft_fields_removal (all->items, all->n, "attachments", 0);

  return dr_draft_fields_apply (all->items, all->n, attachments->items, attachments->n);
}

/* (transfer full) (nullable): the reference of another draft without findings. */
char *
survival_create (DrRegister  *self,
                 const char  *origin,
                 GError     **error)
{
  g_autoptr (DrFieldList) given = survival_fields ();
  DrField gone = { .key = "@reference" };
  g_autoptr (DrFieldList) fields = dr_draft_fields_apply (given->items, given->n, &gone, 1);
  char *reference = NULL;

  return dr_register_create (self, MANAGER, fields->items, fields->n, origin, &reference, error) ? reference : NULL;
}

/* One field of the draft that is there from the beginning. */
gboolean
survival_save (DrRegister   *self,
               const char   *person,
               const char   *key,
               const char   *value,
               guint64       revision,
               guint64      *saved,
               DrConflicts **conflicts,
               GError      **error)
{
  DrField change = { .key = key, .value = value, .revision = revision };
  DrSaveRequest request = {
    .reference = DRAFT, .version = 1, .person = person, .changes = &change, .n_changes = 1,
  };

  return dr_register_save (self, &request, saved, conflicts, error);
}

/* By whoever takes such a step. */
gboolean
survival_step (DrRegister  *self,
               const char  *reference,
               DrStep       step,
               const char  *comment,
               GError     **error)
{
  DrStepRequest request = {
    .reference = reference,
    .step = step,
    .person = step == DR_STEP_APPROVE ? APPROVER
              : step == DR_STEP_ENDORSE || step == DR_STEP_RETURN ? REVIEWER : MANAGER,
    .comment = comment,
  };
  DrStepDone done;

  return dr_register_take_step (self, &request, &done, NULL, error);
}

/* (transfer full) (nullable). */
char *
survival_field (DrRegister *self,
                const char *reference,
                guint       version,
                const char *key,
                guint64    *revision)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrDraft) draft = dr_store_load_draft (dr_register_get_store (self), reference, version, NULL, &error);

  g_assert_no_error (error);
  if (revision != NULL)
    *revision = draft->revision;

  return g_strdup (dr_draft_fields_get (draft->fields, draft->n_fields, key));
}

/* What a version's fields say must be what its row says, and what its attachments are. */
static void
check_version (DrRegister          *self,
               const DrRegisterRow *row,
               GString             *state)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrVersion) version = dr_version_load (self, row->reference, row->version, &error);
  g_autoptr (DrArena) arena = dr_arena_new ();
  g_autoptr (DrAttachments) attachments = NULL;
  DrRegisterRow made;

  g_assert_no_error (error);
  g_assert_cmpint (row->stage, ==, version->draft->stage);
  dr_version_row_make (version->check, version->draft->revision, arena, &made);
  g_assert_cmpstr (row->title, ==, made.title);
  g_assert_cmpstr (row->service, ==, made.service);
  g_assert_cmpstr (row->change, ==, made.change);
  g_assert_cmpstr (row->owner, ==, made.owner);
  g_assert_cmpint (row->outcome, ==, made.outcome);
  g_assert_cmpuint (row->must, ==, made.must);
  g_assert_cmpuint (row->escalate, ==, made.escalate);
  g_assert_cmpuint (row->justify, ==, made.justify);
  g_assert_cmpint (dr_date_compare (row->decision, made.decision), ==, 0);
  g_assert_cmpint (dr_date_compare (row->review, made.review), ==, 0);

  attachments = dr_store_list_attachments (dr_register_get_store (self), row->reference, row->version, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (attachments->n_items, ==, version->assessment->n_attachments);
  for (guint i = 0; i < attachments->n_items; i++)
    {
      g_autoptr (GBytes) bytes = dr_store_get_blob (dr_register_get_store (self), attachments->items[i].sha256, &error);
      const DrAttachment *named = &version->assessment->attachments[i];

      if (g_error_matches (error, DR_STORE_ERROR, DR_STORE_ERROR_ERASED))
        g_clear_error (&error);
      else
        g_assert_cmpuint (g_bytes_get_size (bytes), ==, named->size);
      g_assert_no_error (error);
      g_assert_cmpstr (attachments->items[i].id, ==, named->id);
      g_assert_cmpstr (attachments->items[i].sha256, ==, named->sha256);
    }

  if (state == NULL)
    return;
  g_string_append_printf (state, "%s %u %s “%s” %" G_GUINT64_FORMAT " %s\n", row->reference, row->version,
                          dr_stage_to_string (row->stage), row->title, version->draft->revision, version->head);
  for (guint i = 0; i < version->draft->n_fields; i++)
    g_string_append_printf (state, "  %s = %s (%" G_GUINT64_FORMAT " %s)\n", version->draft->fields[i].key,
                            version->draft->fields[i].value, version->draft->fields[i].revision,
                            version->draft->fields[i].by);
}

static void
check_versions (DrRegister *self,
                GString    *state)
{
  DrRegisterQuery query = { .limit = DR_REGISTER_MAX_PAGE };
  g_autoptr (GError) error = NULL;
  g_autoptr (DrRegisterPage) page = dr_store_query (dr_register_get_store (self), &query, &error);

  g_assert_no_error (error);
  g_assert_false (page->more);
  for (guint i = 0; i < page->n_rows; i++)
    check_version (self, &page->rows[i], state);
}

/* Each file that was received, whose bytes are all there. */
static void
add_received (DrStore *store,
              GString *state)
{
  g_autoptr (DrReceivedList) received = dr_store_list_received (store, 0, 1000, NULL);

  for (guint i = 0; i < received->n_items; i++)
    {
      g_autoptr (GBytes) bytes = dr_store_get_blob (store, received->items[i].digest, NULL);

      g_assert_nonnull (bytes);
      g_assert_cmpuint (g_bytes_get_size (bytes), ==, received->items[i].size);
      g_string_append_printf (state, "received %s %s\n", dr_received_kind_to_string (received->items[i].kind),
                              received->items[i].digest);
    }
}

/* (transfer full): all that the register holds, as text. */
char *
survival_state (DrRegister *self)
{
  GString *state = g_string_new (NULL);
  DrStore *store = dr_register_get_store (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (DrPeopleList) people = dr_store_list_people (store, &error);
  DrTrailHead head;

  check_versions (self, state);
  for (guint i = 0; i < people->n_people; i++)
    g_string_append_printf (state, "person %s\n", people->people[i].id);
  for (guint i = 0; i < people->n_roles; i++)
    g_string_append_printf (state, "role %s %s\n", people->roles[i].person, dr_role_to_string (people->roles[i].role));
  for (guint kind = 0; kind < DR_N_EDITION_KINDS; kind++)
    {
      g_autoptr (DrEditions) editions = dr_store_list_editions (store, (DrEditionKind) kind, NULL);

      for (guint i = 0; i < editions->n_items; i++)
        g_string_append_printf (state, "edition %u %u %s\n", kind, editions->items[i].number, editions->items[i].digest);
    }
  add_received (store, state);
  g_assert_true (dr_store_read_head (store, NULL, &head, NULL));
  g_string_append_printf (state, "head %s %" G_GUINT64_FORMAT "\n", head.head, head.length);

  return g_string_free (state, FALSE);
}

/* Where an assessment's chain and its versions stand as the trail is read. */
typedef struct {
  char        head[DR_DIGEST_SIZE];
  guint64     position;
  GHashTable *stages;   /* version → stage + 1 */
} Chain;

static void
chain_free (gpointer data)
{
  Chain *self = data;

  g_hash_table_unref (self->stages);
  g_free (self);
}

static Chain *
find_chain (GHashTable *chains,
            const char *reference)
{
  Chain *found = g_hash_table_lookup (chains, reference);

  if (found != NULL)
    return found;
  found = g_new0 (Chain, 1);
  found->stages = g_hash_table_new (NULL, NULL);
  g_hash_table_insert (chains, g_strdup (reference), found);

  return found;
}

static void
follow (Chain                  *chain,
        const DrTrailStatement *statement)
{
  int step;

  if (strcmp (statement->act, "create") == 0)
    g_hash_table_insert (chain->stages, GUINT_TO_POINTER (statement->version), GUINT_TO_POINTER (DR_STAGE_DRAFT + 1));
  else if (strcmp (statement->act, "delete") == 0)
    g_hash_table_remove (chain->stages, GUINT_TO_POINTER (statement->version));
  else if (dr_vocabulary_parse (DR_VOCABULARY_STEP, statement->act, &step))
    {
      DrStage from = (DrStage) (GPOINTER_TO_UINT (g_hash_table_lookup (chain->stages,
                                                                       GUINT_TO_POINTER (statement->version))) - 1);
      const DrTransition *way = dr_workflow_find ((DrStep) step, from);

      g_assert_nonnull (way);   /* no step is taken twice, and none from where it does not start */
      g_hash_table_insert (chain->stages, GUINT_TO_POINTER (statement->version), GUINT_TO_POINTER (way->to + 1));
    }
  for (guint i = 0; i < statement->n_details; i++)
    if (strcmp (statement->details[i].name, "supersedes") == 0)
      g_hash_table_insert (chain->stages, GUINT_TO_POINTER ((guint) g_ascii_strtoull (statement->details[i].value, NULL, 10)),
                           GUINT_TO_POINTER (DR_STAGE_SUPERSEDED + 1));
}

/* One entry, by its own bytes: where it stands, what both heads are after it, and the record that it names. */
static void
check_entry (DrStore            *store,
             const DrTrailEntry *entry,
             GHashTable         *chains,
             Chain              *whole,
             Ledger             *ledger)
{
  gsize length;
  const char *data = g_bytes_get_data (entry->entry, &length);
  g_autoptr (GError) error = NULL;
  g_autoptr (DrTrailStatement) statement = dr_trail_statement_read (data, length, &error);
  char digest[DR_DIGEST_SIZE];
  char *key;

  g_assert_no_error (error);
  dr_trail_entry_digest (entry->entry, digest);
  dr_trail_next_head (whole->head, digest, whole->head);
  g_assert_cmpstr (entry->store_head, ==, whole->head);
  g_assert_cmpuint (statement->sequence, ==, ++whole->position);
  g_assert_cmpuint (entry->sequence, ==, whole->position);
  if (entry->reference != NULL)
    {
      Chain *own = find_chain (chains, entry->reference);

      g_assert_cmpstr (statement->reference, ==, entry->reference);
      g_assert_cmpuint (statement->version, ==, entry->version);
      dr_trail_next_head (own->head, digest, own->head);
      g_assert_cmpstr (entry->head, ==, own->head);
      g_assert_cmpuint (statement->position, ==, ++own->position);
      follow (own, statement);
    }
  g_assert_cmpstr (entry->record != NULL ? entry->record : "", ==, statement->record);
  if (entry->record != NULL)
    {
      g_autoptr (GBytes) record = dr_store_get_blob (store, entry->record, &error);

      g_assert_no_error (error);
      dr_digest_bytes (g_bytes_get_data (record, NULL), g_bytes_get_size (record), digest);
      g_assert_cmpstr (digest, ==, entry->record);
    }

  key = g_strdup_printf ("%s %s %u %s", statement->act, statement->reference, statement->version, statement->comment);
  g_hash_table_insert (ledger->acts, key, GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (ledger->acts, key)) + 1));
  ledger->n_entries++;
}

static void
check_stages (DrStore    *store,
              GHashTable *chains)
{
  GHashTableIter each;
  gpointer reference;
  gpointer data;
  guint n = 0;
  DrRegisterQuery query = { .limit = 1 };
  guint64 rows = 0;

  g_hash_table_iter_init (&each, chains);
  while (g_hash_table_iter_next (&each, &reference, &data))
    {
      Chain *chain = data;
      GHashTableIter versions;
      gpointer version;
      gpointer stage;
      DrTrailHead head;

      g_assert_true (dr_store_read_head (store, reference, &head, NULL));
      g_assert_cmpstr (head.head, ==, chain->head);
      g_assert_cmpuint (head.length, ==, chain->position);
      g_hash_table_iter_init (&versions, chain->stages);
      while (g_hash_table_iter_next (&versions, &version, &stage))
        {
          g_autoptr (GError) error = NULL;
          g_autoptr (DrRegisterPage) page = dr_store_get_row (store, reference, GPOINTER_TO_UINT (version), &error);

          g_assert_no_error (error);
          g_assert_cmpint (page->rows[0].stage, ==, GPOINTER_TO_INT (stage) - 1);
          n++;
        }
    }
  /* Nor is there one that the trail knows nothing of. */
  g_assert_true (dr_store_count (store, &query, G_MAXINT32, &rows, NULL));
  g_assert_cmpuint (rows, ==, n);
}

/* The file is sound, both chains follow from the entries' bytes, and every version stands where the trail brought it, with
 * the record that was sealed. (transfer full): the trail, added up. */
Ledger *
survival_check_trail (DrRegister *self)
{
  DrStore *store = dr_register_get_store (self);
  Ledger *ledger = g_new0 (Ledger, 1);
  g_autoptr (GHashTable) chains = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, chain_free);
  g_autoptr (GError) error = NULL;
  Chain whole = { "", 0, NULL };
  DrTrailHead head;
  gboolean more = TRUE;

  ledger->acts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  dr_store_check (store, &error);
  g_assert_no_error (error);
  while (more)
    {
      g_autoptr (DrTrail) trail = dr_store_read_trail (store, NULL, whole.position, PAGE, &error);

      g_assert_no_error (error);
      for (guint i = 0; i < trail->n_entries; i++)
        check_entry (store, &trail->entries[i], chains, &whole, ledger);
      more = trail->n_entries == PAGE;
    }
  g_assert_true (dr_store_read_head (store, NULL, &head, NULL));
  g_assert_cmpstr (head.head, ==, whole.head);
  g_assert_cmpuint (head.length, ==, whole.position);
  check_stages (store, chains);

  return ledger;
}

/* Besides, every version's row and attachments are those of its fields. */
Ledger *
survival_check (DrRegister *self)
{
  check_versions (self, NULL);

  return survival_check_trail (self);
}

guint
ledger_count (const Ledger *self,
              const char   *act,
              const char   *reference,
              guint         version,
              const char   *comment)
{
  g_autofree char *key = g_strdup_printf ("%s %s %u %s", act, reference, version, comment);

  return GPOINTER_TO_UINT (g_hash_table_lookup (self->acts, key));
}

void
ledger_free (Ledger *self)
{
  g_hash_table_unref (self->acts);
  g_free (self);
}
