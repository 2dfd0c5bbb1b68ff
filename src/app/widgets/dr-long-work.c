#include "dr-long-work.h"

#include <glib/gi18n-lib.h>

struct _DrLongWork {
  GtkBox     parent_instance;

  GPtrArray *works;   /* of Work, which free themselves */
};

/* One piece of work. */
typedef struct {
  DrLongWorkStart  start;
  DrLongProgress  *progress;
  GCancellable    *cancellable;
  DrLongWork      *bars;      /* (nullable): weak */
  GObject         *owner;     /* (nullable): weak */
  GtkWidget       *bar;       /* (nullable): not shown yet */
  GtkProgressBar  *done;
  GtkWidget       *cancel;
  guint            timer;
  gint64           since;
} Work;

G_DEFINE_FINAL_TYPE (DrLongWork, dr_long_work, GTK_TYPE_BOX)

/* What the lane is given: it may outlive the bar. */
typedef struct {
  DrLongWorkRun   run;
  gpointer        data;
  GDestroyNotify  free_data;
  DrLongProgress *progress;
} Job;

static void
free_job (Job *job)
{
  if (job->free_data != NULL)
    job->free_data (job->data);
  dr_long_progress_unref (job->progress);
  g_free (job);
}

static gpointer
run (DrRegister    *in,
     gpointer       data,
     GCancellable  *cancellable,
     GError       **error)
{
  Job *job = data;

  return job->run (in, job->data, job->progress, cancellable, error);
}

static void
free_work (Work *work)
{
  g_clear_handle_id (&work->timer, g_source_remove);
  if (work->bar != NULL && work->bars != NULL)
    gtk_box_remove (GTK_BOX (work->bars), work->bar);
  g_clear_weak_pointer (&work->bars);
  g_clear_weak_pointer (&work->owner);
  g_object_unref (work->cancellable);
  dr_long_progress_unref (work->progress);
  g_free ((char *) work->start.title);
  g_free (work);
}

static void
cancel (GtkButton *button,
        Work      *work)
{
  g_cancellable_cancel (work->cancellable);
  gtk_widget_set_sensitive (GTK_WIDGET (button), FALSE);
  gtk_button_set_label (button, _("Stopping…"));
}

static void
show_bar (Work *work)
{
  g_autofree char *name = g_strdup_printf (_("Cancel: %s"), work->start.title);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", work->start.title, "xalign", 0.0, "ellipsize",
                                   PANGO_ELLIPSIZE_END, NULL);
  GtkWidget *middle = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 6, "hexpand", TRUE,
                                    "valign", GTK_ALIGN_CENTER, NULL);

  work->bar = g_object_new (GTK_TYPE_BOX, "spacing", 12, NULL);
  gtk_widget_add_css_class (work->bar, "long-work");
  work->done = g_object_new (GTK_TYPE_PROGRESS_BAR, "pulse-step", 0.05, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (work->done), GTK_ACCESSIBLE_PROPERTY_LABEL, work->start.title, -1);
  work->cancel = g_object_new (GTK_TYPE_BUTTON, "label", _("Cancel"), "valign", GTK_ALIGN_CENTER, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (work->cancel), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect (work->cancel, "clicked", G_CALLBACK (cancel), work);
  gtk_box_append (GTK_BOX (middle), label);
  gtk_box_append (GTK_BOX (middle), GTK_WIDGET (work->done));
  gtk_box_append (GTK_BOX (work->bar), middle);
  gtk_box_append (GTK_BOX (work->bar), work->cancel);
  gtk_box_append (GTK_BOX (work->bars), work->bar);
  gtk_widget_set_visible (GTK_WIDGET (work->bars), TRUE);
}

/**
 * dr_long_work_show:
 * @bar: a progress bar
 * @progress: how far work is
 *
 * Shows that for now: a bar that comes and goes where nobody knows, or where all is done but what nobody counts.
 */
void
dr_long_work_show (GtkProgressBar *bar,
                   DrLongProgress *progress)
{
  int thousandths = dr_long_progress_get (progress);

  if (thousandths < 0 || thousandths >= 1000)
    gtk_progress_bar_pulse (bar);
  else
    gtk_progress_bar_set_fraction (bar, thousandths / 1000.0);
}

static gboolean
look (gpointer data)
{
  Work *work = data;

  if (work->bars == NULL)
    return G_SOURCE_CONTINUE;
  if (work->bar == NULL && g_get_monotonic_time () - work->since >= DR_LONG_WORK_SHOW_AFTER * 1000)
    show_bar (work);
  if (work->bar != NULL)
    dr_long_work_show (work->done, work->progress);

  return G_SOURCE_CONTINUE;
}

/* (transfer full) (nullable): the button of the work, where it has the focus. The bar goes with the window. */
static GtkWidget *
find_focus (Work *work)
{
  GtkRoot *root = work->bars != NULL && work->bar != NULL ? gtk_widget_get_root (GTK_WIDGET (work->bar)) : NULL;

  return root != NULL && gtk_root_get_focus (root) == GTK_WIDGET (work->cancel) ? g_object_ref (GTK_WIDGET (work->cancel)) : NULL;
}

/* The button is gone. Unless somebody has taken the focus since, it goes to what was made: left to GTK it is nowhere, and Tab leads to
 * nothing. */
static void
hand_on_focus (GtkWidget *button,
               GObject   *owner)   /* (nullable) */
{
  GtkRoot *root = GTK_IS_WIDGET (owner) ? gtk_widget_get_root (GTK_WIDGET (owner)) : NULL;

  if (root != NULL && gtk_root_get_focus (root) == button && gtk_widget_get_mapped (GTK_WIDGET (owner)))
    gtk_widget_child_focus (GTK_WIDGET (owner), GTK_DIR_TAB_FORWARD);
}

static void
done (GObject      *desk,
      GAsyncResult *result,
      gpointer      data)
{
  Work *work = data;
  g_autoptr (GError) error = NULL;
  gpointer value = dr_desk_run_finish (DR_DESK (desk), result, &error);
  g_autoptr (DrLongWork) bars = work->bars != NULL ? g_object_ref (work->bars) : NULL;
  g_autoptr (GObject) owner = work->owner != NULL ? g_object_ref (work->owner) : NULL;
  DrLongWorkStart start = work->start;
  g_autoptr (GtkWidget) button = find_focus (work);

  if (bars != NULL)
    g_ptr_array_remove_fast (bars->works, work);
  free_work (work);
  if (bars != NULL && gtk_widget_get_first_child (GTK_WIDGET (bars)) == NULL)
    gtk_widget_set_visible (GTK_WIDGET (bars), FALSE);
  if (owner != NULL)
    start.done (value, error, owner);
  else if (value != NULL && start.free_result != NULL)
    start.free_result (value);
  if (button != NULL)
    hand_on_focus (button, owner);
}

/**
 * dr_long_work_start:
 * @self: the bars
 * @desk: the register
 * @start: what to do
 *
 * Has it done, after what was begun before. A bar is shown once it takes a moment.
 */
void
dr_long_work_start (DrLongWork            *self,
                    DrDesk                *desk,
                    const DrLongWorkStart *start)
{
  Work *work = g_new0 (Work, 1);
  Job *job = g_new0 (Job, 1);

  work->start = *start;
  work->start.title = g_strdup (start->title);
  work->progress = dr_long_progress_new ();
  work->cancellable = g_cancellable_new ();
  g_set_weak_pointer (&work->bars, self);
  g_set_weak_pointer (&work->owner, start->owner);
  work->since = g_get_monotonic_time ();
  work->timer = g_timeout_add (DR_LONG_WORK_LOOK, look, work);
  g_ptr_array_add (self->works, work);

  job->run = start->run;
  job->data = start->data;
  job->free_data = start->free_data;
  job->progress = dr_long_progress_ref (work->progress);
  dr_desk_run (desk, DR_DESK_LANE_LONG, run, job, (GDestroyNotify) free_job, start->free_result, work->cancellable, done,
               work);
}

/**
 * dr_long_work_is_active:
 * @self: the bars
 *
 * Returns: whether anything is going on
 */
gboolean
dr_long_work_is_active (DrLongWork *self)
{
  return self->works->len > 0;
}

/**
 * dr_long_work_stop_all:
 * @self: the bars
 *
 * Cancels whatever is going on: the window closes.
 */
void
dr_long_work_stop_all (DrLongWork *self)
{
  for (guint i = 0; i < self->works->len; i++)
    g_cancellable_cancel (((Work *) self->works->pdata[i])->cancellable);
}

static void
dr_long_work_finalize (GObject *object)
{
  g_ptr_array_unref (DR_LONG_WORK (object)->works);

  G_OBJECT_CLASS (dr_long_work_parent_class)->finalize (object);
}

static void
dr_long_work_class_init (DrLongWorkClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dr_long_work_finalize;
}

static void
dr_long_work_init (DrLongWork *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  self->works = g_ptr_array_new ();
}
