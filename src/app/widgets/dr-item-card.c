#include "dr-item-card.h"

#include <glib/gi18n-lib.h>

#include "dr-row.h"
#include "dr-wrapped-label.h"

struct _DrItemCard {
  GtkBox     parent_instance;

  char      *item;
  GtkWidget *header;      /* button that opens and folds */
  GtkWidget *arrow;
  GtkWidget *title;
  GtkWidget *summary;
  GtkWidget *up;
  GtkWidget *down;
  GtkWidget *remove;
  GtkWidget *place;       /* where the content is */
  GtkWidget *content;     /* (nullable): not made yet */
  gboolean   movable;
};

enum {
  OPENED,
  MOVED,
  REMOVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DrItemCard, dr_item_card, GTK_TYPE_BOX)

/**
 * dr_item_card_new:
 * @item: prefix of the item's fields, as "actions/action[a1]"
 * @movable: whether it has a place among others that can be changed
 *
 * Returns: (transfer floating): a folded card
 */
DrItemCard *
dr_item_card_new (const char *item,
                  gboolean    movable)
{
  DrItemCard *self = g_object_new (DR_TYPE_ITEM_CARD, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);

  self->item = g_strdup (item);
  self->movable = movable;

  return self;
}

/**
 * dr_item_card_get_item:
 * @self: a card
 *
 * Returns: (transfer none): prefix of the item's fields
 */
const char *
dr_item_card_get_item (DrItemCard *self)
{
  return self->item;
}

/**
 * dr_item_card_set_item:
 * @self: a card
 * @item: another prefix
 *
 * The item goes by another identity now.
 */
void
dr_item_card_set_item (DrItemCard *self,
                       const char *item)
{
  g_autofree char *before = g_steal_pointer (&self->item);

  self->item = g_strdup (item);
}

static void
name_button (GtkWidget  *button,
             const char *format,
             const char *title)
{
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_autofree char *spoken = g_strdup_printf (format, title);
#pragma GCC diagnostic pop

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

/**
 * dr_item_card_set_words:
 * @self: a card
 * @title: what the item is called
 * @summary: (nullable): what it is, in a line
 */
void
dr_item_card_set_words (DrItemCard *self,
                        const char *title,
                        const char *summary)
{
  const char *line = summary != NULL ? summary : "";
  g_autofree char *bound = dr_wrapped_label_bind_dots (line, FALSE);

  dr_wrapped_label_bind (self->title, title);
  gtk_label_set_label (GTK_LABEL (self->summary), bound);
  gtk_widget_set_visible (self->summary, line[0] != '\0');
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->header), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, line, -1);
  /* Translators: %s is what an item of a list is called */
  name_button (self->up, _("Move up: %s"), title);
  name_button (self->down, _("Move down: %s"), title);
  name_button (self->remove, _("Remove: %s"), title);
}

/**
 * dr_item_card_set_actions:
 * @self: a card
 * @removable: whether it can be taken away or moved at all
 * @up: whether there is one before it
 * @down: whether there is one after it
 */
void
dr_item_card_set_actions (DrItemCard *self,
                          gboolean    removable,
                          gboolean    up,
                          gboolean    down)
{
  gtk_widget_set_visible (self->remove, removable);
  gtk_widget_set_visible (self->up, removable && self->movable && (up || down));
  gtk_widget_set_visible (self->down, removable && self->movable && (up || down));
  gtk_widget_set_sensitive (self->up, up);
  gtk_widget_set_sensitive (self->down, down);
}

/**
 * dr_item_card_get_content:
 * @self: a card
 *
 * Returns: (transfer none) (nullable): its controls; %NULL: it has not been opened yet
 */
GtkWidget *
dr_item_card_get_content (DrItemCard *self)
{
  return self->content;
}

/**
 * dr_item_card_set_content:
 * @self: a card that has none
 * @content: (transfer floating): its controls
 */
void
dr_item_card_set_content (DrItemCard *self,
                          GtkWidget  *content)
{
  g_return_if_fail (self->content == NULL);

  self->content = content;
  gtk_widget_set_hexpand (content, TRUE);
  gtk_box_append (GTK_BOX (self->place), content);
}

/**
 * dr_item_card_is_open:
 * @self: a card
 *
 * Returns: whether its controls are shown
 */
gboolean
dr_item_card_is_open (DrItemCard *self)
{
  return gtk_widget_get_visible (self->place);
}

/**
 * dr_item_card_set_open:
 * @self: a card
 * @open: show its controls, else its title alone
 *
 * Emits #DrItemCard::opened before the controls are first shown, so that somebody makes them.
 */
void
dr_item_card_set_open (DrItemCard *self,
                       gboolean    open)
{
  if (open && self->content == NULL)
    g_signal_emit (self, signals[OPENED], 0);
  gtk_widget_set_visible (self->place, open);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->arrow), open ? "pan-down-symbolic" : "pan-end-symbolic");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->header), GTK_ACCESSIBLE_STATE_EXPANDED, open, -1);
}

static void
header_clicked (DrItemCard *self)
{
  dr_item_card_set_open (self, !dr_item_card_is_open (self));
}

static void
up_clicked (DrItemCard *self)
{
  g_signal_emit (self, signals[MOVED], 0, TRUE);
}

static void
down_clicked (DrItemCard *self)
{
  g_signal_emit (self, signals[MOVED], 0, FALSE);
}

static void
remove_clicked (DrItemCard *self)
{
  g_signal_emit (self, signals[REMOVED], 0);
}

static void
dr_item_card_finalize (GObject *object)
{
  g_free (DR_ITEM_CARD (object)->item);

  G_OBJECT_CLASS (dr_item_card_parent_class)->finalize (object);
}

static void
dr_item_card_class_init (DrItemCardClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dr_item_card_finalize;

  signals[OPENED] = g_signal_new ("opened", DR_TYPE_ITEM_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * DrItemCard::moved:
   * @self: the card
   * @up: before the one before it, else after the one after it
   */
  signals[MOVED] = g_signal_new ("moved", DR_TYPE_ITEM_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  signals[REMOVED] = g_signal_new ("removed", DR_TYPE_ITEM_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static GtkWidget *
add_button (DrItemCard *self,
            GtkWidget  *row,
            const char *icon,
            const char *tooltip,
            GCallback   clicked)
{
  GtkWidget *button = g_object_new (GTK_TYPE_BUTTON, "icon-name", icon, "tooltip-text", tooltip, "valign",
                                    GTK_ALIGN_START, NULL);

  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_swapped (button, "clicked", clicked, self);
  dr_row_append (DR_ROW (row), button);

  return button;
}

static GtkWidget *
add_label (GtkWidget  *box,
           const char *style)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR,
                                   "hexpand", TRUE, "natural-wrap-mode", GTK_NATURAL_WRAP_NONE, NULL);

  gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (box), label);

  return label;
}

static void
dr_item_card_init (DrItemCard *self)
{
  GtkWidget *row = dr_row_new (0);
  GtkWidget *line = dr_row_new (9);
  GtkWidget *words = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 3, "hexpand", TRUE, NULL);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  gtk_widget_add_css_class (GTK_WIDGET (self), "item-card");

  self->arrow = g_object_new (GTK_TYPE_IMAGE, "icon-name", "pan-end-symbolic", "valign", GTK_ALIGN_START,
                              "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  self->title = add_label (words, "heading");
  self->summary = add_label (words, "dim-label");
  dr_row_append (DR_ROW (line), self->arrow);
  dr_row_append (DR_ROW (line), words);
  self->header = g_object_new (GTK_TYPE_BUTTON, "child", line, "hexpand", TRUE, NULL);
  gtk_widget_add_css_class (self->header, "flat");
  gtk_widget_add_css_class (self->header, "item-header");
  g_signal_connect_swapped (self->header, "clicked", G_CALLBACK (header_clicked), self);
  dr_row_append (DR_ROW (row), self->header);
  self->up = add_button (self, row, "go-up-symbolic", _("Move up"), G_CALLBACK (up_clicked));
  self->down = add_button (self, row, "go-down-symbolic", _("Move down"), G_CALLBACK (down_clicked));
  self->remove = add_button (self, row, "user-trash-symbolic", _("Remove"), G_CALLBACK (remove_clicked));

  self->place = g_object_new (GTK_TYPE_BOX, "visible", FALSE, NULL);
  gtk_widget_add_css_class (self->place, "item-content");
  gtk_box_append (GTK_BOX (self), row);
  gtk_box_append (GTK_BOX (self), self->place);
  dr_item_card_set_open (self, FALSE);
}
