/* One rule: its basis, its question, how severe each case is, and its thresholds. */
#include "dr-edited-row.h"

#include <glib/gi18n-lib.h>

#include "dr-choice-input.h"
#include "dr-group-words.h"
#include "dr-knowledge-state.h"
#include "dr-line-input.h"
#include "dr-names.h"
#include "dr-number.h"
#include "dr-rule-words.h"
#include "dr-text-input.h"
#include "dr-write-knowledge.h"

#define DR_TYPE_RULE_ROW (dr_rule_row_get_type ())

G_DECLARE_FINAL_TYPE (DrRuleRow, dr_rule_row, DR, RULE_ROW, DrEditedRow)

struct _DrRuleRow {
  DrEditedRow   parent_instance;

  DrRulebook   *rulebook;
  const DrRule *rule;
  double       *values;   /* of its thresholds, as they are now */
};

G_DEFINE_FINAL_TYPE (DrRuleRow, dr_rule_row, DR_TYPE_EDITED_ROW)

/* (transfer full) */
static char *
threshold_key (DrRuleRow         *self,
               const DrParameter *parameter)
{
  return g_strdup_printf ("%s/parameter/%s/value", self->rule->id, parameter->id);
}

/* What cannot be a threshold stays in the field, with a word why. */
static void
threshold_given (DrInput    *input,
                 const char *value,
                 DrRuleRow  *self)
{
  const DrParameter *parameter = g_object_get_data (G_OBJECT (input), "parameter");
  g_autofree char *problem = dr_threshold_problem (parameter, value);
  g_autofree char *key = threshold_key (self, parameter);

  dr_input_complain (input, problem);
  if (problem == NULL)
    dr_edited_row_tell (DR_EDITED_ROW (self), key, value);
}

static void
add_threshold (DrRuleRow         *self,
               GtkWidget         *box,
               const DrParameter *parameter)
{
  gboolean share = g_str_equal (parameter->unit, "share");
  char number[DR_NUMBER_SIZE];
  g_autofree char *heading = dr_threshold_heading (parameter);
  g_autofree char *help = dr_threshold_help (parameter);
  gpointer input = dr_line_input_new (heading, share ? DR_LINE_SHARE : DR_LINE_NUMBER);

  dr_input_set_help (input, help);
  g_object_set_data (G_OBJECT (input), "parameter", (gpointer) parameter);
  dr_edited_row_add (DR_EDITED_ROW (self), box, input, dr_number_format (parameter->value, number), NULL);
  g_signal_connect (input, "given", G_CALLBACK (threshold_given), self);
}

static void
add_case (DrRuleRow    *self,
          GtkWidget    *box,
          const DrCase *rule_case)
{
  static const DrSeverity severities[] = { DR_SEVERITY_MUST, DR_SEVERITY_ESCALATE, DR_SEVERITY_JUSTIFY, DR_SEVERITY_ADVISE,
                                           DR_SEVERITY_OVERDUE };
  DrChoice choices[G_N_ELEMENTS (severities)];
  char *titles[G_N_ELEMENTS (severities)];
  DrSeverity main = dr_case_severity (rule_case);
  g_autofree char *heading = dr_case_heading (rule_case->id);
  g_autofree char *key = g_strdup_printf ("%s/case/%s/severity", self->rule->id, rule_case->id);
  g_autofree char *steps = dr_case_steps_words (rule_case);
  gpointer input;

  for (guint i = 0; i < G_N_ELEMENTS (severities); i++)
    {
      titles[i] = dr_capitalized (dr_severity_label (severities[i]));
      choices[i] = (DrChoice) { dr_vocabulary_to_string (DR_VOCABULARY_SEVERITY, (int) severities[i]), titles[i] };
    }
  input = dr_choice_input_new (heading, NULL, choices, G_N_ELEMENTS (choices));
  dr_input_set_help (input, rule_case->message);
  dr_edited_row_add (DR_EDITED_ROW (self), box, input, dr_vocabulary_to_string (DR_VOCABULARY_SEVERITY, (int) main), key);
  for (guint i = 0; i < G_N_ELEMENTS (severities); i++)
    g_free (titles[i]);
  gtk_widget_add_css_class (dr_edited_row_add_words (box, NULL, steps), "dim-label");
}

static void
dr_rule_row_fill (DrEditedRow *row,
                  GtkWidget   *box)
{
  DrRuleRow *self = DR_RULE_ROW (row);
  g_autofree char *question = g_strdup_printf ("%s/question", self->rule->id);

  for (guint i = 0; i < self->rule->n_parameters; i++)
    add_threshold (self, box, &self->rule->parameters[i]);
  for (guint i = 0; i < self->rule->n_cases; i++)
    add_case (self, box, &self->rule->cases[i]);
  dr_edited_row_add (row, box, dr_text_input_new (_("Question that it puts to the officer")), self->rule->question, question);
  dr_edited_row_add_bases (row, box, self->rule->bases, self->rule->n_bases, self->rule->id, FALSE);
}

/* Its id, and its thresholds as they are now. */
static void
say_thresholds (DrRuleRow *self)
{
  g_autoptr (GString) subtitle = g_string_new (self->rule->id);

  for (guint i = 0; i < self->rule->n_parameters; i++)
    {
      g_autofree char *words = dr_threshold_words (&self->rule->parameters[i], self->values[i]);

      g_string_append_printf (subtitle, " · %s", words);
    }
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), subtitle->str);
}

static void
dr_rule_row_edited (DrEditedRow *row,
                    const char  *key,
                    const char  *value)
{
  DrRuleRow *self = DR_RULE_ROW (row);

  for (guint i = 0; i < self->rule->n_parameters; i++)
    {
      g_autofree char *own = threshold_key (self, &self->rule->parameters[i]);

      if (g_str_equal (key, own))
        self->values[i] = g_ascii_strtod (value, NULL);
    }
  say_thresholds (self);
}

/**
 * dr_rule_row_new:
 * @rulebook: the rules, as they are to be shown
 * @index: of one of them
 * @locked: whether it is only read
 *
 * Returns: (transfer floating): a #DrEditedRow
 */
GtkWidget *
dr_rule_row_new (DrRulebook *rulebook,
                 guint       index,
                 gboolean    locked)
{
  DrRuleRow *self = g_object_new (DR_TYPE_RULE_ROW, NULL);

  self->rulebook = dr_rulebook_ref (rulebook);
  self->rule = &self->rulebook->rules[index];
  self->values = g_new (double, self->rule->n_parameters);
  for (guint i = 0; i < self->rule->n_parameters; i++)
    self->values[i] = self->rule->parameters[i].value;
  g_object_set (self, "title", self->rule->title, NULL);
  say_thresholds (self);
  dr_edited_row_set_locked (DR_EDITED_ROW (self), locked);

  return GTK_WIDGET (self);
}

static void
dr_rule_row_finalize (GObject *object)
{
  DrRuleRow *self = DR_RULE_ROW (object);

  g_free (self->values);
  dr_rulebook_unref (self->rulebook);

  G_OBJECT_CLASS (dr_rule_row_parent_class)->finalize (object);
}

static void
dr_rule_row_class_init (DrRuleRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dr_rule_row_finalize;
  DR_EDITED_ROW_CLASS (klass)->fill = dr_rule_row_fill;
  DR_EDITED_ROW_CLASS (klass)->edited = dr_rule_row_edited;
}

static void
dr_rule_row_init (DrRuleRow *self)
{
}
