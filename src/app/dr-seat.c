#include "dr-seat.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-knowledge-work.h"
#include "dr-tooltip.h"
#include "dr-workflow.h"

/* People that the menu lists; all of them are in the preferences. */
#define MOST_LISTED 12

struct _DrSeat {
  AdwBin         parent_instance;

  DrDesk        *desk;      /* (nullable) */
  GtkMenuButton *button;
  GtkLabel      *name;
  GtkLabel      *council;
};

G_DEFINE_FINAL_TYPE (DrSeat, dr_seat, ADW_TYPE_BIN)

/**
 * dr_seat_roles:
 * @desk: a desk
 * @person: (nullable): id
 *
 * Returns: (transfer full): what that person may do, in words; each role once
 */
char *
dr_seat_roles (DrDesk     *desk,
               const char *person)
{
  const DrPeopleList *people = dr_desk_get_people (desk);
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  gboolean has[DR_N_ROLES] = { FALSE };

  for (guint i = 0; person != NULL && i < people->n_roles; i++)
    if (strcmp (people->roles[i].person, person) == 0)
      has[people->roles[i].role] = TRUE;
  for (guint i = 0; i < DR_N_ROLES; i++)
    if (has[i])
      g_ptr_array_add (words, (gpointer) dr_workflow_role_name (i));
  g_ptr_array_add (words, NULL);

  return words->len > 1 ? g_strjoinv (", ", (char **) words->pdata) : g_strdup (_("no role yet"));
}

static void
fill_menu (GtkMenuButton *button,
           gpointer       data)
{
  DrSeat *self = data;
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) list = g_menu_new ();
  g_autoptr (GMenu) more = g_menu_new ();
  const DrPeopleList *people = self->desk != NULL ? dr_desk_get_people (self->desk) : NULL;

  for (guint i = 0; people != NULL && i < MIN (people->n_people, MOST_LISTED); i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (people->people[i].name, NULL);

      g_menu_item_set_action_and_target (item, "app.person", "s", people->people[i].id);
      g_menu_append_item (list, item);
    }
  g_menu_append_section (menu, _("Who sits here"), G_MENU_MODEL (list));
  g_menu_append (more, _("_Preferences"), "app.preferences");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (more));
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

static void
show_person (DrSeat *self)
{
  const char *person = dr_desk_get_person (self->desk);
  const char *name = person != NULL ? dr_desk_person_name (self->desk, person) : _("Nobody sits here yet");
  g_autofree char *roles = person != NULL ? dr_seat_roles (self->desk, person) : g_strdup ("");
  g_autofree char *label = g_strdup_printf (_("Who sits here: %s"), name);

  gtk_label_set_label (self->name, name);
  dr_tooltip_say (GTK_WIDGET (self->button), person != NULL ? roles : _("Say who you are"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
council_read (GObject      *desk,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (DrSeat) self = data;
  g_autoptr (DrKnowledgeWords) words = dr_desk_run_finish (DR_DESK (desk), result, NULL);

  gtk_widget_set_visible (GTK_WIDGET (self->council), words != NULL);
  if (words != NULL)
    gtk_label_set_label (self->council, words->council);
}

/**
 * dr_seat_set_desk:
 * @self: the seat
 * @desk: (nullable): where somebody sits
 */
void
dr_seat_set_desk (DrSeat *self,
                  DrDesk *desk)
{
  if (desk == self->desk)
    return;

  if (self->desk != NULL)
    g_signal_handlers_disconnect_by_func (self->desk, show_person, self);
  g_set_object (&self->desk, desk);
  gtk_widget_set_visible (GTK_WIDGET (self), desk != NULL);
  if (desk == NULL)
    return;

  g_signal_connect_object (desk, "person-changed", G_CALLBACK (show_person), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "changed", G_CALLBACK (show_person), self, G_CONNECT_SWAPPED);
  show_person (self);
  dr_desk_run (desk, DR_DESK_LANE_READ, dr_knowledge_work, NULL, NULL, (GDestroyNotify) dr_knowledge_words_free, NULL,
               council_read, g_object_ref (self));
}

static void
dr_seat_dispose (GObject *object)
{
  DrSeat *self = DR_SEAT (object);

  if (self->desk != NULL)
    g_signal_handlers_disconnect_by_func (self->desk, show_person, self);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (dr_seat_parent_class)->dispose (object);
}

static void
dr_seat_class_init (DrSeatClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dr_seat_dispose;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/dueregard/DueRegard/dr-seat.ui");
  gtk_widget_class_bind_template_child (widget_class, DrSeat, button);
  gtk_widget_class_bind_template_child (widget_class, DrSeat, name);
  gtk_widget_class_bind_template_child (widget_class, DrSeat, council);
}

static void
dr_seat_init (DrSeat *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->button, fill_menu, self, NULL);
}
