#include "dr-verdict-bar.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-text-input.h"
#include "dr-undo-toast.h"
#include "dr-verdict-input.h"
#include "dr-verdict-state.h"
#include "dr-word-keep.h"
#include "dr-wrapped-label.h"

struct _DrVerdictBar {
  AdwBin     parent_instance;

  DrEditor  *editor;      /* (nullable) after dispose */
  char      *item;        /* prefix of its fields, "section-reviews/section-review[impacts]" */
  char      *waiting;     /* (nullable): a comment that was typed before there was a verdict; kept beside the draft */
  char      *person;      /* (nullable): whose it is */
  gboolean   over;        /* somebody else's is being replaced */

  GtkWidget *title;       /* (nullable): nothing is built for a draft */
  GtkWidget *writing;
  GtkWidget *verdict;
  GtkWidget *comment;
  GtkWidget *take_back;
  GtkWidget *reading;
  GtkWidget *says;
  GtkWidget *words;
  GtkWidget *take_over;
  GtkWidget *why_not;
};

G_DEFINE_FINAL_TYPE (DrVerdictBar, dr_verdict_bar, ADW_TYPE_BIN)

static char *
key_of (DrVerdictBar *self,
        const char   *attribute)
{
  return g_strconcat (self->item, attribute, NULL);
}

/* Verdict and comment go together, in the name of who gives them. Returns whether they are given. */
static gboolean
write_verdict (DrVerdictBar *self,
               const char   *verdict,
               const char   *comment)
{
  g_autofree char *by = key_of (self, "/@by");
  g_autofree char *says = key_of (self, "/@verdict");
  g_autofree char *text = g_strdup (comment);
  const DrField changes[] = {
    { .key = by, .value = dr_desk_get_person (dr_editor_get_desk (self->editor)) },
    { .key = says, .value = verdict },
    { .key = self->item, .value = text },
  };

  return dr_editor_change (self->editor, changes, G_N_ELEMENTS (changes));
}

/* What was written and waits, with why it does. */
static void
show_waiting (DrVerdictBar *self,
              const char   *problem)   /* (nullable): why it cannot be kept */
{
  const char *words = problem != NULL ? problem : _("Choose a verdict: the comment goes with it.");

  dr_input_complain (DR_INPUT (self->comment), self->waiting != NULL && self->waiting[0] != '\0' ? words : NULL);
}

/* Of who sits here now: what they had written before there was a verdict. */
static void
load_waiting (DrVerdictBar *self)
{
  g_clear_pointer (&self->waiting, g_free);
  g_free (self->person);
  self->person = g_strdup (dr_desk_get_person (dr_editor_get_desk (self->editor)));
  if (dr_editor_get_below (self->editor, self->item, "/@verdict") != NULL)   /* its comment is what is shown */
    return;
  self->waiting = dr_word_keep_load (self->editor, self->item);
  dr_input_set_value (DR_INPUT (self->comment), self->waiting);
  show_waiting (self, NULL);
}

static void
give_verdict (DrInput    *input,
              const char *value,
              gpointer    data)
{
  DrVerdictBar *self = data;

  if (!write_verdict (self, value, self->waiting != NULL ? self->waiting : dr_editor_get (self->editor, self->item)))
    return;
  g_clear_pointer (&self->waiting, g_free);
  g_free (dr_word_keep_save (self->editor, self->item, NULL));   /* what is left of it is lost to nobody */
  dr_input_complain (DR_INPUT (self->comment), NULL);
}

static void
give_comment (DrInput    *input,
              const char *value,
              gpointer    data)
{
  DrVerdictBar *self = data;
  g_autofree char *verdict = g_strdup (dr_editor_get_below (self->editor, self->item, "/@verdict"));
  g_autofree char *problem = NULL;

  if (verdict != NULL)
    {
      write_verdict (self, verdict, value);
      return;
    }
  g_free (self->waiting);
  self->waiting = g_strdup (value);
  problem = dr_word_keep_save (self->editor, self->item, value);
  show_waiting (self, problem);
}

static void
take_back (DrVerdictBar *self)
{
  dr_undo_toast_remove (GTK_WIDGET (self), self->editor, self->item, _("The verdict is taken back"));
}

static void refresh (DrVerdictBar *self);

static void
take_over (DrVerdictBar *self)
{
  self->over = TRUE;
  refresh (self);
  gtk_widget_grab_focus (self->verdict);
}

static GtkWidget *
add_button (DrVerdictBar *self,
            GtkWidget    *box,
            const char   *title,
            GCallback     clicked)
{
  GtkWidget *button = gtk_button_new_with_label (title);

  gtk_widget_set_halign (button, GTK_ALIGN_START);
  g_signal_connect_swapped (button, "clicked", clicked, self);
  gtk_box_append (GTK_BOX (box), button);

  return button;
}

static void
build (DrVerdictBar *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  g_autofree char *says = key_of (self, "/@verdict");

  self->title = dr_wrapped_label_add (box, NULL, "heading");
  self->writing = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  self->verdict = GTK_WIDGET (dr_verdict_input_new (_("Verdict")));
  dr_input_hide_label (DR_INPUT (self->verdict));
  dr_input_set_give (DR_INPUT (self->verdict), give_verdict, self);
  dr_input_bind (DR_INPUT (self->verdict), self->editor, says);
  self->comment = GTK_WIDGET (dr_text_input_new (_("Comment")));
  dr_input_set_help (DR_INPUT (self->comment), _("What is to be done, for whoever mends it."));
  dr_input_set_give (DR_INPUT (self->comment), give_comment, self);
  dr_input_bind (DR_INPUT (self->comment), self->editor, self->item);
  gtk_box_append (GTK_BOX (self->writing), self->verdict);
  gtk_box_append (GTK_BOX (self->writing), self->comment);
  self->take_back = add_button (self, self->writing, _("Take the verdict back"), G_CALLBACK (take_back));
  gtk_box_append (GTK_BOX (box), self->writing);

  self->reading = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->says = dr_wrapped_label_add (self->reading, NULL, NULL);
  self->words = dr_wrapped_label_add (self->reading, NULL, NULL);
  gtk_label_set_selectable (GTK_LABEL (self->words), TRUE);
  self->take_over = add_button (self, self->reading, _("Replace it with your own…"), G_CALLBACK (take_over));
  self->why_not = dr_wrapped_label_add (self->reading, NULL, "dim-label");
  gtk_box_append (GTK_BOX (box), self->reading);
  gtk_widget_add_css_class (box, "card");
  gtk_widget_add_css_class (box, "verdict");
  adw_bin_set_child (ADW_BIN (self), box);
}

static void
refresh (DrVerdictBar *self)
{
  DrDesk *desk;
  DrVerdictQuestion question;
  g_auto (DrVerdictState) state = { FALSE };

  if (self->editor == NULL)
    return;
  desk = dr_editor_get_desk (self->editor);
  question = (DrVerdictQuestion) {
    .version = dr_editor_get_version (self->editor),
    .people = dr_desk_get_people (desk),
    .person = dr_desk_get_person (desk),
    .verdict = dr_editor_get_below (self->editor, self->item, "/@verdict"),
    .by = dr_editor_get_below (self->editor, self->item, "/@by"),
    .comment = dr_editor_get (self->editor, self->item),
    .over = self->over,
  };
  dr_verdict_state_init (&state, &question);
  gtk_widget_set_visible (GTK_WIDGET (self), state.shown);
  if (!state.shown)
    return;

  if (self->title == NULL)
    build (self);
  if (g_strcmp0 (self->person, question.person) != 0)
    load_waiting (self);
  gtk_label_set_label (GTK_LABEL (self->title), state.title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, state.title, -1);
  gtk_widget_set_visible (self->writing, state.writable);
  gtk_widget_set_visible (self->reading, !state.writable);
  gtk_widget_set_visible (self->take_back, question.verdict != NULL);
  gtk_widget_set_visible (self->take_over, state.can_take_over);
  dr_wrapped_label_say (self->says, state.verdict);
  dr_wrapped_label_say (self->words, state.comment);
  dr_wrapped_label_say (self->why_not, state.why_not);
}

static void
changed (DrVerdictBar       *self,
         const char * const *keys)
{
  if (!dr_draft_keys_reach (keys, self->item))
    return;

  self->over = FALSE;
  refresh (self);
}

/**
 * dr_verdict_bar_new:
 * @editor: the assessment, for as long as the bar lives
 * @section: id of a section of its questionnaire
 *
 * Returns: (transfer floating): the section's verdict; nothing is seen of it in a draft
 */
DrVerdictBar *
dr_verdict_bar_new (DrEditor   *editor,
                    const char *section)
{
  DrVerdictBar *self = g_object_new (DR_TYPE_VERDICT_BAR, NULL);

  self->editor = g_object_ref (editor);
  self->item = dr_draft_key ("section-reviews/section-review[]", section, NULL);
  g_signal_connect_object (editor, "changed", G_CALLBACK (changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "checked", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "rights-changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);

  return self;
}

static void
dr_verdict_bar_dispose (GObject *object)
{
  DrVerdictBar *self = DR_VERDICT_BAR (object);

  g_clear_object (&self->editor);
  g_clear_pointer (&self->item, g_free);
  g_clear_pointer (&self->waiting, g_free);
  g_clear_pointer (&self->person, g_free);

  G_OBJECT_CLASS (dr_verdict_bar_parent_class)->dispose (object);
}

static void
dr_verdict_bar_class_init (DrVerdictBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dr_verdict_bar_dispose;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
dr_verdict_bar_init (DrVerdictBar *self)
{
}
