#include "dr-section-page.h"

#include <glib/gi18n-lib.h>

#include "dr-comparison-view.h"
#include "dr-input-find.h"
#include "dr-item-list.h"
#include "dr-names.h"
#include "dr-pane.h"
#include "dr-question-view.h"
#include "dr-scroll-to.h"
#include "dr-sections.h"
#include "dr-seen-box.h"
#include "dr-unseen.h"
#include "dr-verdict-bar.h"
#include "dr-wrapped-label.h"

/* Pixels that a page may be wide. Up to that it takes all there is: then pages of several widths have one left edge. */
#define WIDTH 860

typedef struct {
  char      *section;
  DrEditor  *editor;      /* (nullable) */
  gboolean   stale;       /* checked since it was seen last */
  GtkWidget *scroll;
  GtkWidget *clamp;
  GtkWidget *heading;
  GtkWidget *title;
  GtkWidget *help;
  GtkWidget *content;
  GtkWidget *questions;
} DrSectionPagePrivate;

enum {
  PROP_0,
  PROP_SECTION,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_TYPE_WITH_PRIVATE (DrSectionPage, dr_section_page, ADW_TYPE_BIN)

static DrSectionPagePrivate *
get (DrSectionPage *self)
{
  return dr_section_page_get_instance_private (self);
}

static const DrSection *
section_of (DrSectionPage *self)
{
  const DrVersion *version = dr_editor_get_version (get (self)->editor);

  return dr_questionnaire_find_section (version->editions->questionnaire, get (self)->section);
}

static void
add_questions (DrSectionPage *self)
{
  DrSectionPagePrivate *priv = get (self);
  const DrSection *section = section_of (self);

  for (guint i = 0; section != NULL && i < section->n_questions; i++)
    gtk_box_append (GTK_BOX (priv->questions), GTK_WIDGET (dr_question_view_new (priv->editor, &section->questions[i])));
}

/* A question that does not apply is not asked. */
static void
show_questions (DrSectionPage *self)
{
  DrSectionPagePrivate *priv = get (self);

  for (GtkWidget *each = gtk_widget_get_first_child (priv->questions); each != NULL; each = gtk_widget_get_next_sibling (each))
    dr_question_view_refresh (DR_QUESTION_VIEW (each));
}

static void
changed (DrSectionPage      *self,
         const char * const *keys)
{
  if (DR_SECTION_PAGE_GET_CLASS (self)->changed != NULL)
    DR_SECTION_PAGE_GET_CLASS (self)->changed (self, keys);
}

/* What nobody sees is brought up to date when somebody does. */
static void
checked (DrSectionPage *self)
{
  get (self)->stale = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (get (self)->stale)
    return;

  show_questions (self);
  if (DR_SECTION_PAGE_GET_CLASS (self)->checked != NULL)
    DR_SECTION_PAGE_GET_CLASS (self)->checked (self);
}

static void
dr_section_page_map (GtkWidget *widget)
{
  DrSectionPage *self = DR_SECTION_PAGE (widget);

  GTK_WIDGET_CLASS (dr_section_page_parent_class)->map (widget);
  if (get (self)->stale && get (self)->editor != NULL)
    checked (self);
}

/**
 * dr_section_page_set_editor:
 * @self: a page
 * @editor: the assessment, for as long as the page lives
 *
 * Builds the page.
 */
void
dr_section_page_set_editor (DrSectionPage *self,
                            DrEditor      *editor)
{
  DrSectionPagePrivate *priv = get (self);
  const DrSection *section;

  g_return_if_fail (priv->editor == NULL);

  priv->editor = g_object_ref (editor);
  section = section_of (self);
  if (section != NULL)
    {
      gtk_label_set_label (GTK_LABEL (priv->title), dr_edition_words (section->title));
      gtk_label_set_label (GTK_LABEL (priv->help), dr_edition_words (section->help));
    }
  else
    dr_section_page_set_title (self, dr_sections_title (priv->section));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  section != NULL ? dr_edition_words (section->title) : dr_sections_title (priv->section), -1);
  gtk_widget_set_visible (priv->help, section != NULL && section->help[0] != '\0');
  if (section != NULL)
    gtk_box_insert_child_after (GTK_BOX (gtk_widget_get_parent (priv->content)),
                                GTK_WIDGET (dr_comparison_view_new (editor, DR_COMPARISON_SECTION, priv->section)), priv->help);
  if (DR_SECTION_PAGE_GET_CLASS (self)->build != NULL)
    DR_SECTION_PAGE_GET_CLASS (self)->build (self, editor);
  add_questions (self);
  if (section != NULL)   /* "Check and submit" is none of the questionnaire */
    gtk_box_append (GTK_BOX (gtk_widget_get_parent (priv->questions)),
                    GTK_WIDGET (dr_verdict_bar_new (editor, priv->section)));
  g_signal_connect_object (editor, "changed", G_CALLBACK (changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "checked", G_CALLBACK (checked), self, G_CONNECT_SWAPPED);
  checked (self);
}

/**
 * dr_section_page_get_editor:
 * @self: a page
 *
 * Returns: (transfer none) (nullable): the assessment
 */
DrEditor *
dr_section_page_get_editor (DrSectionPage *self)
{
  return get (self)->editor;
}

/**
 * dr_section_page_get_section:
 * @self: a page
 *
 * Returns: (transfer none): the section's id in the questionnaire
 */
const char *
dr_section_page_get_section (DrSectionPage *self)
{
  return get (self)->section;
}

/**
 * dr_section_page_get_content:
 * @self: a page
 *
 * Returns: (transfer none): where what derives from it puts its own controls
 */
GtkBox *
dr_section_page_get_content (DrSectionPage *self)
{
  return GTK_BOX (get (self)->content);
}

/**
 * dr_section_page_set_width:
 * @self: a page
 * @width: what its content may take, in pixels; 860 unless said otherwise
 */
void
dr_section_page_set_width (DrSectionPage *self,
                           int            width)
{
  g_object_set (get (self)->clamp, "maximum-size", width, "tightening-threshold", width, NULL);
}

/**
 * dr_section_page_set_title:
 * @self: a page
 * @title: what it is called, translated; what the questionnaire says unless said otherwise
 */
void
dr_section_page_set_title (DrSectionPage *self,
                           const char    *title)
{
  gtk_label_set_label (GTK_LABEL (get (self)->title), title);
}

/**
 * dr_section_page_set_heading:
 * @self: a page
 * @heading: (nullable): what stands above its title; %NULL: nothing
 */
void
dr_section_page_set_heading (DrSectionPage *self,
                             const char    *heading)
{
  dr_wrapped_label_say (get (self)->heading, heading);
}

/* Opens what is folded around the field. Returns whether the key was a list's, which has the focus now. */
static gboolean
reveal (GtkWidget  *below,
        const char *key)
{
  if (DR_IS_ITEM_LIST (below) && dr_item_list_reveal (DR_ITEM_LIST (below), key))
    return TRUE;
  for (GtkWidget *each = gtk_widget_get_first_child (below); each != NULL; each = gtk_widget_get_next_sibling (each))
    if (reveal (each, key))
      return TRUE;

  return FALSE;
}

/**
 * dr_section_page_go_to:
 * @self: a page that is shown
 * @key: of a field, or a list by the name of its items: where one is to be added
 *
 * Puts the focus into the control of the field, and scrolls to it.
 *
 * Returns: whether the page has such a control
 */
gboolean
dr_section_page_go_to (DrSectionPage *self,
                       const char    *key)
{
  DrInput *input = NULL;

  if (reveal (get (self)->scroll, key))
    return TRUE;
  if (DR_SECTION_PAGE_GET_CLASS (self)->find != NULL)
    input = DR_SECTION_PAGE_GET_CLASS (self)->find (self, key);
  if (input == NULL)
    input = dr_input_find (get (self)->scroll, key);

  if (input == NULL || !gtk_widget_grab_focus (GTK_WIDGET (input)))
    return FALSE;
  dr_scroll_to (GTK_WIDGET (input));

  return TRUE;
}

static void
dr_section_page_set_property (GObject      *object,
                              guint         id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  if (id == PROP_SECTION)
    get (DR_SECTION_PAGE (object))->section = g_value_dup_string (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
dr_section_page_dispose (GObject *object)
{
  DrSectionPagePrivate *priv = get (DR_SECTION_PAGE (object));

  g_clear_object (&priv->editor);

  G_OBJECT_CLASS (dr_section_page_parent_class)->dispose (object);
}

static void
dr_section_page_finalize (GObject *object)
{
  g_free (get (DR_SECTION_PAGE (object))->section);

  G_OBJECT_CLASS (dr_section_page_parent_class)->finalize (object);
}

static void
dr_section_page_class_init (DrSectionPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  GTK_WIDGET_CLASS (klass)->map = dr_section_page_map;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
  object_class->set_property = dr_section_page_set_property;
  object_class->dispose = dr_section_page_dispose;
  object_class->finalize = dr_section_page_finalize;
  props[PROP_SECTION] = g_param_spec_string ("section", NULL, NULL, NULL,
                                             G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
dr_section_page_init (DrSectionPage *self)
{
  DrSectionPagePrivate *priv = get (self);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  gtk_widget_add_css_class (box, "section");
  priv->heading = dr_wrapped_label_add (box, NULL, "dim-label");
  gtk_widget_set_visible (priv->heading, FALSE);
  priv->title = dr_wrapped_label_add (box, NULL, "title-1");
  priv->help = dr_wrapped_label_add (box, NULL, "dim-label");
  priv->content = dr_seen_box_new (18);
  gtk_box_append (GTK_BOX (box), priv->content);
  priv->questions = dr_seen_box_new (24);
  gtk_box_append (GTK_BOX (box), priv->questions);
  priv->clamp = g_object_new (ADW_TYPE_CLAMP, "maximum-size", WIDTH, "tightening-threshold", WIDTH, "child", box, NULL);
  priv->scroll = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "child", priv->clamp, "hscrollbar-policy", GTK_POLICY_NEVER,
                               "hexpand", TRUE, "vexpand", TRUE, NULL);
  /* Texts are as high as they are, not as high as they must be. */
  g_object_set (gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (priv->scroll)), "vscroll-policy", GTK_SCROLL_NATURAL,
                NULL);
  adw_bin_set_child (ADW_BIN (self), dr_pane_new_scrolling (priv->scroll, 0));
  dr_unseen_watch (GTK_WIDGET (self));
}
