#include "import-support.h"

#include <string.h>

static const struct {
  const char      *id;
  DrCharacteristic characteristic;
  int              dimension;
  DrUnit           unit;
} groups[] = {
  { DR_GROUP_ALL_ID, DR_CHARACTERISTIC_LOCAL, DR_NO_INDEX, DR_UNIT_PEOPLE },
  { "disabled", DR_CHARACTERISTIC_DISABILITY, 0, DR_UNIT_PEOPLE },
  { "not-disabled", DR_CHARACTERISTIC_DISABILITY, 0, DR_UNIT_PEOPLE },
  { "no-car-households", DR_CHARACTERISTIC_LOCAL, 1, DR_UNIT_HOUSEHOLDS },
  /* A council that took a share of households for a share of people. */
  { "deprived-households", DR_CHARACTERISTIC_LOCAL, 1, DR_UNIT_PEOPLE },
};

static const struct {
  const char *id;
  gboolean    digital;
} channels[] = { { "telephone", FALSE }, { "face-to-face", FALSE }, { "post", FALSE }, { "website", TRUE } };

static void
add_groups (DrEvidence *evidence)
{
  DrGroup *rows = dr_arena_array0 (evidence->arena, DrGroup, G_N_ELEMENTS (groups));

  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      rows[i].id = groups[i].id;
      rows[i].name = groups[i].id;
      rows[i].characteristic = groups[i].characteristic;
      rows[i].dimension = groups[i].dimension;
      rows[i].unit = groups[i].unit;
      rows[i].count = DR_UNKNOWN;
      rows[i].base = DR_UNKNOWN;
      rows[i].share = DR_UNKNOWN;
      rows[i].source = DR_NO_INDEX;
      rows[i].population = "usual residents";
    }
  evidence->groups = rows;
  evidence->n_groups = G_N_ELEMENTS (groups);
}

static void
add_services (DrEvidence *evidence)
{
  DrChannel *channel_rows = dr_arena_array0 (evidence->arena, DrChannel, G_N_ELEMENTS (channels));
  DrService *services = dr_arena_array0 (evidence->arena, DrService, 1);
  DrContactCount *contacts = dr_arena_array0 (evidence->arena, DrContactCount, 2);
  DrPoint *points = dr_arena_array0 (evidence->arena, DrPoint, 1);

  for (guint i = 0; i < G_N_ELEMENTS (channels); i++)
    {
      channel_rows[i].id = channels[i].id;
      channel_rows[i].name = channels[i].id;
      channel_rows[i].digital = channels[i].digital;
      channel_rows[i].prerequisite = DR_NO_INDEX;
    }
  evidence->channels = channel_rows;
  evidence->n_channels = G_N_ELEMENTS (channels);

  contacts[0] = (DrContactCount) { 0, DR_NO_INDEX, { 2023, 12, 0 }, 1500, 0 };
  contacts[1] = (DrContactCount) { 2, DR_NO_INDEX, { 2022, 0, 0 }, 6000, 0 };
  services[0].id = "front-office";
  services[0].name = "Front office";
  services[0].profile_total = DR_UNKNOWN;
  services[0].profile_source = DR_NO_INDEX;
  services[0].contacts = contacts;
  services[0].n_contacts = 2;
  evidence->services = services;
  evidence->n_services = 1;

  points[0].id = "hill-desk";
  points[0].name = "Desk on the hill";
  points[0].channel = 1;
  points[0].place = "The hill";
  points[0].hours = DR_UNKNOWN;
  evidence->points = points;
  evidence->n_points = 1;
}

/* An evidence base of one area with a few groups that have no counts, one service and its contacts of 2022 and 2023. */
DrEvidence *
test_evidence_new (const char *area)
{
  static const DrDimension dimensions[] = { { "disability", "Disability", TRUE, 0 },
                                            { "households", "Households", FALSE, 0 } };
  static const DrSource old_counts = {
    .id = "old-counts", .title = "Old counts", .publisher = "Test council", .kind = DR_SOURCE_ADMINISTRATIVE,
    .fieldwork = { 2023, 12, 0 }, .population = "contacts with the council", .how_known = "counted by the council",
  };
  DrEvidence *evidence = dr_evidence_new ();
  DrArea *areas = dr_arena_array0 (evidence->arena, DrArea, 1);
  DrSource *sources = dr_arena_array0 (evidence->arena, DrSource, 1);

  areas[0].id = dr_arena_strdup (evidence->arena, area);
  areas[0].name = TEST_AREA_NAME;
  sources[0] = old_counts;
  evidence->id = "test";
  evidence->version = "1";
  evidence->title = "Test";
  evidence->council = "Test council";
  evidence->published = (DrDate) { 2024, 1, 1 };
  evidence->areas = areas;
  evidence->n_areas = 1;
  evidence->area = 0;
  evidence->sources = sources;
  evidence->n_sources = 1;
  evidence->dimensions = dimensions;
  evidence->n_dimensions = G_N_ELEMENTS (dimensions);
  add_groups (evidence);
  add_services (evidence);

  return evidence;
}

/* The mapping that is compiled in; kept for the life of the test program. */
DrCensusMapping *
test_mapping_get (void)
{
  static DrCensusMapping *mapping = NULL;
  g_autoptr (GError) error = NULL;

  if (mapping == NULL)
    mapping = dr_census_mapping_load_default (&error);
  g_assert_no_error (error);

  return mapping;
}

char *
test_fixture (const char *name)
{
  return g_test_build_filename (G_TEST_DIST, "fixtures", "import", name, NULL);
}

static DrImportPreview *
preview_of (DrFigureImport   *import,
            const char       *area,
            const char       *area_name,
            const DrEvidence *evidence)
{
  DrImportRequest request = { area, area_name, NULL, evidence };
  g_autoptr (GError) error = NULL;
  DrImportPreview *preview = dr_figure_import_preview (import, &request, &error);

  g_assert_no_error (error);

  return preview;
}

/* A preview of files that are given as text. */
DrImportPreview *
test_preview (const TestFile   *files,
              guint             n_files,
              const char       *area,
              const char       *area_name,
              const DrEvidence *evidence)
{
  g_autoptr (DrFigureImport) import = dr_figure_import_new (test_mapping_get ());
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < n_files && files[i].name != NULL; i++)
    {
      dr_figure_import_add_bytes (import, files[i].name, files[i].text, strlen (files[i].text), &error);
      g_assert_no_error (error);
    }

  return preview_of (import, area, area_name, evidence);
}

/* A preview of fixtures, a NULL-terminated list. */
DrImportPreview *
test_preview_files (const char * const *fixtures,
                    const char         *area,
                    const DrEvidence   *evidence)
{
  g_autoptr (DrFigureImport) import = dr_figure_import_new (test_mapping_get ());
  g_autoptr (GError) error = NULL;

  for (; *fixtures != NULL; fixtures++)
    {
      g_autofree char *path = test_fixture (*fixtures);

      dr_figure_import_add_file (import, path, &error);
      g_assert_no_error (error);
    }

  return preview_of (import, area, NULL, evidence);
}

/* The first row of that id, or of that name where it has no id. */
const DrImportRow *
test_row (const DrImportPreview *preview,
          const char            *id)
{
  guint n_rows;
  const DrImportRow *rows = dr_import_preview_get_rows (preview, &n_rows);

  for (guint i = 0; i < n_rows; i++)
    if (g_strcmp0 (rows[i].id != NULL ? rows[i].id : rows[i].name, id) == 0)
      return &rows[i];
  g_error ("no row %s", id);
}

/* The first row about a whole file with that status, or NULL. */
const DrImportRow *
test_file_row (const DrImportPreview *preview,
               DrImportStatus         status)
{
  guint n_rows;
  const DrImportRow *rows = dr_import_preview_get_rows (preview, &n_rows);

  for (guint i = 0; i < n_rows; i++)
    if (rows[i].kind == DR_IMPORT_ROW_FILE && rows[i].status == status)
      return &rows[i];

  return NULL;
}

void
test_contains (const char *text,
               const char *part)
{
  if (text == NULL || strstr (text, part) == NULL)
    g_error ("“%s” does not contain “%s”", text != NULL ? text : "(null)", part);
}
