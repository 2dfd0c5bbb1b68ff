/* Writing in the register: fields of a draft and what later stages leave open, undo and redo, new versions, deletion,
 * files beside an assessment. */
#include "dr-cli-register.h"

#include <string.h>

#include "dr-attachments.h"
#include "dr-digits.h"
#include "dr-drafts.h"
#include "dr-next-version.h"

typedef struct {
  DrRegister *self;
  char       *person;
  char       *reference;
  guint       version;
} Target;

static void
clear_target (Target *target)
{
  g_clear_pointer (&target->self, dr_register_free);
  g_free (target->person);
  g_free (target->reference);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Target, clear_target)

static gboolean
open_target (Target      *target,
             const char  *word,
             const char  *as,
             GError     **error)
{
  target->self = dr_cli_open_register (DR_STORE_OPEN_DEFAULT, error);
  if (target->self == NULL)
    return FALSE;
  target->person = dr_cli_person (target->self, as, error);
  if (target->person == NULL || !dr_cli_parse_reference (target->self, word, &target->reference, &target->version, error))
    return FALSE;
  if (target->version == 0)
    {
      g_autoptr (DrRegisterPage) page = dr_store_get_row (dr_register_get_store (target->self), target->reference, 0, error);

      if (page == NULL)
        return FALSE;
      target->version = page->rows[0].version;
    }

  return TRUE;
}

/* Reads the options that all of these have, and the words that follow. */
static gboolean
parse (int                *argc,
       char             ***argv,
       const GOptionEntry *more,
       int                 n_words,
       const char         *words,
       const char         *summary,
       const char         *example,
       char              **as,
       GError            **error)
{
  const GOptionEntry own = { "as", 0, 0, G_OPTION_ARG_STRING, as, N_("Who does it (the person with your login)"), N_("PERSON") };
  g_autoptr (GArray) entries = g_array_new (TRUE, TRUE, sizeof (GOptionEntry));

  g_array_append_val (entries, own);
  for (; more != NULL && more->long_name != NULL; more++)
    g_array_append_vals (entries, more, 1);
  if (!dr_cli_parse (argc, argv, (const GOptionEntry *) entries->data, words, summary, example, error))
    return FALSE;
  if (n_words > 0 ? *argc == n_words + 1 : *argc > -n_words)
    return TRUE;

  g_set_error (error, DR_CLI_ERROR, DR_CLI_ERROR_USAGE, _("%s: expected %s (try --help)"), (*argv)[0], words);

  return FALSE;
}

static void
print_conflicts (const DrConflicts *conflicts)
{
  for (guint i = 0; conflicts != NULL && i < conflicts->n_items; i++)
    {
      const DrConflict *each = &conflicts->items[i];

      g_print (_("  %s: yours “%s”, theirs “%s”, by %s\n"), each->key, each->mine != NULL ? each->mine : "",
               each->theirs != NULL ? each->theirs : "", each->by);
    }
}

static gboolean
gather_changes (char        **words,
                int           n,
                guint64       revision,
                DrArena      *arena,
                GArray       *changes,
                GError      **error)
{
  for (int i = 0; i < n; i++)
    {
      const char *equals = NULL;
      gboolean inside = FALSE;
      DrField change = { .revision = revision };

      /* A key may have "=" in an item's brackets, and a value may have brackets: the first "=" outside counts. */
      for (const char *at = words[i]; equals == NULL && *at != '\0'; at++)
        {
          inside = *at == '[' || (inside && *at != ']');
          if (*at == '=' && !inside)
            equals = at;
        }
      if (equals == NULL || equals == words[i])
        {
          g_set_error (error, DR_CLI_ERROR, DR_CLI_ERROR_USAGE,
                       _("edit: “%s” is no change, expected FIELD=VALUE, or FIELD= to take the field away"), words[i]);
          return FALSE;
        }
      change.key = dr_arena_strndup (arena, words[i], (gsize) (equals - words[i]));
      change.value = equals[1] != '\0' ? equals + 1 : NULL;
      g_array_append_val (changes, change);
    }

  return TRUE;
}

/* dr_cmd_edit(): edit REF FIELD=VALUE... */
DrExit
dr_cmd_edit (int    argc,
             char **argv)
{
  g_autoptr (GError) error = NULL;
  g_auto (Target) target = { NULL };
  g_autofree char *as = NULL;
  g_autoptr (DrArena) arena = dr_arena_new ();
  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (DrField));
  g_autoptr (DrDraft) draft = NULL;
  g_autoptr (DrConflicts) conflicts = NULL;
  gint64 from = 0;
  guint64 revision = 0;
  const GOptionEntry more[] = {
    { "from", 0, 0, G_OPTION_ARG_INT64, &from, N_("The revision that was looked at (what stands)"), N_("REVISION") },
    { NULL },
  };
  DrSaveRequest save;
  DrExit exit;

  if (!parse (&argc, &argv, more, -2, _("REFERENCE FIELD=VALUE..."), _("Writes fields of a draft, or what a later stage leaves open."),
              _("Examples:\n  due-regard-cli edit EIA-2026-001 \"change/why=Fewer people come.\"\n"
                "  due-regard-cli edit EIA-2026-001 \"actions/action[a1]/@status=closed\"\n"
                "Fields are named as show --format json shows them."),
              &as, &error))
    return dr_cli_fail (error);
  if (!open_target (&target, argv[1], as, &error))
    return dr_cli_refuse (error);
  draft = dr_store_load_draft (dr_register_get_store (target.self), target.reference, target.version, NULL, &error);
  if (draft == NULL
      || !gather_changes (argv + 2, argc - 2, from > 0 ? (guint64) from : draft->revision, arena, changes, &error))
    return dr_cli_refuse (error);

  save = (DrSaveRequest) {
    .reference = target.reference,
    .version = target.version,
    .person = target.person,
    .changes = (const DrField *) changes->data,
    .n_changes = changes->len,
  };
  if (dr_register_save (target.self, &save, &revision, &conflicts, &error))
    {
      g_print (_("Saved: revision %s.\n"), DR_DIGITS (revision));
      return DR_EXIT_DONE;
    }

  exit = dr_cli_refuse (error);
  print_conflicts (conflicts);

  return exit;
}

static DrExit
undo_or_redo (int      argc,
              char   **argv,
              gboolean redo)
{
  g_autoptr (GError) error = NULL;
  g_auto (Target) target = { NULL };
  g_autofree char *as = NULL;
  g_autoptr (DrConflicts) conflicts = NULL;
  guint64 revision = 0;
  DrExit exit;

  if (!parse (&argc, &argv, NULL, 1, _("REFERENCE"), redo ? _("Takes your last undo back.") : _("Takes your last save of a draft back."),
              redo ? _("Example:\n  due-regard-cli redo EIA-2026-001") : _("Example:\n  due-regard-cli undo EIA-2026-001"), &as, &error))
    return dr_cli_fail (error);
  if (!open_target (&target, argv[1], as, &error))
    return dr_cli_refuse (error);
  if (dr_register_undo (target.self, target.reference, target.version, target.person, redo, &revision, &conflicts, &error))
    {
      g_print (_("Saved: revision %s.\n"), DR_DIGITS (revision));
      return DR_EXIT_DONE;
    }

  exit = dr_cli_refuse (error);
  print_conflicts (conflicts);

  return exit;
}

/* dr_cmd_undo(): undo REF. */
DrExit
dr_cmd_undo (int    argc,
             char **argv)
{
  return undo_or_redo (argc, argv, FALSE);
}

/* dr_cmd_redo(): redo REF. */
DrExit
dr_cmd_redo (int    argc,
             char **argv)
{
  return undo_or_redo (argc, argv, TRUE);
}

/* dr_cmd_revise(): revise REF: the next version's draft. */
DrExit
dr_cmd_revise (int    argc,
               char **argv)
{
  g_autoptr (GError) error = NULL;
  g_auto (Target) target = { NULL };
  g_autofree char *as = NULL;
  guint version = 0;

  if (!parse (&argc, &argv, NULL, 1, _("REFERENCE"), _("Starts the next version of what was returned, approved, decided or is monitored."),
              _("Example:\n  due-regard-cli revise EIA-2026-001 --as m.evans"), &as, &error))
    return dr_cli_fail (error);
  if (!open_target (&target, argv[1], as, &error)
      || !dr_register_create_next (target.self, target.person, target.reference, &version, &error))
    return dr_cli_refuse (error);
  g_print (_("%s, version %u is a draft.\n"), target.reference, version);

  return DR_EXIT_DONE;
}

/* dr_cmd_delete(): delete REF. */
DrExit
dr_cmd_delete (int    argc,
               char **argv)
{
  g_autoptr (GError) error = NULL;
  g_auto (Target) target = { NULL };
  g_autofree char *as = NULL;

  if (!parse (&argc, &argv, NULL, 1, _("REFERENCE"), _("Deletes a draft. The trail keeps that it was there."),
              _("Example:\n  due-regard-cli delete EIA-2026-001 --as m.evans"), &as, &error))
    return dr_cli_fail (error);
  if (!open_target (&target, argv[1], as, &error)
      || !dr_register_delete (target.self, target.person, target.reference, target.version, &error))
    return dr_cli_refuse (error);
  g_print (_("%s, version %u is deleted.\n"), target.reference, target.version);

  return DR_EXIT_DONE;
}

/* dr_cmd_attach(): attach REF FILE. */
DrExit
dr_cmd_attach (int    argc,
               char **argv)
{
  g_autoptr (GError) error = NULL;
  g_auto (Target) target = { NULL };
  g_autofree char *as = NULL;
  g_autofree char *question = NULL;
  g_autofree char *impact = NULL;
  g_autofree char *id = NULL;
  const GOptionEntry more[] = {
    { "question", 0, 0, G_OPTION_ARG_STRING, &question, N_("The question that it supports"), N_("ID") },
    { "impact", 0, 0, G_OPTION_ARG_STRING, &impact, N_("The impact that it supports"), N_("ID") },
    { NULL },
  };
  DrAttachRequest request;

  if (!parse (&argc, &argv, more, 2, _("REFERENCE FILE"), _("Keeps a file beside an assessment, under its SHA-256."),
              _("Example:\n  due-regard-cli attach EIA-2026-001 survey.pdf --question heard"), &as, &error))
    return dr_cli_fail (error);
  if (!open_target (&target, argv[1], as, &error))
    return dr_cli_refuse (error);
  request = (DrAttachRequest) { target.reference, target.version, target.person, argv[2], question, impact };
  if (!dr_register_attach (target.self, &request, &id, &error))
    return dr_cli_refuse (error);
  g_print (_("%s, version %u: attached as %s.\n"), target.reference, target.version, id);

  return DR_EXIT_DONE;
}

/* dr_cmd_erase(): erase SHA256. */
DrExit
dr_cmd_erase (int    argc,
              char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrRegister) self = NULL;
  g_autofree char *as = NULL;
  g_autofree char *reason = NULL;
  g_autofree char *person = NULL;
  const GOptionEntry more[] = {
    { "reason", 0, 0, G_OPTION_ARG_STRING, &reason, N_("Why, for the trail"), N_("TEXT") },
    { NULL },
  };

  if (!parse (&argc, &argv, more, 1, _("SHA256 --reason TEXT"), _("Erases an attachment’s bytes for privacy. Its digest stays; the trail says who and why."),
              _("Example:\n  due-regard-cli erase 9f86d081...0f00a08 --reason \"It named a resident.\""), &as, &error))
    return dr_cli_fail (error);
  self = dr_cli_open_register (DR_STORE_OPEN_DEFAULT, &error);
  person = self != NULL ? dr_cli_person (self, as, &error) : NULL;
  if (person == NULL || !dr_register_erase (self, person, argv[1], reason, &error))
    return dr_cli_refuse (error);

  return DR_EXIT_DONE;
}
