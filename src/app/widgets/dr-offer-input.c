#include "dr-offer-input.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _DrOfferInput {
  DrInput             parent_instance;

  GtkWidget          *button;
  GtkWidget          *summary;
  GSimpleActionGroup *actions;
  GSimpleAction      *choose;
  char               *name;
  GStrv               values;
  GStrv               titles;
};

G_DEFINE_FINAL_TYPE (DrOfferInput, dr_offer_input, DR_TYPE_INPUT)

static const char *
title_of (DrOfferInput *self,
          const char   *value)
{
  for (guint i = 0; self->values != NULL && self->values[i] != NULL; i++)
    if (strcmp (self->values[i], value) == 0)
      return self->titles[i];

  return _("Not said");
}

static void
say (DrOfferInput *self)
{
  g_autoptr (GVariant) state = g_action_get_state (G_ACTION (self->choose));
  g_autofree char *spoken = g_strdup_printf (_("%1$s: %2$s"), self->name,
                                             title_of (self, g_variant_get_string (state, NULL)));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static void
show_value (DrOfferInput *self,
            const char   *value,
            const char   *shown)
{
  gtk_label_set_label (GTK_LABEL (self->summary), shown != NULL ? shown : title_of (self, value));
  g_simple_action_set_state (self->choose, g_variant_new_string (value));
  say (self);
}

/* The menu is made when it is asked for: a grid has many cells, and few are opened. */
static void
open_menu (GtkMenuButton *button,
           gpointer       data)
{
  DrOfferInput *self = data;
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; self->values != NULL && self->values[i] != NULL; i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (self->titles[i], NULL);

      g_menu_item_set_action_and_target (item, "offer.choose", "s", self->values[i]);
      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_popover (button, gtk_popover_menu_new_from_model (G_MENU_MODEL (menu)));
}

static void
chosen (GSimpleAction *action,
        GVariant      *parameter,
        DrOfferInput  *self)
{
  dr_input_give (DR_INPUT (self), g_variant_get_string (parameter, NULL));
}

/**
 * dr_offer_input_set_name:
 * @self: an input
 * @name: what is spoken for it, translated
 */
void
dr_offer_input_set_name (DrOfferInput *self,
                         const char   *name)
{
  if (g_strcmp0 (self->name, name) == 0)
    return;
  g_free (self->name);
  self->name = g_strdup (name);
  dr_input_set_label (DR_INPUT (self), name);
  say (self);
}

static gboolean
same (DrOfferInput   *self,
      const DrChoice *choices,
      guint           n)
{
  if (self->values == NULL || g_strv_length (self->values) != n)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (self->values[i], choices[i].value) != 0 || g_strcmp0 (self->titles[i], choices[i].title) != 0)
      return FALSE;

  return TRUE;
}

/**
 * dr_offer_input_set_choices:
 * @self: an input
 * @choices: (array length=n): what can be chosen; copied
 * @n: how many
 * @value: (nullable): what is chosen
 * @shown: (nullable): what stands in the grid for it; %NULL: its title
 *
 * Shows what is so now.
 */
void
dr_offer_input_set_choices (DrOfferInput   *self,
                            const DrChoice *choices,
                            guint           n,
                            const char     *value,
                            const char     *shown)
{
  g_autoptr (GVariant) state = g_action_get_state (G_ACTION (self->choose));
  gboolean known = same (self, choices, n);

  value = value != NULL ? value : "";
  if (known && strcmp (g_variant_get_string (state, NULL), value) == 0)
    return;
  if (!known)
    {
      g_strfreev (self->values);
      g_strfreev (self->titles);
      self->values = g_new0 (char *, n + 1);
      self->titles = g_new0 (char *, n + 1);
    }
  for (guint i = 0; i < n && !known; i++)
    {
      self->values[i] = g_strdup (choices[i].value);
      self->titles[i] = g_strdup (choices[i].title);
    }
  show_value (self, value, shown);
}

/**
 * dr_offer_input_new:
 * @name: what is spoken for it, translated
 *
 * Returns: (transfer floating): an input without choices yet
 */
DrOfferInput *
dr_offer_input_new (const char *name)
{
  DrOfferInput *self = g_object_new (DR_TYPE_OFFER_INPUT, NULL);

  dr_input_hide_label (DR_INPUT (self));
  dr_offer_input_set_name (self, name);

  return self;
}

/* The grid shows what is so: a value of the field alone does not say where a point moves to. */
static void
dr_offer_input_show (DrInput    *input,
                     const char *value)
{
}

static void
dr_offer_input_dispose (GObject *object)
{
  DrOfferInput *self = DR_OFFER_INPUT (object);

  g_clear_object (&self->actions);
  g_clear_object (&self->choose);

  G_OBJECT_CLASS (dr_offer_input_parent_class)->dispose (object);
}

static void
dr_offer_input_finalize (GObject *object)
{
  DrOfferInput *self = DR_OFFER_INPUT (object);

  g_free (self->name);
  g_strfreev (self->values);
  g_strfreev (self->titles);

  G_OBJECT_CLASS (dr_offer_input_parent_class)->finalize (object);
}

static void
dr_offer_input_class_init (DrOfferInputClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dr_offer_input_dispose;
  G_OBJECT_CLASS (klass)->finalize = dr_offer_input_finalize;
  DR_INPUT_CLASS (klass)->show = dr_offer_input_show;
}

static void
dr_offer_input_init (DrOfferInput *self)
{
  self->summary = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_END, "hexpand", TRUE, NULL);
  self->button = g_object_new (GTK_TYPE_MENU_BUTTON, "child", self->summary, "always-show-arrow", TRUE, NULL);
  gtk_widget_set_halign (gtk_widget_get_parent (self->summary), GTK_ALIGN_FILL);   /* words at the start, arrow at the end */
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->button), open_menu, self, NULL);
  self->choose = g_simple_action_new_stateful ("choose", G_VARIANT_TYPE_STRING, g_variant_new_string (""));
  g_signal_connect (self->choose, "activate", G_CALLBACK (chosen), self);
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (self->choose));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "offer", G_ACTION_GROUP (self->actions));
  dr_input_set_control (DR_INPUT (self), self->button, self->button);
}
