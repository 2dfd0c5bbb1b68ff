#include "dr-ruling-view.h"

#include <glib/gi18n-lib.h>

#include "dr-flow.h"
#include "dr-ruling-state.h"
#include "dr-verdict-state.h"
#include "dr-wrapped-label.h"

struct _DrRulingView {
  AdwBin     parent_instance;

  DrEditor  *editor;     /* (nullable) after dispose */
  char      *item;       /* prefix of the answer's fields, "justifications/justification[answer-1]" */
  char      *title;      /* of the findings that it answers */
  gboolean   showing;

  GtkWidget *text;
  GtkWidget *by;
  GtkWidget *reviewer;
  GtkWidget *approver;
  GtkWidget *buttons;
  GtkWidget *accept;
  GtkWidget *refuse;
  GtkWidget *why_not;
};

G_DEFINE_FINAL_TYPE (DrRulingView, dr_ruling_view, ADW_TYPE_BIN)

static void
name_button (DrRulingView *self,
             GtkWidget    *button,
             const char   *label)
{
  g_autofree char *name = g_strdup_printf ("%s: %s", label, self->title);

  gtk_button_set_label (GTK_BUTTON (button), label);
  dr_wrapped_label_wrap_in (button);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
ask (DrRulingView  *self,
     DrRulingState *state)
{
  DrDesk *desk = dr_editor_get_desk (self->editor);
  const DrRulingQuestion question = {
    .version = dr_editor_get_version (self->editor),
    .people = dr_desk_get_people (desk),
    .person = dr_desk_get_person (desk),
    .reviewer = dr_editor_get_below (self->editor, self->item, "/reviewer/@by"),
    .reviewer_verdict = dr_editor_get_below (self->editor, self->item, "/reviewer/@verdict"),
    .approver = dr_editor_get_below (self->editor, self->item, "/approver/@by"),
    .approver_verdict = dr_editor_get_below (self->editor, self->item, "/approver/@verdict"),
  };

  dr_ruling_state_init (state, &question);
}

static void
refresh (DrRulingView *self)
{
  g_auto (DrRulingState) state = { NULL };
  const char *by;
  g_autofree char *given = NULL;

  if (self->editor == NULL)
    return;
  ask (self, &state);
  by = dr_editor_get_below (self->editor, self->item, "/@by");
  if (by != NULL)
    given = g_strdup_printf (_("Answered by %s"), dr_people_name (dr_desk_get_people (dr_editor_get_desk (self->editor)), by));
  dr_wrapped_label_say (self->text, dr_editor_get_below (self->editor, self->item, "/text"));
  dr_wrapped_label_say (self->by, given);
  dr_wrapped_label_say (self->reviewer, state.reviewer);
  dr_wrapped_label_say (self->approver, state.approver);
  gtk_widget_set_visible (self->buttons, state.role != NULL);
  dr_wrapped_label_say (self->why_not, state.why_not);
  if (state.role == NULL)
    return;

  name_button (self, self->accept, state.accept);
  name_button (self, self->refuse, state.refuse);
  gtk_widget_set_sensitive (self->accept, state.can);   /* each: of what is around them a screen reader is not told */
  gtk_widget_set_sensitive (self->refuse, state.can);
  self->showing = TRUE;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->accept), g_strcmp0 (state.verdict, "accepted") == 0);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->refuse), g_strcmp0 (state.verdict, "refused") == 0);
  self->showing = FALSE;
}

/* On again what is on already takes the ruling back. */
static void
toggled (DrRulingView    *self,
         GtkToggleButton *button)
{
  g_auto (DrRulingState) state = { NULL };
  g_autofree char *item = NULL;
  g_autofree char *by = NULL;
  g_autofree char *says = NULL;

  if (self->showing)
    return;
  ask (self, &state);
  if (!state.can)
    return;
  item = g_strconcat (self->item, "/", state.role, NULL);
  by = g_strconcat (item, "/@by", NULL);
  says = g_strconcat (item, "/@verdict", NULL);
  if (gtk_toggle_button_get_active (button))
    {
      const DrField changes[] = {
        { .key = by, .value = dr_desk_get_person (dr_editor_get_desk (self->editor)) },
        { .key = says, .value = button == GTK_TOGGLE_BUTTON (self->accept) ? "accepted" : "refused" },
      };

      dr_editor_change (self->editor, changes, G_N_ELEMENTS (changes));
    }
  else
    dr_editor_remove (self->editor, item);
  refresh (self);
}

static void
changed (DrRulingView       *self,
         const char * const *keys)
{
  if (dr_draft_keys_reach (keys, self->item))
    refresh (self);
}

/**
 * dr_ruling_view_new:
 * @editor: the assessment, for as long as the view lives
 * @item: prefix of the answer's fields
 * @title: of the findings that it answers, for screen readers
 *
 * Returns: (transfer floating): the answer
 */
DrRulingView *
dr_ruling_view_new (DrEditor   *editor,
                    const char *item,
                    const char *title)
{
  DrRulingView *self = g_object_new (DR_TYPE_RULING_VIEW, NULL);
  g_autofree char *name = g_strdup_printf (_("Answer: %s"), title);
  g_autofree char *accept = g_strconcat (item, "-accept", NULL);
  g_autofree char *refuse = g_strconcat (item, "-refuse", NULL);

  self->editor = g_object_ref (editor);
  self->item = g_strdup (item);
  self->title = g_strdup (title);
  gtk_widget_set_name (self->accept, accept);
  gtk_widget_set_name (self->refuse, refuse);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (editor, "changed", G_CALLBACK (changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "checked", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "rights-changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);

  return self;
}

static void
dr_ruling_view_dispose (GObject *object)
{
  DrRulingView *self = DR_RULING_VIEW (object);

  g_clear_object (&self->editor);
  g_clear_pointer (&self->item, g_free);
  g_clear_pointer (&self->title, g_free);

  G_OBJECT_CLASS (dr_ruling_view_parent_class)->dispose (object);
}

static void
dr_ruling_view_class_init (DrRulingViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dr_ruling_view_dispose;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
add_toggle (DrRulingView *self)
{
  GtkWidget *button = gtk_toggle_button_new ();

  g_signal_connect_swapped (button, "toggled", G_CALLBACK (toggled), self);
  dr_flow_append (DR_FLOW (self->buttons), button);

  return button;
}

static void
dr_ruling_view_init (DrRulingView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->by = dr_wrapped_label_add (box, NULL, "caption-heading");
  self->text = dr_wrapped_label_add (box, NULL, NULL);
  gtk_label_set_selectable (GTK_LABEL (self->text), TRUE);
  self->reviewer = dr_wrapped_label_add (box, NULL, "dim-label");
  self->approver = dr_wrapped_label_add (box, NULL, "dim-label");
  self->buttons = GTK_WIDGET (dr_flow_new (0, 6, 6));   /* a name takes a line of its own before it takes two */
  self->accept = add_toggle (self);
  self->refuse = add_toggle (self);
  gtk_box_append (GTK_BOX (box), self->buttons);
  self->why_not = dr_wrapped_label_add (box, NULL, "dim-label");
  gtk_widget_add_css_class (box, "figures");
  adw_bin_set_child (ADW_BIN (self), box);
}
