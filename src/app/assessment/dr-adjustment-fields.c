#include "dr-adjustment-fields.h"

#include <glib/gi18n-lib.h>

#include "dr-draft-choices.h"
#include "dr-evidence-choices.h"
#include "dr-flag-input.h"
#include "dr-item-list.h"
#include "dr-new-item.h"
#include "dr-set-input.h"
#include "dr-text-input.h"

#define RISK "conduct/@risk"
#define SUBSTANTIAL "conduct/@substantial-impact"
#define CONDUCT "conduct"

static void
add_input (GtkWidget  *into,
           gpointer    input,
           DrEditor   *editor,
           const char *key,
           const char *help)
{
  dr_input_set_help (DR_INPUT (input), help);
  dr_input_bind (DR_INPUT (input), editor, key);
  gtk_box_append (GTK_BOX (into), GTK_WIDGET (input));
}

static void
add_set (GtkWidget  *into,
         DrEditor   *editor,
         const char *item,
         const char *field,
         const char *label,
         const char *help,
         GArray     *choices)
{
  g_autofree char *key = g_strconcat (item, field, NULL);

  add_input (into, dr_set_input_new (label, _("None"), (const DrChoice *) choices->data, choices->len), editor, key, help);
}

static GtkWidget *
build_adjustment (DrEditor   *editor,
                  const char *item,
                  gpointer    data)
{
  const DrEvidence *evidence = dr_editor_get_version (editor)->editions->evidence;
  g_autoptr (GArray) groups = dr_choices_of_groups (evidence);
  g_autoptr (GArray) needs = dr_choices_of_needs (evidence);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  add_input (box, dr_text_input_new (_("What was considered, and what will be done")), editor, item,
             _("What disabled people will find without having to ask."));
  add_set (box, editor, item, "/@groups", _("For these disabled groups"), _("None named: for all disabled people."), groups);
  add_set (box, editor, item, "/@needs", _("For these access needs"), NULL, needs);

  return box;
}

/* The adjustment itself: it has no other name. */
static char *
adjustment_title (DrEditor   *editor,
                  const char *item,
                  gpointer    data)
{
  return g_strdup (dr_editor_get (editor, item));
}

static char *
adjustment_summary (DrEditor   *editor,
                    const char *item,
                    gpointer    data)
{
  const DrEvidence *evidence = dr_editor_get_version (editor)->editions->evidence;
  g_autofree char *key = g_strconcat (item, "/@groups", NULL);
  g_autoptr (GArray) groups = dr_choices_of_groups (evidence);
  g_autofree char *titles = dr_choices_titles (groups, dr_editor_get (editor, key));

  return titles[0] != '\0' ? g_steal_pointer (&titles) : g_strdup (_("For all disabled people"));
}

static char *
start_adjustment (DrEditor *editor,
                  gpointer  data)
{
  g_auto (DrNewItem) adjustment = { NULL };

  dr_new_item_init (&adjustment, editor, "adjustments/adjustment", "adjustment");

  return dr_new_item_add (&adjustment);
}

static const DrItemKind adjustment_kind = {
  .list = "adjustments/adjustment",
  .add = N_("Add an adjustment"),
  .empty = N_("No adjustment is set out yet."),
  .untitled = N_("Not said yet"),
  .removed = N_("Adjustment removed"),
  .build = build_adjustment,
  .title = adjustment_title,
  .summary = adjustment_summary,
  .start = start_adjustment,
};

/**
 * dr_adjustment_list_new:
 * @editor: the assessment
 *
 * Returns: (transfer floating): its reasonable adjustments
 */
GtkWidget *
dr_adjustment_list_new (DrEditor *editor)
{
  return GTK_WIDGET (dr_item_list_new (editor, &adjustment_kind, NULL));
}

/* Whatever is said of conduct says whether there is a risk: the format has it no other way. */
static void
give_conduct (DrInput    *input,
              const char *value,
              gpointer    data)
{
  DrEditor *editor = dr_input_get_editor (input);
  const DrField fields[] = { { .key = dr_input_get_key (input), .value = value }, { .key = RISK, .value = "false" } };

  dr_editor_change (editor, fields, dr_editor_get (editor, RISK) == NULL ? 2 : 1);
}

/**
 * dr_conduct_fields_new:
 * @editor: the assessment
 *
 * Returns: (transfer floating): the mark for a risk of prohibited conduct, in Wales that for a substantial impact, and
 *   what is said of them
 */
GtkWidget *
dr_conduct_fields_new (DrEditor *editor)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  DrFlagInput *risk = dr_flag_input_new (_("There is a risk of discrimination, harassment, victimisation or another "
                                           "prohibited conduct"));
  DrTextInput *text = dr_text_input_new (_("What the risk is, or why there is none"));

  add_input (box, risk, editor, RISK, NULL);
  if (dr_editor_get_version (editor)->assessment->nation == DR_NATION_WALES)
    {
      DrFlagInput *substantial = dr_flag_input_new (_("The impact is, or is likely to be, substantial (Wales, regulation 8)"));

      dr_input_set_give (DR_INPUT (substantial), give_conduct, NULL);
      add_input (box, substantial, editor, SUBSTANTIAL, NULL);
    }
  dr_input_set_give (DR_INPUT (text), give_conduct, NULL);
  add_input (box, text, editor, CONDUCT, NULL);

  return box;
}
