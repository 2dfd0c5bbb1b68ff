#include "dr-narrow-title.h"

#include <adwaita.h>

#include "dr-unseen.h"

/**
 * dr_narrow_title_new:
 * @title: of a dialog, translated
 *
 * A header bar's own title keeps the room of some letters, and reads "New a…" with large text in a narrow window.
 *
 * Returns: (transfer floating): for adw_header_bar_set_title_widget()
 */
GtkWidget *
dr_narrow_title_new (const char *title)
{
  GtkWidget *squeezer = g_object_new (ADW_TYPE_SQUEEZER, "allow-none", TRUE, "homogeneous", FALSE, "switch-threshold-policy",
                                      ADW_FOLD_THRESHOLD_POLICY_NATURAL, NULL);
  GtkWidget *label = adw_window_title_new (title, NULL);

  adw_squeezer_add (ADW_SQUEEZER (squeezer), label);
  dr_unseen_watch (label);

  return squeezer;
}
