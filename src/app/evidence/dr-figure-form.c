#include "dr-figure-form.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-evidence-form.h"
#include "dr-names.h"
#include "dr-number.h"

enum {
  SHARE,
  SOURCE,
  ANSWERS,
  DATE,
  UNIT,
  AREA,
  POPULATION,
  HOW_KNOWN,
  NOTE,
  N_FIELDS,
};

static const DrEvidenceField fields[N_FIELDS] = {
  [SHARE] = { "share", N_("Share"), N_("A percentage, as 37.5."), DR_FIELD_SHARE,
              N_("Write the share. Where it is not known, have no figure: unknown is shown as unknown.") },
  [SOURCE] = { "source", N_("Source"), N_("Where it comes from. A source that is not in the list is added on the page Sources."),
               DR_FIELD_CHOICE, N_("Choose the source: a figure without one cannot be checked by anybody.") },
  [ANSWERS] = { "n", N_("Answers it rests on"),
                N_("How many people of this group answered, not weighted. Empty: as many as the source."), DR_FIELD_COUNT, NULL },
  [DATE] = { "date", N_("When that was"), N_("A day, month or year. Empty: when the source’s fieldwork ended."), DR_FIELD_DATE,
             NULL },
  [UNIT] = { "unit", N_("Share of what"), NULL, DR_FIELD_CHOICE, NULL },
  [AREA] = { "area", N_("Place it speaks of"), NULL, DR_FIELD_CHOICE, NULL },
  [POPULATION] = { "population", N_("People it speaks of"), N_("Empty: whom the source speaks of."), DR_FIELD_TEXT, NULL },
  [HOW_KNOWN] = { "how-known", N_("How it is known"), N_("Empty: as the source."), DR_FIELD_TEXT, NULL },
  [NOTE] = { "note", N_("Note"), NULL, DR_FIELD_TEXT, NULL },
};

/* The texts of a figure's attributes, absent where they are the source's. */
typedef struct {
  char  share[DR_NUMBER_SIZE];
  char  n[16];
  char  date[DR_DATE_STRING_SIZE];
  const char *values[N_FIELDS];
} Values;

static void
read_values (const DrEvidence *evidence,
             const DrFigure   *figure,
             Values           *values)
{
  const DrSource *source = &evidence->sources[figure->source];
  const DrGroup *group = &evidence->groups[figure->group];

  *values = (Values) { .values = { NULL } };
  dr_number_format (figure->share, values->share);
  g_snprintf (values->n, sizeof values->n, "%u", figure->n);
  dr_date_format (figure->date, values->date);
  values->values[SHARE] = values->share;
  values->values[SOURCE] = source->id;
  if (figure->n != source->n && figure->n != 0)
    values->values[ANSWERS] = values->n;
  if (!dr_date_is_same (figure->date, source->fieldwork))
    values->values[DATE] = values->date;
  if (figure->unit != group->unit)
    values->values[UNIT] = dr_vocabulary_to_string (DR_VOCABULARY_UNIT, (int) figure->unit);
  if (figure->area != source->area)
    values->values[AREA] = evidence->areas[figure->area].id;
  if (g_strcmp0 (figure->population, source->population) != 0)
    values->values[POPULATION] = figure->population;
  values->values[HOW_KNOWN] = figure->how_known;
  values->values[NOTE] = figure->note;
}

static DrChoice *
list_areas (const DrEvidence *evidence)
{
  DrChoice *choices = g_new (DrChoice, evidence->n_areas + 1);

  for (guint i = 0; i < evidence->n_areas; i++)
    choices[i] = (DrChoice) { evidence->areas[i].id, evidence->areas[i].name };

  return choices;
}

static void
show_form (GtkWidget        *above,
           DrEvidenceCopy   *copy,
           const char       *title,
           const char       *explain,
           const char       *save,
           const char       *said,
           const char       *place,
           const char      **values,
           DrUnit            unit)
{
  const DrEvidence *evidence = dr_evidence_copy_get_evidence (copy);
  g_autofree DrChoice *sources = dr_evidence_form_sources (evidence);
  g_autofree DrChoice *areas = list_areas (evidence);
  const DrChoice units[] = { { "people", _("Of the people") }, { "households", _("Of the households") } };
  DrEvidenceFormField asked[N_FIELDS] = { { NULL } };
  DrEvidenceFormData data = { title, explain, save, said, place, asked, N_FIELDS };

  for (guint i = 0; i < N_FIELDS; i++)
    asked[i] = (DrEvidenceFormField) { .field = &fields[i], .value = values[i] };
  asked[SOURCE].choices = sources;
  asked[SOURCE].n_choices = evidence->n_sources;
  asked[UNIT].choices = units;
  asked[UNIT].n_choices = G_N_ELEMENTS (units);
  asked[UNIT].none = unit == DR_UNIT_HOUSEHOLDS ? _("As the group: of the households") : _("As the group: of the people");
  asked[AREA].choices = areas;
  asked[AREA].n_choices = evidence->n_areas;
  asked[AREA].none = _("As the source");
  dr_evidence_form_show (above, copy, &data);
}

static gboolean
is_figure (const char    *id,
           gconstpointer  data)
{
  const DrEvidence *evidence = data;

  for (guint i = 0; i < evidence->n_figures; i++)
    if (strcmp (evidence->figures[i].id, id) == 0)
      return TRUE;

  return FALSE;
}

static char *
explain_figure (const DrEvidence   *evidence,
                const DrFigureWish *wish)
{
  /* Translators: what a figure is about. %1$s is what its share says, %2$s a channel, %3$s a group */
  return g_strdup_printf (_("%1$s: %2$s, %3$s"), dr_figure_kind_label (wish->kind),
                          dr_figure_target_name (evidence, wish->target, wish->target_index),
                          evidence->groups[wish->group].name);
}

/**
 * dr_figure_form_add:
 * @above: a widget of the window that asks
 * @copy: the evidence base
 * @wish: what the figure is to be of
 *
 * Asks for a new figure.
 */
void
dr_figure_form_add (GtkWidget          *above,
                    DrEvidenceCopy     *copy,
                    const DrFigureWish *wish)
{
  const DrEvidence *evidence = dr_evidence_copy_get_evidence (copy);
  const char *kind = dr_vocabulary_to_string (DR_VOCABULARY_FIGURE_KIND, (int) wish->kind);
  const char *target = dr_figure_target_id (evidence, wish->target, wish->target_index);
  g_autofree char *wished = g_strdup_printf ("%s-%s-%s", kind, target, evidence->groups[wish->group].id);
  g_autofree char *id = dr_evidence_new_id (wished, is_figure, evidence);
  g_autofree char *place = g_strdup_printf ("figures/figure[id=%s kind=%s group=%s %s=%s]", id, kind,
                                            evidence->groups[wish->group].id, dr_figure_target_word (wish->target), target);
  g_autofree char *explain = explain_figure (evidence, wish);
  const char *values[N_FIELDS] = { NULL };

  show_form (above, copy, _("New figure"), explain, _("Add"), _("Figure added"), place, values,
             evidence->groups[wish->group].unit);
}

/**
 * dr_figure_form_change:
 * @above: a widget of the window that asks
 * @copy: the evidence base
 * @figure: index of figures
 *
 * Asks what is to be changed of a figure.
 */
void
dr_figure_form_change (GtkWidget      *above,
                       DrEvidenceCopy *copy,
                       int             figure)
{
  const DrEvidence *evidence = dr_evidence_copy_get_evidence (copy);
  const DrFigure *row = &evidence->figures[figure];
  const DrFigureWish wish = { row->kind, row->group, row->target, row->target_index };
  g_autofree char *place = g_strdup_printf ("figures/figure[id=%s]", row->id);
  g_autofree char *explain = explain_figure (evidence, &wish);
  Values values;

  read_values (evidence, row, &values);
  show_form (above, copy, _("Change a figure"), explain, _("Keep"), _("Figure changed"), place, values.values,
             evidence->groups[row->group].unit);
}

/**
 * dr_figure_form_remove:
 * @copy: the evidence base
 * @figure: index of figures
 *
 * Takes a figure away; it can be undone.
 */
void
dr_figure_form_remove (DrEvidenceCopy *copy,
                       int             figure)
{
  const DrEvidence *evidence = dr_evidence_copy_get_evidence (copy);
  g_autofree char *place = g_strdup_printf ("figures/figure[id=%s]", evidence->figures[figure].id);
  const DrEvidenceEdit edit = { place, NULL };

  dr_evidence_copy_edit (copy, &edit, 1, _("Figure removed"), NULL, NULL);
}
