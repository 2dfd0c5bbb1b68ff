#include "dr-reviews-badge.h"

#include <glib/gi18n-lib.h>

#include "dr-reviews-work.h"
#include "dr-tooltip.h"

/* Milliseconds from a change to the next count, so that several in a row are counted once. */
#define DELAY 500

#define MOST 99

struct _DrReviewsBadge {
  AdwBin     parent_instance;

  DrDesk    *desk;       /* (nullable) */
  GtkWidget *label;
  guint      later;
};

G_DEFINE_FINAL_TYPE (DrReviewsBadge, dr_reviews_badge, ADW_TYPE_BIN)

static void
counted (GObject      *desk,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (DrReviewsBadge) self = data;
  g_autoptr (DrReviewsQueue) queue = dr_reviews_finish (DR_DESK (desk), result, NULL);
  g_autofree char *text = NULL;
  g_autofree char *spoken = NULL;

  if (queue == NULL || self->desk != DR_DESK (desk))
    return;
  text = dr_reviews_badge (queue->n, queue->more);
  spoken = dr_reviews_count (queue->n, queue->n, FALSE);
  gtk_label_set_label (GTK_LABEL (self->label), text);
  dr_tooltip_say (self->label, spoken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->label), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_widget_set_visible (GTK_WIDGET (self), queue->n > 0);
}

static gboolean
count_now (gpointer data)
{
  DrReviewsBadge *self = data;

  self->later = 0;
  if (self->desk != NULL)
    dr_reviews_count_mine (self->desk, MOST, counted, g_object_ref (self));

  return G_SOURCE_REMOVE;
}

static void
count_later (DrReviewsBadge *self)
{
  if (self->later == 0)
    self->later = g_timeout_add (DELAY, count_now, self);
}

/**
 * dr_reviews_badge_set_desk:
 * @self: a badge
 * @desk: (nullable): the register to count in
 */
void
dr_reviews_badge_set_desk (DrReviewsBadge *self,
                           DrDesk         *desk)
{
  if (self->desk != NULL)
    g_signal_handlers_disconnect_by_data (self->desk, self);
  g_set_object (&self->desk, desk);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  if (desk == NULL)
    return;

  g_signal_connect_object (desk, "changed", G_CALLBACK (count_later), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "person-changed", G_CALLBACK (count_later), self, G_CONNECT_SWAPPED);
  count_later (self);
}

static void
dr_reviews_badge_dispose (GObject *object)
{
  DrReviewsBadge *self = DR_REVIEWS_BADGE (object);

  g_clear_handle_id (&self->later, g_source_remove);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (dr_reviews_badge_parent_class)->dispose (object);
}

static void
dr_reviews_badge_class_init (DrReviewsBadgeClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dr_reviews_badge_dispose;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
dr_reviews_badge_init (DrReviewsBadge *self)
{
  self->label = gtk_label_new ("");
  gtk_widget_add_css_class (self->label, "badge");
  gtk_widget_add_css_class (self->label, "numeric");
  adw_bin_set_child (ADW_BIN (self), self->label);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
