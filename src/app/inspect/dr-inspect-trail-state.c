#include "dr-inspect-trail-state.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "dr-act-names.h"
#include "dr-digits.h"
#include "dr-inspect-words.h"
#include "dr-names.h"

static GDateTime *
time_of (const DrInspectedEntry *entry)
{
  return g_date_time_new_from_unix_utc (entry->says->at / G_USEC_PER_SEC);
}

static char *
title_of (const DrTrailStatement *says)
{
  g_autofree char *act = says->act[0] != '\0' ? dr_inspect_capital (dr_act_name (says->act)) : g_strdup (_("No act"));

  if (says->reference[0] == '\0')
    return g_steal_pointer (&act);

  /* Translators: an act, as Approval, a reference and a number */
  return g_strdup_printf (_("%1$s of %2$s, version %3$u"), act, says->reference, says->version);
}

static char *
details_of (const DrTrailStatement *says)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < says->n_details; i++)
    {
      g_autofree char *name = i > 0 ? g_strdup (dr_act_detail_name (says->details[i].name))
                                    : dr_inspect_capital (dr_act_detail_name (says->details[i].name));

      g_string_append_printf (words, "%s%s: %s", i > 0 ? "; " : "", name,
                              dr_act_detail_words (says->details[i].name, says->details[i].value));
    }

  return g_string_free (words, FALSE);
}

/**
 * dr_inspect_entry_words:
 * @entry: of the trail
 * @words: (out caller-allocates): what to show of it; to be cleared with dr_inspect_entry_words_clear()
 */
void
dr_inspect_entry_words (const DrInspectedEntry *entry,
                        DrInspectEntryWords    *words)
{
  const DrTrailStatement *says = entry->says;
  g_autoptr (GDateTime) time = time_of (entry);

  *words = (DrInspectEntryWords) {
    .day = time != NULL ? g_date_time_format (time, _("%-d %B %Y")) : g_strdup (""),
    .time = time != NULL ? g_date_time_format (time, _("%H:%M:%S UTC")) : g_strdup (""),
    .title = title_of (says),
    .who = says->login[0] != '\0'
             ? g_strdup_printf (_("%1$s (%2$s), login %3$s on %4$s"), says->name, says->person, says->login, says->host)
             : g_strdup_printf ("%s (%s)", says->name, says->person),
    .comment = g_strdup (says->comment),
    .details = details_of (says),
    .digest = says->record[0] != '\0' ? g_strdup_printf (_("Record %s"), says->record)
                                      : g_strdup_printf (_("Entry %1$s: %2$s"), DR_DIGITS (entry->sequence), entry->digest),
  };
}

/**
 * dr_inspect_entry_words_clear:
 * @words: of an entry
 */
void
dr_inspect_entry_words_clear (DrInspectEntryWords *words)
{
  g_clear_pointer (&words->day, g_free);
  g_clear_pointer (&words->time, g_free);
  g_clear_pointer (&words->title, g_free);
  g_clear_pointer (&words->who, g_free);
  g_clear_pointer (&words->comment, g_free);
  g_clear_pointer (&words->details, g_free);
  g_clear_pointer (&words->digest, g_free);
}

static void
add_markup (GString    *markup,
            const char *format,
            const char *text)
{
  g_autofree char *escaped = g_markup_printf_escaped (format, text);

  if (text[0] != '\0')
    g_string_append_printf (markup, "%s%s", markup->len > 0 ? "\n" : "", escaped);
}

/**
 * dr_inspect_entry_markup:
 * @words: of an entry
 *
 * Returns: (transfer full): all of it but the day as the markup of one label: a list makes hundreds of rows at once
 */
char *
dr_inspect_entry_markup (const DrInspectEntryWords *words)
{
  GString *markup = g_string_new (NULL);

  add_markup (markup, "<small>%s</small>", words->time);
  add_markup (markup, "<b>%s</b>", words->title);
  add_markup (markup, "%s", words->who);
  add_markup (markup, _("“%s”"), words->comment);
  add_markup (markup, "<span alpha=\"80%%\">%s</span>", words->details);
  add_markup (markup, "<small><tt>%s</tt></small>", words->digest);

  return g_string_free (markup, FALSE);
}

/**
 * dr_inspect_entry_spoken:
 * @words: of an entry
 *
 * Returns: (transfer full): what a screen reader says of it
 */
char *
dr_inspect_entry_spoken (const DrInspectEntryWords *words)
{
  g_autoptr (GString) spoken = g_string_new (words->day);

  g_string_append_printf (spoken, ", %s: %s, %s", words->time, words->title, words->who);
  if (words->comment[0] != '\0')
    g_string_append_printf (spoken, ". %s", words->comment);

  return g_string_free (g_steal_pointer (&spoken), FALSE);
}

/**
 * dr_inspect_entry_is_same_day:
 * @a: an entry
 * @b: another
 *
 * Returns: whether both were made on one day
 */
gboolean
dr_inspect_entry_is_same_day (const DrInspectedEntry *a,
                              const DrInspectedEntry *b)
{
  const gint64 day = G_GINT64_CONSTANT (86400) * G_USEC_PER_SEC;

  return a->says->at / day == b->says->at / day;
}

static int
compare_texts (const void *a,
               const void *b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

/**
 * dr_inspect_trail_references:
 * @inspected: what is inspected
 *
 * Returns: (transfer full): the assessments that the trail tells of, in order
 */
GStrv
dr_inspect_trail_references (const DrInspected *inspected)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree gpointer *keys = NULL;
  GStrv references;
  guint n = 0;

  for (guint i = 0; i < inspected->n_entries; i++)
    if (inspected->entries[i].says->reference[0] != '\0')
      g_hash_table_add (seen, (gpointer) inspected->entries[i].says->reference);
  keys = g_hash_table_get_keys_as_array (seen, &n);
  if (n > 0)
    qsort (keys, n, sizeof *keys, compare_texts);
  references = g_new0 (char *, n + 1);
  for (guint i = 0; i < n; i++)
    references[i] = g_strdup (keys[i]);

  return references;
}

/**
 * dr_inspect_trail_filter:
 * @inspected: what is inspected
 * @reference: (nullable): of an assessment; %NULL: all entries
 *
 * Returns: (transfer full) (element-type guint): indices of the entries to show, oldest first
 */
GArray *
dr_inspect_trail_filter (const DrInspected *inspected,
                         const char        *reference)
{
  GArray *shown = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < inspected->n_entries; i++)
    if (reference == NULL || strcmp (inspected->entries[i].says->reference, reference) == 0)
      g_array_append_val (shown, i);

  return shown;
}

/**
 * dr_inspect_trail_summary:
 * @inspected: what is inspected
 * @n_shown: how many entries are shown
 *
 * Returns: (transfer full): what the timeline has and has not, in words
 */
char *
dr_inspect_trail_summary (const DrInspected *inspected,
                          guint              n_shown)
{
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *shown = dr_format_whole (n_shown);
  g_autofree char *bare = dr_format_whole ((gint64) inspected->n_bare);

  if (!inspected->is_bag)
    return g_strdup (_("A record by itself has no trail. A bag has one."));
  g_string_append_printf (words, ngettext ("%s entry.", "%s entries.", n_shown), shown);
  if (inspected->n_bare > 0)
    g_string_append_printf (words, _(" Of %s others, about what is not in the bag, there are digests only."), bare);
  if (inspected->trail_problem != NULL)
    g_string_append_printf (words, _(" The trail cannot be read any further: %s"), inspected->trail_problem);

  return g_string_free (g_steal_pointer (&words), FALSE);
}
