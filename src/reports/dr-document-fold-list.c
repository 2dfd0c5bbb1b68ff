/* Items of a list that say the same of different subjects, as one: what is said first, then of whom. */
#include "dr-document-fold-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-group-words.h"

/* What separates subjects from what is said of them. */
#define COLON ": "
#define BETWEEN "; "

/* An item as subjects and what is said of them; that it is no such item: no tail. */
typedef struct {
  DrWords  subjects;
  guint    n_subjects;
  DrWords  tail;
  char    *text;       /* of the tail */
} Item;

static void
clear_item (gpointer data)
{
  g_free (((Item *) data)->text);
}

/* From none to all of a group: it has another number in each group, and says the same of all. */
static gboolean
is_anything (const DrValue *value)
{
  return value->kind == DR_VALUE_PEOPLE && value->lo == 0.0 && value->hi > 0.0 && value->hi == value->of;
}

static DrWords
without_sizes (DrDocumentBuilder *out,
               const DrWords     *words)
{
  DrRun *runs = dr_arena_array0 (dr_document_builder_get_arena (out), DrRun, words->n + 1);

  for (guint i = 0; i < words->n; i++)
    {
      runs[i] = words->runs[i];
      if (is_anything (&runs[i].value))
        /* Translators: how many of a group of people; stands where else "0 to 120 people" would */
        runs[i].value = dr_value_text (out, _("none to all of them"));
    }

  return (DrWords) { runs, words->n };
}

static Item
take_apart (DrDocumentBuilder *out,
            const DrWords     *words)
{
  Item item = { .n_subjects = 1 };
  guint at = 0;

  while (at < words->n && !g_str_has_prefix (words->runs[at].value.text, COLON))
    item.n_subjects += strcmp (words->runs[at++].value.text, BETWEEN) == 0;
  if (at == 0 || at == words->n)
    return item;
  item.subjects = (DrWords) { words->runs, at };
  item.tail = (DrWords) { words->runs + at, words->n - at };
  item.tail = without_sizes (out, &item.tail);
  item.text = dr_words_to_text (&item.tail);

  return item;
}

/* What is said of subjects, as a sentence of its own. */
static DrWords
sentence (DrDocumentBuilder *out,
          const DrWords     *tail)
{
  DrRun *runs = dr_arena_array0 (dr_document_builder_get_arena (out), DrRun, tail->n);
  g_autofree char *capital = dr_capitalized (tail->runs[0].value.text + strlen (COLON));

  memcpy (runs, tail->runs, tail->n * sizeof (DrRun));
  runs[0].value = dr_value_shown_as (out, runs[0].value, capital);

  return (DrWords) { runs, tail->n };
}

/* Whether a subject says again what the one before it begins with, as in "Disabled people: Large print"; then it stands there
 * once, with a comma between what follows, where that has none itself. */
static gboolean
begins_alike (const char *before,
              const char *text)
{
  const char *colon = strstr (text, COLON);

  return colon != NULL && strchr (colon, ',') == NULL && strncmp (before, text, colon + strlen (COLON) - text) == 0;
}

static DrWords
join_subjects (DrDocumentBuilder *out,
               const DrWords     *subjects,
               guint              n)
{
  DrWords joined = dr_words_joined (out, subjects, n, BETWEEN);
  DrRun *runs = dr_arena_array0 (dr_document_builder_get_arena (out), DrRun, joined.n + 1);

  memcpy (runs, joined.runs, joined.n * sizeof (DrRun));
  for (guint i = 2; i < joined.n; i++)
    if (strcmp (runs[i - 1].value.text, BETWEEN) == 0
        && begins_alike (joined.runs[i - 2].value.text, joined.runs[i].value.text))
      {
        runs[i - 1].value = dr_value_shown_as (out, runs[i - 1].value, ", ");
        runs[i].value = dr_value_shown_as (out, runs[i].value, strstr (runs[i].value.text, COLON) + strlen (COLON));
      }

  return (DrWords) { runs, joined.n };
}

/* Adds what all items say that say the same as the item at @first. */
static void
add_item (DrDocumentBuilder    *out,
          const DrDocumentList *list,
          GArray               *items,
          gboolean             *said,
          guint                 first)
{
  const Item *item = &g_array_index (items, Item, first);
  g_autofree DrWords *subjects = g_new (DrWords, items->len);
  DrWords parts[3];
  guint n_subjects = 0;
  guint n = 0;

  for (guint i = first; i < items->len && item->text != NULL; i++)
    {
      const Item *other = &g_array_index (items, Item, i);

      if (said[i] || other->text == NULL || strcmp (other->text, item->text) != 0)
        continue;
      subjects[n++] = other->subjects;
      n_subjects += other->n_subjects;
    }
  said[first] = TRUE;
  if (n_subjects < DR_FOLD_FEWEST)
    {
      dr_document_add_item (out, list->items[first]);
      return;
    }
  for (guint i = first + 1; i < items->len; i++)
    said[i] = said[i] || g_strcmp0 (g_array_index (items, Item, i).text, item->text) == 0;
  parts[0] = sentence (out, &item->tail);
  parts[1] = dr_words_text (out, "\n");
  parts[2] = join_subjects (out, subjects, n);
  dr_document_add_item (out, dr_words_joined (out, parts, G_N_ELEMENTS (parts), ""));
}

/**
 * dr_document_fold_list:
 * @out: the folded document
 * @list: a list
 *
 * Adds it. Items that begin with a subject and ": ", of which all the rest is the same, or differs only in how many all of a
 * group are, become one: the rest as a sentence, and below it the subjects.
 */
void
dr_document_fold_list (DrDocumentBuilder    *out,
                       const DrDocumentList *list)
{
  g_autoptr (GArray) items = g_array_new (FALSE, TRUE, sizeof (Item));
  g_autofree gboolean *said = g_new0 (gboolean, list->n_items + 1);

  g_array_set_clear_func (items, clear_item);
  for (guint i = 0; i < list->n_items; i++)
    {
      Item item = take_apart (out, &list->items[i]);

      g_array_append_val (items, item);
    }
  dr_document_start_list (out, list->ordered);
  for (guint i = 0; i < list->n_items; i++)
    if (!said[i])
      add_item (out, list, items, said, i);
  dr_document_end_list (out);
}
