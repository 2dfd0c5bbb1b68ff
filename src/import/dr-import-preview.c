#include "dr-import-preview-private.h"

/* In the order of their enumerations. Words of the programs' JSON, so never translated. */
static const char * const statuses[DR_N_IMPORT_STATUSES] = { "taken",    "changed",    "unchanged",
                                                             "refused",  "not-mapped", "note" };
static const char * const kinds[] = { "population", "group", "category", "contacts", "file" };

/* dr_import_preview_new(): an empty preview; @evidence is kept alive. */
DrImportPreview *
dr_import_preview_new (DrCensusMapping  *mapping,
                       const DrEvidence *evidence)
{
  DrImportPreview *self = g_new0 (DrImportPreview, 1);

  self->arena = dr_arena_new ();
  self->mapping = dr_census_mapping_ref (mapping);
  self->evidence = evidence != NULL ? dr_evidence_ref ((DrEvidence *) evidence) : NULL;
  self->rows = g_array_new (FALSE, TRUE, sizeof (DrImportRow));
  self->details = g_array_new (FALSE, TRUE, sizeof (DrImportDetail));
  self->origins = g_array_new (FALSE, TRUE, sizeof (DrImportOrigin));
  self->taken = g_hash_table_new (g_str_hash, g_str_equal);

  return self;
}

/**
 * dr_import_preview_free:
 * @self: (nullable): a preview
 */
void
dr_import_preview_free (DrImportPreview *self)
{
  if (self == NULL)
    return;

  dr_arena_free (self->arena);
  dr_census_mapping_unref (self->mapping);
  dr_evidence_unref (self->evidence);
  g_array_unref (self->rows);
  g_array_unref (self->details);
  g_array_unref (self->origins);
  g_hash_table_unref (self->taken);
  g_free (self);
}

/* dr_import_preview_add_row(): a new last row with nothing known; valid until the next one is added. */
DrImportRow *
dr_import_preview_add_row (DrImportPreview *self,
                           DrImportStatus   status,
                           DrImportRowKind  kind,
                           const char      *file,
                           guint            line)
{
  DrImportRow row = { 0 };
  DrImportDetail detail = { 0 };

  row.status = status;
  row.kind = kind;
  row.file = dr_arena_strdup (self->arena, file);
  row.line = line;
  row.name = row.file;
  row.unit = DR_UNIT_PEOPLE;
  row.count = DR_UNKNOWN;
  row.base = DR_UNKNOWN;
  row.old_count = DR_UNKNOWN;
  row.old_base = DR_UNKNOWN;
  detail.service = DR_NO_INDEX;
  detail.channel = DR_NO_INDEX;
  detail.point = DR_NO_INDEX;
  g_array_append_val (self->rows, row);
  g_array_append_val (self->details, detail);

  return &g_array_index (self->rows, DrImportRow, self->rows->len - 1);
}

/* dr_import_preview_get_detail(): what apply must know of a row. */
DrImportDetail *
dr_import_preview_get_detail (DrImportPreview   *self,
                              const DrImportRow *row)
{
  gsize index = (gsize) (row - (const DrImportRow *) self->rows->data);

  return &g_array_index (self->details, DrImportDetail, index);
}

/* dr_import_preview_add_origin(): index of a new origin. */
guint
dr_import_preview_add_origin (DrImportPreview *self,
                              const char      *file,
                              const char      *digest)
{
  g_autofree char *base = g_path_get_basename (file);
  DrImportOrigin origin = { 0 };

  origin.file = dr_arena_strdup (self->arena, base);
  origin.digest = dr_arena_strdup (self->arena, digest);
  g_array_append_val (self->origins, origin);

  return self->origins->len - 1;
}

/* dr_import_preview_refuse(): makes a row refused, for a translated reason. */
void
dr_import_preview_refuse (DrImportPreview *self,
                          DrImportRow     *row,
                          const char      *format,
                          ...)
{
  g_autofree char *reason = NULL;
  va_list arguments;

  va_start (arguments, format);
  reason = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_strdelimit (reason, "\r\n", ' ');
  row->status = DR_IMPORT_REFUSED;
  row->reason = dr_arena_strdup (self->arena, reason);
}

/* dr_import_preview_get_area(): the code of the area that the figures are of. */
const char *
dr_import_preview_get_area (const DrImportPreview *self)
{
  return self->area;
}

/* dr_import_preview_get_area_name(): its name, or its code where no file and nobody says the name. */
const char *
dr_import_preview_get_area_name (const DrImportPreview *self)
{
  return self->area_name;
}

/**
 * dr_import_preview_get_rows:
 * @self: a preview
 * @n_rows: (out): how many
 *
 * Returns: (transfer none): its rows: census files in the order of the mapping, with those that only small areas are
 * summed of last, then contact counts line by line
 */
const DrImportRow *
dr_import_preview_get_rows (const DrImportPreview *self,
                            guint                 *n_rows)
{
  *n_rows = self->rows->len;

  return (const DrImportRow *) self->rows->data;
}

/**
 * dr_import_preview_count:
 * @self: a preview
 * @status: a status
 *
 * Returns: how many rows have it
 */
guint
dr_import_preview_count (const DrImportPreview *self,
                         DrImportStatus         status)
{
  guint n = 0;

  for (guint i = 0; i < self->rows->len; i++)
    if (g_array_index (self->rows, DrImportRow, i).status == status)
      n++;

  return n;
}

/* dr_import_status_to_string(): the word that JSON uses. */
const char *
dr_import_status_to_string (DrImportStatus status)
{
  return statuses[status];
}

/* dr_import_row_kind_to_string(): the word that JSON uses. */
const char *
dr_import_row_kind_to_string (DrImportRowKind kind)
{
  return kinds[kind];
}
