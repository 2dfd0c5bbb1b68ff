#include "dr-return-private.h"

#include <string.h>

#include "dr-write.h"

static int
compare_keys (gconstpointer a,
              gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

/* dr_return_sorted_keys(): the keys of a table in the order of their bytes; they stay the table's. */
GPtrArray *
dr_return_sorted_keys (GHashTable *table)
{
  GPtrArray *keys = g_ptr_array_sized_new (g_hash_table_size (table));
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, table);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_ptr_array_add (keys, key);
  g_ptr_array_sort (keys, compare_keys);

  return keys;
}

/* A count that is written even where it is 0: in a return nothing is a finding too. */
static void
write_count (DrXmlWriter *writer,
             const char  *name,
             guint        count)
{
  char buffer[16];

  g_snprintf (buffer, sizeof buffer, "%u", count);
  dr_xml_writer_attribute (writer, name, buffer);
}

static void
write_kinds (DrXmlWriter  *writer,
             const char   *element,
             DrVocabulary  vocabulary,
             const guint  *counts,
             guint         n)
{
  for (guint i = 0; i < n; i++)
    if (counts[i] > 0)
      {
        dr_xml_writer_start (writer, element);
        dr_write_word (writer, "kind", vocabulary, (int) i);
        write_count (writer, "n", counts[i]);
        dr_xml_writer_end (writer);
      }
}

static void
write_assessments (DrXmlWriter         *writer,
                   const DrReturnTally *tally)
{
  guint n = 0;

  for (guint i = 0; i < DR_N_STAGES; i++)
    n += tally->stages[i];

  dr_xml_writer_start (writer, "assessments");
  write_count (writer, "n", n);
  write_count (writer, "in-effect", tally->in_effect);
  write_kinds (writer, "stage", DR_VOCABULARY_STAGE, tally->stages, DR_N_STAGES);
  write_kinds (writer, "outcome", DR_VOCABULARY_OUTCOME, tally->outcomes, DR_N_OUTCOMES);
  dr_xml_writer_end (writer);
}

static void
write_sum (DrXmlWriter       *writer,
           const char        *name,
           const DrReturnSum *sum)
{
  g_autofree char *unknown = g_strconcat (name, "-unknown", NULL);
  char pair[48];

  g_snprintf (pair, sizeof pair, "%" G_GINT64_FORMAT " %" G_GINT64_FORMAT, sum->lo, sum->hi);
  dr_xml_writer_attribute (writer, name, pair);
  dr_write_count (writer, unknown, sum->unknown);
}

static void
write_groups (DrXmlWriter         *writer,
              const DrReturnTally *tally)
{
  static const char * const names[DR_N_RETURN_QUANTITIES] = {
    [DR_RETURN_NEWLY_EXCLUDED] = "newly-excluded",
    [DR_RETURN_NEWLY_EXCLUDED_MITIGATED] = "newly-excluded-mitigated",
    [DR_RETURN_AT_RISK] = "at-risk",
    [DR_RETURN_AT_RISK_MITIGATED] = "at-risk-mitigated",
    [DR_RETURN_DISPLACED] = "displaced",
  };
  g_autoptr (GPtrArray) keys = dr_return_sorted_keys (tally->groups);

  dr_xml_writer_start (writer, "groups");
  for (guint i = 0; i < keys->len; i++)
    {
      const DrReturnGroup *group = g_hash_table_lookup (tally->groups, g_ptr_array_index (keys, i));

      dr_xml_writer_start (writer, "group");
      dr_xml_writer_attribute (writer, "id", g_ptr_array_index (keys, i));
      dr_write_string (writer, "name", group->name.text);
      write_count (writer, "assessments", group->assessments);
      write_count (writer, "negative", group->negative);
      for (guint q = 0; q < DR_N_RETURN_QUANTITIES; q++)
        write_sum (writer, names[q], &group->sums[q]);
      dr_xml_writer_end (writer);
    }
  dr_xml_writer_end (writer);
}

static void
write_channels (DrXmlWriter         *writer,
                const DrReturnTally *tally)
{
  g_autoptr (GPtrArray) keys = dr_return_sorted_keys (tally->channels);

  dr_xml_writer_start (writer, "channels");
  for (guint i = 0; i < keys->len; i++)
    {
      const DrReturnChannel *channel = g_hash_table_lookup (tally->channels, g_ptr_array_index (keys, i));

      dr_xml_writer_start (writer, "channel");
      dr_xml_writer_attribute (writer, "id", g_ptr_array_index (keys, i));
      dr_write_string (writer, "name", channel->name.text);
      write_count (writer, "withdrawn", channel->withdrawn);
      write_count (writer, "reduced", channel->reduced);
      write_count (writer, "relocated", channel->relocated);
      dr_xml_writer_end (writer);
    }
  dr_xml_writer_end (writer);
}

static void
write_targets (DrXmlWriter           *writer,
               const char            *element,
               const DrReturnTargets *targets)
{
  dr_xml_writer_start (writer, element);
  write_count (writer, "n", targets->n);
  write_count (writer, "to-be-announced", targets->to_be_announced);
  write_count (writer, "overdue", targets->overdue);
  write_count (writer, "measured", targets->measured);
  dr_xml_writer_end (writer);
}

static void
write_actions (DrXmlWriter         *writer,
               const DrReturnTally *tally)
{
  dr_xml_writer_start (writer, "actions");
  for (guint i = 0; i < DR_N_ACTION_KINDS; i++)
    {
      const DrReturnActions *actions = &tally->actions[i];

      if (actions->open == 0 && actions->closed == 0)
        continue;
      dr_xml_writer_start (writer, "action");
      dr_write_word (writer, "kind", DR_VOCABULARY_ACTION_KIND, (int) i);
      write_count (writer, "open", actions->open);
      write_count (writer, "closed", actions->closed);
      write_count (writer, "overdue", actions->overdue);
      dr_xml_writer_end (writer);
    }
  dr_xml_writer_end (writer);
}

/* Grouped by rule; a key is the rule, a space and the severity. */
static void
write_findings (DrXmlWriter         *writer,
                const DrReturnTally *tally)
{
  g_autoptr (GPtrArray) keys = dr_return_sorted_keys (tally->findings);

  dr_xml_writer_start (writer, "findings");
  for (guint i = 0; i < keys->len; i++)
    {
      const char *key = g_ptr_array_index (keys, i);
      const DrReturnFinding *finding = g_hash_table_lookup (tally->findings, key);
      g_auto (GStrv) parts = g_strsplit (key, " ", 2);
      gsize length = strlen (parts[0]) + 1;

      if (i == 0 || strncmp (g_ptr_array_index (keys, i - 1), key, length) != 0)
        {
          dr_xml_writer_start (writer, "rule");
          dr_xml_writer_attribute (writer, "id", parts[0]);
        }
      dr_xml_writer_start (writer, "finding");
      dr_xml_writer_attribute (writer, "severity", parts[1]);
      write_count (writer, "n", finding->n);
      write_count (writer, "open", finding->open);
      write_count (writer, "answered", finding->answered);
      dr_xml_writer_end (writer);
      if (i + 1 == keys->len || strncmp (g_ptr_array_index (keys, i + 1), key, length) != 0)
        dr_xml_writer_end (writer);
    }
  dr_xml_writer_end (writer);
}

/* dr_return_write_tally(): what is counted, inside the element of what it is counted of. */
void
dr_return_write_tally (DrXmlWriter         *writer,
                       const DrReturnTally *tally)
{
  write_assessments (writer, tally);
  write_groups (writer, tally);
  write_channels (writer, tally);
  write_targets (writer, "targets", &tally->targets);
  write_targets (writer, "measures", &tally->measures);
  dr_xml_writer_start (writer, "standards");
  write_count (writer, "worse", tally->standards_worse);
  write_count (writer, "missing", tally->standards_missing);
  dr_xml_writer_end (writer);
  write_actions (writer, tally);
  dr_xml_writer_start (writer, "overdue");
  write_count (writer, "reviews", tally->reviews_overdue);
  write_count (writer, "publications", tally->publications_overdue);
  dr_xml_writer_end (writer);
  write_findings (writer, tally);
}
