#include "dr-people-place.h"

#include <glib/gi18n-lib.h>

#include "dr-bound-label.h"
#include "dr-long-work.h"
#include "dr-new-person.h"
#include "dr-people-work.h"
#include "dr-person-row.h"
#include "dr-place-frame.h"
#include "dr-tab-stop.h"
#include "dr-unseen.h"
#include "dr-wrapped-label.h"

struct _DrPeoplePlace {
  AdwBin         parent_instance;

  gboolean       folded;
  DrDesk        *desk;       /* (nullable) */
  DrEvidence    *evidence;   /* (nullable): names the services */
  GArray        *times;      /* (nullable): of DrGrantTime */
  char          *open;       /* (nullable): id of the person whose row is to be open */
  char          *listed;     /* (nullable): what the list shows: it is made again only where that is another */

  GtkWidget     *add;
  GtkStack      *stack;
  GtkWidget     *why_not;
  GtkWidget     *problem;
  GtkWidget     *list;
  GtkWidget     *events;
  GtkWidget     *events_note;
  DrLongWork    *work;
  DrNewPerson   *question;   /* (nullable): that is asked */
};

enum { PROP_0, PROP_FOLDED, N_PROPS };

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (DrPeoplePlace, dr_people_place, ADW_TYPE_BIN)

static void ask_for (DrPeoplePlace *self, DrPeopleAct *act);

static char *
service_name (const char *service,
              gpointer    data)
{
  return dr_evidence_call_service (DR_PEOPLE_PLACE (data)->evidence, service);
}

static void
wanted (DrPersonRow   *row,
        int            role,
        const char    *service,
        gboolean       revoke,
        DrPeoplePlace *self)
{
  DrPeopleAct *act = dr_people_act_new (dr_desk_get_person (self->desk), dr_person_row_id (row));

  act->role = (DrRole) role;
  act->service = g_strdup (service);
  act->revokes = revoke;
  ask_for (self, act);
}

static void
opened (DrPersonRow   *row,
        GParamSpec    *pspec,
        DrPeoplePlace *self)
{
  if (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row)))
    {
      g_free (self->open);
      self->open = g_strdup (dr_person_row_id (row));
    }
}

static char *
digest_state (DrPeoplePlace            *self,
              const DrPeoplePlaceState *state)
{
  g_autoptr (GString) words = g_string_new (state->why_not);

  g_string_append_printf (words, "|%d", self->evidence != NULL);
  for (guint i = 0; i < state->people->len; i++)
    {
      const DrPersonLine *line = &g_array_index (state->people, DrPersonLine, i);

      g_string_append_printf (words, "|%s|%s|%s", line->name, line->subtitle, line->why_no_grant != NULL ? "!" : "");
      for (guint r = 0; r < line->roles->len; r++)
        g_string_append_printf (words, "|%s|%s", g_array_index (line->roles, DrRoleLine, r).title,
                                g_array_index (line->roles, DrRoleLine, r).granted);
    }

  return g_string_free (g_steal_pointer (&words), FALSE);
}

static void
show (DrPeoplePlace *self)
{
  g_auto (DrPeoplePlaceState) state = { 0 };
  g_autofree char *digest = NULL;
  GtkWidget *child;

  if (self->desk == NULL)
    return;
  dr_people_place_state_init (&state, dr_desk_get_people (self->desk), dr_desk_get_person (self->desk),
                              self->times != NULL ? (const DrGrantTime *) self->times->data : NULL,
                              self->times != NULL ? self->times->len : 0, service_name, self);
  dr_wrapped_label_say (self->why_not, state.why_not);
  gtk_widget_set_sensitive (self->add, state.why_not == NULL);
  gtk_widget_set_tooltip_text (self->add, state.why_not != NULL ? state.why_not : _("Add a person"));

  digest = digest_state (self, &state);
  if (g_strcmp0 (digest, self->listed) == 0)
    return;
  g_free (self->listed);
  self->listed = g_steal_pointer (&digest);
  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), child);
  for (guint i = 0; i < state.people->len; i++)
    {
      DrPersonRow *row = dr_person_row_new (&g_array_index (state.people, DrPersonLine, i), state.why_not, self->evidence);

      g_signal_connect (row, "wanted", G_CALLBACK (wanted), self);
      adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), g_strcmp0 (self->open, dr_person_row_id (row)) == 0);
      g_signal_connect (row, "notify::expanded", G_CALLBACK (opened), self);
      gtk_list_box_append (GTK_LIST_BOX (self->list), GTK_WIDGET (row));
    }
}

/* --- The history --- */

static void
show_event (DrPeoplePlace       *self,
            const DrPeopleEvent *event)
{
  g_autoptr (GDateTime) at = g_date_time_new_from_unix_local (event->at / G_USEC_PER_SEC);
  g_autofree char *time = at != NULL ? g_date_time_format (at, "%-d %B %Y, %H:%M") : g_strdup ("");
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", event->words, "title-lines", 0, "subtitle",
                                 time, NULL);

  dr_bound_label_watch_in (row);
  gtk_list_box_append (GTK_LIST_BOX (self->events), row);
}

static void
history_read (gpointer      result,
              const GError *error,
              gpointer      owner)
{
  g_autoptr (GPtrArray) events = result;
  DrPeoplePlace *self = owner;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->events)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->events), child);
  gtk_label_set_label (GTK_LABEL (self->events_note),
                       events != NULL ? _("Every act stands in the audit trail, the newest first. None is ever taken out.")
                                      : error->message);
  for (guint i = events != NULL ? events->len : 0; i > 0; i--)
    show_event (self, events->pdata[i - 1]);
  gtk_widget_set_visible (self->events, events != NULL && events->len > 0);
}

static void
read_history (DrPeoplePlace *self)
{
  const DrLongWorkStart start = {
    .title = _("Reading the trail"),
    .run = dr_people_work_history,
    .free_result = (GDestroyNotify) g_ptr_array_unref,
    .done = history_read,
    .owner = G_OBJECT (self),
  };

  if (self->desk != NULL && !dr_long_work_is_active (self->work))
    dr_long_work_start (self->work, self->desk, &start);
}

static void
page_shown (DrPeoplePlace *self)
{
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "history") == 0)
    read_history (self);
}

/* --- What is read beside the people --- */

static void
times_read (GObject      *desk,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (DrPeoplePlace) self = data;
  g_autoptr (GArray) times = dr_desk_run_finish (DR_DESK (desk), result, NULL);

  if (times == NULL || self->desk != DR_DESK (desk))
    return;
  g_clear_pointer (&self->times, g_array_unref);
  self->times = g_steal_pointer (&times);
  show (self);
}

static void
evidence_read (GObject      *desk,
               GAsyncResult *result,
               gpointer      data)
{
  g_autoptr (DrPeoplePlace) self = data;
  g_autoptr (DrEvidence) evidence = dr_desk_run_finish (DR_DESK (desk), result, NULL);

  if (evidence == NULL || self->desk != DR_DESK (desk))
    return;
  g_clear_pointer (&self->evidence, dr_evidence_unref);
  self->evidence = g_steal_pointer (&evidence);
  show (self);
}

static void
read_times (DrPeoplePlace *self)
{
  dr_desk_run (self->desk, DR_DESK_LANE_READ, dr_people_work_times, NULL, NULL, (GDestroyNotify) g_array_unref, NULL,
               times_read, g_object_ref (self));
}

/* --- Acts --- */

static void
tell (DrPeoplePlace *self,
      const char    *problem)
{
  dr_wrapped_label_say (self->problem, problem);
}

typedef struct {
  DrPeoplePlace *self;
  DrPeopleAct   *act;    /* that takes it back */
} Reverse;

static void
free_reverse (gpointer  data,
              GClosure *closure)
{
  Reverse *reverse = data;

  g_object_unref (reverse->self);
  dr_people_act_free (reverse->act);
  g_free (reverse);
}

static void
take_back (Reverse *reverse)
{
  if (reverse->self->desk != NULL)
    ask_for (reverse->self, dr_people_act_copy (reverse->act));
}

/* Nothing leaves the trail: to undo is to do the reverse, and that is said. */
static void
say_done (DrPeoplePlace     *self,
          const DrPeopleAct *act)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_TOAST_OVERLAY);
  const char *name = dr_desk_person_name (self->desk, act->person);
  g_autofree char *service = act->service != NULL ? service_name (act->service, self) : NULL;
  g_autofree char *title = dr_role_line_title (act->role, service);
  gboolean oneself = g_str_equal (act->by, act->person);
  gboolean reversible = !act->adds && !(act->revokes && oneself);
  g_autofree char *words = NULL;
  g_autofree char *markup = NULL;
  AdwToast *toast;

  if (overlay == NULL)
    return;
  if (act->adds)
    words = g_strdup_printf (_("%s is added, with no role yet. People stay in the register for good."), name);
  else if (act->revokes && !reversible)
    words = g_strdup_printf (_("Revoked from yourself: %s. Only another administrator can grant it again."), title);
  else if (act->revokes)
    words = g_strdup_printf (_("Revoked from %1$s: %2$s. Undo grants it again; both stand in the trail."), name, title);
  else
    words = g_strdup_printf (_("Granted to %1$s: %2$s. Undo revokes it; both stand in the trail."), name, title);
  markup = g_markup_escape_text (words, -1);
  toast = adw_toast_new (markup);
  if (reversible)
    {
      Reverse *reverse = g_new0 (Reverse, 1);

      reverse->self = g_object_ref (self);
      reverse->act = dr_people_act_copy (act);
      reverse->act->revokes = !act->revokes;
      adw_toast_set_button_label (toast, _("Undo"));
      g_signal_connect_data (toast, "button-clicked", G_CALLBACK (take_back), reverse, free_reverse, G_CONNECT_SWAPPED);
    }
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);
}

static void
done (GObject      *desk,
      GAsyncResult *result,
      gpointer      data)
{
  g_autoptr (DrPeoplePlace) self = data;
  g_autoptr (GError) error = NULL;
  DrPeopleAct *act = dr_desk_run_finish (DR_DESK (desk), result, &error);

  if (self->desk != DR_DESK (desk))
    {
      dr_people_act_free (act);
      return;
    }
  if (self->question != NULL && act == NULL)
    dr_new_person_set_problem (self->question, error->message);
  else
    tell (self, error != NULL ? error->message : NULL);
  if (act == NULL)
    return;

  g_free (self->open);
  self->open = g_strdup (act->person);
  if (self->question != NULL && act->adds)
    gtk_window_close (GTK_WINDOW (self->question));
  dr_desk_say_changed (self->desk, NULL);
  say_done (self, act);
  dr_people_act_free (act);
}

static void
ask_for (DrPeoplePlace *self,
         DrPeopleAct   *act)   /* (transfer full) */
{
  tell (self, NULL);
  dr_desk_run (self->desk, DR_DESK_LANE_SAVE, dr_people_work_do, act, (GDestroyNotify) dr_people_act_free,
               (GDestroyNotify) dr_people_act_free, NULL, done, g_object_ref (self));
}

static void
new_wanted (DrNewPerson   *question,
            const char    *name,
            const char    *id,
            const char    *login,
            DrPeoplePlace *self)
{
  DrPeopleAct *act = dr_people_act_new (dr_desk_get_person (self->desk), id);

  act->adds = TRUE;
  act->name = g_strdup (name);
  act->login = g_strdup (login);
  ask_for (self, act);
}

static void
question_gone (gpointer  data,
               GObject  *where)
{
  DR_PEOPLE_PLACE (data)->question = NULL;
}

static void
add_person (DrPeoplePlace *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (self->desk == NULL || root == NULL || self->question != NULL)
    return;
  self->question = dr_new_person_new (GTK_WINDOW (root), self->desk);
  g_object_weak_ref (G_OBJECT (self->question), question_gone, self);
  g_signal_connect_object (self->question, "wanted", G_CALLBACK (new_wanted), self, 0);
  gtk_window_present (GTK_WINDOW (self->question));
}

/* --- */

static void
changed (DrPeoplePlace *self)
{
  show (self);
  read_times (self);
  page_shown (self);
}

/**
 * dr_people_place_set_desk:
 * @self: the place
 * @desk: (nullable): the register to show
 */
void
dr_people_place_set_desk (DrPeoplePlace *self,
                          DrDesk        *desk)
{
  if (desk == self->desk)
    return;

  if (self->desk != NULL)
    {
      g_signal_handlers_disconnect_by_func (self->desk, changed, self);
      g_signal_handlers_disconnect_by_func (self->desk, show, self);
      dr_long_work_stop_all (self->work);
    }
  if (self->question != NULL)
    gtk_window_close (GTK_WINDOW (self->question));
  g_set_object (&self->desk, desk);
  g_clear_pointer (&self->times, g_array_unref);
  g_clear_pointer (&self->evidence, dr_evidence_unref);
  if (desk == NULL)
    return;

  g_signal_connect_object (desk, "changed", G_CALLBACK (changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "person-changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  changed (self);
  dr_desk_run (desk, DR_DESK_LANE_READ, dr_people_work_services, NULL, NULL, (GDestroyNotify) dr_evidence_unref, NULL,
               evidence_read, g_object_ref (self));
}

static void
dr_people_place_get_property (GObject    *object,
                              guint       id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  if (id == PROP_FOLDED)
    g_value_set_boolean (value, DR_PEOPLE_PLACE (object)->folded);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
dr_people_place_set_property (GObject      *object,
                              guint         id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  if (id == PROP_FOLDED)
    DR_PEOPLE_PLACE (object)->folded = g_value_get_boolean (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
dr_people_place_dispose (GObject *object)
{
  DrPeoplePlace *self = DR_PEOPLE_PLACE (object);

  if (self->question != NULL)
    g_object_weak_unref (G_OBJECT (self->question), question_gone, self);
  self->question = NULL;
  dr_people_place_set_desk (self, NULL);

  G_OBJECT_CLASS (dr_people_place_parent_class)->dispose (object);
}

static void
dr_people_place_finalize (GObject *object)
{
  g_free (DR_PEOPLE_PLACE (object)->open);
  g_free (DR_PEOPLE_PLACE (object)->listed);

  G_OBJECT_CLASS (dr_people_place_parent_class)->finalize (object);
}

static void
dr_people_place_class_init (DrPeoplePlaceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = dr_people_place_get_property;
  object_class->set_property = dr_people_place_set_property;
  object_class->dispose = dr_people_place_dispose;
  object_class->finalize = dr_people_place_finalize;
  props[PROP_FOLDED] = g_param_spec_boolean ("folded", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
add_words (GtkWidget  *box,
           const char *style)
{
  GtkWidget *label = dr_wrapped_label_new (NULL, NULL);

  gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (box), label);

  return label;
}

static GtkWidget *
add_list (GtkWidget  *box,
          const char *name)
{
  GtkWidget *list = g_object_new (GTK_TYPE_LIST_BOX, "selection-mode", GTK_SELECTION_NONE, NULL);

  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_box_append (GTK_BOX (box), dr_tab_stop_new (list));

  return list;
}

static void
dr_people_place_init (DrPeoplePlace *self)
{
  GtkWidget *header;
  GtkWidget *box = dr_place_frame_new (ADW_BIN (self), _("People"), &header);
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *history = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *column;
  GtkWidget *switcher = g_object_new (GTK_TYPE_STACK_SWITCHER, "halign", GTK_ALIGN_CENTER, "margin-top", 6, NULL);

  self->add = g_object_new (GTK_TYPE_BUTTON, "icon-name", "list-add-symbolic", NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->add), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Add a person"), -1);
  g_signal_connect_swapped (self->add, "clicked", G_CALLBACK (add_person), self);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), self->add);
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_stack_switcher_set_stack (GTK_STACK_SWITCHER (switcher), self->stack);
  gtk_box_append (GTK_BOX (box), switcher);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));

  column = dr_place_frame_add_column (page, 720);
  self->why_not = add_words (column, "dim-label");
  self->problem = add_words (column, "error");
  g_object_set (self->problem, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, "visible", FALSE, NULL);
  self->list = add_list (column, _("People"));
  gtk_stack_add_titled (self->stack, page, "people", _("People and roles"));

  column = dr_place_frame_add_column (history, 720);
  self->events_note = add_words (column, "dim-label");
  self->events = add_list (column, _("History"));
  gtk_stack_add_titled (self->stack, history, "history", _("History"));
  g_signal_connect_swapped (self->stack, "notify::visible-child", G_CALLBACK (page_shown), self);
  dr_unseen_watch_stack (self->stack);
  dr_wrapped_label_wrap_in (switcher);

  self->work = g_object_new (DR_TYPE_LONG_WORK, NULL);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->work));
}
