/* dr-input.h: a control for one field of an assessment: its label, its help, and the way to and from the editor.
 * Abstract. Used by the sections; derived for text, lines, dates, choices, flags and sets. What cannot be a value of the
 * field stays in the control, with a word why, and never reaches the editor. */
#pragma once

#include <adwaita.h>

#include "dr-editor.h"

G_BEGIN_DECLS

#define DR_TYPE_INPUT (dr_input_get_type ())

G_DECLARE_DERIVABLE_TYPE (DrInput, dr_input, DR, INPUT, GtkWidget)

/**
 * DrInputClass:
 * @show: shows the value (%NULL: none) without giving it back
 * @set_read_only: (nullable): makes it readable only; by default it becomes insensitive
 * @set_undo: (nullable): has the control undo what is typed in it by itself, or leave that to the draft's undo; a new
 *   control does it by itself
 */
struct _DrInputClass {
  GtkWidgetClass parent_class;

  void (*show)          (DrInput *self, const char *value);
  void (*set_read_only) (DrInput *self, gboolean read_only);
  void (*set_undo)      (DrInput *self, gboolean own);
};

/**
 * DrInputGive:
 * @self: an input that is bound
 * @value: (nullable): what was typed; %NULL or "": nothing
 * @data: as given to dr_input_set_give()
 *
 * Gives the editor what was typed, with whatever must change with it, or says with dr_input_complain() why not.
 */
typedef void (*DrInputGive) (DrInput *self, const char *value, gpointer data);

void        dr_input_set_control (DrInput *self, GtkWidget *control, GtkWidget *focus);
void        dr_input_set_label   (DrInput *self, const char *label);
void        dr_input_hide_label  (DrInput *self);
void        dr_input_set_give    (DrInput *self, DrInputGive give, gpointer data);
void        dr_input_set_help    (DrInput *self, const char *help);
const char *dr_input_get_label   (DrInput *self);
void        dr_input_set_required (DrInput *self, const char *problem);
void        dr_input_set_value   (DrInput *self, const char *value);
void        dr_input_bind        (DrInput *self, DrEditor *editor, const char *key);
const char *dr_input_get_key     (DrInput *self);
DrEditor   *dr_input_get_editor  (DrInput *self);
void        dr_input_give        (DrInput *self, const char *value);
void        dr_input_complain    (DrInput *self, const char *problem);
void        dr_input_set_remark  (DrInput *self, const char *remark);
void        dr_input_set_locked  (DrInput *self, gboolean locked);
const char *dr_input_get_problem (DrInput *self);
gboolean    dr_input_is_read_only (DrInput *self);

G_END_DECLS
