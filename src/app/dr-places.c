#include "dr-places.h"

#include <glib/gi18n-lib.h>

#include "dr-assessments-place.h"
#include "dr-evidence-place.h"
#include "dr-knowledge-place.h"
#include "dr-maintaining-place.h"
#include "dr-people-place.h"
#include "dr-reviews-badge.h"
#include "dr-reviews-place.h"

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

static GtkWidget *
make_reviews (void)
{
  return g_object_new (DR_TYPE_REVIEWS_PLACE, NULL);
}

static void
set_reviews_desk (GtkWidget *place,
                  DrDesk    *desk)
{
  dr_reviews_place_set_desk (DR_REVIEWS_PLACE (place), desk);
}

static GtkWidget *
make_reviews_badge (void)
{
  return g_object_new (DR_TYPE_REVIEWS_BADGE, NULL);
}

static void
set_reviews_badge_desk (GtkWidget *badge,
                        DrDesk    *desk)
{
  dr_reviews_badge_set_desk (DR_REVIEWS_BADGE (badge), desk);
}

static GtkWidget *
make_evidence (void)
{
  return g_object_new (DR_TYPE_EVIDENCE_PLACE, NULL);
}

static void
set_evidence_desk (GtkWidget *place,
                   DrDesk    *desk)
{
  dr_evidence_place_set_desk (DR_EVIDENCE_PLACE (place), desk);
}

static GtkWidget *
make_maintaining (void)
{
  return g_object_new (DR_TYPE_MAINTAINING_PLACE, NULL);
}

static void
set_maintaining_desk (GtkWidget *place,
                      DrDesk    *desk)
{
  dr_maintaining_place_set_desk (DR_MAINTAINING_PLACE (place), desk);
}

static GtkWidget *
make_people (void)
{
  return g_object_new (DR_TYPE_PEOPLE_PLACE, NULL);
}

static void
set_people_desk (GtkWidget *place,
                 DrDesk    *desk)
{
  dr_people_place_set_desk (DR_PEOPLE_PLACE (place), desk);
}

static GtkWidget *
make_knowledge (void)
{
  return g_object_new (DR_TYPE_KNOWLEDGE_PLACE, NULL);
}

static void
set_knowledge_desk (GtkWidget *place,
                    DrDesk    *desk)
{
  dr_knowledge_place_set_desk (DR_KNOWLEDGE_PLACE (place), desk);
}

/* The first is shown where the last one shown is not known. Every place has a property "folded". */
static const DrPlace places[] = {
  { "assessments", N_("Assessments"), "x-office-document-symbolic", make_assessments, set_assessments_desk,
    open_in_assessments },
  { "reviews", N_("Reviews"), "emblem-ok-symbolic", make_reviews, set_reviews_desk, NULL, make_reviews_badge,
    set_reviews_badge_desk },
  { "evidence", N_("Evidence"), "accessories-dictionary-symbolic", make_evidence, set_evidence_desk, NULL },
  { "maintaining", N_("Maintaining access"), "view-grid-symbolic", make_maintaining, set_maintaining_desk, NULL },
  { "knowledge", N_("Knowledge"), "view-list-symbolic", make_knowledge, set_knowledge_desk, NULL },
  { "people", N_("People"), "system-users-symbolic", make_people, set_people_desk, NULL },
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
