/* The steps of the workflow: submit, return, endorse, approve, decide, close, withdraw. */
#include "dr-advance.h"
#include "dr-cli-register.h"

#include <string.h>

#include "dr-names.h"
#include "dr-steps.h"
#include "dr-text.h"

typedef struct {
  char   *as;
  char   *comment;
  char   *date;
  char   *decider;
  char   *decision_reference;
  char   *option;
  char  **accept;
  char  **refuse;
  char  **sections;
  gboolean not_before;
} StepOptions;

static void
clear_options (StepOptions *options)
{
  g_free (options->as);
  g_free (options->comment);
  g_free (options->date);
  g_free (options->decider);
  g_free (options->decision_reference);
  g_free (options->option);
  g_strfreev (options->accept);
  g_strfreev (options->refuse);
  g_strfreev (options->sections);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (StepOptions, clear_options)

/* What is written with the step, as fields. */
typedef struct {
  DrArena *arena;
  GArray  *changes;
} Changes;

static void
add_change (Changes    *self,
            const char *pattern,
            const char *id,
            const char *value)
{
  g_autofree char *key = dr_draft_key (pattern, id, NULL);
  DrField change = { .key = dr_arena_strdup (self->arena, key), .value = dr_arena_strdup (self->arena, value) };

  g_array_append_val (self->changes, change);
}

/* "all", or ids of justifications: the verdict of the role that this step is. */
static gboolean
add_verdicts (Changes           *self,
              const DrVersion   *version,
              DrStep             step,
              char             **words,
              const char        *verdict,
              const char        *person,
              GError           **error)
{
  const DrAssessment *assessment = version->assessment;
  const char *role = step == DR_STEP_APPROVE ? "approver" : "reviewer";
  g_autofree char *by = g_strdup_printf ("justifications/justification[]/%s/@by", role);
  g_autofree char *says = g_strdup_printf ("justifications/justification[]/%s/@verdict", role);

  for (guint w = 0; words != NULL && words[w] != NULL; w++)
    {
      gboolean all = strcmp (words[w], "all") == 0;
      gboolean found = all;

      for (guint i = 0; i < assessment->n_justifications; i++)
        {
          const char *id = assessment->justifications[i].id;

          if (!all && strcmp (words[w], id) != 0)
            continue;
          found = TRUE;
          add_change (self, by, id, person);
          add_change (self, says, id, verdict);
        }
      if (found)
        continue;
      g_set_error (error, DR_CLI_ERROR, DR_CLI_ERROR_USAGE,
                   _("“%s” is no justification of %s, expected the id of one, or all"), words[w], version->reference);
      return FALSE;
    }

  return TRUE;
}

/* SECTION=VERDICT, or SECTION=VERDICT:COMMENT. */
static gboolean
add_sections (Changes     *self,
              char       **words,
              const char  *person,
              GError     **error)
{
  for (guint w = 0; words != NULL && words[w] != NULL; w++)
    {
      g_auto (GStrv) parts = g_strsplit (words[w], "=", 2);
      g_auto (GStrv) said = parts[0] != NULL && parts[1] != NULL ? g_strsplit (parts[1], ":", 2) : NULL;
      int verdict;

      if (said == NULL || said[0] == NULL || !dr_vocabulary_parse (DR_VOCABULARY_SECTION_VERDICT, said[0], &verdict))
        {
          g_set_error (error, DR_CLI_ERROR, DR_CLI_ERROR_USAGE,
                       _("--section is “%s”, expected SECTION=VERDICT or SECTION=VERDICT:COMMENT with a verdict of %s"),
                       words[w], dr_vocabulary_words (DR_VOCABULARY_SECTION_VERDICT));
          return FALSE;
        }
      add_change (self, "section-reviews/section-review[]/@by", parts[0], person);
      add_change (self, "section-reviews/section-review[]/@verdict", parts[0], said[0]);
      if (said[1] != NULL)
        add_change (self, "section-reviews/section-review[]", parts[0], said[1]);
    }

  return TRUE;
}

/* Whether the assessment has an option of this id; else the error says which it has. */
static gboolean
has_option (const DrAssessment  *assessment,
            const char          *id,
            GError             **error)
{
  g_autoptr (GString) ids = g_string_new (NULL);

  for (guint i = 0; i < assessment->n_options; i++)
    {
      if (strcmp (assessment->options[i].id, id) == 0)
        return TRUE;
      g_string_append_printf (ids, "%s%s", i > 0 ? ", " : "", assessment->options[i].id);
    }
  g_set_error (error, DR_CLI_ERROR, DR_CLI_ERROR_USAGE,
               _("--option is “%s”, expected an option of %s (%s), or no --option where something else was decided"), id,
               assessment->reference, ids->str);

  return FALSE;
}

static gboolean
add_decision (Changes             *self,
              const DrAssessment  *assessment,
              const StepOptions   *options,
              GError             **error)
{
  DrDate date;

  if (options->date == NULL || options->decider == NULL || !dr_date_parse_full (options->date, &date))
    {
      g_set_error_literal (error, DR_CLI_ERROR, DR_CLI_ERROR_USAGE,
                           _("decide: expected --date with the day of the decision, as YYYY-MM-DD, and --decider with who took it"));
      return FALSE;
    }
  add_change (self, "decision/@date", NULL, options->date);
  add_change (self, "decision/@decider", NULL, options->decider);
  add_change (self, "decision/@before-decider", NULL, options->not_before ? "false" : "true");
  if (options->decision_reference != NULL)
    add_change (self, "decision/@reference", NULL, options->decision_reference);
  if (options->option != NULL && !has_option (assessment, options->option, error))
    return FALSE;
  if (options->option != NULL)
    add_change (self, "decision/@option", NULL, options->option);

  return TRUE;
}

static void
print_obstacles (const GPtrArray *obstacles)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < obstacles->len; i++)
    {
      const DrObstacle *each = obstacles->pdata[i];
      g_autofree char *line = g_strdup_printf ("%s/%s, %s, %s: %s", each->rule, each->rule_case, each->subject,
                                               dr_severity_label (each->severity), each->message);

      dr_text_paragraph (out, "  ", "    ", line);
    }
  g_print ("%s", out->str);
}

static gboolean
gather (Changes            *changes,
        DrRegister         *self,
        const char         *reference,
        guint               version,
        DrStep              step,
        const StepOptions  *options,
        const char         *person,
        GError            **error)
{
  g_autoptr (DrVersion) loaded = dr_version_load (self, reference, version, error);

  return loaded != NULL
         && add_verdicts (changes, loaded, step, options->accept, "accepted", person, error)
         && add_verdicts (changes, loaded, step, options->refuse, "refused", person, error)
         && add_sections (changes, options->sections, person, error)
         && (step != DR_STEP_DECIDE || add_decision (changes, loaded->assessment, options, error));
}

static DrExit
take (DrRegister         *self,
      const char         *word,
      DrStep              step,
      const StepOptions  *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) obstacles = NULL;
  g_autoptr (DrArena) arena = dr_arena_new ();
  g_autoptr (GArray) fields = g_array_new (FALSE, FALSE, sizeof (DrField));
  g_autofree char *reference = NULL;
  g_autofree char *person = dr_cli_person (self, options->as, &error);
  Changes changes = { arena, fields };
  DrStepRequest request = { .step = step, .person = person, .comment = options->comment };
  DrStepDone done;
  gboolean advanced;

  if (person == NULL || !dr_cli_parse_reference (self, word, &reference, &request.version, &error)
      || (step == DR_STEP_CLOSE && !dr_register_advance_one (self, person, reference, request.version, &advanced, &error)))
    return dr_cli_refuse (error);
  request.reference = reference;
  if (!dr_register_check_step (self, &request, &error)
      || !gather (&changes, self, reference, request.version, step, options, person, &error))
    return dr_cli_refuse (error);

  request.changes = (const DrField *) fields->data;
  request.n_changes = fields->len;
  if (!dr_register_take_step (self, &request, &done, &obstacles, &error))
    {
      DrExit exit = dr_cli_refuse (error);

      if (obstacles != NULL)
        print_obstacles (obstacles);
      return exit;
    }

  g_print (_("%s, version %u is %s.\n  record %s\n  store’s head %s\n"), reference, done.version,
           dr_workflow_stage_name (done.stage), done.record, done.head);

  return DR_EXIT_DONE;
}

/* Every step is one command, with the options that it has a use for. */
static DrExit
run (int          argc,
     char       **argv,
     DrStep       step,
     const char  *summary,
     const char  *example)
{
  g_auto (StepOptions) options = { NULL };
  gboolean reviews = step == DR_STEP_ENDORSE || step == DR_STEP_RETURN || step == DR_STEP_APPROVE;
  gboolean decides = step == DR_STEP_DECIDE;
  const GOptionEntry all[] = {
    { "as", 0, 0, G_OPTION_ARG_STRING, &options.as, N_("Who does it (the person with your login)"), N_("PERSON") },
    { "comment", 0, 0, G_OPTION_ARG_STRING, &options.comment, N_("A word on it, kept in the trail"), N_("TEXT") },
    { NULL },
  };
  const GOptionEntry review[] = {
    { "accept", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.accept, N_("Accept a justification, or all"), N_("ID|all") },
    { "refuse", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.refuse, N_("Refuse a justification, or all"), N_("ID|all") },
    { "section", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.sections, N_("What is said of a section of the questionnaire"), N_("ID=VERDICT[:COMMENT]") },
    { NULL },
  };
  const GOptionEntry decision[] = {
    { "date", 0, 0, G_OPTION_ARG_STRING, &options.date, N_("When it was decided"), N_("DATE") },
    { "decider", 0, 0, G_OPTION_ARG_STRING, &options.decider, N_("Who decided"), N_("NAME") },
    { "reference", 0, 0, G_OPTION_ARG_STRING, &options.decision_reference, N_("The decision’s reference"), N_("REFERENCE") },
    { "option", 0, 0, G_OPTION_ARG_STRING, &options.option, N_("The option that was taken; left out: something else"), N_("ID") },
    { "not-before-decider", 0, 0, G_OPTION_ARG_NONE, &options.not_before, N_("The assessment was not before the decider"), NULL },
    { NULL },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (DrRegister) self = NULL;
  g_autoptr (GArray) entries = g_array_new (TRUE, TRUE, sizeof (GOptionEntry));

  g_array_append_vals (entries, all, G_N_ELEMENTS (all) - 1);
  if (reviews)
    g_array_append_vals (entries, review, G_N_ELEMENTS (review) - 1);
  if (decides)
    g_array_append_vals (entries, decision, G_N_ELEMENTS (decision) - 1);
  if (!dr_cli_parse (&argc, &argv, (const GOptionEntry *) entries->data,
                     decides ? _("REFERENCE --date DATE --decider NAME") : _("REFERENCE"), summary, example, &error))
    return dr_cli_fail (error);
  if (argc != 2)
    {
      g_set_error (&error, DR_CLI_ERROR, DR_CLI_ERROR_USAGE, _("%s: %d references given, expected one (try --help)"),
                   argv[0], argc - 1);
      return dr_cli_fail (error);
    }

  self = dr_cli_open_register (DR_STORE_OPEN_DEFAULT, &error);
  if (self == NULL)
    return dr_cli_refuse (error);

  return take (self, argv[1], step, &options);
}

/* dr_cmd_submit(): submit REF. */
DrExit
dr_cmd_submit (int    argc,
               char **argv)
{
  return run (argc, argv, DR_STEP_SUBMIT, _("A draft to review: its text is sealed, and undo ends."),
              _("Example:\n  due-regard-cli submit EIA-2026-001 --as m.evans"));
}

/* dr_cmd_return_step(): return REF. */
DrExit
dr_cmd_return_step (int    argc,
                    char **argv)
{
  return run (argc, argv, DR_STEP_RETURN, _("A submission back to its manager, who goes on with the next version; or, with --period, the "
                                             "maintaining-access return."),
              _("Examples:\n  due-regard-cli return EIA-2026-001 --as e.hughes --section \"impacts=to-correct:Say who.\"\n"
                "  due-regard-cli return --period 2026-27 -o return.xml"));
}

/* dr_cmd_endorse(): endorse REF. */
DrExit
dr_cmd_endorse (int    argc,
                char **argv)
{
  return run (argc, argv, DR_STEP_ENDORSE, _("A submission on to its approver."),
              _("Example:\n  due-regard-cli endorse EIA-2026-001 --as e.hughes --accept all"));
}

/* dr_cmd_approve(): approve REF. */
DrExit
dr_cmd_approve (int    argc,
                char **argv)
{
  return run (argc, argv, DR_STEP_APPROVE, _("The sign-off for the service. Each escalated finding is accepted by name."),
              _("Example:\n  due-regard-cli approve EIA-2026-001 --as h.price --accept j1"));
}

/* dr_cmd_decide(): decide REF. */
DrExit
dr_cmd_decide (int    argc,
               char **argv)
{
  return run (argc, argv, DR_STEP_DECIDE, _("Records the decision as it was taken."),
              _("Example:\n  due-regard-cli decide EIA-2026-001 --date 2026-12-08 --decider Cabinet --option away"));
}

/* dr_cmd_close(): close REF. */
DrExit
dr_cmd_close (int    argc,
              char **argv)
{
  return run (argc, argv, DR_STEP_CLOSE, _("Ends the monitoring."),
              _("Example:\n  due-regard-cli close EIA-2026-001 --as m.evans"));
}

/* dr_cmd_withdraw(): withdraw REF. */
DrExit
dr_cmd_withdraw (int    argc,
                 char **argv)
{
  return run (argc, argv, DR_STEP_WITHDRAW, _("Gives a change up before it was decided."),
              _("Example:\n  due-regard-cli withdraw EIA-2026-001 --as m.evans --comment \"Overtaken by the budget.\""));
}
