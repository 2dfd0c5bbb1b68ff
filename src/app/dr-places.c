#include "dr-places.h"

#include <glib/gi18n-lib.h>

#include "dr-assessments-place.h"

static GtkWidget *
make_assessments (void)
{
  return g_object_new (DR_TYPE_ASSESSMENTS_PLACE, NULL);
}

static void
set_assessments_desk (GtkWidget *place,
                      DrDesk    *desk)
{
  dr_assessments_place_set_desk (DR_ASSESSMENTS_PLACE (place), desk);
}

static void
open_in_assessments (GtkWidget          *place,
                     const char * const *paths)
{
  dr_assessments_place_import (DR_ASSESSMENTS_PLACE (place), paths);
}

/* The first is shown where the last one shown is not known. Every place has a property "folded". */
static const DrPlace places[] = {
  { "assessments", N_("Assessments"), "x-office-document-symbolic", make_assessments, set_assessments_desk,
    open_in_assessments },
};

/**
 * dr_places_get:
 * @n_places: (out): how many, at least one
 *
 * Returns: (transfer none) (array length=n_places): the places, in the sidebar's order
 */
const DrPlace *
dr_places_get (guint *n_places)
{
  *n_places = G_N_ELEMENTS (places);

  return places;
}

/**
 * dr_places_find:
 * @id: a place's, perhaps one of another version of the program
 *
 * Returns: (transfer none): that place, or else the first
 */
const DrPlace *
dr_places_find (const char *id)
{
  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    if (g_str_equal (places[i].id, id))
      return &places[i];

  return &places[0];
}
