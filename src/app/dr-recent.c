#include "dr-recent.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* By this the desktop's list tells registers from what was inspected. */
#define REGISTER "due-regard-register"

static const struct {
  const char *action;
  guint       most;    /* that a menu lists */
} kinds[] = {
  [DR_RECENT_INSPECTED] = { "app.inspect-again", 8 },
  [DR_RECENT_REGISTER] = { "app.open-register", 5 },
};

/* A program that keeps no settings, as in a test, leaves no traces in the desktop's list either. */
static gboolean
is_kept (void)
{
  return g_strcmp0 (g_getenv ("GSETTINGS_BACKEND"), "memory") != 0;
}

static const char *
type_of (DrRecentKind  kind,
         const char   *path)
{
  if (kind == DR_RECENT_REGISTER)
    return "application/vnd.sqlite3";
  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    return "inode/directory";

  return g_str_has_suffix (path, ".zip") ? "application/zip" : "application/xml";
}

/**
 * dr_recent_add:
 * @kind: what it is
 * @path: of a bag, a record or a register that could be read
 *
 * Puts it at the head of the recent files.
 */
void
dr_recent_add (DrRecentKind  kind,
               const char   *path)
{
  char *groups[] = { (char *) REGISTER, NULL };
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *uri = g_filename_to_uri (absolute, NULL, NULL);
  GtkRecentData data = {
    .mime_type = (char *) type_of (kind, path),
    .app_name = (char *) g_get_application_name (),
    .app_exec = (char *) (kind == DR_RECENT_REGISTER ? "due-regard --store %f" : "due-regard %u"),
    .groups = kind == DR_RECENT_REGISTER ? groups : NULL,
  };

  if (uri != NULL && is_kept ())
    gtk_recent_manager_add_full (gtk_recent_manager_get_default (), uri, &data);
}

static gboolean
is_ours (GtkRecentInfo *info,
         DrRecentKind   kind)
{
  return gtk_recent_info_has_group (info, REGISTER) == (kind == DR_RECENT_REGISTER)
         && gtk_recent_info_has_application (info, g_get_application_name ())
         && gtk_recent_info_is_local (info) && gtk_recent_info_exists (info);
}

static int
compare_visits (gconstpointer a,
                gconstpointer b)
{
  return g_date_time_compare (gtk_recent_info_get_visited ((GtkRecentInfo *) b),
                              gtk_recent_info_get_visited ((GtkRecentInfo *) a));
}

/* A file without its folder says nothing where most are called "register.db". */
static char *
name_of (DrRecentKind  kind,
         const char   *path)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *shown = g_filename_display_name (folder);
  const char *home = g_get_home_dir ();

  if (kind != DR_RECENT_REGISTER)
    return g_steal_pointer (&name);
  if (home[0] != '\0' && g_str_has_prefix (shown, home) && (shown[strlen (home)] == '/' || shown[strlen (home)] == '\0'))
    return g_strdup_printf (_("%s in ~%s"), name, shown + strlen (home));

  return g_strdup_printf (_("%s in %s"), name, shown);
}

static void
show (GtkRecentManager *manager,
      GMenu            *menu)
{
  DrRecentKind kind = (DrRecentKind) GPOINTER_TO_INT (g_object_get_data (G_OBJECT (menu), "kind"));
  GList *all = is_kept () ? g_list_sort (gtk_recent_manager_get_items (manager), compare_visits) : NULL;
  guint n = 0;

  g_menu_remove_all (menu);
  for (GList *each = all; each != NULL && n < kinds[kind].most; each = each->next)
    {
      g_autofree char *path = g_filename_from_uri (gtk_recent_info_get_uri (each->data), NULL, NULL);
      g_autofree char *name = NULL;
      g_auto (GStrv) parts = NULL;
      g_autofree char *label = NULL;
      g_autoptr (GMenuItem) item = NULL;

      /* What an action is given is text: a name in other bytes cannot be listed. */
      if (path == NULL || !g_utf8_validate (path, -1, NULL) || !is_ours (each->data, kind))
        continue;
      name = name_of (kind, path);
      parts = g_strsplit (name, "_", -1);
      label = g_strjoinv ("__", parts);   /* a single one would mark a letter */
      item = g_menu_item_new (label, NULL);
      g_menu_item_set_action_and_target (item, kinds[kind].action, "s", path);
      g_menu_append_item (menu, item);
      n++;
    }
  g_list_free_full (all, (GDestroyNotify) gtk_recent_info_unref);
}

/**
 * dr_recent_watch:
 * @kind: what is listed
 * @menu: an empty section of a menu
 * @owner: for whose life it is shown
 *
 * Has the menu list what was inspected or opened last, the latest first; where there is nothing, the section is empty.
 */
void
dr_recent_watch (DrRecentKind  kind,
                 GMenu        *menu,
                 GObject      *owner)
{
  GtkRecentManager *manager = gtk_recent_manager_get_default ();

  g_object_set_data_full (owner, kinds[kind].action, g_object_ref (menu), g_object_unref);
  g_object_set_data (G_OBJECT (menu), "kind", GINT_TO_POINTER (kind));
  g_signal_connect_object (manager, "changed", G_CALLBACK (show), menu, 0);
  show (manager, menu);
}
