#include "dr-maintaining-place-private.h"

#include <glib/gi18n-lib.h>

#include "dr-assessment-list-window.h"
#include "dr-drop-down.h"
#include "dr-status-page.h"
#include "dr-unseen.h"
#include "dr-window.h"

/* A return that took longer, in microseconds, is made again only when somebody asks for it. */
#define QUICK 1500000

/* Milliseconds from a change in the register to the next look at it. */
#define REFRESH_DELAY 1500

G_DEFINE_FINAL_TYPE (DrMaintainingPlace, dr_maintaining_place, ADW_TYPE_BIN)

enum {
  PROP_FOLDED = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static GtkWindow *
get_window (DrMaintainingPlace *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

/* Says something in passing. */
void
dr_maintaining_place_say (DrMaintainingPlace *self,
                          const char         *text)
{
  GtkWindow *window = get_window (self);
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  if (window != NULL && DR_IS_WINDOW (window))
    dr_window_tell (DR_WINDOW (window), adw_toast_new (escaped));
}

/* --- What is shown --- */

static const char *
name_person (const char *person,
             gpointer    desk)
{
  return dr_desk_person_name (desk, person);
}

static void
drop_state (DrMaintainingPlace *self)
{
  dr_maintaining_page_set_state (self->page, NULL);
  g_clear_pointer (&self->state, dr_maintaining_state_free);
}

static const DrMaintainingPeriod *
get_chosen (DrMaintainingPlace *self)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->period));

  return selected < self->periods->len ? self->periods->pdata[selected] : NULL;
}

/* The period that was chosen, as the command line names it; "" for none. */
const char *
dr_maintaining_place_get_word (DrMaintainingPlace *self)
{
  const DrMaintainingPeriod *chosen = get_chosen (self);

  return chosen != NULL ? chosen->word : "";
}

/* Returns: whether a period is chosen. */
gboolean
dr_maintaining_place_get_period (DrMaintainingPlace *self,
                                 DrPeriod           *period)
{
  return dr_return_parse_period (dr_maintaining_place_get_word (self), period, NULL);
}

/* The directorates of the return; the one that was chosen stays, if it is still there. */
static void
fill_directorates (DrMaintainingPlace *self)
{
  guint n = g_strv_length ((char **) self->state->directorates);
  g_autofree const char **names = g_new0 (const char *, n + 2);
  guint selected = 0;

  names[0] = n > 0 ? _("All directorates") : _("No service names its directorate");
  for (guint i = 0; i < n; i++)
    {
      names[i + 1] = self->state->directorates[i];
      if (g_strcmp0 (self->directorate, names[i + 1]) == 0)
        selected = i + 1;
    }
  self->filling = TRUE;
  dr_drop_down_set_names (self->by_directorate, names);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->by_directorate), selected);
  self->filling = FALSE;
  gtk_widget_set_sensitive (self->by_directorate, n > 0);
}

static void
show_state (DrMaintainingPlace *self)
{
  const DrMaintainingFilter filter = {
    .directorate = self->directorate,
    .quantity = dr_maintaining_page_get_quantity (self->page),
    .questionnaire = self->shown->questionnaire,
    .min_base = self->shown->min_base,
    .name_of = name_person,
    .data = self->desk,
  };

  drop_state (self);
  self->state = dr_maintaining_state_new (&self->shown->details, &filter);
  if (self->state->is_empty && self->directorate != NULL)
    {
      /* The period has nothing of that directorate any more. */
      g_clear_pointer (&self->directorate, g_free);
      show_state (self);
      return;
    }
  fill_directorates (self);
  dr_maintaining_page_set_state (self->page, self->state);
  if (self->state->is_empty)
    {
      g_autofree char *words = g_strdup_printf (_("%s: an assessment belongs to a period when it was under way, decided or "
                                                  "took effect in it."), get_chosen (self)->label);

      dr_status_page_explain (self->nothing, words);
    }
  gtk_stack_set_visible_child_name (self->start, self->state->is_empty ? "nothing" : "page");
  dr_maintaining_place_update_files (self);
}

/* --- Adding up --- */

static void
set_stale (DrMaintainingPlace *self,
           gboolean            stale)
{
  self->stale = stale;
  gtk_revealer_set_reveal_child (self->moved_on, stale && self->shown != NULL && self->cost > QUICK);
}

static void
added_up (gpointer      result,
          const GError *error,
          gpointer      owner)
{
  DrMaintainingPlace *self = owner;
  g_autoptr (DrMaintainingReturn) made = result;

  if (--self->pending > 0 || self->desk == NULL)
    return;   /* another one is wanted by now */
  if (made != NULL)
    {
      self->cost = g_get_monotonic_time () - self->asked;
      drop_state (self);
      g_clear_pointer (&self->shown, dr_maintaining_return_free);
      self->shown = g_steal_pointer (&made);
      show_state (self);
    }
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    gtk_stack_set_visible_child_name (self->start, self->shown != NULL ? "page" : "stopped");
  else
    {
      dr_status_page_explain (self->problem, error->message);
      gtk_stack_set_visible_child_name (self->start, "problem");
    }
  dr_maintaining_place_update_files (self);
}

/* @afresh: what is shown is of another period. */
static void
add_up (DrMaintainingPlace *self,
        gboolean            afresh)
{
  DrPeriod period;
  DrLongWorkStart start = {
    .title = _("Adding up the period"),
    .run = dr_maintaining_work_add_up,
    .free_data = g_free,
    .free_result = (GDestroyNotify) dr_maintaining_return_free,
    .done = added_up,
    .owner = G_OBJECT (self),
  };

  if (self->desk == NULL || !dr_maintaining_place_get_period (self, &period))
    return;
  if (afresh)
    {
      drop_state (self);
      g_clear_pointer (&self->shown, dr_maintaining_return_free);
      gtk_stack_set_visible_child_name (self->start, "loading");
      dr_maintaining_place_update_files (self);
    }
  g_clear_handle_id (&self->refresh, g_source_remove);
  set_stale (self, FALSE);
  dr_long_work_stop_all (self->adding);
  self->pending++;
  self->asked = g_get_monotonic_time ();
  start.data = dr_maintaining_period_copy (period);
  dr_long_work_start (self->adding, self->desk, &start);
}

static gboolean
refresh_now (gpointer data)
{
  DrMaintainingPlace *self = data;

  self->refresh = 0;
  add_up (self, self->shown == NULL);

  return G_SOURCE_REMOVE;
}

/* What nobody looks at is added up when somebody does; what takes long, when somebody asks. */
static void
catch_up (DrMaintainingPlace *self)
{
  if (!self->stale || self->desk == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  set_stale (self, TRUE);
  if ((self->shown == NULL || self->cost <= QUICK) && self->refresh == 0)
    self->refresh = g_timeout_add (self->shown == NULL ? 0 : REFRESH_DELAY, refresh_now, self);
}

static void
register_changed (DrMaintainingPlace *self)
{
  set_stale (self, TRUE);
  catch_up (self);
}

static void
do_refresh (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  DrMaintainingPlace *self = DR_MAINTAINING_PLACE (widget);

  add_up (self, self->shown == NULL);
}

/* --- Choices --- */

static void
period_chosen (DrMaintainingPlace *self)
{
  if (!self->filling)
    add_up (self, TRUE);
}

static void
directorate_chosen (DrMaintainingPlace *self)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->by_directorate));

  if (self->filling || self->state == NULL || selected == GTK_INVALID_LIST_POSITION)
    return;
  g_free (self->directorate);
  self->directorate = selected > 0 ? g_strdup (self->state->directorates[selected - 1]) : NULL;
  show_state (self);
}

static void
quantity_chosen (DrMaintainingPlace *self)
{
  if (self->shown != NULL)
    show_state (self);
}

static void
fill_periods (DrMaintainingPlace *self)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  g_clear_pointer (&self->periods, g_ptr_array_unref);
  self->periods = dr_maintaining_periods (dr_desk_get_today (self->desk));
  for (guint i = 0; i < self->periods->len; i++)
    g_ptr_array_add (names, ((const DrMaintainingPeriod *) self->periods->pdata[i])->label);
  g_ptr_array_add (names, NULL);
  self->filling = TRUE;
  dr_drop_down_set_names (self->period, (const char * const *) names->pdata);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->period), 0);
  self->filling = FALSE;
}

static void
behind_opened (DrMaintainingPlace *self,
               const char         *heading,
               const DrBehind     *behind)
{
  g_autofree DrAssessmentName *names = g_new (DrAssessmentName, behind->n);

  for (guint i = 0; i < behind->n; i++)
    {
      const DrReturnDetail *detail = &self->shown->details.items[behind->items[i]];

      names[i] = (DrAssessmentName) { detail->reference, detail->version };
    }
  dr_assessment_list_window_show (get_window (self), self->desk, heading, names, behind->n);
}

/**
 * dr_maintaining_place_set_desk:
 * @self: the place
 * @desk: (nullable): the register to show
 */
void
dr_maintaining_place_set_desk (DrMaintainingPlace *self,
                               DrDesk             *desk)
{
  if (self->desk == desk)
    return;
  if (self->desk != NULL)
    g_signal_handlers_disconnect_by_data (self->desk, self);
  g_clear_handle_id (&self->refresh, g_source_remove);
  dr_long_work_stop_all (self->adding);
  drop_state (self);
  g_clear_pointer (&self->shown, dr_maintaining_return_free);
  g_clear_pointer (&self->directorate, g_free);
  g_set_object (&self->desk, desk);
  gtk_stack_set_visible_child_name (self->start, "loading");
  dr_maintaining_place_update_files (self);
  if (desk == NULL)
    return;

  g_signal_connect_object (desk, "changed", G_CALLBACK (register_changed), self, G_CONNECT_SWAPPED);
  fill_periods (self);
  self->stale = TRUE;
  catch_up (self);
}

static void
dr_maintaining_place_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (dr_maintaining_place_parent_class)->map (widget);
  catch_up (DR_MAINTAINING_PLACE (widget));
}

static void
dr_maintaining_place_set_property (GObject      *object,
                                   guint         id,
                                   const GValue *value,
                                   GParamSpec   *pspec)
{
  if (id == PROP_FOLDED)
    DR_MAINTAINING_PLACE (object)->folded = g_value_get_boolean (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
dr_maintaining_place_get_property (GObject    *object,
                                   guint       id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  if (id == PROP_FOLDED)
    g_value_set_boolean (value, DR_MAINTAINING_PLACE (object)->folded);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
dr_maintaining_place_dispose (GObject *object)
{
  DrMaintainingPlace *self = DR_MAINTAINING_PLACE (object);

  g_clear_handle_id (&self->refresh, g_source_remove);
  if (self->adding != NULL)
    dr_long_work_stop_all (self->adding);
  if (self->handing != NULL)
    dr_long_work_stop_all (self->handing);
  if (self->page != NULL)
    drop_state (self);
  self->page = NULL;
  g_clear_pointer (&self->shown, dr_maintaining_return_free);
  g_clear_pointer (&self->periods, g_ptr_array_unref);
  g_clear_pointer (&self->directorate, g_free);
  g_clear_object (&self->desk);
  adw_bin_set_child (ADW_BIN (self), NULL);

  G_OBJECT_CLASS (dr_maintaining_place_parent_class)->dispose (object);
}

static void
dr_maintaining_place_class_init (DrMaintainingPlaceClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (DR_TYPE_FLOW);
  g_type_ensure (DR_TYPE_LONG_WORK);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  G_OBJECT_CLASS (klass)->dispose = dr_maintaining_place_dispose;
  G_OBJECT_CLASS (klass)->set_property = dr_maintaining_place_set_property;
  G_OBJECT_CLASS (klass)->get_property = dr_maintaining_place_get_property;
  widget_class->map = dr_maintaining_place_map;

  /**
   * DrMaintainingPlace:folded:
   *
   * Whether the sidebar is not beside it, so that it has a button to get there.
   */
  properties[PROP_FOLDED] = g_param_spec_boolean ("folded", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/dueregard/DueRegard/dr-maintaining-place.ui");
  gtk_widget_class_bind_template_child (widget_class, DrMaintainingPlace, start);
  gtk_widget_class_bind_template_child (widget_class, DrMaintainingPlace, nothing);
  gtk_widget_class_bind_template_child (widget_class, DrMaintainingPlace, problem);
  gtk_widget_class_bind_template_child (widget_class, DrMaintainingPlace, filters);
  gtk_widget_class_bind_template_child (widget_class, DrMaintainingPlace, moved_on);
  gtk_widget_class_bind_template_child (widget_class, DrMaintainingPlace, page_bin);
  gtk_widget_class_bind_template_child (widget_class, DrMaintainingPlace, adding);
  gtk_widget_class_bind_template_child (widget_class, DrMaintainingPlace, handing);
  gtk_widget_class_install_action (widget_class, "maintaining.refresh", NULL, do_refresh);
  dr_maintaining_place_class_files (widget_class);
}

static GtkWidget *
add_filter (DrMaintainingPlace *self,
            const char         *name,
            GCallback           chosen)
{
  GtkWidget *down = dr_drop_down_new (name);

  g_signal_connect_swapped (down, "notify::selected", chosen, self);
  dr_flow_append (self->filters, down);

  return down;
}

static void
dr_maintaining_place_init (DrMaintainingPlace *self)
{
  const char * const all[] = { _("All directorates"), NULL };

  gtk_widget_init_template (GTK_WIDGET (self));
  self->filling = TRUE;
  self->periods = g_ptr_array_new ();
  self->period = add_filter (self, _("Period"), G_CALLBACK (period_chosen));
  self->by_directorate = add_filter (self, _("Directorate"), G_CALLBACK (directorate_chosen));
  dr_drop_down_set_names (self->by_directorate, all);
  gtk_widget_set_sensitive (self->by_directorate, FALSE);
  self->filling = FALSE;
  self->page = g_object_new (DR_TYPE_MAINTAINING_PAGE, NULL);
  g_signal_connect_swapped (self->page, "opened", G_CALLBACK (behind_opened), self);
  g_signal_connect_swapped (self->page, "quantity-changed", G_CALLBACK (quantity_chosen), self);
  adw_bin_set_child (self->page_bin, GTK_WIDGET (self->page));
  dr_unseen_watch_stack (self->start);
  dr_maintaining_place_update_files (self);
}
