#include "dr-maintaining-work.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-knowledge.h"
#include "dr-satisfaction-cells.h"
#include "dr-xml-file.h"

/**
 * dr_maintaining_period_copy:
 * @period: the days that are added up
 *
 * Returns: (transfer full): a copy, for the work
 */
DrPeriod *
dr_maintaining_period_copy (DrPeriod period)
{
  DrPeriod *copy = g_new (DrPeriod, 1);

  *copy = period;

  return copy;
}

/**
 * dr_maintaining_return_free:
 * @self: (transfer full): a return to look at
 */
void
dr_maintaining_return_free (DrMaintainingReturn *self)
{
  g_clear_pointer (&self->made, dr_return_free);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->questionnaire, dr_questionnaire_unref);
  g_free (self);
}

/**
 * dr_maintaining_work_add_up:
 * @in: the lane's register
 * @period: a #DrPeriod
 * @progress: told how far it is
 * @cancellable: (nullable): to stop
 * @error: return location
 *
 * Returns: (transfer full) (nullable): a #DrMaintainingReturn
 */
gpointer
dr_maintaining_work_add_up (DrRegister      *in,
                            gpointer         period,
                            DrLongProgress  *progress,
                            GCancellable    *cancellable,
                            GError         **error)
{
  g_autoptr (DrMaintainingReturn) self = g_new0 (DrMaintainingReturn, 1);
  g_autoptr (DrEditionSet) editions = dr_knowledge_latest (dr_register_get_knowledge (in), error);

  if (editions == NULL)
    return NULL;
  self->period = *(const DrPeriod *) period;
  self->made = dr_register_view_return (in, self->period, DR_DATE_NONE, dr_long_progress_tell, progress, cancellable, &self->bytes, error);
  if (self->made == NULL)
    return NULL;
  dr_return_get_details (self->made, &self->details);
  self->questionnaire = dr_questionnaire_ref (editions->questionnaire);
  self->min_base = dr_satisfaction_min_base (editions->rulebook);

  return g_steal_pointer (&self);
}

/* --- Files --- */

/**
 * dr_maintaining_file_new:
 * @path: where to; what is there is replaced
 * @bytes: of a return
 *
 * Returns: (transfer full): a file to be written
 */
DrMaintainingFile *
dr_maintaining_file_new (const char *path,
                         GBytes     *bytes)
{
  DrMaintainingFile *self = g_new0 (DrMaintainingFile, 1);

  self->path = g_strdup (path);
  self->bytes = g_bytes_ref (bytes);

  return self;
}

/**
 * dr_maintaining_file_free:
 * @self: (transfer full): a file to be written
 */
void
dr_maintaining_file_free (DrMaintainingFile *self)
{
  g_bytes_unref (self->bytes);
  g_free (self->path);
  g_free (self);
}

/**
 * dr_maintaining_file_summary:
 * @self: a file that was written
 *
 * Returns: (transfer full): in a line
 */
char *
dr_maintaining_file_summary (const DrMaintainingFile *self)
{
  g_autofree char *name = g_filename_display_basename (self->path);

  return g_strdup_printf (_("Return exported to %s"), name);
}

/**
 * dr_maintaining_work_write:
 * @in: the lane's register
 * @file: a #DrMaintainingFile
 * @progress: not told: it is short
 * @cancellable: (nullable): to stop; what was there before still is
 * @error: return location
 *
 * Returns: (transfer full) (nullable): a #DrMaintainingFile that is written
 */
gpointer
dr_maintaining_work_write (DrRegister      *in,
                           gpointer         file,
                           DrLongProgress  *progress,
                           GCancellable    *cancellable,
                           GError         **error)
{
  const DrMaintainingFile *wish = file;
  gsize length;
  const char *bytes = g_bytes_get_data (wish->bytes, &length);

  return dr_xml_write_file (wish->path, bytes, length, error) ? dr_maintaining_file_new (wish->path, wish->bytes) : NULL;
}
