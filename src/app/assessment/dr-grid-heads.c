#include "dr-grid-heads.h"

#include <glib/gi18n-lib.h>

#include "dr-wrapped-label.h"

struct _DrOptionHead {
  GtkBox     parent_instance;

  DrEditor  *editor;
  char      *id;
  GtkWidget *name;
  GtkWidget *menu;
  GtkWidget *chosen;
  GtkWidget *extras;
};

G_DEFINE_FINAL_TYPE (DrOptionHead, dr_option_head, GTK_TYPE_BOX)

struct _DrPointHead {
  GtkBox     parent_instance;

  char      *id;
  GtkWidget *name;
  GtkWidget *where;
  GtkWidget *needs;
  GtkWidget *menu;
};

G_DEFINE_FINAL_TYPE (DrPointHead, dr_point_head, GTK_TYPE_BOX)

static void
set_text (GtkWidget  *label,
          const char *text)
{
  if (g_strcmp0 (gtk_label_get_label (GTK_LABEL (label)), text != NULL ? text : "") != 0)
    gtk_label_set_label (GTK_LABEL (label), text != NULL ? text : "");
  gtk_widget_set_visible (label, text != NULL);
}

static void
name_button (GtkWidget  *button,
             const char *format,
             const char *name)
{
  g_autofree char *spoken = g_strdup_printf (format, name);

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static void
add_item (GMenu      *menu,
          const char *title,
          const char *action,
          const char *id)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (title, NULL);

  g_menu_item_set_action_and_target (item, action, "s", id);
  g_menu_append_item (menu, item);
}

/* Made when it is asked for. */
static void
open_option_menu (GtkMenuButton *button,
                  gpointer       data)
{
  DrOptionHead *self = data;
  g_autoptr (GMenu) menu = g_menu_new ();

  add_item (menu, _("Edit…"), "options.edit-option", self->id);
  add_item (menu, _("Copy"), "options.copy-option", self->id);
  add_item (menu, _("Remove"), "options.remove-option", self->id);
  gtk_menu_button_set_popover (button, gtk_popover_menu_new_from_model (G_MENU_MODEL (menu)));
}

static void
open_point_menu (GtkMenuButton *button,
                 gpointer       data)
{
  DrPointHead *self = data;
  g_autoptr (GMenu) menu = g_menu_new ();

  add_item (menu, _("Edit…"), "options.edit-point", self->id);
  add_item (menu, _("Remove"), "options.remove-point", self->id);
  gtk_menu_button_set_popover (button, gtk_popover_menu_new_from_model (G_MENU_MODEL (menu)));
}

static GtkWidget *
new_menu (GtkMenuButtonCreatePopupFunc  open,
          gpointer                      data)
{
  GtkWidget *menu = g_object_new (GTK_TYPE_MENU_BUTTON, "icon-name", "view-more-symbolic", "valign", GTK_ALIGN_START,
                                  "halign", GTK_ALIGN_END, NULL);

  gtk_widget_add_css_class (menu, "flat");
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (menu), open, data, NULL);

  return menu;
}

static void
give_chosen (DrInput    *input,
             const char *value,
             gpointer    data)
{
  DrOptionHead *self = data;
  g_autoptr (DrDraftChanges) changes = dr_options_choose (dr_editor_get_fields (self->editor), self->id);

  dr_editor_change (self->editor, (const DrField *) changes->fields->data, changes->fields->len);
}

/**
 * dr_option_head_show:
 * @self: a head
 * @option: what it shows now
 */
void
dr_option_head_show (DrOptionHead       *self,
                     const DrGridOption *option)
{
  g_autofree char *spoken = g_strdup_printf (option->chosen ? _("Chosen: %s") : _("Choose: %s"), option->name);

  set_text (self->name, option->name);
  set_text (self->extras, option->extras);
  dr_radio_input_set_words (DR_RADIO_INPUT (self->chosen), option->chosen ? _("Chosen") : _("Choose"), spoken);
  name_button (self->menu, _("%s: edit, copy or remove"), option->name);
}

/**
 * dr_option_head_new:
 * @editor: the assessment
 * @option: what it shows
 * @group: (nullable): the head of another option
 *
 * Returns: (transfer floating): the head of an option's column
 */
DrOptionHead *
dr_option_head_new (DrEditor           *editor,
                    const DrGridOption *option,
                    DrOptionHead       *group)
{
  DrOptionHead *self = g_object_new (DR_TYPE_OPTION_HEAD, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 3, NULL);
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  g_autofree char *key = dr_draft_key ("options/option[]/@chosen", option->id, NULL);

  self->editor = g_object_ref (editor);
  self->id = g_strdup (option->id);
  self->name = dr_wrapped_label_new (NULL, "heading");
  g_object_set (self->name, "hexpand", TRUE, "valign", GTK_ALIGN_START, "margin-top", 6, NULL);
  self->menu = new_menu (open_option_menu, self);
  gtk_box_append (GTK_BOX (top), self->name);
  gtk_box_append (GTK_BOX (top), self->menu);
  self->chosen = GTK_WIDGET (dr_radio_input_new (group != NULL ? DR_RADIO_INPUT (group->chosen) : NULL));
  self->extras = dr_wrapped_label_new (NULL, "caption");
  gtk_widget_add_css_class (self->extras, "dim-label");
  gtk_box_append (GTK_BOX (self), top);
  gtk_box_append (GTK_BOX (self), self->chosen);
  gtk_box_append (GTK_BOX (self), self->extras);
  dr_option_head_show (self, option);
  dr_input_set_give (DR_INPUT (self->chosen), give_chosen, self);
  dr_input_bind (DR_INPUT (self->chosen), editor, key);

  return self;
}

/**
 * dr_point_head_show:
 * @self: a head
 * @point: what it shows now
 */
void
dr_point_head_show (DrPointHead       *self,
                    const DrGridPoint *point)
{
  set_text (self->name, point->name);
  set_text (self->where, point->where);
  set_text (self->needs, point->needs);
  name_button (self->menu, _("%s: edit or remove"), point->name);
}

/**
 * dr_point_head_new:
 * @point: what it shows
 *
 * Returns: (transfer floating): the head of an access point's row
 */
DrPointHead *
dr_point_head_new (const DrGridPoint *point)
{
  DrPointHead *self = g_object_new (DR_TYPE_POINT_HEAD, "spacing", 0, NULL);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  self->id = g_strdup (point->id);
  self->name = dr_wrapped_label_new (NULL, "heading");
  self->where = dr_wrapped_label_new (NULL, "caption");
  self->needs = dr_wrapped_label_new (NULL, "caption");
  gtk_widget_add_css_class (self->where, "dim-label");
  gtk_widget_add_css_class (self->needs, "dim-label");
  g_object_set (words, "hexpand", TRUE, "valign", GTK_ALIGN_START, "margin-top", 6, NULL);
  gtk_box_append (GTK_BOX (words), self->name);
  gtk_box_append (GTK_BOX (words), self->where);
  gtk_box_append (GTK_BOX (words), self->needs);
  self->menu = new_menu (open_point_menu, self);
  gtk_box_append (GTK_BOX (self), words);
  gtk_box_append (GTK_BOX (self), self->menu);
  dr_point_head_show (self, point);

  return self;
}

static void
dr_option_head_dispose (GObject *object)
{
  g_clear_object (&DR_OPTION_HEAD (object)->editor);

  G_OBJECT_CLASS (dr_option_head_parent_class)->dispose (object);
}

static void
dr_option_head_finalize (GObject *object)
{
  g_free (DR_OPTION_HEAD (object)->id);

  G_OBJECT_CLASS (dr_option_head_parent_class)->finalize (object);
}

/* The menu: where what was done from it leads back to. */
static gboolean
dr_option_head_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (DR_OPTION_HEAD (widget)->menu);
}

static void
dr_option_head_class_init (DrOptionHeadClass *klass)
{
  GTK_WIDGET_CLASS (klass)->grab_focus = dr_option_head_grab_focus;
  G_OBJECT_CLASS (klass)->dispose = dr_option_head_dispose;
  G_OBJECT_CLASS (klass)->finalize = dr_option_head_finalize;
}

static void
dr_option_head_init (DrOptionHead *self)
{
}

static void
dr_point_head_finalize (GObject *object)
{
  g_free (DR_POINT_HEAD (object)->id);

  G_OBJECT_CLASS (dr_point_head_parent_class)->finalize (object);
}

static gboolean
dr_point_head_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (DR_POINT_HEAD (widget)->menu);
}

static void
dr_point_head_class_init (DrPointHeadClass *klass)
{
  GTK_WIDGET_CLASS (klass)->grab_focus = dr_point_head_grab_focus;
  G_OBJECT_CLASS (klass)->finalize = dr_point_head_finalize;
}

static void
dr_point_head_init (DrPointHead *self)
{
}
