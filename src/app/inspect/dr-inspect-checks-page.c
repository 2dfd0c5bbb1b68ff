#include "dr-inspect-checks-page.h"

#include <glib/gi18n-lib.h>

#include "dr-inspect-check-row.h"
#include "dr-inspect-explain.h"
#include "dr-inspect-job.h"
#include "dr-inspect-parts.h"
#include "dr-tab-stop.h"
#include "dr-wrapped-label.h"

/* Milliseconds between two looks at how far it is. */
#define LOOK 120

struct _DrInspectChecksPage {
  AdwBin           parent_instance;

  char            *path;
  gboolean         is_bag;
  GStrv            anchors;
  DrInspected     *inspected;      /* (nullable): not read yet */
  DrInspectJob    *job;            /* (nullable): nothing runs */
  guint            timer;
  DrVerification  *verification;   /* (nullable): of the last that came to its end */

  GtkWidget       *icon;
  GtkWidget       *title;
  GtkWidget       *meaning;
  GtkWidget       *together;   /* (nullable) */
  GtkWidget       *running;
  GtkWidget       *bar;
  GtkWidget       *words;
  GtkWidget       *cancel;
  GtkWidget       *again;
  GtkWidget       *anchor;
  GtkWidget       *look_for;
  GtkWidget       *anchor_words;
  GtkWidget       *checks;
  GtkWidget       *rows[DR_N_VERIFY_CHECKS];
  GtkWidget       *cannot_box;
  GtkWidget       *cannot;   /* (nullable) */
};

G_DEFINE_FINAL_TYPE (DrInspectChecksPage, dr_inspect_checks_page, ADW_TYPE_BIN)

enum { VERIFIED, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
show_look (DrInspectChecksPage *self,
           const DrInspectLook *look)
{
  g_autofree char *words = dr_inspect_progress_words (&look->progress);

  for (guint i = 0; i < DR_N_VERIFY_CHECKS; i++)
    {
      gboolean applies = dr_inspect_applies (&look->progress, (DrVerifyCheck) i);

      gtk_widget_set_visible (self->rows[i], applies);
      if (applies)
        dr_inspect_check_row_show (DR_INSPECT_CHECK_ROW (self->rows[i]), &look->progress, look->reasons[i], look->lines[i]);
    }
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->bar), CLAMP (look->share, 0, 1));
  gtk_label_set_label (GTK_LABEL (self->words), words);
}

static gboolean
look (gpointer data)
{
  DrInspectChecksPage *self = data;
  g_auto (DrInspectLook) now = { 0 };

  dr_inspect_job_look (self->job, &now);
  show_look (self, &now);

  return G_SOURCE_CONTINUE;
}

static void
set_grade (DrInspectChecksPage *self,
           const char          *icon,
           const char          *style,
           const char          *title,
           const char          *meaning)
{
  const char *classes[] = { style[0] != '\0' ? style : NULL, NULL };

  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), icon);
  gtk_widget_set_css_classes (self->icon, classes);
  gtk_label_set_label (GTK_LABEL (self->title), title);
  gtk_label_set_label (GTK_LABEL (self->meaning), meaning);
}

/* A box made for them: GTK keeps of one that was empty that its height does not depend on its width. */
static GtkWidget *
list_new (GPtrArray *sentences,
          int        spacing)
{
  GtkWidget *list = gtk_box_new (GTK_ORIENTATION_VERTICAL, spacing);

  for (guint i = 0; i < sentences->len; i++)
    dr_inspect_add_bullet (list, sentences->pdata[i]);

  return list;
}

/* @list: (nullable): that there may be */
static void
remove_list (GtkWidget **list)
{
  if (*list != NULL)
    gtk_box_remove (GTK_BOX (gtk_widget_get_parent (*list)), *list);
  *list = NULL;
}

static void
show_found (DrInspectChecksPage *self)
{
  g_auto (DrInspectGrade) grade = dr_inspect_grade (self->verification, g_strv_length (self->anchors));
  g_autofree char *summary = dr_inspect_summary (self->verification);
  g_autofree char *anchored = dr_inspect_anchor_words (self->verification);
  g_autoptr (GPtrArray) together = dr_inspect_together (self->verification);
  g_autofree char *meaning = g_strdup_printf ("%s\n%s", grade.meaning, summary);

  set_grade (self, grade.icon, grade.style, grade.title, meaning);
  if (together->len > 0)
    {
      self->together = list_new (together, 3);
      gtk_box_insert_child_after (GTK_BOX (gtk_widget_get_parent (self->meaning)), self->together, self->meaning);
    }
  dr_wrapped_label_say (self->anchor_words, anchored);
  self->cannot = list_new (self->verification->cannot_show, 6);
  gtk_box_append (GTK_BOX (self->cannot_box), self->cannot);
  gtk_widget_set_visible (self->cannot_box, TRUE);
}

static void
verified (GObject      *owner,
          GAsyncResult *result,
          gpointer      data)
{
  DrInspectChecksPage *self = DR_INSPECT_CHECKS_PAGE (owner);
  g_autoptr (GError) error = NULL;
  g_autoptr (DrVerification) verification = dr_inspect_job_finish (result, &error);

  if (self->job == NULL)   /* the window closed */
    return;
  look (self);
  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_pointer (&self->job, dr_inspect_job_unref);
  gtk_widget_set_visible (self->running, FALSE);
  gtk_widget_set_sensitive (self->look_for, TRUE);
  gtk_widget_set_visible (self->again, verification == NULL);
  if (verification != NULL)
    {
      self->verification = g_steal_pointer (&verification);
      show_found (self);
    }
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    set_grade (self, "media-playback-stop-symbolic", "warning", _("Stopped"),
               _("The verification was stopped before it came to its end. Nothing can be said of the whole."));
  else
    set_grade (self, "dialog-error-symbolic", "error", _("It cannot be verified"), error->message);
  g_signal_emit (self, signals[VERIFIED], 0, self->verification);
}

static void
start (DrInspectChecksPage *self)
{
  if (self->job != NULL)
    return;
  g_clear_pointer (&self->verification, dr_verification_free);
  remove_list (&self->cannot);
  remove_list (&self->together);
  gtk_widget_set_visible (self->cannot_box, FALSE);
  gtk_widget_set_visible (self->anchor_words, FALSE);
  gtk_widget_set_visible (self->again, FALSE);
  gtk_widget_set_visible (self->running, TRUE);
  gtk_widget_set_sensitive (self->cancel, TRUE);
  gtk_widget_set_sensitive (self->look_for, FALSE);
  set_grade (self, "emblem-synchronizing-symbolic", "", _("Verifying…"),
             _("Each check is made from the files alone: no register and no network is asked."));
  self->job = dr_inspect_job_start (self->path, self->is_bag, (const char * const *) self->anchors, verified, G_OBJECT (self));
  self->timer = g_timeout_add (LOOK, look, self);
  look (self);
}

static void
cancel_clicked (DrInspectChecksPage *self)
{
  if (self->job == NULL)
    return;
  dr_inspect_job_stop (self->job);
  gtk_widget_set_sensitive (self->cancel, FALSE);
}

/* What was typed or pasted is looked for; where it is nothing of the kind, that is said and nothing runs. */
static void
look_for_anchor (DrInspectChecksPage *self)
{
  g_autoptr (GError) error = NULL;
  GStrv anchors = dr_inspect_parse_anchors (gtk_editable_get_text (GTK_EDITABLE (self->anchor)), &error);

  if (self->job != NULL)
    return;
  if (anchors == NULL)
    {
      gtk_label_set_label (GTK_LABEL (self->anchor_words), error->message);
      gtk_widget_set_visible (self->anchor_words, TRUE);
      gtk_widget_add_css_class (self->anchor, "error");
      return;
    }
  gtk_widget_remove_css_class (self->anchor, "error");
  g_strfreev (self->anchors);
  self->anchors = anchors;
  start (self);
}

/**
 * dr_inspect_checks_page_start:
 * @self: the page
 * @path: a bag or a record
 * @is_bag: which of them
 *
 * Begins to verify it.
 */
void
dr_inspect_checks_page_start (DrInspectChecksPage *self,
                              const char          *path,
                              gboolean             is_bag)
{
  g_return_if_fail (self->path == NULL);

  self->path = g_strdup (path);
  self->is_bag = is_bag;
  start (self);
}

/**
 * dr_inspect_checks_page_set_inspected:
 * @self: the page
 * @inspected: what is in it: lines about a record then lead to it
 */
void
dr_inspect_checks_page_set_inspected (DrInspectChecksPage *self,
                                      DrInspected         *inspected)
{
  g_clear_pointer (&self->inspected, dr_inspected_unref);
  self->inspected = dr_inspected_ref (inspected);
  for (guint i = 0; i < DR_N_VERIFY_CHECKS; i++)
    dr_inspect_check_row_set_inspected (DR_INSPECT_CHECK_ROW (self->rows[i]), inspected);
}

/**
 * dr_inspect_checks_page_stop:
 * @self: the page
 *
 * Stops what runs: the window closes.
 */
void
dr_inspect_checks_page_stop (DrInspectChecksPage *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  if (self->job != NULL)
    dr_inspect_job_stop (self->job);
  g_clear_pointer (&self->job, dr_inspect_job_unref);
}

/**
 * dr_inspect_checks_page_to_text:
 * @self: the page
 *
 * Returns: (transfer full) (nullable): what was found, as text; %NULL while nothing is
 */
char *
dr_inspect_checks_page_to_text (DrInspectChecksPage *self)
{
  return self->verification != NULL ? dr_inspect_to_text (self->verification, g_strv_length (self->anchors)) : NULL;
}

static void
dr_inspect_checks_page_dispose (GObject *object)
{
  DrInspectChecksPage *self = DR_INSPECT_CHECKS_PAGE (object);

  dr_inspect_checks_page_stop (self);
  g_clear_pointer (&self->inspected, dr_inspected_unref);
  g_clear_pointer (&self->verification, dr_verification_free);
  g_clear_pointer (&self->anchors, g_strfreev);
  g_clear_pointer (&self->path, g_free);

  G_OBJECT_CLASS (dr_inspect_checks_page_parent_class)->dispose (object);
}

static void
dr_inspect_checks_page_class_init (DrInspectChecksPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dr_inspect_checks_page_dispose;
  /* DrInspectChecksPage::verified: (verification): (nullable): it came to its end, or did not */
  signals[VERIFIED] = g_signal_new ("verified", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                    G_TYPE_POINTER);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
add_grade (DrInspectChecksPage *self,
           GtkWidget           *into)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "inspect-grade");
  self->icon = g_object_new (GTK_TYPE_IMAGE, "valign", GTK_ALIGN_CENTER, "accessible-role",
                             GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_box_append (GTK_BOX (head), self->icon);
  self->title = dr_inspect_add_label (head, "", "title-2");
  gtk_widget_set_hexpand (self->title, TRUE);
  gtk_box_append (GTK_BOX (card), head);
  g_object_set (self->title, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, NULL);
  self->meaning = dr_inspect_add_label (card, "", NULL);

  self->running = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 6, "visible", FALSE, NULL);
  self->words = dr_inspect_add_label (self->running, "", "caption");
  self->bar = gtk_progress_bar_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Verifying"), -1);
  gtk_box_append (GTK_BOX (self->running), self->bar);
  self->cancel = g_object_new (GTK_TYPE_BUTTON, "label", _("Cancel"), "halign", GTK_ALIGN_START, NULL);
  g_signal_connect_swapped (self->cancel, "clicked", G_CALLBACK (cancel_clicked), self);
  gtk_box_append (GTK_BOX (self->running), self->cancel);
  gtk_box_append (GTK_BOX (card), self->running);
  self->again = g_object_new (GTK_TYPE_BUTTON, "label", _("Verify again"), "halign", GTK_ALIGN_START, "visible", FALSE, NULL);
  g_signal_connect_swapped (self->again, "clicked", G_CALLBACK (start), self);
  gtk_box_append (GTK_BOX (card), self->again);
  gtk_box_append (GTK_BOX (into), card);
}

static void
add_anchor (DrInspectChecksPage *self,
            GtkWidget           *into)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  dr_inspect_add_label (box, _("Noted outside at the time"), "heading");
  dr_inspect_add_label (box, _("Type or paste a head of the trail or a record’s digest from a printed report, a return or minutes: 64 "
                               "characters, perhaps after a reference and a colon. Only what somebody noted elsewhere shows that "
                               "nothing was rewritten."), "dim-label");
  self->anchor = g_object_new (GTK_TYPE_ENTRY, "hexpand", TRUE, "placeholder-text", _("Head or digest"), NULL);
  gtk_widget_add_css_class (self->anchor, "monospace");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->anchor), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Head or digest noted outside"), -1);
  g_signal_connect_swapped (self->anchor, "activate", G_CALLBACK (look_for_anchor), self);
  self->look_for = gtk_button_new_with_label (_("Look for it"));
  g_signal_connect_swapped (self->look_for, "clicked", G_CALLBACK (look_for_anchor), self);
  gtk_box_append (GTK_BOX (line), self->anchor);
  gtk_box_append (GTK_BOX (line), self->look_for);
  gtk_box_append (GTK_BOX (box), line);
  self->anchor_words = dr_inspect_add_label (box, "", NULL);
  g_object_set (self->anchor_words, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, "visible", FALSE, "selectable", TRUE, NULL);
  gtk_box_append (GTK_BOX (into), box);
}

static void
add_checks (DrInspectChecksPage *self,
            GtkWidget           *into)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  dr_inspect_add_label (box, _("Checks"), "heading");
  self->checks = g_object_new (GTK_TYPE_LIST_BOX, "selection-mode", GTK_SELECTION_NONE, NULL);
  gtk_widget_add_css_class (self->checks, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->checks), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Checks"), -1);
  for (guint i = 0; i < DR_N_VERIFY_CHECKS; i++)
    {
      self->rows[i] = dr_inspect_check_row_new ((DrVerifyCheck) i);
      gtk_list_box_append (GTK_LIST_BOX (self->checks), self->rows[i]);
    }
  gtk_box_append (GTK_BOX (box), dr_tab_stop_new (self->checks));
  gtk_box_append (GTK_BOX (into), box);
}

static void
dr_inspect_checks_page_init (DrInspectChecksPage *self)
{
  GtkWidget *box;

  self->anchors = g_new0 (char *, 1);
  adw_bin_set_child (ADW_BIN (self), dr_inspect_page_new (_("Checks"), &box));
  add_grade (self, box);
  add_anchor (self, box);
  add_checks (self, box);
  self->cannot_box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 6, "visible", FALSE, NULL);
  dr_inspect_add_label (self->cannot_box, _("What this cannot show"), "heading");
  gtk_box_append (GTK_BOX (box), self->cannot_box);
}
