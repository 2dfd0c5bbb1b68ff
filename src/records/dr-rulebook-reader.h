/* dr-rulebook-reader.h: reads a rulebook, and holds it to the rules, cases and parameters that the program knows.
 * Used by both programs and by the register. The rulebook inside a sealed record is another format: see the record's
 * reader. It never repairs a rulebook: the first thing that is not as it must be is an error with its line. */
#pragma once

#include "dr-rulebook.h"

G_BEGIN_DECLS

DrRulebook *dr_rulebook_read_default (GError **error);
DrRulebook *dr_rulebook_read_file    (const char *path, GError **error);
DrRulebook *dr_rulebook_read_bytes   (const char *name, const char *data, gsize length, GError **error);

G_END_DECLS
