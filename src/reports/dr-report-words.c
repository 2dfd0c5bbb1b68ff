/* How the assessment report names things, and the pieces that its chapters are made of. */
#include "dr-report-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-group-words.h"
#include "dr-names.h"

/* Words of the program, the evidence base or the rulebook. */
DrWords
dr_report_words (const DrReport *self,
                 const char     *text)
{
  return dr_words_text (self->out, text);
}

/* Words that somebody typed into the field @key. */
DrWords
dr_report_said (const DrReport *self,
                const char     *text,
                const char     *key)
{
  if (text == NULL || text[0] == '\0')
    return dr_words_none ();

  return dr_words_value (self->out, dr_value_said (self->out, text, key));
}

/* A date; no words where none is set. */
DrWords
dr_report_date (const DrReport *self,
                DrDate          date)
{
  return dr_date_is_set (date) ? dr_words_value (self->out, dr_value_date (self->out, date)) : dr_words_none ();
}

DrWords
dr_report_missing (const DrReport *self,
                   const char     *text)
{
  return dr_words_value (self->out, dr_value_missing (self->out, text));
}

DrValue
dr_report_person (const DrReport *self,
                  const char     *id)
{
  for (guint i = 0; i < self->input->n_people; i++)
    if (strcmp (self->input->people[i].id, id) == 0)
      return dr_value_person (self->out, self->input->people[i].name, id);
  if (self->input->seal != NULL && strcmp (self->input->seal->person, id) == 0)
    return dr_value_person (self->out, self->input->seal->name, id);

  return dr_value_person (self->out, NULL, id);
}

/* @id: (nullable). No words where nobody is named. */
DrWords
dr_report_person_words (const DrReport *self,
                        const char     *id)
{
  return id != NULL && id[0] != '\0' ? dr_words_value (self->out, dr_report_person (self, id)) : dr_words_none ();
}

/* The name of one thing of those that indices refer to. */
typedef DrWords (*NameOf) (const DrReport *self, int index);

static DrWords
join (const DrReport  *self,
      const DrIndices *indices,
      NameOf           name_of)
{
  g_autofree DrWords *parts = g_new (DrWords, indices->n + 1);
  gboolean commas = FALSE;   /* within names */

  for (guint i = 0; i < indices->n; i++)
    {
      g_autofree char *text = NULL;

      parts[i] = name_of (self, indices->items[i]);
      text = dr_words_to_text (&parts[i]);
      commas = commas || strchr (text, ',') != NULL;
    }

  return dr_words_joined (self->out, parts, indices->n, commas ? "; " : ", ");
}

static DrWords
group_name (const DrReport *self,
            int             index)
{
  return dr_report_words (self, self->evidence->groups[index].name);
}

static DrWords
need_name (const DrReport *self,
           int             index)
{
  return dr_report_words (self, self->evidence->needs[index].name);
}

static DrWords
channel_name (const DrReport *self,
              int             index)
{
  return dr_report_words (self, self->evidence->channels[index].name);
}

static DrWords
point_name (const DrReport *self,
            int             index)
{
  g_autofree char *key = g_strdup_printf ("access-points/access-point[%s]/@name", self->assessment->points[index].id);

  return dr_report_said (self, self->assessment->points[index].name, key);
}

/* What somebody called an option. */
DrValue
dr_report_option (const DrReport *self,
                  guint           index)
{
  const DrOption *option = &self->assessment->options[index];
  g_autofree char *key = g_strdup_printf ("options/option[%s]/@name", option->id);

  return dr_value_said (self->out, option->name, key);
}

static DrWords
option_name (const DrReport *self,
             int             index)
{
  return dr_words_value (self->out, dr_report_option (self, (guint) index));
}

DrWords
dr_report_groups (const DrReport  *self,
                  const DrIndices *groups)
{
  return join (self, groups, group_name);
}

DrWords
dr_report_needs (const DrReport  *self,
                 const DrIndices *needs)
{
  return join (self, needs, need_name);
}

DrWords
dr_report_channels (const DrReport  *self,
                    const DrIndices *channels)
{
  return join (self, channels, channel_name);
}

DrWords
dr_report_points (const DrReport  *self,
                  const DrIndices *points)
{
  return join (self, points, point_name);
}

DrWords
dr_report_options (const DrReport  *self,
                   const DrIndices *options)
{
  return join (self, options, option_name);
}

/* A source, with a link to where the report lists it. */
DrWords
dr_report_source (const DrReport *self,
                  int             source)
{
  g_autofree char *link = NULL;

  if (source == DR_NO_INDEX)
    return dr_words_none ();
  self->cited[source] = TRUE;
  link = g_strdup_printf ("#source-%d", source + 1);

  return dr_words_linked (self->out, dr_report_words (self, self->evidence->sources[source].title), link);
}

DrWords
dr_report_sources (const DrReport  *self,
                   const DrIndices *sources)
{
  return join (self, sources, dr_report_source);
}

/* Words that stand alone, of a list that has them in small letters. */
DrWords
dr_report_capital (const DrReport *self,
                   const char     *text)
{
  g_autofree char *capital = dr_capitalized (text);

  return dr_report_words (self, capital);
}

/* What a figure of the access review is the value of. */
char *
dr_report_key (const DrReport *self,
               guint           option,
               guint           group,
               const char     *quantity)
{
  return g_strdup_printf ("group:%s/option:%s/%s", self->evidence->groups[group].id, self->assessment->options[option].id,
                          quantity);
}

/* People, and below them the share that they are. Where nobody to everybody is all that is known, that is not a figure. */
DrWords
dr_report_loss (const DrReport *self,
                guint           option,
                guint           group,
                const char     *quantity,
                DrPeople        people,
                DrInterval      share)
{
  double of = dr_access_review_get (self->check->review, option, group)->people;
  g_autofree char *key = dr_report_key (self, option, group, quantity);
  g_autofree char *share_key = g_strconcat (key, "/share", NULL);
  DrWords parts[2] = {
    dr_words_value (self->out, dr_value_people (self->out, people, of, key)),
    dr_words_styled (self->out, dr_words_value (self->out, dr_value_share (self->out, share, of, share_key)), DR_RUN_MUTED),
  };

  if (share.lo <= 0.0 && share.hi >= 1.0)
    return dr_words_value (self->out, dr_value_unknown (self->out, _("not known"), key));

  return people.known ? dr_words_joined (self->out, parts, 2, "\n") : parts[1];
}

/* Who is counted: the customers of a service that has counted its own, else the residents of the district. */
const char *
dr_report_people_title (const DrReport *self)
{
  int service = self->assessment->service;

  return service != DR_NO_INDEX && self->evidence->services[service].profile_source != DR_NO_INDEX ? _("Customers") : _("Residents");
}

/* The people of a group as the arithmetic takes them: of the district, where the group was counted in a table of its own. */
DrWords
dr_report_reckoned_size (const DrReport *self,
                         guint           group)
{
  double people = self->check->figures->people[group];
  g_autofree char *key = g_strdup_printf ("group:%s/size", self->evidence->groups[group].id);
  g_autofree char *text = dr_format_count (people);
  DrValue value;

  if (!dr_is_known (people))
    return dr_report_missing (self, _("not known"));
  value = dr_value_people (self->out, (DrPeople) { TRUE, (gint64) people, (gint64) people }, DR_UNKNOWN, key);

  return dr_words_value (self->out, dr_value_shown_as (self->out, value, text));
}

/* What stands around a number has less weight than the number, and so lets it line up with others. */
static DrWords
muted_around (const DrReport *self,
              DrWords         words)
{
  DrRun *runs = dr_arena_array0 (dr_document_builder_get_arena (self->out), DrRun, words.n + 1);

  for (guint i = 0; i < words.n; i++)
    {
      runs[i] = words.runs[i];
      if (!dr_value_is_number (&runs[i].value))
        runs[i].style = DR_RUN_MUTED;
    }

  return (DrWords) { runs, words.n };
}

/* How many there are of a group, as its source counts them; households are said to be such. */
DrWords
dr_report_group_size (const DrReport *self,
                      guint           group)
{
  const DrGroup *row = &self->evidence->groups[group];
  g_autofree char *key = g_strdup_printf ("group:%s/count", row->id);
  g_autofree char *number = NULL;
  DrValue value;

  if (!dr_is_known (row->count))
    return dr_report_missing (self, _("not known"));
  number = dr_format_count (row->count);
  value = dr_value_people (self->out, (DrPeople) { TRUE, (gint64) row->count, (gint64) row->count }, DR_UNKNOWN, key);
  value = dr_value_shown_as (self->out, value, number);
  if (row->unit == DR_UNIT_HOUSEHOLDS)
    /* Translators: %s is a number */
    return muted_around (self, dr_words_format (self->out, _("%s households"), &value, 1));

  return dr_words_value (self->out, value);
}

/* A chapter of the report. */
void
dr_report_chapter (const DrReport *self,
                   const char     *anchor,
                   const char     *title)
{
  dr_document_add_heading (self->out, 1, anchor, dr_report_words (self, title));
}

void
dr_report_heading (const DrReport *self,
                   guint           level,
                   const char     *anchor,
                   const char     *title)
{
  dr_document_add_heading (self->out, level, anchor, dr_report_words (self, title));
}

void
dr_report_small (const DrReport *self,
                 const char     *text)
{
  dr_document_add_paragraph (self->out, DR_PARAGRAPH_SMALL, dr_report_words (self, text));
}

/* That something is not said here which every assessment says. */
void
dr_report_lack (const DrReport *self,
                const char     *text)
{
  dr_document_add_note (self->out, DR_NOTE_MISSING, dr_words_none (), dr_report_missing (self, text));
}

void
dr_report_pair (const DrReport *self,
                const char     *term,
                DrWords         value)
{
  dr_document_add_pair (self->out, dr_report_words (self, term), value);
}

void
dr_report_pair_date (const DrReport *self,
                     const char     *term,
                     DrDate          date)
{
  dr_report_pair (self, term, dr_report_date (self, date));
}

void
dr_report_pair_said (const DrReport *self,
                     const char     *term,
                     const char     *text,
                     const char     *key)
{
  dr_report_pair (self, term, dr_report_said (self, text, key));
}

/* @caption: (nullable): what the table says; %NULL: the heading above says it. */
void
dr_report_start_table (const DrReport *self,
                       const char     *anchor,
                       const char     *caption,
                       guint           n_columns)
{
  dr_document_start_table (self->out, anchor, dr_report_words (self, caption), n_columns);
}

/* A row of column headers; @titles are translated. */
void
dr_report_head_row (const DrReport     *self,
                    const char * const *titles,
                    guint               n)
{
  dr_document_start_row (self->out);
  for (guint i = 0; i < n; i++)
    dr_document_add_header (self->out, DR_CELL_COLUMN_HEADER, dr_report_words (self, titles[i]), 1, 1);
}

static const char *
find_answer (const DrAssessment *assessment,
             const char         *question)
{
  for (guint i = 0; i < assessment->n_answers; i++)
    if (strcmp (assessment->answers[i].question, question) == 0)
      return assessment->answers[i].text;

  return "";
}

/* The questions of a section that apply: those that are answered, with the answer; those that had to be, as missing. */
void
dr_report_answers (const DrReport *self,
                   const char     *section)
{
  const DrAssessment *a = self->assessment;
  const DrQuestionnaire *questionnaire = self->input->questionnaire;
  const DrSection *found = dr_questionnaire_find_section (questionnaire, section);

  for (guint i = 0; found != NULL && i < found->n_questions; i++)
    {
      const DrQuestion *question = &found->questions[i];
      const char *text = find_answer (a, question->id);
      gboolean required = dr_questionnaire_is_required (questionnaire, question->id, a->nation, a->access_review,
                                                        a->screening);
      g_autofree char *anchor = g_strdup_printf ("question-%s", question->id);
      g_autofree char *key = g_strdup_printf ("answers/answer[%s]", question->id);

      if (!dr_questionnaire_applies (questionnaire, question->id, a->nation, a->access_review, a->screening)
          || (text[0] == '\0' && !required))
        continue;
      dr_report_heading (self, 2, anchor, dr_edition_words (question->prompt));
      if (text[0] != '\0')
        dr_document_add_said (self->out, text, key);
      else
        dr_report_lack (self, _("This question has to be answered and is not."));
    }
}

/* Answers to questions that this edition of the questionnaire does not have: they are not lost, though the question is. */
void
dr_report_add_other_answers (const DrReport *self)
{
  const DrAssessment *a = self->assessment;
  gboolean headed = FALSE;

  for (guint i = 0; i < a->n_answers; i++)
    {
      g_autofree char *key = g_strdup_printf ("answers/answer[%s]", a->answers[i].question);

      if (dr_questionnaire_find (self->input->questionnaire, a->answers[i].question) != NULL)
        continue;
      if (!headed)
        dr_report_chapter (self, "other-answers", _("Answers to questions of another edition"));
      headed = TRUE;
      dr_report_heading (self, 2, a->answers[i].question, a->answers[i].question);
      dr_document_add_said (self->out, a->answers[i].text, key);
    }
}
