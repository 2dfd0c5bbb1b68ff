#include "dr-report-choices.h"

#include <glib/gi18n-lib.h>

#include "dr-assessment-report.h"
#include "dr-drop-down.h"
#include "dr-report-languages.h"
#include "dr-wrapped-label.h"

struct _DrReportChoices {
  GtkBox               parent_instance;

  char                *reference;
  guint                version;
  gboolean             is_draft;
  char                *file;        /* (nullable): of a return from elsewhere */

  GPtrArray           *languages;   /* of DrReportLanguage */
  char                *program_language;
  GtkCheckButton      *kind[DR_N_PUBLISH_KINDS];
  GtkCheckButton      *format[DR_N_PUBLISH_FORMATS];

  AdwPreferencesGroup *kinds;
  AdwPreferencesGroup *formats;
  AdwPreferencesGroup *language_group;
  GtkDropDown         *language;
};

G_DEFINE_FINAL_TYPE (DrReportChoices, dr_report_choices, GTK_TYPE_BOX)

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
tell (DrReportChoices *self)
{
  if (self->reference != NULL && self->languages != NULL)
    g_signal_emit (self, signals[CHANGED], 0);
}

static guint
active_of (GtkCheckButton * const *buttons,
           guint                   n)
{
  for (guint i = 0; i < n; i++)
    if (buttons[i] != NULL && gtk_check_button_get_active (buttons[i]))
      return i;

  return 0;
}

/**
 * dr_report_choices_get:
 * @self: choices that have a subject
 *
 * Returns: what is chosen now; its strings belong to @self
 */
DrReportChoice
dr_report_choices_get (DrReportChoices *self)
{
  guint language = gtk_drop_down_get_selected (self->language);
  DrReportChoice choice = {
    .reference = self->reference,
    .version = self->version,
    .is_draft = self->is_draft,
    .file = self->file,
    .kind = (DrPublishKind) active_of (self->kind, DR_N_PUBLISH_KINDS),
    .format = (DrPublishFormat) active_of (self->format, DR_N_PUBLISH_FORMATS),
    .language = language < self->languages->len ? ((DrReportLanguage *) self->languages->pdata[language])->code
                                                : self->program_language,
    .program_language = self->program_language,
  };

  return choice;
}

/* No row of a list: there the arrow keys would lead past the other choices. */
static void
add_choice (DrReportChoices      *self,
            AdwPreferencesGroup  *group,
            const DrReportOption *option,
            GtkCheckButton       *first,
            GtkCheckButton      **button)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_set_hexpand (words, TRUE);   /* as wide as the row: a label asks for less than it needs */
  gtk_box_append (GTK_BOX (words), dr_wrapped_label_new (option->label, NULL));
  gtk_box_append (GTK_BOX (words), dr_wrapped_label_new (option->help, "caption"));
  gtk_widget_add_css_class (gtk_widget_get_last_child (words), "dim-label");
  gtk_widget_set_margin_start (words, 6);
  *button = g_object_new (GTK_TYPE_CHECK_BUTTON, "child", words, "group", first, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (*button), "choice");
  gtk_widget_set_valign (gtk_widget_get_first_child (GTK_WIDGET (*button)), GTK_ALIGN_START);   /* the mark stands beside the title */
  gtk_accessible_update_property (GTK_ACCESSIBLE (*button), GTK_ACCESSIBLE_PROPERTY_LABEL, option->label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, option->help, -1);
  g_signal_connect_swapped (*button, "toggled", G_CALLBACK (tell), self);
  adw_preferences_group_add (group, GTK_WIDGET (*button));
}

static void
add_choices (DrReportChoices *self,
             gboolean         is_return)
{
  const DrReportChoice choice = dr_report_choices_get (self);
  g_autoptr (DrReportState) state = dr_report_state_new (&choice);
  guint first = is_return ? DR_PUBLISH_RETURN : DR_PUBLISH_ASSESSMENT;

  for (guint i = 0; i < DR_N_PUBLISH_KINDS; i++)
    if (dr_publish_kind_is_of_return ((DrPublishKind) i) == is_return)
      add_choice (self, self->kinds, &state->kinds[i], self->kind[first], &self->kind[i]);
  for (guint i = 0; i < DR_N_PUBLISH_FORMATS; i++)
    add_choice (self, self->formats, &state->formats[i], self->format[0], &self->format[i]);
  gtk_check_button_set_active (self->kind[first], TRUE);
  gtk_check_button_set_active (self->format[0], TRUE);
}

/* One language is no choice. */
static void
add_languages (DrReportChoices *self)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (GPtrArray) languages = dr_report_languages_list (bindtextdomain (GETTEXT_PACKAGE, NULL));
  guint selected = 0;

  for (guint i = 0; i < languages->len; i++)
    {
      const DrReportLanguage *language = languages->pdata[i];

      g_ptr_array_add (names, language->name);
      if (dr_report_same_language (language->code, self->program_language))
        selected = i;
    }
  g_ptr_array_add (names, NULL);
  self->language = GTK_DROP_DOWN (dr_drop_down_new (_("Language")));
  dr_drop_down_set_names (GTK_WIDGET (self->language), (const char * const *) names->pdata);
  gtk_drop_down_set_selected (self->language, selected);
  g_signal_connect_swapped (self->language, "notify::selected", G_CALLBACK (tell), self);
  adw_preferences_group_add (self->language_group, GTK_WIDGET (self->language));
  gtk_widget_set_visible (GTK_WIDGET (self->language_group), languages->len > 1);
  self->languages = g_steal_pointer (&languages);
}

/**
 * dr_report_choices_set_subject:
 * @self: choices without a subject
 * @reference: of an assessment; of a return: its period
 * @version: its number, from 1
 * @is_draft: nobody has sealed it
 * @is_return: it is a return
 * @file: (nullable): which has that return
 *
 * Shows what there is to choose of it, once. Emits #DrReportChoices::changed.
 */
void
dr_report_choices_set_subject (DrReportChoices *self,
                               const char      *reference,
                               guint            version,
                               gboolean         is_draft,
                               gboolean         is_return,
                               const char      *file)
{
  g_return_if_fail (self->reference == NULL);

  self->version = version;
  self->is_draft = is_draft;
  self->reference = g_strdup (reference);
  self->file = g_strdup (file);
  add_choices (self, is_return);
  tell (self);
}

static void
dr_report_choices_finalize (GObject *object)
{
  DrReportChoices *self = DR_REPORT_CHOICES (object);

  g_clear_pointer (&self->reference, g_free);
  g_clear_pointer (&self->file, g_free);
  g_clear_pointer (&self->languages, g_ptr_array_unref);
  g_clear_pointer (&self->program_language, g_free);

  G_OBJECT_CLASS (dr_report_choices_parent_class)->finalize (object);
}

static void
dr_report_choices_class_init (DrReportChoicesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dr_report_choices_finalize;

  /**
   * DrReportChoices::changed:
   * @self: the choices
   *
   * Something else is chosen.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/dueregard/DueRegard/dr-report-choices.ui");
  gtk_widget_class_bind_template_child (widget_class, DrReportChoices, kinds);
  gtk_widget_class_bind_template_child (widget_class, DrReportChoices, formats);
  gtk_widget_class_bind_template_child (widget_class, DrReportChoices, language_group);
}

static void
dr_report_choices_init (DrReportChoices *self)
{
  self->program_language = dr_report_language ();
  gtk_widget_init_template (GTK_WIDGET (self));
  dr_wrapped_label_wrap_titles (GTK_WIDGET (self));
  add_languages (self);
}
