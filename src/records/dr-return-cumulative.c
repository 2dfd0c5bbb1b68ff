#include "dr-return-private.h"

#include <string.h>

#include "dr-write.h"

/* dr_return_mark(): notes that a live assessment affects a group, or withdraws points of a channel. */
void
dr_return_mark (DrReturnFold *fold,
                GHashTable   *table,
                const char   *id)
{
  GPtrArray *marks = g_hash_table_lookup (table, id);
  DrReturnMark *mark = g_new0 (DrReturnMark, 1);
  const DrCheck *check = fold->entry->check;

  if (marks == NULL)
    {
      marks = g_ptr_array_new_with_free_func (g_free);
      g_hash_table_insert (table, g_strdup (id), marks);
    }
  mark->reference = dr_return_word (fold->self, fold->entry->reference);
  mark->service = dr_return_word (fold->self, check->evidence->services[check->assessment->service].id);
  mark->effective = check->assessment->effective;
  g_ptr_array_add (marks, mark);
}

/* Those without a date come last. */
static int
compare_marks (gconstpointer a,
               gconstpointer b)
{
  const DrReturnMark *first = *(const DrReturnMark * const *) a;
  const DrReturnMark *second = *(const DrReturnMark * const *) b;
  gboolean set = dr_date_is_set (first->effective);
  int order = 0;

  if (set != dr_date_is_set (second->effective))
    return set ? -1 : 1;
  if (set)
    order = dr_date_compare (first->effective, second->effective);

  return order != 0 ? order : strcmp (first->reference, second->reference);
}

/* Of two dates in order, whether the second lies within so many months of the first. */
static gboolean
is_near (DrDate first,
         DrDate second,
         guint  months)
{
  return dr_date_compare (second, dr_date_add_months (first, (int) months)) <= 0;
}

/* Whether two marks count together: two assessments always do, for a channel only those of two services. */
static gboolean
is_pair (const DrReturnMark *a,
         const DrReturnMark *b,
         gboolean            of_services)
{
  return !of_services || strcmp (a->service, b->service) != 0;
}

/* Whether another mark falls at about the same time. @marks is sorted. */
static gboolean
has_company (const GPtrArray *marks,
             guint            index,
             guint            months,
             gboolean         of_services)
{
  const DrReturnMark *mark = g_ptr_array_index (marks, index);

  for (guint i = index; i-- > 0;)
    {
      const DrReturnMark *other = g_ptr_array_index (marks, i);

      if (!is_near (other->effective, mark->effective, months))
        break;
      if (is_pair (other, mark, of_services))
        return TRUE;
    }
  for (guint i = index + 1; i < marks->len; i++)
    {
      const DrReturnMark *other = g_ptr_array_index (marks, i);

      if (!dr_date_is_set (other->effective) || !is_near (mark->effective, other->effective, months))
        break;
      if (is_pair (mark, other, of_services))
        return TRUE;
    }

  return FALSE;
}

/* Whether a mark could count together with another, one of the two being without a date. */
static gboolean
may_have_company (const GPtrArray *marks,
                  guint            index,
                  gboolean         of_services)
{
  const DrReturnMark *mark = g_ptr_array_index (marks, index);

  for (guint i = 0; i < marks->len; i++)
    {
      const DrReturnMark *other = g_ptr_array_index (marks, i);

      if (i != index && is_pair (mark, other, of_services)
          && (!dr_date_is_set (mark->effective) || !dr_date_is_set (other->effective)))
        return TRUE;
    }

  return FALSE;
}

/* The marks that count together, or perhaps do, in order; @n_sure of them for sure. The container is the caller's. */
static GPtrArray *
together (GPtrArray *marks,
          guint      months,
          gboolean   of_services,
          guint     *n_sure)
{
  GPtrArray *found = g_ptr_array_new ();

  *n_sure = 0;
  g_ptr_array_sort (marks, compare_marks);
  for (guint i = 0; i < marks->len; i++)
    {
      DrReturnMark *mark = g_ptr_array_index (marks, i);

      mark->sure = dr_date_is_set (mark->effective) && has_company (marks, i, months, of_services);
      *n_sure += mark->sure;
      if (mark->sure || may_have_company (marks, i, of_services))
        g_ptr_array_add (found, mark);
    }

  return found;
}

static void
write_number (DrXmlWriter *writer,
              const char  *name,
              guint        number)
{
  char buffer[16];

  g_snprintf (buffer, sizeof buffer, "%u", number);
  dr_xml_writer_attribute (writer, name, buffer);
}

static void
write_mark (DrXmlWriter        *writer,
            const DrReturnMark *mark)
{
  dr_xml_writer_start (writer, "by");
  dr_xml_writer_attribute (writer, "assessment", mark->reference);
  dr_xml_writer_attribute (writer, "service", mark->service);
  dr_write_date (writer, "effective", mark->effective);
  if (!mark->sure)
    dr_write_flag (writer, "perhaps", TRUE);
  dr_xml_writer_end (writer);
}

static void
write_marks (DrXmlWriter *writer,
             const char  *element,
             const char  *id,
             const char  *name,
             GPtrArray   *marks,
             guint        months)
{
  guint n_sure;
  g_autoptr (GPtrArray) found = together (marks, months, strcmp (element, "channel") == 0, &n_sure);

  if (found->len < 2)
    return;

  dr_xml_writer_start (writer, element);
  dr_xml_writer_attribute (writer, "id", id);
  dr_write_string (writer, "name", name);
  write_number (writer, "together", n_sure);
  write_number (writer, "perhaps", found->len - n_sure);
  for (guint i = 0; i < found->len; i++)
    write_mark (writer, g_ptr_array_index (found, i));
  dr_xml_writer_end (writer);
}

/* dr_return_write_cumulative(): the groups that several live assessments affect negatively at about the same time, and
 * the channels that several services withdraw points of. */
void
dr_return_write_cumulative (const DrReturn *self,
                            DrXmlWriter    *writer)
{
  g_autoptr (GPtrArray) groups = dr_return_sorted_keys (self->negative);
  g_autoptr (GPtrArray) channels = dr_return_sorted_keys (self->withdrawn);

  dr_xml_writer_start (writer, "cumulative");
  dr_write_count (writer, "group-months", self->group_months);
  dr_write_count (writer, "channel-months", self->channel_months);
  for (guint i = 0; i < groups->len; i++)
    {
      const char *id = g_ptr_array_index (groups, i);

      write_marks (writer, "group", id, dr_return_tally_group (self->tally, id)->name.text,
                   g_hash_table_lookup (self->negative, id), self->group_months);
    }
  for (guint i = 0; i < channels->len; i++)
    {
      const char *id = g_ptr_array_index (channels, i);

      write_marks (writer, "channel", id, dr_return_tally_channel (self->tally, id)->name.text,
                   g_hash_table_lookup (self->withdrawn, id), self->channel_months);
    }
  dr_xml_writer_end (writer);
}
