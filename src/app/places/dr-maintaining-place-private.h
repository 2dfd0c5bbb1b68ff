/* dr-maintaining-place-private.h: the Maintaining access place as its two files share it: what is shown, and what is handed
 * out.
 * Used by those files only; no interface. */
#pragma once

#include "dr-flow.h"
#include "dr-long-work.h"
#include "dr-maintaining-page.h"
#include "dr-maintaining-place.h"
#include "dr-maintaining-work.h"

G_BEGIN_DECLS

struct _DrMaintainingPlace {
  AdwBin               parent_instance;

  DrDesk              *desk;          /* (nullable) */
  gboolean             folded;
  GPtrArray           *periods;       /* (nullable): of DrMaintainingPeriod, as in the list of them */
  gboolean             filling;       /* lists of choices are being filled: nobody chose anything */
  DrMaintainingReturn *shown;         /* (nullable) */
  DrMaintainingState  *state;         /* (nullable): of @shown */
  char                *directorate;   /* (nullable): all */
  guint                pending;       /* returns that are being added up; all but the last are not wanted any more */
  gboolean             stale;         /* the register has changed since */
  gint64               asked;         /* when a return was asked for */
  gint64               cost;          /* microseconds that the last one took */
  guint                refresh;       /* timer */

  GtkStack            *start;         /* "loading", "page", "nothing", "stopped" or "problem" */
  AdwStatusPage       *nothing;
  AdwStatusPage       *problem;
  GtkWidget           *period;        /* drop-down */
  GtkWidget           *by_directorate;
  DrFlow              *filters;
  GtkRevealer         *moved_on;
  AdwBin              *page_bin;
  DrMaintainingPage   *page;
  DrLongWork          *adding;
  DrLongWork          *handing;
};

void        dr_maintaining_place_say          (DrMaintainingPlace *self, const char *text);
const char *dr_maintaining_place_get_word     (DrMaintainingPlace *self);
gboolean    dr_maintaining_place_get_period   (DrMaintainingPlace *self, DrPeriod *period);

void        dr_maintaining_place_class_files  (GtkWidgetClass *klass);
void        dr_maintaining_place_update_files (DrMaintainingPlace *self);

G_END_DECLS
