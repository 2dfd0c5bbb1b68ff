#include "dr-application.h"

#include <glib/gi18n-lib.h>

#include "dr-assessment-window.h"
#include "dr-background.h"
#include "dr-formats.h"
#include "dr-help-window.h"
#include "dr-open-in-sight.h"
#include "dr-preferences.h"
#include "dr-quit.h"
#include "dr-recent.h"
#include "dr-register-switch.h"
#include "dr-scroll-to.h"
#include "dr-shortcuts-window.h"
#include "dr-window.h"

struct _DrApplication {
  AdwApplication  parent_instance;

  GSettings      *settings;
  DrDesk         *desk;      /* (nullable): no register yet */
  char           *store;     /* (nullable): as the command line says */
  char           *person;    /* (nullable): likewise */
  char           *inspect;   /* (nullable): likewise: what to show instead of a register */
};

G_DEFINE_FINAL_TYPE (DrApplication, dr_application, ADW_TYPE_APPLICATION)

/**
 * dr_application_new:
 *
 * Returns: (transfer full): the program
 */
DrApplication *
dr_application_new (void)
{
  return g_object_new (DR_TYPE_APPLICATION,
                       "application-id", DR_APPLICATION_ID,
                       "flags", G_APPLICATION_HANDLES_OPEN,
                       "resource-base-path", "/org/dueregard/DueRegard",
                       NULL);
}

/**
 * dr_application_get_desk:
 * @self: the program
 *
 * Returns: (transfer none) (nullable): the register that it works on; none before the first run is done
 */
DrDesk *
dr_application_get_desk (DrApplication *self)
{
  return self->desk;
}

/**
 * dr_application_get_settings:
 * @self: the program
 *
 * Returns: (transfer none): what is remembered of this user
 */
GSettings *
dr_application_get_settings (DrApplication *self)
{
  return self->settings;
}

/* (transfer full): where a register is unless somebody says otherwise */
static char *
usual_store (void)
{
  return g_build_filename (g_get_user_data_dir (), "due-regard", "register.db", NULL);
}

/**
 * dr_application_default_store:
 * @self: the program
 *
 * Returns: (transfer full): where the register is, or would be made: as the command line says, as the settings say, else
 *   in the user's data folder
 */
char *
dr_application_default_store (DrApplication *self)
{
  g_autofree char *set = g_settings_get_string (self->settings, "store");

  if (self->store != NULL)
    return g_strdup (self->store);
  if (set[0] != '\0')
    return g_steal_pointer (&set);

  return usual_store ();
}

/* Who sits here as the menu of people shows it. */
static void
show_person (DrApplication *self)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), "person");
  const char *person = self->desk != NULL ? dr_desk_get_person (self->desk) : NULL;

  if (action != NULL)
    g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_string (person != NULL ? person : ""));
}

static void
remember_person (DrDesk        *desk,
                 DrApplication *self)
{
  const char *person = dr_desk_get_person (desk);

  g_settings_set_string (self->settings, "person", person != NULL ? person : "");
  show_person (self);
}

/**
 * dr_application_use_store:
 * @self: the program
 * @uri: address of a store that has been set up
 * @error: return location for a #DrStoreError; %DR_STORE_ERROR_NOT_FOUND where nobody has set it up yet
 *
 * Works on that register from now on. Nothing changes where it cannot be opened.
 *
 * Returns: whether it could be opened
 */
gboolean
dr_application_use_store (DrApplication  *self,
                          const char     *uri,
                          GError        **error)
{
  g_autoptr (DrDesk) desk = dr_desk_new (uri, FALSE, error);
  g_autofree char *remembered = g_settings_get_string (self->settings, "person");

  if (desk == NULL)
    return FALSE;
  if (dr_desk_get_people (desk)->n_people == 0)
    {
      g_set_error (error, DR_STORE_ERROR, DR_STORE_ERROR_NOT_FOUND,
                   _("%s has nobody in it yet; expected a register that was set up"), uri);
      dr_desk_close (desk);
      return FALSE;
    }
  if (self->desk != NULL && !dr_register_switch_let_go (self, error))
    {
      dr_desk_close (desk);
      return FALSE;
    }
  if (self->person != NULL)
    dr_desk_set_person (desk, self->person);
  else if (remembered[0] != '\0')
    dr_desk_set_person (desk, remembered);

  if (self->desk != NULL)
    dr_desk_close (self->desk);
  g_set_object (&self->desk, desk);
  g_signal_connect_object (desk, "person-changed", G_CALLBACK (remember_person), self, 0);
  show_person (self);
  if (g_file_test (dr_desk_get_uri (desk), G_FILE_TEST_IS_REGULAR))
    dr_recent_add (DR_RECENT_REGISTER, dr_desk_get_uri (desk));

  return TRUE;
}

static DrWindow *
main_window (DrApplication *self)
{
  DrWindow *window = dr_window_find (self);

  return window != NULL ? window : dr_window_new (self);
}

/* Shows the register where there is one, else the first run, or what is wrong. */
static DrWindow *
show_main_window (DrApplication *self)
{
  g_autofree char *uri = dr_application_default_store (self);
  g_autoptr (GError) error = NULL;
  DrWindow *window;

  if (self->desk == NULL)
    dr_application_use_store (self, uri, &error);
  window = main_window (self);
  if (self->desk != NULL)
    dr_window_set_desk (window, self->desk);
  else if (g_error_matches (error, DR_STORE_ERROR, DR_STORE_ERROR_NOT_FOUND))
    dr_window_welcome (window, uri);
  else
    dr_window_set_problem (window, error->message);
  gtk_window_present (GTK_WINDOW (window));

  return window;
}

/**
 * dr_application_begin:
 * @self: the program
 * @uri: address of a register that was made, or chosen
 * @person: (nullable): id of who sits down at it
 * @error: return location as of dr_application_use_store()
 *
 * Works on that register from now on, and when the program is started again.
 *
 * Returns: whether it could be opened
 */
gboolean
dr_application_begin (DrApplication  *self,
                      const char     *uri,
                      const char     *person,
                      GError        **error)
{
  g_autofree char *usual = NULL;
  g_autofree char *place = NULL;

  if (!dr_application_use_store (self, uri, error))
    return FALSE;
  if (person != NULL)
    dr_desk_set_person (self->desk, person);

  /* A register that the command line names is for this time only. */
  if (self->store == NULL)
    {
      usual = usual_store ();
      place = dr_store_locate (usual, NULL);
      g_settings_set_string (self->settings, "store", g_strcmp0 (dr_desk_get_uri (self->desk), place) == 0 ? "" : uri);
    }
  dr_window_set_desk (main_window (self), self->desk);

  return TRUE;
}

/**
 * dr_application_import:
 * @self: the program
 * @file: a draft, a record or a bag
 *
 * Brings it into the register that is open.
 */
void
dr_application_import (DrApplication *self,
                       GFile         *file)
{
  dr_window_open_files (show_main_window (self), &file, 1);
}

static void
dr_application_activate (GApplication *application)
{
  DrApplication *self = DR_APPLICATION (application);

  if (self->inspect != NULL)
    dr_application_inspect (self, self->inspect);
  else
    show_main_window (self);
}

static void
dr_application_open (GApplication  *application,
                     GFile        **files,
                     int            n_files,
                     const char    *hint)
{
  DrApplication *self = DR_APPLICATION (application);
  g_autoptr (GPtrArray) others = g_ptr_array_new ();

  for (int i = 0; i < n_files; i++)
    if (!dr_application_inspect_ours (self, files[i]))
      g_ptr_array_add (others, files[i]);
  if (others->len > 0)
    dr_window_open_files (show_main_window (self), (GFile **) others->pdata, others->len);
}

/**
 * dr_application_show_assessment:
 * @self: the program
 * @reference: of an assessment in the register
 * @version: its number, from 1
 *
 * Shows it in its window: the one it has, or a new one.
 */
void
dr_application_show_assessment (DrApplication *self,
                                const char    *reference,
                                guint          version)
{
  for (GList *each = gtk_application_get_windows (GTK_APPLICATION (self)); each != NULL; each = each->next)
    if (DR_IS_ASSESSMENT_WINDOW (each->data) && dr_assessment_window_shows (each->data, reference, version))
      {
        gtk_window_present (each->data);
        return;
      }

  gtk_window_present (GTK_WINDOW (dr_assessment_window_new (self, reference, version)));
}

static void
show_about (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       data)
{
  static const char * const developers[] = { "The Due Regard authors", NULL };

  adw_show_about_window (gtk_application_get_active_window (data),
                         "application-name", _("Due Regard"),
                         "application-icon", DR_APPLICATION_ID,
                         "version", DR_VERSION,
                         "developer-name", developers[0],
                         "developers", developers,
                         "license-type", GTK_LICENSE_GPL_3_0,
                         "comments", _("Equality and diversity impact assessments that review the equality of access to services."),
                         NULL);
}

static void
show_preferences (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       data)
{
  DrApplication *self = data;

  if (self->desk != NULL)
    gtk_window_present (GTK_WINDOW (dr_preferences_new (gtk_application_get_active_window (data), self->desk)));
}

static void
show_shortcuts (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       data)
{
  gtk_window_present (dr_shortcuts_window_new (gtk_application_get_active_window (data)));
}

static void
show_help (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       data)
{
  gtk_window_present (GTK_WINDOW (dr_help_window_new (gtk_application_get_active_window (data))));
}

/* Somebody else sits down. */
static void
change_person (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       data)
{
  DrApplication *self = data;

  if (self->desk != NULL)
    dr_desk_set_person (self->desk, g_variant_get_string (parameter, NULL));
}

static void
retry (GSimpleAction *action,
       GVariant      *parameter,
       gpointer       data)
{
  show_main_window (data);
}

static void
begin_anew (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       data)
{
  g_autofree char *uri = dr_application_default_store (data);

  dr_window_welcome (main_window (data), uri);
}

static void
quit (GSimpleAction *action,
      GVariant      *parameter,
      gpointer       data)
{
  dr_quit (data);
}

static void
dr_application_startup (GApplication *application)
{
  static const GActionEntry actions[] = {
    { "about", show_about, NULL, NULL, NULL, { 0 } },
    { "help", show_help, NULL, NULL, NULL, { 0 } },
    { "person", change_person, "s", "''", NULL, { 0 } },
    { "preferences", show_preferences, NULL, NULL, NULL, { 0 } },
    { "quit", quit, NULL, NULL, NULL, { 0 } },
    { "retry", retry, NULL, NULL, NULL, { 0 } },
    { "shortcuts", show_shortcuts, NULL, NULL, NULL, { 0 } },
    { "welcome", begin_anew, NULL, NULL, NULL, { 0 } },
  };
  static const struct { const char *action; const char *keys[2]; } keys[] = {
    { "app.help", { "F1" } },
    { "app.inspect", { "<Control>i" } },
    { "app.preferences", { "<Control>comma" } },
    { "app.quit", { "<Control>q" } },
    { "app.shortcuts", { "<Control>question" } },
    { "window.close", { "<Control>w" } },
  };

  G_APPLICATION_CLASS (dr_application_parent_class)->startup (application);

  dr_formats_init ();
  /* A text that Tab came to would stand marked as chosen for good; the ring around it shows where the focus is. */
  g_object_set (gtk_settings_get_default (), "gtk-label-select-on-focus", FALSE, NULL);
  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions), application);
  dr_application_add_elsewhere (DR_APPLICATION (application));
  dr_register_switch_add_action (DR_APPLICATION (application));
  dr_scroll_watch_focus (GTK_APPLICATION (application));
  dr_open_in_sight_watch ();
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (application), keys[i].action, keys[i].keys);
}

/* Whatever is being saved is saved before the program goes. */
static void
dr_application_shutdown (GApplication *application)
{
  DrApplication *self = DR_APPLICATION (application);

  G_APPLICATION_CLASS (dr_application_parent_class)->shutdown (application);

  if (self->desk != NULL)
    dr_desk_close (self->desk);
  dr_background_finish ();
}

static int
dr_application_handle_local_options (GApplication *application,
                                     GVariantDict *options)
{
  DrApplication *self = DR_APPLICATION (application);
  g_autofree char *path = NULL;

  if (g_variant_dict_lookup (options, "version", "b", NULL))
    {
      g_print ("due-regard %s\n", DR_VERSION);
      return 0;
    }
  g_variant_dict_lookup (options, "store", "s", &self->store);
  g_variant_dict_lookup (options, "as", "s", &self->person);
  if (g_variant_dict_lookup (options, "inspect", "^ay", &path))
    self->inspect = g_canonicalize_filename (path, NULL);
  if (self->store != NULL || self->person != NULL || self->inspect != NULL)   /* a program of its own */
    g_application_set_flags (application, g_application_get_flags (application) | G_APPLICATION_NON_UNIQUE);

  return -1;
}

static void
dr_application_finalize (GObject *object)
{
  DrApplication *self = DR_APPLICATION (object);

  g_clear_object (&self->desk);
  g_clear_object (&self->settings);
  g_free (self->store);
  g_free (self->person);
  g_free (self->inspect);

  G_OBJECT_CLASS (dr_application_parent_class)->finalize (object);
}

static void
dr_application_class_init (DrApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dr_application_finalize;
  application_class->activate = dr_application_activate;
  application_class->open = dr_application_open;
  application_class->startup = dr_application_startup;
  application_class->shutdown = dr_application_shutdown;
  application_class->handle_local_options = dr_application_handle_local_options;
}

/* (transfer full): in a prefix that the desktop does not know, the schema is where the program was installed */
static GSettings *
open_settings (void)
{
  GSettingsSchemaSource *usual = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;
  g_autoptr (GSettingsSchemaSource) own = NULL;

  if (usual != NULL)
    schema = g_settings_schema_source_lookup (usual, DR_APPLICATION_ID, TRUE);
  if (schema == NULL)
    {
      own = g_settings_schema_source_new_from_directory (DR_SCHEMA_DIR, usual, TRUE, NULL);
      if (own != NULL)
        schema = g_settings_schema_source_lookup (own, DR_APPLICATION_ID, FALSE);
    }
  if (schema == NULL)
    g_error ("the settings schema is not installed; expected it in %s", DR_SCHEMA_DIR);

  return g_settings_new_full (schema, NULL, NULL);
}

static void
dr_application_init (DrApplication *self)
{
  static const GOptionEntry options[] = {
    { "store", 0, 0, G_OPTION_ARG_STRING, NULL, N_("The register to work on"), N_("FILE") },
    { "as", 0, 0, G_OPTION_ARG_STRING, NULL, N_("Who sits here: a person’s id in the register"), N_("PERSON") },
    { "inspect", 0, 0, G_OPTION_ARG_FILENAME, NULL, N_("Verify and show a record or a bag, with no register"), N_("PATH") },
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Print the version and exit"), NULL },
    { NULL },
  };

  g_application_add_main_option_entries (G_APPLICATION (self), options);
  self->settings = open_settings ();
}
