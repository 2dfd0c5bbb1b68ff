/* What the place hands out: the return that it shows. */
#include "dr-maintaining-place-private.h"

/* Only what is shown can be handed out. */
void
dr_maintaining_place_update_files (DrMaintainingPlace *self)
{
}

void
dr_maintaining_place_class_files (GtkWidgetClass *klass)
{
}
