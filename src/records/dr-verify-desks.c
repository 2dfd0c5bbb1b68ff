#include "dr-verify-desks.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Texts are of the desks' @words: equal ones are the same. */
typedef struct {
  const char *person;
  const char *login;
  const char *host;
  guint       hand;   /* DrVerifyHand */
} Act;

typedef struct {
  Act      first;
  Act      second;
  char    *where;        /* the first version, by the order of looking */
  guint    n_versions;
  gboolean counted;      /* of the version that is being looked at */
} Pair;

static void
free_pair (gpointer data)
{
  g_free (((Pair *) data)->where);
  g_free (data);
}

/* dr_verify_acts_new(): nobody's yet. */
DrVerifyActs *
dr_verify_acts_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (Act));
}

/* dr_verify_desks_new(): none. */
DrVerifyDesks *
dr_verify_desks_new (void)
{
  DrVerifyDesks *self = g_new0 (DrVerifyDesks, 1);

  self->words = g_string_chunk_new (1024);
  self->pairs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_pair);

  return self;
}

/* dr_verify_desks_free(): (nullable). */
void
dr_verify_desks_free (DrVerifyDesks *self)
{
  if (self == NULL)
    return;

  g_string_chunk_free (self->words);
  g_hash_table_unref (self->pairs);
  g_free (self);
}

/* dr_verify_desks_add(): whose act it is and where, if it is a duty's (@hand is not 0) and the entry says both. */
void
dr_verify_desks_add (DrVerifyDesks          *self,
                     DrVerifyActs           *acts,
                     const DrTrailStatement *statement,
                     guint                   hand)
{
  Act act = { .hand = hand };

  if (hand == 0 || statement->person[0] == '\0' || statement->login[0] == '\0' || statement->host[0] == '\0')
    return;

  act.person = g_string_chunk_insert_const (self->words, statement->person);
  act.login = g_string_chunk_insert_const (self->words, statement->login);
  act.host = g_string_chunk_insert_const (self->words, statement->host);
  g_array_append_val (acts, act);
}

static void
note_pair (DrVerifyDesks *self,
           const Act     *first,
           const Act     *second,
           const char    *where)
{
  g_autofree char *key = g_strjoin ("\n", first->login, first->host, first->person, second->person, NULL);
  Pair *pair = g_hash_table_lookup (self->pairs, key);

  if (pair == NULL)
    {
      pair = g_new0 (Pair, 1);
      pair->first = *first;
      pair->second = *second;
      pair->where = g_strdup (where);
      g_hash_table_insert (self->pairs, g_steal_pointer (&key), pair);
    }
  if (!pair->counted)
    pair->n_versions++;
  pair->counted = TRUE;
}

/* dr_verify_desks_look(): whether two people with different duties of one version sat at one desk. */
void
dr_verify_desks_look (DrVerifyDesks      *self,
                      const DrVerifyActs *acts,
                      const char         *where)
{
  GHashTableIter iter;
  gpointer value;

  for (guint i = 0; i < acts->len; i++)
    for (guint k = i + 1; k < acts->len; k++)
      {
        const Act *first = &g_array_index (acts, Act, i);
        const Act *second = &g_array_index (acts, Act, k);

        if (first->login == second->login && first->host == second->host && first->person != second->person
            && first->hand != second->hand)
          note_pair (self, first, second, where);
      }

  g_hash_table_iter_init (&iter, self->pairs);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    ((Pair *) value)->counted = FALSE;
}

static int
compare_text (gconstpointer a,
              gconstpointer b)
{
  return strcmp (a, b);
}

/* dr_verify_desks_report(): each two people once, with the version in which they were seen first. */
void
dr_verify_desks_report (DrVerifyDesks  *self,
                        DrVerification *report)
{
  g_autoptr (GList) keys = g_list_sort (g_hash_table_get_keys (self->pairs), compare_text);

  for (const GList *at = keys; at != NULL; at = at->next)
    {
      const Pair *pair = g_hash_table_lookup (self->pairs, at->data);
      g_autofree char *first = dr_verification_named (report, DR_VERIFY_PERSON, pair->first.person);
      g_autofree char *second = dr_verification_named (report, DR_VERIFY_PERSON, pair->second.person);

      dr_verification_note (report, DR_VERIFY_DUTIES, pair->where,
                            ngettext ("“%s” (%s) and “%s” (%s) acted with one login, %s on %s, in %u version: "
                                      "the trail cannot show that they are two people",
                                      "“%s” (%s) and “%s” (%s) acted with one login, %s on %s, in %u versions: "
                                      "the trail cannot show that they are two people", pair->n_versions),
                            first, dr_verify_hand_name (pair->first.hand), second,
                            dr_verify_hand_name (pair->second.hand), pair->first.login, pair->first.host, pair->n_versions);
    }
}
