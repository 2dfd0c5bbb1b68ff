#include "dr-text-input.h"

#include <string.h>

#include "dr-line-input.h"
#include "dr-text-span.h"
#include "dr-unfinished.h"

/* Pixels from which on the text scrolls in its frame. */
#define MOST_HEIGHT 400

struct _DrTextInput {
  DrInput        parent_instance;

  GtkWidget     *view;
  GtkTextBuffer *buffer;
  GtkWidget     *frame;
  guint          most;      /* characters of its one paragraph; 0: it may have several, and as many as the format takes */
  guint          fitting;   /* source that has it scroll, or not */
  double         asked;     /* height that room was asked for */
  double         width;     /* that it has */
  gboolean       showing;
};

G_DEFINE_FINAL_TYPE (DrTextInput, dr_text_input, DR_TYPE_INPUT)

/**
 * dr_text_input_new:
 * @label: what it is called, translated
 *
 * Returns: (transfer floating): an input that grows with its text
 */
DrTextInput *
dr_text_input_new (const char *label)
{
  DrTextInput *self = g_object_new (DR_TYPE_TEXT_INPUT, NULL);

  dr_input_set_label (DR_INPUT (self), label);

  return self;
}

static char *
text_of (DrTextInput *self)
{
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);

  return gtk_text_buffer_get_text (self->buffer, &start, &end, TRUE);
}

/* What is pasted over several lines goes on in the same one; Return does nothing. */
static void
keep_in_line (GtkTextBuffer *buffer,
              GtkTextIter   *at,
              const char    *text,
              int            length,
              DrTextInput   *self)
{
  g_autofree char *line = g_strndup (text, (gsize) length);

  if (strpbrk (line, "\r\n") == NULL)
    return;
  g_signal_stop_emission_by_name (buffer, "insert-text");
  if (g_str_equal (line, "\n"))
    return;
  g_strdelimit (line, "\r\n", ' ');
  gtk_text_buffer_insert (buffer, at, line, -1);
}

/* What is too long stands nowhere else. */
static gboolean
is_unfinished (GtkWidget *widget)
{
  DrTextInput *self = DR_TEXT_INPUT (widget);
  g_autofree char *text = g_strstrip (text_of (self));
  g_autofree char *problem = dr_line_too_long (text, self->most);

  return problem != NULL;
}

/**
 * dr_text_input_new_line:
 * @label: what it is called, translated
 * @most: characters that its field takes, at most
 *
 * Returns: (transfer floating): an input of one paragraph: of one line, until its words need another
 */
DrTextInput *
dr_text_input_new_line (const char *label,
                        guint       most)
{
  DrTextInput *self = dr_text_input_new (label);

  self->most = most;
  g_signal_connect (self->buffer, "insert-text", G_CALLBACK (keep_in_line), self);
  g_object_set (self->frame, "height-request", -1, NULL);
  g_object_set (self->view, "top-margin", 8, "bottom-margin", 8, NULL);
  gtk_widget_add_css_class (self->frame, "line");
  dr_unfinished_watch (GTK_WIDGET (self), label, is_unfinished);

  return self;
}

static void
typed (DrTextInput *self)
{
  g_autofree char *text = NULL;
  g_autofree char *problem = NULL;

  if (self->showing)
    return;
  text = text_of (self);
  if (self->most > 0)
    problem = dr_line_too_long (g_strstrip (text), self->most);
  if (problem != NULL)
    dr_input_complain (DR_INPUT (self), problem);
  else
    dr_input_give (DR_INPUT (self), text);
}

/* Only what is another is written anew: the cursor stays in the words that it was in. */
static void
dr_text_input_show (DrInput    *input,
                    const char *value)
{
  DrTextInput *self = DR_TEXT_INPUT (input);
  g_autofree char *text = text_of (self);
  DrTextSpan span;
  GtkTextIter start;
  GtkTextIter end;

  if (!dr_text_span_init (&span, text, value != NULL ? value : ""))
    return;
  self->showing = TRUE;
  gtk_text_buffer_begin_irreversible_action (self->buffer);
  gtk_text_buffer_get_iter_at_offset (self->buffer, &start, span.start);
  gtk_text_buffer_get_iter_at_offset (self->buffer, &end, span.end);
  gtk_text_buffer_delete (self->buffer, &start, &end);
  gtk_text_buffer_insert (self->buffer, &start, span.insert, (int) span.length);
  gtk_text_buffer_end_irreversible_action (self->buffer);
  self->showing = FALSE;
}

static void
dr_text_input_set_read_only (DrInput  *input,
                             gboolean  read_only)
{
  gtk_text_view_set_editable (GTK_TEXT_VIEW (DR_TEXT_INPUT (input)->view), !read_only);
  if (read_only)
    gtk_widget_add_css_class (DR_TEXT_INPUT (input)->frame, "read-only");
  else
    gtk_widget_remove_css_class (DR_TEXT_INPUT (input)->frame, "read-only");
}

static void
dr_text_input_set_undo (DrInput  *input,
                        gboolean  own)
{
  gtk_text_buffer_set_enable_undo (DR_TEXT_INPUT (input)->buffer, own);
}

/* A scrolled window takes the wheel even where it has nothing to scroll; then the page is to have it. */
static void
set_takes_wheel (GtkWidget *frame,
                 gboolean   takes)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (frame);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) each = g_list_model_get_item (controllers, i);
      int phase;

      if (!GTK_IS_EVENT_CONTROLLER_SCROLL (each))
        continue;
      phase = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (each), "phase"));
      if (phase == 0)   /* not seen before: GTK_PHASE_NONE is 0, and none of them has it */
        {
          phase = (int) gtk_event_controller_get_propagation_phase (each);
          g_object_set_data (G_OBJECT (each), "phase", GINT_TO_POINTER (phase));
        }
      gtk_event_controller_set_propagation_phase (each, takes ? (GtkPropagationPhase) phase : GTK_PHASE_NONE);
    }
}

/* The most that is shown at once; the policy cannot be set while the frame is being given its size. */
static gboolean
fit (gpointer data)
{
  DrTextInput *self = data;
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->frame));

  gboolean tall = gtk_adjustment_get_upper (adjustment) > MOST_HEIGHT;

  self->fitting = 0;
  gtk_widget_queue_resize (self->view);
  g_object_set (self->frame, "vscrollbar-policy", tall ? GTK_POLICY_AUTOMATIC : GTK_POLICY_NEVER, NULL);
  set_takes_wheel (self->frame, tall);

  return G_SOURCE_REMOVE;
}

/* A short text never scrolls in its frame, so that the wheel over it moves the page. */
static void
height_changed (DrTextInput   *self,
                GtkAdjustment *adjustment)
{
  GtkPolicyType policy;
  gboolean tall = gtk_adjustment_get_upper (adjustment) > MOST_HEIGHT;

  g_object_get (self->frame, "vscrollbar-policy", &policy, NULL);
  /* In a narrower window the text gets higher once it has its new width: room is asked for again, once. */
  if (!tall && gtk_adjustment_get_upper (adjustment) > gtk_adjustment_get_page_size (adjustment)
      && gtk_adjustment_get_upper (adjustment) != self->asked)
    {
      self->asked = gtk_adjustment_get_upper (adjustment);
      if (self->fitting == 0)
        self->fitting = g_idle_add (fit, self);
    }
  if (tall != (policy == GTK_POLICY_AUTOMATIC) && self->fitting == 0)
    self->fitting = g_idle_add (fit, self);
}

/* What is wider has fewer lines, once it has its new width: the room of the others is given back. */
static void
width_changed (DrTextInput   *self,
               GtkAdjustment *adjustment)
{
  if (gtk_adjustment_get_page_size (adjustment) == self->width)
    return;
  self->width = gtk_adjustment_get_page_size (adjustment);
  if (self->fitting == 0)
    self->fitting = g_idle_add (fit, self);
}

static void
dr_text_input_dispose (GObject *object)
{
  g_clear_handle_id (&DR_TEXT_INPUT (object)->fitting, g_source_remove);

  G_OBJECT_CLASS (dr_text_input_parent_class)->dispose (object);
}

static void
dr_text_input_class_init (DrTextInputClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dr_text_input_dispose;
  DR_INPUT_CLASS (klass)->show = dr_text_input_show;
  DR_INPUT_CLASS (klass)->set_read_only = dr_text_input_set_read_only;
  DR_INPUT_CLASS (klass)->set_undo = dr_text_input_set_undo;
}

static void
dr_text_input_init (DrTextInput *self)
{
  GtkWidget *frame = gtk_scrolled_window_new ();

  self->frame = frame;
  self->view = g_object_new (GTK_TYPE_TEXT_VIEW, "wrap-mode", GTK_WRAP_WORD_CHAR, "accepts-tab", FALSE,
                             "top-margin", 9, "bottom-margin", 9, "left-margin", 9, "right-margin", 9, NULL);
  self->buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
  g_signal_connect_swapped (self->buffer, "changed", G_CALLBACK (typed), self);
  g_object_set (frame, "child", self->view, "hscrollbar-policy", GTK_POLICY_NEVER,
                "vscrollbar-policy", GTK_POLICY_NEVER, "propagate-natural-height", TRUE,
                "height-request", 72, "max-content-height", MOST_HEIGHT, NULL);
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (frame)), "changed",
                           G_CALLBACK (height_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (frame)), "changed",
                           G_CALLBACK (width_changed), self, G_CONNECT_SWAPPED);
  set_takes_wheel (frame, FALSE);
  gtk_widget_add_css_class (frame, "text-input");
  dr_input_set_control (DR_INPUT (self), frame, self->view);
}
