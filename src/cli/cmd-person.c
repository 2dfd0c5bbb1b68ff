/* Who is in the register, and what they may do. */
#include "dr-cli-register.h"

#include <string.h>

#include "dr-json-members.h"
#include "dr-json-text.h"
#include "dr-roll.h"
#include "dr-text.h"
#include "dr-workflow.h"

typedef struct {
  char *as;
  char *name;
  char *login;
  char *role;
  char *service;
  char *format;
} PersonOptions;

static void
clear_options (PersonOptions *options)
{
  g_free (options->as);
  g_free (options->name);
  g_free (options->login);
  g_free (options->role);
  g_free (options->service);
  g_free (options->format);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PersonOptions, clear_options)

static gboolean
parse_role (const char  *word,
            DrRole      *role,
            GError     **error)
{
  g_autoptr (GString) words = g_string_new (NULL);

  if (word != NULL && dr_role_parse (word, role))
    return TRUE;

  for (guint i = 0; i < DR_N_ROLES; i++)
    g_string_append_printf (words, "%s%s", i > 0 ? ", " : "", dr_role_to_string ((DrRole) i));
  g_set_error (error, DR_CLI_ERROR, DR_CLI_ERROR_USAGE, _("--role is “%s”, expected one of %s"),
               word != NULL ? word : "", words->str);

  return FALSE;
}

static void
to_text (const DrPeopleList *people,
         GString            *out)
{
  static const DrTextColumn columns[] = { { 18, DR_ALIGN_LEFT }, { 28, DR_ALIGN_LEFT }, { 52, DR_ALIGN_LEFT } };

  for (guint i = 0; i < people->n_people; i++)
    {
      const DrPerson *person = &people->people[i];
      g_autoptr (GString) roles = g_string_new (NULL);
      const char *cells[3];

      for (guint k = 0; k < people->n_roles; k++)
        {
          const DrGrant *role = &people->roles[k];

          if (strcmp (role->person, person->id) != 0)
            continue;
          g_string_append_printf (roles, "%s%s", roles->len > 0 ? ", " : "", dr_workflow_role_name (role->role));
          if (role->service[0] != '\0')
            g_string_append_printf (roles, " (%s)", role->service);
        }
      cells[0] = person->id;
      cells[1] = person->name;
      cells[2] = roles->str;
      dr_text_row (out, cells, columns, G_N_ELEMENTS (columns));
    }
}

static void
to_json (const DrPeopleList *people,
         GString            *out)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *text = NULL;

  json_builder_begin_array (builder);
  for (guint i = 0; i < people->n_people; i++)
    {
      json_builder_begin_object (builder);
      dr_json_add_string (builder, "id", people->people[i].id);
      dr_json_add_string (builder, "name", people->people[i].name);
      dr_json_add_string (builder, "login", people->people[i].login);
      json_builder_set_member_name (builder, "roles");
      json_builder_begin_array (builder);
      for (guint k = 0; k < people->n_roles; k++)
        if (strcmp (people->roles[k].person, people->people[i].id) == 0)
          {
            json_builder_begin_object (builder);
            dr_json_add_string (builder, "role", dr_role_to_string (people->roles[k].role));
            dr_json_add_string (builder, "service", people->roles[k].service[0] != '\0' ? people->roles[k].service : NULL);
            json_builder_end_object (builder);
          }
      json_builder_end_array (builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  text = dr_json_to_text (builder);
  g_string_append (out, text);
}

static gboolean
list (DrRegister           *self,
      const PersonOptions  *options,
      GError              **error)
{
  g_autoptr (DrPeopleList) people = dr_store_list_people (dr_register_get_store (self), error);
  g_autoptr (GString) out = g_string_new (NULL);
  DrFormat format;

  if (people == NULL || !dr_cli_parse_format (options->format, &format, error))
    return FALSE;
  if (format == DR_FORMAT_JSON)
    to_json (people, out);
  else
    to_text (people, out);
  g_print ("%s", out->str);

  return TRUE;
}

static gboolean
add (DrRegister           *self,
     const char           *by,
     const char           *id,
     const PersonOptions  *options,
     GError              **error)
{
  DrPerson person = { id, options->name != NULL ? options->name : id, options->login };
  DrRole role;

  if (options->role != NULL && !parse_role (options->role, &role, error))
    return FALSE;

  return dr_register_add_person (self, by, &person, error)
         && (options->role == NULL || dr_register_grant (self, by, id, role, options->service, FALSE, error));
}

static gboolean
act (DrRegister           *self,
     const char           *verb,
     const char           *id,
     const PersonOptions  *options,
     GError              **error)
{
  g_autofree char *by = NULL;
  DrRole role;

  if (strcmp (verb, "list") == 0)
    return list (self, options, error);
  by = dr_cli_person (self, options->as, error);
  if (by == NULL)
    return FALSE;
  if (strcmp (verb, "add") == 0)
    return add (self, by, id, options, error);

  return parse_role (options->role, &role, error)
         && dr_register_grant (self, by, id, role, options->service, strcmp (verb, "revoke") == 0, error);
}

/**
 * dr_cmd_person:
 * @argc: number of words, the command's name first
 * @argv: the words
 *
 * person add|grant|revoke ID, person list.
 *
 * Returns: done
 */
DrExit
dr_cmd_person (int    argc,
               char **argv)
{
  static const char * const verbs[] = { "add", "grant", "revoke", "list", NULL };
  g_auto (PersonOptions) options = { NULL };
  const GOptionEntry entries[] = {
    { "as", 0, 0, G_OPTION_ARG_STRING, &options.as, N_("Who does it (the person with your login)"), N_("PERSON") },
    { "name", 0, 0, G_OPTION_ARG_STRING, &options.name, N_("Their name"), N_("NAME") },
    { "login", 0, 0, G_OPTION_ARG_STRING, &options.login, N_("Their login on the computer"), N_("LOGIN") },
    { "role", 0, 0, G_OPTION_ARG_STRING, &options.role, N_("administrator, manager, equalities, approver or auditor"), N_("ROLE") },
    { "service", 0, 0, G_OPTION_ARG_STRING, &options.service, N_("Only for this service"), N_("ID") },
    { "format", 0, 0, G_OPTION_ARG_STRING, &options.format, N_("text or json"), N_("FORMAT") },
    { NULL },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (DrRegister) self = NULL;

  if (!dr_cli_parse (&argc, &argv, entries, "add|grant|revoke|list [ID]",
                     _("Adds people, and grants and revokes their roles. Each is an act of an administrator, in the trail."),
                     _("Examples:\n  due-regard-cli person add m.evans --name \"Mari Evans\" --role manager --service parking\n"
                       "  due-regard-cli person grant e.hughes --role equalities\n  due-regard-cli person list"),
                     &error))
    return dr_cli_fail (error);
  if (argc < 2 || !g_strv_contains (verbs, argv[1]) || argc != (strcmp (argv[1], "list") == 0 ? 2 : 3))
    {
      g_set_error_literal (&error, DR_CLI_ERROR, DR_CLI_ERROR_USAGE,
                           _("person: expected add, grant or revoke and a person’s id, or list (try --help)"));
      return dr_cli_fail (error);
    }

  self = dr_cli_open_register (DR_STORE_OPEN_DEFAULT, &error);
  if (self == NULL || !act (self, argv[1], argc > 2 ? argv[2] : NULL, &options, &error))
    return dr_cli_refuse (error);

  return DR_EXIT_DONE;
}
