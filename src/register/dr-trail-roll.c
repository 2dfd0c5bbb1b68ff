#include "dr-trail-roll.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-act-names.h"
#include "dr-knowledge.h"
#include "dr-register-error.h"
#include "dr-trail-walk.h"

struct _DrTrailRoll {
  GHashTable *told;   /* key of one thing that the store has beside the assessments: all that it says */
};

/**
 * dr_trail_roll_new:
 *
 * Returns: (transfer full): of a trail with no entry yet
 */
DrTrailRoll *
dr_trail_roll_new (void)
{
  DrTrailRoll *self = g_new0 (DrTrailRoll, 1);

  self->told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  return self;
}

/**
 * dr_trail_roll_free:
 * @self: (nullable): a roll
 */
void
dr_trail_roll_free (DrTrailRoll *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->told);
  g_free (self);
}

/* Texts may hold anything but a NUL; ids no line feed, so that no two things share a key. */
static char *
key_of (const char *kind,
        const char *one,
        const char *two,
        const char *three)
{
  return g_strjoin ("\n", kind, one, two, three, NULL);
}

static char *
told_limitation (const char *rule,
                 const char *subject,
                 const char *from,
                 const char *until,
                 const char *by,
                 const char *text)
{
  return g_strjoin ("\n", rule, subject, from, until, by, text, NULL);
}

static const char *
detail (const DrTrailStatement *statement,
        const char             *name)
{
  const char *value = dr_trail_walk_detail (statement, name);

  return value != NULL ? value : "";
}

/**
 * dr_trail_roll_take:
 * @self: a roll
 * @statement: the next entry's
 */
void
dr_trail_roll_take (DrTrailRoll            *self,
                    const DrTrailStatement *statement)
{
  const char *who = detail (statement, "who");
  const char *by = statement->person != NULL ? statement->person : "";
  const char *text = statement->comment != NULL ? statement->comment : "";

  if (strcmp (statement->act, "person") == 0)
    g_hash_table_insert (self->told, key_of ("person", who, "", ""),
                         g_strjoin ("\n", detail (statement, "name"), detail (statement, "login"), NULL));
  else if (strcmp (statement->act, "grant") == 0)
    g_hash_table_insert (self->told, key_of ("grant", who, detail (statement, "role"), detail (statement, "service")),
                         g_strdup (by));
  else if (strcmp (statement->act, "revoke") == 0)
    {
      g_autofree char *key = key_of ("grant", who, detail (statement, "role"), detail (statement, "service"));

      g_hash_table_remove (self->told, key);
    }
  else if (strcmp (statement->act, "limitation") == 0)
    g_hash_table_insert (self->told, key_of ("limitation", detail (statement, "limitation"), "", ""),
                         told_limitation (detail (statement, "rule"), detail (statement, "subject"),
                                          detail (statement, "from"), detail (statement, "until"), by, text));
  else if (strcmp (statement->act, "edition") == 0)
    g_hash_table_insert (self->told, key_of ("edition", detail (statement, "kind"), detail (statement, "number"), ""),
                         g_strjoin ("\n", detail (statement, "sha256"), by, text, NULL));
}

/* (transfer full): a role that somebody has, in names as far as the store still knows them. */
static char *
call_grant (DrStore    *store,
            const char *person,
            const char *role,
            const char *service)
{
  g_autoptr (DrPeopleList) people = dr_store_list_people (store, NULL);
  g_autoptr (DrKnowledge) knowledge = dr_knowledge_new (store);
  g_autoptr (DrEditionSet) editions = dr_knowledge_latest (knowledge, NULL);
  g_autofree char *who = people != NULL ? dr_people_call (people, person) : g_strdup_printf ("“%s”", person);
  g_autofree char *which = dr_evidence_call_service (editions != NULL ? editions->evidence : NULL, service);
  DrRole known;

  if (dr_role_parse (role, &known))
    role = dr_role_name (known);

  /* Translators: a role, a person's name, and the name of a service */
  return service[0] != '\0' ? g_strdup_printf (_("the role “%1$s” of %2$s for the service “%3$s”"), role, who, which)
                            : g_strdup_printf (_("the role “%1$s” of %2$s"), role, who);
}

/* (transfer full): what the thing of a key is called, for people. */
static char *
call (DrStore    *store,
      const char *key)
{
  g_auto (GStrv) part = g_strsplit (key, "\n", 4);

  if (strcmp (part[0], "grant") == 0)
    return call_grant (store, part[1], part[2], part[3]);
  if (strcmp (part[0], "limitation") == 0)
    return g_strdup_printf (_("the limitation “%s”"), part[1]);
  if (strcmp (part[0], "edition") == 0)
    return g_strdup_printf (_("edition %1$s of the %2$s"), part[2], part[1]);

  return g_strdup_printf (_("the person “%s”"), part[1]);   /* by the id: the name may be what differs */
}

static gboolean
refuse (DrStore     *store,
        const char  *key,
        const char  *what,
        GError     **error)
{
  g_autofree char *name = call (store, key);

  g_set_error (error, DR_REGISTER_ERROR, DR_REGISTER_ERROR_DAMAGED, "%s: %s", name, what);

  return FALSE;
}

/* What the store has is what the trail tells; @key and @value are taken. What was found is struck off. */
static gboolean
strike (DrTrailRoll  *self,
        DrStore      *store,
        char         *key,
        char         *value,
        GError      **error)
{
  const char *told = g_hash_table_lookup (self->told, key);
  gboolean good = told != NULL && strcmp (told, value) == 0;

  if (told == NULL)
    refuse (store, key, _("the register has it, and no entry of the trail tells of it; expected one"), error);
  else if (!good)
    refuse (store, key, _("the register says something else of it than the trail; expected the same"), error);
  g_hash_table_remove (self->told, key);
  g_free (key);
  g_free (value);

  return good;
}

static gboolean
check_people (DrTrailRoll  *self,
              DrStore      *store,
              GError      **error)
{
  g_autoptr (DrPeopleList) people = dr_store_list_people (store, error);
  gboolean good = people != NULL;

  for (guint i = 0; good && i < people->n_people; i++)
    {
      const DrPerson *each = &people->people[i];

      good = strike (self, store, key_of ("person", each->id, "", ""),
                     g_strjoin ("\n", each->name, each->login, NULL), error);
    }
  for (guint i = 0; good && i < people->n_roles; i++)
    {
      const DrGrant *each = &people->roles[i];
      const char *role = dr_role_to_string (each->role);

      good = strike (self, store, key_of ("grant", each->person, role, each->service), g_strdup (each->by), error);
    }

  return good;
}

static gboolean
check_limitations (DrTrailRoll  *self,
                   DrStore      *store,
                   GError      **error)
{
  g_autoptr (DrLimitations) limitations = dr_store_list_limitations (store, error);
  gboolean good = limitations != NULL;

  for (guint i = 0; good && i < limitations->n_items; i++)
    {
      const DrLimitation *each = &limitations->items[i];
      char from[DR_DATE_STRING_SIZE];
      char until[DR_DATE_STRING_SIZE];

      good = strike (self, store, key_of ("limitation", each->id, "", ""),
                     told_limitation (each->rule, each->subject, dr_date_format (each->from, from),
                                      dr_date_format (each->until, until), each->by, each->text),
                     error);
    }

  return good;
}

static gboolean
check_editions (DrTrailRoll    *self,
                DrStore        *store,
                DrEditionKind   kind,
                GError        **error)
{
  g_autoptr (DrEditions) editions = dr_store_list_editions (store, kind, error);
  const char *word = dr_edition_kind_to_string (kind);
  gboolean good = editions != NULL;

  for (guint i = 0; good && i < editions->n_items; i++)
    {
      const DrEdition *each = &editions->items[i];
      g_autofree char *number = g_strdup_printf ("%u", each->number);

      good = strike (self, store, key_of ("edition", word, number, ""),
                     g_strjoin ("\n", each->digest, each->by, each->label, NULL), error);
    }

  return good;
}

/* The key of the same one whichever way the table lies. */
static const char *
first_left (DrTrailRoll *self)
{
  g_autoptr (GList) keys = g_list_sort (g_hash_table_get_keys (self->told), (GCompareFunc) strcmp);

  return keys != NULL ? keys->data : NULL;
}

/**
 * dr_trail_roll_check:
 * @self: a roll that has taken the whole trail; it is used up
 * @store: the trail's
 * @error: return location for %DR_REGISTER_ERROR_DAMAGED and others
 *
 * Returns: whether the store has the people, standing roles, limitations and editions that the trail tells of, each with
 *   all that it says, and no others; else @error names the first that differs
 */
gboolean
dr_trail_roll_check (DrTrailRoll  *self,
                     DrStore      *store,
                     GError      **error)
{
  const char *left;

  if (!check_people (self, store, error) || !check_limitations (self, store, error))
    return FALSE;
  for (guint kind = 0; kind < DR_N_EDITION_KINDS; kind++)
    if (!check_editions (self, store, (DrEditionKind) kind, error))
      return FALSE;

  left = first_left (self);

  return left == NULL
         || refuse (store, left, _("the trail tells of it, and the register has it no more; expected it there"), error);
}
