#include "dr-explained-input.h"

#include "dr-all-names.h"
#include "dr-marked-line.h"
#include "dr-wrapped-label.h"

/* Pixels: where words begin beside the mark of a choice. */
#define BESIDE_MARK 32

struct _DrExplainedInput {
  DrInput    parent_instance;

  char      *absent;   /* (nullable): the value that a field without one has */
  GtkWidget *box;
  GPtrArray *checks;   /* of GtkCheckButton */
  GPtrArray *notes;    /* of GtkLabel: what choosing it would bring, in a marked line, last of each choice */
  GPtrArray *names;    /* of GtkWidget: everybody of whom that speaks, under each choice */
  GStrv      values;
  gboolean   showing;
};

G_DEFINE_FINAL_TYPE (DrExplainedInput, dr_explained_input, DR_TYPE_INPUT)

static void
toggled (DrExplainedInput *self,
         GtkCheckButton   *check)
{
  guint index;

  if (!self->showing && gtk_check_button_get_active (check) && g_ptr_array_find (self->checks, check, &index))
    dr_input_give (DR_INPUT (self), self->values[index]);
}

static void
add_choice (DrExplainedInput        *self,
            const DrExplainedChoice *choice)
{
  GtkWidget *words = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 3, "hexpand", TRUE, NULL);
  GtkWidget *note = dr_wrapped_label_new (NULL, NULL);
  GtkWidget *line = dr_marked_line_new ("dialog-warning-symbolic", "warning", note);
  GtkWidget *check = g_object_new (GTK_TYPE_CHECK_BUTTON, "child", words, NULL);

  dr_wrapped_label_add (words, choice->title, NULL);
  dr_wrapped_label_add (words, choice->explanation, "dim-label");
  gtk_widget_set_visible (line, FALSE);
  g_ptr_array_add (self->notes, note);
  gtk_box_append (GTK_BOX (words), line);
  gtk_widget_add_css_class (check, "explained");
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, choice->title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, choice->explanation, -1);
  if (self->checks->len > 0)
    gtk_check_button_set_group (GTK_CHECK_BUTTON (check), self->checks->pdata[0]);
  gtk_widget_set_valign (gtk_widget_get_first_child (check), GTK_ALIGN_START);   /* the mark stands beside the title */
  g_signal_connect_swapped (check, "toggled", G_CALLBACK (toggled), self);
  g_ptr_array_add (self->checks, check);
  gtk_box_append (GTK_BOX (self->box), check);
  g_ptr_array_add (self->names, dr_all_names_new ());
  gtk_widget_set_margin_start (self->names->pdata[self->names->len - 1], BESIDE_MARK);
  gtk_box_append (GTK_BOX (self->box), self->names->pdata[self->names->len - 1]);
}

/**
 * dr_explained_input_new:
 * @label: what is chosen, translated
 * @absent: (nullable): the value that is shown where the field has none
 * @choices: (array length=n): what can be chosen; copied
 * @n: how many, a handful
 *
 * Returns: (transfer floating): an input of one of them
 */
DrExplainedInput *
dr_explained_input_new (const char              *label,
                        const char              *absent,
                        const DrExplainedChoice *choices,
                        guint                    n)
{
  DrExplainedInput *self = g_object_new (DR_TYPE_EXPLAINED_INPUT, NULL);
  g_autoptr (GStrvBuilder) values = g_strv_builder_new ();

  self->absent = g_strdup (absent);
  for (guint i = 0; i < n; i++)
    {
      add_choice (self, &choices[i]);
      g_strv_builder_add (values, choices[i].value);
    }
  self->values = g_strv_builder_end (values);
  dr_input_set_label (DR_INPUT (self), label);

  return self;
}

/**
 * dr_explained_input_set_notes:
 * @self: an input
 * @value: one of its values
 * @notes: (nullable): what choosing it would bring, translated; %NULL: nothing to say
 * @names: (nullable): everybody of whom that speaks, where it names only some
 */
void
dr_explained_input_set_notes (DrExplainedInput *self,
                              const char       *value,
                              const char       *notes,
                              const char       *names)
{
  for (guint i = 0; self->values[i] != NULL; i++)
    if (g_str_equal (self->values[i], value))
      {
        dr_marked_line_say (self->notes->pdata[i], notes);
        dr_all_names_say (self->names->pdata[i], names);
      }
}

static void
dr_explained_input_show (DrInput    *input,
                         const char *value)
{
  DrExplainedInput *self = DR_EXPLAINED_INPUT (input);
  const char *shown = value != NULL ? value : self->absent;

  self->showing = TRUE;
  for (guint i = 0; i < self->checks->len; i++)
    gtk_check_button_set_active (self->checks->pdata[i], g_strcmp0 (shown, self->values[i]) == 0);
  self->showing = FALSE;
}

/* To what is chosen, or to the first. */
static gboolean
dr_explained_input_grab_focus (GtkWidget *widget)
{
  DrExplainedInput *self = DR_EXPLAINED_INPUT (widget);

  for (guint i = 0; i < self->checks->len; i++)
    if (gtk_check_button_get_active (self->checks->pdata[i]))
      return gtk_widget_grab_focus (self->checks->pdata[i]);

  return self->checks->len > 0 && gtk_widget_grab_focus (self->checks->pdata[0]);
}

static void
dr_explained_input_finalize (GObject *object)
{
  DrExplainedInput *self = DR_EXPLAINED_INPUT (object);

  g_free (self->absent);
  g_ptr_array_unref (self->checks);
  g_ptr_array_unref (self->notes);
  g_ptr_array_unref (self->names);
  g_strfreev (self->values);

  G_OBJECT_CLASS (dr_explained_input_parent_class)->finalize (object);
}

static void
dr_explained_input_class_init (DrExplainedInputClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dr_explained_input_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = dr_explained_input_grab_focus;
  DR_INPUT_CLASS (klass)->show = dr_explained_input_show;
}

static void
dr_explained_input_init (DrExplainedInput *self)
{
  self->checks = g_ptr_array_new ();
  self->notes = g_ptr_array_new ();
  self->names = g_ptr_array_new ();
  self->box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 12,
                            "accessible-role", GTK_ACCESSIBLE_ROLE_RADIO_GROUP, NULL);
  dr_input_set_control (DR_INPUT (self), self->box, self->box);
}
