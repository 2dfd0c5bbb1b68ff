#include "dr-toasts.h"

#include "dr-bound-label.h"

/* Milliseconds after which nothing of a message's coming is left: a little more than the half second in which it takes another's
 * place. */
#define COMING 600

/* Characters of a line, in the narrowest place. */
#define FEWEST 8

#define COMING_KEY "dr-toasts-coming"

/* One that is to go when it has come. */
typedef struct {
  GtkWidget *overlay;
  AdwToast  *toast;
} Leaving;

static void
leaving_free (gpointer data)
{
  Leaving *self = data;

  g_object_unref (self->overlay);
  g_object_unref (self->toast);
  g_free (self);
}

static gboolean
is_coming (GtkWidget *message)
{
  return g_object_get_data (G_OBJECT (message), COMING_KEY) != NULL;
}

static gboolean
has_come (gpointer data)
{
  GtkWidget *message = data;

  g_object_set_data (G_OBJECT (message), COMING_KEY, NULL);
  gtk_widget_set_can_target (message, TRUE);

  return G_SOURCE_REMOVE;
}

/* (nullable): what says the message, cut to a line so far */
static GtkWidget *
find_words (GtkWidget *below)
{
  GtkWidget *found = NULL;

  if (GTK_IS_LABEL (below) && gtk_label_get_ellipsize (GTK_LABEL (below)) != PANGO_ELLIPSIZE_NONE)
    return below;
  for (GtkWidget *each = gtk_widget_get_first_child (below); each != NULL && found == NULL; each = gtk_widget_get_next_sibling (each))
    found = find_words (each);

  return found;
}

static int
natural_width (GtkWidget *widget)
{
  int width;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);

  return width;
}

/* libadwaita cuts what a message says to one line, which at 360 pixels, or with larger text, is less than a sentence; and it gives
 * a message the height that it has at its natural width, which therefore must be one that there is room for. */
static void
wrap_words (GtkWidget       *message,
            AdwToastOverlay *overlay)
{
  GtkWidget *words = find_words (message);
  PangoFontMetrics *metrics;
  int room;
  int character;

  if (words == NULL)
    return;
  metrics = pango_context_get_metrics (gtk_widget_get_pango_context (words), NULL, NULL);
  character = MAX (pango_font_metrics_get_approximate_char_width (metrics), pango_font_metrics_get_approximate_digit_width (metrics));
  pango_font_metrics_unref (metrics);
  room = gtk_widget_get_width (GTK_WIDGET (overlay)) - (natural_width (message) - natural_width (words));
  g_object_set (words, "ellipsize", PANGO_ELLIPSIZE_NONE, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "xalign", 0.0,
                "natural-wrap-mode", GTK_NATURAL_WRAP_NONE,   /* or two words are two lines, beside a button that is as high */
                "max-width-chars", MAX (room * PANGO_SCALE / MAX (character, 1), FEWEST), NULL);
  dr_bound_label_watch (words);
}

/* It takes no click until it is there: the second of two would take it away again. */
static void
children_changed (GListModel      *children,
                  guint            position,
                  guint            removed,
                  guint            added,
                  AdwToastOverlay *overlay)
{
  for (guint i = position; i < position + added; i++)
    {
      g_autoptr (GtkWidget) child = g_list_model_get_item (children, i);

      if (child == adw_toast_overlay_get_child (overlay))
        continue;
      wrap_words (child, overlay);
      g_object_set_data (G_OBJECT (child), COMING_KEY, child);
      gtk_widget_set_can_target (child, FALSE);
      g_timeout_add_full (G_PRIORITY_DEFAULT, COMING, has_come, g_object_ref (child), g_object_unref);
    }
}

/* The overlay has Escape take the message away. */
static gboolean
key_pressed (GtkEventControllerKey *controller,
             guint                  key,
             guint                  code,
             GdkModifierType        modifiers,
             GtkWidget             *overlay)
{
  if (key != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  for (GtkWidget *each = gtk_widget_get_first_child (overlay); each != NULL; each = gtk_widget_get_next_sibling (each))
    if (is_coming (each))
      return GDK_EVENT_STOP;

  return GDK_EVENT_PROPAGATE;
}

/* (nullable): the widget that shows it now */
static GtkWidget *
find_message (GtkWidget *overlay,
              AdwToast  *toast)
{
  for (GtkWidget *each = gtk_widget_get_first_child (overlay); each != NULL; each = gtk_widget_get_next_sibling (each))
    {
      g_autoptr (AdwToast) shown = NULL;

      if (g_object_class_find_property (G_OBJECT_GET_CLASS (each), "toast") == NULL)
        continue;
      g_object_get (each, "toast", &shown, NULL);
      if (shown == toast)
        return each;
    }

  return NULL;
}

static gboolean
leave (gpointer data)
{
  Leaving *self = data;
  GtkWidget *message = find_message (self->overlay, self->toast);

  if (message != NULL && is_coming (message))
    return G_SOURCE_CONTINUE;
  adw_toast_dismiss (self->toast);

  return G_SOURCE_REMOVE;
}

/**
 * dr_toasts_watch:
 * @overlay: a window's, without messages so far
 *
 * Has no click and no key take away a message that is still coming, and each take as many lines as it needs.
 */
void
dr_toasts_watch (AdwToastOverlay *overlay)
{
  GListModel *children = gtk_widget_observe_children (GTK_WIDGET (overlay));
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect_object (children, "items-changed", G_CALLBACK (children_changed), overlay, 0);
  g_object_set_data_full (G_OBJECT (overlay), "dr-toasts", children, g_object_unref);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed), overlay, 0);
  gtk_widget_add_controller (GTK_WIDGET (overlay), keys);
}

/**
 * dr_toasts_dismiss:
 * @near: a widget of the window whose overlay has it, see dr_toasts_watch()
 * @toast: a message
 *
 * Takes the message away: at once, or as soon as it has come.
 */
void
dr_toasts_dismiss (GtkWidget *near,
                   AdwToast  *toast)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (near, ADW_TYPE_TOAST_OVERLAY);
  GtkWidget *message = overlay != NULL ? find_message (overlay, toast) : NULL;
  Leaving *leaving;

  if (message == NULL || !is_coming (message))
    {
      adw_toast_dismiss (toast);
      return;
    }
  leaving = g_new0 (Leaving, 1);
  leaving->overlay = g_object_ref (overlay);
  leaving->toast = g_object_ref (toast);
  g_timeout_add_full (G_PRIORITY_DEFAULT, COMING / 10, leave, leaving, leaving_free);
}
