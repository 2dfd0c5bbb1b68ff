#include "dr-return-private.h"

#include <string.h>

#include "dr-write.h"

static int
compare_items (gconstpointer a,
               gconstpointer b)
{
  const DrReturnItem *first = *(const DrReturnItem * const *) a;
  const DrReturnItem *second = *(const DrReturnItem * const *) b;
  int order = strcmp (first->reference, second->reference);

  return order != 0 ? order : (first->order > second->order) - (first->order < second->order);
}

static void
write_list (DrXmlWriter *writer,
            const char  *element,
            GPtrArray   *items)
{
  g_ptr_array_sort (items, compare_items);
  dr_xml_writer_start (writer, element);
  for (guint i = 0; i < items->len; i++)
    {
      const DrReturnItem *item = g_ptr_array_index (items, i);

      dr_xml_writer_start (writer, item->element);
      for (guint a = 0; a < item->n; a++)
        dr_xml_writer_attribute (writer, item->attributes[a].name, item->attributes[a].value);
      if (item->text != NULL)
        dr_xml_writer_text (writer, item->text);
      dr_xml_writer_end (writer);
    }
  dr_xml_writer_end (writer);
}

static void
write_service (DrXmlWriter     *writer,
               const char      *id,
               DrReturnService *service)
{
  static const char * const names[DR_N_RETURN_LISTS] = {
    [DR_RETURN_LIST_POINTS] = "access-points",
    [DR_RETURN_LIST_TARGETS] = "target-list",
    [DR_RETURN_LIST_MEASURES] = "measure-list",
    [DR_RETURN_LIST_STANDARDS] = "standard-list",
    [DR_RETURN_LIST_PREDICTIONS] = "prediction-list",
    [DR_RETURN_LIST_OPEN_ACTIONS] = "open-actions",
    [DR_RETURN_LIST_ACTIONS] = "overdue-actions",
    [DR_RETURN_LIST_REVIEWS] = "overdue-reviews",
    [DR_RETURN_LIST_PUBLICATIONS] = "overdue-publications",
  };

  dr_xml_writer_start (writer, "service");
  dr_xml_writer_attribute (writer, "id", id);
  dr_write_string (writer, "name", service->name.text);
  dr_write_string (writer, "directorate", service->directorate.text);
  dr_write_string (writer, "plan", service->plan.text);
  dr_write_string (writer, "plan-year", service->plan_year.text);
  dr_return_write_tally (writer, service->tally);
  for (guint i = 0; i < DR_N_RETURN_LISTS; i++)
    write_list (writer, names[i], service->lists[i]);
  dr_xml_writer_end (writer);
}

static void
write_units (DrXmlWriter    *writer,
             const DrReturn *self)
{
  g_autoptr (GPtrArray) directorates = dr_return_sorted_keys (self->directorates);
  g_autoptr (GPtrArray) plans = dr_return_sorted_keys (self->plans);
  g_autoptr (GPtrArray) services = dr_return_sorted_keys (self->services);

  dr_xml_writer_start (writer, "directorates");
  for (guint i = 0; i < directorates->len; i++)
    {
      dr_xml_writer_start (writer, "directorate");
      dr_xml_writer_attribute (writer, "title", g_ptr_array_index (directorates, i));
      dr_return_write_tally (writer, g_hash_table_lookup (self->directorates, g_ptr_array_index (directorates, i)));
      dr_xml_writer_end (writer);
    }
  dr_xml_writer_end (writer);

  dr_xml_writer_start (writer, "service-plans");
  for (guint i = 0; i < plans->len; i++)
    {
      const DrReturnPlan *plan = g_hash_table_lookup (self->plans, g_ptr_array_index (plans, i));

      dr_xml_writer_start (writer, "service-plan");
      dr_xml_writer_attribute (writer, "title", plan->title);
      dr_write_string (writer, "year", plan->year);
      dr_return_write_tally (writer, plan->tally);
      dr_xml_writer_end (writer);
    }
  dr_xml_writer_end (writer);

  dr_xml_writer_start (writer, "services");
  for (guint i = 0; i < services->len; i++)
    write_service (writer, g_ptr_array_index (services, i),
                   g_hash_table_lookup (self->services, g_ptr_array_index (services, i)));
  dr_xml_writer_end (writer);
}

static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  const DrReturnLine *first = *(const DrReturnLine * const *) a;
  const DrReturnLine *second = *(const DrReturnLine * const *) b;
  int order = strcmp (first->reference, second->reference);

  return order != 0 ? order : (first->version > second->version) - (first->version < second->version);
}

static void
write_lines (DrXmlWriter *writer,
             GPtrArray   *lines)
{
  g_ptr_array_sort (lines, compare_lines);
  dr_xml_writer_start (writer, "records");
  for (guint i = 0; i < lines->len; i++)
    {
      const DrReturnLine *line = g_ptr_array_index (lines, i);

      dr_xml_writer_start (writer, "record");
      dr_xml_writer_attribute (writer, "assessment", line->reference);
      dr_write_count (writer, "version", line->version);
      dr_write_word (writer, "stage", DR_VOCABULARY_STAGE, (int) line->stage);
      dr_write_flag (writer, "counts", line->counts);
      dr_write_date (writer, "began", line->began);
      if (dr_date_is_set (line->date))
        {
          dr_write_word (writer, "step", DR_VOCABULARY_STEP, (int) line->step);
          dr_write_date (writer, "date", line->date);
        }
      dr_write_string (writer, "sha256", line->digest);
      dr_write_string (writer, "approval-sha256", line->approval_digest);
      dr_write_string (writer, "service", line->service);
      dr_write_string (writer, "title", line->title);
      dr_xml_writer_end (writer);
    }
  dr_xml_writer_end (writer);
}

/**
 * dr_return_write:
 * @self: a return
 * @store_head: (nullable): head of the store's chain, 64 hexadecimal digits; %NULL where there is no store
 * @store_length: how many entries the chain has
 * @length: (out): length of the result in bytes, without the final NUL
 *
 * The same versions give the same bytes, in whatever order they were added. May be called more than once.
 *
 * Returns: (transfer full): the return in Canonical XML 1.0
 */
char *
dr_return_write (DrReturn   *self,
                 const char *store_head,
                 guint64     store_length,
                 gsize      *length)
{
  g_autoptr (DrXmlWriter) writer = dr_xml_writer_new ();

  dr_xml_writer_start (writer, "maintaining-access-return");
  dr_xml_writer_attribute (writer, "format", "1.0");
  dr_xml_writer_attribute (writer, "council", self->council);
  dr_write_string (writer, "council-id", self->council_id);
  dr_write_date (writer, "from", self->period.from);
  dr_write_date (writer, "to", self->period.to);
  dr_write_date (writer, "as-of", self->as_of);

  dr_xml_writer_start (writer, "all");
  dr_return_write_tally (writer, self->tally);
  dr_xml_writer_end (writer);
  write_units (writer, self);
  dr_return_write_cumulative (self, writer);
  write_lines (writer, self->lines);
  if (store_head != NULL)
    {
      g_autofree char *entries = g_strdup_printf ("%" G_GUINT64_FORMAT, store_length);

      dr_xml_writer_start (writer, "chain");
      dr_xml_writer_attribute (writer, "head", store_head);
      dr_xml_writer_attribute (writer, "length", entries);
      dr_xml_writer_end (writer);
    }
  dr_xml_writer_end (writer);

  return dr_xml_writer_finish (writer, length);
}
