#include "dr-comparison-view.h"

#include <glib/gi18n-lib.h>

#include "dr-change-view.h"
#include "dr-names.h"
#include "dr-spoken.h"
#include "dr-unseen.h"
#include "dr-wrapped-label.h"

struct _DrComparisonView {
  AdwBin            parent_instance;

  DrEditor         *editor;    /* (nullable) after dispose */
  DrComparisonPart  part;
  char             *section;   /* (nullable) */
  char             *shown;     /* (nullable): what is shown, to be compared */
  gboolean          open;      /* the section's changes are unfolded */
  gboolean          stale;     /* something is different since it was seen last */
};

G_DEFINE_FINAL_TYPE (DrComparisonView, dr_comparison_view, ADW_TYPE_BIN)

static GtkWidget *
label_new (const char *text,
           const char *style)
{
  GtkWidget *label = dr_wrapped_label_new (text, NULL);

  gtk_widget_add_css_class (label, style);

  return label;
}

static const char *
section_title (DrComparisonView *self,
               const char       *section)
{
  const DrSection *found = dr_questionnaire_find_section (dr_editor_get_version (self->editor)->editions->questionnaire,
                                                          section);

  return found != NULL ? dr_edition_words (found->title) : section;
}

static gboolean
is_here (DrComparisonView *self,
         const char       *section)
{
  return self->section == NULL || g_strcmp0 (self->section, section) == 0;
}

static GtkWidget *
changes_box (DrComparisonView   *self,
             const DrChangeList *changes)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  const char *last = NULL;

  for (guint i = 0; i < changes->n; i++)
    {
      const DrChange *change = &changes->changes[i];

      if (!is_here (self, change->section))
        continue;
      if (self->section == NULL && g_strcmp0 (last, change->section) != 0)
        gtk_box_append (GTK_BOX (box), label_new (section_title (self, change->section), "title-3"));
      last = change->section;
      gtk_box_append (GTK_BOX (box), dr_change_view_new (change));
    }

  return box;
}

static void
opened (GtkExpander      *expander,
        GParamSpec       *pspec,
        DrComparisonView *self)
{
  self->open = gtk_expander_get_expanded (expander);
}

static void
add_changes (DrComparisonView   *self,
             GtkWidget          *box,
             DrComparison       *comparison)
{
  const DrChangeList *changes = dr_comparison_get_changes (comparison);
  guint since = dr_comparison_get_since (comparison);
  guint n;
  g_autofree char *words = NULL;
  GtkWidget *expander;

  if (self->part == DR_COMPARISON_CHANGES)
    {
      words = dr_change_list_summary (changes, since);
      gtk_box_append (GTK_BOX (box), label_new (words, "body"));
      gtk_box_append (GTK_BOX (box), label_new (_("What was added is underlined, what was removed is struck through."), "dim-label"));
      gtk_box_append (GTK_BOX (box), changes_box (self, changes));
      return;
    }

  n = dr_change_list_count (changes, self->section);
  if (n == 0)
    return;
  words = g_strdup_printf (ngettext ("%u change here since version %u", "%u changes here since version %u", n), n, since);
  expander = dr_spoken_expander_new (words);
  gtk_expander_set_child (GTK_EXPANDER (expander), changes_box (self, changes));
  gtk_expander_set_expanded (GTK_EXPANDER (expander), self->open);
  g_signal_connect_object (expander, "notify::expanded", G_CALLBACK (opened), self, 0);
  gtk_box_append (GTK_BOX (box), expander);
}

static void
add_todo (DrComparisonView *self,
          GtkWidget        *box,
          DrComparison     *comparison)
{
  const DrTodoList *todo = dr_comparison_get_todo (comparison);
  gboolean may_change = dr_editor_get_stage (self->editor) == DR_STAGE_DRAFT;

  if (self->part == DR_COMPARISON_TODO)
    {
      g_autofree char *words = may_change ? dr_todo_list_summary (todo, dr_comparison_get_reviewed (comparison))
                                          : g_strdup (_("What the review asks for. It is done in a new version: start one under “Review and sign-off”."));

      gtk_box_append (GTK_BOX (box), label_new (words, "body"));
    }
  for (guint i = 0; i < todo->n; i++)
    if (is_here (self, todo->items[i].section))
      gtk_box_append (GTK_BOX (box), dr_todo_view_new (&todo->items[i], may_change));
}

/* All that would be said, as a text: where it is the same nothing is made anew, and nobody loses their place. */
static char *
describe (DrComparisonView *self,
          DrComparison     *comparison)
{
  GString *text = g_string_new (NULL);
  const DrChangeList *changes = dr_comparison_get_changes (comparison);
  const DrTodoList *todo = dr_comparison_get_todo (comparison);

  g_string_append_printf (text, "%d\n", (int) dr_editor_get_stage (self->editor));
  for (guint i = 0; changes != NULL && self->part != DR_COMPARISON_TODO && i < changes->n; i++)
    if (is_here (self, changes->changes[i].section))
      g_string_append_printf (text, "%s\n%s\n%s\n", changes->changes[i].name, changes->changes[i].before,
                              changes->changes[i].after);
  for (guint i = 0; todo != NULL && self->part != DR_COMPARISON_CHANGES && i < todo->n; i++)
    if (is_here (self, todo->items[i].section))
      g_string_append_printf (text, "%s\n%s\n%s\n%d\n", todo->items[i].title, todo->items[i].says, todo->items[i].text,
                              todo->items[i].changed);

  return g_string_free (text, FALSE);
}

static void
refresh (DrComparisonView *self)
{
  DrComparison *comparison = self->editor != NULL ? dr_comparison_of (self->editor) : NULL;
  GtkWidget *box;
  g_autofree char *words = NULL;

  self->stale = FALSE;
  if (comparison == NULL)
    return;
  words = describe (self, comparison);
  if (g_strcmp0 (words, self->shown) == 0)
    return;
  g_free (self->shown);
  self->shown = g_steal_pointer (&words);

  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  if (self->part != DR_COMPARISON_CHANGES && dr_comparison_get_todo (comparison) != NULL)
    add_todo (self, box, comparison);
  if (self->part != DR_COMPARISON_TODO && dr_comparison_marks (comparison))
    add_changes (self, box, comparison);
  adw_bin_set_child (ADW_BIN (self), box);
  gtk_widget_set_visible (GTK_WIDGET (self), gtk_widget_get_first_child (box) != NULL);
}

/* A section's is always brought up to date, so that its place is there when the section is seen; a page when it is seen. */
static void
changed (DrComparisonView *self)
{
  self->stale = self->part != DR_COMPARISON_SECTION && !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (!self->stale)
    refresh (self);
}

static void
dr_comparison_view_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (dr_comparison_view_parent_class)->map (widget);
  if (DR_COMPARISON_VIEW (widget)->stale)
    refresh (DR_COMPARISON_VIEW (widget));
}

/**
 * dr_comparison_view_new:
 * @editor: the assessment, whose comparison was begun
 * @part: what of it
 * @section: (nullable): id of the section; %NULL: of all
 *
 * Returns: (transfer floating): a view
 */
DrComparisonView *
dr_comparison_view_new (DrEditor         *editor,
                        DrComparisonPart  part,
                        const char       *section)
{
  DrComparisonView *self = g_object_new (DR_TYPE_COMPARISON_VIEW, NULL);
  DrComparison *comparison = dr_comparison_of (editor);

  self->editor = g_object_ref (editor);
  self->part = part;
  self->section = g_strdup (section);
  self->stale = TRUE;
  gtk_widget_set_visible (GTK_WIDGET (self), part != DR_COMPARISON_SECTION);
  if (comparison != NULL)
    g_signal_connect_object (comparison, "changed", G_CALLBACK (changed), self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * dr_comparison_view_new_page:
 * @editor: the assessment, whose comparison was begun
 * @part: what of it
 * @title: of the page, translated
 *
 * Returns: (transfer floating): a view of all of it, with a title, that scrolls
 */
GtkWidget *
dr_comparison_view_new_page (DrEditor         *editor,
                             DrComparisonPart  part,
                             const char       *title)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *clamp = g_object_new (ADW_TYPE_CLAMP, "maximum-size", 860, "tightening-threshold", 600, "child", box, NULL);
  GtkWidget *scroll = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "child", clamp, "hscrollbar-policy", GTK_POLICY_NEVER,
                                    "hexpand", TRUE, "vexpand", TRUE, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);

  gtk_widget_add_css_class (box, "section");
  gtk_box_append (GTK_BOX (box), label_new (title, "title-1"));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (dr_comparison_view_new (editor, part, NULL)));
  gtk_accessible_update_property (GTK_ACCESSIBLE (scroll), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  dr_unseen_watch (scroll);

  return scroll;
}

static void
dr_comparison_view_dispose (GObject *object)
{
  DrComparisonView *self = DR_COMPARISON_VIEW (object);

  g_clear_object (&self->editor);
  g_clear_pointer (&self->section, g_free);
  g_clear_pointer (&self->shown, g_free);

  G_OBJECT_CLASS (dr_comparison_view_parent_class)->dispose (object);
}

static void
dr_comparison_view_class_init (DrComparisonViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dr_comparison_view_dispose;
  GTK_WIDGET_CLASS (klass)->map = dr_comparison_view_map;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
dr_comparison_view_init (DrComparisonView *self)
{
}
