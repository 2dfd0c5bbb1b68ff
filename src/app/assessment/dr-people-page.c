#include "dr-people-page.h"

#include <glib/gi18n-lib.h>

#include "dr-form.h"
#include "dr-marked-line.h"
#include "dr-people-state.h"
#include "dr-wrapped-label.h"

/* Pixels that the table needs with its columns beside each other; below it two lines a row. */
#define TABLE_WIDTH 560

/* Characters that names of groups have room for in it: what is larger than the window leaves goes into lines too. */
#define NAME_WIDTH 18

struct _DrPeoplePage {
  DrSectionPage  parent_instance;

  GtkWidget     *profile;
  GtkWidget     *groups;
  GtkWidget     *sources;
  char          *shown;      /* (nullable): what is shown, spoken: built again only when it differs */
};

G_DEFINE_FINAL_TYPE (DrPeoplePage, dr_people_page, DR_TYPE_SECTION_PAGE)

/* The columns of numbers of one block. */
typedef struct {
  GtkSizeGroup *width[3];      /* people, share of the district, share of customers */
  gboolean      has_profile;   /* the last one is shown */
} Columns;

static GtkWidget *
new_old_mark (const char *text)
{
  return dr_marked_line_new ("dialog-warning-symbolic", "warning", dr_wrapped_label_new (text, "caption"));
}

/* The name, with where the figure comes from under it unless the block says so. */
static GtkWidget *
new_name (const DrPeopleRow   *row,
          const DrPeopleBlock *block)
{
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 3, "hexpand", TRUE,
                                 "valign", GTK_ALIGN_CENTER, NULL);

  gtk_box_append (GTK_BOX (box), dr_wrapped_label_new (row->name, NULL));
  if (block->source == NULL || !row->known)
    {
      GtkWidget *source = dr_wrapped_label_new (row->source, "caption");

      gtk_widget_add_css_class (source, "dim-label");
      gtk_box_append (GTK_BOX (box), source);
      if (row->old)
        gtk_box_append (GTK_BOX (box), new_old_mark (_("Old figure")));
    }

  return box;
}

/* Text of a column, as wide as the others of it, at its right edge. */
static GtkWidget *
new_cell (const Columns *columns,
          guint          column,
          const char    *text,
          const char    *style)
{
  GtkWidget *label = dr_wrapped_label_new (text, style);

  g_object_set (label, "xalign", 1.0, "wrap", FALSE, NULL);
  gtk_size_group_add_widget (columns->width[column], label);

  return label;
}

static GtkWidget *
new_wide (const DrPeopleRow   *row,
          const DrPeopleBlock *block,
          const Columns       *columns)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *name = new_name (row, block);
  GtkWidget *customers;

  gtk_label_set_width_chars (GTK_LABEL (gtk_widget_get_first_child (name)), NAME_WIDTH);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), new_cell (columns, 0, row->people, "numeric"));
  gtk_box_append (GTK_BOX (box), new_cell (columns, 1, row->district, "numeric"));
  if (!columns->has_profile)
    return box;
  customers = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 3, "valign",
                            GTK_ALIGN_CENTER, NULL);
  gtk_box_append (GTK_BOX (customers), new_cell (columns, 2, row->customers, "numeric"));
  if (row->lean != NULL)
    gtk_box_append (GTK_BOX (customers), new_cell (columns, 2, row->lean, "caption"));
  gtk_box_append (GTK_BOX (box), customers);

  return box;
}

static void
add_pair (GtkWidget  *grid,
          int         line,
          const char *what,
          const char *value)
{
  GtkWidget *label = dr_wrapped_label_new (what, "dim-label");
  GtkWidget *number = dr_wrapped_label_new (value, "numeric");

  g_object_set (label, "hexpand", TRUE, NULL);
  g_object_set (number, "xalign", 1.0, NULL);
  gtk_grid_attach (GTK_GRID (grid), label, 0, line, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), number, 1, line, 1, 1);
}

static GtkWidget *
new_narrow (const DrPeopleRow   *row,
            const DrPeopleBlock *block,
            const Columns       *columns)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *grid = g_object_new (GTK_TYPE_GRID, "column-spacing", 12, "row-spacing", 3, NULL);

  gtk_box_append (GTK_BOX (box), new_name (row, block));
  add_pair (grid, 0, _("People"), row->people);
  add_pair (grid, 1, _("Share of the district"), row->district);
  if (columns->has_profile)
    add_pair (grid, 2, _("Share of customers"), row->customers);
  if (columns->has_profile && row->lean != NULL)
    add_pair (grid, 3, "", row->lean);
  gtk_box_append (GTK_BOX (box), grid);

  return box;
}

static GtkWidget *
new_row (GtkWidget  *child,
         const char *spoken)
{
  GtkWidget *row = g_object_new (GTK_TYPE_LIST_BOX_ROW, "child", child, "activatable", FALSE, NULL);

  gtk_widget_add_css_class (child, "people-row");
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);

  return row;
}

static GtkWidget *
new_list (const char *title)
{
  GtkWidget *list = g_object_new (GTK_TYPE_LIST_BOX, "selection-mode", GTK_SELECTION_NONE, "valign", GTK_ALIGN_START, NULL);

  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);

  return list;
}

/* What the columns hold; the rows say it again for screen readers. */
static GtkWidget *
new_heads (const Columns *columns)
{
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "spacing", 12, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  GtkWidget *group = dr_wrapped_label_new (_("Group"), "caption-heading");

  g_object_set (group, "hexpand", TRUE, NULL);
  gtk_widget_add_css_class (box, "people-heads");
  gtk_box_append (GTK_BOX (box), group);
  gtk_box_append (GTK_BOX (box), new_cell (columns, 0, _("People"), "caption-heading"));
  gtk_box_append (GTK_BOX (box), new_cell (columns, 1, _("Share of the district"), "caption-heading"));
  if (columns->has_profile)
    gtk_box_append (GTK_BOX (box), new_cell (columns, 2, _("Share of customers"), "caption-heading"));
  for (GtkWidget *each = gtk_widget_get_first_child (box); each != NULL; each = gtk_widget_get_next_sibling (each))
    gtk_widget_set_valign (each, GTK_ALIGN_END);

  return box;
}

static GtkWidget *
new_block_words (const DrPeopleBlock *block)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  gtk_box_append (GTK_BOX (words), dr_wrapped_label_new (block->title, "heading"));
  if (block->source != NULL)
    {
      GtkWidget *source = dr_wrapped_label_new (block->source, "caption");

      gtk_widget_add_css_class (source, "dim-label");
      gtk_box_append (GTK_BOX (words), source);
      if (block->old)
        gtk_box_append (GTK_BOX (words), new_old_mark (_("Old figures")));
    }

  return words;
}

static void
add_block (DrPeoplePage        *self,
           const DrPeopleBlock *block,
           gboolean             has_profile)
{
  static const char * const heads[] = { "people", "district", "customers" };
  Columns columns = { .has_profile = has_profile };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *wide = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 6, "width-request",
                                  TABLE_WIDTH, NULL);
  GtkWidget *table = new_list (block->title);
  GtkWidget *cards = new_list (block->title);
  GtkWidget *squeezer = g_object_new (ADW_TYPE_SQUEEZER, "homogeneous", FALSE, "xalign", 0.0, "yalign", 0.0,
                                      "switch-threshold-policy", ADW_FOLD_THRESHOLD_POLICY_MINIMUM, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (columns.width); i++)
    {
      columns.width[i] = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
      g_object_set_data_full (G_OBJECT (table), heads[i], columns.width[i], g_object_unref);
    }
  gtk_box_append (GTK_BOX (wide), new_heads (&columns));
  for (guint i = 0; i < block->rows->len; i++)
    {
      const DrPeopleRow *row = &g_array_index (block->rows, DrPeopleRow, i);
      g_autofree char *spoken = dr_people_row_speak (row);

      gtk_list_box_append (GTK_LIST_BOX (table), new_row (new_wide (row, block, &columns), spoken));
      gtk_list_box_append (GTK_LIST_BOX (cards), new_row (new_narrow (row, block, &columns), spoken));
    }
  gtk_box_append (GTK_BOX (box), new_block_words (block));
  gtk_box_append (GTK_BOX (wide), table);
  adw_squeezer_add (ADW_SQUEEZER (squeezer), wide);
  adw_squeezer_add (ADW_SQUEEZER (squeezer), cards);
  gtk_box_append (GTK_BOX (box), squeezer);
  gtk_box_append (GTK_BOX (self->groups), box);
}

static void
add_source (DrPeoplePage      *self,
            const DrSourceRow *source)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *detail = dr_wrapped_label_new (source->detail, "caption");
  g_autofree char *spoken = g_strdup_printf ("%s. %s. %s", source->title, source->detail,
                                             source->marks != NULL ? source->marks : "");

  gtk_widget_add_css_class (detail, "dim-label");
  gtk_box_append (GTK_BOX (box), dr_wrapped_label_new (source->title, NULL));
  gtk_box_append (GTK_BOX (box), detail);
  if (source->marks != NULL)
    gtk_box_append (GTK_BOX (box), new_old_mark (source->marks));
  gtk_list_box_append (GTK_LIST_BOX (self->sources), new_row (box, spoken));
}

static void
clear (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

/* Everything that is shown, to compare with what is shown already. */
static char *
speak (const DrPeopleState *state)
{
  g_autoptr (GString) all = g_string_new (state->profile);

  for (guint b = 0; b < state->blocks->len; b++)
    {
      const DrPeopleBlock *block = &g_array_index (state->blocks, DrPeopleBlock, b);

      for (guint i = 0; i < block->rows->len; i++)
        {
          g_autofree char *row = dr_people_row_speak (&g_array_index (block->rows, DrPeopleRow, i));

          g_string_append (all, row);
        }
    }
  for (guint i = 0; i < state->sources->len; i++)
    {
      const DrSourceRow *row = &g_array_index (state->sources, DrSourceRow, i);

      g_string_append_printf (all, "%s %s", row->id, row->marks != NULL ? row->marks : "");
    }

  return g_string_free (g_steal_pointer (&all), FALSE);
}

static void
dr_people_page_checked (DrSectionPage *page)
{
  DrPeoplePage *self = DR_PEOPLE_PAGE (page);
  g_autoptr (DrPeopleState) state = dr_people_state_new (dr_editor_get_version (dr_section_page_get_editor (page))->check);
  g_autofree char *spoken = speak (state);

  if (g_strcmp0 (spoken, self->shown) == 0)
    return;
  g_free (self->shown);
  self->shown = g_steal_pointer (&spoken);
  gtk_label_set_label (GTK_LABEL (self->profile), state->profile);
  clear (self->groups);
  for (guint i = 0; i < state->blocks->len; i++)
    add_block (self, &g_array_index (state->blocks, DrPeopleBlock, i), state->has_profile);
  while (gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->sources), 0) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->sources),
                         GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->sources), 0)));
  for (guint i = 0; i < state->sources->len; i++)
    add_source (self, &g_array_index (state->sources, DrSourceRow, i));
}

static void
dr_people_page_build (DrSectionPage *page,
                      DrEditor      *editor)
{
  DrPeoplePage *self = DR_PEOPLE_PAGE (page);
  GtkWidget *content = GTK_WIDGET (dr_section_page_get_content (page));
  GtkWidget *group = dr_form_add_group (content, _("Customers and residents"), NULL);
  GtkWidget *used;

  self->profile = dr_wrapped_label_new ("", NULL);
  gtk_box_append (GTK_BOX (group), self->profile);
  self->groups = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  gtk_box_append (GTK_BOX (group), self->groups);
  used = dr_form_add_group (content, _("Sources used"),
                            _("What the figures of this assessment rest on. The equalities officers keep them."));
  self->sources = new_list (_("Sources used"));
  gtk_box_append (GTK_BOX (used), self->sources);
}

static void
dr_people_page_finalize (GObject *object)
{
  g_free (DR_PEOPLE_PAGE (object)->shown);

  G_OBJECT_CLASS (dr_people_page_parent_class)->finalize (object);
}

static void
dr_people_page_class_init (DrPeoplePageClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dr_people_page_finalize;
  DR_SECTION_PAGE_CLASS (klass)->build = dr_people_page_build;
  DR_SECTION_PAGE_CLASS (klass)->checked = dr_people_page_checked;
}

static void
dr_people_page_init (DrPeoplePage *self)
{
}
