/* The drafts of a recheck: only their rows lag behind. */
#include "dr-live-versions.h"
#include "dr-recheck-private.h"
#include "dr-version-row.h"
#include "dr-version.h"

/* Drafts that are brought up to date at once: each is loaded and checked, and others wait meanwhile. */
#define DRAFTS 50

/* A draft is always checked by the latest editions; only its row lags behind. */
static gboolean
refresh_draft (DrRecheckRun         *run,
               const DrRegisterRow  *row,
               GError              **error)
{
  g_autoptr (DrArena) arena = dr_arena_new ();
  g_autoptr (GError) problem = NULL;
  g_autoptr (DrVersion) version = dr_version_load (run->reg, row->reference, row->version, &problem);
  g_autoptr (DrRecheckJob) job = dr_recheck_job_new (row, NULL);
  DrRegisterRow fresh;

  if (version == NULL && problem->domain == DR_STORE_ERROR && !dr_register_is_of_one_version (problem))
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  if (version == NULL)
    {
      job->problem = dr_arena_strdup (job->arena, problem->message);
      return dr_recheck_settle (run, job, error);
    }

  run->result->n_checked++;
  if (run->options->instead != NULL)
    {
      g_autoptr (DrCheck) after = dr_check_new (version->editions->evidence, version->assessment, &version->context,
                                                run->options->instead);

      dr_recheck_job_compare (job, version->check, after);
      run->result->n_checked--;   /* settling counts it */
      return dr_recheck_settle (run, job, error);
    }
  dr_version_row_make (version->check, version->draft->revision, arena, &fresh);

  return dr_store_put_row (run->store, &fresh, error) && dr_recheck_settle (run, job, error);
}

typedef struct {
  DrRecheckRun   *run;
  DrRegisterPage *page;
} Drafts;

static gboolean
refresh_page (DrStore   *store,
              gpointer   data,
              GError   **error)
{
  Drafts *drafts = data;

  for (guint i = 0; i < drafts->page->n_rows; i++)
    if (!refresh_draft (drafts->run, &drafts->page->rows[i], error))
      return FALSE;

  return TRUE;
}

/**
 * dr_recheck_drafts:
 * @run: a recheck
 * @error: return location
 *
 * Brings the register's rows of all drafts up to date with the latest editions; with a rulebook instead, only compares.
 *
 * Returns: whether all were looked at
 */
gboolean
dr_recheck_drafts (DrRecheckRun  *run,
                   GError       **error)
{
  DrRegisterQuery query = { .stages = 1u << DR_STAGE_DRAFT, .limit = DRAFTS };
  g_autoptr (DrRegisterPage) page = NULL;
  g_autoptr (GError) problem = NULL;

  while ((page = dr_recheck_next_page (run, &query, g_steal_pointer (&page), &problem)) != NULL)
    {
      Drafts drafts = { run, page };

      if (run->options->instead != NULL ? !refresh_page (run->store, &drafts, error)
                                        : !dr_store_together (run->store, refresh_page, &drafts, error))
        return FALSE;
    }
  if (problem == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&problem));

  return FALSE;
}
