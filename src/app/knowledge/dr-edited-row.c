#include "dr-edited-row.h"

#include <glib/gi18n-lib.h>

#include "dr-bound-label.h"
#include "dr-spoken.h"
#include "dr-text-input.h"
#include "dr-wrapped-label.h"

typedef struct {
  gboolean locked;
  gboolean filled;
} DrEditedRowPrivate;

enum { EDITED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_TYPE_WITH_PRIVATE (DrEditedRow, dr_edited_row, ADW_TYPE_EXPANDER_ROW)

static DrEditedRowPrivate *
get (DrEditedRow *self)
{
  return dr_edited_row_get_instance_private (self);
}

/**
 * dr_edited_row_set_locked:
 * @self: a row that was not opened yet
 * @locked: whether it is only read
 */
void
dr_edited_row_set_locked (DrEditedRow *self,
                          gboolean     locked)
{
  get (self)->locked = locked;
}

/**
 * dr_edited_row_is_locked:
 * @self: a row
 *
 * Returns: whether it is only read
 */
gboolean
dr_edited_row_is_locked (DrEditedRow *self)
{
  return get (self)->locked;
}

/**
 * dr_edited_row_tell:
 * @self: a row
 * @key: of a field (see dr-edition-fields.h)
 * @value: what it is to be
 *
 * For what derives from it: says that a field was edited.
 */
void
dr_edited_row_tell (DrEditedRow *self,
                    const char  *key,
                    const char  *value)
{
  if (!get (self)->locked)
    g_signal_emit (self, signals[EDITED], 0, key, value);
}

static void
given (DrInput     *input,
       const char  *value,
       DrEditedRow *self)
{
  const char *key = g_object_get_data (G_OBJECT (input), "key");

  if (value == NULL || value[strspn (value, " \n\t")] == '\0')
    dr_input_complain (input, _("This cannot be empty. The last words are kept until you write others."));
  else
    dr_edited_row_tell (self, key, value);
}

/**
 * dr_edited_row_add:
 * @self: a row that is being filled
 * @into: a box
 * @input: (transfer floating): a #DrInput
 * @value: that it shows
 * @key: (nullable): of its field: what is typed is told with it; %NULL: whoever made it hears of it
 *
 * Returns: (transfer none): @input
 */
DrInput *
dr_edited_row_add (DrEditedRow *self,
                   GtkWidget   *into,
                   gpointer     input,
                   const char  *value,
                   const char  *key)
{
  gtk_box_append (GTK_BOX (into), input);
  dr_input_set_value (input, value);
  dr_input_set_locked (input, get (self)->locked);
  if (key != NULL)
    {
      g_object_set_data_full (G_OBJECT (input), "key", g_strdup (key), g_free);
      g_signal_connect (input, "given", G_CALLBACK (given), self);
    }

  return input;
}

/**
 * dr_edited_row_add_words:
 * @into: a box
 * @heading: (nullable): translated
 * @text: to be read
 *
 * Returns: (transfer none): a label with the text
 */
GtkWidget *
dr_edited_row_add_words (GtkWidget  *into,
                         const char *heading,
                         const char *text)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, "wrap", TRUE, "wrap-mode",
                                   PANGO_WRAP_WORD_CHAR, "selectable", TRUE, NULL);

  dr_bound_label_watch (label);
  if (heading != NULL)
    {
      GtkWidget *title = dr_wrapped_label_new (heading, NULL);

      gtk_widget_add_css_class (title, "heading");
      gtk_box_append (GTK_BOX (into), title);
    }
  gtk_box_append (GTK_BOX (into), label);

  return label;
}

/* "England, Wales" */
static char *
tell_nations (guint nations)
{
  static const char * const names[DR_N_NATIONS] = {
    [DR_NATION_ENGLAND] = N_("England"),
    [DR_NATION_WALES] = N_("Wales"),
    [DR_NATION_SCOTLAND] = N_("Scotland"),
  };
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < DR_N_NATIONS; i++)
    if ((nations & (1u << i)) != 0)
      g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", _(names[i]));

  return g_string_free (g_steal_pointer (&words), FALSE);
}

/**
 * dr_edited_row_add_bases:
 * @self: a row that is being filled
 * @into: a box
 * @bases: (array length=n): the law behind it, by nation
 * @n: how many
 * @prefix: of their keys
 * @editable: whether they can be edited where the row is not locked
 */
void
dr_edited_row_add_bases (DrEditedRow   *self,
                         GtkWidget     *into,
                         const DrBasis *bases,
                         guint          n,
                         const char    *prefix,
                         gboolean       editable)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *nations = tell_nations (bases[i].nations);
      /* Translators: %s are nations */
      g_autofree char *heading = g_strdup_printf (_("Basis in %s"), nations);
      g_autofree char *key = NULL;
      int nation = 0;

      while (nation + 1 < DR_N_NATIONS && (bases[i].nations & (1u << nation)) == 0)
        nation++;
      key = g_strdup_printf ("%s/basis/%s", prefix, dr_vocabulary_to_string (DR_VOCABULARY_NATION, nation));
      if (editable && !get (self)->locked)
        dr_edited_row_add (self, into, dr_text_input_new (heading), bases[i].text, key);
      else
        dr_edited_row_add_words (into, heading, bases[i].text);
    }
}

static void
expanded (DrEditedRow *self)
{
  GtkWidget *box;

  if (get (self)->filled || !adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)))
    return;
  get (self)->filled = TRUE;
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_add_css_class (box, "suggestion");
  DR_EDITED_ROW_GET_CLASS (self)->fill (self, box);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), g_object_new (GTK_TYPE_LIST_BOX_ROW, "child", box, "activatable", FALSE,
                                                                   "focusable", FALSE, NULL));
}

static void
dr_edited_row_class_init (DrEditedRowClass *klass)
{
  /**
   * DrEditedRow::edited:
   * @self: the row
   * @key: of a field
   * @value: what it is to be
   *
   * Somebody edited a field.
   */
  signals[EDITED] = g_signal_new ("edited", DR_TYPE_EDITED_ROW, G_SIGNAL_RUN_LAST,
                                  G_STRUCT_OFFSET (DrEditedRowClass, edited), NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING,
                                  G_TYPE_STRING);
}

static void
dr_edited_row_init (DrEditedRow *self)
{
  g_object_set (self, "use-markup", FALSE, NULL);
  dr_spoken_watch_row (ADW_EXPANDER_ROW (self));
  dr_wrapped_label_wrap_row (GTK_WIDGET (self));
  g_signal_connect (self, "notify::expanded", G_CALLBACK (expanded), NULL);
}
