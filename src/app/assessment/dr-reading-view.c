#include "dr-reading-view.h"

#include "dr-bound-label.h"
#include "dr-wrapped-label.h"

/* Blocks that are made at once. */
#define SLICE 24

struct _DrReadingView {
  AdwBin          parent_instance;

  DrReadingState *state;   /* (nullable) */
  GtkWidget      *box;     /* (nullable): what is shown; made when it is first seen */
  guint           n_made;  /* blocks that are in it */
  guint           later;   /* makes the others */
};

G_DEFINE_FINAL_TYPE (DrReadingView, dr_reading_view, ADW_TYPE_BIN)

/**
 * dr_reading_view_new:
 *
 * Returns: (transfer floating): an empty view
 */
DrReadingView *
dr_reading_view_new (void)
{
  return g_object_new (DR_TYPE_READING_VIEW, NULL);
}

static GtkWidget *
block_new (const DrReadingBlock *block)
{
  static const char * const styles[] = {
    [DR_READING_HEADING] = "title-3",
    [DR_READING_SUBHEADING] = "heading",
    [DR_READING_TEXT] = "body",
    [DR_READING_PAIR] = "body",
  };
  GtkWidget *label = dr_wrapped_label_new (NULL, styles[block->kind]);
  GtkWidget *box;
  GtkWidget *name;

  dr_wrapped_label_bind (label, block->text);
  dr_bound_label_keep_digits (label);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  if (block->kind != DR_READING_PAIR)
    return label;

  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  name = dr_wrapped_label_new (block->name, NULL);
  gtk_widget_add_css_class (name, "caption-heading");
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), label);

  return box;
}

/* Some more of the blocks: a long assessment has hundreds, and the window is to stay live. */
static gboolean
make_some (gpointer data)
{
  DrReadingView *self = data;
  guint until = MIN (self->n_made + SLICE, self->state->n_blocks);

  for (; self->n_made < until; self->n_made++)
    gtk_box_append (GTK_BOX (self->box), block_new (&self->state->blocks[self->n_made]));
  if (self->n_made < self->state->n_blocks)
    return G_SOURCE_CONTINUE;
  self->later = 0;

  return G_SOURCE_REMOVE;
}

static void
fill (DrReadingView *self)
{
  if (self->state == NULL || self->box != NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  gtk_widget_add_css_class (self->box, "guidance");
  gtk_widget_add_css_class (self->box, "reading");
  self->n_made = 0;
  adw_bin_set_child (ADW_BIN (self), self->box);
  if (make_some (self) == G_SOURCE_CONTINUE)
    self->later = g_idle_add (make_some, self);
}

/**
 * dr_reading_view_show:
 * @self: a view
 * @version: of an assessment; not kept
 *
 * Shows what it says; while nobody looks, that costs no widgets.
 */
void
dr_reading_view_show (DrReadingView   *self,
                      const DrVersion *version)
{
  dr_reading_view_show_state (self, dr_reading_state_new (version));
}

/**
 * dr_reading_view_show_state:
 * @self: a view
 * @state: (transfer full): what is to be read
 *
 * Shows it; while nobody looks, that costs no widgets.
 */
void
dr_reading_view_show_state (DrReadingView  *self,
                            DrReadingState *state)
{
  g_clear_handle_id (&self->later, g_source_remove);
  g_clear_pointer (&self->state, dr_reading_state_free);
  self->state = state;
  self->box = NULL;
  adw_bin_set_child (ADW_BIN (self), NULL);
  fill (self);
}

static void
dr_reading_view_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (dr_reading_view_parent_class)->map (widget);
  fill (DR_READING_VIEW (widget));
}

static void
dr_reading_view_finalize (GObject *object)
{
  g_clear_handle_id (&DR_READING_VIEW (object)->later, g_source_remove);
  g_clear_pointer (&DR_READING_VIEW (object)->state, dr_reading_state_free);

  G_OBJECT_CLASS (dr_reading_view_parent_class)->finalize (object);
}

static void
dr_reading_view_class_init (DrReadingViewClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dr_reading_view_finalize;
  GTK_WIDGET_CLASS (klass)->map = dr_reading_view_map;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
dr_reading_view_init (DrReadingView *self)
{
}
