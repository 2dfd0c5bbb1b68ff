#include "dr-inspect-compare.h"

#include <glib/gi18n-lib.h>

#include "dr-inspect-places.h"
#include "dr-verify-record.h"

/* @differences: (transfer full) */
static DrInspectComparison *
put_in_words (GPtrArray                *differences,
              const DrXmlNode          *before,
              const DrXmlNode          *after,
              const DrInspectedReading *reading)
{
  g_autoptr (GPtrArray) owned = differences;
  DrInspectComparison *self = g_new0 (DrInspectComparison, 1);
  guint n_kept = MIN (owned->len, DR_INSPECT_DIFFERENCES_MAX);
  DrInspectDifference *rows = g_new0 (DrInspectDifference, n_kept + DR_N_PARTS + 1);

  self->words = g_ptr_array_new_with_free_func ((GDestroyNotify) dr_difference_words_free);
  self->n_differences = owned->len;
  for (guint i = 0; i < n_kept; i++)
    {
      DrDifferenceWords *words = dr_difference_words_new (owned->pdata[i], before, after);

      dr_inspect_place_words (words, ((const DrXmlDifference *) owned->pdata[i])->place, reading);
      g_ptr_array_add (self->words, words);
    }
  for (guint part = 0; part < DR_N_PARTS; part++)
    {
      DrInspectDifference *heading = NULL;

      for (guint i = 0; i < n_kept; i++)
        {
          const DrDifferenceWords *words = self->words->pdata[i];

          if (words->part != (DrPart) part)
            continue;
          if (heading == NULL)
            {
              heading = &rows[self->n_rows++];
              heading->heading = dr_part_label ((DrPart) part);
            }
          heading->n++;
          rows[self->n_rows++] = (DrInspectDifference) {
            .place = words->place,
            .before = words->before != NULL ? words->before : _("(nothing)"),
            .after = words->after != NULL ? words->after : _("(nothing)"),
          };
        }
    }
  self->rows = rows;

  return self;
}

/**
 * dr_inspect_compare:
 * @before: a record
 * @after: another
 *
 * Returns: (transfer full): where they differ
 */
DrInspectComparison *
dr_inspect_compare (const DrInspectedReading *before,
                    const DrInspectedReading *after)
{
  const DrXmlNode *first = dr_xml_document_get_root (before->document);
  const DrXmlNode *second = dr_xml_document_get_root (after->document);

  return put_in_words (dr_xml_differences (first, second), first, second, after);
}

/**
 * dr_inspect_compare_again:
 * @record: a record
 *
 * Returns: (transfer full): where what it states differs from what is computed from it again
 */
DrInspectComparison *
dr_inspect_compare_again (const DrInspectedReading *record)
{
  const DrXmlNode *root = dr_xml_document_get_root (record->document);

  return put_in_words (dr_verify_record_differences (record->document, record->record), root, root, record);
}

/**
 * dr_inspect_comparison_free:
 * @self: (transfer full) (nullable): a comparison
 */
void
dr_inspect_comparison_free (DrInspectComparison *self)
{
  if (self == NULL)
    return;

  g_free ((gpointer) self->rows);
  g_ptr_array_unref (self->words);
  g_free (self);
}

/**
 * dr_inspect_comparison_summary:
 * @self: a comparison
 * @again: of a record with what is computed from it again
 *
 * Returns: (transfer full): how many differences there are, in a sentence
 */
char *
dr_inspect_comparison_summary (const DrInspectComparison *self,
                               gboolean                   again)
{
  guint n = self->n_differences;

  if (n == 0)
    return g_strdup (again ? _("Every figure and every result that the record states is what is computed from it again.")
                           : _("They say the same."));
  if (n > DR_INSPECT_DIFFERENCES_MAX)
    return g_strdup_printf (_("%1$u differences, of which the first %2$u are shown."), n, DR_INSPECT_DIFFERENCES_MAX);
  if (again)
    return g_strdup_printf (ngettext ("%u value is stated otherwise than it is computed again.",
                                      "%u values are stated otherwise than they are computed again.", n), n);

  return g_strdup_printf (ngettext ("%u difference.", "%u differences.", n), n);
}

/**
 * dr_inspect_comparison_to_text:
 * @self: a comparison
 * @before: name of the first
 * @after: name of the second
 *
 * Returns: (transfer full): all of it, as text
 */
char *
dr_inspect_comparison_to_text (const DrInspectComparison *self,
                               const char                *before,
                               const char                *after)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "A: %s\nB: %s\n", before, after);
  for (guint i = 0; i < self->n_rows; i++)
    {
      const DrInspectDifference *row = &self->rows[i];

      if (row->heading != NULL)
        g_string_append_printf (text, "\n%s\n", row->heading);
      else
        g_string_append_printf (text, "- %s\n  A: %s\n  B: %s\n", row->place, row->before, row->after);
    }

  return g_string_free (text, FALSE);
}
