#include "dr-conflict-window.h"

#include <glib/gi18n-lib.h>

#include "dr-field-names.h"
#include "dr-flow.h"
#include "dr-text-room.h"
#include "dr-verdict-conflict.h"
#include "dr-wrapped-label.h"

/* Characters of a line of either side: both stand beside each other where there is room for such lines. */
#define LINE 32

struct _DrConflictWindow {
  AdwWindow  parent_instance;

  DrEditor  *editor;
  int        highest;  /* pixels that it takes at most: what is longer scrolls */
  GtkWidget *header;
  GtkWidget *page;
  GtkWidget *list;
  GtkWidget *first;   /* (nullable): button of the first choice */
};

G_DEFINE_FINAL_TYPE (DrConflictWindow, dr_conflict_window, ADW_TYPE_WINDOW)

/* One side of a conflict: whose, the text, and the button that chooses it. */
typedef struct {
  DrConflictWindow *window;
  char             *key;
  gboolean          mine;
  char             *text;   /* (nullable): key of a comment that is written then */
  char             *both;   /* (nullable): what is written in it */
} Side;

static void
free_side (gpointer  data,
           GClosure *closure)
{
  Side *self = data;

  g_free (self->key);
  g_free (self->text);
  g_free (self->both);
  g_free (self);
}

static void refresh (DrConflictWindow *self);

static void
choose (GtkButton *button,
        Side      *side)
{
  DrConflictWindow *window = side->window;
  g_autofree char *key = g_strdup (side->key);
  g_autofree char *text = g_strdup (side->text);
  g_autofree char *both = g_strdup (side->both);

  dr_editor_resolve (window->editor, key, side->mine);
  if (text != NULL)
    dr_editor_set (window->editor, text, both);
  refresh (window);
}

static GtkWidget *
side_new (DrConflictWindow *self,
          const char       *field,
          const char       *key,
          const char       *whose,
          const char       *text,
          const char       *action,
          gboolean          mine)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *title = dr_wrapped_label_new (whose, NULL);
  GtkWidget *value = g_object_new (GTK_TYPE_LABEL, "label", text != NULL ? text : _("(nothing)"), "xalign", 0.0,
                                   "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "selectable", TRUE, "yalign", 0.0,
                                   "vexpand", TRUE, "max-width-chars", LINE, NULL);
  GtkWidget *button = gtk_button_new_with_label (action);
  g_autofree char *name = g_strdup_printf ("%s: %s", action, field);
  Side *side = g_new0 (Side, 1);

  side->window = self;
  side->key = g_strdup (key);
  side->mine = mine;
  g_signal_connect_data (button, "clicked", G_CALLBACK (choose), side, free_side, 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (mine && self->first == NULL)
    self->first = button;
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (title, "caption-heading");
  gtk_widget_set_hexpand (box, TRUE);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), value);
  gtk_box_append (GTK_BOX (box), button);

  return box;
}

/* A third way for comments: neither is lost. */
static GtkWidget *
both_new (DrConflictWindow        *self,
          const char              *key,
          const DrVerdictConflict *verdict)
{
  GtkWidget *button = gtk_button_new_with_label (_("Keep mine, with their comment"));
  g_autofree char *name = g_strdup_printf (_("Keep mine, with their comment: %s"), verdict->name);
  Side *side = g_new0 (Side, 1);

  side->window = self;
  side->key = g_strdup (key);
  side->mine = TRUE;
  side->text = g_strdup (verdict->text);
  side->both = g_strdup (verdict->both);
  g_signal_connect_data (button, "clicked", G_CALLBACK (choose), side, free_side, 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_halign (button, GTK_ALIGN_START);

  return button;
}

static GtkWidget *
conflict_new (DrConflictWindow *self,
              guint             index)
{
  const DrConflict *conflict = dr_editor_get_conflict (self->editor, index);
  g_auto (DrVerdictConflict) verdict = { NULL };
  gboolean is_verdict = dr_verdict_conflict_init (&verdict, self->editor, index);
  DrDesk *desk = dr_editor_get_desk (self->editor);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  DrFlow *sides = dr_flow_new (2, 18, 18);
  g_autofree char *field = is_verdict ? g_strdup (verdict.name)
                                      : dr_field_name (dr_editor_get_version (self->editor), conflict->key);
  g_autofree char *theirs = g_strdup_printf (_("By %s"), dr_desk_person_name (desk, conflict->by));
  GtkWidget *title = dr_wrapped_label_new (field, NULL);

  gtk_widget_add_css_class (title, "heading");
  dr_flow_append (sides, side_new (self, field, conflict->key, _("By you"),
                                             is_verdict ? verdict.mine : dr_editor_get (self->editor, conflict->key),
                                             _("Keep mine"), TRUE));
  dr_flow_append (sides, side_new (self, field, conflict->key, theirs,
                                             is_verdict ? verdict.theirs : conflict->theirs, _("Take theirs"), FALSE));
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (sides));
  if (verdict.both != NULL)
    gtk_box_append (GTK_BOX (box), both_new (self, conflict->key, &verdict));
  gtk_widget_add_css_class (box, "card");
  gtk_widget_add_css_class (box, "finding");

  return box;
}

/* Else the first text would have it, all of it selected; and once a choice is made, nothing would. */
static void
focus_first (DrConflictWindow *self)
{
  if (self->first != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_grab_focus (self->first);
}

/* As high as what is to be chosen: one small difference leaves no half of it empty. */
static void
fit_height (DrConflictWindow *self)
{
  GtkWidget * const parts[] = { self->header, self->page };
  int frame;
  int inner;
  int width;
  int height;

  gtk_widget_measure (GTK_WIDGET (self), GTK_ORIENTATION_VERTICAL, -1, &frame, NULL, NULL, NULL);
  gtk_widget_measure (adw_window_get_content (ADW_WINDOW (self)), GTK_ORIENTATION_VERTICAL, -1, &inner, NULL, NULL, NULL);
  height = frame - inner;   /* where nothing composes the screen a window has edges */
  g_object_get (self, "default-width", &width, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      int natural;

      gtk_widget_measure (parts[i], GTK_ORIENTATION_VERTICAL, width - (frame - inner), NULL, &natural, NULL, NULL);
      height += natural;
    }
  gtk_window_set_default_size (GTK_WINDOW (self), width, MIN (height, self->highest));
}

static void
refresh (DrConflictWindow *self)
{
  guint n = dr_editor_get_n_conflicts (self->editor);
  GtkWidget *child;

  if (n == 0)
    {
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_box_remove (GTK_BOX (self->list), child);
  self->first = NULL;
  for (guint i = 0; i < n; i++)
    if (!dr_verdict_conflict_is_told (self->editor, i))
      gtk_box_append (GTK_BOX (self->list), conflict_new (self, i));
  fit_height (self);
  focus_first (self);
}

/**
 * dr_conflict_window_new:
 * @editor: the assessment, with fields in conflict
 *
 * Returns: (transfer none): a window that asks which to keep
 */
DrConflictWindow *
dr_conflict_window_new (DrEditor *editor)
{
  DrConflictWindow *self = g_object_new (DR_TYPE_CONFLICT_WINDOW, NULL);

  self->editor = g_object_ref (editor);
  refresh (self);

  return self;
}

static void
dr_conflict_window_dispose (GObject *object)
{
  g_clear_object (&DR_CONFLICT_WINDOW (object)->editor);
  gtk_widget_dispose_template (GTK_WIDGET (object), DR_TYPE_CONFLICT_WINDOW);

  G_OBJECT_CLASS (dr_conflict_window_parent_class)->dispose (object);
}

static void
dr_conflict_window_map (GtkWidget *widget)
{
  fit_height (DR_CONFLICT_WINDOW (widget));   /* its edges are known now */
  GTK_WIDGET_CLASS (dr_conflict_window_parent_class)->map (widget);
  focus_first (DR_CONFLICT_WINDOW (widget));
}

static void
dr_conflict_window_class_init (DrConflictWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dr_conflict_window_dispose;
  widget_class->map = dr_conflict_window_map;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/dueregard/DueRegard/dr-conflict-window.ui");
  gtk_widget_class_bind_template_child (widget_class, DrConflictWindow, header);
  gtk_widget_class_bind_template_child (widget_class, DrConflictWindow, page);
  gtk_widget_class_bind_template_child (widget_class, DrConflictWindow, list);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
dr_conflict_window_init (DrConflictWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  dr_text_room_enlarge (GTK_WINDOW (self));
  g_object_get (self, "default-height", &self->highest, NULL);
}
