#include "dr-consultation-page.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-editor-values.h"
#include "dr-evidence-choices.h"
#include "dr-form.h"
#include "dr-input-find.h"
#include "dr-item-list.h"
#include "dr-line-input.h"
#include "dr-names.h"
#include "dr-remarks.h"
#include "dr-sensitive.h"
#include "dr-set-input.h"
#include "dr-text-input.h"

#define CONSULTATION "consultations/consultation"
#define NO_CONSULTATION "consultations/no-consultation"

struct _DrConsultationPage {
  DrSectionPage  parent_instance;

  DrItemList    *consultations;
  DrItemList    *none;
};

G_DEFINE_FINAL_TYPE (DrConsultationPage, dr_consultation_page, DR_TYPE_SECTION_PAGE)

static const DrEvidence *
evidence_of (DrEditor *editor)
{
  return dr_editor_get_version (editor)->editions->evidence;
}

/* Says at its fields what is odd about a consultation. */
static void
show_remarks (DrEditor   *editor,
              const char *item,
              GtkWidget  *card)
{
  g_autofree char *opened = g_strconcat (item, "/@opened", NULL);
  g_autofree char *closed = g_strconcat (item, "/@closed", NULL);
  g_autofree char *asked = g_strconcat (item, "/@asked", NULL);
  g_autofree char *answered = g_strconcat (item, "/@answered", NULL);
  DrInput *closing = dr_input_find (card, closed);
  DrInput *answers = dr_input_find (card, answered);

  if (closing == NULL || answers == NULL)
    return;
  dr_input_set_remark (closing, dr_remark_closed (dr_editor_get_date (editor, opened), dr_editor_get_date (editor, closed),
                                                  dr_editor_get_date (editor, "change/@decision-date")));
  dr_input_set_remark (answers, dr_remark_answered (dr_editor_get_number (editor, asked),
                                                    dr_editor_get_number (editor, answered)));
}

static void
add_test (GtkWidget  *into,
          DrEditor   *editor,
          const char *item,
          const char *field,
          const char *label,
          const char *help)
{
  DrInput *input = DR_INPUT (dr_text_input_new (label));

  dr_input_set_help (input, help);
  dr_form_add_below (into, input, editor, item, field);
}

static GtkWidget *
build_consultation (DrEditor   *editor,
                    const char *item,
                    gpointer    data)
{
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 18, "hexpand", TRUE, NULL);
  DrInput *name = DR_INPUT (dr_text_input_new_line (_("What it was"), DR_LINE_MOST));
  DrInput *who = DR_INPUT (dr_set_input_new_take (_("Groups that were asked"), _("Choose the groups"),
                                                  dr_choices_of_groups (evidence_of (editor))));
  DrInput *ways = DR_INPUT (dr_set_input_new_take (_("Ways in which they were asked"), _("Choose the ways"),
                                                   dr_choices_of_channels (evidence_of (editor))));
  GtkWidget *row;

  dr_input_set_help (name, _("As “Questionnaire at the desk”."));
  dr_input_set_required (name, _("A consultation needs a name. The last one is kept until you write another."));
  dr_form_add_below (box, name, editor, item, "@name");
  dr_input_set_required (who, _("A consultation asks somebody. The last choice is kept until you make another."));
  dr_form_add_below (box, who, editor, item, "@groups");
  dr_form_add_below (box, ways, editor, item, "@channels");
  row = dr_form_add_row (box);
  dr_form_add_below (row, DR_INPUT (dr_line_input_new (_("Opened"), DR_LINE_DATE)), editor, item, "@opened");
  dr_form_add_below (row, DR_INPUT (dr_line_input_new (_("Closed"), DR_LINE_DATE)), editor, item, "@closed");
  row = dr_form_add_row (box);
  dr_form_add_below (row, DR_INPUT (dr_line_input_new (_("People asked"), DR_LINE_COUNT)), editor, item, "@asked");
  dr_form_add_below (row, DR_INPUT (dr_line_input_new (_("People who answered"), DR_LINE_COUNT)), editor, item,
                     "@answered");
  add_test (box, editor, item, "formative", _("Could it still change anything?"),
            _("Fair consultation 1 of 4: at what stage of the proposal people were asked."));
  add_test (box, editor, item, "information", _("Did people know enough to answer?"),
            _("Fair consultation 2 of 4: what they were told of the change, its reasons and the other options."));
  add_test (box, editor, item, "time", _("Did they have time enough?"),
            _("Fair consultation 3 of 4: how long, and in what season."));
  add_test (box, editor, item, "consideration", _("How were the answers taken into account?"),
            _("Fair consultation 4 of 4: who read them, and when, before what was decided."));
  add_test (box, editor, item, "changed", _("What changed because of it?"),
            _("What is different in the proposal. If nothing is, say why not."));
  show_remarks (editor, item, box);

  return box;
}

static char *
summarize_consultation (DrEditor   *editor,
                        const char *item,
                        gpointer    data)
{
  g_autoptr (GArray) groups = dr_choices_of_groups (evidence_of (editor));
  g_autofree char *key = g_strconcat (item, "/@groups", NULL);

  return dr_choices_titles (groups, dr_editor_get (editor, key));
}

static char *
start_consultation (DrEditor *editor,
                    gpointer  data)
{
  g_autofree char *item = dr_item_list_new_item (editor, CONSULTATION, "consultation");
  g_autofree char *name = g_strconcat (item, "/@name", NULL);
  g_autofree char *groups = g_strconcat (item, "/@groups", NULL);
  const DrField fields[] = {
    { .key = name, .value = _("New consultation") },
    { .key = groups, .value = DR_GROUP_ALL_ID },
  };

  dr_editor_change (editor, fields, G_N_ELEMENTS (fields));

  return g_steal_pointer (&item);
}

static const DrItemKind consultation_kind = {
  .list = CONSULTATION,
  .add = N_("Add a consultation"),
  .empty = N_("No consultation is entered yet."),
  .untitled = N_("Consultation without a name"),
  .removed = N_("Consultation removed"),
  .movable = TRUE,
  .build = build_consultation,
  .summary = summarize_consultation,
  .start = start_consultation,
};

/* --- Groups that nobody asked: an entry is told from others by its groups. --- */

/* (transfer full): the groups of an entry, without the number that tells equal ones apart. */
static char *
groups_of (const char *item)
{
  g_auto (GStrv) identity = dr_draft_key_identity (item, NULL);

  return g_strdup (identity != NULL && identity[0] != NULL ? identity[0] : "");
}

static void
groups_given (DrInput    *input,
              const char *value,
              GtkWidget  *card)
{
  DrItemList *list = DR_ITEM_LIST (gtk_widget_get_ancestor (GTK_WIDGET (input), DR_TYPE_ITEM_LIST));
  DrInput *reason = g_object_get_data (G_OBJECT (input), "reason");
  g_autofree char *item = g_strdup (dr_input_get_key (reason));
  g_autofree char *to = dr_draft_key (NO_CONSULTATION "[]", value, NULL);

  if (!dr_item_list_rename (list, item, to))
    dr_input_complain (input, _("Another entry below is about the same groups. Write the reason there."));
}

static GtkWidget *
build_none (DrEditor   *editor,
            const char *item,
            gpointer    data)
{
  g_autofree char *groups = groups_of (item);
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 18, "hexpand", TRUE, NULL);
  DrInput *who = DR_INPUT (dr_set_input_new_take (_("Groups that were not asked"), _("Choose the groups"),
                                                  dr_choices_of_groups (evidence_of (editor))));
  DrInput *reason = DR_INPUT (dr_text_input_new (_("Because")));

  dr_input_set_required (who, _("The reason is about somebody. The last choice is kept until you make another."));
  dr_input_set_value (who, groups);
  dr_sensitive_set (GTK_WIDGET (who), !dr_editor_is_read_only (editor));
  g_object_set_data (G_OBJECT (who), "reason", reason);
  g_signal_connect (who, "given", G_CALLBACK (groups_given), box);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (who));
  dr_input_set_help (reason, _("Why these people were not asked, and how you know what they need."));
  dr_form_add (box, reason, editor, item);

  return box;
}

static char *
title_none (DrEditor   *editor,
            const char *item,
            gpointer    data)
{
  g_autoptr (GArray) choices = dr_choices_of_groups (evidence_of (editor));
  g_autofree char *groups = groups_of (item);

  return dr_choices_titles (choices, groups);
}

static char *
summarize_none (DrEditor   *editor,
                const char *item,
                gpointer    data)
{
  g_autofree char *text = g_strdup (dr_editor_get (editor, item));
  char *end;

  if (text == NULL)
    return NULL;
  end = strchr (text, '\n');
  if (end != NULL)
    *end = '\0';
  if (g_utf8_strlen (text, -1) > 120)
    {
      *g_utf8_offset_to_pointer (text, 120) = '\0';
      return g_strconcat (text, "…", NULL);
    }

  return g_steal_pointer (&text);
}

/* (transfer full): the place after the last of these. */
static char *
last_place (DrEditor *editor,
            char    **items)
{
  guint64 last = 0;

  for (guint i = 0; items[i] != NULL; i++)
    {
      g_autofree char *key = g_strconcat (items[i], "/#", NULL);
      const char *place = dr_editor_get (editor, key);

      if (place != NULL)
        last = MAX (last, g_ascii_strtoull (place, NULL, 10));
    }

  return g_strdup_printf ("%" G_GUINT64_FORMAT, last + 1);
}

static gboolean
is_asked (const DrAssessment *assessment,
          guint               group)
{
  for (guint i = 0; i < assessment->n_consultations; i++)
    if (dr_indices_contain (&assessment->consultations[i].groups, (int) group))
      return TRUE;

  return FALSE;
}

/* How soon a group is proposed: those who may be worse off and were not asked come first, everybody last. */
static guint
rank (const DrVersion *version,
      guint            group)
{
  if (group == DR_GROUP_ALL)
    return 3;
  if (is_asked (version->assessment, group))
    return 2;

  return dr_effect_is_negative (version->check->effect[group]) ? 0 : 1;
}

/* An entry with a place and no reason yet, for a group that no entry speaks of. */
static char *
start_none (DrEditor *editor,
            gpointer  data)
{
  const DrVersion *version = dr_editor_get_version (editor);
  const DrEvidence *evidence = version->editions->evidence;
  g_auto (GStrv) items = dr_editor_get_items (editor, NO_CONSULTATION);
  g_autofree char *last = last_place (editor, items);

  for (guint wanted = 0; wanted <= 3; wanted++)
    for (guint g = 0; g < evidence->n_groups; g++)
      {
        g_autofree char *item = dr_draft_key (NO_CONSULTATION "[]", evidence->groups[g].id, NULL);
        g_autofree char *place = g_strconcat (item, "/#", NULL);

        if (rank (version, g) != wanted || g_strv_contains ((const char * const *) items, item))
          continue;
        dr_editor_set (editor, place, last);

        return g_steal_pointer (&item);
      }

  return NULL;
}

static const DrItemKind none_kind = {
  .list = NO_CONSULTATION,
  .add = N_("Add a reason for not asking"),
  .empty = N_("Every group that may be worse off is asked, or there is a reason here why it is not."),
  .untitled = N_("Groups not asked"),
  .removed = N_("Reason removed"),
  .build = build_none,
  .title = title_none,
  .summary = summarize_none,
  .start = start_none,
};

static void
show_all_remarks (DrConsultationPage *self,
                  DrEditor           *editor)
{
  g_auto (GStrv) items = dr_editor_get_items (editor, CONSULTATION);

  for (guint i = 0; items[i] != NULL; i++)
    show_remarks (editor, items[i], GTK_WIDGET (self->consultations));
}

static void
dr_consultation_page_changed (DrSectionPage      *page,
                              const char * const *keys)
{
  for (guint i = 0; keys[i] != NULL; i++)
    if (g_str_has_prefix (keys[i], CONSULTATION "[") || g_str_equal (keys[i], "change/@decision-date"))
      {
        show_all_remarks (DR_CONSULTATION_PAGE (page), dr_section_page_get_editor (page));
        return;
      }
}

static void
dr_consultation_page_build (DrSectionPage *page,
                            DrEditor      *editor)
{
  DrConsultationPage *self = DR_CONSULTATION_PAGE (page);
  GtkWidget *content = GTK_WIDGET (dr_section_page_get_content (page));
  GtkWidget *group = dr_form_add_group (content, _("Who was asked"), NULL);

  self->consultations = dr_item_list_new (editor, &consultation_kind, NULL);
  gtk_box_append (GTK_BOX (group), GTK_WIDGET (self->consultations));
  group = dr_form_add_group (content, _("Who was not asked, and why"), NULL);
  self->none = dr_item_list_new (editor, &none_kind, NULL);
  gtk_box_append (GTK_BOX (group), GTK_WIDGET (self->none));
}

static void
dr_consultation_page_class_init (DrConsultationPageClass *klass)
{
  DR_SECTION_PAGE_CLASS (klass)->build = dr_consultation_page_build;
  DR_SECTION_PAGE_CLASS (klass)->changed = dr_consultation_page_changed;
}

static void
dr_consultation_page_init (DrConsultationPage *self)
{
}
