#include "dr-inspect-compare.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-inspect-places.h"
#include "dr-verify-record.h"

/* (nullable): as the trail has it last */
static const char *
find_person (const DrInspected *inspected,
             const char        *id)
{
  for (guint i = inspected->n_entries; i-- > 0;)
    if (g_str_equal (inspected->entries[i].says->person, id) && inspected->entries[i].says->name[0] != '\0')
      return inspected->entries[i].says->name;

  return NULL;
}

/* Records name people by their ids, "priya.nair", or in a list, "by priya.nair, verdict accepted"; the trail has their names. Two of
 * one name are told apart by the id, which stays. */
static void
name_people (char              **words,   /* (nullable elements) */
             const DrInspected  *inspected)
{
  static const char * const attributes[] = { "", "by ", "person ", "author ", "owner " };
  g_auto (GStrv) parts = *words != NULL ? g_strsplit (*words, ", ", -1) : NULL;
  gboolean any = FALSE;

  for (guint i = 0; parts != NULL && parts[i] != NULL; i++)
    for (gsize k = 0; k < G_N_ELEMENTS (attributes); k++)
      {
        const char *id = g_str_has_prefix (parts[i], attributes[k]) ? parts[i] + strlen (attributes[k]) : "";
        const char *name = id[0] != '\0' ? find_person (inspected, id) : NULL;
        char *named;

        if (name == NULL || g_str_equal (name, id))
          continue;
        /* Translators: %1$s is a word before a name or nothing, %2$s a person, %3$s their id */
        named = g_strdup_printf (_("%1$s%2$s (%3$s)"), attributes[k], name, id);
        g_free (parts[i]);
        parts[i] = named;
        any = TRUE;
        break;
      }
  if (any)
    {
      g_free (*words);
      *words = g_strjoinv (", ", parts);
    }
}

/* @differences: (transfer full) */
static DrInspectComparison *
put_in_words (GPtrArray                *differences,
              const DrXmlNode          *before,
              const DrXmlNode          *after,
              const DrInspectedReading *reading,
              const DrInspected        *inspected)
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
      name_people (&words->before, inspected);
      name_people (&words->after, inspected);
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
 * @inspected: what has the names of people
 *
 * Returns: (transfer full): where they differ
 */
DrInspectComparison *
dr_inspect_compare (const DrInspectedReading *before,
                    const DrInspectedReading *after,
                    const DrInspected        *inspected)
{
  const DrXmlNode *first = dr_xml_document_get_root (before->document);
  const DrXmlNode *second = dr_xml_document_get_root (after->document);

  return put_in_words (dr_xml_differences (first, second), first, second, after, inspected);
}

/**
 * dr_inspect_compare_again:
 * @record: a record
 * @inspected: what has the names of people
 *
 * Returns: (transfer full): where what it states differs from what is computed from it again
 */
DrInspectComparison *
dr_inspect_compare_again (const DrInspectedReading *record,
                          const DrInspected        *inspected)
{
  const DrXmlNode *root = dr_xml_document_get_root (record->document);

  return put_in_words (dr_verify_record_differences (record->document, record->record), root, root, record, inspected);
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
