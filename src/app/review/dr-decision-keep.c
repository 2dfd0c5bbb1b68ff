#include "dr-decision-keep.h"

#include "dr-told-file.h"

/* A group is an assessment's version; its keys are the decision's, without what a key file gives a meaning to. */
static char *
group_of (const char *reference,
          guint       version)
{
  g_autofree char *escaped = dr_told_file_escape (reference);

  return g_strdup_printf ("%s %u", escaped, version);
}

static const char * const names[DR_N_DECISION_PARTS] = {
  [DR_DECISION_DATE] = "date",
  [DR_DECISION_DECIDER] = "decider",
  [DR_DECISION_REFERENCE] = "reference",
  [DR_DECISION_OPTION] = "option",
  [DR_DECISION_BEFORE] = "before",
};

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
  return dr_told_file_path (folder, store, "decisions");
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
  g_autoptr (GKeyFile) file = dr_told_file_read (path);
  g_autofree char *group = group_of (reference, version);

  if (!g_key_file_has_group (file, group))
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
  g_autoptr (GKeyFile) file = dr_told_file_read (path);
  g_autofree char *group = group_of (reference, version);

  g_key_file_remove_group (file, group, NULL);
  for (guint part = 0; part < DR_N_DECISION_PARTS; part++)
    if (said[part] != NULL)
      g_key_file_set_string (file, group, names[part], said[part]);

  return dr_told_file_write (file, path, error);
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
