#include "dr-person-row.h"

#include <glib/gi18n-lib.h>

#include "dr-choice-input.h"
#include "dr-evidence-choices.h"
#include "dr-flow.h"
#include "dr-form.h"
#include "dr-group-words.h"
#include "dr-sensitive.h"
#include "dr-spoken.h"
#include "dr-workflow.h"
#include "dr-wrapped-label.h"

struct _DrPersonRow {
  AdwExpanderRow  parent_instance;

  char           *id;
  char           *role;      /* chosen to be granted */
  char           *service;   /* (nullable): every service */
};

enum { WANTED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DrPersonRow, dr_person_row, ADW_TYPE_EXPANDER_ROW)

static void
revoke_clicked (GtkButton   *button,
                DrPersonRow *self)
{
  const char *service = g_object_get_data (G_OBJECT (button), "service");

  g_signal_emit (self, signals[WANTED], 0, GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "role")),
                 service[0] != '\0' ? service : NULL, TRUE);
}

static GtkWidget *
new_words (const char *text,
           const char *style)
{
  GtkWidget *label = dr_wrapped_label_new (text, NULL);

  if (style != NULL)
    gtk_widget_add_css_class (label, style);

  return label;
}

static void
add_role (DrPersonRow        *self,
          const DrRoleLine   *role,
          const DrPersonLine *line,
          const char         *why_not)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", role->title, "title-lines", 0, NULL);
  GtkWidget *button = g_object_new (GTK_TYPE_BUTTON, "label", _("Revoke"), "valign", GTK_ALIGN_CENTER, NULL);
  const char *reason = role->why_not != NULL ? role->why_not : why_not;
  g_autofree char *subtitle = role->why_not != NULL && why_not == NULL ? g_strconcat (role->granted, "\n", role->why_not, NULL)
                                                                       : g_strdup (role->granted);
  /* Translators: %1$s is a role, %2$s a person */
  g_autofree char *name = g_strdup_printf (_("Revoke “%1$s” from %2$s"), role->title, line->name);

  g_object_set (row, "subtitle", subtitle, "subtitle-lines", 0, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (button), "role", GINT_TO_POINTER (role->role));
  g_object_set_data_full (G_OBJECT (button), "service", g_strdup (role->service), g_free);
  gtk_widget_set_sensitive (button, reason == NULL);
  gtk_widget_set_tooltip_text (button, reason);
  g_signal_connect (button, "clicked", G_CALLBACK (revoke_clicked), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
}

static void
role_chosen (DrInput     *input,
             const char  *value,
             DrPersonRow *self)
{
  g_free (self->role);
  self->role = g_strdup (value);
}

static void
service_chosen (DrInput     *input,
                const char  *value,
                DrPersonRow *self)
{
  g_free (self->service);
  self->service = value != NULL && value[0] != '\0' ? g_strdup (value) : NULL;
}

static void
grant (DrPersonRow *self)
{
  DrRole role;

  if (self->role != NULL && dr_role_parse (self->role, &role))
    g_signal_emit (self, signals[WANTED], 0, (int) role, role != DR_ROLE_ADMINISTRATOR ? self->service : NULL, FALSE);
}

static void
put (GtkWidget *row,
     gpointer   input)
{
  dr_flow_append (DR_FLOW (row), GTK_WIDGET (input));
}

static void
add_grant (DrPersonRow        *self,
           const DrPersonLine *line,
           const char         *why_not,
           const DrEvidence   *evidence)
{
  DrChoice roles[DR_N_ROLES];
  char *titles[DR_N_ROLES];
  g_autoptr (GArray) services = evidence != NULL ? dr_choices_of_services (evidence)
                                                 : g_array_new (FALSE, FALSE, sizeof (DrChoice));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *inputs;
  GtkWidget *button = g_object_new (GTK_TYPE_BUTTON, "label", _("Grant the role"), "halign", GTK_ALIGN_START, NULL);
  /* Translators: %s is a person */
  g_autofree char *name = g_strdup_printf (_("Grant the role to %s"), line->name);
  const char *reason = why_not != NULL ? why_not : line->why_no_grant;
  gpointer role;
  gpointer service;

  for (guint i = 0; i < DR_N_ROLES; i++)
    {
      titles[i] = dr_capitalized (dr_workflow_role_name ((DrRole) i));
      roles[i] = (DrChoice) { dr_role_to_string ((DrRole) i), titles[i] };
    }
  role = dr_choice_input_new (_("Role to grant"), NULL, roles, DR_N_ROLES);
  for (guint i = 0; i < DR_N_ROLES; i++)
    g_free (titles[i]);
  service = dr_choice_input_new (_("For"), _("Every service"), (const DrChoice *) services->data, services->len);
  self->role = g_strdup (roles[DR_ROLE_MANAGER].value);
  dr_input_set_value (role, self->role);
  dr_input_set_value (service, NULL);
  g_signal_connect (role, "given", G_CALLBACK (role_chosen), self);
  g_signal_connect (service, "given", G_CALLBACK (service_chosen), self);
  gtk_widget_add_css_class (box, "people-row");
  inputs = dr_form_add_row (box);
  put (inputs, role);
  put (inputs, service);
  dr_sensitive_set (inputs, reason == NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_sensitive (button, reason == NULL);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (grant), self);
  gtk_box_append (GTK_BOX (box), button);
  if (reason != NULL)
    gtk_box_append (GTK_BOX (box), new_words (reason, "dim-label"));
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), g_object_new (GTK_TYPE_LIST_BOX_ROW, "child", box, "activatable", FALSE,
                                                                   "focusable", FALSE, NULL));
}

/**
 * dr_person_row_new:
 * @line: what is shown; copied
 * @why_not: (nullable): why who sits there changes nothing, in words
 * @evidence: (nullable): whose services a role can be for
 *
 * Returns: (transfer floating): a row of a list
 */
DrPersonRow *
dr_person_row_new (const DrPersonLine *line,
                   const char         *why_not,
                   const DrEvidence   *evidence)
{
  DrPersonRow *self = g_object_new (DR_TYPE_PERSON_ROW, "use-markup", FALSE, "title", line->name, "subtitle", line->subtitle,
                                    NULL);

  self->id = g_strdup (line->id);
  for (guint i = 0; i < line->roles->len; i++)
    add_role (self, &g_array_index (line->roles, DrRoleLine, i), line, why_not);
  if (why_not == NULL)
    add_grant (self, line, why_not, evidence);
  if (line->roles->len == 0 && why_not != NULL)
    adw_expander_row_add_row (ADW_EXPANDER_ROW (self),
                              g_object_new (ADW_TYPE_ACTION_ROW, "title", _("No role"), "subtitle", why_not, NULL));

  return self;
}

/**
 * dr_person_row_id:
 * @self: a row
 *
 * Returns: (transfer none): id of whose it is
 */
const char *
dr_person_row_id (DrPersonRow *self)
{
  return self->id;
}

static void
dr_person_row_finalize (GObject *object)
{
  DrPersonRow *self = DR_PERSON_ROW (object);

  g_free (self->id);
  g_free (self->role);
  g_free (self->service);

  G_OBJECT_CLASS (dr_person_row_parent_class)->finalize (object);
}

static void
dr_person_row_class_init (DrPersonRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dr_person_row_finalize;

  /**
   * DrPersonRow::wanted:
   * @self: the row
   * @role: a #DrRole
   * @service: (nullable): id of the service it is for
   * @revoke: whether it is to be taken away
   *
   * Who sits there grants or revokes a role.
   */
  signals[WANTED] = g_signal_new ("wanted", DR_TYPE_PERSON_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3,
                                  G_TYPE_INT, G_TYPE_STRING, G_TYPE_BOOLEAN);
}

static void
dr_person_row_init (DrPersonRow *self)
{
  dr_spoken_watch_row (ADW_EXPANDER_ROW (self));
  dr_wrapped_label_wrap_row (GTK_WIDGET (self));
}
