/* dr-cli.h: what the commands share: the table of commands, loading what a command works on, one line for an error.
 * Used by main.c and the cmd-*.c files only. */
#pragma once

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "dr-check.h"
#include "dr-record.h"

G_BEGIN_DECLS

/* Exit codes: the contract with scripts. */
typedef enum {
  DR_EXIT_DONE = 0,
  DR_EXIT_FOUND = 1,   /* a finding, a problem, a difference, a refused step */
  DR_EXIT_USAGE = 2,   /* usage or bad input: one line on standard error */
} DrExit;

typedef struct {
  const char *name;
  const char *arguments;   /* for the usage line */
  const char *summary;     /* marked with N_() */
  DrExit (*run) (int argc, char **argv);
} DrCommand;

DrExit dr_cmd_approve  (int argc, char **argv);
DrExit dr_cmd_attach   (int argc, char **argv);
DrExit dr_cmd_backup   (int argc, char **argv);
DrExit dr_cmd_check    (int argc, char **argv);
DrExit dr_cmd_close    (int argc, char **argv);
DrExit dr_cmd_decide   (int argc, char **argv);
DrExit dr_cmd_delete   (int argc, char **argv);
DrExit dr_cmd_diff     (int argc, char **argv);
DrExit dr_cmd_edit     (int argc, char **argv);
DrExit dr_cmd_endorse  (int argc, char **argv);
DrExit dr_cmd_erase    (int argc, char **argv);
DrExit dr_cmd_evidence (int argc, char **argv);
DrExit dr_cmd_export   (int argc, char **argv);
DrExit dr_cmd_generate (int argc, char **argv);
DrExit dr_cmd_import   (int argc, char **argv);
DrExit dr_cmd_init     (int argc, char **argv);
DrExit dr_cmd_limitation (int argc, char **argv);
DrExit dr_cmd_list     (int argc, char **argv);
DrExit dr_cmd_log      (int argc, char **argv);
DrExit dr_cmd_mix      (int argc, char **argv);
DrExit dr_cmd_person   (int argc, char **argv);
DrExit dr_cmd_recheck  (int argc, char **argv);
DrExit dr_cmd_record   (int argc, char **argv);
DrExit dr_cmd_redo     (int argc, char **argv);
DrExit dr_cmd_report   (int argc, char **argv);
DrExit dr_cmd_restore  (int argc, char **argv);
DrExit dr_cmd_return   (int argc, char **argv);
DrExit dr_cmd_return_step (int argc, char **argv);
DrExit dr_cmd_revise   (int argc, char **argv);
DrExit dr_cmd_sample   (int argc, char **argv);
DrExit dr_cmd_show     (int argc, char **argv);
DrExit dr_cmd_submit   (int argc, char **argv);
DrExit dr_cmd_undo     (int argc, char **argv);
DrExit dr_cmd_verify   (int argc, char **argv);
DrExit dr_cmd_withdraw (int argc, char **argv);

#define DR_CLI_ERROR (dr_cli_error_quark ())

/**
 * DrCliError:
 * @DR_CLI_ERROR_USAGE: the command's words are off
 */
typedef enum { DR_CLI_ERROR_USAGE } DrCliError;

GQuark  dr_cli_error_quark (void);

/* An option "--format text|json". */
typedef enum { DR_FORMAT_TEXT, DR_FORMAT_JSON } DrFormat;

gboolean dr_cli_parse        (int *argc, char ***argv, const GOptionEntry *entries, const char *arguments,
                              const char *summary, const char *description, GError **error);
gboolean dr_cli_parse_format (const char *word, DrFormat *format, GError **error);
gboolean dr_cli_parse_as_of  (const char *word, DrDate *as_of, GError **error);
DrExit   dr_cli_fail         (const GError *error);

/* A draft or a record, with what was computed from it. */
typedef struct {
  DrEvidence      *evidence;
  char            *evidence_digest;
  DrAssessment    *assessment;
  DrContext        context;
  DrRecord        *record;            /* (nullable): where it was one */
  DrRulebook      *rulebook;
  DrQuestionnaire *questionnaire;
  DrCheck         *check;
} DrLoaded;

typedef struct {
  const char *evidence;        /* (nullable): instead of the one that the draft names */
  const char *rulebook;        /* (nullable): instead of the one that is built in */
  const char *questionnaire;   /* (nullable): likewise */
  DrDate      as_of;           /* none: the draft's own, else today */
} DrLoadOptions;

DrLoaded *dr_cli_load      (const char *path, const DrLoadOptions *options, GError **error);
void      dr_loaded_free   (DrLoaded *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrLoaded, dr_loaded_free)

G_END_DECLS
