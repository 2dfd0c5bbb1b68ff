/* dr-new-person.h: asks for a new person's name, id and login.
 * Used by the place People, which does what is asked for (signal "wanted") and says here why it was refused. */
#pragma once

#include <adwaita.h>

#include "dr-desk.h"

G_BEGIN_DECLS

#define DR_TYPE_NEW_PERSON (dr_new_person_get_type ())

G_DECLARE_FINAL_TYPE (DrNewPerson, dr_new_person, DR, NEW_PERSON, AdwWindow)

DrNewPerson *dr_new_person_new         (GtkWindow *parent, DrDesk *desk);
void         dr_new_person_set_problem (DrNewPerson *self, const char *problem);

G_END_DECLS
