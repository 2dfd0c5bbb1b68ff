#include "dr-version-row.h"

#include <string.h>

#include "dr-justification.h"
#include "dr-record-use.h"

/* Longest line of a change in a list, in characters. */
#define LINE 200

static const char *
keep (DrArena *arena,
      GString *text)
{
  return dr_arena_strndup (arena, text->str, text->len);
}

/* A text's beginning in one line. */
static const char *
one_line (DrArena    *arena,
          const char *text)
{
  g_autofree char *line = g_utf8_strlen (text, -1) > LINE ? g_utf8_substring (text, 0, LINE) : g_strdup (text);

  g_strdelimit (line, "\n\t", ' ');
  g_strstrip (line);

  return dr_arena_strdup (arena, line);
}

static void
count_findings (const DrCheck *check,
                DrRegisterRow *row)
{
  for (guint i = 0; i < check->n_results; i++)
    {
      const DrResult *result = &check->results[i];

      if (!dr_check_is_open (check, result))
        continue;
      row->must += result->severity == DR_SEVERITY_MUST;
      row->escalate += result->severity == DR_SEVERITY_ESCALATE;
      row->justify += result->severity == DR_SEVERITY_JUSTIFY;
    }
}

/* Everything that an officer wrote, for search. */
static const char *
gather_text (const DrAssessment *assessment,
             DrArena            *arena)
{
  g_autoptr (GString) text = g_string_new (assessment->why);

  for (guint i = 0; i < assessment->n_answers; i++)
    g_string_append_printf (text, "\n%s", assessment->answers[i].text);
  for (guint i = 0; i < assessment->n_options; i++)
    g_string_append_printf (text, "\n%s\n%s", assessment->options[i].name, assessment->options[i].description);
  for (guint i = 0; i < assessment->n_impacts; i++)
    for (guint aim = 0; aim < DR_N_AIMS; aim++)
      g_string_append_printf (text, "\n%s", assessment->impacts[i].aims[aim].text);
  for (guint i = 0; i < assessment->n_adjustments; i++)
    g_string_append_printf (text, "\n%s", assessment->adjustments[i].text);
  for (guint i = 0; i < assessment->n_consultations; i++)
    g_string_append_printf (text, "\n%s\n%s", assessment->consultations[i].name, assessment->consultations[i].changed);
  for (guint i = 0; i < assessment->n_actions; i++)
    g_string_append_printf (text, "\n%s", assessment->actions[i].text);
  for (guint i = 0; i < assessment->n_justifications; i++)
    g_string_append_printf (text, "\n%s", assessment->justifications[i].text);
  g_string_append_printf (text, "\n%s", assessment->outcome_reasons);

  return keep (arena, text);
}

static DrIds
keep_ids (DrArena   *arena,
          GPtrArray *ids)
{
  const char **items = dr_arena_array0 (arena, const char *, ids->len);

  for (guint i = 0; i < ids->len; i++)
    items[i] = dr_arena_strdup (arena, ids->pdata[i]);

  return (DrIds) { items, ids->len };
}

static DrIds
negative_groups (const DrCheck *check,
                 DrArena       *arena)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  for (guint g = 0; g < check->evidence->n_groups; g++)
    if (dr_effect_is_negative (check->effect[g]))
      g_ptr_array_add (ids, (gpointer) check->evidence->groups[g].id);

  return keep_ids (arena, ids);
}

static void
gather_withdrawn (const DrCheck *check,
                  DrArena       *arena,
                  DrRegisterRow *row)
{
  const DrAssessment *assessment = check->assessment;
  DrWithdrawnPoint *withdrawn = dr_arena_array0 (arena, DrWithdrawnPoint, assessment->n_points);
  guint n = 0;

  for (guint p = 0; assessment->chosen != DR_NO_INDEX && p < assessment->n_points; p++)
    if (dr_access_figures_state (check->figures, (guint) assessment->chosen, p) & DR_POINT_WITHDRAWN)
      {
        withdrawn[n].point = dr_arena_strdup (arena, assessment->points[p].id);
        withdrawn[n++].channel = dr_arena_strdup (arena, check->evidence->channels[assessment->points[p].channel].id);
      }
  row->withdrawn = withdrawn;
  row->n_withdrawn = n;
}

static void
add_used (GPtrArray  *tags,
          const char *kind,
          const char *id)
{
  g_ptr_array_add (tags, g_strconcat (kind, ":", id, NULL));
}

/* What of the evidence the results rest on. Groups, dimensions and needs are everybody's: a change of one of those is a
 * change to all, and has no tag. */
static DrIds
used_tags (const DrCheck *check,
           DrArena       *arena)
{
  const DrEvidence *evidence = check->evidence;
  g_autoptr (DrEvidenceUse) use = dr_record_use_new (check);
  g_autoptr (GPtrArray) tags = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < evidence->n_sources; i++)
    if (use->sources[i])
      add_used (tags, "source", evidence->sources[i].id);
  for (guint i = 0; i < evidence->n_channels; i++)
    if (use->channels[i])
      add_used (tags, "channel", evidence->channels[i].id);
  for (guint i = 0; i < evidence->n_prerequisites; i++)
    if (use->prerequisites[i])
      add_used (tags, "prerequisite", evidence->prerequisites[i].id);
  for (guint i = 0; i < evidence->n_points; i++)
    if (use->points[i])
      add_used (tags, "point", evidence->points[i].id);
  for (guint i = 0; i < evidence->n_services; i++)
    if (use->services[i])
      add_used (tags, "service", evidence->services[i].id);

  return keep_ids (arena, tags);
}

/**
 * dr_version_row_make:
 * @check: a version with everything computed
 * @revision: of the draft that it was read from
 * @arena: where the row's text goes
 * @row: (out caller-allocates): the row
 */
void
dr_version_row_make (const DrCheck *check,
                     guint64        revision,
                     DrArena       *arena,
                     DrRegisterRow *row)
{
  const DrAssessment *assessment = check->assessment;
  const DrService *service = assessment->service != DR_NO_INDEX ? &check->evidence->services[assessment->service] : NULL;

  *row = (DrRegisterRow) {
    .reference = dr_arena_strdup (arena, assessment->reference),
    .version = assessment->version,
    .title = dr_arena_strdup (arena, assessment->title),
    .service = dr_arena_strdup (arena, service != NULL ? service->id : ""),
    .service_name = dr_arena_strdup (arena, service != NULL ? service->name : ""),
    .change = one_line (arena, assessment->what),
    .outcome = assessment->outcome,
    .decision = dr_date_is_set (assessment->decision.date) ? assessment->decision.date : assessment->decision_date,
    .review = dr_date_is_set (assessment->reviewed) ? DR_DATE_NONE : assessment->review,
    .owner = dr_arena_strdup (arena, assessment->author != NULL ? assessment->author : ""),
    .revision = revision,
    .search_text = gather_text (assessment, arena),
    .effective = assessment->effective,
    .negative = negative_groups (check, arena),
    .uses = used_tags (check, arena),
  };
  count_findings (check, row);
  gather_withdrawn (check, arena, row);
}
