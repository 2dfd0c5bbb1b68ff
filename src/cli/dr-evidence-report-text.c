#include "dr-evidence-report.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-access-figures.h"
#include "dr-names.h"
#include "dr-text.h"

#define GROUP_WIDTH 60
#define COUNT_WIDTH 11
#define SHARE_WIDTH 8
#define REFERENCE_WIDTH 8

#define FIGURE_WIDTH 38
#define RANGE_WIDTH 18
#define FIGURE_BAR_WIDTH 24

/* Sources are numbered from 1 and referred to so: their ids are long. */
static char *
reference_to (int source)
{
  return source != DR_NO_INDEX ? g_strdup_printf ("[%d]", source + 1) : g_strdup ("");
}

static void
add_head (GString                *out,
          const DrEvidenceReport *self)
{
  const DrEvidence *evidence = self->evidence;
  const DrArea *area = &evidence->areas[evidence->area];
  g_autofree char *published = dr_format_date (evidence->published);
  g_autofree char *where = g_strdup_printf ("%s, %s. %s (%s).", evidence->council,
                                            dr_vocabulary_to_string (DR_VOCABULARY_NATION, (int) evidence->nation),
                                            area->name, area->id);
  g_autofree char *what = g_strdup_printf (_("%1$s, version %2$s of %3$s."), evidence->id, evidence->version,
                                           published);

  dr_text_paragraph (out, "", "  ", evidence->title);
  dr_text_paragraph (out, "", "  ", where);
  dr_text_paragraph (out, "", "  ", what);
  g_string_append_printf (out, "SHA-256 %s\n", self->digest);
}

static void
trim_line (GString *out)
{
  while (out->len > 0 && out->str[out->len - 1] == ' ')
    g_string_truncate (out, out->len - 1);
  g_string_append_c (out, '\n');
}

static void
add_group_titles (GString *out)
{
  g_string_append (out, "  ");
  dr_text_cell (out, _("Group"), GROUP_WIDTH, DR_ALIGN_LEFT);
  dr_text_cell (out, _("Count"), COUNT_WIDTH, DR_ALIGN_RIGHT);
  dr_text_cell (out, _("Of"), COUNT_WIDTH, DR_ALIGN_RIGHT);
  dr_text_cell (out, _("Share"), SHARE_WIDTH, DR_ALIGN_RIGHT);
  dr_text_cell (out, _("Source"), REFERENCE_WIDTH, DR_ALIGN_RIGHT);
  g_string_append_c (out, '\n');
}

static double
share_of (const DrGroup *group)
{
  if (dr_is_known (group->count) && dr_is_known (group->base) && group->base > 0.0)
    return group->count / group->base;

  return group->share;
}

static void
add_group_row (GString       *out,
               const DrGroup *group)
{
  double share = share_of (group);
  g_autofree char *count = dr_format_count (group->count);
  g_autofree char *base = dr_is_known (group->base) ? dr_format_count (group->base) : g_strdup ("");
  g_autofree char *percent = dr_is_known (share) ? dr_format_share (share) : g_strdup ("");
  g_autofree char *reference = reference_to (group->source);
  g_auto (GStrv) names = dr_text_lines (group->name, GROUP_WIDTH);
  guint last = 0;

  g_string_append (out, "  ");
  for (; names[last + 1] != NULL; last++)
    g_string_append_printf (out, "%s\n  ", names[last]);
  dr_text_cell (out, names[last], GROUP_WIDTH, DR_ALIGN_LEFT);
  dr_text_cell (out, count, COUNT_WIDTH, DR_ALIGN_RIGHT);
  dr_text_cell (out, base, COUNT_WIDTH, DR_ALIGN_RIGHT);
  dr_text_cell (out, percent, SHARE_WIDTH, DR_ALIGN_RIGHT);
  dr_text_cell (out, reference, REFERENCE_WIDTH, DR_ALIGN_RIGHT);
  trim_line (out);
}

static void
add_groups (GString          *out,
            const DrEvidence *evidence)
{
  dr_text_heading (out, _("Groups"));
  add_group_titles (out);
  add_group_row (out, &evidence->groups[DR_GROUP_ALL]);
  for (guint d = 0; d < evidence->n_dimensions; d++)
    {
      const DrDimension *dimension = &evidence->dimensions[d];

      g_string_append_printf (out, "%s%s\n", dimension->name, dimension->partition ? _(" (parts of a whole)") : "");
      for (guint g = 0; g < evidence->n_groups; g++)
        if (evidence->groups[g].dimension == (int) d)
          add_group_row (out, &evidence->groups[g]);
    }
}

/* One thing after another, with semicolons between. */
static void
join (GString    *joined,
      const char *text)
{
  if (text == NULL || text[0] == '\0')
    return;
  g_string_append_printf (joined, "%s%s", joined->len > 0 ? "; " : "", text);
}

static void
add_group_details (GString          *out,
                   const DrEvidence *evidence,
                   const DrGroup    *group)
{
  g_autoptr (GString) needs = g_string_new (NULL);
  g_autoptr (GString) known = g_string_new (NULL);
  g_autoptr (GString) projected = g_string_new (NULL);

  dr_text_heading (out, group->name);
  add_group_titles (out);
  add_group_row (out, group);

  if (group->dimension != DR_NO_INDEX)
    {
      join (known, dr_characteristic_label (group->characteristic));
      join (known, evidence->dimensions[group->dimension].name);
    }
  join (known, group->unit == DR_UNIT_HOUSEHOLDS ? _("households, not people") : NULL);
  join (known, group->population);
  join (known, group->how_known);
  if (known->len > 0)
    dr_text_paragraph (out, "  ", "    ", known->str);

  for (guint i = 0; i < group->needs.n; i++)
    join (needs, evidence->needs[group->needs.items[i]].name);
  if (needs->len > 0)
    {
      g_autofree char *line = g_strdup_printf (_("Needs: %s"), needs->str);

      dr_text_paragraph (out, "  ", "    ", line);
    }

  for (guint i = 0; i < group->n_projections; i++)
    {
      g_autofree char *count = dr_format_count (group->projections[i].count);
      g_autofree char *reference = reference_to (group->projections[i].source);
      /* Translators: a year, the people projected for it, and the number of the source */
      g_autofree char *year = g_strdup_printf (_("%1$u: %2$s %3$s"), group->projections[i].year, count, reference);

      join (projected, year);
    }
  if (projected->len > 0)
    {
      g_autofree char *line = g_strdup_printf (_("Projected: %s"), projected->str);

      dr_text_paragraph (out, "  ", "    ", line);
    }
}

static char *
describe_figure (const DrEvidence *evidence,
                 const DrFigure   *figure)
{
  static const char * const formats[] = {
    /* Translators: %s is a channel, access point or prerequisite */
    [DR_FIGURE_USE] = N_("can use: %s"),
    [DR_FIGURE_PREFER] = N_("prefers: %s"),
    [DR_FIGURE_CONTACT] = N_("contacts by: %s"),
    [DR_FIGURE_ATTITUDE] = N_("attitude to: %s"),
  };
  const char *name = figure->target == DR_TARGET_CHANNEL        ? evidence->channels[figure->target_index].name
                     : figure->target == DR_TARGET_PREREQUISITE ? evidence->prerequisites[figure->target_index].name
                                                                : evidence->points[figure->target_index].name;

  if (figure->kind == DR_FIGURE_USE && figure->target == DR_TARGET_PREREQUISITE)
    /* Translators: %s is a prerequisite, such as internet access */
    return g_strdup_printf (_("has: %s"), name);

  return g_strdup_printf (_(formats[figure->kind]), name);
}

/* How a figure is known: where it comes from, when, of whom, on how many answers. */
static void
add_how_known (GString                *out,
               const DrEvidenceReport *self,
               const DrFigure         *figure)
{
  const DrEvidence *evidence = self->evidence;
  const DrSource *source = &evidence->sources[figure->source];
  gboolean sampled = source->kind == DR_SOURCE_SURVEY || source->kind == DR_SOURCE_STUDY;
  g_autoptr (GString) known = g_string_new (NULL);
  g_autofree char *reference = reference_to (figure->source);
  g_autofree char *date = dr_format_date (figure->date);
  g_autofree char *base = figure->n > 0 ? g_strdup_printf (ngettext ("%'u answer", "%'u answers", figure->n), figure->n)
                                        : g_strdup_printf (_("no number of answers given, %.0f assumed"),
                                                           self->assumed_base);

  join (known, reference);
  join (known, date);
  join (known, sampled ? base : _("counted"));
  join (known, figure->area != evidence->area ? evidence->areas[figure->area].name : NULL);
  join (known, figure->population);
  join (known, figure->how_known != NULL ? figure->how_known : source->how_known);
  join (known, figure->note);
  dr_text_paragraph (out, "      ", "      ", known->str);
}

static void
add_figure (GString                *out,
            const DrEvidenceReport *self,
            const DrFigure         *figure)
{
  DrInterval interval = dr_access_figures_interval (self->evidence, figure->share, figure->n, figure->source,
                                                    self->assumed_base);
  g_autofree char *what = describe_figure (self->evidence, figure);
  g_autofree char *share = dr_format_share (figure->share);
  g_autofree char *range = dr_interval_width (interval) > 0.0 ? dr_format_interval (interval) : g_strdup (_("exact"));

  g_string_append (out, "  ");
  dr_text_cell (out, what, FIGURE_WIDTH, DR_ALIGN_LEFT);
  dr_text_cell (out, share, SHARE_WIDTH, DR_ALIGN_RIGHT);
  g_string_append (out, "  ");
  dr_text_cell (out, range, RANGE_WIDTH, DR_ALIGN_RIGHT);
  g_string_append (out, "  ");
  dr_text_bar (out, interval, FIGURE_BAR_WIDTH);
  g_string_append_c (out, '\n');
  add_how_known (out, self, figure);
}

static void
add_figures (GString                *out,
             const DrEvidenceReport *self)
{
  const DrEvidence *evidence = self->evidence;
  guint n = 0;

  dr_text_heading (out, _("Figures, and the range consistent with each"));
  for (guint g = 0; g < evidence->n_groups; g++)
    {
      gboolean titled = FALSE;

      if (self->group != DR_NO_INDEX && self->group != (int) g)
        continue;
      for (guint i = 0; i < evidence->n_figures; i++)
        {
          if (evidence->figures[i].group != (int) g)
            continue;
          if (!titled)
            g_string_append_printf (out, "%s\n", evidence->groups[g].name);
          titled = TRUE;
          n++;
          add_figure (out, self, &evidence->figures[i]);
        }
    }
  if (n == 0)
    g_string_append_printf (out, "  %s\n", _("None is known."));
}

/* Whether the one group that is shown leans on a source. */
static gboolean
is_source_of (const DrEvidenceReport *self,
              int                     source)
{
  const DrGroup *group = &self->evidence->groups[self->group];

  if (group->source == source)
    return TRUE;
  for (guint i = 0; i < group->n_projections; i++)
    if (group->projections[i].source == source)
      return TRUE;
  for (guint i = 0; i < self->evidence->n_figures; i++)
    if (self->evidence->figures[i].group == self->group && self->evidence->figures[i].source == source)
      return TRUE;

  return FALSE;
}

static void
add_source (GString          *out,
            const DrEvidence *evidence,
            guint             index)
{
  const DrSource *source = &evidence->sources[index];
  g_autoptr (GString) details = g_string_new (NULL);
  g_autofree char *head = g_strdup_printf ("[%u] ", index + 1);
  g_autofree char *date = dr_format_date (source->fieldwork);
  g_autofree char *when = g_strdup_printf (_("fieldwork %s"), date);
  g_autofree char *answers = source->sent > 0 && source->n > 0
                               ? g_strdup_printf (_("%1$'u answered of %2$'u asked"), source->n, source->sent)
                             : source->n > 0 ? g_strdup_printf (ngettext ("%'u answer", "%'u answers", source->n), source->n)
                                             : NULL;

  dr_text_paragraph (out, head, "      ", source->title);
  join (details, source->id);
  join (details, source->publisher);
  join (details, dr_vocabulary_to_string (DR_VOCABULARY_SOURCE_KIND, (int) source->kind));
  join (details, when);
  join (details, answers);
  join (details, evidence->areas[source->area].name);
  join (details, source->population);
  join (details, source->how_known);
  join (details, source->licence);
  join (details, source->link);
  join (details, source->note);
  dr_text_paragraph (out, "      ", "      ", details->str);
}

/**
 * dr_evidence_report_to_text:
 * @self: what to show
 *
 * Returns: (transfer full): for a terminal
 */
char *
dr_evidence_report_to_text (const DrEvidenceReport *self)
{
  GString *out = g_string_new (NULL);

  add_head (out, self);
  if (self->group == DR_NO_INDEX)
    add_groups (out, self->evidence);
  else
    add_group_details (out, self->evidence, &self->evidence->groups[self->group]);
  add_figures (out, self);

  dr_text_heading (out, _("Sources"));
  for (guint i = 0; i < self->evidence->n_sources; i++)
    if (self->group == DR_NO_INDEX || is_source_of (self, (int) i))
      add_source (out, self->evidence, i);

  return g_string_free (out, FALSE);
}
