#include "dr-actions-page.h"

#include <glib/gi18n-lib.h>

#include "dr-action-card.h"
#include "dr-group-words.h"
#include "dr-item-list.h"
#include "dr-mitigation-view.h"
#include "dr-names.h"
#include "dr-new-item.h"
#include "dr-suggestion-card.h"
#include "dr-suggestions.h"
#include "dr-wrapped-label.h"

struct _DrActionsPage {
  DrSectionPage     parent_instance;

  DrSuggestions    *suggestions;   /* (nullable): as shown */
  GtkWidget        *suggested;     /* hidden where there is nothing to suggest */
  GtkWidget        *cards;
  DrItemList       *actions;
  DrMitigationView *mitigation;
};

G_DEFINE_FINAL_TYPE (DrActionsPage, dr_actions_page, DR_TYPE_SECTION_PAGE)

static char *
action_title (DrEditor   *editor,
              const char *item,
              gpointer    data)
{
  g_autofree char *key = g_strconcat (item, "/text", NULL);

  return g_strdup (dr_editor_get (editor, key));
}

static char *
due_words (const char *due)
{
  DrDate date;
  g_autofree char *text = NULL;

  if (due == NULL || !dr_date_parse_full (due, &date))
    return g_strdup (_("no date"));
  text = dr_format_date (date);

  /* Translators: a date by which an action is to be done */
  return g_strdup_printf (_("due %s"), text);
}

/* @owner: (nullable): id. Returns: (transfer full): their name; of somebody whom the register does not know, the id and that. */
static char *
owner_words (DrDesk     *desk,
             const char *owner)
{
  const DrPeopleList *people = dr_desk_get_people (desk);

  if (owner == NULL)
    return g_strdup (_("Nobody owns it"));
  for (guint i = 0; i < people->n_people; i++)
    if (g_str_equal (people->people[i].id, owner))
      return g_strdup (people->people[i].name);

  return g_strdup_printf (_("%s, who is not in the register"), owner);
}

/* Who does it by when, and whether it is done. */
static char *
action_summary (DrEditor   *editor,
                const char *item,
                gpointer    data)
{
  g_autofree char *owner_key = g_strconcat (item, "/@owner", NULL);
  g_autofree char *due_key = g_strconcat (item, "/@due", NULL);
  g_autofree char *status_key = g_strconcat (item, "/@status", NULL);
  g_autofree char *due = due_words (dr_editor_get (editor, due_key));
  const char *owner = dr_editor_get (editor, owner_key);
  g_autofree char *who = owner_words (dr_editor_get_desk (editor), owner);
  gboolean closed = g_strcmp0 (dr_editor_get (editor, status_key), "closed") == 0;

  /* Translators: who does something, by when, and whether it is done */
  return g_strdup_printf (_("%1$s · %2$s · %3$s"), who, due, closed ? _("closed") : _("open"));
}

static GtkWidget *
build_action (DrEditor   *editor,
              const char *item,
              gpointer    data)
{
  return GTK_WIDGET (dr_action_card_new (editor, item));
}

static char *
start_action (DrEditor *editor,
              gpointer  data)
{
  g_auto (DrNewItem) action = { NULL };

  dr_new_item_init (&action, editor, "actions/action", "action");
  dr_new_item_put (&action, "/@kind", dr_vocabulary_to_string (DR_VOCABULARY_ACTION_KIND, DR_ACTION_MITIGATION));
  dr_new_item_put (&action, "/@status", dr_vocabulary_to_string (DR_VOCABULARY_ACTION_STATUS, DR_ACTION_OPEN));

  return dr_new_item_add (&action);
}

static const DrItemKind action_kind = {
  .list = "actions/action",
  .add = N_("Add an action"),
  .empty = N_("No action is set out yet."),
  .untitled = N_("Not said yet what will be done"),
  .removed = N_("Action removed"),
  .build = build_action,
  .title = action_title,
  .summary = action_summary,
  .start = start_action,
};

/* Groups that a suggestion names before it says how many more. */
#define NAMED 6

/* Whom it is for, where its own words do not say so. */
static char *
name_groups (const DrEvidence   *evidence,
             const DrSuggestion *suggestion)
{
  g_auto (GStrv) ids = g_strsplit (suggestion->groups, " ", -1);
  g_autofree const char **names = g_new0 (const char *, g_strv_length (ids) + 1);
  guint n = 0;

  for (guint i = 0; ids[i] != NULL && !suggestion->names_groups; i++)
    {
      int group = dr_evidence_find_group (evidence, ids[i]);

      if (group != DR_NO_INDEX)
        names[n++] = evidence->groups[group].name;
    }

  return dr_group_words (names, n, NAMED);
}

/* Makes the suggestion an action of the draft, opens it and puts the focus there. */
static void
suggestion_taken (DrActionsPage    *self,
                  DrSuggestionCard *card)
{
  DrEditor *editor = dr_section_page_get_editor (DR_SECTION_PAGE (self));
  guint index = dr_suggestion_card_get_index (card);
  g_auto (DrNewItem) action = { NULL };
  g_autofree char *item = NULL;

  if (editor == NULL || dr_editor_is_read_only (editor) || self->suggestions == NULL || index >= self->suggestions->n)
    return;
  dr_new_item_init (&action, editor, "actions/action", "action");
  dr_suggestion_put (&self->suggestions->items[index], &action);
  item = dr_new_item_add (&action);
  dr_item_list_show_item (self->actions, item);
  gtk_widget_set_visible (GTK_WIDGET (card), FALSE);   /* until the next check has it gone */
}

/* Whether the same is suggested in the same words. */
static gboolean
is_same (const DrSuggestions *a,
         const DrSuggestions *b)
{
  if (a == NULL || a->n != b->n)
    return FALSE;
  for (guint i = 0; i < a->n; i++)
    if (!g_str_equal (a->items[i].rule, b->items[i].rule) || !g_str_equal (a->items[i].text, b->items[i].text)
        || !g_str_equal (a->items[i].reason, b->items[i].reason) || !g_str_equal (a->items[i].groups, b->items[i].groups)
        || !g_str_equal (a->items[i].options, b->items[i].options))
      return FALSE;

  return TRUE;
}

static void
show_suggestions (DrActionsPage *self)
{
  DrEditor *editor = dr_section_page_get_editor (DR_SECTION_PAGE (self));
  const DrVersion *version = dr_editor_get_version (editor);
  g_autoptr (DrSuggestions) suggestions = dr_suggestions_new (version->check);
  gboolean same = is_same (self->suggestions, suggestions);
  GtkWidget *child;

  g_clear_pointer (&self->suggestions, dr_suggestions_free);
  self->suggestions = g_steal_pointer (&suggestions);
  gtk_widget_set_visible (self->suggested, self->suggestions->n > 0 && !dr_editor_is_read_only (editor));
  if (same)
    return;
  while ((child = gtk_widget_get_first_child (self->cards)) != NULL)
    gtk_box_remove (GTK_BOX (self->cards), child);
  for (guint i = 0; i < self->suggestions->n; i++)
    {
      g_autofree char *names = name_groups (version->editions->evidence, &self->suggestions->items[i]);
      DrSuggestionCard *card = dr_suggestion_card_new (&self->suggestions->items[i], i, names);

      g_signal_connect_object (card, "taken", G_CALLBACK (suggestion_taken), self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (self->cards), GTK_WIDGET (card));
    }
}

static void
refresh_cards (GtkWidget *below)
{
  if (DR_IS_ACTION_CARD (below))
    {
      dr_action_card_refresh (DR_ACTION_CARD (below));
      return;
    }
  for (GtkWidget *each = gtk_widget_get_first_child (below); each != NULL; each = gtk_widget_get_next_sibling (each))
    refresh_cards (each);
}

static void
dr_actions_page_checked (DrSectionPage *page)
{
  DrActionsPage *self = DR_ACTIONS_PAGE (page);
  g_autoptr (DrMitigationState) state
    = dr_mitigation_state_new (dr_editor_get_version (dr_section_page_get_editor (page))->check);

  show_suggestions (self);
  refresh_cards (GTK_WIDGET (self->actions));
  dr_mitigation_view_show (self->mitigation, state);
}

static GtkWidget *
add_part (GtkBox     *content,
          const char *title,
          const char *help)   /* (nullable) */
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *label = dr_wrapped_label_new (title, NULL);

  gtk_widget_add_css_class (label, "title-3");
  gtk_box_append (GTK_BOX (box), label);
  if (help != NULL)
    {
      label = dr_wrapped_label_new (help, NULL);
      gtk_widget_add_css_class (label, "dim-label");
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_box_append (content, box);

  return box;
}

static void
dr_actions_page_build (DrSectionPage *page,
                       DrEditor      *editor)
{
  DrActionsPage *self = DR_ACTIONS_PAGE (page);
  GtkBox *content = dr_section_page_get_content (page);
  GtkWidget *part = add_part (content, _("Actions"), NULL);

  self->actions = dr_item_list_new (editor, &action_kind, NULL);
  gtk_box_append (GTK_BOX (part), GTK_WIDGET (self->actions));
  self->suggested = add_part (content, _("Suggested by what fails"),
                              _("Each can be added and then changed. Whether it is enough is for you to judge."));
  self->cards = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_box_append (GTK_BOX (self->suggested), self->cards);
  part = add_part (content, _("With and without mitigation"), NULL);
  self->mitigation = dr_mitigation_view_new ();
  gtk_box_append (GTK_BOX (part), GTK_WIDGET (self->mitigation));
}

static void
dr_actions_page_finalize (GObject *object)
{
  g_clear_pointer (&DR_ACTIONS_PAGE (object)->suggestions, dr_suggestions_free);

  G_OBJECT_CLASS (dr_actions_page_parent_class)->finalize (object);
}

static void
dr_actions_page_class_init (DrActionsPageClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dr_actions_page_finalize;
  DR_SECTION_PAGE_CLASS (klass)->build = dr_actions_page_build;
  DR_SECTION_PAGE_CLASS (klass)->checked = dr_actions_page_checked;
}

static void
dr_actions_page_init (DrActionsPage *self)
{
}
