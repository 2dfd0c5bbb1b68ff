#include "dr-set-input.h"
#include "dr-list-popover.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-wrapped-label.h"

/* From this many things on there is a search above the list. */
#define SEARCH_FROM 9

struct _DrSetInput {
  DrInput    parent_instance;

  char      *none;
  GtkWidget *button;
  GtkWidget *summary;
  GtkWidget *search;
  GtkWidget *list;
  GPtrArray *checks;    /* of GtkCheckButton, in the order of the list */
  GStrv      values;
  char      *others;    /* chosen, and not in the list: they stay as they are */
  gboolean   showing;
};

G_DEFINE_FINAL_TYPE (DrSetInput, dr_set_input, DR_TYPE_INPUT)

static const char *
title (DrSetInput *self,
       guint       index)
{
  return gtk_label_get_label (GTK_LABEL (gtk_check_button_get_child (self->checks->pdata[index])));
}

static void
summarize (DrSetInput *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *spoken = NULL;
  gboolean any;

  for (guint i = 0; i < self->checks->len; i++)
    if (gtk_check_button_get_active (self->checks->pdata[i]))
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", title (self, i));
  any = text->len > 0;
  if (!any)
    g_string_assign (text, self->none);
  gtk_label_set_label (GTK_LABEL (self->summary), text->str);
  gtk_widget_set_visible (self->summary, any);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->button), any ? _("Change") : self->none);
  dr_wrapped_label_wrap_in (self->button);

  if (any)
    /* Translators: %1$s is what is chosen for, %2$s what is chosen; "Change" is the button's own word */
    spoken = g_strdup_printf (_("%1$s: %2$s. Change"), dr_input_get_label (DR_INPUT (self)), text->str);
  else
    spoken = g_strdup_printf ("%s: %s", dr_input_get_label (DR_INPUT (self)), text->str);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  /* What takes the focus is the button inside: it said "None", and not of what. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (gtk_widget_get_first_child (self->button)),
                                 GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (self->button)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static void
toggled (DrSetInput *self)
{
  g_autoptr (GString) value = g_string_new (NULL);

  if (self->showing)
    return;
  for (guint i = 0; i < self->checks->len; i++)
    if (gtk_check_button_get_active (self->checks->pdata[i]))
      g_string_append_printf (value, "%s%s", value->len > 0 ? " " : "", self->values[i]);
  if (self->others != NULL)
    g_string_append_printf (value, "%s%s", value->len > 0 ? " " : "", self->others);
  summarize (self);
  dr_input_give (DR_INPUT (self), value->str);
}

static gboolean
matches (GtkListBoxRow *row,
         gpointer       data)
{
  DrSetInput *self = data;
  g_autofree char *sought = g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (self->search)), -1);
  g_autofree char *text = g_utf8_casefold (title (self, (guint) gtk_list_box_row_get_index (row)), -1);

  return strstr (text, sought) != NULL;
}

/* Whether the list has these choices already. */
static gboolean
has_choices (DrSetInput     *self,
             const DrChoice *choices,
             guint           n)
{
  if (self->values == NULL || g_strv_length (self->values) != n)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (!g_str_equal (self->values[i], choices[i].value) || !g_str_equal (title (self, i), choices[i].title))
      return FALSE;

  return TRUE;
}

static void
add_choice (DrSetInput     *self,
            const DrChoice *choice)
{
  GtkWidget *text = dr_wrapped_label_new (choice->title, NULL);
  GtkWidget *check = g_object_new (GTK_TYPE_CHECK_BUTTON, "child", text, NULL);
  GtkWidget *row = g_object_new (GTK_TYPE_LIST_BOX_ROW, "child", check, "focusable", FALSE, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, choice->title, -1);
  g_signal_connect_swapped (check, "toggled", G_CALLBACK (toggled), self);
  g_ptr_array_add (self->checks, check);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

/**
 * dr_set_input_set_choices:
 * @self: an input
 * @choices: (array length=n): what can be chosen from now on; copied
 * @n: how many
 *
 * For choices that a person makes elsewhere in the draft. Where they are what they were, nothing happens.
 */
void
dr_set_input_set_choices (DrSetInput     *self,
                          const DrChoice *choices,
                          guint           n)
{
  g_autoptr (GStrvBuilder) values = g_strv_builder_new ();
  DrEditor *editor = dr_input_get_editor (DR_INPUT (self));
  GtkWidget *row;

  if (has_choices (self, choices, n))
    return;
  g_ptr_array_set_size (self->checks, 0);
  while ((row = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
  for (guint i = 0; i < n; i++)
    {
      add_choice (self, &choices[i]);
      g_strv_builder_add (values, choices[i].value);
    }
  g_strfreev (self->values);
  self->values = g_strv_builder_end (values);
  gtk_widget_set_visible (self->search, n >= SEARCH_FROM);
  if (editor != NULL)
    dr_input_set_value (DR_INPUT (self), dr_editor_get (editor, dr_input_get_key (DR_INPUT (self))));
  else
    summarize (self);
}

/**
 * dr_set_input_new:
 * @label: what it is called, translated
 * @none: what it reads where nothing is chosen, translated
 * @choices: (array length=n): what can be chosen; copied
 * @n: how many
 *
 * Returns: (transfer floating): an input of any number of them
 */
DrSetInput *
dr_set_input_new (const char     *label,
                  const char     *none,
                  const DrChoice *choices,
                  guint           n)
{
  DrSetInput *self = g_object_new (DR_TYPE_SET_INPUT, NULL);

  self->none = g_strdup (none);
  dr_input_set_label (DR_INPUT (self), label);
  dr_set_input_set_choices (self, choices, n);
  summarize (self);

  return self;
}

/**
 * dr_set_input_new_take:
 * @label: what it is called, translated
 * @none: as for dr_set_input_new()
 * @choices: (transfer full) (element-type DrChoice): what can be chosen
 *
 * Returns: (transfer floating): an input of any number of them
 */
DrSetInput *
dr_set_input_new_take (const char *label,
                       const char *none,
                       GArray     *choices)
{
  g_autoptr (GArray) owned = choices;

  return dr_set_input_new (label, none, (const DrChoice *) owned->data, owned->len);
}

static void
dr_set_input_show (DrInput    *input,
                   const char *value)
{
  DrSetInput *self = DR_SET_INPUT (input);
  g_auto (GStrv) chosen = g_strsplit_set (value != NULL ? value : "", " ", -1);
  g_autoptr (GString) others = g_string_new (NULL);

  for (guint i = 0; chosen[i] != NULL; i++)
    if (chosen[i][0] != '\0' && !g_strv_contains ((const char * const *) self->values, chosen[i]))
      g_string_append_printf (others, "%s%s", others->len > 0 ? " " : "", chosen[i]);
  g_free (self->others);
  self->others = others->len > 0 ? g_strdup (others->str) : NULL;

  self->showing = TRUE;
  for (guint i = 0; i < self->checks->len; i++)
    gtk_check_button_set_active (self->checks->pdata[i],
                                 g_strv_contains ((const char * const *) chosen, self->values[i]));
  self->showing = FALSE;
  summarize (self);
}

static void
dr_set_input_finalize (GObject *object)
{
  DrSetInput *self = DR_SET_INPUT (object);

  g_ptr_array_unref (self->checks);
  g_strfreev (self->values);
  g_free (self->others);
  g_free (self->none);

  G_OBJECT_CLASS (dr_set_input_parent_class)->finalize (object);
}

static void
dr_set_input_class_init (DrSetInputClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dr_set_input_finalize;
  DR_INPUT_CLASS (klass)->show = dr_set_input_show;
}

/* The next time the whole list is there again. */
static void
closed (DrSetInput *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
}

static void
dr_set_input_init (DrSetInput *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scroll = gtk_scrolled_window_new ();
  GtkWidget *popover = dr_list_popover_new (box);
  GtkWidget *control = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->checks = g_ptr_array_new ();
  self->summary = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "xalign", 0.0, NULL);
  self->search = gtk_search_entry_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Search the list"), -1);
  self->list = g_object_new (GTK_TYPE_LIST_BOX, "selection-mode", GTK_SELECTION_NONE, NULL);
  gtk_list_box_set_filter_func (GTK_LIST_BOX (self->list), matches, self, NULL);
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (gtk_list_box_invalidate_filter), self->list);

  g_object_set (scroll, "child", self->list, "hscrollbar-policy", GTK_POLICY_NEVER, "propagate-natural-height", TRUE,
                "max-content-height", 360, "min-content-width", 280, NULL);
  gtk_box_append (GTK_BOX (box), self->search);
  gtk_box_append (GTK_BOX (box), scroll);
  g_signal_connect_swapped (popover, "closed", G_CALLBACK (closed), self);
  self->button = g_object_new (GTK_TYPE_MENU_BUTTON, "popover", popover, "halign", GTK_ALIGN_START, NULL);
  gtk_box_append (GTK_BOX (control), self->summary);
  gtk_box_append (GTK_BOX (control), self->button);
  dr_input_set_control (DR_INPUT (self), control, self->button);
}
