#include "dr-register-chips.h"

#include <glib/gi18n-lib.h>

#include "dr-flow.h"
#include "dr-names.h"
#include "dr-wrapped-label.h"

struct _DrRegisterChips {
  GtkBox           parent_instance;

  GtkToggleButton *chips[DR_N_FILTERS];
  GtkLabel        *counts[DR_N_FILTERS];
  guint            filters;
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (DrRegisterChips, dr_register_chips, GTK_TYPE_BOX)

static void toggled (DrRegisterChips *self, GtkToggleButton *chip);

/* The toggles as @filters has them. */
static void
set_filters (DrRegisterChips *self,
             guint            filters)
{
  if (filters == self->filters)
    return;
  self->filters = filters;
  for (guint i = 0; i < DR_N_FILTERS; i++)
    {
      g_signal_handlers_block_by_func (self->chips[i], toggled, self);
      gtk_toggle_button_set_active (self->chips[i], (filters & (1u << i)) != 0);
      g_signal_handlers_unblock_by_func (self->chips[i], toggled, self);
    }
  g_signal_emit (self, changed_signal, 0);
}

static void
toggled (DrRegisterChips *self,
         GtkToggleButton *chip)
{
  for (guint i = 0; i < DR_N_FILTERS; i++)
    if (self->chips[i] == chip)
      set_filters (self, dr_register_filter_set (self->filters, (DrRegisterFilter) i, gtk_toggle_button_get_active (chip)));
}

/**
 * dr_register_chips_get_filters:
 * @self: the chips
 *
 * Returns: bits by #DrRegisterFilter of those that are on
 */
guint
dr_register_chips_get_filters (DrRegisterChips *self)
{
  return self->filters;
}

/**
 * dr_register_chips_clear:
 * @self: the chips
 *
 * Turns all of them off.
 */
void
dr_register_chips_clear (DrRegisterChips *self)
{
  set_filters (self, 0);
}

/**
 * dr_register_chips_turn_on:
 * @self: the chips
 * @filter: the only one to be on
 */
void
dr_register_chips_turn_on (DrRegisterChips  *self,
                           DrRegisterFilter  filter)
{
  set_filters (self, 1u << filter);
}

/**
 * dr_register_chips_set_counts:
 * @self: the chips
 * @counts: how many each leaves
 * @anybody: whether somebody sits here, so that there is a "mine"
 */
void
dr_register_chips_set_counts (DrRegisterChips      *self,
                              const DrFilterCounts *counts,
                              gboolean              anybody)
{
  for (guint i = 0; i < DR_N_FILTERS; i++)
    {
      gboolean own = i == DR_FILTER_MINE || i == DR_FILTER_RETURNED;
      g_autofree char *number = own && !anybody ? g_strdup ("") : dr_format_whole ((gint64) counts->n[i]);
      g_autofree char *words = g_strdup_printf (ngettext ("%s assessment", "%s assessments", (gulong) counts->n[i]), number);
      g_autofree char *name = g_strdup_printf ("%s, %s", dr_register_filter_label ((DrRegisterFilter) i), words);

      gtk_label_set_label (self->counts[i], number);
      gtk_widget_set_sensitive (GTK_WIDGET (self->chips[i]), !own || anybody);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->chips[i]), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
    }
}

/**
 * dr_filter_counts_read:
 * @in: the lane's register
 * @wish: a #DrRegisterWish: who looks, and when
 * @cancellable: (nullable): looked at between counts
 * @error: return location
 *
 * A #DrDeskWork.
 *
 * Returns: (transfer full) (nullable): a #DrFilterCounts, to be freed with g_free()
 */
gpointer
dr_filter_counts_read (DrRegister    *in,
                       gpointer       wish,
                       GCancellable  *cancellable,
                       GError       **error)
{
  g_autofree DrFilterCounts *counts = g_new0 (DrFilterCounts, 1);
  DrRegisterWish one = *(const DrRegisterWish *) wish;

  one.search = NULL;
  one.sort = DR_SORT_CREATED;
  for (guint i = 0; i < DR_N_FILTERS; i++)
    {
      DrRegisterQuery query;

      one.filters = 1u << i;
      dr_register_wish_query (&one, &query);
      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || !dr_store_count (dr_register_get_store (in), &query, G_MAXINT32, &counts->n[i], error))
        return NULL;
    }

  return g_steal_pointer (&counts);
}

static void
dr_register_chips_class_init (DrRegisterChipsClass *klass)
{
  /**
   * DrRegisterChips::changed:
   * @self: the chips
   *
   * Others are on than before.
   */
  changed_signal = g_signal_new ("changed", DR_TYPE_REGISTER_CHIPS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dr_register_chips_init (DrRegisterChips *self)
{
  DrFlow *flow = dr_flow_new (0, 5, 5);

  g_object_set (flow, "hexpand", TRUE, "halign", GTK_ALIGN_CENTER, "margin-start", 12, "margin-end", 12, "margin-top", 8,
                "margin-bottom", 8, NULL);
  for (guint i = 0; i < DR_N_FILTERS; i++)
    {
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
      const char *label = dr_register_filter_label ((DrRegisterFilter) i);

      self->counts[i] = g_object_new (GTK_TYPE_LABEL, NULL);
      gtk_widget_add_css_class (GTK_WIDGET (self->counts[i]), "numeric");
      gtk_widget_add_css_class (GTK_WIDGET (self->counts[i]), "count");
      gtk_box_append (GTK_BOX (box), dr_wrapped_label_new (label, NULL));
      gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->counts[i]));
      self->chips[i] = g_object_new (GTK_TYPE_TOGGLE_BUTTON, "child", box, "tooltip-text",
                                     dr_register_filter_help ((DrRegisterFilter) i), NULL);
      gtk_widget_add_css_class (GTK_WIDGET (self->chips[i]), "chip");
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->chips[i]), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
      g_signal_connect_swapped (self->chips[i], "toggled", G_CALLBACK (toggled), self);
      dr_flow_append (flow, GTK_WIDGET (self->chips[i]));
    }
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (flow));
}
