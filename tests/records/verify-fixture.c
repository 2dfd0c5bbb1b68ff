#include "verify-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#include "dr-assessment-reader.h"
#include "dr-bag-name.h"
#include "dr-bag-writer.h"
#include "dr-digest.h"
#include "dr-formats.h"
#include "dr-questionnaire-reader.h"
#include "dr-record.h"
#include "dr-return.h"
#include "dr-rulebook-reader.h"
#include "dr-trail-file.h"
#include "dr-transition.h"

#define HOUR ((gint64) 3600 * G_USEC_PER_SEC)

static gint64
noon (DrDate day)
{
  g_autoptr (GDateTime) time = g_date_time_new_utc (day.year, day.month, day.day, 12, 0, 0);

  return g_date_time_to_unix (time) * G_USEC_PER_SEC;
}

static const char *
keep (Maker *self,
      char  *text)
{
  g_ptr_array_add (self->texts, text);

  return text;
}

Maker *
maker_new (const Mischief *mischief)
{
  Maker *self = g_new0 (Maker, 1);

  self->names = g_ptr_array_new_with_free_func (g_free);
  self->members = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  self->trail = g_string_new (NULL);
  self->heads = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->positions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->steps = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  self->latest = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->texts = g_ptr_array_new_with_free_func (g_free);
  self->mischief = mischief;
  self->clock = noon ((DrDate) { 2025, 1, 2 });
  self->drafts = "clean";

  return self;
}

void
maker_free (Maker *self)
{
  g_ptr_array_unref (self->names);
  g_ptr_array_unref (self->members);
  g_string_free (self->trail, TRUE);
  g_hash_table_unref (self->heads);
  g_hash_table_unref (self->positions);
  g_hash_table_unref (self->steps);
  g_hash_table_unref (self->latest);
  g_ptr_array_unref (self->texts);
  g_free (self);
}

void
maker_add (Maker      *self,
           const char *name,
           GBytes     *bytes)
{
  g_ptr_array_add (self->names, g_strdup (name));
  g_ptr_array_add (self->members, g_bytes_ref (bytes));
}

/* Puts an act into both chains. */
void
maker_act (Maker            *self,
           DrTrailStatement *statement)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) entry = NULL;
  g_autoptr (GBytes) item = NULL;
  char digest[DR_DIGEST_SIZE];
  gsize length;
  const char *data;

  statement->sequence = self->n_entries + 1;
  statement->at = self->clock;
  if (statement->name == NULL)
    statement->name = statement->person;
  statement->login = "login";
  statement->host = "host";
  statement->program = "due-regard 0.1.0";
  if (statement->reference != NULL)
    statement->position = GPOINTER_TO_SIZE (g_hash_table_lookup (self->positions, statement->reference)) + 1;
  if (self->mischief != NULL && self->mischief->statement != NULL)
    self->mischief->statement (self, statement);
  if (statement->sequence == 0)
    return;   /* left out */

  entry = dr_trail_statement_write (statement, &error);
  g_assert_no_error (error);
  dr_trail_entry_digest (entry, digest);
  dr_trail_next_head (self->store_head, digest, self->store_head);
  self->n_entries++;
  self->clock += HOUR / 60;
  if (statement->reference != NULL)
    {
      char head[DR_DIGEST_SIZE];

      dr_trail_next_head (g_hash_table_lookup (self->heads, statement->reference), digest, head);
      g_hash_table_insert (self->heads, g_strdup (statement->reference), g_strdup (head));
      g_hash_table_insert (self->positions, g_strdup (statement->reference), GSIZE_TO_POINTER (statement->position));
    }
  item = dr_trail_file_full (entry);
  data = g_bytes_get_data (item, &length);
  g_string_append_len (self->trail, data, (gssize) length);
}

void
maker_person (Maker      *self,
              const char *by,
              const char *who)
{
  g_autofree char *name = g_strdup_printf ("%s Rees", who);
  DrTrailDetail details[] = { { "who", who }, { "name", name } };
  DrTrailStatement statement = { .act = "person", .person = by, .details = details, .n_details = 2 };

  maker_act (self, &statement);
}

void
maker_grant (Maker      *self,
             const char *act,
             const char *by,
             const char *who,
             const char *role)
{
  DrTrailDetail details[] = { { "who", who }, { "role", role } };
  DrTrailStatement statement = { .act = act, .person = by, .details = details, .n_details = 2 };

  maker_act (self, &statement);
}

static GBytes *
file_bytes (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *data = NULL;
  gsize length;

  g_file_get_contents (path, &data, &length, &error);
  g_assert_no_error (error);

  return g_bytes_new_take (data, length);
}

void
maker_edition (Maker      *self,
               const char *kind,
               guint       number,
               const char *path_or_resource)
{
  g_autoptr (GBytes) bytes = g_str_has_prefix (path_or_resource, "/org/") ? dr_formats_get_data (path_or_resource)
                                                                          : file_bytes (path_or_resource);
  g_autofree char *name = g_strdup_printf ("data/%s/%u.xml", kind, number);
  g_autofree char *words = g_strdup_printf ("%u", number);
  char digest[DR_DIGEST_SIZE];
  DrTrailDetail details[] = { { "kind", kind }, { "number", words }, { "sha256", digest } };
  DrTrailStatement statement = { .act = "edition", .person = "root", .details = details, .n_details = 3 };

  dr_digest_bytes (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), digest);
  maker_add (self, name, bytes);
  maker_act (self, &statement);
}

void
maker_digest_act (Maker      *self,
                  const char *act,
                  const char *by,
                  const char *digest)
{
  DrTrailDetail details[] = { { "sha256", digest } };
  DrTrailStatement statement = { .act = act, .person = by, .comment = "for privacy", .details = details, .n_details = 1 };

  maker_act (self, &statement);
}

void
maker_create (Maker      *self,
              const char *reference,
              guint       version,
              const char *person)
{
  DrTrailDetail details[] = { { "as-of", "2025-01-02" } };
  DrTrailStatement statement = { .act = "create", .reference = reference, .version = version, .person = person,
                                 .details = details, .n_details = 1 };

  maker_act (self, &statement);
}

/* Seals a record of the example as it stands after the step, and enters it. */
void
maker_step (Maker      *self,
            const char *reference,
            guint       version,
            DrStep      step,
            const char *person,
            DrDate      day)
{
  g_autofree char *file = g_strconcat (self->drafts, ".xml", NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "examples", file, NULL);
  g_autofree char *key = g_strdup_printf ("%s %u", reference, version);
  g_autoptr (GError) error = NULL;
  g_autoptr (DrRulebook) rulebook = dr_rulebook_read_default (&error);
  g_autoptr (DrQuestionnaire) questionnaire = dr_questionnaire_read_default (&error);
  g_autoptr (DrEvidence) evidence = NULL;
  g_autoptr (DrAssessment) draft = NULL;
  g_autofree char *evidence_digest = NULL;
  g_autofree char *bytes = NULL;
  g_autofree char *name = NULL;
  g_autoptr (GBytes) record = NULL;
  GArray *steps = g_hash_table_lookup (self->steps, key);
  DrStepTaken taken = { step, day, keep (self, g_strdup (person)) };
  DrContext context;
  DrAssessment assessment;
  DrCheck *check;
  DrSeal seal;
  char digest[DR_DIGEST_SIZE];
  char words[DR_DATE_STRING_SIZE];
  DrTrailDetail details[5];
  DrTrailStatement statement = { .act = dr_vocabulary_to_string (DR_VOCABULARY_STEP, (int) step), .reference = reference,
                                 .version = version, .person = person, .details = details, .n_details = 4 };
  gsize length;

  if (steps == NULL)
    {
      steps = g_array_new (FALSE, FALSE, sizeof (DrStepTaken));
      g_hash_table_insert (self->steps, g_strdup (key), steps);
    }
  g_array_append_val (steps, taken);
  self->clock = MAX (self->clock, noon (day));

  draft = dr_assessment_read_file (path, NULL, &evidence, &evidence_digest, &context, &error);
  g_assert_no_error (error);
  assessment = *draft;
  g_atomic_ref_count_init (&assessment.ref_count);
  assessment.reference = reference;
  assessment.version = version;
  assessment.author = "mary";
  assessment.n_attachments = 0;
  if (step >= DR_STEP_DECIDE && step != DR_STEP_WITHDRAW)
    assessment.decision = (DrDecision) { assessment.decision_date, "Cabinet", "C/1", assessment.chosen, TRUE };
  context.as_of = day;
  context.steps = (const DrStepTaken *) steps->data;
  context.n_steps = steps->len;
  if (self->mischief != NULL && self->mischief->record != NULL)
    self->mischief->record (self, &assessment, &context);

  check = dr_check_new (evidence, &assessment, &context, rulebook);
  seal = (DrSeal) { step, self->clock, person, person, "login", "host", "due-regard 0.1.0",
                    g_hash_table_lookup (self->heads, reference) };
  bytes = dr_record_write (check, evidence_digest, questionnaire, &seal, &length);
  dr_check_free (check);
  dr_digest_bytes (bytes, length, digest);
  record = g_bytes_new (bytes, length);
  name = g_strdup_printf ("data/records/%s/v%u-%02u-%s.xml", reference, version,
                          GPOINTER_TO_UINT (g_hash_table_lookup (self->positions, reference)) + 1, statement.act);
  maker_add (self, name, record);
  g_hash_table_insert (self->latest, g_strdup (key), g_strdup (digest));
  if (step == DR_STEP_APPROVE)
    g_hash_table_insert (self->latest, g_strconcat ("approve ", key, NULL), g_strdup (digest));

  statement.record = digest;
  details[0] = (DrTrailDetail) { "as-of", dr_date_format (day, words) };
  details[1] = (DrTrailDetail) { "evidence", evidence_digest };
  details[2] = (DrTrailDetail) { "questionnaire", questionnaire->digest };
  details[3] = (DrTrailDetail) { "rulebook", rulebook->digest };
  if (step == DR_STEP_APPROVE && version > 1)
    details[statement.n_details++] = (DrTrailDetail) { "supersedes", "1" };
  maker_act (self, &statement);
}

/* Who is there, what they may, and what was published. */
void
maker_council (Maker *self)
{
  g_autofree char *evidence = g_test_build_filename (G_TEST_DIST, "data", "examples", "evidence-example.xml", NULL);
  static const char * const people[][2] = {
    { "mary", "manager" }, { "eddy", "equalities" }, { "anna", "approver" },
  };

  maker_person (self, "root", "root");
  maker_grant (self, "grant", "root", "root", "administrator");
  for (gsize i = 0; i < G_N_ELEMENTS (people); i++)
    {
      maker_person (self, "root", people[i][0]);
      maker_grant (self, "grant", "root", people[i][0], people[i][1]);
    }
  maker_edition (self, "evidence", 1, evidence);
  maker_edition (self, "questionnaire", 1, "/org/dueregard/data/questionnaire.xml");
  maker_edition (self, "rulebook", 1, "/org/dueregard/data/rulebook.xml");
}

/* One version from its making to its closing. */
void
maker_assessment (Maker      *self,
                  const char *reference)
{
  maker_create (self, reference, 1, "mary");
  maker_step (self, reference, 1, DR_STEP_SUBMIT, "mary", (DrDate) { 2025, 9, 15 });
  maker_step (self, reference, 1, DR_STEP_ENDORSE, "eddy", (DrDate) { 2025, 9, 22 });
  maker_step (self, reference, 1, DR_STEP_APPROVE, "anna", (DrDate) { 2025, 9, 29 });
  maker_step (self, reference, 1, DR_STEP_DECIDE, "mary", (DrDate) { 2025, 10, 20 });
  maker_step (self, reference, 1, DR_STEP_MONITOR, "mary", (DrDate) { 2025, 12, 8 });
}

static void
read_back (Maker      *self,
           const char *digest,
           DrXmlDocument **document,
           DrRecord  **record,
           DrCheck   **check)
{
  for (guint i = 0; i < self->members->len; i++)
    {
      g_autoptr (GError) error = NULL;
      gsize length;
      const char *data = g_bytes_get_data (self->members->pdata[i], &length);
      char own[DR_DIGEST_SIZE];

      dr_digest_bytes (data, length, own);
      if (strcmp (own, digest) != 0)
        continue;
      *document = dr_xml_document_read_bytes ("record", data, length, NULL, &error);
      g_assert_no_error (error);
      *record = dr_record_read (*document, &error);
      g_assert_no_error (error);
      *check = dr_check_new ((*record)->evidence, (*record)->assessment, &(*record)->context, (*record)->rulebook);
      return;
    }
  g_assert_not_reached ();
}

void
maker_return (Maker      *self,
              const char *reference,
              DrStage     stage)
{
  g_autofree char *key = g_strdup_printf ("%s 1", reference);
  g_autofree char *approval_key = g_strconcat ("approve ", key, NULL);
  DrPeriod period = { { 2025, 1, 1 }, { 2026, 12, 31 } };
  g_autoptr (DrReturn) made = dr_return_new (period, period.to, "Example Council", "E07000999");
  g_autoptr (DrXmlDocument) document = NULL;
  g_autoptr (DrRecord) record = NULL;
  g_autoptr (DrCheck) check = NULL;
  g_autoptr (DrXmlDocument) approval_document = NULL;
  g_autoptr (DrRecord) approval_record = NULL;
  g_autoptr (DrCheck) approval = NULL;
  g_autoptr (GBytes) bytes = NULL;
  DrReturnEntry entry = { .reference = reference, .version = 1, .stage = stage, .counts = TRUE };
  gsize length;
  char *data;

  read_back (self, g_hash_table_lookup (self->latest, key), &document, &record, &check);
  g_assert_true (dr_return_entry_set_record (&entry, record, check, g_hash_table_lookup (self->latest, key)));
  entry.approval_digest = g_hash_table_lookup (self->latest, approval_key);
  read_back (self, entry.approval_digest, &approval_document, &approval_record, &approval);
  entry.approval = approval;
  g_assert_true (dr_return_add (made, &entry));
  data = dr_return_write (made, self->store_head, self->n_entries, &length);
  bytes = g_bytes_new_take (data, length);
  maker_add (self, "data/return/maintaining-access-return.xml", bytes);
}

void
maker_write (Maker      *self,
             const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrBagWriter) writer = dr_bag_writer_new (path, 1795319088, &error);
  g_autoptr (GBytes) trail = g_bytes_new (self->trail->str, self->trail->len);
  g_autofree char *length = g_strdup_printf ("%" G_GUINT64_FORMAT, self->n_entries);

  g_assert_no_error (error);
  dr_bag_writer_set_info (writer, "Due-Regard-Store-Head", self->store_head);
  dr_bag_writer_set_info (writer, "Due-Regard-Store-Length", length);
  for (guint i = 0; i < self->names->len; i++)
    dr_bag_writer_add (writer, self->names->pdata[i], self->members->pdata[i], NULL, &error);
  g_assert_no_error (error);
  dr_bag_writer_add (writer, "data/trail/trail.txt", trail, NULL, &error);
  g_assert_no_error (error);
  dr_bag_writer_finish (writer, NULL, &error);
  g_assert_no_error (error);
}

static void
add_lines (GString    *manifest,
           const char *bag,
           const char *name,
           guint64    *bytes,
           guint64    *files)
{
  g_autofree char *path = g_build_filename (bag, name, NULL);
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *each;

  if (folder == NULL)
    {
      g_autoptr (GBytes) all = file_bytes (path);
      char digest[DR_DIGEST_SIZE];

      dr_digest_bytes (g_bytes_get_data (all, NULL), g_bytes_get_size (all), digest);
      g_string_append_printf (manifest, "%s  ", digest);
      dr_bag_name_encode (name, manifest);
      g_string_append_c (manifest, '\n');
      *bytes += g_bytes_get_size (all);
      (*files)++;
      return;
    }
  while ((each = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *inner = g_build_filename (name, each, NULL);

      add_lines (manifest, bag, inner, bytes, files);
    }
}

/* Without bringing it on to the disk: there are many. */
void
bag_put (const char *path,
         const char *data,
         gsize       length)
{
  FILE *file = g_fopen (path, "wb");

  g_assert_nonnull (file);
  g_assert_cmpuint (fwrite (data, 1, length, file), ==, length);
  g_assert_cmpint (fclose (file), ==, 0);
}

/* One bit of a file, which has @text, where it lies; twice leaves it as it was. */
void
bag_flip (const char *path,
          char       *text,
          gsize       byte,
          gsize       bit)
{
  FILE *file = g_fopen (path, "r+b");

  text[byte] ^= (char) (1 << bit);
  g_assert_nonnull (file);
  g_assert_cmpint (fseek (file, (long) byte, SEEK_SET), ==, 0);
  g_assert_cmpuint (fwrite (text + byte, 1, 1, file), ==, 1);
  g_assert_cmpint (fclose (file), ==, 0);
}

static void
write_text (const char *bag,
            const char *name,
            const char *text)
{
  g_autofree char *path = g_build_filename (bag, name, NULL);

  bag_put (path, text, strlen (text));
}

/* Writes the manifests anew, as whoever altered a file would. */
void
bag_remanifest (const char *path)
{
  static const char * const tags[] = { "bagit.txt", "bag-info.txt", "manifest-sha256.txt" };
  g_autoptr (GString) manifest = g_string_new (NULL);
  g_autoptr (GString) tag_manifest = g_string_new (NULL);
  g_autofree char *info_path = g_build_filename (path, "bag-info.txt", NULL);
  g_autofree char *info = NULL;
  g_autofree char *oxum = NULL;
  g_autofree char *changed = NULL;
  g_autoptr (GRegex) line = g_regex_new ("Payload-Oxum: [0-9.]*", 0, 0, NULL);
  guint64 bytes = 0;
  guint64 files = 0;

  add_lines (manifest, path, "data", &bytes, &files);
  write_text (path, "manifest-sha256.txt", manifest->str);
  oxum = g_strdup_printf ("Payload-Oxum: %" G_GUINT64_FORMAT ".%" G_GUINT64_FORMAT, bytes, files);
  if (g_file_get_contents (info_path, &info, NULL, NULL) && g_utf8_validate (info, -1, NULL))
    {
      changed = g_regex_replace_literal (line, info, -1, 0, oxum, 0, NULL);
      write_text (path, "bag-info.txt", changed);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (tags); i++)
    add_lines (tag_manifest, path, tags[i], &bytes, &files);
  write_text (path, "tagmanifest-sha256.txt", tag_manifest->str);
}
