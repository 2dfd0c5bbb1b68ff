#include "dr-evidence-split.h"

#include <glib/gi18n-lib.h>

#include "dr-focus-in.h"
#include "dr-unseen.h"

/* Characters of text that both need side by side; below that there is one at a time. */
#define LEAST_CHARS 100

/* Of what was chosen, in pixels and in lines of text. */
#define BESIDE_WIDTH 340
#define BELOW_LINES 15

/* A window may be that small; what is too large for it is cut for the moment that it takes to fold. */
#define LEAST_WIDTH 320
#define LEAST_HEIGHT 200

struct _DrEvidenceSplit {
  GtkWidget     parent_instance;

  DrSplitWhere  where;
  gboolean      folded;
  gboolean      is_chosen;   /* what was chosen is asked for */
  guint         refold;      /* idle */

  GtkWidget    *box;
  GtkWidget    *list;
  GtkWidget    *separator;
  GtkWidget    *chosen;
  GtkWidget    *back;
  GtkWidget    *close;
  GtkWidget    *left;        /* (nullable) (weak): had the focus when something was chosen */
};

G_DEFINE_FINAL_TYPE (DrEvidenceSplit, dr_evidence_split, GTK_TYPE_WIDGET)

static void
arrange (DrEvidenceSplit *self)
{
  gboolean both = !self->folded && (self->where == DR_SPLIT_BESIDE || self->is_chosen);

  gtk_widget_set_visible (self->list, both || !self->is_chosen || !self->folded);
  gtk_widget_set_visible (self->chosen, both || (self->folded && self->is_chosen));
  gtk_widget_set_visible (self->separator, both);
  gtk_widget_set_visible (self->back, self->folded);
  gtk_widget_set_visible (self->close, !self->folded && self->where == DR_SPLIT_BELOW);
  gtk_widget_set_hexpand (self->chosen, self->folded || self->where == DR_SPLIT_BELOW);
  gtk_widget_set_vexpand (self->chosen, self->folded || self->where == DR_SPLIT_BESIDE);
}

static int
pixels (GtkWidget *widget,
        int        chars,
        int        lines)
{
  PangoFontMetrics *metrics = pango_context_get_metrics (gtk_widget_get_pango_context (widget), NULL, NULL);
  int size = lines > 0 ? lines * PANGO_PIXELS_CEIL (pango_font_metrics_get_height (metrics))
                       : chars * PANGO_PIXELS_CEIL (pango_font_metrics_get_approximate_char_width (metrics));

  pango_font_metrics_unref (metrics);

  return size;
}

/* What is there cannot come and go while it is being given its place. */
static gboolean
fold (gpointer data)
{
  DrEvidenceSplit *self = data;

  self->refold = 0;
  self->folded = gtk_widget_get_width (GTK_WIDGET (self)) < pixels (GTK_WIDGET (self), LEAST_CHARS, 0);
  gtk_widget_set_size_request (self->chosen, self->folded || self->where == DR_SPLIT_BELOW ? -1 : BESIDE_WIDTH,
                               self->folded || self->where == DR_SPLIT_BESIDE ? -1 : pixels (self->chosen, 0, BELOW_LINES));
  arrange (self);

  return G_SOURCE_REMOVE;
}

static void
dr_evidence_split_size_allocate (GtkWidget *widget,
                                 int        width,
                                 int        height,
                                 int        baseline)
{
  DrEvidenceSplit *self = DR_EVIDENCE_SPLIT (widget);

  gtk_widget_size_allocate (self->box, &(GtkAllocation) { 0, 0, width, height }, baseline);
  if (self->refold == 0)
    self->refold = g_idle_add_full (GDK_PRIORITY_REDRAW - 1, fold, self, NULL);
}

/* What stands side by side now is shown one at a time before there is no room. */
static void
dr_evidence_split_measure (GtkWidget      *widget,
                           GtkOrientation  orientation,
                           int             for_size,
                           int            *minimum,
                           int            *natural,
                           int            *minimum_baseline,
                           int            *natural_baseline)
{
  gtk_widget_measure (DR_EVIDENCE_SPLIT (widget)->box, orientation, -1, minimum, natural, NULL, NULL);
  *minimum = MIN (*minimum, orientation == GTK_ORIENTATION_HORIZONTAL ? LEAST_WIDTH : LEAST_HEIGHT);
}

/**
 * dr_evidence_split_show_chosen:
 * @self: a page
 *
 * Shows what was chosen. Where it stands alone it has the focus, so that keys go on there, and Escape leads back.
 */
void
dr_evidence_split_show_chosen (DrEvidenceSplit *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (dr_focus_is_in (self->list))
    g_set_weak_pointer (&self->left, gtk_root_get_focus (root));
  self->is_chosen = TRUE;
  arrange (self);
  if (self->folded || !dr_focus_is_in (GTK_WIDGET (self)))
    gtk_widget_child_focus (self->chosen, GTK_DIR_TAB_FORWARD);
}

/**
 * dr_evidence_split_show_list:
 * @self: a page
 *
 * Shows what can be chosen from, as much of it as there is room for.
 */
void
dr_evidence_split_show_list (DrEvidenceSplit *self)
{
  self->is_chosen = FALSE;
  arrange (self);
  if (self->left == NULL || !gtk_widget_grab_focus (self->left))
    gtk_widget_child_focus (self->list, GTK_DIR_TAB_FORWARD);
  g_clear_weak_pointer (&self->left);
}

static gboolean
key_pressed (GtkEventControllerKey *controller,
             guint                  key,
             guint                  code,
             GdkModifierType        modifiers,
             DrEvidenceSplit       *self)
{
  if (key != GDK_KEY_Escape || !self->is_chosen || (!self->folded && self->where == DR_SPLIT_BESIDE))
    return GDK_EVENT_PROPAGATE;
  dr_evidence_split_show_list (self);

  return GDK_EVENT_STOP;
}

static GtkWidget *
new_button (DrEvidenceSplit *self,
            const char      *icon,
            const char      *label,
            const char      *name)
{
  GtkWidget *button = gtk_button_new ();

  if (label != NULL)
    gtk_button_set_child (GTK_BUTTON (button), g_object_new (ADW_TYPE_BUTTON_CONTENT, "icon-name", icon, "label", label, NULL));
  else
    {
      gtk_button_set_icon_name (GTK_BUTTON (button), icon);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);   /* content names it itself */
    }
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, name);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (dr_evidence_split_show_list), self);

  return button;
}

static void
build (DrEvidenceSplit *self,
       GtkWidget       *list,
       GtkWidget       *chosen,
       const char      *back)
{
  GtkWidget *overlay = gtk_overlay_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  gboolean below = self->where == DR_SPLIT_BELOW;

  self->back = new_button (self, "go-previous-symbolic", back, back);
  g_object_set (self->back, "halign", GTK_ALIGN_START, "margin-top", 6, "margin-start", 6, NULL);
  self->close = new_button (self, "window-close-symbolic", NULL, _("Close what was chosen"));
  g_object_set (self->close, "halign", GTK_ALIGN_END, "valign", GTK_ALIGN_START, "margin-top", 6, "margin-end", 6, NULL);
  self->chosen = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_vexpand (chosen, TRUE);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), chosen);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), self->close);
  gtk_box_append (GTK_BOX (self->chosen), self->back);
  gtk_box_append (GTK_BOX (self->chosen), overlay);

  self->list = list;
  gtk_widget_set_hexpand (list, TRUE);
  gtk_widget_set_vexpand (list, TRUE);
  self->separator = gtk_separator_new (below ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL);
  self->box = gtk_box_new (below ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_box_append (GTK_BOX (self->box), list);
  gtk_box_append (GTK_BOX (self->box), self->separator);
  gtk_box_append (GTK_BOX (self->box), self->chosen);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  dr_unseen_watch (list);
  dr_unseen_watch (self->chosen);
}

/**
 * dr_evidence_split_new:
 * @list: what can be chosen from
 * @chosen: what was chosen
 * @where: @chosen is, where there is room
 * @back: the words of the way back to @list, translated
 *
 * Returns: (transfer floating): the two
 */
DrEvidenceSplit *
dr_evidence_split_new (GtkWidget    *list,
                       GtkWidget    *chosen,
                       DrSplitWhere  where,
                       const char   *back)
{
  DrEvidenceSplit *self = g_object_new (DR_TYPE_EVIDENCE_SPLIT, NULL);

  self->where = where;
  build (self, list, chosen, back);
  arrange (self);

  return self;
}

static void
dr_evidence_split_dispose (GObject *object)
{
  DrEvidenceSplit *self = DR_EVIDENCE_SPLIT (object);

  g_clear_handle_id (&self->refold, g_source_remove);
  g_clear_weak_pointer (&self->left);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (dr_evidence_split_parent_class)->dispose (object);
}

static void
dr_evidence_split_class_init (DrEvidenceSplitClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dr_evidence_split_dispose;
  GTK_WIDGET_CLASS (klass)->size_allocate = dr_evidence_split_size_allocate;
  GTK_WIDGET_CLASS (klass)->measure = dr_evidence_split_measure;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
dr_evidence_split_init (DrEvidenceSplit *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}
