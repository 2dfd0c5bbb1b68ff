/* What changes, whether a full assessment is needed, and the options: each access point before and after. */
#include "dr-report-private.h"

#include <glib/gi18n-lib.h>

#include "dr-names.h"
#include "dr-result-words.h"

static void
add_text (const DrReport *self,
          const char     *anchor,
          const char     *title,
          const char     *text,
          const char     *key)
{
  if (text[0] == '\0')
    return;
  dr_report_heading (self, 2, anchor, title);
  dr_document_add_said (self->out, text, key);
}

void
dr_report_add_change (const DrReport *self)
{
  const DrAssessment *a = self->assessment;
  const DrService *service = a->service != DR_NO_INDEX ? &self->evidence->services[a->service] : NULL;

  dr_report_chapter (self, "change", a->access_review ? _("The service") : _("The change"));
  dr_document_start_pairs (self->out);
  if (service != NULL)
    {
      dr_report_pair (self, _("Service"), dr_report_words (self, service->name));
      dr_report_pair (self, _("Service manager"), dr_report_person_words (self, service->manager));
      dr_report_pair (self, _("Directorate"), dr_report_words (self, service->directorate));
      dr_report_pair (self, _("Service plan"), dr_report_words (self, service->plan));
    }
  dr_report_pair (self, _("Author"), dr_report_person_words (self, a->author));
  dr_report_pair_date (self, _("First draft of this assessment"), a->first_draft);
  dr_report_pair_date (self, _("Takes effect"), a->effective);
  dr_report_pair_date (self, _("Planned decision"), a->decision_date);
  dr_report_pair_said (self, _("Who decides"), a->decision_body, "change/@decision-body");
  if (a->delegated)
    dr_report_pair (self, _("Delegated"), dr_report_words (self, _("An officer decides under delegated powers")));
  dr_report_pair_said (self, _("Forward plan entry"), a->forward_plan, "change/@forward-plan");
  dr_report_pair_date (self, _("Entered in the forward plan"), a->key_decision);
  dr_report_pair_said (self, _("Report or decision record"), a->report, "change/@report");
  dr_document_end_pairs (self->out);
  add_text (self, "what", _("What changes"), a->what, "change/what");
  add_text (self, "why", _("Why the change is made"), a->why, "change/why");
  dr_report_answers (self, "change");
}

void
dr_report_add_screening (const DrReport *self)
{
  const DrAssessment *a = self->assessment;

  dr_report_chapter (self, "screening", _("Screening"));
  if (a->screening == DR_SCREENING_UNDECIDED)
    dr_report_lack (self, _("It is not decided yet whether a full assessment is needed."));
  else
    dr_document_add_paragraph (self->out, DR_PARAGRAPH_LEAD, dr_report_words (self, dr_screening_label (a->screening)));
  dr_document_add_said (self->out, a->screening_reason, "screening");
  dr_report_answers (self, "screening");
}

static const char *
offer_words (DrOffer offer)
{
  switch (offer)
    {
    case DR_OFFER_FULL:
      return _("Full");
    case DR_OFFER_REDUCED:
      return _("Reduced");
    case DR_OFFER_RELOCATED:
      return _("Moves");
    case DR_OFFER_NONE:
    default:
      return _("Not offered");
    }
}

/* Hours a week, on a line of their own. */
static DrWords
hours (const DrReport *self,
       double          number)
{
  DrValue value = dr_value_number (self->out, number);

  if (!dr_is_known (number))
    return dr_words_none ();

  /* Translators: a number of hours */
  return dr_words_format (self->out, number == 1.0 ? _("%s hour a week") : _("%s hours a week"), &value, 1);
}

static DrWords
before (const DrReport     *self,
        const DrPointOffer *offer)
{
  const DrWords parts[2] = { dr_report_words (self, offer_words (offer->before)), hours (self, offer->hours_before) };

  return dr_words_joined (self->out, parts, 2, "\n");
}

static gboolean
is_offered (DrOffer offer)
{
  return offer != DR_OFFER_NONE;
}

static const char *
what_happens (const DrPointOffer *offer)
{
  gboolean fewer = dr_is_known (offer->hours_before) && dr_is_known (offer->hours_after)
                   && offer->hours_after < offer->hours_before;
  gboolean more = dr_is_known (offer->hours_before) && dr_is_known (offer->hours_after)
                  && offer->hours_after > offer->hours_before;

  if (!is_offered (offer->before))
    return is_offered (offer->after) ? _("Opens") : NULL;
  if (!is_offered (offer->after))
    return _("Closes");
  if (offer->after == DR_OFFER_RELOCATED)
    return NULL;
  if (offer->before == DR_OFFER_FULL && offer->after == DR_OFFER_REDUCED)
    return _("Reduced");
  if (offer->before == DR_OFFER_REDUCED && offer->after == DR_OFFER_FULL)
    return _("No longer reduced");
  if (fewer)
    return _("Fewer hours");
  if (more)
    return _("More hours");

  return NULL;
}

/* How a point stands after the change; what is other than before stands out. */
static DrWords
after (const DrReport     *self,
       const DrPointOffer *offer)
{
  const char *happens = what_happens (offer);
  DrWords parts[3] = { dr_words_none (), dr_words_none (), hours (self, offer->hours_after) };

  if (offer->after == DR_OFFER_RELOCATED)
    {
      DrValue to = dr_value_said (self->out, self->assessment->points[offer->to].name, "access-points");

      parts[0] = dr_words_styled (self->out, dr_words_format (self->out, _("Moves to %s"), &to, 1), DR_RUN_STRONG);
    }
  else
    {
      if (happens != NULL)
        parts[0] = dr_words_styled (self->out, dr_report_words (self, happens), DR_RUN_STRONG);
      /* One word for one thing: what is said to happen says how it is offered then. */
      if (happens == NULL || (is_offered (offer->after) && offer->before == offer->after) || !is_offered (offer->before))
        parts[1] = dr_report_words (self, offer_words (offer->after));
    }

  return dr_words_joined (self->out, parts, 3, "\n");
}

/* Where a point is and what it is good for, below its name. */
static DrWords
point_words (const DrReport      *self,
             const DrAccessPoint *point)
{
  DrWords where = dr_report_words (self, self->evidence->channels[point->channel].name);
  DrWords needs = dr_report_needs (self, &point->needs);
  g_autofree char *key = g_strdup_printf ("access-points/access-point[%s]/@place", point->id);
  DrWords below[2] = { where, dr_report_said (self, point->place, key) };
  DrWords parts[3];

  parts[0] = dr_report_said (self, point->name, "access-points");
  parts[1] = dr_words_styled (self->out, dr_words_joined (self->out, below, 2, ", "), DR_RUN_MUTED);
  if (!dr_words_are_empty (&needs))
    {
      DrWords meets[2] = { dr_report_words (self, _("Meets:")), needs };

      needs = dr_words_styled (self->out, dr_words_joined (self->out, meets, 2, " "), DR_RUN_MUTED);
    }
  parts[2] = needs;

  return dr_words_joined (self->out, parts, 3, "\n");
}

static DrWords
option_title (const DrReport *self,
              guint           index)
{
  DrValue name = dr_report_option (self, index);

  return self->assessment->options[index].chosen ? dr_words_format (self->out, _("%s (chosen)"), &name, 1)
                                                 : dr_words_value (self->out, name);
}

static void
add_points (const DrReport *self)
{
  const DrAssessment *a = self->assessment;
  guint n_after = a->access_review ? 0 : a->n_options;

  if (a->n_points == 0 || a->n_options == 0)
    {
      dr_report_lack (self, _("No access point is named."));
      return;
    }
  dr_report_heading (self, 2, "access-points", _("Access points"));
  dr_report_start_table (self, "points",
                         a->access_review ? _("Where and how people reach the service")
                                          : _("Where and how people reach the service, today and in each option"), 2 + n_after);
  dr_document_set_weight (self->out, 0, 2);
  dr_document_start_row (self->out);
  dr_document_add_header (self->out, DR_CELL_COLUMN_HEADER, dr_report_words (self, _("Access point")), 1, 1);
  dr_document_add_header (self->out, DR_CELL_COLUMN_HEADER, dr_report_words (self, _("Today")), 1, 1);
  for (guint i = 0; i < n_after; i++)
    dr_document_add_header (self->out, DR_CELL_COLUMN_HEADER, option_title (self, i), 1, 1);
  for (guint p = 0; p < a->n_points; p++)
    {
      dr_document_start_row (self->out);
      dr_document_add_header (self->out, DR_CELL_ROW_HEADER, point_words (self, &a->points[p]), 1, 1);
      dr_document_add_cell (self->out, before (self, &a->options[0].offers[p]));
      for (guint i = 0; i < n_after; i++)
        dr_document_add_cell (self->out, after (self, &a->options[i].offers[p]));
    }
  dr_document_add_table (self->out, dr_document_end_table (self->out));
}

static DrWords
share_or_announced (const DrReport *self,
                    double          share)
{
  if (!dr_is_known (share))
    return dr_report_missing (self, _("to be announced"));

  return dr_words_value (self->out, dr_value_share (self->out, (DrInterval) { share, share }, DR_UNKNOWN, NULL));
}

static guint
count (const DrAssessment *a,
       gboolean            standards)
{
  guint n = 0;

  for (guint i = 0; i < a->n_options; i++)
    n += standards ? a->options[i].n_standards : a->options[i].n_targets;

  return n;
}

static void
add_targets (const DrReport *self)
{
  const char * const titles[] = { _("Option"), _("Channel"), _("Group"), _("Target") };
  const DrAssessment *a = self->assessment;

  if (count (a, FALSE) == 0)
    return;
  dr_report_heading (self, 2, "targets", _("Targets for channel shift"));
  dr_report_start_table (self, "channel-targets", _("Which share of the contacts is to come by a channel"), 4);
  dr_document_set_weight (self->out, 0, 2);
  dr_report_head_row (self, titles, G_N_ELEMENTS (titles));
  for (guint i = 0; i < a->n_options; i++)
    for (guint k = 0; k < a->options[i].n_targets; k++)
      {
        const DrTarget *target = &a->options[i].targets[k];

        dr_document_start_row (self->out);
        dr_document_add_header (self->out, DR_CELL_ROW_HEADER, dr_words_value (self->out, dr_report_option (self, i)), 1, 1);
        dr_document_add_cell (self->out, dr_report_words (self, self->evidence->channels[target->channel].name));
        dr_document_add_cell (self->out, dr_report_words (self, self->evidence->groups[target->group].name));
        dr_document_add_cell (self->out, share_or_announced (self, target->share));
      }
  dr_document_add_table (self->out, dr_document_end_table (self->out));
}

/* An amount in its unit: "20 seconds". What counts people, in whichever words, is a number of people. */
static DrWords
amount (const DrReport *self,
        double          number,
        const char     *unit)
{
  g_autofree char *text = NULL;
  DrWords parts[2];

  if (!dr_is_known (number))
    return dr_report_missing (self, _("none stated"));
  text = dr_report_is_share (unit) ? dr_format_share (number) : dr_result_value_words (number, NULL);
  parts[0] = dr_words_value (self->out, dr_report_result (self->out, unit, NULL, number, DR_UNKNOWN, text, NULL));
  if (dr_report_is_share (unit))
    return parts[0];
  parts[1] = dr_report_said (self, unit, "standards/@unit");

  return dr_words_joined (self->out, parts, 2, " ");
}

static void
add_standards (const DrReport *self)
{
  const char * const titles[] = { _("Option"), _("Channel"), _("Standard"), _("Before"), _("After") };
  const DrAssessment *a = self->assessment;

  if (count (a, TRUE) == 0)
    return;
  dr_report_heading (self, 2, "standards", _("Service standards"));
  dr_report_start_table (self, "service-standards", _("What people can count on, before and after"), 5);
  dr_document_set_weight (self->out, 2, 2);
  dr_report_head_row (self, titles, G_N_ELEMENTS (titles));
  for (guint i = 0; i < a->n_options; i++)
    for (guint k = 0; k < a->options[i].n_standards; k++)
      {
        const DrStandardChange *standard = &a->options[i].standards[k];

        dr_document_start_row (self->out);
        dr_document_add_header (self->out, DR_CELL_ROW_HEADER, dr_words_value (self->out, dr_report_option (self, i)), 1, 1);
        dr_document_add_cell (self->out, dr_report_words (self, self->evidence->channels[standard->channel].name));
        dr_document_add_cell (self->out, dr_report_said (self, standard->text, "options"));
        dr_document_add_cell (self->out, amount (self, standard->before, standard->unit));
        dr_document_add_cell (self->out, amount (self, standard->after, standard->unit));
      }
  dr_document_add_table (self->out, dr_document_end_table (self->out));
}

void
dr_report_add_options (const DrReport *self)
{
  const DrAssessment *a = self->assessment;

  dr_report_chapter (self, "options", a->access_review ? _("Access points") : _("Options and access points"));
  if (!a->access_review && a->n_options == 0)
    dr_report_lack (self, _("No option is set out."));
  for (guint i = 0; i < a->n_options && !a->access_review; i++)
    {
      g_autofree char *anchor = g_strdup_printf ("option-%u", i + 1);
      g_autofree char *key = g_strdup_printf ("options/option[%s]/description", a->options[i].id);

      dr_document_add_heading (self->out, 2, anchor, option_title (self, i));
      if (a->options[i].description[0] != '\0')
        dr_document_add_said (self->out, a->options[i].description, key);
      else
        dr_document_add_paragraph (self->out, DR_PARAGRAPH_PLAIN, dr_report_missing (self, _("Not described")));
    }
  add_points (self);
  add_targets (self);
  add_standards (self);
  dr_report_answers (self, "options");
}
