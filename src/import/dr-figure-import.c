#include "dr-figure-import.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-figure-text.h"
#include "dr-import-preview-private.h"
#include "dr-nomis-bulk.h"
#include "dr-ons-dataset.h"
#include "dr-xml-writer.h"

#define LONGEST_CODE 100

struct _DrFigureImport {
  DrCensusMapping *mapping;
  GPtrArray       *files;     /* DrImportFile */
  GArray          *areas;     /* DrImportArea */
  GHashTable      *by_code;   /* code to index of areas + 1 */
  GStringChunk    *strings;
};

static void
file_free (gpointer data)
{
  DrImportFile *file = data;

  dr_census_match_free (file->match);
  dr_figure_table_free (file->figures);
  dr_contact_counts_free (file->contacts);
  g_free (file);
}

/**
 * dr_figure_import_new:
 * @mapping: says which columns make which group; kept alive
 *
 * Returns: (transfer full): an import of no files yet
 */
DrFigureImport *
dr_figure_import_new (DrCensusMapping *mapping)
{
  DrFigureImport *self = g_new0 (DrFigureImport, 1);

  self->mapping = dr_census_mapping_ref (mapping);
  self->files = g_ptr_array_new_with_free_func (file_free);
  self->areas = g_array_new (FALSE, FALSE, sizeof (DrImportArea));
  self->by_code = g_hash_table_new (g_str_hash, g_str_equal);
  self->strings = g_string_chunk_new (4096);

  return self;
}

/**
 * dr_figure_import_free:
 * @self: (nullable): an import; its previews live on
 */
void
dr_figure_import_free (DrFigureImport *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->files);
  g_array_unref (self->areas);
  g_hash_table_unref (self->by_code);
  g_string_chunk_free (self->strings);
  dr_census_mapping_unref (self->mapping);
  g_free (self);
}

/* A name as it may stand in an evidence base: one line, composed, characters that XML allows. */
static char *
clean_name (const char *name)
{
  g_autofree char *clean = dr_xml_clean_text (name, -1);
  g_auto (GStrv) words = g_strsplit_set (clean, " \t\n\r", -1);
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();

  for (char **word = words; *word != NULL; word++)
    if (**word != '\0')
      g_ptr_array_add (kept, *word);
  g_ptr_array_add (kept, NULL);

  return g_strjoinv (" ", (char **) kept->pdata);
}

static void
note_areas (DrFigureImport      *self,
            const DrFigureTable *figures)
{
  for (guint i = 0; i < figures->n_areas; i++)
    {
      g_autofree char *name = NULL;
      DrImportArea area;

      if (g_hash_table_contains (self->by_code, figures->areas[i].code))
        continue;
      name = clean_name (figures->areas[i].name);
      area.code = g_string_chunk_insert (self->strings, figures->areas[i].code);
      area.name = g_string_chunk_insert (self->strings, *name != '\0' ? name : area.code);
      g_array_append_val (self->areas, area);
      g_hash_table_insert (self->by_code, (gpointer) area.code, GUINT_TO_POINTER (self->areas->len));
    }
}

static gboolean
add_csv (DrFigureImport *self,
         DrCsvTable     *csv,
         GError        **error)
{
  g_autofree DrImportFile *file = g_new0 (DrImportFile, 1);

  if (dr_contact_counts_recognise (csv))
    file->contacts = dr_contact_counts_read (csv);
  else if (dr_nomis_bulk_recognise (csv))
    file->figures = dr_nomis_bulk_read (csv, error);
  else if (dr_ons_dataset_recognise (csv))
    file->figures = dr_ons_dataset_read (csv, error);
  else
    {
      g_autofree char *quoted = dr_figure_quote (dr_csv_table_get_header (csv, 0));

      dr_import_set_error (error, DR_IMPORT_ERROR_LAYOUT, dr_csv_table_get_name (csv), 1,
                           _("the header “%s, ...” is of no layout that is read, expected a Nomis bulk file (date, "
                             "geography, geography code, ...), an ONS custom dataset (... Code, ..., Observation) or "
                             "contact counts (period, channel, access point, contacts)"),
                           quoted);
      dr_csv_table_free (csv);
      return FALSE;
    }
  if (file->figures == NULL && file->contacts == NULL)
    return FALSE;

  if (file->figures != NULL)
    {
      file->match = dr_census_match_new (self->mapping, file->figures);
      note_areas (self, file->figures);
    }
  g_ptr_array_add (self->files, g_steal_pointer (&file));

  return TRUE;
}

/**
 * dr_figure_import_add_file:
 * @self: an import
 * @path: a CSV file
 * @error: return location for a #DrImportError: READ, TOO_LARGE, ENCODING, MALFORMED or LAYOUT, with file and line
 *
 * Reads and recognises a file. On failure the import is as it was.
 *
 * Returns: whether it is of a layout that is read; whether it tells of any group shows in the preview
 */
gboolean
dr_figure_import_add_file (DrFigureImport *self,
                           const char     *path,
                           GError        **error)
{
  DrCsvTable *csv = dr_csv_table_read_file (path, NULL, error);

  return csv != NULL && add_csv (self, csv, error);
}

/**
 * dr_figure_import_add_bytes:
 * @self: an import
 * @name: what to call it in messages
 * @data: the file's bytes
 * @length: how many
 * @error: as dr_figure_import_add_file(), but READ
 *
 * As dr_figure_import_add_file(), for bytes in memory.
 *
 * Returns: as dr_figure_import_add_file()
 */
gboolean
dr_figure_import_add_bytes (DrFigureImport *self,
                            const char     *name,
                            const char     *data,
                            gsize           length,
                            GError        **error)
{
  DrCsvTable *csv = dr_csv_table_read_bytes (name, data, length, NULL, error);

  return csv != NULL && add_csv (self, csv, error);
}

/**
 * dr_figure_import_get_areas:
 * @self: an import
 * @n_areas: (out): how many
 *
 * Returns: (transfer none): every area that has a row of its own in some file, in the order of the files; valid until
 * a file is added
 */
const DrImportArea *
dr_figure_import_get_areas (DrFigureImport *self,
                            guint          *n_areas)
{
  *n_areas = self->areas->len;

  return (const DrImportArea *) self->areas->data;
}

static gboolean
check_code (const char *code,
            GError    **error)
{
  g_autofree char *quoted = NULL;
  gsize length = strlen (code);

  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isalnum (code[i]) && code[i] != '-')
      length = 0;
  if (length > 0 && length <= LONGEST_CODE)
    return TRUE;

  quoted = dr_figure_quote (code);
  dr_import_set_error (error, DR_IMPORT_ERROR_AREA, NULL, 0,
                       _("“%s” is no area code, expected letters and digits such as E07000242"), quoted);

  return FALSE;
}

/* Which area is meant, and how it is called. */
static gboolean
find_area (DrFigureImport        *self,
           DrImportPreview       *preview,
           const DrImportRequest *request,
           GError               **error)
{
  const DrEvidence *evidence = request->evidence;
  const DrArea *reference = evidence != NULL && evidence->area != DR_NO_INDEX ? &evidence->areas[evidence->area] : NULL;
  const char *code = request->area;
  guint known;

  if (reference != NULL && strcmp (reference->id, DR_IMPORT_TEMPLATE_AREA) == 0)
    reference = NULL;
  if (code == NULL && reference != NULL)
    code = reference->id;
  if (code == NULL)
    {
      dr_import_set_error (error, DR_IMPORT_ERROR_AREA, NULL, 0,
                           _("no area is named, expected its code, such as E07000242"));
      return FALSE;
    }
  if (!check_code (code, error))
    return FALSE;
  if (reference != NULL && strcmp (reference->id, code) != 0)
    {
      dr_import_set_error (error, DR_IMPORT_ERROR_AREA, NULL, 0,
                           _("the evidence base is of %s (%s), expected that area and not %s"), reference->id,
                           reference->name, code);
      return FALSE;
    }

  known = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_code, code));
  preview->area = dr_arena_strdup (preview->arena, code);
  if (request->area_name != NULL)
    {
      g_autofree char *name = clean_name (request->area_name);

      preview->area_name = *name != '\0' ? dr_arena_strdup (preview->arena, name) : NULL;
    }
  if (preview->area_name == NULL && known != 0)
    preview->area_name = dr_arena_strdup (preview->arena, g_array_index (self->areas, DrImportArea, known - 1).name);
  if (preview->area_name == NULL && reference != NULL)
    preview->area_name = dr_arena_strdup (preview->arena, reference->name);

  return TRUE;
}

/* At least one census file has to have the area, where there are census files. */
static gboolean
check_found (DrFigureImport        *self,
             const DrImportPreview *preview,
             GError               **error)
{
  const char *only = NULL;
  guint n = 0;

  for (guint i = 0; i < self->files->len; i++)
    {
      const DrImportFile *file = g_ptr_array_index (self->files, i);

      if (file->figures == NULL)
        continue;
      if (dr_census_preview_has_area (preview, file))
        return TRUE;
      only = file->figures->file;
      n++;
    }
  if (n == 0)
    return TRUE;

  if (preview->area_name == NULL)
    dr_import_set_error (error, DR_IMPORT_ERROR_AREA, n == 1 ? only : NULL, 0,
                         _("%s stands in no row, expected the code of an area in the file; to sum small areas the name "
                           "of the district is needed"), preview->area);
  else
    dr_import_set_error (error, DR_IMPORT_ERROR_AREA, n == 1 ? only : NULL, 0,
                         _("%s (%s) stands in no row, expected the code of an area in the file"), preview->area,
                         preview->area_name);

  return FALSE;
}

/* Of several tables that give the population, the one that the mapping names first. */
static const DrImportFile *
find_population (DrFigureImport        *self,
                 const DrImportPreview *preview)
{
  const DrImportFile *best = NULL;

  for (guint i = 0; i < self->files->len; i++)
    {
      const DrImportFile *file = g_ptr_array_index (self->files, i);

      if (file->match != NULL && file->match->table != NULL && file->match->table->everybody
          && file->match->refused == NULL && dr_census_preview_has_area (preview, file)
          && (best == NULL || file->match->table < best->match->table))
        best = file;
    }

  return best;
}

/* A place in the order in which census files are looked at. */
typedef struct {
  gboolean             small;   /* only small areas of it */
  const DrCensusTable *table;   /* of the mapping's array; NULL last */
  guint                index;
} Place;

static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  const Place *one = a;
  const Place *two = b;

  if (one->small != two->small)
    return one->small ? 1 : -1;
  if (one->table != two->table && (one->table == NULL || two->table == NULL))
    return one->table == NULL ? 1 : -1;
  if (one->table != two->table)
    return one->table < two->table ? -1 : 1;

  return one->index < two->index ? -1 : 1;
}

/* The order of the mapping, whatever order the files were named in: the same files give the same evidence base. */
static GArray *
order_files (DrFigureImport        *self,
             const DrImportPreview *preview)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (Place));

  for (guint i = 0; i < self->files->len; i++)
    {
      const DrImportFile *file = g_ptr_array_index (self->files, i);
      Place place = { FALSE, NULL, i };

      if (file->figures == NULL)
        continue;
      place.small = !dr_census_preview_is_direct (preview, file);
      place.table = file->match->table;
      g_array_append_val (places, place);
    }
  g_array_sort (places, compare_places);

  return places;
}

/**
 * dr_figure_import_preview:
 * @self: an import
 * @request: the area, and what to compare with
 * @error: return location for #DR_IMPORT_ERROR_AREA
 *
 * Works out what would be taken from the files for one area, and why the rest would not. Changes nothing. Of several
 * files that give one group an area's own row is preferred to a sum of small areas, then the table that the mapping
 * names first, then the file that was added first.
 *
 * Returns: (transfer full): the preview, which does not need @self any more; %NULL on error
 */
DrImportPreview *
dr_figure_import_preview (DrFigureImport        *self,
                          const DrImportRequest *request,
                          GError               **error)
{
  g_autoptr (DrImportPreview) preview = dr_import_preview_new (self->mapping, request->evidence);
  g_autoptr (GArray) places = NULL;
  const DrImportFile *population;

  if (!find_area (self, preview, request, error) || !check_found (self, preview, error))
    return NULL;

  population = find_population (self, preview);
  places = order_files (self, preview);
  for (guint i = 0; i < places->len; i++)
    dr_census_preview_add (preview, self->files, g_array_index (places, Place, i).index, population);
  for (guint i = 0; i < self->files->len; i++)
    {
      const DrImportFile *file = g_ptr_array_index (self->files, i);

      if (file->contacts != NULL)
        dr_contact_preview_add (preview, file, request->service);
    }
  if (preview->area_name == NULL)
    preview->area_name = preview->area;

  return g_steal_pointer (&preview);
}
