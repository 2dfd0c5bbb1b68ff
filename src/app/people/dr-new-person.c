#include "dr-new-person.h"

#include <glib/gi18n-lib.h>

#include "dr-line-input.h"
#include "dr-narrow-title.h"
#include "dr-people-place-state.h"
#include "dr-text-room.h"
#include "dr-unfinished.h"
#include "dr-wrapped-label.h"

struct _DrNewPerson {
  AdwWindow           parent_instance;

  DrDesk             *desk;      /* whose people are read anew each time: others add some meanwhile */
  DrInput            *name;
  DrInput            *id;
  DrInput            *login;
  char               *typed[3];  /* name, id, login */
  gboolean            chosen;    /* the id was typed, not suggested */
  gboolean            showing;
  GtkWidget          *add;
  GtkWidget          *problem;
};

enum { NAME, ID, LOGIN };
enum { WANTED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DrNewPerson, dr_new_person, ADW_TYPE_WINDOW)

static const char *
text_of (DrNewPerson *self,
         guint        which)
{
  return self->typed[which] != NULL ? self->typed[which] : "";
}

/**
 * dr_new_person_set_problem:
 * @self: the question
 * @problem: (nullable): why it was refused, in words
 *
 * Says so, and lets them try again.
 */
void
dr_new_person_set_problem (DrNewPerson *self,
                           const char  *problem)
{
  dr_wrapped_label_say (self->problem, problem);
  gtk_widget_set_sensitive (self->add, TRUE);
}

/* What is suggested is no loss. */
static gboolean
is_unfinished (GtkWidget *widget)
{
  DrNewPerson *self = DR_NEW_PERSON (widget);

  return text_of (self, NAME)[0] != '\0' || self->chosen || text_of (self, LOGIN)[0] != '\0';
}

static void
given (DrInput     *input,
       const char  *value,
       DrNewPerson *self)
{
  guint which = input == self->name ? NAME : input == self->id ? ID : LOGIN;

  g_free (self->typed[which]);
  self->typed[which] = g_strdup (value);
  dr_new_person_set_problem (self, NULL);
  if (which == ID && !self->showing)
    self->chosen = text_of (self, ID)[0] != '\0';
  if (which == NAME && !self->chosen)
    {
      g_free (self->typed[ID]);
      self->typed[ID] = dr_person_id_suggest (dr_desk_get_people (self->desk), text_of (self, NAME));
      self->showing = TRUE;
      dr_input_set_value (self->id, self->typed[ID]);
      self->showing = FALSE;
    }
}

static void
add (DrNewPerson *self)
{
  g_autofree char *problem = dr_person_problem (dr_desk_get_people (self->desk), text_of (self, NAME), text_of (self, ID));

  if (problem != NULL)
    {
      dr_new_person_set_problem (self, problem);
      return;
    }
  gtk_widget_set_sensitive (self->add, FALSE);
  g_signal_emit (self, signals[WANTED], 0, text_of (self, NAME), text_of (self, ID), text_of (self, LOGIN));
}

static DrInput *
add_line (DrNewPerson *self,
          GtkWidget   *box,
          const char  *label,
          const char  *help)
{
  DrInput *input = DR_INPUT (dr_line_input_new (label, DR_LINE_WORDS));

  dr_input_set_help (input, help);
  g_signal_connect (input, "given", G_CALLBACK (given), self);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (input));
  for (GtkWidget *each = gtk_widget_get_first_child (GTK_WIDGET (input)); each != NULL; each = gtk_widget_get_next_sibling (each))
    if (GTK_IS_ENTRY (each))
      gtk_entry_set_activates_default (GTK_ENTRY (each), TRUE);

  return input;
}

/**
 * dr_new_person_new:
 * @parent: the window that it is asked over
 * @desk: whose register the person is added to
 *
 * Returns: (transfer none): the question, to be shown
 */
DrNewPerson *
dr_new_person_new (GtkWindow *parent,
                   DrDesk    *desk)
{
  DrNewPerson *self = g_object_new (DR_TYPE_NEW_PERSON, "transient-for", parent, NULL);

  self->desk = g_object_ref (desk);

  return self;
}

static void
dr_new_person_finalize (GObject *object)
{
  g_clear_object (&DR_NEW_PERSON (object)->desk);
  for (guint i = 0; i < 3; i++)
    g_free (DR_NEW_PERSON (object)->typed[i]);

  G_OBJECT_CLASS (dr_new_person_parent_class)->finalize (object);
}

static void
dr_new_person_class_init (DrNewPersonClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dr_new_person_finalize;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close", NULL);

  /**
   * DrNewPerson::wanted:
   * @self: the question
   * @name: of the new person
   * @id: theirs
   * @login: of the operating system; "" where not said
   *
   * The person is to be added.
   */
  signals[WANTED] = g_signal_new ("wanted", DR_TYPE_NEW_PERSON, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3,
                                  G_TYPE_STRING, G_TYPE_STRING, G_TYPE_STRING);
}

static void
dr_new_person_init (DrNewPerson *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *bar = g_object_new (ADW_TYPE_HEADER_BAR, "show-start-title-buttons", FALSE, "show-end-title-buttons", FALSE, NULL);
  GtkWidget *cancel = g_object_new (GTK_TYPE_BUTTON, "label", _("Cancel"), "action-name", "window.close", NULL);
  GtkWidget *form = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 18, NULL);

  adw_header_bar_set_title_widget (ADW_HEADER_BAR (bar), dr_narrow_title_new (_("Add a person")));
  self->add = g_object_new (GTK_TYPE_BUTTON, "label", _("Add"), "receives-default", TRUE, NULL);
  gtk_widget_add_css_class (self->add, "suggested-action");
  g_signal_connect_swapped (self->add, "clicked", G_CALLBACK (add), self);
  adw_header_bar_pack_start (ADW_HEADER_BAR (bar), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (bar), self->add);
  gtk_box_append (GTK_BOX (box), bar);
  gtk_widget_add_css_class (form, "section");
  self->name = add_line (self, form, _("Name"), _("As it should stand in the register"));
  self->id = add_line (self, form, _("Id"), _("Stands in every record and cannot be changed later. Letters, digits, . _ @ and -"));
  self->login = add_line (self, form, _("Login"), _("By which their computer knows them, if you know it"));
  self->problem = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE,
                                "wrap-mode", PANGO_WRAP_WORD_CHAR, "visible", FALSE, "accessible-role",
                                GTK_ACCESSIBLE_ROLE_STATUS, NULL);
  gtk_widget_add_css_class (self->problem, "error");
  gtk_box_append (GTK_BOX (form), self->problem);
  gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER,
                                               "propagate-natural-height", TRUE, "vexpand", TRUE, "child", form, NULL));
  adw_window_set_content (ADW_WINDOW (self), box);
  g_object_set (self, "title", _("Add a person"), "modal", TRUE, "default-width", 440, "width-request", 320, "default-widget", self->add, NULL);
  dr_text_room_enlarge (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->name));
  dr_unfinished_watch (GTK_WIDGET (self), NULL, is_unfinished);
}
