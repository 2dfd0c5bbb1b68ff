/* extremes-fixture.h: drafts that nobody would write, as files in a folder of their own, and the largest made-up record.
 * Used by the tests of the reports only. */
#pragma once

#include "dr-publish.h"

G_BEGIN_DECLS

#define EXTREMES_N_ACTIONS 200
#define EXTREMES_N_GROUPS 60

char        *extremes_fixture_write       (void);
char        *extremes_fixture_write_empty (void);
void         extremes_fixture_remove      (const char *path);
DrPublished *extremes_fixture_largest     (DrPublished **shown);

G_END_DECLS
