/* All figures that were computed: each option, each group; gaps between mixes; what would settle what; every check. */
#include "dr-report-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "dr-names.h"

static DrWords
group_name (const DrReport *self,
            guint           group)
{
  return dr_report_words (self, self->evidence->groups[group].name);
}

static void
add_name (const DrReport *self,
          guint           group)
{
  dr_document_start_row (self->out);
  dr_document_add_header (self->out, DR_CELL_ROW_HEADER, group_name (self, group), 1, 1);
}

/* A share of a group, or of others, under its own key. @of: people that it is a share of; DR_UNKNOWN: it is no share of them */
static DrWords
share (const DrReport *self,
       guint           option,
       guint           group,
       const char     *quantity,
       DrInterval      value,
       double          of)
{
  g_autofree char *key = dr_report_key (self, option, group, quantity);

  return dr_words_value (self->out, dr_value_share (self->out, value, of, key));
}

/* A difference of two shares, under its own key. */
static DrWords
points (const DrReport *self,
        guint           option,
        guint           group,
        const char     *quantity,
        DrInterval      value)
{
  g_autofree char *key = dr_report_key (self, option, group, quantity);

  return dr_words_value (self->out, dr_value_points (self->out, value, key));
}

static DrWords
borne (const DrReport *self,
       guint           option,
       guint           group,
       const char     *quantity,
       const DrBorne  *value)
{
  return share (self, option, group, quantity, value->known ? value->share : dr_interval_exact (DR_UNKNOWN),
                dr_access_review_get (self->check->review, option, group)->people);
}

static void
add_reach_table (const DrReport *self,
                 guint           option,
                 DrWords         caption)
{
  const char * const titles[] = { _("Group"), dr_report_people_title (self), _("Cannot use it today"), _("Could not use it after the change") };
  guint n = G_N_ELEMENTS (titles) - self->assessment->access_review;

  dr_document_start_table (self->out, "reach", caption, n);
  dr_document_set_weight (self->out, 0, 2);
  dr_document_set_none (self->out, 2, self->assessment->access_review
                                          ? _("No one in these groups is without a way to the service")
                                          : _("No one in these groups is without a way to the service, before or after"));
  dr_report_head_row (self, titles, n);
  for (guint g = 0; g < self->evidence->n_groups; g++)
    {
      const DrGroupReview *row = dr_access_review_get (self->check->review, option, g);

      add_name (self, g);
      dr_document_add_cell (self->out, dr_report_reckoned_size (self, g));
      dr_document_add_cell (self->out, dr_report_loss (self, option, g, "excluded-before", row->excluded_before_people,
                                                       row->excluded_before));
      if (n > 3)
        dr_document_add_cell (self->out, dr_report_loss (self, option, g, "excluded-after",
                                                         dr_people_of (row->people, row->excluded_after), row->excluded_after));
    }
  dr_document_add_table (self->out, dr_document_end_table (self->out));
}

static gboolean
has_mitigation (const DrReport *self,
                guint           option)
{
  for (guint g = 0; g < self->evidence->n_groups; g++)
    if (dr_access_review_get (self->check->review, option, g)->has_mitigation)
      return TRUE;

  return FALSE;
}

static void
add_loss_cells (const DrReport *self,
                guint           option,
                guint           group,
                const DrLoss   *loss,
                gboolean        without)
{
  dr_document_add_cell (self->out,
                        dr_report_loss (self, option, group, without ? "newly-excluded/without-mitigation" : "newly-excluded",
                                                   loss->newly_excluded_people, loss->newly_excluded));
  dr_document_add_cell (self->out, dr_report_loss (self, option, group, without ? "at-risk/without-mitigation" : "at-risk",
                                                   loss->at_risk_people, loss->at_risk));
}

static void
add_loss_table (const DrReport *self,
                guint           option,
                DrWords         caption)
{
  const char * const titles[] = { _("Newly excluded"), _("At risk") };
  gboolean mitigated = has_mitigation (self, option);

  dr_document_start_table (self->out, "losses-table", caption, mitigated ? 5 : 3);
  dr_document_set_weight (self->out, 0, 2);
  dr_document_set_none (self->out, 1, _("No one in these groups is newly excluded or at risk"));
  dr_document_start_row (self->out);
  dr_document_add_header (self->out, DR_CELL_COLUMN_HEADER, dr_report_words (self, _("Group")), 1, mitigated ? 2 : 1);
  if (mitigated)
    {
      dr_document_add_header (self->out, DR_CELL_COLUMN_HEADER, dr_report_words (self, _("Without mitigation")), 2, 1);
      dr_document_add_header (self->out, DR_CELL_COLUMN_HEADER, dr_report_words (self, _("With mitigation")), 2, 1);
      dr_document_start_row (self->out);
    }
  for (guint i = 0; i < (mitigated ? 4u : 2u); i++)
    dr_document_add_header (self->out, DR_CELL_COLUMN_HEADER, dr_report_words (self, titles[i % 2]), 1, 1);
  for (guint g = 0; g < self->evidence->n_groups; g++)
    {
      const DrGroupReview *row = dr_access_review_get (self->check->review, option, g);

      add_name (self, g);
      add_loss_cells (self, option, g, &row->plain, mitigated);
      if (mitigated)
        add_loss_cells (self, option, g, &row->mitigated, FALSE);
    }
  dr_document_add_table (self->out, dr_document_end_table (self->out));
}

static gboolean
is_nobody (const DrBorne *value)
{
  return value->known && value->share.hi == 0.0;
}

/* How a share of a group compares with that of the others: theirs, the difference, how many times as much. @nobody: whether
 * it is nobody's in the group. */
static void
add_against_cells (const DrReport    *self,
                   guint              option,
                   guint              group,
                   const char        *quantity,
                   const DrBearsMore *against,
                   gboolean           nobody)
{
  g_autofree char *rest = g_strconcat (quantity, "/rest", NULL);
  g_autofree char *difference = g_strconcat (quantity, "/difference", NULL);
  g_autofree char *interval = g_strconcat (quantity, "/interval", NULL);
  g_autofree char *ratio = dr_report_key (self, option, group, quantity);
  g_autofree char *ratio_key = g_strconcat (ratio, "/ratio", NULL);
  DrValue unknown = dr_value_unknown (self->out, _("not known"), ratio_key);
  DrValue none = dr_value_unknown (self->out, nobody && against->rest == 0.0 ? "–" : _("none of the others"), ratio_key);
  DrWords parts[2] = { dr_words_none (), dr_words_none () };

  if (!against->applicable || !against->known)
    {
      for (guint i = 0; i < 3; i++)
        dr_document_add_cell (self->out, against->applicable ? dr_words_value (self->out, unknown) : dr_report_missing (self, "–"));
      return;
    }
  dr_document_add_cell (self->out, share (self, option, group, rest, dr_interval_exact (against->rest),
                                          dr_report_others (self, group)));
  parts[0] = points (self, option, group, difference, dr_interval_exact (against->difference));
  if (against->has_interval)
    parts[1] = dr_words_styled (self->out, points (self, option, group, interval, against->interval), DR_RUN_MUTED);
  dr_document_add_cell (self->out, dr_words_joined (self->out, parts, 2, "\n"));
  if (against->has_ratio)
    dr_document_add_cell (self->out, dr_words_value (self->out, dr_value_ratio (self->out, against->ratio, ratio_key)));
  else   /* of nobody on both sides nothing is to be said */
    dr_document_add_cell (self->out, dr_words_value (self->out, none));
}

/* Whose main way in closes, or closes or moves; each held against those who are not in the group. Two tables, since a range of a
 * difference takes its room. */
static void
add_burden_table (const DrReport *self,
                  guint           option,
                  gboolean        either,
                  DrWords         caption)
{
  const char * const titles[] = { _("Group"), _("Restricted"), either ? _("Either") : _("Displaced"), _("Others"), _("Difference"),
                                  _("Times as much") };

  dr_document_start_table (self->out, either ? "burden-either" : "burden", caption, either ? 6 : 5);
  dr_document_set_weight (self->out, 0, 2);
  dr_document_set_none (self->out, 1, either ? _("In these groups no one’s main way in closes, shrinks or moves")
                                             : _("In these groups no one’s main way in closes"));
  dr_document_start_row (self->out);
  for (gsize i = 0; i < G_N_ELEMENTS (titles); i++)
    if (i != 1 || either)
      dr_document_add_header (self->out, DR_CELL_COLUMN_HEADER, dr_report_words (self, titles[i]), 1, 1);
  for (guint g = 0; g < self->evidence->n_groups; g++)
    {
      const DrGroupReview *row = dr_access_review_get (self->check->review, option, g);

      if (!row->displaced.known && !row->restricted.known && !row->affected.known)
        continue;
      add_name (self, g);
      if (either)
        {
          dr_document_add_cell (self->out, borne (self, option, g, "restricted", &row->restricted));
          dr_document_add_cell (self->out, borne (self, option, g, "affected", &row->affected));
          add_against_cells (self, option, g, "affected", &row->affected_against_rest, is_nobody (&row->affected));
        }
      else
        {
          dr_document_add_cell (self->out, borne (self, option, g, "displaced", &row->displaced));
          add_against_cells (self, option, g, "displaced", &row->displaced_against_rest, is_nobody (&row->displaced));
        }
    }
  dr_document_add_table (self->out, dr_document_end_table (self->out));
}

static void
add_option (const DrReport *self,
            guint           index)
{
  g_autofree char *anchor = g_strdup_printf ("figures-option-%u", index + 1);
  DrValue name = dr_report_option (self, index);

  dr_document_add_heading (self->out, 2, anchor, self->assessment->access_review
                                                   ? dr_report_words (self, _("The service as it is"))
                                                   : dr_words_value (self->out, name));
  add_reach_table (self, index, self->assessment->access_review
                                  ? dr_report_words (self, _("Who cannot use the service"))
                                  : dr_words_format (self->out, _("Who cannot use the service: %s"), &name, 1));
  if (self->assessment->access_review)
    return;
  add_loss_table (self, index, dr_words_format (self->out, _("Newly excluded and at risk: %s"), &name, 1));
  add_burden_table (self, index, FALSE, dr_words_format (self->out, _("Whose main way in closes: %s"), &name, 1));
  add_burden_table (self, index, TRUE, dr_words_format (self->out, _("Whose main way in closes, shrinks or moves: %s"), &name, 1));
}

static void
add_gap_row (const DrReport *self,
             DrWords         name,
             DrValue         value)
{
  dr_document_start_row (self->out);
  dr_document_add_header (self->out, DR_CELL_ROW_HEADER, name, 1, 1);
  dr_document_add_cell (self->out, dr_words_value (self->out, value));
}

/* The family of the channel with the fewest contacts of those compared: what is said of all of them is as coarse as it is. */
static char *
rarest_channel (const DrReport *self,
                const DrMixGap *gap)
{
  const DrChannelMix *mix = &self->check->mixes->mixes[DR_MIX_ACTUAL];
  int rarest = DR_NO_INDEX;

  for (guint c = 0; c < self->evidence->n_channels; c++)
    if (gap->compared[c] && mix->stated[c] && mix->share[c].hi > 0.0
        && (rarest == DR_NO_INDEX || mix->share[c].hi < mix->share[rarest].hi))
      rarest = (int) c;

  return g_strdup_printf ("channel:%s", rarest != DR_NO_INDEX ? self->evidence->channels[rarest].id : "");
}

static void
add_gap (const DrReport *self,
         const DrMixGap *gap)
{
  const DrValue names[2] = { dr_value_text (self->out, dr_mix_kind_label (gap->a)),
                             dr_value_text (self->out, dr_mix_kind_label (gap->b)) };
  const char * const titles[] = { _("Channel"), _("Difference") };
  g_autofree char *prefix = g_strdup_printf ("gap:%u-%u", (guint) gap->a, (guint) gap->b);
  gboolean actual = gap->a == DR_MIX_ACTUAL || gap->b == DR_MIX_ACTUAL;
  g_autofree char *rarest = actual ? rarest_channel (self, gap) : g_strdup (prefix);
  g_autofree char *other = actual ? g_strconcat ("channel:/", prefix, NULL) : g_strdup (prefix);
  g_autofree char *digital_a = g_strconcat (gap->a == DR_MIX_ACTUAL ? rarest : prefix, "/digital-a", NULL);
  g_autofree char *digital_b = g_strconcat (gap->b == DR_MIX_ACTUAL ? rarest : prefix, "/digital-b", NULL);
  g_autofree char *dissimilarity = g_strconcat (rarest, "/dissimilarity", NULL);

  dr_document_start_table (self->out, prefix, dr_words_format (self->out, _("%1$s less %2$s"), names, 2), 2);
  dr_document_set_weight (self->out, 0, 2);
  dr_report_head_row (self, titles, G_N_ELEMENTS (titles));
  for (guint c = 0; c < self->evidence->n_channels; c++)
    if (gap->compared[c])
      {
        /* Of two mixes and their difference, whoever knows two knows the third. */
        g_autofree char *key = actual ? g_strdup_printf ("channel:%s/%s", self->evidence->channels[c].id, prefix)
                                      : g_strdup_printf ("%s/channel:%s", prefix, self->evidence->channels[c].id);

        add_gap_row (self, dr_report_words (self, self->evidence->channels[c].name),
                     dr_value_points (self->out, gap->difference[c], key));
      }
  if (gap->has_other)
    add_gap_row (self, dr_report_words (self, _("Other")), dr_value_points (self->out, gap->other, other));
  if (gap->has_digital_a)
    add_gap_row (self, dr_words_format (self->out, _("By digital channels: %s"), &names[0], 1),
                 dr_value_share (self->out, dr_interval_exact (gap->digital_a), DR_UNKNOWN, digital_a));
  if (gap->has_digital_b)
    add_gap_row (self, dr_words_format (self->out, _("By digital channels: %s"), &names[1], 1),
                 dr_value_share (self->out, dr_interval_exact (gap->digital_b), DR_UNKNOWN, digital_b));
  if (gap->has_dissimilarity)
    add_gap_row (self, dr_report_words (self, _("Contacts that would have to move")),
                 dr_value_share (self->out, dr_interval_exact (gap->dissimilarity), DR_UNKNOWN, dissimilarity));
  dr_document_add_table (self->out, dr_document_end_table (self->out));
}

/* There are no halves of people: the nearest number, as in the sentences of the access review. The value keeps the half. */
static DrValue
gain_value (const DrReport *self,
            double          gain,
            const char     *key)
{
  const gint64 people = (gint64) round (gain);
  DrValue value = dr_value_people (self->out, (DrPeople) { TRUE, people, people }, DR_UNKNOWN, key);
  /* Translators: people by whom a range would narrow */
  g_autofree char *text = people > 0 ? dr_format_whole (people) : g_strdup (_("fewer than 1"));

  value.lo = gain;
  value.hi = gain;

  return dr_value_shown_as (self->out, value, text);
}

/* One row a group: what would settle it, with the people by whom each figure would narrow the range. */
static void
add_settle_row (const DrReport *self,
                guint           group,
                DrArena        *scratch)
{
  const DrSettleList *list = &self->check->settle;
  g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (DrWords));

  for (guint i = 0; i < list->n; i++)
    {
      const DrSettle *item = &list->items[i];
      const char *subject;
      g_autofree char *target = NULL;
      g_autofree char *key = NULL;
      DrValue values[2];
      DrWords words;

      if (item->group != group || item->gain <= 0.0 || dr_report_is_unranked (self, group))
        continue;
      subject = dr_settle_target (self->check->figures, item, scratch);
      target = dr_subject_describe (self->check, subject);
      /* Not by its place in the list, which is another one where something else settles more. */
      key = g_strdup_printf ("group:%s/settle/%s", self->evidence->groups[group].id, subject);
      values[0] = dr_report_subject (self, subject, target);
      values[1] = gain_value (self, item->gain, key);
      /* Translators: what would be asked of, e.g. a channel; a number of people */
      words = dr_words_format (self->out, _("%1$s (%2$s)"), values, 2);
      g_array_append_val (parts, words);
    }
  if (parts->len == 0)
    return;
  dr_document_start_row (self->out);
  dr_document_add_header (self->out, DR_CELL_ROW_HEADER, group_name (self, group), 1, 1);
  dr_document_add_cell (self->out, dr_words_joined (self->out, (const DrWords *) (gpointer) parts->data, parts->len, ", "));
}

static void
add_settle (const DrReport *self)
{
  const char * const titles[] = { _("Group"), _("How many of it can use (people by whom the range would narrow)") };
  g_autoptr (DrArena) scratch = dr_arena_new ();
  gboolean left_out = FALSE;

  dr_report_start_table (self, "settle-table", _("Which figures would settle it"), 2);
  dr_document_set_weight (self->out, 1, 3);
  dr_report_head_row (self, titles, G_N_ELEMENTS (titles));
  for (guint g = 0; g < self->evidence->n_groups; g++)
    {
      add_settle_row (self, g, scratch);
      left_out = left_out || dr_report_is_unranked (self, g);
    }
  if (dr_document_count_rows (self->out) > 1)
    {
      dr_report_heading (self, 2, "figures-settle", _("What would settle it"));
      if (left_out)
        dr_report_small (self, _("Groups of which a number is not shown as it is are left out."));
    }
  dr_document_add_table (self->out, dr_document_end_table (self->out));
}

static guint
count_results (const DrReport *self,
               guint           rule,
               DrResultKind    kind)
{
  guint n = 0;

  for (guint i = 0; i < self->check->n_results; i++)
    n += self->check->results[i].rule == rule && self->check->results[i].kind == kind
         && (self->left_out == NULL || !self->left_out[i]);

  return n;
}

/* Whether all that a check said is left out: "0" would say that it was not made, or found nothing. */
static gboolean
is_left_out (const DrReport *self,
             guint           rule)
{
  gboolean any = FALSE;

  for (guint i = 0; self->left_out != NULL && i < self->check->n_results; i++)
    {
      if (self->check->results[i].rule != rule)
        continue;
      if (!self->left_out[i])
        return FALSE;
      any = TRUE;
    }

  return any;
}

/* Or a public version says nothing of it. */
static gboolean
does_apply (const DrReport *self,
            guint           result)
{
  return self->check->results[result].kind != DR_RESULT_NOT_APPLICABLE || (self->left_out != NULL && self->left_out[result]);
}

/* Which checks do not apply for the reason of result @first: "MIT-02, MIT-04". @said: (inout): of which results it is said */
static char *
join_rules (const DrReport *self,
            guint           first,
            gboolean       *said)
{
  const DrCheck *check = self->check;
  GString *rules = g_string_new (NULL);
  guint last = G_MAXUINT;

  for (guint i = first; i < check->n_results; i++)
    {
      if (does_apply (self, i) || strcmp (check->results[i].reason, check->results[first].reason) != 0)
        continue;
      said[i] = TRUE;
      if (check->results[i].rule != last)
        g_string_append_printf (rules, "%s%s", rules->len > 0 ? ", " : "", dr_check_get_rule (check, &check->results[i])->id);
      last = check->results[i].rule;
    }

  return g_string_free (rules, FALSE);
}

/* Why checks do not apply: each reason once, and of which it is. */
static void
add_reasons (const DrReport *self)
{
  const DrCheck *check = self->check;
  g_autofree gboolean *said = g_new0 (gboolean, check->n_results + 1);
  gboolean any = FALSE;

  for (guint i = 0; i < check->n_results; i++)
    {
      g_autofree char *rules = NULL;
      DrWords parts[2];

      if (said[i] || does_apply (self, i))
        continue;
      rules = join_rules (self, i, said);
      parts[0] = dr_report_message (self, &check->results[i]);
      parts[1] = dr_words_styled (self->out, dr_report_words (self, rules), DR_RUN_MUTED);
      if (!any)
        {
          dr_report_heading (self, 3, "not-applicable", _("Why checks do not apply"));
          dr_document_start_list (self->out, FALSE);
        }
      any = TRUE;
      dr_document_add_item (self->out, dr_words_joined (self->out, parts, 2, " "));
    }
  if (any)
    dr_document_end_list (self->out);
}

static void
add_checks (const DrReport *self)
{
  const char * const titles[] = { _("Check"), _("What it is about"), _("Nothing found"), _("Something found"),
                                  _("Could not be judged"), _("Does not apply") };
  static const DrResultKind kinds[] = { DR_RESULT_PASS, DR_RESULT_FAIL, DR_RESULT_UNKNOWN, DR_RESULT_NOT_APPLICABLE };
  const DrRulebook *rulebook = self->check->rulebook;

  dr_report_heading (self, 2, "checks", _("Every check"));
  if (dr_report_leaves_out (self))
    dr_report_say_left_out (self);
  dr_report_start_table (self, "checks-table", _("How often each check was made, and whether it found something to answer"), G_N_ELEMENTS (titles));
  dr_document_set_weight (self->out, 1, 4);
  dr_report_head_row (self, titles, G_N_ELEMENTS (titles));
  for (guint r = 0; r < rulebook->n_rules; r++)
    {
      dr_document_start_row (self->out);
      dr_document_add_header (self->out, DR_CELL_ROW_HEADER, dr_report_words (self, rulebook->rules[r].id), 1, 1);
      dr_document_add_cell (self->out, dr_report_words (self, dr_edition_words (rulebook->rules[r].title)));
      for (gsize k = 0; k < G_N_ELEMENTS (kinds); k++)
        dr_document_add_cell (self->out,
                              is_left_out (self, r)
                                ? dr_report_missing (self, _("not shown"))
                                : dr_words_value (self->out, dr_value_number (self->out, count_results (self, r, kinds[k]))));
    }
  dr_document_add_table (self->out, dr_document_end_table (self->out));
  add_reasons (self);
}

void
dr_report_add_figures (const DrReport *self)
{
  dr_report_chapter (self, "figures", _("All figures"));
  dr_report_small (self,
                   _("Everything that was computed, so that nobody has to take the summary’s word for it. Two ends of a range both "
                           "agree with the evidence; “others” are those who are not in the group."));
  for (guint i = 0; i < self->assessment->n_options; i++)
    add_option (self, i);
  for (guint i = 0; i < self->check->mixes->n_gaps; i++)
    {
      if (i == 0)
        dr_report_heading (self, 2, "mix-gaps", _("Gaps between channel mixes"));
      add_gap (self, &self->check->mixes->gaps[i]);
    }
  add_settle (self);
  add_checks (self);
}
