#include "dr-drift-view.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "dr-application.h"
#include "dr-drift-state.h"
#include "dr-flow.h"
#include "dr-spoken.h"
#include "dr-window.h"
#include "dr-wrapped-label.h"

/* Assessments that are shown at once, and results of one of them before the rest is asked for. */
#define MOST_ITEMS 100
#define MOST_LINES 5

/* Assessments that are counted before the register is checked. */
#define MOST_COUNTED 10000

struct _DrDriftView {
  GtkBox           parent_instance;

  DrEvidenceCopy  *copy;        /* (nullable) */
  DrLongWork      *long_work;   /* (nullable) */
  DrDriftFound    *found;       /* (nullable): not checked yet */
  DrDriftState    *state;       /* (nullable) */
  gboolean         checking;

  GtkWidget       *summary;
  GtkWidget       *check;
  GtkWidget       *list;
};

G_DEFINE_FINAL_TYPE (DrDriftView, dr_drift_view, GTK_TYPE_BOX)

/* --- One assessment --- */

static const DrDriftItem *
item_of (DrDriftView *self,
         GtkWidget   *button)
{
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "item"));

  return self->state != NULL && index < self->state->items->len ? self->state->items->pdata[index] : NULL;
}

static void
tell (DrDriftView *self,
      const char  *words)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autofree char *escaped = g_markup_escape_text (words, -1);

  if (root != NULL && DR_IS_WINDOW (root))
    dr_window_tell (DR_WINDOW (root), adw_toast_new (escaped));
}

static void
open_clicked (GtkWidget   *button,
              DrDriftView *self)
{
  const DrDriftItem *item = item_of (self, button);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (item != NULL && root != NULL)
    dr_application_show_assessment (DR_APPLICATION (gtk_window_get_application (GTK_WINDOW (root))), item->reference,
                                    item->version);
}

static void
copy_clicked (GtkWidget   *button,
              DrDriftView *self)
{
  const DrDriftItem *item = item_of (self, button);
  g_autofree char *text = NULL;

  if (item == NULL)
    return;
  text = g_strdup_printf ("%s\n\n%s", item->subject, item->letter);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  tell (self, _("Letter copied: paste it where you write to the owner"));
}

static void
mail_clicked (GtkWidget   *button,
              DrDriftView *self)
{
  const DrDriftItem *item = item_of (self, button);
  g_autofree char *link = item != NULL ? dr_drift_mail (item) : NULL;

  if (link != NULL)
    gtk_show_uri (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), link, GDK_CURRENT_TIME);
}

static void
append_button (DrDriftView *self,
               GtkWidget   *into,
               guint        index,
               const char  *label,
               const char  *name,
               const char  *tip,
               GCallback    clicked)
{
  const DrDriftItem *item = self->state->items->pdata[index];
  GtkWidget *button = gtk_button_new_with_label (label);
  g_autofree char *whole = g_strdup_printf (name, item->reference);

  g_object_set_data (G_OBJECT (button), "item", GUINT_TO_POINTER (index));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, whole, -1);
  gtk_widget_set_tooltip_text (button, tip);
  g_signal_connect (button, "clicked", clicked, self);
  dr_flow_append (DR_FLOW (into), button);
}

static void
append_lines (GtkWidget         *card,
              const DrDriftItem *item)
{
  GtkWidget *rest = NULL;

  for (guint i = 0; i < item->lines->len; i++)
    {
      if (i == MOST_LINES)
        {
          g_autofree char *words = g_strdup_printf (ngettext ("%u more", "%u more", item->lines->len - i), item->lines->len - i);
          GtkWidget *expander = dr_spoken_expander_new (words);

          rest = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
          gtk_expander_set_child (GTK_EXPANDER (expander), rest);
          gtk_box_append (GTK_BOX (card), expander);
        }
      dr_wrapped_label_add (rest != NULL ? rest : card, item->lines->pdata[i], NULL);
    }
}

static GtkWidget *
new_card (DrDriftView *self,
          guint        index)
{
  const DrDriftItem *item = self->state->items->pdata[index];
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *buttons = GTK_WIDGET (dr_flow_new (0, 6, 6));

  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "finding");
  gtk_widget_set_margin_top (buttons, 6);
  dr_wrapped_label_add (card, item->title, "heading");
  dr_wrapped_label_add (card, item->detail, "dim-label");
  append_lines (card, item);
  append_button (self, buttons, index, _("Open"), _("Open %s"), NULL, G_CALLBACK (open_clicked));
  append_button (self, buttons, index, _("Write to the owner…"), _("Write to the owner of %s"),
                 _("Opens your mail program with a letter; the register knows no addresses"), G_CALLBACK (mail_clicked));
  append_button (self, buttons, index, _("Copy the letter"), _("Copy the letter about %s"), NULL, G_CALLBACK (copy_clicked));
  gtk_box_append (GTK_BOX (card), buttons);

  return card;
}

/* --- All of them --- */

static const char *
name_of (const char *person,
         gpointer    desk)
{
  return dr_desk_person_name (desk, person);
}

/* What earlier checks have left in the register, here or elsewhere. */
static char *
describe_marked (DrDriftView *self)
{
  const DrRegisterQuery query = { .moved = TRUE };
  DrStore *store = self->copy != NULL ? dr_register_get_store (dr_desk_get_register (dr_evidence_copy_get_desk (self->copy)))
                                      : NULL;
  guint64 n = 0;

  if (store == NULL || !dr_store_count (store, &query, MOST_COUNTED, &n, NULL) || n == 0)
    return g_strdup (_("No assessment is marked as no longer holding. Check the register after rules or evidence have changed."));

  return g_strdup_printf (ngettext ("%u assessment is marked as no longer holding. Check now to see what changed in it.",
                                    "%u assessments are marked as no longer holding. Check now to see what changed in each.",
                                    (gulong) n), (guint) n);
}

static void
show_found (DrDriftView *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_box_remove (GTK_BOX (self->list), child);
  g_clear_pointer (&self->state, dr_drift_state_free);
  if (self->found == NULL || self->copy == NULL)
    {
      g_autofree char *marked = describe_marked (self);

      gtk_label_set_label (GTK_LABEL (self->summary), marked);
      return;
    }
  self->state = dr_drift_state_new (self->found, name_of, dr_evidence_copy_get_desk (self->copy),
                                    dr_desk_person_name (dr_evidence_copy_get_desk (self->copy),
                                                         dr_desk_get_person (dr_evidence_copy_get_desk (self->copy))));
  gtk_label_set_label (GTK_LABEL (self->summary), self->state->summary);
  for (guint i = 0; i < self->state->items->len && i < MOST_ITEMS; i++)
    gtk_box_append (GTK_BOX (self->list), new_card (self, i));
  if (self->state->items->len > MOST_ITEMS)
    {
      guint rest = self->state->items->len - MOST_ITEMS;
      g_autofree char *words = g_strdup_printf (ngettext ("and %u more: see the filter “Evidence has moved” of the register",
                                                          "and %u more: see the filter “Evidence has moved” of the register",
                                                          rest), rest);

      dr_wrapped_label_add (self->list, words, "dim-label");
    }
}

static void
checked (gpointer      result,
         const GError *error,
         gpointer      owner)
{
  DrDriftView *self = owner;
  DrDriftFound *found = result;

  self->checking = FALSE;
  gtk_widget_set_sensitive (self->check, self->copy != NULL);
  if (self->copy == NULL)
    {
      dr_drift_found_free (found);
      return;
    }
  dr_desk_say_changed (dr_evidence_copy_get_desk (self->copy), NULL);
  if (found != NULL)
    {
      g_clear_pointer (&self->state, dr_drift_state_free);
      g_clear_pointer (&self->found, dr_drift_found_free);
      self->found = found;
      show_found (self);
    }
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    gtk_label_set_label (GTK_LABEL (self->summary), _("Stopped. What was checked so far is marked in the register."));
  else
    {
      g_autofree char *words = g_strdup_printf (_("The register could not be checked: %s"), error->message);

      gtk_label_set_label (GTK_LABEL (self->summary), words);
    }
}

/**
 * dr_drift_view_check:
 * @self: a view
 *
 * Has every sealed version that rests on what changed checked again, with progress and Cancel.
 */
void
dr_drift_view_check (DrDriftView *self)
{
  const DrLongWorkStart start = {
    .title = _("Checking against the latest evidence and rules"),
    .run = dr_drift_find,
    .free_result = (GDestroyNotify) dr_drift_found_free,
    .done = checked,
    .owner = G_OBJECT (self),
  };

  if (self->copy == NULL || self->checking)
    return;
  self->checking = TRUE;
  gtk_widget_set_sensitive (self->check, FALSE);
  gtk_label_set_label (GTK_LABEL (self->summary), _("Checking which assessments no longer hold…"));
  dr_long_work_start (self->long_work, dr_evidence_copy_get_desk (self->copy), &start);
}

/**
 * dr_drift_view_set_copy:
 * @self: a view
 * @copy: (nullable): the evidence base
 * @long_work: (nullable): for checking
 */
void
dr_drift_view_set_copy (DrDriftView    *self,
                        DrEvidenceCopy *copy,
                        DrLongWork     *long_work)
{
  if (self->copy != copy)
    {
      g_clear_pointer (&self->state, dr_drift_state_free);
      g_clear_pointer (&self->found, dr_drift_found_free);
    }
  g_set_object (&self->copy, copy);
  g_set_object (&self->long_work, long_work);
  gtk_widget_set_sensitive (self->check, copy != NULL && !self->checking);
  show_found (self);
}

/**
 * dr_drift_view_new:
 *
 * Returns: (transfer floating): a view of nothing yet
 */
GtkWidget *
dr_drift_view_new (void)
{
  return g_object_new (DR_TYPE_DRIFT_VIEW, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 9, NULL);
}

static void
dr_drift_view_dispose (GObject *object)
{
  DrDriftView *self = DR_DRIFT_VIEW (object);

  g_clear_pointer (&self->state, dr_drift_state_free);
  g_clear_pointer (&self->found, dr_drift_found_free);
  g_clear_object (&self->copy);
  g_clear_object (&self->long_work);

  G_OBJECT_CLASS (dr_drift_view_parent_class)->dispose (object);
}

static void
dr_drift_view_class_init (DrDriftViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dr_drift_view_dispose;
}

static void
dr_drift_view_init (DrDriftView *self)
{
  self->summary = dr_wrapped_label_add (GTK_WIDGET (self), "", NULL);
  g_object_set (self->summary, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, NULL);
  self->check = gtk_button_new_with_label (_("Check now"));
  gtk_widget_set_halign (self->check, GTK_ALIGN_START);
  g_signal_connect_swapped (self->check, "clicked", G_CALLBACK (dr_drift_view_check), self);
  gtk_box_append (GTK_BOX (self), self->check);
  self->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  gtk_box_append (GTK_BOX (self), self->list);
}
