#include "dr-contact-counts.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-figure-text.h"

enum { PERIOD, CHANNEL, POINT, CONTACTS, N_FIELDS };

static const char * const headers[N_FIELDS] = { "period", "channel", "access point", "contacts" };

/**
 * dr_contact_counts_recognise:
 * @csv: a file's cells
 *
 * Returns: whether its header is that of contact counts
 */
gboolean
dr_contact_counts_recognise (const DrCsvTable *csv)
{
  if (dr_csv_table_get_n_columns (csv) != N_FIELDS)
    return FALSE;

  for (guint i = 0; i < N_FIELDS; i++)
    {
      g_autofree char *header = dr_figure_fold (dr_csv_table_get_header (csv, i));

      if (strcmp (header, headers[i]) != 0)
        return FALSE;
    }

  return TRUE;
}

static const char *
stripped (DrContactCounts *self,
          guint            row,
          guint            column)
{
  g_autofree char *text = g_strstrip (g_strdup (dr_csv_table_get_cell (self->csv, row, column)));

  return g_string_chunk_insert_const (self->strings, text);
}

static const char *
why_refused (DrContactCounts *self,
             guint            row,
             DrContactRow    *contact)
{
  g_autofree char *reason = NULL;

  if (!dr_date_parse (contact->period_text, &contact->period) || contact->period.day != 0)
    {
      g_autofree char *quoted = dr_figure_quote (contact->period_text);

      contact->period = DR_DATE_NONE;
      reason = g_strdup_printf (_("the period is “%s”, expected a month as YYYY-MM or a year as YYYY"), quoted);
    }
  else if (*contact->channel == '\0')
    reason = g_strdup (_("no channel is named, expected its name or id"));
  else if (dr_figure_parse_count (dr_csv_table_get_cell (self->csv, row, CONTACTS), &contact->count, &reason))
    return NULL;

  return g_string_chunk_insert (self->strings, reason);
}

/* What tells two rows apart, as they are written: that a name and an id are the same is for the preview to see. */
static char *
subject_of (const DrContactRow *row)
{
  return g_strdup_printf ("%s\t%s", row->channel, row->point);
}

/* A period told twice would count its contacts twice: the same month or year, or a month inside a year. */
static void
refuse_overlaps (DrContactCounts *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < self->row_array->len; i++)
      {
        DrContactRow *row = &g_array_index (self->row_array, DrContactRow, i);
        gboolean year = row->period.month == 0;
        g_autofree char *subject = NULL;
        g_autofree char *key = NULL;
        g_autofree char *year_key = NULL;
        guint first;

        /* Years first, so that a month finds its year wherever in the file that stands. */
        if (row->refused != NULL || year != (pass == 0))
          continue;
        subject = subject_of (row);
        key = g_strdup_printf ("%04u-%02u %s", row->period.year, row->period.month, subject);
        year_key = g_strdup_printf ("%04u-00 %s", row->period.year, subject);
        first = GPOINTER_TO_UINT (g_hash_table_lookup (seen, key));
        if (first == 0)
          first = GPOINTER_TO_UINT (g_hash_table_lookup (seen, year_key));
        if (first != 0)
          {
            g_autofree char *reason = g_strdup_printf (_("line %u counts the same contacts, expected each period once"),
                                                       first);

            row->refused = g_string_chunk_insert (self->strings, reason);
          }
        else
          g_hash_table_insert (seen, g_steal_pointer (&key), GUINT_TO_POINTER (row->line));
      }
}

/**
 * dr_contact_counts_read:
 * @csv: (transfer full): a file that dr_contact_counts_recognise() knows
 *
 * A row that cannot be taken stays in its place, with its reason.
 *
 * Returns: (transfer full): its rows, in the file's order
 */
DrContactCounts *
dr_contact_counts_read (DrCsvTable *csv)
{
  DrContactCounts *self = g_new0 (DrContactCounts, 1);

  self->csv = csv;
  self->strings = g_string_chunk_new (1024);
  self->row_array = g_array_new (FALSE, TRUE, sizeof (DrContactRow));
  self->file = dr_csv_table_get_name (csv);
  self->digest = dr_csv_table_get_digest (csv);

  for (guint i = 0; i < dr_csv_table_get_n_rows (csv); i++)
    {
      DrContactRow row = { 0 };

      row.period_text = stripped (self, i, PERIOD);
      row.channel = stripped (self, i, CHANNEL);
      row.point = stripped (self, i, POINT);
      row.line = dr_csv_table_get_line (csv, i);
      row.refused = why_refused (self, i, &row);
      g_array_append_val (self->row_array, row);
    }
  refuse_overlaps (self);
  self->rows = (const DrContactRow *) self->row_array->data;
  self->n_rows = self->row_array->len;

  return self;
}

/**
 * dr_contact_counts_free:
 * @self: (nullable): contact counts
 */
void
dr_contact_counts_free (DrContactCounts *self)
{
  if (self == NULL)
    return;

  dr_csv_table_free (self->csv);
  g_string_chunk_free (self->strings);
  g_array_unref (self->row_array);
  g_free (self);
}

gboolean
dr_contact_counts_is_terminated (const DrContactCounts *self)
{
  return dr_csv_table_is_terminated (self->csv);
}
