/* What a search looks through: a folded text of each version, its index of three-letter pieces, and the letters. */
#include "dr-sqlite-store.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-fold.h"

/* A search of two letters looks up every letter that can follow them; past this many it reads the texts instead. */
#define MOST_LETTERS 250

/* A longer search asks for the rarest of its three-letter pieces, so many of them, and then looks into the texts: the
 * index would go through the lists of all of them for the rows that have them in a row, one beside another. */
#define RAREST 3

/* How many pieces of a search are compared, and how many of the newest rows with a piece tell how rare it is. */
#define MOST_PIECES 24
#define NEWEST 64

typedef struct {
  char   text[3 * 6 + 1];
  gint64 reach;             /* rows back to the last of the newest that have it; more: rarer */
} Piece;

static gboolean
is_known (const DrSqliteStore *self, gunichar letter)
{
  return letter < 0x10000 && (self->letters[letter / 8] & (1 << (letter % 8))) != 0;
}

static void
know (DrSqliteStore *self, gunichar letter)
{
  if (letter < 0x10000)
    self->letters[letter / 8] |= (guint8) (1 << (letter % 8));
}

/* Read before this text's letters are written, so that what is known stands unless something is taken back. */
static gboolean
read_letters (DrSqliteStore *self, GError **error)
{
  g_autoptr (DrStatement) statement = dr_sql_prepare (self->sql, error, "SELECT code FROM letter", "");
  gboolean row = FALSE;

  if (statement == NULL || !dr_sql_step (self->sql, statement, &row, error))
    return FALSE;
  while (row)
    {
      know (self, (gunichar) sqlite3_column_int (statement, 0));
      if (!dr_sql_step (self->sql, statement, &row, error))
        return FALSE;
    }
  return TRUE;
}

/* The table only grows: what another program added is added again, to no effect. A letter new to it is known only from
 * the next text on, for this one may be rolled back. */
static gboolean
write_letters (DrSqliteStore *self, const char *folded, GError **error)
{
  const char *at = folded;

  if (self->letters_from != dr_sql_rollbacks (self->sql))
    {
      /* Some of them may have come from what was taken back. */
      memset (self->letters, 0, sizeof self->letters);
      self->letters_from = dr_sql_rollbacks (self->sql);
    }
  while (*at != '\0' && is_known (self, g_utf8_get_char (at)))
    at = g_utf8_next_char (at);
  if (*at == '\0')
    return TRUE;
  if (!read_letters (self, error))
    return FALSE;
  for (; *at != '\0'; at = g_utf8_next_char (at))
    if (!is_known (self, g_utf8_get_char (at))
        && !dr_sql_run (self->sql, error, "INSERT INTO letter VALUES (?1) ON CONFLICT DO NOTHING", "i",
                        (gint64) g_utf8_get_char (at)))
      return FALSE;
  return TRUE;
}

/* Takes a version out of the search. The index is told the old text, since it keeps none of its own. */
gboolean
dr_sqlite_remove_search (DrSqliteStore *self, gint64 id, GError **error)
{
  return dr_sql_run (self->sql, error,
                     "INSERT INTO search (search, rowid, folded) SELECT 'delete', id, folded FROM search_text"
                     " WHERE id = ?1", "i", id)
         && dr_sql_run (self->sql, error, "DELETE FROM search_text WHERE id = ?1", "i", id);
}

/* What every version is found by. */
static char *
fold_prefix (const char *title, const char *service_name, const char *change, const char *reference)
{
  g_autofree char *all = g_strjoin ("\n", title, service_name, change, reference, NULL);

  return dr_fold (all);
}

/* What the version is found by before its row is written, so that the rest of its text can be told; (transfer full)
 * (nullable). */
char *
dr_sqlite_search_prefix (DrSqliteStore *self, gint64 id, GError **error)
{
  g_autoptr (DrStatement) statement = NULL;
  gboolean row = FALSE;

  statement = dr_sql_prepare (self->sql, error,
                              "SELECT title, service_name, change, reference FROM assessment WHERE id = ?1", "i", id);
  if (statement == NULL || !dr_sql_step (self->sql, statement, &row, error))
    return NULL;
  return row ? fold_prefix ((const char *) sqlite3_column_text (statement, 0),
                            (const char *) sqlite3_column_text (statement, 1),
                            (const char *) sqlite3_column_text (statement, 2),
                            (const char *) sqlite3_column_text (statement, 3))
             : g_strdup ("");
}

/* The folded answers that are searched now; "" where there are none. */
static gboolean
read_rest (DrSqliteStore *self, gint64 id, const char *old_prefix, char **rest, GError **error)
{
  g_autoptr (DrStatement) statement = NULL;
  const char *text = NULL;
  gboolean row = FALSE;

  statement = dr_sql_prepare (self->sql, error, "SELECT folded FROM search_text WHERE id = ?1", "i", id);
  if (statement == NULL || !dr_sql_step (self->sql, statement, &row, error))
    return FALSE;
  text = row ? (const char *) sqlite3_column_text (statement, 0) : NULL;
  *rest = g_strdup (text != NULL && g_str_has_prefix (text, old_prefix) ? text + strlen (old_prefix) : "");
  g_strstrip (*rest);
  return TRUE;
}

/* With two spaces after it, the text's last letters too begin a three-letter piece; (transfer full) (nullable). */
static char *
make_text (DrSqliteStore *self, gint64 id, const DrRegisterRow *row, const char *old_prefix, GError **error)
{
  g_autofree char *prefix = fold_prefix (row->title, row->service_name, row->change, row->reference);
  g_autofree char *rest = NULL;

  if (row->search_text != NULL)
    rest = dr_fold (row->search_text);
  else if (!read_rest (self, id, old_prefix, &rest, error))
    return NULL;
  g_strstrip (rest);
  return g_strconcat (prefix, rest[0] != '\0' ? " " : "", rest, "  ", NULL);
}

/* @old_prefix: (nullable): needed where the row has no text of its own, and what was searched besides stays. */
gboolean
dr_sqlite_write_search (DrSqliteStore *self, gint64 id, const DrRegisterRow *row, const char *old_prefix,
                        GError **error)
{
  g_autofree char *folded = make_text (self, id, row, old_prefix, error);
  gint64 same = 0;

  if (folded == NULL
      || !dr_sql_number (self->sql, &same, error, "SELECT folded = ?2 FROM search_text WHERE id = ?1", "is", id, folded))
    return FALSE;
  if (same == 1)
    return TRUE;
  return dr_sqlite_remove_search (self, id, error)
         && write_letters (self, folded, error)
         && dr_sql_run (self->sql, error, "INSERT INTO search_text VALUES (?1, ?2)", "is", id, folded)
         && dr_sql_run (self->sql, error, "INSERT INTO search (rowid, folded) VALUES (?1, ?2)", "is", id, folded);
}

static void
append_quoted (GString *match, const char *piece, gsize length)
{
  g_string_append_c (match, '"');
  for (gsize i = 0; i < length; i++)
    {
      if (piece[i] == '"')
        g_string_append_c (match, '"');
      g_string_append_c (match, piece[i]);
    }
  g_string_append_c (match, '"');
}

/* Two letters and each letter that any text holds. "" where those are too many. */
static gboolean
append_beginnings (DrSqliteStore *self, const char *folded, GString *match, GError **error)
{
  g_autoptr (DrStatement) statement = dr_sql_prepare (self->sql, error, "SELECT code FROM letter LIMIT ?1", "i",
                                                      (gint64) MOST_LETTERS + 1);
  gboolean row = FALSE;
  guint n = 0;

  if (statement == NULL || !dr_sql_step (self->sql, statement, &row, error))
    return FALSE;
  for (; row; n++)
    {
      g_autoptr (GString) piece = g_string_new (folded);

      g_string_append_unichar (piece, (gunichar) sqlite3_column_int (statement, 0));
      g_string_append (match, n > 0 ? " OR " : "");
      append_quoted (match, piece->str, piece->len);
      if (!dr_sql_step (self->sql, statement, &row, error))
        return FALSE;
    }
  if (n > MOST_LETTERS)
    g_string_truncate (match, 0);
  return TRUE;
}

static gint
compare_reach (gconstpointer a, gconstpointer b)
{
  gint64 one = ((const Piece *) a)->reach;
  gint64 two = ((const Piece *) b)->reach;

  return (one < two) - (one > two);
}

static gboolean
is_there (const GArray *pieces, const char *text)
{
  for (guint i = 0; i < pieces->len; i++)
    if (g_str_equal (g_array_index (pieces, Piece, i).text, text))
      return TRUE;
  return FALSE;
}

/* How far back the newest rows with a piece go. */
static gboolean
read_reach (DrSqliteStore *self, Piece *piece, GError **error)
{
  g_autoptr (GString) match = g_string_new (NULL);

  append_quoted (match, piece->text, strlen (piece->text));
  return dr_sql_number (self->sql, &piece->reach, error,
                        "SELECT CASE WHEN count(*) = ?2 THEN (SELECT max (id) FROM search_text) - min (n.id)"
                        " ELSE 9223372036854775807 END"
                        " FROM (SELECT rowid AS id FROM search WHERE folded MATCH ?1 ORDER BY rowid DESC LIMIT ?2) AS n",
                        "si", match->str, (gint64) NEWEST);
}

/* The rarest pieces of a text, all of which must be found. */
static gboolean
append_rarest (DrSqliteStore *self, const char *folded, GString *match, GError **error)
{
  g_autoptr (GArray) pieces = g_array_new (FALSE, TRUE, sizeof (Piece));
  const char *at = folded;

  for (const char *end = g_utf8_offset_to_pointer (at, 3); pieces->len < MOST_PIECES; end = g_utf8_next_char (end))
    {
      Piece piece = { .reach = 0 };

      memcpy (piece.text, at, (gsize) (end - at));
      if (!is_there (pieces, piece.text))
        {
          if (!read_reach (self, &piece, error))
            return FALSE;
          g_array_append_val (pieces, piece);
        }
      if (*end == '\0')
        break;
      at = g_utf8_next_char (at);
    }
  g_array_sort (pieces, compare_reach);
  for (guint i = 0; i < pieces->len && i < RAREST; i++)
    {
      const char *text = g_array_index (pieces, Piece, i).text;

      g_string_append (match, i > 0 ? " AND " : "");
      append_quoted (match, text, strlen (text));
    }
  return TRUE;
}

/* What the index is asked for a search of two letters or more, already folded; (transfer full) (nullable). "" where
 * the texts have to be read. @exact: (out): whether what it finds has the text; else it may have. */
char *
dr_sqlite_match (DrSqliteStore *self, const char *folded, gboolean *exact, GError **error)
{
  g_autoptr (GString) match = g_string_new (NULL);
  glong length = g_utf8_strlen (folded, -1);

  *exact = length < 3 + RAREST;
  if (!*exact)
    {
      if (!append_rarest (self, folded, match, error))
        return NULL;
    }
  else if (length >= 3)
    append_quoted (match, folded, strlen (folded));
  else if (!append_beginnings (self, folded, match, error))
    return NULL;
  return g_string_free (g_steal_pointer (&match), FALSE);
}
