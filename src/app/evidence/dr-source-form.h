/* dr-source-form.h: asks for one source, a new one or one that is there.
 * Used by the page "Sources". */
#pragma once

#include <gtk/gtk.h>

#include "dr-evidence-copy.h"

G_BEGIN_DECLS

void dr_source_form_add    (GtkWidget *above, DrEvidenceCopy *copy);
void dr_source_form_change (GtkWidget *above, DrEvidenceCopy *copy, int source);

G_END_DECLS
