/* dr-set-up-work.h: making a register in a thread: the store, its first people, its evidence, and the pilot's draft.
 * Used by the first run. All of it is made or nothing is; it opens nothing that is there already. */
#pragma once

#include <gio/gio.h>

#include "dr-evidence.h"
#include "dr-figure-import.h"
#include "dr-role.h"

G_BEGIN_DECLS

/* Somebody to add after the first. */
typedef struct {
  char   *id;
  char   *name;
  DrRole  role;
} DrSetUpColleague;

typedef struct {
  char           *uri;
  gboolean        pilot;
  char           *council;      /* unless it is the pilot */
  DrNation        nation;
  DrFigureImport *figures;      /* (nullable): not owned; nobody else reads it until the register is made */
  char           *area;         /* (nullable) */
  char           *id;           /* of the first person, the administrator */
  char           *name;
  GArray         *colleagues;   /* of DrSetUpColleague */
  char           *author;       /* (nullable): id of who the pilot's draft is from: a manager */
} DrSetUpPlan;

DrSetUpPlan *dr_set_up_plan_new  (void);
void         dr_set_up_plan_add  (DrSetUpPlan *self, const char *id, const char *name, DrRole role);
void         dr_set_up_plan_free (DrSetUpPlan *self);

gboolean     dr_set_up_now       (const DrSetUpPlan *plan, GError **error);
void         dr_set_up_begin     (DrSetUpPlan *plan, GAsyncReadyCallback callback, gpointer user_data);
gboolean     dr_set_up_finish    (GAsyncResult *result, GError **error);

void         dr_set_up_read_figures        (GListModel *files, GAsyncReadyCallback callback, gpointer user_data);
DrFigureImport *dr_set_up_read_figures_finish (GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrSetUpPlan, dr_set_up_plan_free)

G_END_DECLS
