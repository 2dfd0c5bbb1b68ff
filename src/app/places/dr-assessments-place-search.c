#include "dr-assessments-place-private.h"

/* Whether it shows less than the whole register. */
gboolean
dr_assessments_place_is_filtered (DrAssessmentsPlace *self)
{
  return dr_register_chips_get_filters (self->chips) != 0
         || g_utf8_strlen (gtk_editable_get_text (GTK_EDITABLE (self->search)), -1) >= DR_REGISTER_LETTERS;
}

static DrRegisterWish
wish_of (DrAssessmentsPlace *self)
{
  DrRegisterWish wish = {
    .search = gtk_editable_get_text (GTK_EDITABLE (self->search)),
    .filters = dr_register_chips_get_filters (self->chips),
    .earlier = self->earlier,
    .person = dr_desk_get_person (self->desk),
    .today = dr_desk_get_today (self->desk),
  };

  dr_register_columns_get_sort (self->columns, &wish.sort, &wish.descending);

  return wish;
}

static void
free_wish (DrRegisterWish *wish)
{
  g_free ((char *) wish->person);
  g_free (wish);
}

static void
counted (GObject      *desk,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (DrAssessmentsPlace) self = data;
  g_autofree DrFilterCounts *counts = dr_desk_run_finish (DR_DESK (desk), result, NULL);

  if (counts != NULL && self->desk == DR_DESK (desk))
    dr_register_chips_set_counts (self->chips, counts, dr_desk_get_person (self->desk) != NULL);
}

/* Has the chips say how many each would show. */
void
dr_assessments_place_count (DrAssessmentsPlace *self)
{
  DrRegisterWish *wish = g_new0 (DrRegisterWish, 1);

  wish->person = g_strdup (dr_desk_get_person (self->desk));
  wish->today = dr_desk_get_today (self->desk);
  wish->earlier = self->earlier;
  if (self->counting != NULL)
    g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  self->counting = g_cancellable_new ();
  dr_desk_run (self->desk, DR_DESK_LANE_READ, dr_filter_counts_read, wish, (GDestroyNotify) free_wish, g_free,
               self->counting, counted, g_object_ref (self));
}

/* Asks the list for what search, filters and header say now. */
void
dr_assessments_place_update (DrAssessmentsPlace *self)
{
  DrRegisterWish wish;
  DrRegisterQuery query;

  if (self->model == NULL)
    return;
  wish = wish_of (self);
  dr_register_columns_set_today (self->columns, wish.today);
  dr_register_wish_query (&wish, &query);
  dr_register_model_set_query (self->model, &query);
}

static void
filters_changed (DrAssessmentsPlace *self)
{
  dr_assessments_place_update (self);
}

static void
search_changed (DrAssessmentsPlace *self)
{
  GtkWidget *search = GTK_WIDGET (self->search);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search));
  GtkRoot *root = gtk_widget_get_root (search);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  /* What is typed in the list goes on in the entry: the list may have nothing left to have the focus. */
  if (text[0] != '\0' && focus != NULL && !gtk_widget_is_ancestor (focus, search)
      && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->scrolled)))
    {
      gtk_widget_grab_focus (search);
      gtk_editable_set_position (GTK_EDITABLE (self->search), -1);
    }
  if (self->model != NULL)
    dr_assessments_place_update (self);
}

static void
search_stopped (DrAssessmentsPlace *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
search_activated (DrAssessmentsPlace *self)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->model)) > 0)
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
do_find (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  gtk_widget_grab_focus (GTK_WIDGET (DR_ASSESSMENTS_PLACE (widget)->search));
}

static void
do_clear (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  DrAssessmentsPlace *self = DR_ASSESSMENTS_PLACE (widget);

  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  dr_register_chips_clear (self->chips);
  dr_assessments_place_update (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

void
dr_assessments_place_class_search (GtkWidgetClass *klass)
{
  gtk_widget_class_bind_template_callback (klass, search_changed);
  gtk_widget_class_bind_template_callback (klass, search_stopped);
  gtk_widget_class_bind_template_callback (klass, search_activated);
  gtk_widget_class_bind_template_callback (klass, filters_changed);
  gtk_widget_class_install_action (klass, "assessments.find", NULL, do_find);
  gtk_widget_class_install_action (klass, "assessments.clear", NULL, do_clear);
}
