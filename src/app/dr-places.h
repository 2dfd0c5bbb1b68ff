/* dr-places.h: the places of the main window's sidebar, as one table: a row a place.
 * Used by the main window, which makes a place when it is first shown. Only places that exist stand in it. */
#pragma once

#include <gtk/gtk.h>

#include "dr-desk.h"

G_BEGIN_DECLS

typedef struct {
  const char   *id;          /* as the settings remember it */
  const char   *title;       /* untranslated */
  const char   *icon_name;
  GtkWidget  *(*make)        (void);
  void        (*set_desk)    (GtkWidget *place, DrDesk *desk);
  void        (*open_files)  (GtkWidget *place, const char * const *paths);   /* (nullable): it opens none */
  GtkWidget  *(*make_badge)  (void);   /* (nullable): what stands beside its name */
  void        (*set_badge_desk) (GtkWidget *badge, DrDesk *desk);
} DrPlace;

const DrPlace *dr_places_get  (guint *n_places);
const DrPlace *dr_places_find (const char *id);

G_END_DECLS
