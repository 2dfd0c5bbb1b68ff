#include "dr-register-menu.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What the menu sorts by, and which way is the useful one. */
static const struct { DrRegisterSort sort; const char *word; gboolean descending; const char *label; } sorts[] = {
  { DR_SORT_CREATED, "created", TRUE, N_("Newest first") },
  { DR_SORT_REFERENCE, "reference", FALSE, N_("Reference") },
  { DR_SORT_TITLE, "title", FALSE, N_("Title") },
  { DR_SORT_SERVICE, "service", FALSE, N_("Service") },
  { DR_SORT_STAGE, "stage", FALSE, N_("Stage") },
  { DR_SORT_OUTCOME, "outcome", FALSE, N_("Outcome") },
  { DR_SORT_FINDINGS, "findings", TRUE, N_("Open findings, worst first") },
  { DR_SORT_DECISION, "decision", FALSE, N_("Decision date") },
  { DR_SORT_REVIEW, "review", FALSE, N_("Review date") },
};

static void
add_acts (GMenu                    *menu,
          const DrRegisterRefusals *refusals,
          DrRegisterAct             first,
          DrRegisterAct             last)
{
  g_autoptr (GMenu) section = g_menu_new ();

  for (guint act = first; act <= last; act++)
    {
      const char *name = dr_register_act_label ((DrRegisterAct) act);
      /* Translators: something that cannot be done, and why not, in a menu */
      g_autofree char *refused = refusals->refusals[act] != NULL
                                   ? g_strdup_printf (_("%s – %s"), name, refusals->refusals[act]) : NULL;

      g_menu_append (section, refused != NULL ? refused : name, dr_register_act_action ((DrRegisterAct) act));
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

static GMenu *
menu_of_row (const DrRegisterRefusals *refusals)
{
  GMenu *menu = g_menu_new ();

  add_acts (menu, refusals, DR_ACT_OPEN, DR_ACT_REPORT);
  add_acts (menu, refusals, DR_ACT_DUPLICATE, DR_ACT_NEXT_VERSION);
  add_acts (menu, refusals, DR_ACT_WITHDRAW, DR_ACT_DELETE);

  return menu;
}

/**
 * dr_register_menu_of_row:
 * @refusals: what cannot be done with the selected row
 *
 * Returns: (transfer full): its menu
 */
GMenuModel *
dr_register_menu_of_row (const DrRegisterRefusals *refusals)
{
  return G_MENU_MODEL (menu_of_row (refusals));
}

/**
 * dr_register_menu_of_list:
 * @refusals: what cannot be done with the selected row
 *
 * Returns: (transfer full): the menu in the header bar
 */
GMenuModel *
dr_register_menu_of_list (const DrRegisterRefusals *refusals)
{
  GMenu *menu = menu_of_row (refusals);
  g_autoptr (GMenu) list = g_menu_new ();
  g_autoptr (GMenu) by = g_menu_new ();
  g_autoptr (GMenu) work = g_menu_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (sorts); i++)
    {
      g_autofree char *action = g_strconcat ("assessments.sort::", sorts[i].word, NULL);

      g_menu_append (by, _(sorts[i].label), action);
    }
  g_menu_append_submenu (list, _("Sort by"), G_MENU_MODEL (by));
  g_menu_append (list, _("Show earlier versions"), "assessments.earlier");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (list));

  g_menu_append (work, _("Open files…"), "assessments.import");
  g_menu_append (work, _("Check against new evidence"), "assessments.recheck");
  g_menu_append (work, _("Export a bag…"), "assessments.export");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (work));

  return G_MENU_MODEL (menu);
}

/**
 * dr_register_sort_word:
 * @sort: what is sorted by
 *
 * Returns: (transfer none): its word, as the menu's action has it
 */
const char *
dr_register_sort_word (DrRegisterSort sort)
{
  for (gsize i = 0; i < G_N_ELEMENTS (sorts); i++)
    if (sorts[i].sort == sort)
      return sorts[i].word;

  return sorts[0].word;
}

/**
 * dr_register_sort_parse:
 * @word: as the menu's action has it
 * @sort: (out): what to sort by
 * @descending: (out): and which way to begin with
 *
 * Returns: whether the menu has it
 */
gboolean
dr_register_sort_parse (const char     *word,
                        DrRegisterSort *sort,
                        gboolean       *descending)
{
  for (gsize i = 0; i < G_N_ELEMENTS (sorts); i++)
    if (strcmp (sorts[i].word, word) == 0)
      {
        *sort = sorts[i].sort;
        *descending = sorts[i].descending;
        return TRUE;
      }

  return FALSE;
}
