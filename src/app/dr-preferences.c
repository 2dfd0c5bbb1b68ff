#include "dr-preferences.h"

#include <glib/gi18n-lib.h>

#include "dr-bound-label.h"
#include "dr-knowledge-work.h"
#include "dr-register-state.h"
#include "dr-seat.h"
#include "dr-spoken.h"
#include "dr-wrapped-label.h"

struct _DrPreferences {
  AdwPreferencesWindow  parent_instance;

  DrDesk               *desk;
  gboolean              showing;
  char                 *digests[DR_N_EDITION_KINDS];   /* (nullable): until they are read */

  AdwComboRow          *person;
  AdwActionRow         *roles;
  AdwActionRow         *council;
  AdwActionRow         *nation;
  AdwActionRow         *area;
  AdwPreferencesGroup  *editions;
  AdwActionRow         *rulebook;
  AdwActionRow         *questionnaire;
  AdwActionRow         *evidence;
  AdwActionRow         *folder;
};

G_DEFINE_FINAL_TYPE (DrPreferences, dr_preferences, ADW_TYPE_PREFERENCES_WINDOW)

static AdwActionRow *
edition_row (DrPreferences *self,
             DrEditionKind  kind)
{
  return kind == DR_EDITION_EVIDENCE ? self->evidence : kind == DR_EDITION_RULEBOOK ? self->rulebook : self->questionnaire;
}

static void
show_roles (DrPreferences *self)
{
  g_autofree char *roles = dr_seat_roles (self->desk, dr_desk_get_person (self->desk));
  g_autofree char *sentence = dr_register_sentence (roles);

  adw_action_row_set_subtitle (self->roles, dr_desk_get_person (self->desk) != NULL ? sentence : _("Say who you are first"));
}

/* The first row is nobody: two people may share a login. */
static void
show_people (DrPreferences *self)
{
  const DrPeopleList *people = dr_desk_get_people (self->desk);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  gtk_string_list_append (names, _("Nobody yet"));
  for (guint i = 0; i < people->n_people; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s (%s)", people->people[i].name, people->people[i].id);

      gtk_string_list_append (names, name);
      if (g_strcmp0 (people->people[i].id, dr_desk_get_person (self->desk)) == 0)
        selected = i + 1;
    }
  self->showing = TRUE;
  adw_combo_row_set_model (self->person, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->person, selected);
  self->showing = FALSE;
  show_roles (self);
}

static void
person_chosen (DrPreferences *self)
{
  const DrPeopleList *people = dr_desk_get_people (self->desk);
  guint selected = adw_combo_row_get_selected (self->person);

  if (self->showing || selected > people->n_people)
    return;

  self->showing = TRUE;   /* what the change brings about is shown already */
  dr_desk_set_person (self->desk, selected > 0 ? people->people[selected - 1].id : NULL);
  self->showing = FALSE;
  show_roles (self);
}

static void
person_changed (DrPreferences *self)
{
  if (!self->showing)
    show_people (self);
}

static void
knowledge_read (GObject      *desk,
                GAsyncResult *result,
                gpointer      data)
{
  g_autoptr (DrPreferences) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DrKnowledgeWords) words = dr_desk_run_finish (DR_DESK (desk), result, &error);
  static const char * const nations[] = { N_("England"), N_("Wales"), N_("Scotland") };

  if (words == NULL)
    {
      g_autofree char *text = g_markup_escape_text (error->message, -1);

      adw_preferences_group_set_description (self->editions, text);
      return;
    }

  adw_action_row_set_subtitle (self->council, words->council);
  adw_action_row_set_subtitle (self->nation, _(nations[words->nation]));
  adw_action_row_set_subtitle (self->area, words->area != NULL ? words->area : "");
  for (guint i = 0; i < DR_N_EDITION_KINDS; i++)
    {
      const DrEditionWords *edition = &words->editions[i];
      g_autofree char *short_digest = g_strndup (edition->digest, 12);
      g_autofree char *text = g_strdup_printf (_("%s, version %s, SHA-256 %s…"), edition->title, edition->version,
                                               short_digest);

      adw_action_row_set_subtitle (edition_row (self, i), text);
      dr_bound_label_watch_in (edition_row (self, i));
      gtk_widget_set_tooltip_text (GTK_WIDGET (edition_row (self, i)), edition->digest);
      g_free (self->digests[i]);
      self->digests[i] = g_strdup (edition->digest);
    }
}

static void
copy_digest (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  DrPreferences *self = DR_PREFERENCES (widget);
  gint32 kind = g_variant_get_int32 (parameter);

  if (kind < 0 || kind >= DR_N_EDITION_KINDS || self->digests[kind] == NULL)
    return;
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), self->digests[kind]);
  adw_preferences_window_add_toast (ADW_PREFERENCES_WINDOW (self), adw_toast_new (_("Digest copied")));
}

static void
open_folder (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  DrPreferences *self = DR_PREFERENCES (widget);
  g_autofree char *path = g_path_get_dirname (dr_desk_get_uri (self->desk));
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);

  if (uri != NULL)
    gtk_show_uri (GTK_WINDOW (self), uri, GDK_CURRENT_TIME);
}

/**
 * dr_preferences_new:
 * @parent: the main window
 * @desk: the register
 *
 * Returns: (transfer none): the window, to be presented
 */
DrPreferences *
dr_preferences_new (GtkWindow *parent,
                    DrDesk    *desk)
{
  DrPreferences *self = g_object_new (DR_TYPE_PREFERENCES, "transient-for", parent, "modal", TRUE, NULL);
  g_autofree char *place = g_filename_display_name (dr_desk_get_uri (desk));

  self->desk = g_object_ref (desk);
  adw_action_row_set_subtitle (self->folder, place);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "preferences.open-folder", g_path_is_absolute (dr_desk_get_uri (desk)));
  show_people (self);
  g_signal_connect_object (desk, "person-changed", G_CALLBACK (person_changed), self, G_CONNECT_SWAPPED);
  dr_desk_run (desk, DR_DESK_LANE_READ, dr_knowledge_work, NULL, NULL, (GDestroyNotify) dr_knowledge_words_free, NULL,
               knowledge_read, g_object_ref (self));

  return self;
}

static void
dr_preferences_dispose (GObject *object)
{
  DrPreferences *self = DR_PREFERENCES (object);

  if (self->desk != NULL)
    g_signal_handlers_disconnect_by_func (self->desk, person_changed, self);
  g_clear_object (&self->desk);
  for (guint i = 0; i < DR_N_EDITION_KINDS; i++)
    g_clear_pointer (&self->digests[i], g_free);

  G_OBJECT_CLASS (dr_preferences_parent_class)->dispose (object);
}

static void
dr_preferences_class_init (DrPreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dr_preferences_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/dueregard/DueRegard/dr-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, DrPreferences, person);
  gtk_widget_class_bind_template_child (widget_class, DrPreferences, roles);
  gtk_widget_class_bind_template_child (widget_class, DrPreferences, council);
  gtk_widget_class_bind_template_child (widget_class, DrPreferences, nation);
  gtk_widget_class_bind_template_child (widget_class, DrPreferences, area);
  gtk_widget_class_bind_template_child (widget_class, DrPreferences, editions);
  gtk_widget_class_bind_template_child (widget_class, DrPreferences, rulebook);
  gtk_widget_class_bind_template_child (widget_class, DrPreferences, questionnaire);
  gtk_widget_class_bind_template_child (widget_class, DrPreferences, evidence);
  gtk_widget_class_bind_template_child (widget_class, DrPreferences, folder);
  gtk_widget_class_bind_template_callback (widget_class, person_chosen);
  gtk_widget_class_install_action (widget_class, "preferences.copy-digest", "i", copy_digest);
  gtk_widget_class_install_action (widget_class, "preferences.open-folder", NULL, open_folder);
}

static void
dr_preferences_init (DrPreferences *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  dr_wrapped_label_wrap_titles (GTK_WIDGET (self));
  dr_spoken_drop_marks (GTK_WIDGET (self));
}
