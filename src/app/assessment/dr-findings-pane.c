#include "dr-findings-pane.h"

#include <glib/gi18n-lib.h>

#include "dr-after-frame.h"
#include "dr-finding-card.h"
#include "dr-pane.h"
#include "dr-seen-box.h"
#include "dr-wrapped-label.h"

/* Pixels that it likes. */
#define WIDTH 360

struct _DrFindingsPane {
  AdwBin           parent_instance;

  DrEditor        *editor;    /* (nullable) */
  DrFindingsState *state;     /* (nullable): as shown */
  DrStage          stage;     /* as shown */
  char            *person;    /* (nullable): for whom */
  DrAfterFrame     later;     /* refreshes it */
  gboolean         read_only; /* to them */
  gboolean         answered;  /* anew, since the cards were made */
  GtkWidget       *summary;
  GtkWidget       *cards;
  GtkWidget       *empty;
};

G_DEFINE_FINAL_TYPE (DrFindingsPane, dr_findings_pane, ADW_TYPE_BIN)

/* (nullable): the control of that name. */
static GtkWidget *
find_named (GtkWidget  *below,
            const char *name)
{
  GtkWidget *found = g_str_equal (gtk_widget_get_name (below), name) ? below : NULL;

  for (GtkWidget *each = gtk_widget_get_first_child (below); each != NULL && found == NULL;
       each = gtk_widget_get_next_sibling (each))
    found = find_named (each, name);

  return found;
}

/* Where the focus is: names of the control and of the card around it. */
typedef struct {
  gpointer  focus;     /* (nullable): which it is; may be gone by now */
  char     *control;   /* (nullable): it has none */
  char     *card;      /* (nullable): it is in none */
} Place;

static void
place_clear (Place *self)
{
  g_free (self->control);
  g_free (self->card);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Place, place_clear)

static void
place_note (Place          *self,
            DrFindingsPane *pane)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (pane));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *card = focus != NULL && gtk_widget_is_ancestor (focus, pane->cards)
                      ? gtk_widget_get_ancestor (focus, DR_TYPE_FINDING_CARD)
                      : NULL;

  if (card == NULL)
    return;
  self->focus = focus;
  self->card = g_strdup (gtk_widget_get_name (card));
  if (!g_str_equal (gtk_widget_get_name (focus), G_OBJECT_TYPE_NAME (focus)))   /* what has no name is called what it is */
    self->control = g_strdup (gtk_widget_get_name (focus));
}

/* A card that was answered or judged is another: back to the same control of it, or at least to the same card. */
static void
place_find (const Place    *self,
            DrFindingsPane *pane)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (pane));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *control = self->control != NULL ? find_named (pane->cards, self->control) : NULL;
  GtkWidget *card = self->card != NULL ? find_named (pane->cards, self->card) : NULL;

  if (card == NULL)
    return;
  /* A window keeps the focus of what was taken away until the next frame. */
  if (focus != NULL && focus == self->focus && gtk_widget_is_ancestor (focus, pane->cards))
    return;
  if (control != NULL && gtk_widget_get_visible (control) && gtk_widget_grab_focus (control))
    return;
  gtk_widget_child_focus (card, GTK_DIR_TAB_FORWARD);
}

/* (transfer none) (nullable): a card that shows just that, or can; of those that are left in @cards, taken out of them */
static GtkWidget *
take_card (DrFindingsPane       *self,
           GPtrArray            *cards,
           const DrFindingGroup *group)
{
  for (guint i = 0; i < cards->len; i++)
    {
      const DrFindingGroup *shown = &self->state->groups[i];
      gboolean same = cards->pdata[i] != NULL && dr_finding_group_is_same (shown, group);

      if (cards->pdata[i] == NULL || (!same && !dr_finding_group_is_alike (shown, group)))
        continue;
      if (self->answered && dr_finding_group_is_answerable (group) && !dr_finding_card_is_answered_alike (cards->pdata[i]))
        continue;
      if (!same)
        dr_finding_card_follow (cards->pdata[i], group);
      return g_steal_pointer (&cards->pdata[i]);
    }

  return NULL;
}

/* A card is made anew only where another look is needed: whoever reads it keeps their place, and so does the focus. */
static void
show_cards (DrFindingsPane        *self,
            const DrFindingsState *state)
{
  g_autoptr (GPtrArray) cards = g_ptr_array_new ();
  GtkWidget *last = NULL;

  for (GtkWidget *card = gtk_widget_get_first_child (self->cards); card != NULL; card = gtk_widget_get_next_sibling (card))
    g_ptr_array_add (cards, card);
  for (guint i = 0; i < state->n_groups; i++)
    {
      GtkWidget *card = self->state != NULL ? take_card (self, cards, &state->groups[i]) : NULL;

      if (card == NULL)
        {
          card = GTK_WIDGET (dr_finding_card_new (self->editor, &state->groups[i]));
          gtk_box_insert_child_after (GTK_BOX (self->cards), card, last);
        }
      else
        gtk_box_reorder_child_after (GTK_BOX (self->cards), card, last);
      last = card;
    }
  for (guint i = 0; i < cards->len; i++)
    if (cards->pdata[i] != NULL)
      gtk_box_remove (GTK_BOX (self->cards), cards->pdata[i]);
}

static void
refresh (DrFindingsPane *self)
{
  g_autoptr (DrFindingsState) state = dr_findings_state_new (dr_editor_get_version (self->editor)->check);
  g_autofree char *summary = dr_findings_state_summary (state, NULL);
  g_autofree char *bound = dr_wrapped_label_bind_dots (summary, TRUE);

  if (self->state != NULL && (self->stage == DR_STAGE_SUBMITTED || self->stage == DR_STAGE_ENDORSED))
    dr_findings_state_keep_order (state, self->state);
  gtk_label_set_label (GTK_LABEL (self->summary), bound);
  gtk_widget_set_visible (self->empty, state->n_groups == 0);
  if (self->state == NULL || self->answered || !dr_findings_state_is_same (self->state, state))
    {
      g_auto (Place) place = { NULL };

      place_note (&place, self);
      show_cards (self, state);
      place_find (&place, self);
      self->answered = FALSE;
    }
  g_clear_pointer (&self->state, dr_findings_state_free);
  self->state = g_steal_pointer (&state);
}

/* Whether one answer is for all of a case does not show in how its findings stand. */
static void
changed (DrFindingsPane     *self,
         const char * const *keys)
{
  self->answered |= dr_draft_keys_reach (keys, "justifications");
}

static void
refresh_now (gpointer data)
{
  refresh (data);
}

/* What was worked on is drawn first, then what is found in it: to measure new cards takes longer than all the rest. */
static void
refresh_later (DrFindingsPane *self)
{
  dr_after_frame_start (&self->later, GTK_WIDGET (self), 1, refresh_now, self);
}

/* What can be answered depends on who sits here and on the stage. */
static void
rights_changed (DrFindingsPane *self)
{
  DrStage stage = dr_editor_get_stage (self->editor);
  const char *person = dr_desk_get_person (dr_editor_get_desk (self->editor));

  gboolean read_only = dr_editor_is_read_only (self->editor);

  if (stage == self->stage && g_strcmp0 (person, self->person) == 0 && read_only == self->read_only)
    return;
  self->stage = stage;
  self->read_only = read_only;
  g_free (self->person);
  self->person = g_strdup (person);
  g_clear_pointer (&self->state, dr_findings_state_free);
  refresh (self);
}

/**
 * dr_findings_pane_set_editor:
 * @self: the pane
 * @editor: the assessment, for as long as the pane lives
 */
void
dr_findings_pane_set_editor (DrFindingsPane *self,
                             DrEditor       *editor)
{
  g_set_object (&self->editor, editor);
  self->stage = dr_editor_get_stage (editor);
  self->read_only = dr_editor_is_read_only (editor);
  self->person = g_strdup (dr_desk_get_person (dr_editor_get_desk (editor)));
  g_signal_connect_object (editor, "checked", G_CALLBACK (refresh_later), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "changed", G_CALLBACK (changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "rights-changed", G_CALLBACK (rights_changed), self, G_CONNECT_SWAPPED);
  refresh (self);
}

static void
dr_findings_pane_dispose (GObject *object)
{
  DrFindingsPane *self = DR_FINDINGS_PANE (object);

  dr_after_frame_stop (&self->later);
  g_clear_object (&self->editor);
  g_clear_pointer (&self->state, dr_findings_state_free);
  g_clear_pointer (&self->person, g_free);

  G_OBJECT_CLASS (dr_findings_pane_parent_class)->dispose (object);
}

static void
dr_findings_pane_class_init (DrFindingsPaneClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dr_findings_pane_dispose;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
dr_findings_pane_init (DrFindingsPane *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *scroll = gtk_scrolled_window_new ();

  self->summary = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR,
                                "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, NULL);
  gtk_widget_add_css_class (self->summary, "dim-label");
  self->empty = g_object_new (ADW_TYPE_STATUS_PAGE, "icon-name", "emblem-ok-symbolic", "title", _("No findings"),
                              "description", _("Nothing in this assessment asks for an answer."), "visible", FALSE, "vexpand", TRUE, NULL);
  gtk_widget_add_css_class (self->empty, "compact");
  self->cards = dr_seen_box_new (12);
  gtk_box_append (GTK_BOX (box), self->summary);
  gtk_box_append (GTK_BOX (box), self->empty);
  gtk_box_append (GTK_BOX (box), self->cards);
  gtk_widget_add_css_class (box, "findings");
  g_object_set (scroll, "child", box, "hscrollbar-policy", GTK_POLICY_NEVER, "vexpand", TRUE, NULL);
  adw_bin_set_child (ADW_BIN (self), dr_pane_new_scrolling (scroll, WIDTH));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Findings"), -1);
}
