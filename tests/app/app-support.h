/* app-support.h: a desk at a register of its own, with the pilot's evidence, a manager and the pilot's draft, and the
 * main loop run until something is so.
 * Used by the tests of the desktop program that need no display. A failure here is a failed test. */
#pragma once

#include "dr-editor.h"

G_BEGIN_DECLS

#define PILOT_REFERENCE "EH-2023-001"
#define PILOT_MANAGER "customer-services-manager"
#define PILOT_ADMINISTRATOR "ada"

typedef struct {
  char   *folder;
  char   *uri;
  DrDesk *desk;
} Workplace;

/* A workplace with the pilot's draft open, for g_test_add(). */
typedef struct {
  Workplace  place;
  DrEditor  *editor;
} OpenDraft;

typedef gboolean (*Condition) (gpointer data);

void      workplace_set_up    (Workplace *self);
void      workplace_tear_down (Workplace *self);
DrEditor *workplace_open      (Workplace *self, const char *reference, guint version);
void      workplace_others_save (Workplace *self, const char *key, const char *value);
void      wait_until          (Condition condition, gpointer data);
void      wait_saved          (DrEditor *editor);
void      wait_checked        (DrEditor *editor);
void      open_draft_set_up      (OpenDraft *self, gconstpointer data);
void      open_draft_tear_down   (OpenDraft *self, gconstpointer data);

G_END_DECLS
