#include "dr-generator-run.h"

#include "dr-draft-template.h"

static void
base_free (gpointer base)
{
  dr_field_list_free (base);
}

/**
 * dr_generator_run_prepare:
 * @self: a run with its editions
 *
 * Makes room for what is kept from one act for another.
 */
void
dr_generator_run_prepare (DrGeneratorRun *self)
{
  self->results = g_hash_table_new_full (g_direct_hash, g_direct_equal, NULL, base_free);
  self->held_up = g_hash_table_new (g_direct_hash, g_direct_equal);
  self->bases = g_ptr_array_new_with_free_func (base_free);
  self->rows = g_ptr_array_new ();
  self->arena = dr_arena_new ();
  g_ptr_array_set_size (self->bases, (gint) self->editions->evidence->n_services);
  g_ptr_array_set_size (self->rows, (gint) self->editions->evidence->n_services);
}

/**
 * dr_generator_run_clear:
 * @self: a run
 */
void
dr_generator_run_clear (DrGeneratorRun *self)
{
  g_clear_pointer (&self->plan, g_array_unref);
  g_clear_pointer (&self->editions, dr_edition_set_free);
  g_clear_pointer (&self->people, dr_people_list_free);
  g_clear_pointer (&self->results, g_hash_table_unref);
  g_clear_pointer (&self->held_up, g_hash_table_unref);
  g_clear_pointer (&self->bases, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->arena, dr_arena_free);
}

/**
 * dr_generator_run_set_day:
 * @self: a run
 * @day: when the next act is
 *
 * The next act is at ten in the morning of the day, or a second after the one before it.
 */
void
dr_generator_run_set_day (DrGeneratorRun *self,
                          DrDate          day)
{
  g_autoptr (GDateTime) moment = g_date_time_new_utc (day.year, day.month, day.day, 10, 0, 0);

  self->last = MAX (self->last + G_USEC_PER_SEC, g_date_time_to_unix (moment) * G_USEC_PER_SEC);
  dr_register_set_time (self->reg, self->last);
}

/**
 * dr_generator_run_base:
 * @self: a run that was prepared
 * @service: index in its evidence base
 * @error: return location
 *
 * Returns: (transfer none) (nullable): what a draft of the service starts from
 */
const DrFieldList *
dr_generator_run_base (DrGeneratorRun  *self,
                       guint            service,
                       GError         **error)
{
  DrDraftHeading heading = {
    .reference = "EIA",
    .version = 1,
    .title = "A change",
    .nation = self->editions->evidence->nation,
    .service = self->editions->evidence->services[service].id,
    .option_name = "Leave it as it is",
  };

  if (self->bases->pdata[service] == NULL)
    self->bases->pdata[service] = dr_draft_template (&heading, self->editions->evidence, error);

  return self->bases->pdata[service];
}
