#include "dr-choice-input.h"

#include "dr-drop-down.h"
#include "dr-spoken.h"

struct _DrChoiceInput {
  DrInput    parent_instance;

  GtkWidget *dropdown;
  GStrv      values;     /* "" first where none may be chosen */
  gboolean   showing;
};

G_DEFINE_FINAL_TYPE (DrChoiceInput, dr_choice_input, DR_TYPE_INPUT)

static void
chosen (DrChoiceInput *self)
{
  guint position = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->dropdown));

  if (!self->showing && position != GTK_INVALID_LIST_POSITION)
    dr_input_give (DR_INPUT (self), self->values[position]);
}

/**
 * dr_choice_input_new:
 * @label: what it is called, translated
 * @none: (nullable): what it reads where nothing is chosen, translated; %NULL: something always is
 * @choices: (array length=n): what can be chosen; copied
 * @n: how many
 *
 * Returns: (transfer floating): an input of one of them
 */
DrChoiceInput *
dr_choice_input_new (const char     *label,
                     const char     *none,
                     const DrChoice *choices,
                     guint           n)
{
  DrChoiceInput *self = g_object_new (DR_TYPE_CHOICE_INPUT, NULL);
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  g_autoptr (GStrvBuilder) values = g_strv_builder_new ();

  if (none != NULL)
    {
      gtk_string_list_append (titles, none);
      g_strv_builder_add (values, "");
    }
  for (guint i = 0; i < n; i++)
    {
      gtk_string_list_append (titles, choices[i].title);
      g_strv_builder_add (values, choices[i].value);
    }
  self->values = g_strv_builder_end (values);
  self->showing = TRUE;
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->dropdown), G_LIST_MODEL (titles));
  self->showing = FALSE;
  dr_input_set_label (DR_INPUT (self), label);
  dr_spoken_name_drop_down (GTK_DROP_DOWN (self->dropdown), label);

  return self;
}

/**
 * dr_choice_input_new_take:
 * @label: what it is called, translated
 * @none: (nullable): as for dr_choice_input_new()
 * @choices: (transfer full) (element-type DrChoice): what can be chosen
 *
 * Returns: (transfer floating): an input of one of them
 */
DrChoiceInput *
dr_choice_input_new_take (const char *label,
                          const char *none,
                          GArray     *choices)
{
  g_autoptr (GArray) owned = choices;

  return dr_choice_input_new (label, none, (const DrChoice *) owned->data, owned->len);
}

static void
dr_choice_input_show (DrInput    *input,
                      const char *value)
{
  DrChoiceInput *self = DR_CHOICE_INPUT (input);
  guint position = GTK_INVALID_LIST_POSITION;

  for (guint i = 0; self->values[i] != NULL; i++)
    if (g_str_equal (self->values[i], value != NULL ? value : ""))
      position = i;
  self->showing = TRUE;
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->dropdown), position);
  self->showing = FALSE;
}

static void
dr_choice_input_finalize (GObject *object)
{
  g_strfreev (DR_CHOICE_INPUT (object)->values);

  G_OBJECT_CLASS (dr_choice_input_parent_class)->finalize (object);
}

static void
dr_choice_input_class_init (DrChoiceInputClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dr_choice_input_finalize;
  DR_INPUT_CLASS (klass)->show = dr_choice_input_show;
}

static void
bind_chosen (GtkSignalListItemFactory *factory,
             GtkListItem              *item)
{
  const char *title = gtk_string_object_get_string (GTK_STRING_OBJECT (gtk_list_item_get_item (item)));

  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)), title);
  gtk_widget_set_tooltip_text (gtk_list_item_get_child (item), title);
}

static void
dr_choice_input_init (DrChoiceInput *self)
{
  self->dropdown = g_object_new (GTK_TYPE_DROP_DOWN, "halign", GTK_ALIGN_START, NULL);
  dr_drop_down_break_lines (GTK_DROP_DOWN (self->dropdown), G_CALLBACK (bind_chosen));
  g_signal_connect_swapped (self->dropdown, "notify::selected", G_CALLBACK (chosen), self);
  dr_input_set_control (DR_INPUT (self), self->dropdown, self->dropdown);
}
