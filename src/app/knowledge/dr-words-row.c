/* The words of a section of the questionnaire, or of a measure that every service asks. */
#include "dr-edited-row.h"

#include <glib/gi18n-lib.h>

#include "dr-text-input.h"

#define DR_TYPE_WORDS_ROW (dr_words_row_get_type ())

G_DECLARE_FINAL_TYPE (DrWordsRow, dr_words_row, DR, WORDS_ROW, DrEditedRow)

#define MOST 3

typedef struct {
  const char *label;   /* translated */
  char       *key;
  const char *value;   /* of the questionnaire */
} Words;

struct _DrWordsRow {
  DrEditedRow      parent_instance;

  DrQuestionnaire *questionnaire;
  Words            words[MOST];
  guint            n;
  char          *(*name) (const char *title);   /* (nullable): what the row is called, of its title; %NULL: as its question */
};

G_DEFINE_FINAL_TYPE (DrWordsRow, dr_words_row, DR_TYPE_EDITED_ROW)

static void
dr_words_row_fill (DrEditedRow *row,
                   GtkWidget   *box)
{
  DrWordsRow *self = DR_WORDS_ROW (row);

  for (guint i = 0; i < self->n; i++)
    dr_edited_row_add (row, box, dr_text_input_new (self->words[i].label), self->words[i].value, self->words[i].key);
}

static void
dr_words_row_edited (DrEditedRow *row,
                     const char  *key,
                     const char  *value)
{
  DrWordsRow *self = DR_WORDS_ROW (row);
  g_autofree char *name = self->name != NULL ? self->name (value) : NULL;

  if (g_str_has_suffix (key, "/title") && name != NULL)
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), name);
  else if (g_str_has_suffix (key, "/title"))
    adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), value);
  else if (g_str_has_suffix (key, "/question"))
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), value);
}

static char *
name_section (const char *title)
{
  /* Translators: %s is a section of the questionnaire */
  return g_strdup_printf (_("The section “%s” itself"), title);
}

static char *
name_set (const char *title)
{
  /* Translators: %s is a set of questions */
  return g_strdup_printf (_("The set “%s” itself"), title);
}

static DrWordsRow *
words_row_new (DrQuestionnaire *questionnaire,
               const char      *title,
               const char      *subtitle,
               gboolean         locked)
{
  DrWordsRow *self = g_object_new (DR_TYPE_WORDS_ROW, NULL);

  self->questionnaire = dr_questionnaire_ref (questionnaire);
  g_object_set (self, "title", title, "subtitle", subtitle, NULL);
  dr_edited_row_set_locked (DR_EDITED_ROW (self), locked);

  return self;
}

static void
add (DrWordsRow *self,
     const char *label,
     const char *value,
     char       *key)   /* (transfer full) */
{
  self->words[self->n++] = (Words) { label, key, value };
}

/**
 * dr_section_words_row_new:
 * @questionnaire: the questions, as they are to be shown
 * @section: one of its sections
 * @locked: whether it is only read
 *
 * Returns: (transfer floating): a #DrEditedRow
 */
GtkWidget *
dr_section_words_row_new (DrQuestionnaire *questionnaire,
                          const DrSection *section,
                          gboolean         locked)
{
  g_autofree char *name = name_section (section->title);
  DrWordsRow *self = words_row_new (questionnaire, name, _("Its title, and what it says at its head"), locked);

  self->name = name_section;
  add (self, _("Title"), section->title, g_strdup_printf ("section/%s/title", section->id));
  add (self, _("What it says at its head"), section->help, g_strdup_printf ("section/%s/help", section->id));

  return GTK_WIDGET (self);
}

/**
 * dr_measures_words_row_new:
 * @questionnaire: the questions, as they are to be shown
 * @set: one of its measure sets
 * @locked: whether it is only read
 *
 * Returns: (transfer floating): a #DrEditedRow
 */
GtkWidget *
dr_measures_words_row_new (DrQuestionnaire    *questionnaire,
                           const DrMeasureSet *set,
                           gboolean            locked)
{
  g_autofree char *name = name_set (set->title);
  DrWordsRow *self = words_row_new (questionnaire, name, _("Its title, and how people are to be asked"), locked);

  self->name = name_set;
  add (self, _("Title"), set->title, g_strdup_printf ("measures/%s/title", set->id));
  add (self, _("How people are to be asked"), set->help, g_strdup_printf ("measures/%s/help", set->id));

  return GTK_WIDGET (self);
}

/**
 * dr_measure_words_row_new:
 * @questionnaire: the questions, as they are to be shown
 * @set: one of its measure sets
 * @measure: one of its measures
 * @locked: whether it is only read
 *
 * Returns: (transfer floating): a #DrEditedRow
 */
GtkWidget *
dr_measure_words_row_new (DrQuestionnaire       *questionnaire,
                          const DrMeasureSet    *set,
                          const DrSharedMeasure *measure,
                          gboolean               locked)
{
  DrWordsRow *self = words_row_new (questionnaire, measure->question, measure->title, locked);

  add (self, _("Short title"), measure->title, g_strdup_printf ("measures/%s/%s/title", set->id, measure->id));
  add (self, _("Question"), measure->question, g_strdup_printf ("measures/%s/%s/question", set->id, measure->id));
  add (self, _("Why we ask"), measure->why, g_strdup_printf ("measures/%s/%s/why", set->id, measure->id));

  return GTK_WIDGET (self);
}

static void
dr_words_row_finalize (GObject *object)
{
  DrWordsRow *self = DR_WORDS_ROW (object);

  for (guint i = 0; i < self->n; i++)
    g_free (self->words[i].key);
  dr_questionnaire_unref (self->questionnaire);

  G_OBJECT_CLASS (dr_words_row_parent_class)->finalize (object);
}

static void
dr_words_row_class_init (DrWordsRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dr_words_row_finalize;
  DR_EDITED_ROW_CLASS (klass)->fill = dr_words_row_fill;
  DR_EDITED_ROW_CLASS (klass)->edited = dr_words_row_edited;
}

static void
dr_words_row_init (DrWordsRow *self)
{
}
