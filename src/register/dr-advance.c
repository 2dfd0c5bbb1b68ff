#include "dr-advance.h"

#include "dr-register-error.h"
#include "dr-steps.h"

/**
 * dr_register_advance_one:
 * @self: a register
 * @person: id of who does it
 * @reference: of an assessment
 * @version: one of its versions; 0: the latest
 * @advanced: (out): whether it went on
 * @error: return location
 *
 * Starts the monitoring of a decided change whose day has come, as far as @person may. One that cannot go on stays as it
 * is, and that is no error.
 *
 * Returns: whether it could be looked at
 */
gboolean
dr_register_advance_one (DrRegister  *self,
                         const char  *person,
                         const char  *reference,
                         guint        version,
                         gboolean    *advanced,
                         GError     **error)
{
  DrStepRequest request = { .reference = reference, .version = version, .step = DR_STEP_MONITOR, .person = person };
  DrStepDone done;
  g_autoptr (GError) problem = NULL;

  *advanced = dr_register_take_step (self, &request, &done, NULL, &problem);
  if (*advanced || dr_register_is_refusal (problem))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));

  return FALSE;
}

/* Of the rows of one page; FALSE where nothing more can be done. */
static gboolean
advance_page (DrRegister            *self,
              const char            *person,
              const DrRegisterPage  *page,
              guint                 *n_advanced,
              GPtrArray             *damaged,
              GCancellable          *cancellable,
              GError               **error)
{
  for (guint i = 0; i < page->n_rows; i++)
    {
      g_autoptr (GError) problem = NULL;
      gboolean advanced;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (dr_register_advance_one (self, person, page->rows[i].reference, page->rows[i].version, &advanced, &problem))
        *n_advanced += advanced ? 1 : 0;
      else if (dr_register_is_of_one_version (problem))
        g_ptr_array_add (damaged, g_steal_pointer (&problem));
      else
        {
          g_propagate_error (error, g_steal_pointer (&problem));
          return FALSE;
        }
    }

  return TRUE;
}

/**
 * dr_register_advance:
 * @self: a register
 * @person: id of who does it
 * @n_advanced: (out): how many went on, on failure too
 * @damaged: (element-type GError): what is wrong with those that could not be looked at is added; the others went on
 *   all the same
 * @cancellable: (nullable): to stop between two
 * @error: return location
 *
 * Starts the monitoring of every decided change whose day has come, as far as @person may. One that cannot go on stays
 * as it is.
 *
 * Returns: whether the whole register was gone through
 */
gboolean
dr_register_advance (DrRegister    *self,
                     const char    *person,
                     guint         *n_advanced,
                     GPtrArray     *damaged,
                     GCancellable  *cancellable,
                     GError       **error)
{
  g_autoptr (DrRegisterPage) page = NULL;
  DrRegisterQuery query = { .stages = 1u << DR_STAGE_DECIDED, .limit = DR_REGISTER_MAX_PAGE };

  *n_advanced = 0;
  do
    {
      g_autoptr (DrRegisterPage) before = g_steal_pointer (&page);

      query.after = before != NULL ? &before->rows[before->n_rows - 1] : NULL;
      page = dr_store_query (dr_register_get_store (self), &query, error);
      if (page == NULL || !advance_page (self, person, page, n_advanced, damaged, cancellable, error))
        return FALSE;
    }
  while (page->more);

  return TRUE;
}
