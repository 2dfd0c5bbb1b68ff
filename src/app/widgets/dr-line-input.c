#include "dr-line-input.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "dr-day-chooser.h"
#include "dr-number.h"
#include "dr-typed-number.h"
#include "dr-unfinished.h"

/* What the format of an assessment takes as a number. */
#define MOST_NUMBER 1e12
#define HOURS_OF_A_WEEK 168

struct _DrLineInput {
  DrInput     parent_instance;

  DrLineKind  kind;
  guint       most;       /* characters */
  GtkWidget  *entry;
  GtkWidget  *calendar;   /* (nullable) */
  guint       emptied;    /* source that gives "", if it is empty still */
  gboolean    showing;
};

G_DEFINE_FINAL_TYPE (DrLineInput, dr_line_input, DR_TYPE_INPUT)

/**
 * dr_line_too_long:
 * @text: what was typed
 * @most: characters that its field takes
 *
 * Returns: (transfer full) (nullable): that it is too long, in words; %NULL: it is not
 */
char *
dr_line_too_long (const char *text,
                  guint       most)
{
  glong length = g_utf8_strlen (text, -1);

  if (length <= (glong) most)
    return NULL;

  /* Translators: %1$ld and %2$u are numbers of characters */
  return g_strdup_printf (_("This is too long: %1$ld characters, where %2$u are the most."), length, most);
}

/* The value of what was typed; %NULL with @problem (transfer full) where it is none. */
static char *
parse (DrLineInput  *self,
       const char   *typed,
       char        **problem)
{
  g_autofree char *text = g_strstrip (g_strdup (typed));
  char number[DR_NUMBER_SIZE];
  double value;
  DrDate date;

  if (self->kind == DR_LINE_WORDS)
    *problem = dr_line_too_long (text, self->most);
  if (*problem != NULL)
    return NULL;
  if (text[0] == '\0' || self->kind == DR_LINE_WORDS)
    return g_steal_pointer (&text);
  if (self->kind == DR_LINE_DATE)
    {
      if (dr_date_parse (text, &date) && date.day != 0)
        return g_steal_pointer (&text);
      *problem = g_strdup (_("This is no date. Write year, month and day, as 2026-03-31."));
      return NULL;
    }

  if (self->kind == DR_LINE_SHARE && g_str_has_suffix (text, "%"))
    text[strlen (text) - 1] = '\0';
  if (!dr_typed_number (text, &value))
    {
      *problem = g_strdup (_("This is no number. Write digits, with a point where there are parts, as 37.5, or 1,200."));
      return NULL;
    }
  if (self->kind == DR_LINE_COUNT && value != floor (value))
    {
      *problem = g_strdup (_("Write a whole number: people are counted."));
      return NULL;
    }
  if (self->kind == DR_LINE_SHARE && value > 100)
    {
      *problem = g_strdup (_("This is more than all. Write a percentage from 0 to 100."));
      return NULL;
    }
  if (value > MOST_NUMBER)
    {
      *problem = g_strdup (_("This number is too large. Write one of at most twelve digits."));
      return NULL;
    }
  if (self->kind == DR_LINE_HOURS && value > HOURS_OF_A_WEEK)
    {
      *problem = g_strdup (_("A week has 168 hours. Write a number from 0 to 168."));
      return NULL;
    }

  return g_strdup (dr_number_format (self->kind == DR_LINE_SHARE ? value / 100 : value, number));
}

static gboolean
give_emptied (gpointer data)
{
  DrLineInput *self = data;
  g_autofree char *problem = NULL;
  g_autofree char *value = parse (self, gtk_editable_get_text (GTK_EDITABLE (self->entry)), &problem);

  self->emptied = 0;
  if (value != NULL && value[0] == '\0')
    dr_input_give (DR_INPUT (self), value);

  return G_SOURCE_REMOVE;
}

static void
typed (DrLineInput *self)
{
  g_autofree char *problem = NULL;
  g_autofree char *value = NULL;

  if (self->showing)
    return;
  value = parse (self, gtk_editable_get_text (GTK_EDITABLE (self->entry)), &problem);
  if (value == NULL)
    dr_input_complain (DR_INPUT (self), problem);
  else if (value[0] == '\0' && self->kind != DR_LINE_WORDS)
    {
      /* Whatever writes a whole text takes the old one away first: that is no wish to be without a date. */
      if (self->emptied == 0)
        self->emptied = g_idle_add (give_emptied, self);
    }
  else
    dr_input_give (DR_INPUT (self), value);
}

/* What was typed is no value, and stands nowhere else. */
static gboolean
is_unfinished (GtkWidget *widget)
{
  DrLineInput *self = DR_LINE_INPUT (widget);
  g_autofree char *problem = NULL;
  g_autofree char *value = parse (self, gtk_editable_get_text (GTK_EDITABLE (self->entry)), &problem);

  return value == NULL;
}

static void
dr_line_input_show (DrInput    *input,
                    const char *value)
{
  DrLineInput *self = DR_LINE_INPUT (input);
  char number[DR_NUMBER_SIZE];

  if (self->kind == DR_LINE_SHARE && value != NULL)
    value = dr_number_format (g_ascii_strtod (value, NULL) * 100, number);
  g_clear_handle_id (&self->emptied, g_source_remove);
  self->showing = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), value != NULL ? value : "");
  self->showing = FALSE;
  dr_input_complain (input, NULL);
}

static void
dr_line_input_set_read_only (DrInput  *input,
                             gboolean  read_only)
{
  DrLineInput *self = DR_LINE_INPUT (input);

  gtk_editable_set_editable (GTK_EDITABLE (self->entry), !read_only);
  if (read_only)
    gtk_widget_add_css_class (self->entry, "read-only");
  else
    gtk_widget_remove_css_class (self->entry, "read-only");
  if (self->kind == DR_LINE_DATE)
    gtk_entry_set_icon_sensitive (GTK_ENTRY (self->entry), GTK_ENTRY_ICON_SECONDARY, !read_only);
}

static void
dr_line_input_set_undo (DrInput  *input,
                        gboolean  own)
{
  gtk_editable_set_enable_undo (GTK_EDITABLE (DR_LINE_INPUT (input)->entry), own);
}

static void
day_chosen (DrLineInput *self,
            const char  *day)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), day);
}

static void
open_calendar (DrLineInput *self)
{
  dr_day_chooser_open (DR_DAY_CHOOSER (self->calendar), gtk_editable_get_text (GTK_EDITABLE (self->entry)));
}

/* The icon of an entry takes no focus: the key that opens a list opens the calendar. */
static gboolean
calendar_key (GtkWidget *entry,
              GVariant  *arguments,
              gpointer   data)
{
  if (!gtk_editable_get_editable (GTK_EDITABLE (entry)))
    return FALSE;
  open_calendar (data);

  return TRUE;
}

static void
add_calendar_key (DrLineInput *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();
  GtkShortcutTrigger *trigger = gtk_shortcut_trigger_parse_string ("<Alt>Down|<Alt>KP_Down");

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                        gtk_shortcut_new (trigger, gtk_callback_action_new (calendar_key, self, NULL)));
  gtk_widget_add_controller (self->entry, controller);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_KEY_SHORTCUTS, "Alt+Down", -1);
}

static void
add_calendar (DrLineInput *self)
{
  self->calendar = GTK_WIDGET (dr_day_chooser_new (self->entry));
  g_signal_connect_swapped (self->calendar, "chosen", G_CALLBACK (day_chosen), self);
  add_calendar_key (self);
  g_object_set (self->entry, "secondary-icon-name", "x-office-calendar-symbolic",
                "secondary-icon-tooltip-text", _("Choose a day (Alt and the down arrow)"), "placeholder-text", _("YYYY-MM-DD"), NULL);
  g_signal_connect_swapped (self->entry, "icon-press", G_CALLBACK (open_calendar), self);
}

/**
 * dr_line_input_new:
 * @label: what it is called, translated
 * @kind: what may be typed
 *
 * Returns: (transfer floating): an input of one line
 */
DrLineInput *
dr_line_input_new (const char *label,
                   DrLineKind  kind)
{
  DrLineInput *self = g_object_new (DR_TYPE_LINE_INPUT, NULL);

  self->kind = kind;
  self->most = DR_LINE_MOST;
  if (kind == DR_LINE_DATE)
    add_calendar (self);
  if (kind != DR_LINE_WORDS)
    g_object_set (self->entry, "halign", GTK_ALIGN_START, "width-chars", kind == DR_LINE_HOURS ? 4 : 14,
                  "max-width-chars", kind == DR_LINE_HOURS ? 4 : -1, NULL);
  dr_input_set_label (DR_INPUT (self), label);
  dr_unfinished_watch (GTK_WIDGET (self), label, is_unfinished);

  return self;
}

/**
 * dr_line_input_set_most:
 * @self: an input of words
 * @characters: that its field takes, at most
 *
 * What is longer stays in the control, with a word why.
 */
void
dr_line_input_set_most (DrLineInput *self,
                        guint        characters)
{
  self->most = characters;
}

static void
dr_line_input_dispose (GObject *object)
{
  DrLineInput *self = DR_LINE_INPUT (object);

  g_clear_handle_id (&self->emptied, g_source_remove);
  g_clear_pointer (&self->calendar, gtk_widget_unparent);

  G_OBJECT_CLASS (dr_line_input_parent_class)->dispose (object);
}

static void
dr_line_input_class_init (DrLineInputClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dr_line_input_dispose;
  DR_INPUT_CLASS (klass)->show = dr_line_input_show;
  DR_INPUT_CLASS (klass)->set_read_only = dr_line_input_set_read_only;
  DR_INPUT_CLASS (klass)->set_undo = dr_line_input_set_undo;
}

static void
dr_line_input_init (DrLineInput *self)
{
  self->entry = gtk_entry_new ();
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (typed), self);
  dr_input_set_control (DR_INPUT (self), self->entry, self->entry);
}
