#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-evidence-draft.h"
#include "dr-import-preview-private.h"
#include "dr-xml-writer.h"

/* Letters of the digest that make the id of a source of contact counts. */
#define SHORT_DIGEST 12

/* What is written into an evidence base below is content, the same whoever imports it, and never translated. */

/* An apply that is under way. */
typedef struct {
  const DrImportPreview *preview;
  DrEvidenceDraft       *draft;
  int                   *sources;   /* origin to index of the draft's sources, or DR_NO_INDEX so far */
} Apply;

static gboolean
is_effective (const DrImportRow *row)
{
  return row->status == DR_IMPORT_TAKEN || row->status == DR_IMPORT_CHANGED;
}

static const DrImportRow *
row_at (const DrImportPreview *preview,
        guint                  index)
{
  return &g_array_index (preview->rows, DrImportRow, index);
}

static const DrImportDetail *
detail_at (const DrImportPreview *preview,
           guint                  index)
{
  return &g_array_index (preview->details, DrImportDetail, index);
}

/* Whether something that stays as it is refers to a source, so that the source has to stay too. */
static gboolean
is_kept (const Apply *apply,
         int          source,
         guint        origin)
{
  const DrEvidence *evidence = apply->draft->evidence;
  g_autofree gboolean *replaced = g_new0 (gboolean, evidence->n_groups);

  for (guint i = 0; i < apply->preview->rows->len; i++)
    {
      const DrImportRow *row = row_at (apply->preview, i);
      int group = row->kind == DR_IMPORT_ROW_GROUP || row->kind == DR_IMPORT_ROW_POPULATION
                    ? dr_evidence_find_group (evidence, row->id)
                    : DR_NO_INDEX;

      if (is_effective (row) && group != DR_NO_INDEX && detail_at (apply->preview, i)->origin == origin)
        replaced[group] = TRUE;
    }
  for (guint i = 0; i < evidence->n_groups; i++)
    {
      const DrGroup *group = &evidence->groups[i];

      if (group->source == source && !replaced[i])
        return TRUE;
      for (guint p = 0; p < group->n_projections; p++)
        if (group->projections[p].source == source)
          return TRUE;
    }
  for (guint i = 0; i < evidence->n_figures; i++)
    if (evidence->figures[i].source == source)
      return TRUE;
  for (guint i = 0; i < evidence->n_mixes; i++)
    if (evidence->mixes[i].source == source)
      return TRUE;
  for (guint i = 0; i < evidence->n_services; i++)
    {
      const DrService *service = &evidence->services[i];

      if (service->profile_source == source)
        return TRUE;
      for (guint k = 0; k < service->n_contacts; k++)
        if (service->contacts[k].source == source)
          return TRUE;
      for (guint k = 0; k < service->n_capacities; k++)
        if (service->capacities[k].source == source)
          return TRUE;
      for (guint k = 0; k < service->n_reasons; k++)
        if (service->reasons[k].source == source)
          return TRUE;
      for (guint k = 0; k < service->n_works_best; k++)
        if (service->works_best[k].source == source)
          return TRUE;
    }

  return FALSE;
}

/* A place for a new source: the old one's of that id where nothing else needs it, else a new row and perhaps a number
 * behind the id. */
static DrSource *
place_source (Apply *apply,
              guint  origin,
              char  *id)
{
  DrEvidence *evidence = apply->draft->evidence;
  g_autofree char *unique = g_strdup (id);
  int old = dr_evidence_find_source (evidence, unique);

  for (guint n = 2; old != DR_NO_INDEX && is_kept (apply, old, origin); n++)
    {
      g_free (unique);
      unique = g_strdup_printf ("%s-%u", id, n);
      old = dr_evidence_find_source (evidence, unique);
    }
  if (old == DR_NO_INDEX)
    old = (int) evidence->n_sources++;
  apply->sources[origin] = old;
  memset (&apply->draft->sources[old], 0, sizeof (DrSource));
  apply->draft->sources[old].id = dr_arena_strdup (evidence->arena, unique);

  return &apply->draft->sources[old];
}

static char *
describe_sum (const DrImportOrigin *origin)
{
  return g_strdup_printf ("sum of %u %s areas (may differ by a few from the published count)", origin->n_areas,
                          origin->middle ? "middle-sized" : "small");
}

static void
add_census_source (Apply                *apply,
                   guint                 index,
                   const DrImportOrigin *origin)
{
  const DrCensusMapping *mapping = apply->preview->mapping;
  DrArena *arena = apply->draft->evidence->arena;
  g_autofree char *table = g_ascii_strdown (origin->table->id, -1);
  g_autofree char *id = g_strdup_printf ("%s-%s", mapping->id, table);
  g_autofree char *title = g_strdup_printf ("%s, %s: %s", mapping->title, origin->table->id, origin->table->title);
  g_autofree char *how_known = origin->n_areas > 0 ? describe_sum (origin)
                               : origin->dataset   ? g_strdup ("custom dataset for the area; the base is the sum of its "
                                                               "categories")
                                                   : g_strdup ("published count for the area");
  DrSource *source = place_source (apply, index, id);

  source->title = dr_arena_strdup (arena, title);
  source->publisher = dr_arena_strdup (arena, mapping->publisher);
  source->kind = DR_SOURCE_CENSUS;
  source->fieldwork = mapping->fieldwork;
  source->area = apply->draft->evidence->area;
  source->population = dr_arena_strdup (arena, origin->table->population);
  source->how_known = dr_arena_strdup (arena, how_known);
  source->licence = dr_arena_strdup (arena, mapping->licence);
  source->link = dr_arena_strdup (arena, origin->table->link);
  source->file_digest = dr_arena_strdup (arena, origin->digest);
}

static void
add_contact_source (Apply                *apply,
                    guint                 index,
                    const DrImportOrigin *origin)
{
  DrEvidence *evidence = apply->draft->evidence;
  DrArena *arena = evidence->arena;
  g_autofree char *id = g_strdup_printf ("contact-counts-%.*s", SHORT_DIGEST, origin->digest);
  g_autofree char *file = dr_xml_clean_text (origin->file, -1);
  g_autofree char *title = NULL;
  DrSource *source;
  int old = dr_evidence_find_source (evidence, id);

  /* The same bytes are the same source. */
  if (old != DR_NO_INDEX)
    {
      apply->sources[index] = old;
      return;
    }

  g_strdelimit (file, "\t\r\n", ' ');
  title = g_strdup_printf ("Contact counts (%s)", g_strstrip (file));
  source = place_source (apply, index, id);
  source->title = dr_arena_strdup (arena, title);
  source->publisher = dr_arena_strdup (arena, evidence->council);
  source->kind = DR_SOURCE_ADMINISTRATIVE;
  source->fieldwork = origin->latest;
  source->area = evidence->area;
  source->population = "contacts with the council";
  source->how_known = "counted by the council";
  source->file_digest = dr_arena_strdup (arena, origin->digest);
}

static int
source_of (Apply *apply,
           guint  index)
{
  const DrImportOrigin *origin = &g_array_index (apply->preview->origins, DrImportOrigin, index);

  if (apply->sources[index] == DR_NO_INDEX && origin->table != NULL)
    add_census_source (apply, index, origin);
  else if (apply->sources[index] == DR_NO_INDEX)
    add_contact_source (apply, index, origin);

  return apply->sources[index];
}

static int
dimension_of (Apply             *apply,
              const DrDimension *declared)
{
  DrEvidence *evidence = apply->draft->evidence;
  int index = dr_evidence_find_dimension (evidence, declared->id);
  DrDimension *dimension;

  if (index != DR_NO_INDEX)
    return index;

  dimension = &apply->draft->dimensions[evidence->n_dimensions];
  dimension->id = dr_arena_strdup (evidence->arena, declared->id);
  dimension->name = dr_arena_strdup (evidence->arena, declared->name);
  dimension->partition = declared->partition;

  return (int) evidence->n_dimensions++;
}

/* The group of that id, made where the evidence base does not have it. */
static DrGroup *
group_of (Apply               *apply,
          const char          *id,
          const DrCensusGroup *declared)
{
  DrEvidence *evidence = apply->draft->evidence;
  int index = dr_evidence_find_group (evidence, id);
  DrGroup *group;

  if (index != DR_NO_INDEX)
    return &apply->draft->groups[index];

  group = &apply->draft->groups[evidence->n_groups++];
  group->id = dr_arena_strdup (evidence->arena, id);
  group->name = dr_arena_strdup (evidence->arena, declared->name);
  group->characteristic = declared->characteristic;
  group->without_characteristic = declared->without_characteristic;
  group->dimension = dimension_of (apply, &apply->preview->mapping->dimensions[declared->dimension]);

  return group;
}

static void
apply_group (Apply                *apply,
             const DrImportRow    *row,
             const DrImportDetail *detail)
{
  DrEvidence *evidence = apply->draft->evidence;
  const DrImportOrigin *origin = &g_array_index (apply->preview->origins, DrImportOrigin, detail->origin);
  DrGroup *group = group_of (apply, row->id, detail->group);

  group->unit = row->unit;
  group->count = row->count;
  group->base = row->base;
  group->share = DR_UNKNOWN;
  group->source = source_of (apply, detail->origin);
  group->area = evidence->area;
  group->population = evidence->sources[group->source].population;
  group->how_known = NULL;
  if (detail->n_columns > 1)
    {
      g_autofree char *sum = origin->n_areas > 0 ? describe_sum (origin) : NULL;
      g_autofree char *how_known = sum != NULL ? g_strdup_printf ("sum of published categories, each a %s", sum)
                                               : g_strdup ("sum of published categories");

      group->how_known = dr_arena_strdup (evidence->arena, how_known);
    }
}

static void
apply_contacts (Apply                *apply,
                const DrImportRow    *row,
                const DrImportDetail *detail)
{
  DrService *service = &apply->draft->services[detail->service];
  DrContactCount *contacts = apply->draft->contacts[detail->service];
  DrContactCount *contact = NULL;

  for (guint i = 0; row->status == DR_IMPORT_CHANGED && i < service->n_contacts && contact == NULL; i++)
    if (contacts[i].channel == detail->channel && contacts[i].point == detail->point
        && contacts[i].period.year == detail->period.year && contacts[i].period.month == detail->period.month)
      contact = &contacts[i];
  if (contact == NULL)
    contact = &contacts[service->n_contacts++];

  contact->channel = detail->channel;
  contact->point = detail->point;
  contact->period = detail->period;
  contact->count = row->count;
  contact->source = source_of (apply, detail->origin);
}

/* The template becomes an evidence base of the area. */
static void
name_area (Apply                 *apply,
           const DrImportEdition *edition)
{
  DrEvidence *evidence = apply->draft->evidence;
  DrArena *arena = evidence->arena;
  DrArea *area = &apply->draft->areas[evidence->area];
  const DrImportPreview *preview = apply->preview;

  if (strcmp (area->id, DR_IMPORT_TEMPLATE_AREA) == 0)
    {
      g_autofree char *lower = g_ascii_strdown (preview->area, -1);
      g_autofree char *id = g_strdup_printf ("profile-%s", lower);
      g_autofree char *title = g_strdup_printf ("Evidence base for %s", preview->area_name);

      area->id = dr_arena_strdup (arena, preview->area);
      area->name = dr_arena_strdup (arena, preview->area_name);
      evidence->id = dr_arena_strdup (arena, id);
      evidence->title = dr_arena_strdup (arena, title);
      evidence->council = area->name;
      /* Codes of the Government Statistical Service start with the country's letter. */
      evidence->nation = area->id[0] == 'W'   ? DR_NATION_WALES
                         : area->id[0] == 'S' ? DR_NATION_SCOTLAND
                                              : DR_NATION_ENGLAND;
    }
  if (edition != NULL && edition->id != NULL)
    evidence->id = dr_arena_strdup (arena, edition->id);
  if (edition != NULL && edition->version != NULL)
    evidence->version = dr_arena_strdup (arena, edition->version);
  if (edition != NULL && dr_date_is_set (edition->published))
    evidence->published = edition->published;
}

/* Nothing can be taken: says why for the first row that was refused, in its file and line. */
static void
set_nothing (const DrImportPreview  *preview,
             GError                **error)
{
  guint n;
  const DrImportRow *rows = dr_import_preview_get_rows (preview, &n);

  for (guint i = 0; i < n; i++)
    if (rows[i].status == DR_IMPORT_REFUSED)
      {
        dr_import_set_error (error, DR_IMPORT_ERROR_NOTHING, rows[i].file, rows[i].line,
                             _("%s: %s; nothing else in the files can be taken, expected a table that the mapping names "
                               "or contact counts"), rows[i].name, rows[i].reason);
        return;
      }

  dr_import_set_error (error, DR_IMPORT_ERROR_NOTHING, NULL, 0,
                       _("nothing in the files can be taken, expected a table that the mapping names or contact counts"));
}

static gboolean
check_same_evidence (const DrImportPreview *preview,
                     const DrEvidence      *evidence,
                     GError               **error)
{
  const DrArea *area = evidence->area != DR_NO_INDEX ? &evidence->areas[evidence->area] : NULL;

  if (area == NULL)
    dr_import_set_error (error, DR_IMPORT_ERROR_AREA, NULL, 0,
                         _("the evidence base has no reference area, expected one"));
  else if (strcmp (area->id, DR_IMPORT_TEMPLATE_AREA) != 0 && strcmp (area->id, preview->area) != 0)
    dr_import_set_error (error, DR_IMPORT_ERROR_AREA, NULL, 0,
                         _("the evidence base is of %s (%s), expected that area and not %s"), area->id, area->name,
                         preview->area);
  else if (dr_import_preview_count (preview, DR_IMPORT_TAKEN) + dr_import_preview_count (preview, DR_IMPORT_CHANGED)
             + dr_import_preview_count (preview, DR_IMPORT_UNCHANGED) == 0)
    set_nothing (preview, error);
  else
    return TRUE;

  return FALSE;
}

/**
 * dr_figure_import_apply:
 * @preview: what to take
 * @evidence: the evidence base that @preview was made with, perhaps the template
 * @edition: (nullable): id, version and date of the new evidence base
 * @error: return location for a #DrImportError: AREA, or NOTHING where every row is refused or not mapped
 *
 * Makes a new evidence base: @evidence with the counts, bases and sources of the rows that are taken or changed. Groups,
 * dimensions and sources that it does not have are added behind its own. What is unchanged keeps its source.
 *
 * Returns: (transfer full): the new evidence base, which shares nothing with @evidence; %NULL on error
 */
DrEvidence *
dr_figure_import_apply (const DrImportPreview *preview,
                        const DrEvidence      *evidence,
                        const DrImportEdition *edition,
                        GError               **error)
{
  g_autofree guint *contacts = g_new0 (guint, evidence->n_services);
  g_autofree int *sources = g_new (int, preview->origins->len);
  DrEvidenceRoom room = { preview->origins->len, preview->mapping->n_dimensions, 0, contacts };
  Apply apply = { preview, NULL, sources };

  /* Rows hold its indices, and were held against its units. */
  g_return_val_if_fail (evidence == preview->evidence, NULL);

  if (!check_same_evidence (preview, evidence, error))
    return NULL;

  for (guint i = 0; i < preview->origins->len; i++)
    sources[i] = DR_NO_INDEX;
  for (guint i = 0; i < preview->rows->len; i++)
    {
      const DrImportDetail *detail = detail_at (preview, i);

      if (is_effective (row_at (preview, i)) && row_at (preview, i)->kind == DR_IMPORT_ROW_GROUP)
        room.groups++;
      else if (is_effective (row_at (preview, i)) && row_at (preview, i)->kind == DR_IMPORT_ROW_CONTACTS)
        contacts[detail->service]++;
    }
  apply.draft = dr_evidence_draft_new (evidence, &room);
  name_area (&apply, edition);

  for (guint i = 0; i < preview->rows->len; i++)
    {
      const DrImportRow *row = row_at (preview, i);

      if (!is_effective (row))
        continue;
      if (row->kind == DR_IMPORT_ROW_GROUP || row->kind == DR_IMPORT_ROW_POPULATION)
        apply_group (&apply, row, detail_at (preview, i));
      else if (row->kind == DR_IMPORT_ROW_CONTACTS)
        apply_contacts (&apply, row, detail_at (preview, i));
    }

  return dr_evidence_draft_finish (g_steal_pointer (&apply.draft));
}
