#include "dr-service-counts.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "dr-bound-label.h"
#include "dr-evidence-form.h"
#include "dr-spoken.h"
#include "dr-wrapped-label.h"

struct _DrServiceCounts {
  GtkBox              parent_instance;

  DrServiceCountKind  kind;
  DrEvidenceCopy     *copy;       /* (nullable) */
  const DrServiceState *state;    /* (nullable): until the next one is shown */
  char               *place;      /* (nullable): of the profile */
  char               *total;      /* (nullable): of the profile */
  char               *source;     /* (nullable): of the profile */
  char               *asked;      /* (nullable): place of the row that was asked about last: the keyboard stays there */

  GtkWidget          *profile;    /* (nullable): asks who counted the customers */
  GtkWidget          *refusal;
  GtkWidget          *list;
  GtkWidget          *expander;
  GPtrArray          *rows;       /* of GtkWidget, in the expander */
};

G_DEFINE_FINAL_TYPE (DrServiceCounts, dr_service_counts, GTK_TYPE_BOX)

#define NO_SOURCE N_("Choose the source: a number without one cannot be checked by anybody.")
#define SOURCE_HELP N_("Where it comes from. A source that is not in the list is added on the page Sources.")

static const DrEvidenceField profile_fields[] = {
  { "source", N_("Source"), SOURCE_HELP, DR_FIELD_CHOICE, NO_SOURCE },
  { "total", N_("Customers in all"), N_("Empty: not known; then shares are not turned into people."), DR_FIELD_AMOUNT, NULL },
};

static const DrEvidenceField customers_fields[] = {
  { "count", N_("Customers of this group"), N_("As a number. Empty: not counted."), DR_FIELD_AMOUNT, NULL },
  { "share", N_("Or their share of all customers"), N_("A percentage, as 37.5, where only that is known."), DR_FIELD_SHARE, NULL },
};

static const DrEvidenceField contacts_fields[] = {
  { "count", N_("Contacts of the whole year"), N_("As a number."), DR_FIELD_AMOUNT,
    N_("Write how many. Where that is not known, take the count away.") },
  { "source", N_("Source"), SOURCE_HELP, DR_FIELD_CHOICE, NO_SOURCE },
};

/* A row that is asked about: what it is called, and what it has now. */
typedef struct {
  char *title;
  char *place;
  char *count;    /* (nullable) */
  char *share;    /* (nullable) */
  char *source;   /* (nullable) */
} Asked;

static void
asked_free (gpointer data)
{
  Asked *asked = data;

  g_free (asked->title);
  g_free (asked->place);
  g_free (asked->count);
  g_free (asked->share);
  g_free (asked->source);
  g_free (asked);
}

static void
show_form (DrServiceCounts       *self,
           const char            *title,
           const char            *explain,
           const char            *said,
           const char            *place,
           const DrEvidenceField *fields,
           const char * const    *values)
{
  const DrEvidence *evidence = dr_evidence_copy_get_evidence (self->copy);
  g_autofree DrChoice *sources = dr_evidence_form_sources (evidence);
  DrEvidenceFormField asked[2] = { { NULL } };
  DrEvidenceFormData data = { title, explain, _("Keep"), said, place, asked, G_N_ELEMENTS (asked) };

  for (guint i = 0; i < G_N_ELEMENTS (asked); i++)
    {
      asked[i] = (DrEvidenceFormField) { .field = &fields[i], .value = values[i] };
      if (fields[i].kind == DR_FIELD_CHOICE)
        {
          asked[i].choices = sources;
          asked[i].n_choices = evidence->n_sources;
        }
    }
  dr_evidence_form_show (GTK_WIDGET (self), self->copy, &data);
}

static void
profile_clicked (DrServiceCounts *self)
{
  const char *values[] = { self->source, self->total };

  g_clear_pointer (&self->asked, g_free);
  show_form (self, _("Who the customers are"), _("The source that counted them, for every group of this service."),
             _("Customers changed"), self->place, profile_fields, values);
}

static void
row_activated (DrServiceCounts *self,
               GtkWidget       *row)
{
  const Asked *asked = g_object_get_data (G_OBJECT (row), "asked");
  gboolean customers = self->kind == DR_SERVICE_CUSTOMERS;
  const char *values[] = { asked->count, customers ? asked->share : asked->source };
  g_autofree char *title = g_strdup (asked->title);
  g_autofree char *place = g_strdup (asked->place);

  g_free (self->asked);
  self->asked = g_strdup (place);
  show_form (self, customers ? _("Customers of a group") : _("Contacts of a year"), title,
             customers ? _("Customers changed") : _("Contacts changed"), place,
             customers ? customers_fields : contacts_fields, values);
}

static void
remove_clicked (GtkWidget       *button,
                DrServiceCounts *self)
{
  GtkWidget *row = g_object_get_data (G_OBJECT (button), "row");
  const Asked *asked = g_object_get_data (G_OBJECT (row), "asked");
  g_autofree char *place = g_strdup (asked->place);
  const DrEvidenceEdit edit = { place, NULL };

  g_free (self->asked);
  self->asked = g_strdup (place);
  dr_evidence_copy_edit (self->copy, &edit, 1, _("Count taken away"), NULL, NULL);
}

static GtkWidget *
new_remove (DrServiceCounts *self,
            GtkWidget       *row,
            const char      *title)
{
  GtkWidget *button = g_object_new (GTK_TYPE_BUTTON, "icon-name", "user-trash-symbolic", "valign", GTK_ALIGN_CENTER,
                                    "tooltip-text", _("Take this count away"), NULL);
  g_autofree char *spoken = g_strdup_printf (_("Take the count away: %s"), title);

  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data (G_OBJECT (button), "row", row);
  g_signal_connect (button, "clicked", G_CALLBACK (remove_clicked), self);

  return button;
}

static GtkWidget *
new_row (DrServiceCounts      *self,
         const DrServiceCount *count,
         gboolean              writable)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", count->title, "subtitle", count->detail,
                                 "activatable", writable, NULL);
  g_autofree char *spoken = g_strdup_printf ("%s: %s", count->title, count->detail);
  Asked *asked = g_new0 (Asked, 1);

  dr_bound_label_watch_in (row);
  *asked = (Asked) { g_strdup (count->title), g_strdup (count->place), g_strdup (count->count), g_strdup (count->share),
                     g_strdup (count->source) };
  g_object_set_data_full (G_OBJECT (row), "asked", asked, asked_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  if (!writable)
    return row;

  if (count->is_there)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), new_remove (self, row, count->title));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), g_object_new (GTK_TYPE_IMAGE, "icon-name", "document-edit-symbolic",
                                                                 "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
  g_signal_connect_swapped (row, "activated", G_CALLBACK (row_activated), self);

  return row;
}

/* Rows are made once somebody opens them: there are as many as groups. */
static void
show_rows (DrServiceCounts *self)
{
  gboolean customers = self->kind == DR_SERVICE_CUSTOMERS;
  const DrServiceCount *counts = customers ? self->state->customers : self->state->counts;
  guint n = customers ? self->state->n_customers : self->state->n_counts;
  gboolean writable = dr_evidence_copy_get_refusal (self->copy) == NULL;
  GtkWidget *focused = NULL;

  gtk_widget_set_visible (self->list, n > 0);

  for (guint i = 0; i < self->rows->len; i++)
    adw_expander_row_remove (ADW_EXPANDER_ROW (self->expander), self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < n && adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self->expander)); i++)
    {
      GtkWidget *row = new_row (self, &counts[i], writable);

      g_ptr_array_add (self->rows, row);
      adw_expander_row_add_row (ADW_EXPANDER_ROW (self->expander), row);
      if (g_strcmp0 (counts[i].place, self->asked) == 0)
        focused = row;
    }
  if (focused != NULL)
    gtk_widget_grab_focus (focused);
  g_clear_pointer (&self->asked, g_free);
}

static void
expanded (DrServiceCounts *self)
{
  if (self->state != NULL && adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self->expander)))
    show_rows (self);
}

static void
keep (char       **to,
      const char  *text)
{
  g_free (*to);
  *to = g_strdup (text);
}

/**
 * dr_service_counts_show:
 * @self: the rows
 * @copy: the evidence base
 * @state: of a service in it; it stays until the next is shown
 *
 * Shows the numbers of the service as they are now. Where nothing may be changed it says why.
 */
void
dr_service_counts_show (DrServiceCounts      *self,
                        DrEvidenceCopy       *copy,
                        const DrServiceState *state)
{
  const char *refusal = dr_evidence_copy_get_refusal (copy);

  g_set_object (&self->copy, copy);
  self->state = state;
  keep (&self->place, state->profile_place);
  keep (&self->total, state->profile_total);
  keep (&self->source, state->profile_source);
  dr_wrapped_label_say (self->refusal, refusal);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self->expander),
                                 refusal == NULL ? _("Open to see and change each number") : _("Open to see each number"));
  if (self->profile != NULL)
    {
      gtk_button_set_label (GTK_BUTTON (self->profile), state->profile_source != NULL ? _("Change total and source")
                                                                                     : _("Add who counted the customers"));
      dr_wrapped_label_wrap_in (self->profile);
      gtk_widget_set_sensitive (self->profile, refusal == NULL);
      gtk_widget_set_tooltip_text (self->profile, refusal);
    }
  show_rows (self);
}

/**
 * dr_service_counts_new:
 * @kind: which numbers
 *
 * Returns: (transfer floating): rows of no service yet
 */
DrServiceCounts *
dr_service_counts_new (DrServiceCountKind kind)
{
  DrServiceCounts *self = g_object_new (DR_TYPE_SERVICE_COUNTS, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 9, NULL);
  const char *title = kind == DR_SERVICE_CUSTOMERS ? _("Customers by group") : _("Contacts by year and access point");

  self->kind = kind;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->expander), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  if (kind == DR_SERVICE_CUSTOMERS)
    {
      self->profile = g_object_new (GTK_TYPE_BUTTON, "halign", GTK_ALIGN_START, NULL);
      g_signal_connect_swapped (self->profile, "clicked", G_CALLBACK (profile_clicked), self);
      gtk_box_append (GTK_BOX (self), self->profile);
    }

  return self;
}

static void
dr_service_counts_dispose (GObject *object)
{
  g_clear_object (&DR_SERVICE_COUNTS (object)->copy);

  G_OBJECT_CLASS (dr_service_counts_parent_class)->dispose (object);
}

static void
dr_service_counts_finalize (GObject *object)
{
  DrServiceCounts *self = DR_SERVICE_COUNTS (object);

  g_ptr_array_unref (self->rows);
  g_free (self->place);
  g_free (self->total);
  g_free (self->source);
  g_free (self->asked);

  G_OBJECT_CLASS (dr_service_counts_parent_class)->finalize (object);
}

static void
dr_service_counts_class_init (DrServiceCountsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dr_service_counts_dispose;
  G_OBJECT_CLASS (klass)->finalize = dr_service_counts_finalize;
}

static void
dr_service_counts_init (DrServiceCounts *self)
{
  self->rows = g_ptr_array_new ();
  self->refusal = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE,
                                "wrap-mode", PANGO_WRAP_WORD_CHAR, "visible", FALSE, NULL);
  gtk_widget_add_css_class (self->refusal, "dim-label");
  self->list = g_object_new (GTK_TYPE_LIST_BOX, "selection-mode", GTK_SELECTION_NONE, NULL);
  gtk_widget_add_css_class (self->list, "boxed-list");
  self->expander = g_object_new (ADW_TYPE_EXPANDER_ROW, "use-markup", FALSE, NULL);
  dr_spoken_watch_row (ADW_EXPANDER_ROW (self->expander));
  g_signal_connect_swapped (self->expander, "notify::expanded", G_CALLBACK (expanded), self);
  gtk_list_box_append (GTK_LIST_BOX (self->list), self->expander);
  gtk_box_append (GTK_BOX (self), self->refusal);
  gtk_box_append (GTK_BOX (self), self->list);
}
