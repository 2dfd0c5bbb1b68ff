#include "dr-item-list.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-comparison.h"
#include "dr-input-find.h"
#include "dr-item-card.h"
#include "dr-item-copy.h"
#include "dr-scroll-to.h"
#include "dr-seen-box.h"
#include "dr-wrapped-label.h"

struct _DrItemList {
  AdwBin            parent_instance;

  DrEditor         *editor;   /* (nullable) after dispose */
  const DrItemKind *kind;
  gpointer          data;
  GtkWidget        *empty;
  GtkWidget        *cards;
  GtkWidget        *gone;     /* what the version before had, and this one has not */
  GtkWidget        *add;
  GStrv             order;    /* (nullable): items as they are shown; those that are not in it follow */
};

G_DEFINE_FINAL_TYPE (DrItemList, dr_item_list, ADW_TYPE_BIN)

static void
say_removed (DrItemList *self,
             DrItemCopy *removed)   /* (transfer full) */
{
  GtkWidget *overlay = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_TOAST_OVERLAY);
  AdwToast *toast = adw_toast_new (_(self->kind->removed));

  adw_toast_set_button_label (toast, _("Undo"));
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (dr_item_copy_put), removed,
                         (GClosureNotify) (GCallback) dr_item_copy_free, G_CONNECT_SWAPPED);
  if (overlay != NULL)
    adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);
  else
    g_object_unref (g_object_ref_sink (toast));
}

static DrItemCard *
find_card (DrItemList *self,
           const char *item)
{
  for (GtkWidget *each = gtk_widget_get_first_child (self->cards); each != NULL; each = gtk_widget_get_next_sibling (each))
    if (g_str_equal (dr_item_card_get_item (DR_ITEM_CARD (each)), item))
      return DR_ITEM_CARD (each);

  return NULL;
}

static void
focus_card (DrItemCard *card)
{
  DrInput *input = NULL;

  if (dr_item_card_is_open (card) && dr_item_card_get_content (card) != NULL)
    input = dr_input_find_first (dr_item_card_get_content (card));
  if (input == NULL || !gtk_widget_grab_focus (GTK_WIDGET (input)))
    gtk_widget_child_focus (GTK_WIDGET (card), GTK_DIR_TAB_FORWARD);
  dr_scroll_to (GTK_WIDGET (card));
}

static void
card_opened (DrItemList *self,
             DrItemCard *card)
{
  dr_item_card_set_content (card, self->kind->build (self->editor, dr_item_card_get_item (card), self->data));
}

/* Where the focus goes when @card is gone. */
static void
leave_card (DrItemList *self,
            DrItemCard *card)
{
  GtkWidget *next = gtk_widget_get_next_sibling (GTK_WIDGET (card));

  if (next == NULL)
    next = gtk_widget_get_prev_sibling (GTK_WIDGET (card));
  if (next != NULL)
    gtk_widget_child_focus (next, GTK_DIR_TAB_FORWARD);
  else
    gtk_widget_grab_focus (self->add);
}

static void
card_removed (DrItemList *self,
              DrItemCard *card)
{
  g_autofree char *item = g_strdup (dr_item_card_get_item (card));

  leave_card (self, card);
  dr_item_list_remove (self, item);
}

/* Swaps the places of two neighbours. */
static void
card_moved (DrItemList *self,
            gboolean    up,
            DrItemCard *card)
{
  GtkWidget *other = up ? gtk_widget_get_prev_sibling (GTK_WIDGET (card)) : gtk_widget_get_next_sibling (GTK_WIDGET (card));
  g_autofree char *here = g_strconcat (dr_item_card_get_item (card), "/#", NULL);
  g_autofree char *there = NULL;
  g_autofree char *position = NULL;
  g_autofree char *other_position = NULL;
  DrField changes[2];

  if (other == NULL)
    return;
  there = g_strconcat (dr_item_card_get_item (DR_ITEM_CARD (other)), "/#", NULL);
  position = g_strdup (dr_editor_get (self->editor, here));
  other_position = g_strdup (dr_editor_get (self->editor, there));
  changes[0] = (DrField) { .key = here, .value = other_position };
  changes[1] = (DrField) { .key = there, .value = position };
  dr_editor_change (self->editor, changes, G_N_ELEMENTS (changes));
}

static DrItemCard *
add_card (DrItemList *self,
          const char *item)
{
  DrItemCard *card = dr_item_card_new (item, self->kind->movable);

  g_signal_connect_object (card, "opened", G_CALLBACK (card_opened), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (card, "removed", G_CALLBACK (card_removed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (card, "moved", G_CALLBACK (card_moved), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->cards), GTK_WIDGET (card));

  return card;
}

/* (nullable): the comparison with the version before, where changes are marked. */
static DrComparison *
marks (DrItemList *self)
{
  DrComparison *comparison = dr_comparison_of (self->editor);

  return comparison != NULL && dr_comparison_marks (comparison) ? comparison : NULL;
}

/* (transfer full) (nullable): the item's summary, after what became of it since the version before. */
static char *
mark_summary (DrItemList *self,
              const char *item,
              char       *summary)   /* (transfer full) (nullable) */
{
  g_autofree char *line = summary;
  DrComparison *comparison = marks (self);
  const DrChange *change = comparison != NULL ? dr_comparison_find_item (comparison, item) : NULL;
  g_autofree char *words = NULL;

  if (change == NULL)
    return g_steal_pointer (&line);
  words = g_strdup_printf (change->kind == DR_CHANGE_ADDED && g_str_equal (change->key, item) ? _("Added since version %u")
                                                                                              : _("Changed since version %u"),
                           dr_comparison_get_since (comparison));

  return line != NULL && line[0] != '\0' ? g_strdup_printf ("%s · %s", words, line) : g_steal_pointer (&words);
}

static void
show_gone (DrItemList *self)
{
  DrComparison *comparison = marks (self);
  const DrChangeList *changes = comparison != NULL ? dr_comparison_get_changes (comparison) : NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; changes != NULL && i < changes->n; i++)
    if (changes->changes[i].kind == DR_CHANGE_REMOVED && g_str_has_prefix (changes->changes[i].key, self->kind->list)
        && changes->changes[i].key[strlen (self->kind->list)] == '['
        && g_str_has_suffix (changes->changes[i].key, "]"))
      {
        g_autofree char *escaped = g_markup_escape_text (changes->changes[i].name, -1);

        g_string_append_printf (text, "%s<span strikethrough=\"true\">%s</span>", text->len > 0 ? "\n" : "", escaped);
      }
  gtk_widget_set_visible (self->gone, text->len > 0);
  if (text->len > 0)
    {
      g_autofree char *title = g_strdup_printf (_("Removed since version %u:"), dr_comparison_get_since (comparison));
      g_autofree char *escaped = g_markup_escape_text (title, -1);
      g_autofree char *markup = g_strdup_printf ("<b>%s</b>\n%s", escaped, text->str);

      gtk_label_set_markup (GTK_LABEL (self->gone), markup);
    }
}

static void
show_words (DrItemList *self,
            DrItemCard *card)
{
  const char *item = dr_item_card_get_item (card);
  g_autofree char *key = g_strconcat (item, "/@name", NULL);
  g_autofree char *title = NULL;
  g_autofree char *summary = NULL;

  title = self->kind->title != NULL ? self->kind->title (self->editor, item, self->data)
                                    : g_strdup (dr_editor_get (self->editor, key));
  if (self->kind->summary != NULL)
    summary = self->kind->summary (self->editor, item, self->data);
  summary = mark_summary (self, item, g_steal_pointer (&summary));
  dr_item_card_set_words (card, title != NULL && title[0] != '\0' ? title : _(self->kind->untitled), summary);
}

/* The items as they are shown. */
static char **
list_items (DrItemList *self)
{
  g_auto (GStrv) items = dr_editor_get_items (self->editor, self->kind->list);
  g_autoptr (GStrvBuilder) shown = g_strv_builder_new ();

  for (guint i = 0; self->order != NULL && self->order[i] != NULL; i++)
    if (g_strv_contains ((const char * const *) items, self->order[i]))
      g_strv_builder_add (shown, self->order[i]);
  for (guint i = 0; items[i] != NULL; i++)
    if (self->order == NULL || !g_strv_contains ((const char * const *) self->order, items[i]))
      g_strv_builder_add (shown, items[i]);

  return g_strv_builder_end (shown);
}

/**
 * dr_item_list_refresh:
 * @self: a list
 *
 * Shows the items as they stand in the editor, and says their titles again. It does so by itself when a field under the
 * list changes; to be called where titles rest on something else.
 */
void
dr_item_list_refresh (DrItemList *self)
{
  g_auto (GStrv) items = list_items (self);
  gboolean writable = !dr_editor_is_read_only (self->editor);
  guint n = g_strv_length (items);
  GtkWidget *before = NULL;
  GtkWidget *next;

  for (GtkWidget *each = gtk_widget_get_first_child (self->cards); each != NULL; each = next)
    {
      next = gtk_widget_get_next_sibling (each);
      if (!g_strv_contains ((const char * const *) items, dr_item_card_get_item (DR_ITEM_CARD (each))))
        gtk_box_remove (GTK_BOX (self->cards), each);
    }
  for (guint i = 0; i < n; i++)
    {
      DrItemCard *card = find_card (self, items[i]);

      if (card == NULL)
        card = add_card (self, items[i]);
      gtk_box_reorder_child_after (GTK_BOX (self->cards), GTK_WIDGET (card), before);
      dr_item_card_set_actions (card, writable, i > 0, i + 1 < n);
      show_words (self, card);
      before = GTK_WIDGET (card);
    }
  show_gone (self);
  gtk_widget_set_visible (self->cards, n > 0);
  gtk_widget_set_visible (self->empty, n == 0);
  gtk_widget_set_visible (self->add, writable && self->kind->add != NULL);
}

/* Only where changes are marked; it is told of every check of a draft as well. */
static void
compared (DrItemList *self)
{
  if (marks (self) != NULL)
    dr_item_list_refresh (self);
}

static void
changed (DrItemList         *self,
         const char * const *keys)
{
  for (guint i = 0; keys[i] != NULL; i++)
    if (g_str_has_prefix (keys[i], self->kind->list) && keys[i][strlen (self->kind->list)] == '[')
      {
        dr_item_list_refresh (self);
        return;
      }
}

/**
 * dr_item_list_new:
 * @editor: the assessment, for as long as the list lives
 * @kind: what the items are; must outlive the list
 * @data: (nullable): for the functions of @kind; must outlive the list
 *
 * Returns: (transfer floating): a list of the items, folded; a single one open
 */
DrItemList *
dr_item_list_new (DrEditor         *editor,
                  const DrItemKind *kind,
                  gpointer          data)
{
  DrItemList *self = g_object_new (DR_TYPE_ITEM_LIST, NULL);
  GtkWidget *first;

  self->editor = g_object_ref (editor);
  self->kind = kind;
  self->data = data;
  gtk_label_set_label (GTK_LABEL (self->empty), _(kind->empty));
  if (kind->add != NULL)
    {
      gtk_button_set_label (GTK_BUTTON (self->add), _(kind->add));
      gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (self->add))), TRUE);
    }
  g_signal_connect_object (editor, "changed", G_CALLBACK (changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "rights-changed", G_CALLBACK (dr_item_list_refresh), self, G_CONNECT_SWAPPED);
  if (dr_comparison_of (editor) != NULL)
    g_signal_connect_object (dr_comparison_of (editor), "changed", G_CALLBACK (compared), self, G_CONNECT_SWAPPED);
  dr_item_list_refresh (self);
  first = gtk_widget_get_first_child (self->cards);
  if (first != NULL && gtk_widget_get_next_sibling (first) == NULL)
    dr_item_card_set_open (DR_ITEM_CARD (first), TRUE);

  return self;
}

/**
 * dr_item_list_arrange:
 * @self: a list whose items do not move
 * @items: (array zero-terminated=1): prefixes of items
 *
 * Shows the items in this order, and those that are not in it behind them. The draft keeps its own.
 */
void
dr_item_list_arrange (DrItemList         *self,
                      const char * const *items)
{
  g_return_if_fail (!self->kind->movable);

  g_strfreev (self->order);
  self->order = g_strdupv ((char **) items);
  dr_item_list_refresh (self);
}

/**
 * dr_item_list_show_item:
 * @self: a list
 * @item: prefix of one of its items
 *
 * Opens the item and puts the focus into its first control.
 */
void
dr_item_list_show_item (DrItemList *self,
                        const char *item)
{
  DrItemCard *card = find_card (self, item);

  if (card == NULL)
    return;
  dr_item_card_set_open (card, TRUE);
  focus_card (card);
}

/**
 * dr_item_list_add:
 * @self: a list
 *
 * Adds an item, opens it and puts the focus into its first control.
 */
void
dr_item_list_add (DrItemList *self)
{
  g_autofree char *item = NULL;

  if (self->kind->start == NULL || dr_editor_is_read_only (self->editor))
    return;
  item = self->kind->start (self->editor, self->data);
  if (item != NULL)
    dr_item_list_show_item (self, item);
}

/**
 * dr_item_list_remove:
 * @self: a list
 * @item: prefix of one of its items
 *
 * Takes the item away and says so, with a way to have it back as it was.
 */
void
dr_item_list_remove (DrItemList *self,
                     const char *item)
{
  DrItemCopy *removed;

  if (dr_editor_is_read_only (self->editor))
    return;
  removed = dr_item_copy_new (self->editor, item, item);
  dr_editor_remove (self->editor, item);
  say_removed (self, removed);
}

/* The controls of a card follow its item. */
static void
bind_again (GtkWidget  *below,
            DrEditor   *editor,
            const char *item,
            const char *to)
{
  if (DR_IS_INPUT (below))
    {
      const char *key = dr_input_get_key (DR_INPUT (below));

      if (key != NULL && dr_draft_key_is_below (key, item))
        {
          g_autofree char *now = g_strconcat (to, key + strlen (item), NULL);

          dr_input_bind (DR_INPUT (below), editor, now);
        }
      return;
    }
  for (GtkWidget *each = gtk_widget_get_first_child (below); each != NULL; each = gtk_widget_get_next_sibling (each))
    bind_again (each, editor, item, to);
}

/**
 * dr_item_list_rename:
 * @self: a list
 * @item: prefix of one of its items
 * @to: the prefix that it is to have
 *
 * For lists whose items are told apart by something that a person chooses: the card stays, with the focus in it.
 *
 * Returns: whether it goes by @to now; it does not where another item does already
 */
gboolean
dr_item_list_rename (DrItemList *self,
                     const char *item,
                     const char *to)
{
  g_autofree char *from = g_strdup (item);
  DrItemCard *card = find_card (self, from);

  if (g_str_equal (from, to))
    return TRUE;
  if (card == NULL || find_card (self, to) != NULL || dr_editor_is_read_only (self->editor))
    return FALSE;

  dr_item_card_set_item (card, to);
  dr_item_copy_move (self->editor, from, to);
  if (dr_item_card_get_content (card) != NULL)
    bind_again (dr_item_card_get_content (card), self->editor, from, to);

  return TRUE;
}

/**
 * dr_item_list_reveal:
 * @self: a list
 * @key: of a field, or of an item, or the list itself
 *
 * Opens the item that the field belongs to, so that its controls can be found and take the focus. Asked for the list
 * itself, it puts the focus on the button that adds an item; asked for an item as a whole, into that.
 *
 * Returns: whether the key is the list's own or an item's, and the focus was put there
 */
gboolean
dr_item_list_reveal (DrItemList *self,
                     const char *key)
{
  if (g_str_equal (key, self->kind->list))
    return gtk_widget_grab_focus (self->add);
  for (GtkWidget *each = gtk_widget_get_first_child (self->cards); each != NULL; each = gtk_widget_get_next_sibling (each))
    if (dr_draft_key_is_below (key, dr_item_card_get_item (DR_ITEM_CARD (each))))
      {
        dr_item_card_set_open (DR_ITEM_CARD (each), TRUE);
        if (!g_str_equal (key, dr_item_card_get_item (DR_ITEM_CARD (each))))
          continue;
        focus_card (DR_ITEM_CARD (each));
        return TRUE;
      }

  return FALSE;
}

/**
 * dr_item_list_new_item:
 * @editor: an assessment
 * @list: a list, as "actions/action"
 * @stem: what the identity begins with, as "action"
 *
 * For @start of a #DrItemKind.
 *
 * Returns: (transfer full): prefix of an item that the list does not have
 */
char *
dr_item_list_new_item (DrEditor   *editor,
                       const char *list,
                       const char *stem)
{
  g_autofree char *identity = dr_editor_new_identity (editor, list, stem);

  return g_strdup_printf ("%s[%s]", list, identity);
}

static void
dr_item_list_dispose (GObject *object)
{
  g_clear_object (&DR_ITEM_LIST (object)->editor);

  G_OBJECT_CLASS (dr_item_list_parent_class)->dispose (object);
}

static void
dr_item_list_finalize (GObject *object)
{
  g_strfreev (DR_ITEM_LIST (object)->order);

  G_OBJECT_CLASS (dr_item_list_parent_class)->finalize (object);
}

static void
dr_item_list_class_init (DrItemListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dr_item_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = dr_item_list_finalize;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
dr_item_list_init (DrItemList *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->empty = dr_wrapped_label_new (NULL, NULL);
  gtk_widget_add_css_class (self->empty, "dim-label");
  self->cards = dr_seen_box_new (12);
  self->add = g_object_new (GTK_TYPE_BUTTON, "halign", GTK_ALIGN_START, NULL);
  g_signal_connect_swapped (self->add, "clicked", G_CALLBACK (dr_item_list_add), self);
  gtk_box_append (GTK_BOX (box), self->empty);
  gtk_box_append (GTK_BOX (box), self->cards);
  self->gone = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "visible", FALSE,
                             NULL);
  gtk_widget_add_css_class (self->gone, "change-mark");
  gtk_box_append (GTK_BOX (box), self->gone);
  gtk_box_append (GTK_BOX (box), self->add);
  adw_bin_set_child (ADW_BIN (self), box);
}
