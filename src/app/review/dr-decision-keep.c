#include "dr-decision-keep.h"

#include <glib/gstdio.h>

/* A group is an assessment's version; its keys are the decision's, without what a key file gives a meaning to. */
static char *
group_of (const char *reference,
          guint       version)
{
  g_autofree char *escaped = g_uri_escape_string (reference, NULL, FALSE);

  return g_strdup_printf ("%s %u", escaped, version);
}

static const char * const names[DR_N_DECISION_PARTS] = {
  [DR_DECISION_DATE] = "date",
  [DR_DECISION_DECIDER] = "decider",
  [DR_DECISION_REFERENCE] = "reference",
  [DR_DECISION_OPTION] = "option",
  [DR_DECISION_BEFORE] = "before",
};

/* The file is replaced as a whole: a kill leaves the one before or the one after. */
static gboolean
save (GKeyFile    *file,
      const char  *path,
      GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_auto (GStrv) groups = g_key_file_get_groups (file, NULL);

  if (groups[0] == NULL)
    {
      g_unlink (path);
      return TRUE;
    }
  g_mkdir_with_parents (folder, 0700);

  return g_key_file_save_to_file (file, path, error);
}

/**
 * dr_decision_keep_path:
 * @folder: of the person's own data
 * @store: where the register is
 *
 * Returns: (transfer full): where half-told decisions of that register are kept
 */
char *
dr_decision_keep_path (const char *folder,
                       const char *store)
{
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, store, -1);
  g_autofree char *name = g_strdup_printf ("decisions-%.16s.told", digest);

  return g_build_filename (folder, name, NULL);
}

/**
 * dr_decision_keep_read:
 * @path: of the file, which need not be there
 * @reference: of an assessment
 * @version: of it
 * @said: (inout) (array fixed-size=5): what is suggested; what was told takes its place
 *
 * Returns: whether something was told before
 */
gboolean
dr_decision_keep_read (const char *path,
                       const char *reference,
                       guint       version,
                       char       *said[DR_N_DECISION_PARTS])
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *group = group_of (reference, version);

  /* One that cannot be read says nothing: it is told again. */
  if (!g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL) || !g_key_file_has_group (file, group))
    return FALSE;
  for (guint part = 0; part < DR_N_DECISION_PARTS; part++)
    {
      g_free (said[part]);
      said[part] = g_key_file_get_string (file, group, names[part], NULL);
    }

  return TRUE;
}

/**
 * dr_decision_keep_write:
 * @path: of the file
 * @reference: of an assessment
 * @version: of it
 * @said: (array fixed-size=5): what was told, %NULL where nothing was
 * @error: return location for a #GFileError
 *
 * Returns: whether it is kept
 */
gboolean
dr_decision_keep_write (const char          *path,
                        const char          *reference,
                        guint                version,
                        const char * const   said[DR_N_DECISION_PARTS],
                        GError             **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *group = group_of (reference, version);

  g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL);
  g_key_file_remove_group (file, group, NULL);
  for (guint part = 0; part < DR_N_DECISION_PARTS; part++)
    if (said[part] != NULL)
      g_key_file_set_string (file, group, names[part], said[part]);

  return save (file, path, error);
}

/**
 * dr_decision_keep_drop:
 * @path: of the file
 * @reference: of an assessment whose decision is recorded
 * @version: of it
 * @error: return location for a #GFileError
 *
 * Returns: whether nothing is kept of it any more
 */
gboolean
dr_decision_keep_drop (const char  *path,
                       const char  *reference,
                       guint        version,
                       GError     **error)
{
  static const char * const nothing[DR_N_DECISION_PARTS] = { NULL };

  return dr_decision_keep_write (path, reference, version, nothing, error);
}
