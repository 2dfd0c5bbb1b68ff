#include "dr-suggestion-card.h"

#include <glib/gi18n-lib.h>

#include "dr-wrapped-label.h"

struct _DrSuggestionCard {
  GtkBox parent_instance;

  guint  index;
};

enum {
  TAKEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DrSuggestionCard, dr_suggestion_card, GTK_TYPE_BOX)

static void
clicked (DrSuggestionCard *self)
{
  g_signal_emit (self, signals[TAKEN], 0);
}

/**
 * dr_suggestion_card_new:
 * @suggestion: what is suggested
 * @index: its place among the suggestions
 * @groups: names of those it is for; "": it says so itself, or is for nobody in particular
 *
 * Returns: (transfer floating): a card
 */
DrSuggestionCard *
dr_suggestion_card_new (const DrSuggestion *suggestion,
                        guint               index,
                        const char         *groups)
{
  DrSuggestionCard *self = g_object_new (DR_TYPE_SUGGESTION_CARD, NULL);
  GtkWidget *button = g_object_new (GTK_TYPE_BUTTON, "label", _("Add this action"), "halign", GTK_ALIGN_START, NULL);
  /* Translators: what an action is to do */
  g_autofree char *spoken = g_strdup_printf (_("Add this action: %s"), suggestion->text);
  /* Translators: %1$s is the title of a rule, %2$s its id, %3$s what it found */
  g_autofree char *why = g_strdup_printf (_("%1$s (%2$s). %3$s"), suggestion->title, suggestion->rule, suggestion->reason);
  g_autofree char *whom = g_strdup_printf (_("For: %s"), groups);

  self->index = index;
  dr_wrapped_label_add (self, suggestion->text, "heading");
  if (groups[0] != '\0')
    dr_wrapped_label_add (self, whom, NULL);
  dr_wrapped_label_bind (dr_wrapped_label_add (self, NULL, "dim-label"), why);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (clicked), self);
  gtk_box_append (GTK_BOX (self), button);

  return self;
}

/**
 * dr_suggestion_card_get_index:
 * @self: a card
 *
 * Returns: its place among the suggestions
 */
guint
dr_suggestion_card_get_index (DrSuggestionCard *self)
{
  return self->index;
}

static void
dr_suggestion_card_class_init (DrSuggestionCardClass *klass)
{
  /**
   * DrSuggestionCard::taken:
   * @self: the card
   *
   * The action is to be added.
   */
  signals[TAKEN] = g_signal_new ("taken", DR_TYPE_SUGGESTION_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dr_suggestion_card_init (DrSuggestionCard *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  gtk_widget_add_css_class (GTK_WIDGET (self), "suggestion");
}
