#include "dr-recent.h"

/* How many a menu lists at most. */
#define MOST_LISTED 8

/* A program that keeps no settings, as in a test, leaves no traces in the desktop's list either. */
static gboolean
is_kept (void)
{
  return g_strcmp0 (g_getenv ("GSETTINGS_BACKEND"), "memory") != 0;
}

/**
 * dr_recent_add:
 * @path: of a bag or a record that could be read
 *
 * Puts it at the head of the recent files.
 */
void
dr_recent_add (const char *path)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *uri = g_filename_to_uri (absolute, NULL, NULL);
  GtkRecentData data = {
    .mime_type = g_file_test (path, G_FILE_TEST_IS_DIR) ? (char *) "inode/directory"
                 : g_str_has_suffix (path, ".zip")      ? (char *) "application/zip" : (char *) "application/xml",
    .app_name = (char *) g_get_application_name (),
    .app_exec = (char *) "due-regard %u",
  };

  if (uri != NULL && is_kept ())
    gtk_recent_manager_add_full (gtk_recent_manager_get_default (), uri, &data);
}

static gboolean
is_ours (GtkRecentInfo *info)
{
  return gtk_recent_info_has_application (info, g_get_application_name ()) && gtk_recent_info_is_local (info)
         && gtk_recent_info_exists (info);
}

static int
compare_visits (gconstpointer a,
                gconstpointer b)
{
  return g_date_time_compare (gtk_recent_info_get_visited ((GtkRecentInfo *) b),
                              gtk_recent_info_get_visited ((GtkRecentInfo *) a));
}

static void
show (GtkRecentManager *manager,
      GMenu            *menu)
{
  GList *all = is_kept () ? g_list_sort (gtk_recent_manager_get_items (manager), compare_visits) : NULL;
  guint n = 0;

  g_menu_remove_all (menu);
  for (GList *each = all; each != NULL && n < MOST_LISTED; each = each->next)
    {
      g_autofree char *path = g_filename_from_uri (gtk_recent_info_get_uri (each->data), NULL, NULL);
      g_autofree char *name = NULL;
      g_auto (GStrv) parts = NULL;
      g_autofree char *label = NULL;
      g_autoptr (GMenuItem) item = NULL;

      if (path == NULL || !is_ours (each->data))
        continue;
      name = g_filename_display_basename (path);
      parts = g_strsplit (name, "_", -1);
      label = g_strjoinv ("__", parts);   /* a single one would mark a letter */
      item = g_menu_item_new (label, NULL);
      g_menu_item_set_action_and_target (item, "app.inspect-again", "s", path);
      g_menu_append_item (menu, item);
      n++;
    }
  g_list_free_full (all, (GDestroyNotify) gtk_recent_info_unref);
}

/**
 * dr_recent_watch:
 * @menu: an empty section of a menu
 * @owner: for whose life it is shown
 *
 * Has the menu list what was inspected last, the latest first; where there is nothing, the section is empty.
 */
void
dr_recent_watch (GMenu   *menu,
                 GObject *owner)
{
  GtkRecentManager *manager = gtk_recent_manager_get_default ();

  g_object_set_data_full (owner, "recent", g_object_ref (menu), g_object_unref);
  g_signal_connect_object (manager, "changed", G_CALLBACK (show), menu, 0);
  show (manager, menu);
}
