/* dr-evidence-commands.h: the commands of `evidence`, one file each.
 * Used by cmd-evidence.c, which hands over to them. The first word is "evidence COMMAND", for the usage line. */
#pragma once

#include "dr-cli.h"

G_BEGIN_DECLS

DrExit dr_cmd_evidence_check   (int argc, char **argv);
DrExit dr_cmd_evidence_gaps    (int argc, char **argv);
DrExit dr_cmd_evidence_import  (int argc, char **argv);
DrExit dr_cmd_evidence_list    (int argc, char **argv);
DrExit dr_cmd_evidence_publish (int argc, char **argv);
DrExit dr_cmd_evidence_show    (int argc, char **argv);

G_END_DECLS
