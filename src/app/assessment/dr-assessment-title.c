#include "dr-assessment-title.h"

#include <glib/gi18n-lib.h>

#include "dr-after-frame.h"
#include "dr-tooltip.h"
#include "dr-unseen.h"

/* Of the state, where there is no room for the title. */
#define STATE_LINES 2

struct _DrAssessmentTitle {
  AdwBin        parent_instance;

  GtkWidget    *choice;      /* the first of these that has room; or none of them */
  GtkWidget    *title;
  GtkWidget    *reference;
  GtkWidget    *subtitle;    /* under a title: the reference */
  GtkWidget    *state;       /* behind that: whether all is saved, or who may write */
  gboolean      whole;
  gboolean      nothing;     /* is chosen: there is room for neither */
  DrAfterFrame  later;       /* tells of another choice */
};

enum {
  PROP_0,
  PROP_WHOLE,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (DrAssessmentTitle, dr_assessment_title, ADW_TYPE_BIN)

/**
 * dr_assessment_title_set:
 * @self: a title
 * @title: of the assessment
 * @reference: of it in its register
 * @version: its number, from 1
 */
void
dr_assessment_title_set (DrAssessmentTitle *self,
                         const char        *title,
                         const char        *reference,
                         guint              version)
{
  /* Translators: a reference and a version, as short as can be: EH-2023-001 · v2 */
  g_autofree char *words = g_strdup_printf (_("%s\302\240· v%u"), reference, version);
  g_autofree char *spoken = g_strdup_printf (_("%s, version %u"), reference, version);
  g_autofree char *before = g_strdup_printf ("%s\302\240·", words);

  gtk_label_set_label (GTK_LABEL (self->title), title);
  gtk_label_set_label (GTK_LABEL (self->reference), words);
  gtk_label_set_label (GTK_LABEL (self->subtitle), before);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->reference), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->subtitle), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

/**
 * dr_assessment_title_set_state:
 * @self: a title
 * @words: whether all is saved, or who may write, translated
 */
void
dr_assessment_title_set_state (DrAssessmentTitle *self,
                               const char        *words)
{
  gtk_label_set_label (GTK_LABEL (self->state), words);
  dr_tooltip_say (self->state, words);   /* with large text there may be no room for all of it */
}

/**
 * dr_assessment_title_get_hidden:
 * @self: a title
 *
 * Returns: (transfer none) (nullable): reference and version, where there is room for neither them nor the title; #DrAssessmentTitle:whole
 *   is told of again when that changes
 */
const char *
dr_assessment_title_get_hidden (DrAssessmentTitle *self)
{
  return self->nothing ? gtk_label_get_label (GTK_LABEL (self->reference)) : NULL;
}

static void
tell_choice (gpointer data)
{
  DrAssessmentTitle *self = data;
  GtkWidget *child = adw_squeezer_get_visible_child (ADW_SQUEEZER (self->choice));
  gboolean whole = child == self->title;
  gboolean nothing = child == NULL;

  if (nothing)
    gtk_widget_add_css_class (GTK_WIDGET (self), "alone");   /* what is left is drawn in the middle: there is a line above it */
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "alone");
  gtk_widget_set_visible (self->subtitle, whole);
  /* Where text is large, what is left may take a second line. */
  g_object_set (self->state, "single-line-mode", whole, "wrap", !whole, "lines", whole ? -1 : STATE_LINES, NULL);
  if (whole == self->whole && nothing == self->nothing)
    return;
  self->whole = whole;
  self->nothing = nothing;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WHOLE]);
}

/* It is chosen while everything is given its place: what else depends on it comes and goes after that. */
static void
chosen (DrAssessmentTitle *self)
{
  dr_after_frame_start (&self->later, GTK_WIDGET (self), 1, tell_choice, self);
}

static GtkWidget *
add_line (DrAssessmentTitle *self)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "single-line-mode", TRUE, NULL);

  gtk_widget_add_css_class (label, "title");
  adw_squeezer_add (ADW_SQUEEZER (self->choice), label);
  dr_unseen_watch (label);

  return label;
}

static GtkWidget *
add_caption (GtkWidget         *box,
             GtkAccessibleRole  role)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "single-line-mode", TRUE, "ellipsize", PANGO_ELLIPSIZE_END, "justify",
                                   GTK_JUSTIFY_CENTER, "accessible-role", role, NULL);

  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "caption");
  gtk_box_append (GTK_BOX (box), label);

  return label;
}

static void
dr_assessment_title_get_property (GObject    *object,
                                  guint       id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  g_value_set_boolean (value, DR_ASSESSMENT_TITLE (object)->whole);
}

static void
dr_assessment_title_dispose (GObject *object)
{
  dr_after_frame_stop (&DR_ASSESSMENT_TITLE (object)->later);

  G_OBJECT_CLASS (dr_assessment_title_parent_class)->dispose (object);
}

static void
dr_assessment_title_class_init (DrAssessmentTitleClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dr_assessment_title_dispose;
  G_OBJECT_CLASS (klass)->get_property = dr_assessment_title_get_property;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);

  /**
   * DrAssessmentTitle:whole:
   *
   * Whether the title is there, which then is all of it.
   */
  properties[PROP_WHOLE] = g_param_spec_boolean ("whole", NULL, NULL, TRUE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPERTIES, properties);
}

static void
dr_assessment_title_init (DrAssessmentTitle *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *below = g_object_new (GTK_TYPE_BOX, "halign", GTK_ALIGN_CENTER, NULL);

  self->choice = g_object_new (ADW_TYPE_SQUEEZER, "allow-none", TRUE, NULL);
  self->title = add_line (self);
  self->reference = add_line (self);
  self->subtitle = add_caption (below, GTK_ACCESSIBLE_ROLE_LABEL);
  self->state = add_caption (below, GTK_ACCESSIBLE_ROLE_STATUS);
  gtk_widget_add_css_class (self->state, "state");
  gtk_box_append (GTK_BOX (box), self->choice);
  gtk_box_append (GTK_BOX (box), below);
  g_object_set (self, "child", box, "valign", GTK_ALIGN_CENTER, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "window-title");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Assessment"), -1);
  g_signal_connect_swapped (self->choice, "notify::visible-child", G_CALLBACK (chosen), self);
  self->whole = TRUE;
}
