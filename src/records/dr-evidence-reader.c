#include "dr-evidence-reader.h"

#include "dr-evidence-check.h"
#include "dr-evidence-parts.h"
#include "dr-formats.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char * const kind_names[DR_N_EVIDENCE_KINDS] = {
  [DR_EVIDENCE_AREA] = N_("area"),
  [DR_EVIDENCE_SOURCE] = N_("source"),
  [DR_EVIDENCE_NEED] = N_("need"),
  [DR_EVIDENCE_PREREQUISITE] = N_("prerequisite"),
  [DR_EVIDENCE_CHANNEL] = N_("channel"),
  [DR_EVIDENCE_DIMENSION] = N_("dimension"),
  [DR_EVIDENCE_GROUP] = N_("group"),
  [DR_EVIDENCE_FIGURE] = N_("figure"),
  [DR_EVIDENCE_MIX] = N_("mix"),
  [DR_EVIDENCE_SERVICE] = N_("service"),
  [DR_EVIDENCE_POINT] = N_("access point"),
};

static int
find_id (gconstpointer ids,
         const char   *id)
{
  /* GHashTable's lookup takes no const table, and changes nothing. */
  return GPOINTER_TO_INT (g_hash_table_lookup ((GHashTable *) ids, id)) - 1;
}

/* dr_evidence_load_rows(): an array of one row for each child element called @name, in document order. */
gpointer
dr_evidence_load_rows (DrEvidenceLoad  *self,
                       const DrXmlNode *parent,
                       const char      *name,
                       gsize            row_size,
                       DrEvidenceRow    fill,
                       guint           *n_rows)
{
  char *rows;
  char *row;

  *n_rows = parent != NULL ? dr_load_n_children (parent, name) : 0;
  rows = dr_arena_alloc0 (self->load.arena, row_size * *n_rows);
  row = rows;
  if (parent != NULL)
    for (const DrXmlNode *node = dr_xml_node_child (parent, name); node != NULL; node = dr_xml_node_next (node, name))
      {
        fill (self, node, row);
        row += row_size;
      }

  return rows;
}

/* dr_evidence_load_id(): declares what an element stands for, as the next of its kind. */
const char *
dr_evidence_load_id (DrEvidenceLoad  *self,
                     const DrXmlNode *node,
                     DrEvidenceKind   kind)
{
  const char *id = dr_load_required (&self->load, node, "id");
  guint n_declared = g_hash_table_size (self->ids[kind]);

  if (g_hash_table_contains (self->ids[kind], id))
    {
      dr_load_fail (&self->load, node, DR_RECORD_ERROR_INVALID, _("there is already “%s” (%s), expected another id"), id,
                    _(kind_names[kind]));
      /* The rows that follow still find theirs at the right index. */
      id = dr_arena_strdup (self->load.arena, "");
      g_hash_table_insert (self->ids[kind], g_strdup_printf (" %u", n_declared), GINT_TO_POINTER ((int) n_declared + 1));
      return id;
    }
  g_hash_table_insert (self->ids[kind], g_strdup (id), GINT_TO_POINTER ((int) n_declared + 1));

  return id;
}

/* dr_evidence_load_index(): what an attribute refers to; DR_NO_INDEX where it is absent or not declared. */
int
dr_evidence_load_index (DrEvidenceLoad  *self,
                        const DrXmlNode *node,
                        const char      *attribute,
                        DrEvidenceKind   kind)
{
  return dr_load_index (&self->load, node, attribute, find_id, self->ids[kind], kind_names[kind]);
}

/* dr_evidence_load_needs(): the needs that an element names. */
DrIndices
dr_evidence_load_needs (DrEvidenceLoad  *self,
                        const DrXmlNode *node)
{
  return dr_load_indices (&self->load, node, "needs", find_id, self->ids[DR_EVIDENCE_NEED],
                          kind_names[DR_EVIDENCE_NEED]);
}

/* Services come before figures and mixes, which may speak of their access points, though the file has them last. */
static void
load_root (DrEvidenceLoad  *self,
           const DrXmlNode *root)
{
  DrEvidence *evidence = self->evidence;

  evidence->id = dr_load_required (&self->load, root, "id");
  evidence->version = dr_load_required (&self->load, root, "version");
  evidence->title = dr_load_required (&self->load, root, "title");
  evidence->council = dr_load_required (&self->load, root, "council");
  evidence->nation = dr_load_word (&self->load, root, "nation", DR_VOCABULARY_NATION, DR_NATION_ENGLAND);
  evidence->published = dr_load_date (&self->load, root, "published");
  dr_evidence_load_areas (self, root);
  evidence->area = dr_evidence_load_index (self, root, "area", DR_EVIDENCE_AREA);
  dr_evidence_load_sources (self, root);
  dr_evidence_load_channels (self, root);
  dr_evidence_load_groups (self, root);
  dr_evidence_load_services (self, root);
  dr_evidence_load_figures (self, root);
  dr_evidence_load_mixes (self, root);
}

static DrEvidence *
load_node (const char      *file,
           const DrXmlNode *node,
           DrLoadReport     report,
           gpointer         report_data,
           GError         **error)
{
  g_autoptr (DrEvidence) evidence = dr_evidence_new ();
  DrEvidenceLoad load = { { file, evidence->arena, NULL, report, report_data }, evidence, { NULL } };

  for (guint i = 0; i < DR_N_EVIDENCE_KINDS; i++)
    load.ids[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  load_root (&load, node);
  for (guint i = 0; i < DR_N_EVIDENCE_KINDS; i++)
    g_hash_table_unref (load.ids[i]);

  return dr_load_finish (&load.load, error) ? g_steal_pointer (&evidence) : NULL;
}

/**
 * dr_evidence_read_node:
 * @file: name of the file, for messages
 * @node: the root of an evidence file, or the `evidence-used` of a record, of a document that was held to its schema
 * @error: return location for a #DrRecordError, or %NULL
 *
 * Reads an evidence base from a tree.
 *
 * Returns: (transfer full) (nullable): the evidence base, or %NULL with @error set
 */
DrEvidence *
dr_evidence_read_node (const char      *file,
                       const DrXmlNode *node,
                       GError         **error)
{
  g_return_val_if_fail (file != NULL, NULL);
  g_return_val_if_fail (node != NULL, NULL);

  return load_node (file, node, NULL, NULL, error);
}

static gboolean
is_evidence (const char      *path,
             const DrXmlNode *root,
             GError         **error)
{
  if (strcmp (root->name, "evidence") == 0)
    return TRUE;

  g_set_error (error, DR_RECORD_ERROR, DR_RECORD_ERROR_INVALID, _("%s:%u: this is “%s”, expected an evidence base"),
               path, root->line, root->name);

  return FALSE;
}

/* The same file without its schema, to see more of what is wrong with it. NULL where that shows nothing. */
static DrXmlDocument *
read_unvalidated (const char *path)
{
  g_autoptr (DrXmlDocument) document = NULL;
  g_autofree char *data = NULL;
  gsize length = 0;

  if (!g_file_get_contents (path, &data, &length, NULL))
    return NULL;
  document = dr_xml_document_read_trusted (path, data, length, NULL);
  if (document == NULL || !is_evidence (path, dr_xml_document_get_root (document), NULL))
    return NULL;

  return g_steal_pointer (&document);
}

/* The line in "NAME:LINE: what", 0 where there is none; and where the words start. */
static guint
get_line (const char   *path,
          const GError *error,
          const char  **words)
{
  const char *at = error->message;
  guint64 line = 0;

  if (g_str_has_prefix (at, path))
    {
      at += strlen (path);
      if (*at == ':' && g_ascii_isdigit (at[1]))
        line = g_ascii_strtoull (at + 1, (char **) &at, 10);
      if (g_str_has_prefix (at, ": "))
        at += 2;
    }
  if (words != NULL)
    *words = at;

  return (guint) line;
}

/* Of an identifier that nothing declares the schema knows only the line of the last tag; the loader knows its own. */
static GError *
explain (const char *path,
         GError     *invalid)
{
  g_autoptr (DrXmlDocument) document = NULL;
  g_autoptr (DrEvidence) evidence = NULL;
  g_autoptr (GError) better = NULL;

  if (!g_error_matches (invalid, DR_XML_ERROR, DR_XML_ERROR_INVALID))
    return invalid;
  document = read_unvalidated (path);
  if (document == NULL)
    return invalid;
  evidence = load_node (path, dr_xml_document_get_root (document), NULL, NULL, &better);
  if (!g_error_matches (better, DR_RECORD_ERROR, DR_RECORD_ERROR_UNRESOLVED)
      || get_line (path, better, NULL) > get_line (path, invalid, NULL))
    return invalid;
  g_error_free (invalid);

  return g_steal_pointer (&better);
}

/**
 * dr_evidence_read_file:
 * @path: an evidence file
 * @digest: (out) (optional) (transfer full): SHA-256 of its bytes, 64 hexadecimal digits; untouched on failure
 * @error: return location for a #DrXmlError or #DrRecordError, or %NULL
 *
 * Reads an evidence file and holds it to its schema.
 *
 * Returns: (transfer full) (nullable): the evidence base, or %NULL with @error set
 */
DrEvidence *
dr_evidence_read_file (const char *path,
                       char      **digest,
                       GError    **error)
{
  g_autoptr (DrXmlDocument) document = NULL;
  g_autoptr (DrEvidence) evidence = NULL;
  GError *invalid = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  dr_formats_init ();
  document = dr_xml_document_read_file (path, NULL, &invalid);
  if (document == NULL)
    {
      g_propagate_error (error, explain (path, invalid));
      return NULL;
    }
  if (!is_evidence (path, dr_xml_document_get_root (document), error))
    return NULL;
  evidence = load_node (path, dr_xml_document_get_root (document), NULL, NULL, error);
  if (evidence != NULL && digest != NULL)
    {
      gsize length = 0;
      const char *data = dr_xml_document_get_data (document, &length);

      *digest = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) data, length);
    }

  return g_steal_pointer (&evidence);
}

static void
collect (gpointer    data,
         guint       line,
         int         code,
         const char *what)
{
  g_ptr_array_add (data, dr_evidence_problem_new (line, code == DR_RECORD_ERROR_UNRESOLVED ? "undeclared" : "invalid",
                                                  "%s", what));
}

/**
 * dr_evidence_read_problems:
 * @path: an evidence file
 * @error: return location for an error where the file cannot be read as XML or is no evidence base, or %NULL
 *
 * Everything that is wrong with an evidence file, not only the first: what keeps it from being read, or else what
 * dr_evidence_check() finds.
 *
 * Returns: (transfer full) (nullable) (element-type DrEvidenceProblem): the problems, perhaps none; or %NULL with
 * @error set
 */
GPtrArray *
dr_evidence_read_problems (const char *path,
                           GError    **error)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (dr_evidence_problem_free);
  g_autoptr (DrXmlDocument) document = NULL;
  g_autoptr (DrEvidence) evidence = NULL;
  g_autoptr (GError) invalid = NULL;
  g_autoptr (GError) first = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  dr_formats_init ();
  document = dr_xml_document_read_file (path, NULL, &invalid);
  if (document == NULL)
    {
      if (g_error_matches (invalid, DR_XML_ERROR, DR_XML_ERROR_INVALID))
        document = read_unvalidated (path);
      if (document == NULL)
        {
          g_propagate_error (error, g_steal_pointer (&invalid));
          return NULL;
        }
    }
  if (!is_evidence (path, dr_xml_document_get_root (document), error))
    return NULL;

  evidence = load_node (path, dr_xml_document_get_root (document), collect, problems, &first);
  if (problems->len == 0 && invalid != NULL)
    {
      const char *words = NULL;
      guint line = get_line (path, invalid, &words);

      g_ptr_array_add (problems, dr_evidence_problem_new (line, "invalid", "%s", words));
    }
  if (problems->len == 0)
    {
      g_clear_pointer (&problems, g_ptr_array_unref);
      problems = dr_evidence_check (evidence);
    }

  return g_steal_pointer (&problems);
}
