/* People, the roles that stand, of every person, role and service as the last act left it, and the limitations that
 * they accepted. */
#include "dr-sqlite-store.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Within an act. */
gboolean
dr_sqlite_write_person (DrSqliteStore *self, const DrPerson *person, guint64 sequence, GError **error)
{
  gint64 there = 0;

  if (!dr_sql_number (self->sql, &there, error, "SELECT EXISTS (SELECT 1 FROM person WHERE id = ?1)", "s", person->id))
    return FALSE;
  if (there > 0)
    {
      g_set_error (error, DR_STORE_ERROR, DR_STORE_ERROR_EXISTS,
                   _("there is a person “%s” already; expected another id"), person->id);
      return FALSE;
    }
  return dr_sql_run (self->sql, error, "INSERT INTO person VALUES (?1, ?2, ?3, ?4)", "sssi", person->id, person->name,
                     person->login, (gint64) sequence);
}

/* Within an act. */
gboolean
dr_sqlite_write_grant (DrSqliteStore *self, const DrGrant *grant, guint64 sequence, GError **error)
{
  gint64 there = 0;

  if (!dr_sql_number (self->sql, &there, error, "SELECT EXISTS (SELECT 1 FROM person WHERE id = ?1)", "s", grant->person))
    return FALSE;
  if (there == 0)
    {
      g_set_error (error, DR_STORE_ERROR, DR_STORE_ERROR_NOT_FOUND,
                   _("there is no person “%s”; expected one who was added"), grant->person);
      return FALSE;
    }
  return dr_sql_run (self->sql, error,
                     "INSERT INTO role_grant (person, role, service, revoked, granted_by, sequence)"
                     " VALUES (?1, ?2, ?3, ?4, ?5, ?6)", "sisisi", grant->person, (gint64) grant->role, grant->service,
                     (gint64) (grant->revoke != FALSE), grant->by, (gint64) sequence);
}

static gboolean
read_people (DrSqliteStore *self, DrPeopleList *people, GError **error)
{
  g_autoptr (DrStatement) statement = dr_sql_prepare (self->sql, error, "SELECT id, name, login FROM person ORDER BY id",
                                                      "");
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (DrPerson));
  gboolean row = FALSE;

  if (statement == NULL || !dr_sql_step (self->sql, statement, &row, error))
    return FALSE;
  while (row)
    {
      DrPerson person = {
        .id = dr_sql_text (statement, 0, people->arena),
        .name = dr_sql_text (statement, 1, people->arena),
        .login = dr_sql_text (statement, 2, people->arena),
      };

      g_array_append_val (found, person);
      if (!dr_sql_step (self->sql, statement, &row, error))
        return FALSE;
    }
  people->n_people = found->len;
  people->people = dr_arena_array0 (people->arena, DrPerson, found->len);
  if (found->len > 0)
    memcpy ((DrPerson *) people->people, found->data, found->len * sizeof (DrPerson));
  return TRUE;
}

static gboolean
read_roles (DrSqliteStore *self, DrPeopleList *people, GError **error)
{
  g_autoptr (DrStatement) statement = NULL;
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (DrGrant));
  gboolean row = FALSE;

  statement = dr_sql_prepare (self->sql, error,
                              "SELECT person, role, service, granted_by, sequence FROM role_grant AS g WHERE revoked = 0"
                              " AND number = (SELECT max (number) FROM role_grant WHERE (person, role, service) ="
                              " (g.person, g.role, g.service)) ORDER BY person, role, service", "");
  if (statement == NULL || !dr_sql_step (self->sql, statement, &row, error))
    return FALSE;
  while (row)
    {
      DrGrant grant = {
        .person = dr_sql_text (statement, 0, people->arena),
        .role = (DrRole) sqlite3_column_int (statement, 1),
        .service = dr_sql_text (statement, 2, people->arena),
        .by = dr_sql_text (statement, 3, people->arena),
        .sequence = (guint64) sqlite3_column_int64 (statement, 4),
      };

      g_array_append_val (found, grant);
      if (!dr_sql_step (self->sql, statement, &row, error))
        return FALSE;
    }
  people->n_roles = found->len;
  people->roles = dr_arena_array0 (people->arena, DrGrant, found->len);
  if (found->len > 0)
    memcpy ((DrGrant *) people->roles, found->data, found->len * sizeof (DrGrant));
  return TRUE;
}

static DrPeopleList *
list_people (DrStore *store, GError **error)
{
  DrSqliteStore *self = DR_SQLITE_STORE (store);
  g_autoptr (DrPeopleList) people = g_new0 (DrPeopleList, 1);
  gboolean good = FALSE;

  people->arena = dr_arena_new ();
  if (!dr_sql_begin_read (self->sql, error))
    return NULL;
  good = read_people (self, people, error) && read_roles (self, people, error);
  return dr_sql_end (self->sql, good, error) ? g_steal_pointer (&people) : NULL;
}

/* Within an act. */
gboolean
dr_sqlite_write_limitation (DrSqliteStore *self, const DrLimitation *limitation, guint64 sequence, GError **error)
{
  char from[DR_DATE_STRING_SIZE];
  char until[DR_DATE_STRING_SIZE];
  gint64 there = 0;

  if (!dr_sql_number (self->sql, &there, error, "SELECT EXISTS (SELECT 1 FROM limitation WHERE id = ?1)", "s",
                      limitation->id))
    return FALSE;
  if (there > 0)
    {
      g_set_error (error, DR_STORE_ERROR, DR_STORE_ERROR_EXISTS,
                   _("there is a limitation “%s” already; expected another id"), limitation->id);
      return FALSE;
    }
  return dr_sql_run (self->sql, error, "INSERT INTO limitation VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)", "sssssssi",
                     limitation->id, limitation->rule, limitation->subject, limitation->text, limitation->by,
                     dr_sqlite_date (limitation->from, from), dr_sqlite_date (limitation->until, until),
                     (gint64) sequence);
}

static DrLimitations *
list_limitations (DrStore *store, GError **error)
{
  DrSqliteStore *self = DR_SQLITE_STORE (store);
  g_autoptr (DrLimitations) limitations = g_new0 (DrLimitations, 1);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (DrLimitation));
  g_autoptr (DrStatement) statement = NULL;
  gboolean row = FALSE;

  limitations->arena = dr_arena_new ();
  statement = dr_sql_prepare (self->sql, error,
                              "SELECT id, rule, subject, words, accepted_by, from_day, until_day FROM limitation"
                              " ORDER BY sequence", "");
  if (statement == NULL || !dr_sql_step (self->sql, statement, &row, error))
    return NULL;
  while (row)
    {
      DrLimitation limitation = {
        .id = dr_sql_text (statement, 0, limitations->arena),
        .rule = dr_sql_text (statement, 1, limitations->arena),
        .subject = dr_sql_text (statement, 2, limitations->arena),
        .text = dr_sql_text (statement, 3, limitations->arena),
        .by = dr_sql_text (statement, 4, limitations->arena),
        .from = dr_sqlite_column_date (statement, 5),
        .until = dr_sqlite_column_date (statement, 6),
      };

      g_array_append_val (found, limitation);
      if (!dr_sql_step (self->sql, statement, &row, error))
        return NULL;
    }
  limitations->n_items = found->len;
  limitations->items = dr_arena_array0 (limitations->arena, DrLimitation, found->len);
  if (found->len > 0)
    memcpy ((DrLimitation *) limitations->items, found->data, found->len * sizeof (DrLimitation));
  return g_steal_pointer (&limitations);
}

void
dr_sqlite_class_people (DrStoreClass *klass)
{
  klass->list_people = list_people;
  klass->list_limitations = list_limitations;
}
