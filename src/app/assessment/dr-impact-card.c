#include "dr-impact-card.h"

#include <glib/gi18n-lib.h>

#include "dr-attached-files.h"
#include "dr-choice-input.h"
#include "dr-draft-choices.h"
#include "dr-evidence-choices.h"
#include "dr-flag-input.h"
#include "dr-form.h"
#include "dr-impact-aims.h"
#include "dr-marked-line.h"
#include "dr-set-input.h"
#include "dr-spoken.h"
#include "dr-text-input.h"
#include "dr-undo-toast.h"
#include "dr-wrapped-label.h"

/* Groups that are read without asking for more. */
#define FIRST_GROUPS 3

typedef struct {
  DrImpactCard *card;
  const char   *word;      /* static */
  DrInput      *effect;
  DrInput      *text;
} Aim;

struct _DrImpactCard {
  GtkBox     parent_instance;

  DrEditor  *editor;
  char      *item;
  char      *shown;        /* (nullable): the figures, as they are shown */
  GtkWidget *figures;
  GtkWidget *sentences;
  GtkWidget *against;
  Aim        aims[DR_N_AIMS];
  DrInput   *despite;
  DrInput   *points;
};

G_DEFINE_FINAL_TYPE (DrImpactCard, dr_impact_card, GTK_TYPE_BOX)

static const struct { const char *title; const char *why; } aim_words[] = {
  [DR_AIM_ELIMINATE] = { N_("Eliminate discrimination, harassment and victimisation"),
                         N_("What the change does to discrimination, and how you know") },
  [DR_AIM_ADVANCE] = { N_("Advance equality of opportunity"),
                       N_("What the change does to equal opportunity, and how you know") },
  [DR_AIM_FOSTER] = { N_("Foster good relations"), N_("What the change does to good relations, and how you know") },
};

static DrInput *
add (DrImpactCard *self,
     gpointer      input,
     const char   *field,
     const char   *help)
{
  dr_input_set_help (DR_INPUT (input), help);

  return dr_form_add_below (GTK_WIDGET (self), DR_INPUT (input), self->editor, self->item, field);
}

/* What an aim says needs its effect: without one there is no text, and with one it may be empty. */
static void
show_aims (DrImpactCard *self)
{
  const DrEvidence *evidence = dr_editor_get_version (self->editor)->editions->evidence;
  const char *groups = dr_editor_get_below (self->editor, self->item, "/@groups");
  const char *characteristics = dr_editor_get_below (self->editor, self->item, "/@characteristics");
  gboolean first_only = dr_impact_aims_first_only (evidence, groups, characteristics);
  guint required = dr_impact_aims_required (evidence, groups, characteristics);

  for (guint i = 0; i < DR_N_AIMS; i++)
    {
      gboolean said = dr_editor_get (self->editor, dr_input_get_key (self->aims[i].effect)) != NULL;
      gboolean shown = i == DR_AIM_ELIMINATE || said || !first_only;

      gtk_widget_set_visible (GTK_WIDGET (self->aims[i].effect), shown);
      gtk_widget_set_visible (GTK_WIDGET (self->aims[i].text), shown);
      gtk_widget_set_sensitive (GTK_WIDGET (self->aims[i].text), said);
      dr_input_set_help (self->aims[i].effect, i >= required && (groups != NULL || characteristics != NULL)
                                                 ? _("Not asked for these groups; say something where there is something to say.")
                                                 : NULL);
      dr_input_set_help (self->aims[i].text, said ? NULL : _("Choose the effect first."));
    }
}

static void
give_effect (DrInput    *input,
             const char *value,
             gpointer    data)
{
  Aim *aim = data;
  DrEditor *editor = aim->card->editor;
  g_autofree char *element = g_strdup (dr_input_get_key (aim->text));   /* the effect stands under it */
  gboolean has_text = dr_editor_get (editor, element) != NULL;

  if (value != NULL && value[0] != '\0')
    dr_editor_set (editor, dr_input_get_key (aim->effect), value);
  else
    dr_undo_toast_remove (GTK_WIDGET (aim->card), editor, element,
                          has_text ? _("The effect and what was said of it are taken away") : NULL);
}

static void
add_aim (DrImpactCard *self,
         guint         index,
         const GArray *effects)
{
  Aim *aim = &self->aims[index];
  g_autofree char *text = NULL;
  g_autofree char *effect = NULL;

  aim->card = self;
  aim->word = dr_vocabulary_to_string (DR_VOCABULARY_AIM, (int) index);
  text = g_strdup_printf ("aim[%s]", aim->word);
  effect = g_strconcat (text, "/@effect", NULL);
  aim->effect = DR_INPUT (dr_choice_input_new (_(aim_words[index].title), _("Not judged yet"),
                                               (const DrChoice *) effects->data, effects->len));
  dr_input_set_give (aim->effect, give_effect, aim);
  add (self, aim->effect, effect, NULL);
  aim->text = DR_INPUT (dr_text_input_new (_(aim_words[index].why)));
  add (self, aim->text, text, NULL);
}

static void
add_figures (DrImpactCard *self)
{
  self->figures = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_add_css_class (self->figures, "figures");
  dr_wrapped_label_add (self->figures, _("What the figures say"), "caption-heading");
  self->sentences = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_box_append (GTK_BOX (self->figures), self->sentences);
  self->against = dr_wrapped_label_new ("", NULL);
  gtk_box_append (GTK_BOX (self->figures), dr_marked_line_new ("dialog-warning-symbolic", NULL, self->against));
  gtk_box_append (GTK_BOX (self), self->figures);
}

static void
build (DrImpactCard *self)
{
  const DrVersion *version = dr_editor_get_version (self->editor);
  const DrEvidence *evidence = version->editions->evidence;
  g_autoptr (GStringChunk) words = g_string_chunk_new (1024);
  g_autoptr (GArray) effects = dr_choices_of_effects ();
  g_auto (GStrv) identity = dr_draft_key_identity (self->item, NULL);

  add_figures (self);
  add (self, dr_set_input_new_take (_("Groups"), _("None"), dr_choices_of_groups (evidence)), "@groups",
             _("The people this entry is about."));
  add (self, dr_set_input_new_take (_("Whole characteristics"), _("None"), dr_choices_of_characteristics ()),
             "@characteristics", _("Where you judge for everybody who shares a characteristic."));
  add (self, dr_flag_input_new (_("About the people who belong to all of these groups at once")),
             "@intersection", NULL);
  for (guint i = 0; i < DR_N_AIMS; i++)
    add_aim (self, i, effects);
  self->despite = DR_INPUT (dr_text_input_new (_("Why there is no harm, despite the figures")));
  add (self, self->despite, "despite", NULL);
  add (self, dr_text_input_new (_("How it comes about")), "mechanism",
             _("What happens to somebody because of the change."));
  add (self, dr_set_input_new_take (_("Evidence"), _("No source"), dr_choices_of_sources (evidence, words)), "@sources",
             _("What you know it from."));
  gtk_box_append (GTK_BOX (self), dr_attached_files_new_of_impact (self->editor, identity[0]));
  self->points = DR_INPUT (dr_set_input_new_take (_("Access points"), _("None"), dr_choices_of_points (version->assessment)));
  add (self, self->points, "@points", _("Where it happens."));
  add (self, dr_set_input_new_take (_("Access needs"), _("None"), dr_choices_of_needs (evidence)), "@needs",
             _("What these people need in order to use the service."));
}

static void
changed (DrImpactCard       *self,
         const char * const *keys)
{
  if (dr_draft_keys_reach (keys, self->item))
    show_aims (self);
}

/**
 * dr_impact_card_new:
 * @editor: the assessment
 * @item: prefix of an entry, as "impacts/impact[older]"
 *
 * Returns: (transfer floating): its controls
 */
DrImpactCard *
dr_impact_card_new (DrEditor   *editor,
                    const char *item)
{
  DrImpactCard *self = g_object_new (DR_TYPE_IMPACT_CARD, NULL);

  self->editor = g_object_ref (editor);
  self->item = g_strdup (item);
  build (self);
  g_signal_connect_object (editor, "changed", G_CALLBACK (changed), self, G_CONNECT_SWAPPED);
  show_aims (self);

  return self;
}

static GtkWidget *
new_sentence (const DrImpactGroup *group)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  dr_wrapped_label_add (box, group->name, "heading");
  dr_wrapped_label_add (box, group->sentence, NULL);

  return box;
}

static void
show_sentences (DrImpactCard         *self,
                const DrImpactsState *state,
                const DrImpactEntry  *entry)
{
  guint first = entry->n_groups <= FIRST_GROUPS + 1 ? entry->n_groups : FIRST_GROUPS;
  GtkWidget *rest = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *child;

  g_object_ref_sink (rest);
  while ((child = gtk_widget_get_first_child (self->sentences)) != NULL)
    gtk_box_remove (GTK_BOX (self->sentences), child);
  for (guint i = 0; i < entry->n_groups; i++)
    gtk_box_append (GTK_BOX (i < first ? self->sentences : rest), new_sentence (&state->groups[entry->groups[i]]));
  if (first < entry->n_groups)
    {
      guint more = entry->n_groups - first;
      g_autofree char *label = g_strdup_printf (ngettext ("%u more group", "%u more groups", more), more);
      GtkWidget *expander = dr_spoken_expander_new (label);

      gtk_expander_set_child (GTK_EXPANDER (expander), rest);
      gtk_box_append (GTK_BOX (self->sentences), expander);
    }
  g_object_unref (rest);
}

/* The figures in one text: what has not changed is not built again, so that it can be read in peace. */
static char *
text_of (const DrImpactsState *state,
         const DrImpactEntry  *entry)
{
  g_autoptr (GString) text = g_string_new (entry->contradiction);

  for (guint i = 0; i < entry->n_groups; i++)
    g_string_append_printf (text, "\n%s %s", state->groups[entry->groups[i]].name,
                            state->groups[entry->groups[i]].sentence);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * dr_impact_card_refresh:
 * @self: controls
 * @state: of the latest check
 *
 * Shows what the figures say now, and what can be chosen now.
 */
void
dr_impact_card_refresh (DrImpactCard         *self,
                        const DrImpactsState *state)
{
  g_auto (GStrv) identity = dr_draft_key_identity (self->item, NULL);
  const DrImpactEntry *entry = identity != NULL ? dr_impacts_state_find_entry (state, identity[0]) : NULL;
  g_autoptr (GArray) points = dr_choices_of_points (dr_editor_get_version (self->editor)->assessment);
  g_autofree char *text = NULL;

  dr_set_input_set_choices (DR_SET_INPUT (self->points), (const DrChoice *) points->data, points->len);
  gtk_widget_set_visible (GTK_WIDGET (self->despite),
                          (entry != NULL && entry->asks_despite)
                            || dr_editor_get_below (self->editor, self->item, "/despite") != NULL
                            || gtk_widget_get_focus_child (GTK_WIDGET (self->despite)) != NULL);
  gtk_widget_set_visible (self->figures, entry != NULL && entry->n_groups > 0);
  if (entry == NULL)
    return;
  text = text_of (state, entry);
  if (g_strcmp0 (text, self->shown) == 0)
    return;
  g_free (self->shown);
  self->shown = g_steal_pointer (&text);
  show_sentences (self, state, entry);
  dr_marked_line_say (self->against, entry->contradiction);
}

static void
dr_impact_card_dispose (GObject *object)
{
  g_clear_object (&DR_IMPACT_CARD (object)->editor);

  G_OBJECT_CLASS (dr_impact_card_parent_class)->dispose (object);
}

static void
dr_impact_card_finalize (GObject *object)
{
  g_free (DR_IMPACT_CARD (object)->item);
  g_free (DR_IMPACT_CARD (object)->shown);

  G_OBJECT_CLASS (dr_impact_card_parent_class)->finalize (object);
}

static void
dr_impact_card_class_init (DrImpactCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dr_impact_card_dispose;
  G_OBJECT_CLASS (klass)->finalize = dr_impact_card_finalize;
}

static void
dr_impact_card_init (DrImpactCard *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 18);
}
