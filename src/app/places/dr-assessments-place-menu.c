#include "dr-assessments-place-private.h"

#include "dr-assessment-window.h"
#include "dr-register-menu.h"

static gboolean
is_open (DrAssessmentsPlace  *self,
         const DrRegisterRow *row)
{
  GtkWindow *window = dr_assessments_place_window (self);
  GtkApplication *application = window != NULL ? gtk_window_get_application (window) : NULL;

  for (GList *each = application != NULL ? gtk_application_get_windows (application) : NULL; each != NULL; each = each->next)
    if (DR_IS_ASSESSMENT_WINDOW (each->data) && dr_assessment_window_shows (each->data, row->reference, row->version))
      return TRUE;

  return FALSE;
}

/* Which acts are refused, and why; the actions are disabled likewise. */
static void
look_at_acts (DrAssessmentsPlace *self,
              DrRegisterRefusals *refusals)
{
  const DrRegisterRow *row = dr_assessments_place_row (self);

  for (guint act = 0; act < DR_N_ACTS; act++)
    {
      refusals->refusals[act] = self->desk == NULL ? ""
        : dr_register_act_refusal ((DrRegisterAct) act, row, dr_desk_get_people (self->desk), dr_desk_get_person (self->desk),
                                   row != NULL && is_open (self, row));
      gtk_widget_action_set_enabled (GTK_WIDGET (self), dr_register_act_action ((DrRegisterAct) act),
                                     refusals->refusals[act] == NULL);
    }
}

/* Enables the actions that the selected assessment allows. */
void
dr_assessments_place_update_acts (DrAssessmentsPlace *self)
{
  DrRegisterRefusals refusals;

  look_at_acts (self, &refusals);
}

static void
fill_menu (GtkMenuButton *button,
           gpointer       data)
{
  DrAssessmentsPlace *self = data;
  DrRegisterRefusals refusals;
  g_autoptr (GMenuModel) menu = NULL;

  look_at_acts (self, &refusals);
  menu = dr_register_menu_of_list (&refusals);
  gtk_menu_button_set_menu_model (button, menu);
}

static gboolean
drop_menu (gpointer data)
{
  GtkWidget *menu = data;

  gtk_widget_unparent (menu);

  return G_SOURCE_REMOVE;
}

/* The chosen action runs after the menu has closed, and needs it still. */
static void
menu_closed (GtkWidget          *menu,
             DrAssessmentsPlace *self)
{
  if (self->menu == menu)
    self->menu = NULL;
  g_idle_add (drop_menu, menu);
}

static void
show_row_menu (DrAssessmentsPlace *self,
               const GdkRectangle *where)
{
  DrRegisterRefusals refusals;
  g_autoptr (GMenuModel) model = NULL;

  look_at_acts (self, &refusals);
  model = dr_register_menu_of_row (&refusals);
  self->menu = gtk_popover_menu_new_from_model (model);
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
  gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), where);
  gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
  g_signal_connect (self->menu, "closed", G_CALLBACK (menu_closed), self);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
secondary_pressed (GtkGestureClick    *gesture,
                   int                 n_press,
                   double              x,
                   double              y,
                   DrAssessmentsPlace *self)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self->view), x, y, GTK_PICK_DEFAULT);
  guint position = dr_register_columns_position (picked);
  GdkRectangle where = { 0, 0, 1, 1 };
  double at_x;
  double at_y;

  if (position == GTK_INVALID_LIST_POSITION)
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->model), position, TRUE);
  gtk_widget_translate_coordinates (GTK_WIDGET (self->view), GTK_WIDGET (self), x, y, &at_x, &at_y);
  where.x = (int) at_x;
  where.y = (int) at_y;
  show_row_menu (self, &where);
}

/* By the keyboard it hangs below the row that has the focus. */
static void
do_menu (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  DrAssessmentsPlace *self = DR_ASSESSMENTS_PLACE (widget);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  guint position = focus != NULL ? dr_register_columns_position (focus) : GTK_INVALID_LIST_POSITION;
  graphene_rect_t bounds;
  GdkRectangle where;

  if (position == GTK_INVALID_LIST_POSITION || !gtk_widget_compute_bounds (focus, widget, &bounds))
    return;
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->model), position, TRUE);
  where = (GdkRectangle) { (int) bounds.origin.x + 12, (int) (bounds.origin.y + bounds.size.height) - 6, 1, 1 };
  show_row_menu (self, &where);
}

void
dr_assessments_place_class_menu (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "assessments.menu", NULL, do_menu);
}

void
dr_assessments_place_init_menu (DrAssessmentsPlace *self)
{
  GtkGesture *gesture = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (gesture), GDK_BUTTON_SECONDARY);
  g_signal_connect (gesture, "pressed", G_CALLBACK (secondary_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (gesture));
  gtk_menu_button_set_create_popup_func (self->menu_button, fill_menu, self, NULL);
  dr_assessments_place_update_acts (self);
}
