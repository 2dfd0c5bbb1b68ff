/* People and the roles that stand: of every person, role and service the last act counts. */
#include "dr-sqlite-store.h"

#include <string.h>

static gboolean
read_people (DrSqliteStore *self, DrPeople *people, GError **error)
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
read_roles (DrSqliteStore *self, DrPeople *people, GError **error)
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

static DrPeople *
list_people (DrStore *store, GError **error)
{
  DrSqliteStore *self = DR_SQLITE_STORE (store);
  g_autoptr (DrPeople) people = g_new0 (DrPeople, 1);
  gboolean good = FALSE;

  people->arena = dr_arena_new ();
  if (!dr_sql_begin_read (self->sql, error))
    return NULL;
  good = read_people (self, people, error) && read_roles (self, people, error);
  return dr_sql_end (self->sql, good, error) ? g_steal_pointer (&people) : NULL;
}

void
dr_sqlite_class_people (DrStoreClass *klass)
{
  klass->list_people = list_people;
}
