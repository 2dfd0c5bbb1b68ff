/* dr-assessments-place-private.h: the Assessments place as its five files share it: the list, search and filters, menus, what
 * is done with one assessment, and what is done with files and the whole register.
 * Used by those files only; no interface. */
#pragma once

#include "dr-assessments-place.h"
#include "dr-long-work.h"
#include "dr-register-chips.h"
#include "dr-register-columns.h"
#include "dr-register-model.h"

G_BEGIN_DECLS

struct _DrAssessmentsPlace {
  AdwBin             parent_instance;

  DrDesk            *desk;        /* (nullable) */
  DrRegisterModel   *model;       /* (nullable) */
  DrRegisterColumns *columns;
  gboolean           folded;
  gboolean           earlier;     /* earlier versions are shown too */
  gboolean           shown;       /* the first rows are there, or that there are none */
  gboolean           empty;       /* the register has no assessment at all */
  guint              refit;
  int                width;
  guint              refresh;     /* timer */
  gint64             asked;       /* when the list was asked to refresh */
  gint64             cost;        /* microseconds that it took last */
  GCancellable      *counting;    /* (nullable) */
  GPtrArray         *going;       /* of drafts that are deleted once their toast is gone */
  GtkWidget         *menu;        /* (nullable): of the row, while it is shown */

  GtkStack          *start;       /* "loading", "empty", "register" or "problem" */
  GtkStack          *found;       /* "rows" or "nothing" */
  AdwStatusPage     *nothing;
  AdwStatusPage     *problem;
  GtkSearchEntry    *search;
  DrRegisterChips   *chips;
  GtkLabel          *status;
  GtkScrolledWindow *scrolled;
  GtkColumnView     *view;
  GtkMenuButton     *menu_button;
  DrLongWork        *long_work;
};

GtkWindow           *dr_assessments_place_window     (DrAssessmentsPlace *self);
void                 dr_assessments_place_tell       (DrAssessmentsPlace *self, AdwToast *toast);
void                 dr_assessments_place_say        (DrAssessmentsPlace *self, const char *text);
void                 dr_assessments_place_explain    (DrAssessmentsPlace *self, const char *heading, const char *body);
void                 dr_assessments_place_show       (DrAssessmentsPlace *self, const char *reference, guint version);
const DrRegisterRow *dr_assessments_place_row        (DrAssessmentsPlace *self);

void                 dr_assessments_place_class_search (GtkWidgetClass *klass);
gboolean             dr_assessments_place_is_filtered (DrAssessmentsPlace *self);
void                 dr_assessments_place_update      (DrAssessmentsPlace *self);
void                 dr_assessments_place_count       (DrAssessmentsPlace *self);

void                 dr_assessments_place_class_menu  (GtkWidgetClass *klass);
void                 dr_assessments_place_init_menu   (DrAssessmentsPlace *self);
void                 dr_assessments_place_update_acts (DrAssessmentsPlace *self);

void                 dr_assessments_place_class_acts  (GtkWidgetClass *klass);
gboolean             dr_assessments_place_is_going    (const DrRegisterRow *row, gpointer self);
void                 dr_assessments_place_keep        (DrAssessmentsPlace *self, const char *reference, guint version);
void                 dr_assessments_place_settle      (DrAssessmentsPlace *self);

void                 dr_assessments_place_class_files (GtkWidgetClass *klass);
void                 dr_assessments_place_init_files  (DrAssessmentsPlace *self);

G_END_DECLS
