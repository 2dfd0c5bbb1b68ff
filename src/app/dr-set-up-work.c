#include "dr-set-up-work.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "dr-background.h"
#include "dr-evidence-start.h"
#include "dr-folder.h"
#include "dr-import.h"
#include "dr-roll.h"
#include "dr-set-up.h"

#define EXAMPLE "bishops-stortford-desk.xml"
#define EXAMPLES "/org/dueregard/DueRegard/examples/"

static void
clear_colleague (gpointer data)
{
  DrSetUpColleague *colleague = data;

  g_free (colleague->id);
  g_free (colleague->name);
}

/**
 * dr_set_up_plan_new:
 *
 * Returns: (transfer full): an empty plan
 */
DrSetUpPlan *
dr_set_up_plan_new (void)
{
  DrSetUpPlan *self = g_new0 (DrSetUpPlan, 1);

  self->colleagues = g_array_new (FALSE, TRUE, sizeof (DrSetUpColleague));
  g_array_set_clear_func (self->colleagues, clear_colleague);

  return self;
}

/**
 * dr_set_up_plan_add:
 * @self: a plan
 * @id: of somebody else than the first person
 * @name: theirs
 * @role: what they may do, in every service
 */
void
dr_set_up_plan_add (DrSetUpPlan *self,
                    const char  *id,
                    const char  *name,
                    DrRole       role)
{
  DrSetUpColleague colleague = { g_strdup (id), g_strdup (name), role };

  g_array_append_val (self->colleagues, colleague);
}

/**
 * dr_set_up_plan_free:
 * @self: (nullable): a plan
 */
void
dr_set_up_plan_free (DrSetUpPlan *self)
{
  if (self == NULL)
    return;

  g_free (self->uri);
  g_free (self->council);
  g_free (self->area);
  g_free (self->id);
  g_free (self->name);
  g_array_unref (self->colleagues);
  g_free (self->author);
  g_free (self);
}

/* The import reads files: the draft that is compiled in becomes one for a moment. */
static gboolean
import_example (DrRegister  *self,
                const char  *author,
                GError     **error)
{
  g_autoptr (GBytes) bytes = g_resources_lookup_data (EXAMPLES EXAMPLE, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  g_autofree char *folder = bytes != NULL ? g_dir_make_tmp ("due-regard-XXXXXX", error) : NULL;
  g_autofree char *path = NULL;
  g_autoptr (GPtrArray) imported = NULL;
  const char *paths[2] = { NULL };
  gsize length = 0;
  const char *data;

  if (folder == NULL)
    return FALSE;
  path = g_build_filename (folder, EXAMPLE, NULL);
  paths[0] = path;
  data = g_bytes_get_data (bytes, &length);
  if (g_file_set_contents (path, data, (gssize) length, error))
    imported = dr_register_import (self, author, paths, NULL, NULL, NULL, NULL, error);
  g_remove (path);
  g_rmdir (folder);

  return imported != NULL;
}

typedef struct {
  const DrSetUpPlan *plan;
  DrRegister        *self;
  GBytes            *evidence;   /* (nullable): of the council's own */
} Work;

static gboolean
set_up (DrStore   *store,
        gpointer   data,
        GError   **error)
{
  Work *work = data;
  const DrSetUpPlan *plan = work->plan;
  const DrPerson first = { plan->id, plan->name, dr_register_get_login (work->self) };

  if (work->evidence != NULL ? !dr_register_set_up_with (work->self, &first, "evidence.xml", work->evidence, error)
                             : !dr_register_set_up (work->self, &first, DR_SHIPPED_PILOT, error))
    return FALSE;
  for (guint i = 0; i < plan->colleagues->len; i++)
    {
      const DrSetUpColleague *each = &g_array_index (plan->colleagues, DrSetUpColleague, i);
      const DrPerson person = { each->id, each->name, "" };

      if (!dr_register_add_person (work->self, plan->id, &person, error)
          || !dr_register_grant (work->self, plan->id, each->id, each->role, NULL, FALSE, error))
        return FALSE;
    }

  return !plan->pilot || plan->author == NULL || import_example (work->self, plan->author, error);
}

/* What stood before stands; a store that was begun here goes again, with what SQLite puts beside it. */
static void
take_away (const char *path)
{
  static const char * const suffixes[] = { "", "-wal", "-shm", "-journal" };

  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *each = g_strconcat (path, suffixes[i], NULL);

      g_remove (each);
    }
}

/**
 * dr_set_up_now:
 * @plan: what to make, and where
 * @error: return location for a #DrStoreError, #DrRegisterError or #DrImportError
 *
 * Makes it. Takes a second or two: for a thread.
 *
 * Returns: whether it was made; else nothing is left behind
 */
gboolean
dr_set_up_now (const DrSetUpPlan  *plan,
               GError            **error)
{
  const DrEvidenceStart start = { plan->council, plan->nation, plan->figures, plan->area };
  gboolean is_there = g_file_test (plan->uri, G_FILE_TEST_EXISTS);
  g_autoptr (GBytes) evidence = plan->pilot ? NULL : dr_evidence_start (&start, NULL, NULL, error);
  g_autoptr (DrStore) store = NULL;
  gboolean done = FALSE;

  if (!plan->pilot && evidence == NULL)
    return FALSE;
  if (!dr_folder_make (plan->uri, error))
    return FALSE;
  store = dr_store_open (plan->uri, DR_STORE_OPEN_CREATE, error);
  if (store != NULL)
    {
      g_autoptr (DrRegister) self = dr_register_new (store);
      Work work = { plan, self, evidence };

      done = dr_store_together (store, set_up, &work, error);
    }
  if (!done && !is_there && store != NULL)
    {
      dr_store_close (store);
      take_away (plan->uri);
    }

  return done;
}

static void
set_up_thread (GTask        *task,
               gpointer      source,
               gpointer      plan,
               GCancellable *cancellable)
{
  GError *error = NULL;

  if (dr_set_up_now (plan, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * dr_set_up_begin:
 * @plan: (transfer full): what to make, and where
 * @callback: (scope async): called in the main loop
 * @user_data: for @callback
 *
 * Makes it in a thread.
 */
void
dr_set_up_begin (DrSetUpPlan         *plan,
                 GAsyncReadyCallback  callback,
                 gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);

  g_task_set_source_tag (task, dr_set_up_begin);
  g_task_set_task_data (task, plan, (GDestroyNotify) dr_set_up_plan_free);
  dr_background_run (task, set_up_thread);
}

/**
 * dr_set_up_finish:
 * @result: what the callback was given
 * @error: return location as of dr_set_up_now()
 *
 * Returns: whether it was made
 */
gboolean
dr_set_up_finish (GAsyncResult  *result,
                  GError       **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, dr_set_up_begin), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
read_thread (GTask        *task,
             gpointer      source,
             gpointer      paths,
             GCancellable *cancellable)
{
  GError *error = NULL;
  g_autoptr (DrCensusMapping) mapping = dr_census_mapping_load_default (&error);
  g_autoptr (DrFigureImport) figures = mapping != NULL ? dr_figure_import_new (mapping) : NULL;

  for (char **each = paths; error == NULL && *each != NULL; each++)
    dr_figure_import_add_file (figures, *each, &error);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_steal_pointer (&figures), (GDestroyNotify) dr_figure_import_free);
}

/**
 * dr_set_up_read_figures:
 * @files: (element-type GFile): census files
 * @callback: (scope async): called in the main loop
 * @user_data: for @callback
 *
 * Reads them in a thread.
 */
void
dr_set_up_read_figures (GListModel          *files,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);
  GPtrArray *paths = g_ptr_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);
      char *path = g_file_get_path (file);

      if (path != NULL)
        g_ptr_array_add (paths, path);
    }
  g_ptr_array_add (paths, NULL);
  g_task_set_source_tag (task, dr_set_up_read_figures);
  g_task_set_task_data (task, g_ptr_array_free (paths, FALSE), (GDestroyNotify) g_strfreev);
  dr_background_run (task, read_thread);
}

/**
 * dr_set_up_read_figures_finish:
 * @result: what the callback was given
 * @error: return location for a #DrImportError
 *
 * Returns: (transfer full) (nullable): what was read
 */
DrFigureImport *
dr_set_up_read_figures_finish (GAsyncResult  *result,
                               GError       **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, dr_set_up_read_figures), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
