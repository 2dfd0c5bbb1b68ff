#include "dr-source-form.h"

#include <glib/gi18n-lib.h>

#include "dr-evidence-form.h"
#include "dr-sources-state.h"

enum {
  TITLE,
  PUBLISHER,
  KIND,
  FIELDWORK,
  PUBLISHED,
  ANSWERS,
  SENT,
  AREA,
  POPULATION,
  HOW_KNOWN,
  LICENCE,
  LINK,
  NOTE,
  N_FIELDS,
};

static const DrEvidenceField fields[N_FIELDS] = {
  [TITLE] = { "title", N_("Title"), NULL, DR_FIELD_TEXT, N_("Write what the source is called.") },
  [PUBLISHER] = { "publisher", N_("Publisher"), NULL, DR_FIELD_TEXT, N_("Write who published it, or whose it is.") },
  [KIND] = { "kind", N_("Kind"), N_("A survey or study rests on the answers of some; a census and the council’s own counts on all."),
             DR_FIELD_CHOICE, N_("Choose what kind of source it is.") },
  [FIELDWORK] = { "fieldwork", N_("When fieldwork ended"), N_("A day, month or year. Its age is counted from here."), DR_FIELD_DATE,
                  N_("Write when the fieldwork ended, at least the year.") },
  [PUBLISHED] = { "published", N_("When it was published"), N_("A day, month or year."), DR_FIELD_DATE, NULL },
  [ANSWERS] = { "n", N_("Answers"), N_("How many people answered, not weighted. Empty where nobody says."), DR_FIELD_COUNT, NULL },
  [SENT] = { "sent", N_("People asked"), NULL, DR_FIELD_COUNT, NULL },
  [AREA] = { "area", N_("Place it speaks of"), NULL, DR_FIELD_CHOICE, N_("Choose the place that it speaks of.") },
  [POPULATION] = { "population", N_("People it speaks of"), N_("As “usual residents”, “adults”, “contacts with the council”."),
                   DR_FIELD_TEXT, N_("Write whom it speaks of, as “usual residents”.") },
  [HOW_KNOWN] = { "how-known", N_("How it is known"), N_("How its figures reached you, as “publisher’s website”, “quoted by others”."),
                  DR_FIELD_TEXT, N_("Write how its figures reached you.") },
  [LICENCE] = { "licence", N_("Licence"), NULL, DR_FIELD_TEXT, NULL },
  [LINK] = { "link", N_("Link"), N_("Where it can be read, as https://www.ons.gov.uk/census."), DR_FIELD_LINK, NULL },
  [NOTE] = { "note", N_("Note"), NULL, DR_FIELD_TEXT, NULL },
};

/* Texts that a value points into. */
typedef struct {
  char  fieldwork[DR_DATE_STRING_SIZE];
  char  published[DR_DATE_STRING_SIZE];
  char  n[16];
  char  sent[16];
  const char *values[N_FIELDS];
} Values;

static void
read_values (const DrEvidence *evidence,
             const DrSource   *source,
             Values           *values)
{
  *values = (Values) { .values = { NULL } };
  g_snprintf (values->n, sizeof values->n, "%u", source->n);
  g_snprintf (values->sent, sizeof values->sent, "%u", source->sent);
  values->values[TITLE] = source->title;
  values->values[PUBLISHER] = source->publisher;
  values->values[KIND] = dr_vocabulary_to_string (DR_VOCABULARY_SOURCE_KIND, (int) source->kind);
  values->values[FIELDWORK] = dr_date_format (source->fieldwork, values->fieldwork);
  if (dr_date_is_set (source->published))
    values->values[PUBLISHED] = dr_date_format (source->published, values->published);
  if (source->n > 0)
    values->values[ANSWERS] = values->n;
  if (source->sent > 0)
    values->values[SENT] = values->sent;
  values->values[AREA] = evidence->areas[source->area].id;
  values->values[POPULATION] = source->population;
  values->values[HOW_KNOWN] = source->how_known;
  values->values[LICENCE] = source->licence;
  values->values[LINK] = source->link;
  values->values[NOTE] = source->note;
}

static void
show_form (GtkWidget       *above,
           DrEvidenceCopy  *copy,
           const char      *title,
           const char      *save,
           const char      *said,
           const char      *place,
           const char     **values)
{
  const DrEvidence *evidence = dr_evidence_copy_get_evidence (copy);
  g_autofree DrChoice *areas = g_new (DrChoice, evidence->n_areas + 1);
  DrChoice kinds[DR_N_SOURCE_KINDS];
  DrEvidenceFormField asked[N_FIELDS] = { { NULL } };
  DrEvidenceFormData data = { title, NULL, save, said, place, asked, N_FIELDS };

  for (guint i = 0; i < N_FIELDS; i++)
    asked[i] = (DrEvidenceFormField) { .field = &fields[i], .value = values[i] };
  for (guint i = 0; i < DR_N_SOURCE_KINDS; i++)
    kinds[i] = (DrChoice) { dr_vocabulary_to_string (DR_VOCABULARY_SOURCE_KIND, (int) i),
                            dr_source_kind_label ((DrSourceKind) i) };
  for (guint i = 0; i < evidence->n_areas; i++)
    areas[i] = (DrChoice) { evidence->areas[i].id, evidence->areas[i].name };
  asked[KIND].choices = kinds;
  asked[KIND].n_choices = DR_N_SOURCE_KINDS;
  asked[AREA].choices = areas;
  asked[AREA].n_choices = evidence->n_areas;
  dr_evidence_form_show (above, copy, &data);
}

static gboolean
is_source (const char    *id,
           gconstpointer  data)
{
  return dr_evidence_find_source (data, id) != DR_NO_INDEX;
}

/**
 * dr_source_form_add:
 * @above: a widget of the window that asks
 * @copy: the evidence base
 *
 * Asks for a new source.
 */
void
dr_source_form_add (GtkWidget      *above,
                    DrEvidenceCopy *copy)
{
  const DrEvidence *evidence = dr_evidence_copy_get_evidence (copy);
  g_autofree char *id = dr_evidence_new_id ("source", is_source, evidence);
  g_autofree char *place = g_strdup_printf ("sources/source[id=%s]", id);
  const char *values[N_FIELDS] = { NULL };

  show_form (above, copy, _("New source"), _("Add"), _("Source added"), place, values);
}

/**
 * dr_source_form_change:
 * @above: a widget of the window that asks
 * @copy: the evidence base
 * @source: index of sources
 *
 * Asks what is to be changed of a source.
 */
void
dr_source_form_change (GtkWidget      *above,
                       DrEvidenceCopy *copy,
                       int             source)
{
  const DrEvidence *evidence = dr_evidence_copy_get_evidence (copy);
  g_autofree char *place = g_strdup_printf ("sources/source[id=%s]", evidence->sources[source].id);
  Values values;

  read_values (evidence, &evidence->sources[source], &values);
  show_form (above, copy, _("Change a source"), _("Keep"), _("Source changed"), place, values.values);
}
