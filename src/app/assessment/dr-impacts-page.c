#include "dr-impacts-page.h"

#include <glib/gi18n-lib.h>

#include "dr-adjustment-fields.h"
#include "dr-evidence-choices.h"
#include "dr-impact-card.h"
#include "dr-impacts-state.h"
#include "dr-item-list.h"
#include "dr-new-item.h"
#include "dr-wrapped-label.h"

/* Rows of who might be given an entry. */
typedef struct {
  GtkWidget *group;
  GtkWidget *list;
  GPtrArray *rows;    /* of GtkWidget, as they are shown; each has what it says as its data "says" */
} Offers;

struct _DrImpactsPage {
  DrSectionPage    parent_instance;

  DrImpactsState  *state;    /* (nullable) of the latest check that was shown */
  DrItemList      *entries;
  Offers           gaps;     /* what is not judged yet */
  Offers           pairs;
};

G_DEFINE_FINAL_TYPE (DrImpactsPage, dr_impacts_page, DR_TYPE_SECTION_PAGE)

static const DrImpactEntry *
entry_of (DrImpactsPage *self,
          const char    *item)
{
  g_auto (GStrv) identity = dr_draft_key_identity (item, NULL);

  return self->state != NULL && identity != NULL ? dr_impacts_state_find_entry (self->state, identity[0]) : NULL;
}

/* An entry that was not checked yet goes by the groups that it names. */
static char *
entry_title (DrEditor   *editor,
             const char *item,
             gpointer    data)
{
  const DrImpactEntry *entry = entry_of (data, item);
  g_autofree char *key = g_strconcat (item, "/@groups", NULL);
  g_autoptr (GArray) groups = NULL;

  if (entry != NULL)
    return g_strdup (entry->title);
  groups = dr_choices_of_groups (dr_editor_get_version (editor)->editions->evidence);

  return dr_choices_titles (groups, dr_editor_get (editor, key));
}

static char *
entry_summary (DrEditor   *editor,
               const char *item,
               gpointer    data)
{
  const DrImpactEntry *entry = entry_of (data, item);

  return entry != NULL ? g_strdup (entry->summary) : NULL;
}

static GtkWidget *
build_entry (DrEditor   *editor,
             const char *item,
             gpointer    data)
{
  DrImpactsPage *self = data;
  DrImpactCard *card = dr_impact_card_new (editor, item);

  if (self->state != NULL)
    dr_impact_card_refresh (card, self->state);

  return GTK_WIDGET (card);
}

static char *
add_entry (DrEditor   *editor,
           const char *groups,           /* (nullable) */
           const char *characteristic,   /* (nullable) */
           gboolean    intersection)
{
  g_auto (DrNewItem) entry = { NULL };

  dr_new_item_init (&entry, editor, "impacts/impact", "impact");
  dr_new_item_put (&entry, "/@groups", groups);
  dr_new_item_put (&entry, "/@characteristics", characteristic);
  dr_new_item_put (&entry, "/@intersection", intersection ? "true" : NULL);

  return dr_new_item_add (&entry);
}

static char *
start_entry (DrEditor *editor,
             gpointer  data)
{
  return add_entry (editor, NULL, NULL, FALSE);
}

static const DrItemKind entry_kind = {
  .list = "impacts/impact",
  .add = N_("Add an entry"),
  .empty = N_("Nothing is judged yet."),
  .untitled = N_("Nobody named yet"),
  .removed = N_("Entry removed"),
  .build = build_entry,
  .title = entry_title,
  .summary = entry_summary,
  .start = start_entry,
};

/* What a button adds. */
typedef struct {
  DrImpactsPage *page;
  char          *groups;
  char          *characteristic;
  gboolean       intersection;
} Offer;

static void
offer_free (gpointer  data,
            GClosure *closure)
{
  Offer *self = data;

  g_free (self->groups);
  g_free (self->characteristic);
  g_free (self);
}

static void
offer_taken (Offer *offer)
{
  DrImpactsPage *self = offer->page;
  DrEditor *editor = dr_section_page_get_editor (DR_SECTION_PAGE (self));
  g_autofree char *item = NULL;

  if (editor == NULL || dr_editor_is_read_only (editor))
    return;
  item = add_entry (editor, offer->groups, offer->characteristic, offer->intersection);
  dr_item_list_show_item (self->entries, item);
}

static GtkWidget *
new_offer (DrImpactsPage *self,
           const char    *title,
           const char    *groups,
           const char    *characteristic,
           gboolean       intersection)
{
  GtkWidget *button = g_object_new (GTK_TYPE_BUTTON, "label", _("Add"), "valign", GTK_ALIGN_CENTER, NULL);
  /* Translators: whom an entry is to be about */
  g_autofree char *spoken = g_strdup_printf (_("Add an entry: %s"), title);
  Offer *offer = g_new0 (Offer, 1);

  offer->page = self;
  offer->groups = g_strdup (groups);
  offer->characteristic = g_strdup (characteristic);
  offer->intersection = intersection;
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_signal_connect_data (button, "clicked", G_CALLBACK (offer_taken), offer, offer_free, G_CONNECT_SWAPPED);

  return button;
}

static GtkWidget *
new_group_row (DrImpactsPage       *self,
               const DrImpactGroup *group)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", group->name,
                                 "subtitle", group->sentence, NULL);

  adw_action_row_add_suffix (ADW_ACTION_ROW (row), new_offer (self, group->name, group->id, NULL, FALSE));

  return row;
}

/* What it opens to is made when it is opened: closed rows are measured too, dozens of them at every check. */
static void
gap_opened (GtkWidget     *row,
            GParamSpec    *pspec,
            DrImpactsPage *self)
{
  const char *title = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row));

  g_signal_handlers_disconnect_by_func (row, gap_opened, self);
  for (guint i = 0; i < self->state->n_gaps; i++)
    if (g_str_equal (self->state->gaps[i].title, title))
      for (guint g = 0; g < self->state->gaps[i].n_groups; g++)
        adw_expander_row_add_row (ADW_EXPANDER_ROW (row),
                                  new_group_row (self, &self->state->groups[self->state->gaps[i].groups[g]]));
}

/* A characteristic with one group is a row; with several it opens to a row each. */
static GtkWidget *
new_gap_row (DrImpactsPage     *self,
             const DrImpactGap *gap)
{
  GtkWidget *row;

  if (gap->n_groups == 0)
    {
      row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", gap->title,
                          "subtitle", _("The evidence base has no group for it."), NULL);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), new_offer (self, gap->title, NULL, gap->characteristic, FALSE));
      return row;
    }
  if (gap->n_groups == 1)
    return new_group_row (self, &self->state->groups[gap->groups[0]]);

  row = g_object_new (ADW_TYPE_EXPANDER_ROW, "use-markup", FALSE, "title", gap->title, NULL);
  {
    const DrImpactGroup *worst = &self->state->groups[gap->groups[0]];
    g_autofree char *subtitle = g_strdup_printf (ngettext ("%1$u group. Worst off by the figures: %2$s. %3$s",
                                                           "%1$u groups. Worst off by the figures: %2$s. %3$s",
                                                           gap->n_groups),
                                                 gap->n_groups, worst->name, worst->sentence);

    adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), subtitle);
  }
  adw_expander_row_add_action (ADW_EXPANDER_ROW (row), new_offer (self, gap->title, gap->group_ids, NULL, FALSE));
  g_signal_connect (row, "notify::expanded", G_CALLBACK (gap_opened), self);

  return row;
}

/* What a row of a characteristic without an entry says and offers, in one text. */
static char *
gap_text (const DrImpactsState *state,
          const DrImpactGap    *gap)
{
  g_autoptr (GString) text = g_string_new (gap->title);

  for (guint g = 0; g < gap->n_groups; g++)
    g_string_append_printf (text, "\n%s\n%s", state->groups[gap->groups[g]].name, state->groups[gap->groups[g]].sentence);
  g_string_append_printf (text, "\n%s", gap->group_ids != NULL ? gap->group_ids : "");

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static GtkWidget *
new_pair_row (DrImpactsPage      *self,
              const DrImpactPair *pair)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", pair->title, NULL);

  adw_action_row_add_suffix (ADW_ACTION_ROW (row), new_offer (self, pair->title, pair->group_ids, NULL, TRUE));

  return row;
}

/* (transfer none) (nullable): the row that says that, taken out of those that are left. */
static GtkWidget *
take_row (GPtrArray  *rows,
          const char *text)
{
  for (guint i = 0; i < rows->len; i++)
    if (rows->pdata[i] != NULL && g_str_equal (g_object_get_data (rows->pdata[i], "says"), text))
      return g_steal_pointer (&rows->pdata[i]);

  return NULL;
}

/* A row that says what it said stays: to measure new ones takes longer than all else that a check is followed by. */
static void
show_rows (DrImpactsPage *self,
           Offers        *offers,
           gboolean       pairs)
{
  const guint n = pairs ? self->state->n_pairs : self->state->n_gaps;
  g_autoptr (GPtrArray) before = g_steal_pointer (&offers->rows);

  offers->rows = g_ptr_array_new ();
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = pairs ? g_strdup_printf ("%s\n%s", self->state->pairs[i].title, self->state->pairs[i].group_ids)
                                    : gap_text (self->state, &self->state->gaps[i]);
      GtkWidget *row = take_row (before, text);

      if (row == NULL)
        {
          row = pairs ? new_pair_row (self, &self->state->pairs[i]) : new_gap_row (self, &self->state->gaps[i]);
          g_object_set_data_full (G_OBJECT (row), "says", g_steal_pointer (&text), g_free);
        }
      g_ptr_array_add (offers->rows, row);
    }

  for (guint i = 0; i < before->len; i++)
    if (before->pdata[i] != NULL)
      gtk_list_box_remove (GTK_LIST_BOX (offers->list), before->pdata[i]);
  for (guint i = 0; i < n; i++)
    {
      GtkWidget *row = offers->rows->pdata[i];

      if (GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (offers->list), (int) i)) == row)
        continue;
      g_object_ref_sink (row);
      if (gtk_widget_get_parent (row) != NULL)
        gtk_list_box_remove (GTK_LIST_BOX (offers->list), row);
      gtk_list_box_insert (GTK_LIST_BOX (offers->list), row, (int) i);
      g_object_unref (row);
    }
}

static void
show_offers (DrImpactsPage *self)
{
  gboolean writable = !dr_editor_is_read_only (dr_section_page_get_editor (DR_SECTION_PAGE (self)));

  show_rows (self, &self->gaps, FALSE);
  show_rows (self, &self->pairs, TRUE);
  gtk_widget_set_visible (self->gaps.group, writable && self->state->n_gaps > 0);
  gtk_widget_set_visible (self->pairs.group, writable && self->state->n_pairs > 0);
}

static void
refresh_cards (DrImpactsPage *self,
               GtkWidget     *below)
{
  if (DR_IS_IMPACT_CARD (below))
    {
      dr_impact_card_refresh (DR_IMPACT_CARD (below), self->state);
      return;
    }
  for (GtkWidget *each = gtk_widget_get_first_child (below); each != NULL; each = gtk_widget_get_next_sibling (each))
    refresh_cards (self, each);
}

static void
dr_impacts_page_checked (DrSectionPage *page)
{
  DrImpactsPage *self = DR_IMPACTS_PAGE (page);

  g_clear_pointer (&self->state, dr_impacts_state_free);
  self->state = dr_impacts_state_new (dr_editor_get_version (dr_section_page_get_editor (page))->check);
  dr_item_list_refresh (self->entries);
  refresh_cards (self, GTK_WIDGET (self->entries));
  show_offers (self);
}

/* Worst first when the section is come to; while one works in it the order stays. */
static void
dr_impacts_page_map (GtkWidget *widget)
{
  DrImpactsPage *self = DR_IMPACTS_PAGE (widget);
  g_autoptr (GStrvBuilder) order = g_strv_builder_new ();
  g_auto (GStrv) items = NULL;

  GTK_WIDGET_CLASS (dr_impacts_page_parent_class)->map (widget);
  if (self->state == NULL || self->entries == NULL)
    return;
  for (guint i = 0; i < self->state->n_entries; i++)
    {
      g_autofree char *item = dr_draft_key ("impacts/impact[]", self->state->entries[i].id, NULL);

      g_strv_builder_add (order, item);
    }
  items = g_strv_builder_end (order);
  dr_item_list_arrange (self->entries, (const char * const *) items);
}

static void
add_offers (GtkBox     *content,
            Offers     *offers,
            const char *title,
            const char *description)
{
  GtkWidget *first = adw_action_row_new ();

  offers->group = g_object_new (ADW_TYPE_PREFERENCES_GROUP, "title", title, "description", description, "visible", FALSE, NULL);
  dr_wrapped_label_wrap_titles (offers->group);
  offers->rows = g_ptr_array_new ();
  /* The group's own list: it adds rows only at the end. */
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (offers->group), first);
  offers->list = gtk_widget_get_parent (first);
  gtk_list_box_remove (GTK_LIST_BOX (offers->list), first);
  gtk_box_append (content, offers->group);
}

static void
dr_impacts_page_build (DrSectionPage *page,
                       DrEditor      *editor)
{
  DrImpactsPage *self = DR_IMPACTS_PAGE (page);
  GtkBox *content = dr_section_page_get_content (page);

  dr_wrapped_label_add (content, _("Worst first, by the figures of the chosen option. Newly excluded: people who can use "
                                   "the service today and could no longer. At risk: people who would be newly excluded "
                                   "if what is cut or moves did not work for them. Both ends of each range agree with "
                                   "the evidence."), "dim-label");
  self->entries = dr_item_list_new (editor, &entry_kind, self);
  gtk_box_append (content, GTK_WIDGET (self->entries));
  add_offers (content, &self->pairs, _("People who belong to both"),
              _("Each of the two is judged negative or mixed. Somebody who is both may meet a barrier that neither "
                "meets alone."));
  add_offers (content, &self->gaps, _("Not judged yet"), _("No entry speaks of these groups. Worst first, by the figures."));
  dr_wrapped_label_add (content, _("Reasonable adjustments"), "title-3");
  gtk_box_append (content, dr_adjustment_list_new (editor));
  dr_wrapped_label_add (content, _("Risk of prohibited conduct"), "title-3");
  gtk_box_append (content, dr_conduct_fields_new (editor));
}

static void
dr_impacts_page_finalize (GObject *object)
{
  DrImpactsPage *self = DR_IMPACTS_PAGE (object);

  g_clear_pointer (&self->state, dr_impacts_state_free);
  g_clear_pointer (&self->gaps.rows, g_ptr_array_unref);
  g_clear_pointer (&self->pairs.rows, g_ptr_array_unref);

  G_OBJECT_CLASS (dr_impacts_page_parent_class)->finalize (object);
}

static void
dr_impacts_page_class_init (DrImpactsPageClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dr_impacts_page_finalize;
  GTK_WIDGET_CLASS (klass)->map = dr_impacts_page_map;
  DR_SECTION_PAGE_CLASS (klass)->build = dr_impacts_page_build;
  DR_SECTION_PAGE_CLASS (klass)->checked = dr_impacts_page_checked;
}

static void
dr_impacts_page_init (DrImpactsPage *self)
{
}
