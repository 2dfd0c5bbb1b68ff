#include "dr-knowledge-place.h"

#include <glib/gi18n-lib.h>

#include "dr-knowledge-page.h"
#include "dr-place-frame.h"
#include "dr-unseen.h"
#include "dr-wrapped-label.h"

struct _DrKnowledgePlace {
  AdwBin           parent_instance;

  gboolean         folded;
  DrKnowledgePage *rulebook;
  DrKnowledgePage *questionnaire;
};

enum { PROP_0, PROP_FOLDED, N_PROPS };

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (DrKnowledgePlace, dr_knowledge_place, ADW_TYPE_BIN)

/**
 * dr_knowledge_place_set_desk:
 * @self: the place
 * @desk: (nullable): the register to show
 */
void
dr_knowledge_place_set_desk (DrKnowledgePlace *self,
                             DrDesk           *desk)
{
  dr_knowledge_page_set_desk (self->rulebook, desk);
  dr_knowledge_page_set_desk (self->questionnaire, desk);
}

static void
dr_knowledge_place_get_property (GObject    *object,
                                 guint       id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  if (id == PROP_FOLDED)
    g_value_set_boolean (value, DR_KNOWLEDGE_PLACE (object)->folded);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
dr_knowledge_place_set_property (GObject      *object,
                                 guint         id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  if (id == PROP_FOLDED)
    DR_KNOWLEDGE_PLACE (object)->folded = g_value_get_boolean (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
dr_knowledge_place_class_init (DrKnowledgePlaceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = dr_knowledge_place_get_property;
  object_class->set_property = dr_knowledge_place_set_property;
  props[PROP_FOLDED] = g_param_spec_boolean ("folded", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
dr_knowledge_place_init (DrKnowledgePlace *self)
{
  GtkWidget *box = dr_place_frame_new (ADW_BIN (self), _("Knowledge"), NULL);
  GtkWidget *stack = gtk_stack_new ();
  GtkWidget *switcher = g_object_new (GTK_TYPE_STACK_SWITCHER, "halign", GTK_ALIGN_CENTER, "margin-top", 6, "stack", stack,
                                      NULL);

  self->rulebook = dr_knowledge_page_new (DR_EDITION_RULEBOOK);
  self->questionnaire = dr_knowledge_page_new (DR_EDITION_QUESTIONNAIRE);
  gtk_stack_add_titled (GTK_STACK (stack), GTK_WIDGET (self->rulebook), "rulebook", _("Rulebook"));
  gtk_stack_add_titled (GTK_STACK (stack), GTK_WIDGET (self->questionnaire), "questionnaire", _("Questionnaire"));
  gtk_widget_set_vexpand (stack, TRUE);
  dr_unseen_watch_stack (GTK_STACK (stack));
  dr_wrapped_label_wrap_in (switcher);
  gtk_box_append (GTK_BOX (box), switcher);
  gtk_box_append (GTK_BOX (box), stack);
}
