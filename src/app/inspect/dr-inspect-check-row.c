#include "dr-inspect-check-row.h"

#include <glib/gi18n-lib.h>

#include "dr-bound-label.h"
#include "dr-digits.h"
#include "dr-inspect-explain.h"
#include "dr-inspect-parts.h"
#include "dr-inspect-words.h"
#include "dr-spoken.h"

struct _DrInspectCheckRow {
  AdwExpanderRow  parent_instance;

  DrVerifyCheck   check;
  DrInspected    *inspected;     /* (nullable) */
  DrInspectPhase  phase;
  char           *reason;        /* (nullable) */
  GPtrArray      *lines;         /* (nullable) */
  guint64         n_problems;
  guint64         n_notes;
  gboolean        is_filled;     /* what is inside was made */

  GtkWidget      *icon;
  GtkWidget      *status;
  GtkWidget      *body;          /* (nullable) */
};

G_DEFINE_FINAL_TYPE (DrInspectCheckRow, dr_inspect_check_row, ADW_TYPE_EXPANDER_ROW)

static GtkWidget *
add_button (GtkWidget  *box,
            const char *label,
            const char *name,
            const char *action,
            guint       record)
{
  GtkWidget *button = g_object_new (GTK_TYPE_BUTTON, "label", label, "halign", GTK_ALIGN_START, NULL);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "u", record);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_box_append (GTK_BOX (box), button);

  return button;
}

static void
add_explanation (DrInspectCheckRow *self,
                 DrVerifyLineKind   kind)
{
  DrInspectExplanation words = dr_inspect_explain (self->check, kind);
  const struct { const char *title; const char *text; } parts[] = {
    { _("What this means"), words.means },
    { _("What may have happened"), words.perhaps },
    { _("What to do next"), words.next },
  };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_widget_add_css_class (box, "figures");
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      dr_inspect_add_label (box, parts[i].title, "caption-heading");
      dr_inspect_add_label (box, parts[i].text, NULL);
    }
  gtk_box_append (GTK_BOX (self->body), box);
}

static void
add_explanations (DrInspectCheckRow *self)
{
  guint done = 0;

  for (guint i = 0; self->lines != NULL && i < self->lines->len; i++)
    {
      const DrVerifyLine *line = self->lines->pdata[i];

      if (!line->is_problem || (done & (1u << line->kind)) != 0)
        continue;
      done |= 1u << line->kind;
      add_explanation (self, line->kind);
    }
}

/* Where, what, and a way to the record that it is of. */
static void
add_line (DrInspectCheckRow  *self,
          const DrVerifyLine *line)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  int record = self->inspected != NULL ? dr_inspected_find_member (self->inspected, line->where) : -1;

  if (line->where != NULL)
    dr_inspect_add_label (box, line->where, "caption-heading");
  g_object_set (dr_inspect_add_label (box, dr_verify_line_text (line), NULL), "selectable", TRUE, NULL);
  if (record >= 0)
    {
      GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
      g_autofree char *open = g_strdup_printf (_("Open the record %s"), line->where);
      g_autofree char *compare = g_strdup_printf (_("Compare figure by figure: %s"), line->where);

      add_button (buttons, _("Open the record"), open, "inspect.record", (guint) record);
      if (self->check == DR_VERIFY_REPERFORMANCE && line->is_problem)
        add_button (buttons, _("Figure by figure"), compare, "inspect.again", (guint) record);
      gtk_box_append (GTK_BOX (box), buttons);
    }
  gtk_box_append (GTK_BOX (self->body), box);
}

static void
add_lines (DrInspectCheckRow *self,
           gboolean           problems)
{
  guint64 n = problems ? self->n_problems : self->n_notes;
  guint64 shown = 0;

  if (n == 0)
    return;
  dr_inspect_add_label (self->body, problems ? _("What was found") : _("Also stated"), "heading");
  for (guint i = 0; self->lines != NULL && i < self->lines->len; i++)
    {
      const DrVerifyLine *line = self->lines->pdata[i];

      if (line->is_problem != problems)
        continue;
      add_line (self, line);
      shown++;
    }
  if (n > shown)
    {
      g_autofree char *more = g_strdup_printf (_("And %s more: “Copy as text” has them."), DR_DIGITS (n - shown));

      dr_inspect_add_label (self->body, more, "dim-label");
    }
}

static void
fill (DrInspectCheckRow *self)
{
  GtkWidget *row;

  if (self->is_filled || !adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)))
    return;
  if (self->body != NULL)
    adw_expander_row_remove (ADW_EXPANDER_ROW (self), gtk_widget_get_ancestor (self->body, GTK_TYPE_LIST_BOX_ROW));
  self->body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_add_css_class (self->body, "inspect-evidence");
  dr_inspect_add_label (self->body, dr_inspect_why (self->check), NULL);
  if (self->phase == DR_INSPECT_NOT_POSSIBLE && self->reason != NULL)
    {
      g_autofree char *reason = g_strdup_printf (_("It could not be made: %s."), self->reason);

      dr_inspect_add_label (self->body, reason, NULL);
    }
  add_explanations (self);
  add_lines (self, TRUE);
  add_lines (self, FALSE);
  gtk_box_append (GTK_BOX (self->body), dr_inspect_note_button_new (DR_INSPECT_NOTE_CHECK, dr_verify_check_id (self->check),
                                                                    dr_verify_check_name (self->check)));
  row = g_object_new (GTK_TYPE_LIST_BOX_ROW, "activatable", FALSE, "focusable", FALSE, "child", self->body, NULL);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
  self->is_filled = TRUE;
}

/**
 * dr_inspect_check_row_new:
 * @check: which
 *
 * Returns: (transfer floating): its row, waiting
 */
GtkWidget *
dr_inspect_check_row_new (DrVerifyCheck check)
{
  DrInspectCheckRow *self = g_object_new (DR_TYPE_INSPECT_CHECK_ROW, NULL);

  self->check = check;

  return GTK_WIDGET (self);
}

/**
 * dr_inspect_check_row_set_inspected:
 * @self: a row
 * @inspected: what is inspected
 *
 * Its lines lead to the records they are about from now on.
 */
void
dr_inspect_check_row_set_inspected (DrInspectCheckRow *self,
                                    DrInspected       *inspected)
{
  g_clear_pointer (&self->inspected, dr_inspected_unref);
  self->inspected = dr_inspected_ref (inspected);
  self->is_filled = FALSE;
  fill (self);
}

/**
 * dr_inspect_check_row_show:
 * @self: a row
 * @progress: of the verification
 * @reason: (nullable): why the check was not possible
 * @lines: (nullable) (element-type DrVerifyLine): what it found; kept
 *
 * Shows how it came out.
 */
void
dr_inspect_check_row_show (DrInspectCheckRow       *self,
                           const DrInspectProgress *progress,
                           const char              *reason,
                           GPtrArray               *lines)
{
  g_auto (DrInspectRow) row = dr_inspect_row (progress, self->check);
  const char *classes[] = { row.style[0] != '\0' ? row.style : NULL, NULL };
  g_autofree char *title = dr_inspect_capital (row.name);

  if (g_strcmp0 (gtk_label_get_label (GTK_LABEL (self->status)), row.status) == 0 && self->lines == lines
      && self->n_notes == progress->n_notes[self->check])
    return;
  gtk_label_set_label (GTK_LABEL (self->status), row.status);
  if (row.phase == DR_INSPECT_RUNNING && self->phase == DR_INSPECT_RUNNING)   /* it counts: what is inside stays, with its focus */
    return;
  self->phase = row.phase;
  g_free (self->reason);
  self->reason = g_strdup (reason);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  self->lines = lines != NULL ? g_ptr_array_ref (lines) : NULL;
  self->n_problems = row.phase != DR_INSPECT_RUNNING ? progress->n_problems[self->check] : 0;
  self->n_notes = progress->n_notes[self->check];
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), row.meaning);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), row.icon);
  gtk_widget_set_css_classes (self->icon, classes);
  gtk_widget_set_css_classes (self->status, classes);
  self->is_filled = FALSE;
  fill (self);
}

static void
dr_inspect_check_row_finalize (GObject *object)
{
  DrInspectCheckRow *self = DR_INSPECT_CHECK_ROW (object);

  g_clear_pointer (&self->inspected, dr_inspected_unref);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_free (self->reason);

  G_OBJECT_CLASS (dr_inspect_check_row_parent_class)->finalize (object);
}

static void
dr_inspect_check_row_class_init (DrInspectCheckRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dr_inspect_check_row_finalize;
}

static void
dr_inspect_check_row_init (DrInspectCheckRow *self)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  dr_spoken_watch_row (ADW_EXPANDER_ROW (self));
  self->icon = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (self), self->icon);
  self->status = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "xalign", 1.0, "justify", GTK_JUSTIFY_RIGHT,
                               "max-width-chars", 20, "natural-wrap-mode", GTK_NATURAL_WRAP_NONE, NULL);
  adw_expander_row_add_action (ADW_EXPANDER_ROW (self), self->status);
  dr_bound_label_keep_whole (self->status);
  dr_bound_label_watch_in (self);
  g_signal_connect (self, "notify::expanded", G_CALLBACK (fill), NULL);
}
