#include "dr-generator-evidence.h"

#include "dr-evidence-edit.h"
#include "dr-made-up.h"
#include "dr-number.h"

/* The one source of everything that is made up. */
#define SOURCE "generated"

/* One word for all of its mixes: they may be compared. */
#define COMPARABLE "generated"

/* Years of which contacts are counted. */
#define FIRST_YEAR 2021
#define N_YEARS 4

const DrPerson dr_generator_managers[] = {
  { "mair.rowlands", "Mair Rowlands", "" },
  { "owen.baines", "Owen Baines", "" },
  { "priya.nair", "Priya Nair", "" },
  { "tom.hughes", "Tom Hughes", "" },
};
const guint dr_generator_n_managers = G_N_ELEMENTS (dr_generator_managers);

/* How a service is reached, and how often in a hundred contacts: before the changes and after them. */
typedef struct {
  const char *channel;
  const char *suffix;    /* of the access point's id */
  const char *name;      /* one %s: the service */
  const char *place;     /* (nullable): remote */
  const char *hours;     /* (nullable) */
  guint       before;
  guint       after;
} Way;

static const Way telephone = { "telephone", "telephone", "%s by telephone", NULL, "40", 46, 36 };
static const Way email = { "email", "email", "%s by email", NULL, NULL, 16, 17 };
static const Way website = { "website", "website", "%s on the website", NULL, NULL, 14, 18 };
static const Way form = { "e-form", "form", "%s: online form", NULL, NULL, 7, 17 };
static const Way post = { "post", "post", "%s by post", NULL, NULL, 6, 3 };
static const Way hall = { "face-to-face", "town-hall", "%s: desk at the Town Hall", "Town Hall", "30", 7, 5 };
static const Way library = { "face-to-face", "library", "%s: desk at the Old Library", "Old Library", "14", 4, 2 };
static const Way partner = { "outreach", "partner", "%s with the advice centre", "Castle Ward advice centre", "6", 2, 3 };
static const Way chat = { "web-chat", "chat", "%s by web chat", NULL, "35", 1, 4 };

/* All invented. Ages stand for how often the bands come, in a thousand of its customers. */
static const struct {
  const char *id;
  const char *name;
  guint       manager;
  const char *directorate;
  const char *plan;
  guint       customers;
  guint       ages[6];
  guint       disabled;      /* in a thousand */
  guint       carers;
  guint       little_english;
  const Way  *ways[8];       /* ends with NULL */
} services[] = {
  { "council-tax", "Council tax and benefits", 1, "Resources", "Revenues and benefits plan", 64000,
    { 0, 60, 330, 370, 130, 110 }, 190, 90, 9, { &telephone, &email, &website, &form, &post, &hall, &library } },
  { "elections", "Elections and registration", 1, "Resources", "Democratic services plan", 98000,
    { 0, 90, 310, 350, 130, 120 }, 150, 80, 6, { &telephone, &email, &website, &post, &hall } },
  { "housing", "Housing options", 2, "Communities", "Housing and health plan", 5200,
    { 0, 190, 470, 240, 60, 40 }, 310, 140, 38, { &telephone, &email, &form, &hall, &partner, &library } },
  { "leisure", "Leisure and wellbeing", 2, "Communities", "Housing and health plan", 15500,
    { 180, 160, 310, 210, 90, 50 }, 120, 70, 12, { &telephone, &email, &website, &chat, &hall } },
  { "waste", "Waste and recycling", 3, "Place", "Operations plan", 61000,
    { 0, 20, 290, 390, 160, 140 }, 170, 90, 8, { &telephone, &email, &website, &form, &post } },
  { "planning", "Planning and building control", 3, "Place", "Planning plan", 4100,
    { 0, 20, 350, 430, 140, 60 }, 90, 60, 5, { &telephone, &email, &website, &post, &hall } },
  { "parking", "Parking and permits", 3, "Place", "Operations plan", 21000,
    { 0, 60, 370, 380, 120, 70 }, 160, 80, 11, { &telephone, &email, &form, &hall } },
};

static const char * const bands[] = { "age-0-14", "age-15-24", "age-25-44", "age-45-64", "age-65-74", "age-75-plus" };

/* Changes in the order in which they are made. */
typedef struct {
  guint64         random;
  GArray         *edits;      /* of DrEvidenceEdit */
  GStringChunk   *words;
} Making;

static void
making_clear (Making *self)
{
  g_clear_pointer (&self->edits, g_array_unref);
  g_clear_pointer (&self->words, g_string_chunk_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Making, making_clear)

static void set (Making *self, const char *value, const char *format, ...) G_GNUC_PRINTF (3, 4);

/* @format makes the place. */
static void
set (Making     *self,
     const char *value,
     const char *format,
     ...)
{
  g_autofree char *place = NULL;
  DrEvidenceEdit edit;
  va_list words;

  va_start (words, format);
  place = g_strdup_vprintf (format, words);
  va_end (words);
  edit = (DrEvidenceEdit) { g_string_chunk_insert (self->words, place), g_string_chunk_insert (self->words, value) };
  g_array_append_val (self->edits, edit);
}

static guint
choose (Making *self,
        guint   n)
{
  return (guint) (dr_made_up_random (&self->random) % n);
}

/* A part of a thousand. */
static const char *
share (guint thousandths,
       char  buffer[DR_NUMBER_SIZE])
{
  return dr_number_format (thousandths / 1000.0, buffer);
}

static void
put_source (Making *self)
{
  static const char * const attributes[][2] = {
    { "title", "Generated figures, made up for trying things out" },
    { "publisher", "Due Regard, generated" },
    { "kind", "administrative" },
    { "fieldwork", "2021" },
    { "area", "E07000242" },
    { "population", "customers who were made up" },
    { "how-known", "made up by the program; measured by nobody" },
    { "note", "Never to be used in an assessment that counts." },
  };

  set (self, "Generated, not real: made-up services beside the evidence base of a district", "@title");
  set (self, "Generated register (not a real council)", "@council");
  set (self, "generated", "@id");
  for (gsize i = 0; i < G_N_ELEMENTS (attributes); i++)
    set (self, attributes[i][1], "sources/source[id=" SOURCE "]/@%s", attributes[i][0]);
}

static void
put_heading (Making     *self,
             const char *service,
             const char *name,
             guint       manager,
             const char *directorate,
             const char *plan)
{
  set (self, name, "services/service[id=%s]/@name", service);
  set (self, dr_generator_managers[manager].id, "services/service[id=%s]/@manager", service);
  set (self, directorate, "services/service[id=%s]/@directorate", service);
  set (self, plan, "services/service[id=%s]/@plan", service);
  set (self, "2025/26", "services/service[id=%s]/@plan-year", service);
}

static void
put_point (Making     *self,
           const char *service,
           const char *name,
           const Way  *way)
{
  g_autofree char *title = g_strdup_printf (way->name, name);
  g_autofree char *place = g_strdup_printf ("services/service[id=%s]/access-point[id=%s-%s]", service, service, way->suffix);

  set (self, title, "%s/@name", place);
  set (self, way->channel, "%s/@channel", place);
  if (way->place != NULL)
    set (self, way->place, "%s/@place", place);
  if (way->hours != NULL)
    set (self, way->hours, "%s/@hours", place);
}

static void
put_customers (Making     *self,
               const char *service,
               const char *group,
               guint       thousandths)
{
  char number[DR_NUMBER_SIZE];

  set (self, share (thousandths, number), "services/service[id=%s]/profile/customers[group=%s]/@share", service, group);
}

static void
put_profile (Making *self,
             guint   index)
{
  const char *service = services[index].id;
  guint women = 500 + choose (self, 60);
  char number[DR_NUMBER_SIZE];

  set (self, SOURCE, "services/service[id=%s]/profile/@source", service);
  set (self, dr_number_format (services[index].customers, number), "services/service[id=%s]/profile/@total", service);
  for (gsize i = 0; i < G_N_ELEMENTS (bands); i++)
    put_customers (self, service, bands[i], services[index].ages[i]);
  put_customers (self, service, "disabled", services[index].disabled);
  put_customers (self, service, "not-disabled", 1000 - services[index].disabled);
  put_customers (self, service, "female", women);
  put_customers (self, service, "male", 1000 - women);
  put_customers (self, service, "unpaid-carers", services[index].carers);
  put_customers (self, service, "limited-english", services[index].little_english);
}

/* What its ways come to, in a thousand: @after in a hundred of the way from before to after. */
static void
put_mix (Making           *self,
         const char       *service,
         const char       *kind,
         const char       *period,
         const Way *const *ways,
         guint             after)
{
  g_autofree char *id = g_strdup_printf ("%s-%s-%s", service, kind, period);
  guint whole = 0;

  set (self, kind, "mixes/mix[id=%s]/@kind", id);
  set (self, service, "mixes/mix[id=%s]/@service", id);
  set (self, period, "mixes/mix[id=%s]/@period", id);
  set (self, "true", "mixes/mix[id=%s]/@complete", id);
  set (self, COMPARABLE, "mixes/mix[id=%s]/@comparable", id);
  set (self, SOURCE, "mixes/mix[id=%s]/@source", id);
  for (guint i = 0; ways[i] != NULL; i++)
    whole += ways[i]->before * (100 - after) + ways[i]->after * after;
  for (guint i = 0; ways[i] != NULL; i++)
    {
      guint part = 0;
      char number[DR_NUMBER_SIZE];

      if (i > 0 && g_str_equal (ways[i]->channel, ways[i - 1]->channel))
        continue;
      for (guint k = i; ways[k] != NULL && g_str_equal (ways[k]->channel, ways[i]->channel); k++)
        part += ways[k]->before * (100 - after) + ways[k]->after * after;
      /* What is cut off is somebody's who came some other way. */
      set (self, share (part * 1000 / whole, number), "mixes/mix[id=%s]/share[channel=%s]/@value", id, ways[i]->channel);
    }
}

static void
put_contacts (Making           *self,
              const char       *service,
              guint             customers,
              const Way *const *ways)
{
  for (guint i = 0; ways[i] != NULL; i++)
    for (guint year = 0; year < N_YEARS; year++)
      {
        guint percent = ways[i]->before + (ways[i]->after * year + N_YEARS - ways[i]->before * year) / N_YEARS;
        guint count = customers / 100 * MAX (percent, 1) * (95 + choose (self, 11)) / 100;
        char number[DR_NUMBER_SIZE];

        set (self, dr_number_format (count, number), "services/service[id=%s]/contacts[channel=%s point=%s-%s period=%u]/@count",
             service, ways[i]->channel, service, ways[i]->suffix, FIRST_YEAR + year);
        set (self, SOURCE, "services/service[id=%s]/contacts[channel=%s point=%s-%s period=%u]/@source", service,
             ways[i]->channel, service, ways[i]->suffix, FIRST_YEAR + year);
      }
}

/* Of the telephone, what was promised; of what is online, a target, which some services have still to announce. */
static void
put_promises (Making           *self,
              guint             index,
              const char       *service,
              const Way *const *ways)
{
  set (self, "Answered within a minute, on average", "services/service[id=%s]/standard[channel=telephone]/@text", service);
  set (self, "60", "services/service[id=%s]/standard[channel=telephone]/@value", service);
  set (self, "seconds", "services/service[id=%s]/standard[channel=telephone]/@unit", service);
  for (guint i = 0; ways[i] != NULL; i++)
    if (ways[i] == &form || ways[i] == &website)
      {
        char number[DR_NUMBER_SIZE];
        gboolean announced = ways[i] == &website || index % 4 == 0;

        set (self, announced ? share (10 * (ways[i]->after + 2 + choose (self, 6)), number) : "to-be-announced",
             "services/service[id=%s]/target[channel=%s group=all]/@share", service, ways[i]->channel);
        if (announced)
          set (self, "2026-03", "services/service[id=%s]/target[channel=%s group=all]/@by", service, ways[i]->channel);
      }
  set (self, "A call with the same person from beginning to end, and large print by post.",
       "services/service[id=%s]/works-best[group=age-75-plus]/text()", service);
  set (self, SOURCE, "services/service[id=%s]/works-best[group=age-75-plus]/@source", service);
}

static void
put_service (Making *self,
             guint   index)
{
  static const struct { const char *kind; const char *period; guint after; } mixes[] = {
    { "expected", "2024", 70 }, { "preferred", "2021", 20 }, { "actual", "2021", 0 }, { "actual", "2023", 45 },
    { "actual", "2025", 85 }, { "target", "2026", 100 },
  };
  const char *service = services[index].id;
  const Way * const *ways = services[index].ways;

  put_heading (self, service, services[index].name, services[index].manager, services[index].directorate,
               services[index].plan);
  for (guint i = 0; ways[i] != NULL; i++)
    put_point (self, service, services[index].name, ways[i]);
  put_profile (self, index);
  put_contacts (self, service, services[index].customers, ways);
  put_promises (self, index, service, ways);
  for (gsize i = 0; i < G_N_ELEMENTS (mixes); i++)
    put_mix (self, service, mixes[i].kind, mixes[i].period, ways, mixes[i].after);
}

/**
 * dr_generator_evidence:
 * @base: the pilot's evidence base, as XML
 * @seed: of the register
 * @error: return location for a #DrXmlError or #DrRecordError
 *
 * Adds seven services that nobody has, and gives the pilot's own a manager, a directorate and a plan. The pilot's figures
 * stay as they are; every made-up figure has one source, which says that it is made up.
 *
 * Returns: (transfer full) (nullable): an evidence base, as XML
 */
GBytes *
dr_generator_evidence (GBytes   *base,
                       guint64   seed,
                       GError  **error)
{
  g_auto (Making) making = {
    .random = seed,
    .edits = g_array_new (FALSE, FALSE, sizeof (DrEvidenceEdit)),
    .words = g_string_chunk_new (4096),
  };

  put_source (&making);
  put_heading (&making, "customer-services", "Customer services", 0, "Communities", "Customer services plan");
  for (guint i = 0; i < G_N_ELEMENTS (services); i++)
    put_service (&making, i);

  return dr_evidence_edit_apply (base, (const DrEvidenceEdit *) making.edits->data, making.edits->len, NULL, error);
}
