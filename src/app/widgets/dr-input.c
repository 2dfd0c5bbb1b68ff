#include "dr-input.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#include "dr-bound-label.h"
#include "dr-change-view.h"
#include "dr-comparison.h"
#include "dr-marked-line.h"
#include "dr-wrapped-label.h"

/* Characters of a message that an input asks room for. */
#define MESSAGE_WIDTH 24

typedef struct {
  GtkWidget *label;
  GtkWidget *help;
  GtkWidget *control;   /* (nullable) */
  GtkWidget *focus;     /* (nullable): the widget that takes the keys */
  GtkWidget *problem;
  GtkWidget *remark;       /* row with an icon */
  GtkWidget *remark_text;
  GtkWidget *mark;         /* (nullable): what changed since the version before */
  GtkWidget *mark_text;
  DrEditor  *editor;    /* (nullable) */
  char      *key;       /* (nullable) */
  char      *shown;     /* (nullable): the value that is in the control */
  char      *required;  /* (nullable): what is said where it is left empty; %NULL: it may be */
  gulong     rights_changed;
  gulong     compared;
  gboolean   giving;
  gboolean   read_only;
  gboolean   drafted;   /* the draft's undo serves */
  gboolean   label_hidden;
  DrInputGive give;     /* (nullable): in place of one field's dr_editor_set() */
  gpointer   give_data;
} DrInputPrivate;

enum {
  GIVEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (DrInput, dr_input, GTK_TYPE_WIDGET)

static DrInputPrivate *
get (DrInput *self)
{
  return dr_input_get_instance_private (self);
}

static void
name_focus (DrInput *self)
{
  DrInputPrivate *priv = get (self);
  const char *label = gtk_label_get_label (GTK_LABEL (priv->label));
  const char *help = gtk_label_get_label (GTK_LABEL (priv->help));

  if (priv->focus == NULL)
    return;
  gtk_accessible_update_property (GTK_ACCESSIBLE (priv->focus), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, help, -1);
  if (label[0] != '\0')   /* else the control has a name of its own, as a flag has */
    gtk_accessible_update_property (GTK_ACCESSIBLE (priv->focus), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/**
 * dr_input_set_control:
 * @self: an input
 * @control: (transfer floating): what is shown under the label
 * @focus: the widget in @control that takes the keys: it bears the label as its accessible name
 */
void
dr_input_set_control (DrInput   *self,
                      GtkWidget *control,
                      GtkWidget *focus)
{
  DrInputPrivate *priv = get (self);

  priv->control = control;
  priv->focus = focus;
  gtk_widget_insert_after (control, GTK_WIDGET (self), priv->help);
  name_focus (self);
}

/**
 * dr_input_set_label:
 * @self: an input
 * @label: what it is called, translated
 */
void
dr_input_set_label (DrInput    *self,
                    const char *label)
{
  gtk_label_set_label (GTK_LABEL (get (self)->label), label);
  gtk_widget_set_visible (get (self)->label, label[0] != '\0' && !get (self)->label_hidden);
  name_focus (self);
}

/**
 * dr_input_hide_label:
 * @self: an input whose place says what it is, as a cell of a grid does
 *
 * From now on only screen readers are told the label.
 */
void
dr_input_hide_label (DrInput *self)
{
  get (self)->label_hidden = TRUE;
  gtk_widget_set_visible (get (self)->label, FALSE);
}

/**
 * dr_input_set_give:
 * @self: an input
 * @give: what gives its values to the editor, instead of dr_editor_set() of its own field
 * @data: for @give; outlives the input
 */
void
dr_input_set_give (DrInput     *self,
                   DrInputGive  give,
                   gpointer     data)
{
  get (self)->give = give;
  get (self)->give_data = data;
}

/**
 * dr_input_set_help:
 * @self: an input
 * @help: (nullable): a line under the label, translated
 */
void
dr_input_set_help (DrInput    *self,
                   const char *help)
{
  gtk_label_set_label (GTK_LABEL (get (self)->help), help != NULL ? help : "");
  gtk_widget_set_visible (get (self)->help, help != NULL && help[0] != '\0');
  name_focus (self);
}

/**
 * dr_input_get_label:
 * @self: an input
 *
 * Returns: (transfer none): what it is called
 */
const char *
dr_input_get_label (DrInput *self)
{
  return gtk_label_get_label (GTK_LABEL (get (self)->label));
}

/**
 * dr_input_set_required:
 * @self: an input
 * @problem: (nullable): what is said where it is left empty, translated; %NULL: it may be
 *
 * A field that the draft cannot be without keeps its last value when the control is emptied.
 */
void
dr_input_set_required (DrInput    *self,
                       const char *problem)
{
  g_free (get (self)->required);
  get (self)->required = g_strdup (problem);
}

/**
 * dr_input_set_value:
 * @self: an input that is not bound
 * @value: (nullable): what it is to show
 *
 * For values that are no field of their own: what is typed is heard of by #DrInput::given.
 */
void
dr_input_set_value (DrInput    *self,
                    const char *value)
{
  DR_INPUT_GET_CLASS (self)->show (self, value);
}

static void
add_mark (DrInput *self)
{
  DrInputPrivate *priv = get (self);

  priv->mark = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 3, NULL);
  priv->mark_text = dr_change_label_new ();
  gtk_label_set_max_width_chars (GTK_LABEL (priv->mark_text), MESSAGE_WIDTH);
  gtk_widget_add_css_class (priv->mark, "change-mark");
  gtk_box_append (GTK_BOX (priv->mark), dr_wrapped_label_new (NULL, NULL));
  gtk_widget_add_css_class (gtk_widget_get_first_child (priv->mark), "caption-heading");
  gtk_box_append (GTK_BOX (priv->mark), priv->mark_text);
  gtk_widget_set_parent (priv->mark, GTK_WIDGET (self));
}

/* Once it was submitted: what it said in the version before, and what became of that. */
static void
show_mark (DrInput *self)
{
  DrInputPrivate *priv = get (self);
  DrComparison *comparison = dr_comparison_of (priv->editor);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *title = NULL;
  gboolean marked = comparison != NULL && dr_comparison_marks (comparison)
                    && dr_comparison_get_words (comparison, priv->key, &before, &after);

  if (priv->mark != NULL)
    gtk_widget_set_visible (priv->mark, marked);
  if (!marked)
    return;
  if (priv->mark == NULL)
    add_mark (self);
  title = g_strdup_printf (_("Changed since version %u"), dr_comparison_get_since (comparison));
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_first_child (priv->mark)), title);
  dr_change_label_set (priv->mark_text, before, after, 0);
}

static void
show (DrInput *self)
{
  DrInputPrivate *priv = get (self);

  g_free (priv->shown);
  priv->shown = g_strdup (dr_editor_get (priv->editor, priv->key));
  DR_INPUT_GET_CLASS (self)->show (self, priv->shown);
  show_mark (self);
}

static void
changed (gpointer data)
{
  DrInput *self = data;
  DrInputPrivate *priv = get (self);

  /* What was typed here comes back when it is saved: whoever goes on typing keeps the cursor where it is. */
  if (!priv->giving && g_strcmp0 (priv->shown, dr_editor_get (priv->editor, priv->key)) != 0)
    show (self);
}

/* Only a draft can be undone: elsewhere whoever types takes a word back in the control. */
static void
choose_undo (DrInput *self)
{
  DrInputPrivate *priv = get (self);
  gboolean drafted = priv->editor != NULL && dr_editor_get_stage (priv->editor) == DR_STAGE_DRAFT;

  if (drafted == priv->drafted)
    return;
  priv->drafted = drafted;
  if (DR_INPUT_GET_CLASS (self)->set_undo != NULL)
    DR_INPUT_GET_CLASS (self)->set_undo (self, !drafted);
}

static void
rights_changed (DrEditor *editor,
                DrInput  *self)
{
  gboolean read_only = !dr_editor_may_write (editor, get (self)->key, NULL);

  choose_undo (self);
  if (read_only == get (self)->read_only)
    return;
  get (self)->read_only = read_only;
  DR_INPUT_GET_CLASS (self)->set_read_only (self, read_only);
}

static void
unbind (DrInput *self)
{
  DrInputPrivate *priv = get (self);

  if (priv->editor != NULL && dr_comparison_of (priv->editor) != NULL)
    g_clear_signal_handler (&priv->compared, dr_comparison_of (priv->editor));
  if (priv->editor != NULL)
    dr_editor_unwatch (priv->editor, priv->key, self);
  g_clear_signal_handler (&priv->rights_changed, priv->editor);
  g_clear_object (&priv->editor);
  g_clear_pointer (&priv->key, g_free);
}

/**
 * dr_input_bind:
 * @self: an input
 * @editor: (nullable): the assessment; %NULL: none any more
 * @key: (nullable): of the field (dr_draft_key())
 *
 * Shows the field from now on, and gives what is typed to the editor.
 */
void
dr_input_bind (DrInput    *self,
               DrEditor   *editor,
               const char *key)
{
  DrInputPrivate *priv = get (self);

  unbind (self);
  if (editor == NULL)
    {
      choose_undo (self);
      return;
    }
  priv->editor = g_object_ref (editor);
  priv->key = g_strdup (key);
  dr_editor_watch (editor, key, changed, self);
  priv->rights_changed = g_signal_connect (editor, "rights-changed", G_CALLBACK (rights_changed), self);
  if (dr_comparison_of (editor) != NULL)
    priv->compared = g_signal_connect_swapped (dr_comparison_of (editor), "changed", G_CALLBACK (show_mark), self);
  dr_input_complain (self, NULL);
  show (self);
  rights_changed (editor, self);
}

/**
 * dr_input_get_key:
 * @self: an input
 *
 * Returns: (transfer none) (nullable): of its field
 */
const char *
dr_input_get_key (DrInput *self)
{
  return get (self)->key;
}

/**
 * dr_input_get_editor:
 * @self: an input
 *
 * Returns: (transfer none) (nullable): of its field
 */
DrEditor *
dr_input_get_editor (DrInput *self)
{
  return get (self)->editor;
}

/**
 * dr_input_give:
 * @self: an input
 * @value: (nullable): what was typed
 *
 * For what derives from it: gives the editor a value of the field.
 */
void
dr_input_give (DrInput    *self,
               const char *value)
{
  DrInputPrivate *priv = get (self);
  g_autoptr (GError) refusal = NULL;

  if (priv->required != NULL && (value == NULL || value[strspn (value, " \n\t")] == '\0'))
    {
      dr_input_complain (self, priv->required);
      return;
    }
  dr_input_complain (self, NULL);
  if (priv->editor != NULL)
    {
      priv->giving = TRUE;
      if (priv->give != NULL)
        priv->give (self, value, priv->give_data);
      else if (!dr_editor_set (priv->editor, priv->key, value) && !dr_editor_may_write (priv->editor, priv->key, &refusal))
        dr_input_complain (self, refusal->message);   /* what was typed stays, to be copied */
      priv->giving = FALSE;
      g_free (priv->shown);
      priv->shown = g_strdup (dr_editor_get (priv->editor, priv->key));
    }
  g_signal_emit (self, signals[GIVEN], 0, value);
}

/**
 * dr_input_complain:
 * @self: an input
 * @problem: (nullable): why what was typed cannot be a value, translated; %NULL: it can
 *
 * For what derives from it: says under the control what is wrong.
 */
void
dr_input_complain (DrInput    *self,
                   const char *problem)
{
  DrInputPrivate *priv = get (self);

  if (g_str_equal (gtk_label_get_label (GTK_LABEL (priv->problem)), problem != NULL ? problem : ""))
    return;   /* each key that is typed comes here */
  dr_wrapped_label_say (priv->problem, problem);
  if (priv->focus != NULL)
    gtk_accessible_update_state (GTK_ACCESSIBLE (priv->focus), GTK_ACCESSIBLE_STATE_INVALID,
                                 problem != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

/**
 * dr_input_set_remark:
 * @self: an input
 * @remark: (nullable): what is odd about its value, translated; %NULL: nothing
 *
 * The value is kept all the same: somebody may look again.
 */
void
dr_input_set_remark (DrInput    *self,
                     const char *remark)
{
  DrInputPrivate *priv = get (self);

  if (g_strcmp0 (gtk_label_get_label (GTK_LABEL (priv->remark_text)), remark != NULL ? remark : "") == 0)
    return;
  dr_marked_line_say (priv->remark_text, remark);
}

/**
 * dr_input_set_locked:
 * @self: an input without an editor
 * @locked: whether it is to be read only
 *
 * An input that is bound follows its editor.
 */
void
dr_input_set_locked (DrInput  *self,
                     gboolean  locked)
{
  g_return_if_fail (get (self)->editor == NULL);

  DR_INPUT_GET_CLASS (self)->set_read_only (self, locked);
}

/**
 * dr_input_get_problem:
 * @self: an input
 *
 * Returns: (transfer none) (nullable): why what is written in it is not its value, translated; %NULL: it is
 */
const char *
dr_input_get_problem (DrInput *self)
{
  const char *problem = gtk_label_get_label (GTK_LABEL (get (self)->problem));

  return problem[0] != '\0' ? problem : NULL;
}

/**
 * dr_input_is_read_only:
 * @self: an input
 *
 * Returns: whether its field cannot be written here and now
 */
gboolean
dr_input_is_read_only (DrInput *self)
{
  return get (self)->read_only;
}

static gboolean
dr_input_grab_focus (GtkWidget *widget)
{
  DrInputPrivate *priv = get (DR_INPUT (widget));

  return priv->focus != NULL && gtk_widget_grab_focus (priv->focus);
}

/* GTK would have whatever takes the focus by a function of its own take it again on the way back: Shift and Tab never left it. */
static gboolean
dr_input_focus (GtkWidget        *widget,
                GtkDirectionType  direction)
{
  GtkWidget *child = gtk_widget_get_focus_child (widget);

  if (direction != GTK_DIR_TAB_BACKWARD)
    return GTK_WIDGET_CLASS (dr_input_parent_class)->focus (widget, direction);
  if (child == NULL)
    child = gtk_widget_get_last_child (widget);
  for (; child != NULL; child = gtk_widget_get_prev_sibling (child))
    if (gtk_widget_child_focus (child, direction))
      return TRUE;

  return FALSE;
}

static void
dr_input_set_insensitive (DrInput  *self,
                          gboolean  read_only)
{
  if (get (self)->control != NULL)
    gtk_widget_set_sensitive (get (self)->control, !read_only);
}

static void
dr_input_dispose (GObject *object)
{
  DrInput *self = DR_INPUT (object);
  GtkWidget *child;

  unbind (self);
  get (self)->focus = NULL;
  get (self)->control = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (dr_input_parent_class)->dispose (object);
}

static void
dr_input_finalize (GObject *object)
{
  g_free (get (DR_INPUT (object))->required);
  g_free (get (DR_INPUT (object))->shown);

  G_OBJECT_CLASS (dr_input_parent_class)->finalize (object);
}

static void
dr_input_class_init (DrInputClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  G_OBJECT_CLASS (klass)->dispose = dr_input_dispose;
  G_OBJECT_CLASS (klass)->finalize = dr_input_finalize;

  /**
   * DrInput::given:
   * @self: the input
   * @value: (nullable): a value that the field may have
   *
   * Something was typed or chosen, and given to the editor where there is one.
   */
  signals[GIVEN] = g_signal_new ("given", DR_TYPE_INPUT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, G_TYPE_STRING);
  widget_class->grab_focus = dr_input_grab_focus;
  widget_class->focus = dr_input_focus;
  klass->set_read_only = dr_input_set_insensitive;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "input");
}

static GtkWidget *
add_label (DrInput    *self,
           const char *style)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR,
                                   "visible", FALSE, NULL);

  gtk_widget_add_css_class (label, style);
  dr_bound_label_watch (label);
  gtk_widget_set_parent (label, GTK_WIDGET (self));

  return label;
}

static void
add_remark (DrInput *self)
{
  DrInputPrivate *priv = get (self);

  priv->remark_text = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "hexpand", TRUE, "max-width-chars", MESSAGE_WIDTH, "wrap", TRUE,
                                    "wrap-mode", PANGO_WRAP_WORD_CHAR,
                                    "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, NULL);
  priv->remark = dr_marked_line_new ("dialog-warning-symbolic", "warning", priv->remark_text);
  gtk_widget_set_visible (priv->remark, FALSE);
  gtk_widget_set_parent (priv->remark, GTK_WIDGET (self));
}

static void
dr_input_init (DrInput *self)
{
  DrInputPrivate *priv = get (self);
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  priv->label = add_label (self, "heading");
  priv->help = add_label (self, "dim-label");
  priv->problem = add_label (self, "error");
  /* What is said of a value wraps rather than make room for itself and move the inputs beside it. */
  g_object_set (priv->help, "max-width-chars", MESSAGE_WIDTH, NULL);
  g_object_set (priv->problem, "max-width-chars", MESSAGE_WIDTH, NULL);
  g_object_set (priv->problem, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, NULL);
  add_remark (self);
}
