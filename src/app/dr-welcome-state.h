/* dr-welcome-state.h: what the first run may go on with, and what it says: pure functions of the answers so far.
 * Used by the first run's pages and by tests without a display. It asks no disk: the store says what it refuses. */
#pragma once

#include "dr-figure-import.h"

G_BEGIN_DECLS

typedef enum {
  DR_WELCOME_START,
  DR_WELCOME_PEOPLE,
  DR_WELCOME_DATA,
} DrWelcomeStep;
#define DR_N_WELCOME_STEPS 3

/* As typed; no string is %NULL. */
typedef struct {
  gboolean    pilot;         /* else a council of one's own */
  gboolean    needs_area;    /* files of figures were read, and no district is chosen yet */
  const char *council;
  const char *name;
  const char *id;
  gboolean    second;        /* a second person is added */
  const char *second_name;
  const char *second_id;
  const char *path;
} DrWelcomeAnswers;

gboolean   dr_welcome_check          (const DrWelcomeAnswers *answers, DrWelcomeStep step, char **problem);
char      *dr_welcome_make_id        (const char *name);
GPtrArray *dr_welcome_sort_districts (DrFigureImport *figures);
char      *dr_welcome_summary        (const DrWelcomeAnswers *answers, const char *sits);

G_END_DECLS
