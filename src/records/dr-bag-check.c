#include "dr-bag-check.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-bag-lines.h"
#include "dr-bag-name.h"
#include "dr-bag-tags.h"
#include "dr-digest.h"
#include "dr-digits.h"
#include "dr-load.h"
#include "dr-name-table.h"

#define CHUNK ((gsize) 64 * 1024)

/* What a manifest says of a name. */
typedef struct {
  char   digest[DR_DIGEST_LENGTH];
  guint8 seen;
} Expected;

typedef struct {
  DrBagCheck   *check;
  DrBagReader  *reader;
  DrNameTable  *expected;
  DrDigest     *digest;
  GCancellable *cancellable;
  const char   *manifest;    /* that is being read */
  gboolean      again;       /* for the second time: for what is missing */
  gboolean      found;       /* the manifest is there */
  char         *chunk;
} Run;

static void
free_problem (gpointer data)
{
  DrBagProblem *problem = data;

  g_free (problem->name);
  g_free (problem->words);
  g_free (problem);
}

static void add_problem (Run *self, DrBagProblemKind kind, const char *name, const char *format, ...) G_GNUC_PRINTF (4, 5);

static void
add_problem (Run             *self,
             DrBagProblemKind kind,
             const char      *name,
             const char      *format,
             ...)
{
  DrBagProblem *problem;
  va_list arguments;

  if (self->check->n_problems++ >= DR_BAG_PROBLEMS_MAX)
    return;

  problem = g_new0 (DrBagProblem, 1);
  problem->kind = kind;
  problem->name = g_strdup (name);
  va_start (arguments, format);
  problem->words = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_ptr_array_add (self->check->problems, problem);
}

/* Bytes that cannot be had are a finding; a wish to stop is none. */
static gboolean
is_finding (const GError *error)
{
  return error->domain == DR_RECORD_ERROR;
}

static void
read_line (Run        *self,
           const char *line,
           guint64     number)
{
  g_autoptr (GError) error = NULL;
  char digest[DR_DIGEST_SIZE];
  g_autofree char *name = dr_bag_manifest_line (line, digest, &error);
  gboolean payload = strcmp (self->manifest, DR_BAG_MANIFEST_NAME) == 0;
  gboolean is_new = FALSE;
  Expected *expected;

  if (name == NULL)
    add_problem (self, DR_BAG_MANIFEST, self->manifest, _("Line %s of %s: %s."), DR_DIGITS (number),
                 self->manifest, error->message);
  else if (g_str_has_prefix (name, DR_BAG_PAYLOAD) != payload)
    add_problem (self, DR_BAG_MANIFEST, self->manifest,
                 payload ? _("Line %s of %s lists “%s”, expected only names below data/.")
                         : _("Line %s of %s lists “%s”, expected no name below data/."),
                 DR_DIGITS (number), self->manifest, name);
  else
    {
      expected = dr_name_table_add (self->expected, name, strlen (name), &is_new);
      if (is_new)
        memcpy (expected->digest, digest, DR_DIGEST_LENGTH);
      else
        add_problem (self, DR_BAG_MANIFEST, self->manifest, _("Line %s of %s lists “%s” again, expected it once."),
                     DR_DIGITS (number), self->manifest, name);
    }
}

static gboolean
each_line (const char *line,
           guint64     number,
           gpointer    data,
           GError    **error)
{
  Run *self = data;
  char digest[DR_DIGEST_SIZE];
  g_autofree char *name = NULL;
  Expected *expected;

  if (!self->again)
    {
      read_line (self, line, number);
      return TRUE;
    }
  name = dr_bag_manifest_line (line, digest, NULL);
  expected = name != NULL ? dr_name_table_find (self->expected, name, strlen (name)) : NULL;
  if (expected != NULL && !expected->seen)
    {
      expected->seen = TRUE;
      add_problem (self, DR_BAG_MISSING, name, _("“%s” is missing, though %s lists it."), name, self->manifest);
    }

  return TRUE;
}

static gboolean
visit_manifest (const DrBagMember *member,
                GInputStream      *bytes,
                gpointer           data,
                GError           **error)
{
  Run *self = data;
  g_autoptr (GError) local = NULL;

  self->found = TRUE;
  if (dr_bag_lines_each (bytes, dr_bag_reader_max_lines (self->reader), each_line, self, self->cancellable, &local))
    return TRUE;
  if (!is_finding (local))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (!self->again)
    add_problem (self, DR_BAG_MANIFEST, self->manifest, "%s: %s.", self->manifest, local->message);

  return TRUE;
}

/* FALSE only where the check cannot go on. */
static gboolean
read_manifest (Run        *self,
               const char *manifest,
               gboolean    again,
               GError    **error)
{
  g_autoptr (GError) local = NULL;

  self->manifest = manifest;
  self->again = again;
  self->found = FALSE;
  if (dr_bag_reader_visit_one (self->reader, manifest, visit_manifest, self, self->cancellable, &local))
    return TRUE;
  if (self->found || !g_error_matches (local, DR_RECORD_ERROR, DR_RECORD_ERROR_INVALID))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (!again)
    add_problem (self, DR_BAG_MISSING, manifest, _("“%s” is missing: what it would list cannot be checked."), manifest);

  return TRUE;
}

/* Of all its bytes; FALSE with @error set where they cannot be had. */
static gboolean
compute (Run          *self,
         GInputStream *bytes,
         char          digest[DR_DIGEST_SIZE],
         GError      **error)
{
  gssize n;

  while ((n = g_input_stream_read (bytes, self->chunk, CHUNK, self->cancellable, error)) > 0)
    dr_digest_update (self->digest, self->chunk, (gsize) n);
  dr_digest_finish (self->digest, digest);

  return n == 0;
}

static gboolean
visit_member (const DrBagMember *member,
              GInputStream      *bytes,
              gpointer           data,
              GError           **error)
{
  Run *self = data;
  g_autoptr (GError) local = NULL;
  g_autofree char *shown = dr_bag_name_shown (member->name);
  char digest[DR_DIGEST_SIZE];
  gboolean is_list = strcmp (member->name, DR_BAG_TAG_MANIFEST_NAME) == 0;
  Expected *expected = dr_name_table_find (self->expected, member->name, strlen (member->name));
  gboolean computed = compute (self, bytes, digest, &local);

  if (!computed && !is_finding (local))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (member->is_payload)
    {
      self->check->n_payload++;
      self->check->n_payload_bytes += member->size;
    }
  if (expected != NULL)
    expected->seen = TRUE;
  if (!computed)
    add_problem (self, DR_BAG_ALTERED, member->name, "%s.", local->message);
  else if (expected == NULL && !is_list)
    add_problem (self, DR_BAG_EXTRA, member->name, _("“%s” is in the bag, though no manifest lists it."), shown);
  else if (expected != NULL && memcmp (expected->digest, digest, DR_DIGEST_LENGTH) != 0)
    add_problem (self, DR_BAG_ALTERED, member->name, _("“%s” was altered: its digest is %s, and %s says %.64s."),
                 shown, digest, member->is_payload ? DR_BAG_MANIFEST_NAME : DR_BAG_TAG_MANIFEST_NAME,
                 expected->digest);

  return TRUE;
}

static void
check_oxum (Run *self)
{
  g_autofree char *oxum = dr_bag_reader_get_info (self->reader, DR_BAG_OXUM_LABEL);
  DrBagCheck *check = self->check;
  guint64 n_bytes = 0;
  guint64 n_members = 0;

  if (oxum == NULL)
    return;
  if (!dr_bag_oxum_parse (oxum, &n_bytes, &n_members))
    add_problem (self, DR_BAG_OXUM, DR_BAG_INFO_NAME, _("Payload-Oxum is “%s”, expected bytes, a full stop and files."),
                 oxum);
  else if (n_bytes != check->n_payload_bytes || n_members != check->n_payload)
    add_problem (self, DR_BAG_OXUM, DR_BAG_INFO_NAME,
                 _("Payload-Oxum counts %s bytes in %s files; the bag has %s in %s."), DR_DIGITS (n_bytes),
                 DR_DIGITS (n_members), DR_DIGITS (check->n_payload_bytes), DR_DIGITS (check->n_payload));
}

/**
 * dr_bag_check:
 * @reader: a bag
 * @cancellable: (nullable): looked at every 64 KiB
 * @error: return location for a #DrRecordError, where the bag cannot be read to its end, or %G_IO_ERROR_CANCELLED
 *
 * Reads every byte once, and the manifests twice. Its memory grows with the number of members, not with their size.
 *
 * Returns: (transfer full) (nullable): what was found; no problem where the bag holds exactly what it says
 */
DrBagCheck *
dr_bag_check (DrBagReader  *reader,
              GCancellable *cancellable,
              GError      **error)
{
  g_autoptr (DrBagCheck) check = g_new0 (DrBagCheck, 1);
  g_autoptr (DrNameTable) expected = dr_name_table_new (sizeof (Expected));
  g_autoptr (DrDigest) digest = dr_digest_new ();
  g_autofree char *chunk = g_malloc (CHUNK);
  Run self = { check, reader, expected, digest, cancellable, NULL, FALSE, FALSE, chunk };

  check->problems = g_ptr_array_new_with_free_func (free_problem);
  if (!read_manifest (&self, DR_BAG_TAG_MANIFEST_NAME, FALSE, error)
      || !read_manifest (&self, DR_BAG_MANIFEST_NAME, FALSE, error)
      || !dr_bag_reader_visit (reader, visit_member, &self, cancellable, error)
      || !read_manifest (&self, DR_BAG_TAG_MANIFEST_NAME, TRUE, error)
      || !read_manifest (&self, DR_BAG_MANIFEST_NAME, TRUE, error))
    return NULL;
  check_oxum (&self);

  return g_steal_pointer (&check);
}

/**
 * dr_bag_check_free:
 * @self: (nullable): what was found
 */
void
dr_bag_check_free (DrBagCheck *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->problems, g_ptr_array_unref);
  g_free (self);
}
