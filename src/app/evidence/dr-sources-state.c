#include "dr-sources-state.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "dr-evidence-age.h"
#include "dr-group-words.h"
#include "dr-names.h"

/* Names that are said before the rest is a number. */
#define MOST_NAMES 6

/* What rests on a source. */
typedef struct {
  GPtrArray *groups;     /* names: counted by it, or with a figure of it */
  GPtrArray *targets;    /* names: channels, prerequisites and points with a figure of it */
  guint      figures;
  guint      mixes;
  guint      services;   /* with something of it */
} Uses;

static void
free_item (gpointer data)
{
  DrSourceItem *item = data;

  g_free (item->title);
  g_free (item->detail);
  g_free (item->marks);
  g_free (item);
}

static void
free_fact (gpointer data)
{
  DrSourceFact *fact = data;

  g_free (fact->label);
  g_free (fact->text);
  g_free (fact);
}

/**
 * dr_sources_state_free:
 * @self: (transfer full) (nullable): a list
 */
void
dr_sources_state_free (DrSourcesState *self)
{
  if (self == NULL)
    return;

  g_free (self->count);
  g_ptr_array_unref (self->items);
  g_free (self);
}

/**
 * dr_source_state_free:
 * @self: (transfer full) (nullable): a source
 */
void
dr_source_state_free (DrSourceState *self)
{
  if (self == NULL)
    return;

  g_free (self->title);
  g_free (self->marks);
  g_free (self->age);
  g_free (self->basis);
  g_ptr_array_unref (self->facts);
  g_free (self->digest);
  g_free (self->link);
  g_free (self->rests);
  g_free (self);
}

/**
 * dr_source_kind_label:
 * @kind: a kind of source
 *
 * Returns: (transfer none): it in words, translated
 */
const char *
dr_source_kind_label (DrSourceKind kind)
{
  switch (kind)
    {
    case DR_SOURCE_CENSUS:
      return _("Census");
    case DR_SOURCE_ADMINISTRATIVE:
      return _("Administrative counts");
    case DR_SOURCE_SURVEY:
      return _("Survey");
    case DR_SOURCE_STUDY:
      return _("Study");
    default:
      g_return_val_if_reached ("");
    }
}

/**
 * dr_sources_filter_label:
 * @filter: which sources are listed
 *
 * Returns: (transfer none): that in words, translated
 */
const char *
dr_sources_filter_label (DrSourcesFilter filter)
{
  switch (filter)
    {
    case DR_SOURCES_ALL:
      return _("All sources");
    case DR_SOURCES_OLD:
      return _("Old ones");
    case DR_SOURCES_SMALL:
      return _("Those with few answers, or not said how many");
    case DR_SOURCES_NO_FILE:
      return _("Those without a file");
    case DR_SOURCES_UNUSED:
      return _("Those that nothing rests on");
    default:
      g_return_val_if_reached ("");
    }
}

/* --- What rests on it --- */

static void
uses_clear (Uses *self)
{
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  g_clear_pointer (&self->targets, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Uses, uses_clear)

static void
add_name (GPtrArray  *names,
          const char *name)
{
  if (!g_ptr_array_find (names, name, NULL))
    g_ptr_array_add (names, (gpointer) name);
}

static gboolean
service_uses (const DrService *service,
              int              source)
{
  gboolean uses = service->profile_source == source;

  for (guint i = 0; i < service->n_contacts; i++)
    uses |= service->contacts[i].source == source;
  for (guint i = 0; i < service->n_capacities; i++)
    uses |= service->capacities[i].source == source;
  for (guint i = 0; i < service->n_reasons; i++)
    uses |= service->reasons[i].source == source;
  for (guint i = 0; i < service->n_works_best; i++)
    uses |= service->works_best[i].source == source;

  return uses;
}

static void
add_figure (const DrEvidence *evidence,
            const DrFigure   *figure,
            Uses             *uses)
{
  uses->figures++;
  add_name (uses->groups, evidence->groups[figure->group].name);
  if (figure->target == DR_TARGET_CHANNEL)
    add_name (uses->targets, evidence->channels[figure->target_index].name);
  else if (figure->target == DR_TARGET_PREREQUISITE)
    add_name (uses->targets, evidence->prerequisites[figure->target_index].name);
  else
    add_name (uses->targets, evidence->points[figure->target_index].name);
}

static void
find_uses (const DrEvidence *evidence,
           int               source,
           Uses             *uses)
{
  *uses = (Uses) { g_ptr_array_new (), g_ptr_array_new () };
  for (guint i = 0; i < evidence->n_groups; i++)
    {
      gboolean is_used = evidence->groups[i].source == source;

      for (guint j = 0; j < evidence->groups[i].n_projections; j++)
        is_used |= evidence->groups[i].projections[j].source == source;
      if (is_used)
        add_name (uses->groups, evidence->groups[i].name);
    }
  for (guint i = 0; i < evidence->n_figures; i++)
    if (evidence->figures[i].source == source)
      add_figure (evidence, &evidence->figures[i], uses);
  for (guint i = 0; i < evidence->n_mixes; i++)
    uses->mixes += evidence->mixes[i].source == source;
  for (guint i = 0; i < evidence->n_services; i++)
    uses->services += service_uses (&evidence->services[i], source);
}

static gboolean
is_any (const Uses *uses)
{
  return uses->groups->len > 0 || uses->figures > 0 || uses->mixes > 0 || uses->services > 0;
}

static void
add_sentence (GString *text,
              char    *sentence)
{
  if (text->len > 0)
    g_string_append_c (text, ' ');
  g_string_append (text, sentence);
  g_free (sentence);
}

static char *
describe_uses (const Uses *uses)
{
  GString *text = g_string_new (NULL);

  if (!is_any (uses))
    g_string_append (text, _("Nothing rests on it."));
  if (uses->groups->len > 0)
    {
      g_autofree char *names = dr_group_words ((const char * const *) uses->groups->pdata, uses->groups->len, MOST_NAMES);

      add_sentence (text, g_strdup_printf (_("Groups: %s."), names));
    }
  if (uses->targets->len > 0)
    {
      g_autofree char *names = dr_group_words ((const char * const *) uses->targets->pdata, uses->targets->len, MOST_NAMES);

      add_sentence (text, g_strdup_printf (ngettext ("%1$u figure, of %2$s.", "%1$u figures, of %2$s.", uses->figures),
                                           uses->figures, names));
    }
  if (uses->mixes > 0)
    add_sentence (text, g_strdup_printf (ngettext ("%u channel mix.", "%u channel mixes.", uses->mixes), uses->mixes));
  if (uses->services > 0)
    add_sentence (text, g_strdup_printf (ngettext ("%u service.", "%u services.", uses->services), uses->services));

  return g_string_free (text, FALSE);
}

/* --- The list --- */

/* The smallest base that a figure of it rests on, as EVD-04 looks at it. */
static guint
smallest_base (const DrEvidence *evidence,
               int               source)
{
  guint smallest = G_MAXUINT;

  for (guint i = 0; i < evidence->n_figures; i++)
    if (evidence->figures[i].source == source)
      smallest = MIN (smallest, evidence->figures[i].n);

  return smallest != G_MAXUINT ? smallest : evidence->sources[source].n;
}

static char *
describe_marks (const DrEvidence *evidence,
                const DrRulebook *rulebook,
                DrDate            today,
                int               source)
{
  DrEvidenceAge age = dr_evidence_age (&evidence->sources[source], rulebook, today, NULL);
  gboolean small = dr_evidence_is_small (&evidence->sources[source], smallest_base (evidence, source), rulebook, NULL);
  const char *old = age == DR_AGE_VERY_STALE ? _("Very old") : age == DR_AGE_STALE ? _("Old") : NULL;
  const char *few = small ? _("Few answers, or not said how many") : NULL;

  if (old != NULL && few != NULL)
    return g_strdup_printf ("%s · %s", old, few);

  return g_strdup (old != NULL ? old : few);
}

static char *
describe_row (const DrSource *source)
{
  g_autofree char *date = dr_format_date (source->fieldwork);
  g_autofree char *n = dr_format_whole (source->n);
  g_autofree char *answers = source->n > 0 ? g_strdup_printf (ngettext (" · %s answer", " · %s answers", source->n), n)
                                           : g_strdup ("");

  return g_strdup_printf ("%s · %s · %s%s", dr_source_kind_label (source->kind), source->publisher, date, answers);
}

static gboolean
passes (const DrEvidence *evidence,
        const DrRulebook *rulebook,
        DrDate            today,
        int               index,
        DrSourcesFilter   filter)
{
  const DrSource *source = &evidence->sources[index];
  g_auto (Uses) uses = { NULL };

  switch (filter)
    {
    case DR_SOURCES_OLD:
      return dr_evidence_age (source, rulebook, today, NULL) != DR_AGE_FRESH;
    case DR_SOURCES_SMALL:
      return dr_evidence_is_small (source, smallest_base (evidence, index), rulebook, NULL);
    case DR_SOURCES_NO_FILE:
      return source->file_digest == NULL;
    case DR_SOURCES_UNUSED:
      find_uses (evidence, index, &uses);
      return !is_any (&uses);
    case DR_SOURCES_ALL:
    default:
      return TRUE;
    }
}

/**
 * dr_sources_state_new:
 * @evidence: an evidence base
 * @rulebook: whose rules about evidence judge its sources
 * @today: the day to judge them on
 * @filter: which are listed
 *
 * Pure.
 *
 * Returns: (transfer full): the list
 */
DrSourcesState *
dr_sources_state_new (const DrEvidence *evidence,
                      const DrRulebook *rulebook,
                      DrDate            today,
                      DrSourcesFilter   filter)
{
  DrSourcesState *self = g_new0 (DrSourcesState, 1);

  self->items = g_ptr_array_new_with_free_func (free_item);
  for (guint i = 0; i < evidence->n_sources; i++)
    if (passes (evidence, rulebook, today, (int) i, filter))
      {
        DrSourceItem *item = g_new0 (DrSourceItem, 1);

        item->source = (int) i;
        item->title = g_strdup (evidence->sources[i].title);
        item->detail = describe_row (&evidence->sources[i]);
        item->marks = describe_marks (evidence, rulebook, today, (int) i);
        g_ptr_array_add (self->items, item);
      }
  if (filter == DR_SOURCES_ALL)
    self->count = g_strdup_printf (ngettext ("%u source", "%u sources", self->items->len), self->items->len);
  else
    self->count = g_strdup_printf (ngettext ("%1$u of %2$u source", "%1$u of %2$u sources", evidence->n_sources),
                                   self->items->len, evidence->n_sources);

  return self;
}

/* --- One source --- */

static void
add_fact (DrSourceState *self,
          const char    *label,
          char          *text)
{
  DrSourceFact *fact;

  if (text == NULL)
    return;
  fact = g_new0 (DrSourceFact, 1);
  fact->label = g_strdup (label);
  fact->text = text;
  g_ptr_array_add (self->facts, fact);
}

static char *
describe_age (const DrSource   *source,
              const DrRulebook *rulebook,
              DrDate            today)
{
  double most;
  DrEvidenceAge age = dr_evidence_age (source, rulebook, today, &most);
  g_autofree char *date = dr_format_date (source->fieldwork);
  guint years = dr_is_known (most) ? (guint) lround (most) : 0;

  if (!dr_is_known (most))
    return g_strdup_printf (_("Fieldwork ended %s."), date);
  if (age == DR_AGE_VERY_STALE)
    /* Translators: %1$s is a date, %2$u a number of years */
    return g_strdup_printf (ngettext ("Fieldwork ended %1$s: more than twice the %2$u year after which rule EVD-03 counts this kind "
                                      "as old.",
                                      "Fieldwork ended %1$s: more than twice the %2$u years after which rule EVD-03 counts this kind "
                                      "as old.", years), date, years);
  if (age == DR_AGE_STALE)
    return g_strdup_printf (ngettext ("Fieldwork ended %1$s: more than the %2$u year after which rule EVD-03 counts this kind as old.",
                                      "Fieldwork ended %1$s: more than the %2$u years after which rule EVD-03 counts this kind as old.",
                                      years), date, years);

  return g_strdup_printf (ngettext ("Fieldwork ended %1$s: recent enough by rule EVD-03, which allows this kind %2$u year.",
                                    "Fieldwork ended %1$s: recent enough by rule EVD-03, which allows this kind %2$u years.", years),
                          date, years);
}

static char *
describe_basis (const DrEvidence *evidence,
                const DrRulebook *rulebook,
                int               index)
{
  const DrSource *source = &evidence->sources[index];
  double least;
  guint n = smallest_base (evidence, index);
  gboolean small = dr_evidence_is_small (source, n, rulebook, &least);
  g_autofree char *text = dr_format_whole (n);

  if (!small)
    return NULL;
  if (n == 0)
    return g_strdup_printf (_("How many answered is not given. The checks then assume %u."), (guint) lround (rulebook->assumed_base));

  /* Translators: %1$s is how many answered, %2$u how many should have */
  return g_strdup_printf (_("Some figure of it rests on %1$s answers: rule EVD-04 wants %2$u."), text, (guint) lround (least));
}

static char *
describe_answers (const DrSource *source)
{
  g_autofree char *n = dr_format_whole (source->n);
  g_autofree char *sent = dr_format_whole (source->sent);

  if (source->n == 0)
    return NULL;
  if (source->sent == 0)
    return g_steal_pointer (&n);

  /* Translators: how many answered, of how many who were asked */
  return g_strdup_printf (_("%1$s of %2$s asked"), n, sent);
}

/**
 * dr_source_state_new:
 * @evidence: an evidence base
 * @rulebook: whose rules about evidence judge it
 * @today: the day to judge it on
 * @source: index of sources
 *
 * Pure.
 *
 * Returns: (transfer full): all there is to say of one source
 */
DrSourceState *
dr_source_state_new (const DrEvidence *evidence,
                     const DrRulebook *rulebook,
                     DrDate            today,
                     int               source)
{
  const DrSource *row = &evidence->sources[source];
  DrSourceState *self = g_new0 (DrSourceState, 1);
  g_auto (Uses) uses = { NULL };

  find_uses (evidence, source, &uses);
  self->title = g_strdup (row->title);
  self->marks = describe_marks (evidence, rulebook, today, source);
  self->age = describe_age (row, rulebook, today);
  self->basis = describe_basis (evidence, rulebook, source);
  self->facts = g_ptr_array_new_with_free_func (free_fact);
  add_fact (self, _("Publisher"), g_strdup (row->publisher));
  add_fact (self, _("Kind"), g_strdup (dr_source_kind_label (row->kind)));
  add_fact (self, _("Published"), dr_date_is_set (row->published) ? dr_format_date (row->published) : NULL);
  add_fact (self, _("Answers"), describe_answers (row));
  add_fact (self, _("Place"), g_strdup (evidence->areas[row->area].name));
  add_fact (self, _("People"), g_strdup (row->population));
  add_fact (self, _("How it is known"), g_strdup (row->how_known));
  add_fact (self, _("Licence"), g_strdup (row->licence));
  add_fact (self, _("Note"), g_strdup (row->note));
  self->digest = g_strdup (row->file_digest);
  self->link = g_strdup (row->link);
  self->rests = describe_uses (&uses);
  self->is_used = is_any (&uses);

  return self;
}
