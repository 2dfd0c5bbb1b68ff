#include "dr-service-form.h"

#include <glib/gi18n-lib.h>

#include "dr-draft-choices.h"
#include "dr-evidence-choices.h"
#include "dr-evidence-form.h"
#include "dr-number.h"

enum {
  SERVICE_NAME,
  MANAGER,
  DIRECTORATE,
  PLAN,
  PLAN_YEAR,
  N_SERVICE_FIELDS,
};

enum {
  POINT_NAME,
  CHANNEL,
  PLACE,
  HOURS,
  NEEDS,
  N_POINT_FIELDS,
};

static const DrEvidenceField service_fields[N_SERVICE_FIELDS] = {
  [SERVICE_NAME] = { "name", N_("Name"), N_("As people know it, as “Customer services”."), DR_FIELD_TEXT,
                     N_("Write what the service is called.") },
  [MANAGER] = { "manager", N_("Manager"), NULL, DR_FIELD_CHOICE, NULL },
  [DIRECTORATE] = { "directorate", N_("Directorate"), NULL, DR_FIELD_TEXT, NULL },
  [PLAN] = { "plan", N_("Service plan"), NULL, DR_FIELD_TEXT, NULL },
  [PLAN_YEAR] = { "plan-year", N_("Year of the plan"), N_("As 2026/27."), DR_FIELD_TEXT, NULL },
};

static const DrEvidenceField point_fields[N_POINT_FIELDS] = {
  [POINT_NAME] = { "name", N_("Name"), N_("As “Customer services by telephone”, or the place of a desk."), DR_FIELD_TEXT,
                   N_("Write what the access point is called.") },
  [CHANNEL] = { "channel", N_("Channel"), NULL, DR_FIELD_CHOICE, N_("Choose by which channel people are served here.") },
  [PLACE] = { "place", N_("Place"), N_("Where people go. Leave it empty where they need not go anywhere."), DR_FIELD_TEXT, NULL },
  [HOURS] = { "hours", N_("Hours a week"), N_("Empty: not known."), DR_FIELD_HOURS, NULL },
  [NEEDS] = { "needs", N_("Needs met here"), NULL, DR_FIELD_SET, NULL },
};

static const DrChoice *
choices_in (const GArray *choices)
{
  return (const DrChoice *) (gconstpointer) choices->data;
}

/* --- A service --- */

static gboolean
is_service (const char    *id,
            gconstpointer  data)
{
  return dr_evidence_find_service (data, id) != DR_NO_INDEX;
}

static char *
place_service (const DrEvidence *evidence,
               const char       *within,
               const char       *name)
{
  g_autofree char *id = dr_evidence_new_id (name, is_service, evidence);

  return g_strdup_printf ("%s/service[id=%s]", within, id);
}

/* @service: (nullable): as it is; %NULL: a new one */
static void
ask_service (GtkWidget                *above,
             DrEvidenceCopy           *copy,
             const DrService          *service,
             const DrEvidenceFormData *words)
{
  g_autoptr (GArray) people = dr_choices_of_people (dr_desk_get_people (dr_evidence_copy_get_desk (copy)),
                                                    service != NULL ? service->manager : NULL);
  DrEvidenceFormField asked[N_SERVICE_FIELDS] = { { NULL } };
  DrEvidenceFormData data = *words;

  for (guint i = 0; i < N_SERVICE_FIELDS; i++)
    asked[i].field = &service_fields[i];
  if (service != NULL)
    {
      asked[SERVICE_NAME].value = service->name;
      asked[MANAGER].value = service->manager;
      asked[DIRECTORATE].value = service->directorate;
      asked[PLAN].value = service->plan;
      asked[PLAN_YEAR].value = service->plan_year;
    }
  asked[MANAGER].none = _("Nobody named");
  asked[MANAGER].choices = choices_in (people);
  asked[MANAGER].n_choices = people->len;
  data.fields = asked;
  data.n_fields = N_SERVICE_FIELDS;
  dr_evidence_form_show (above, copy, &data);
}

/**
 * dr_service_form_add:
 * @above: a widget of the window that asks
 * @copy: the evidence base
 *
 * Asks for a new service.
 */
void
dr_service_form_add (GtkWidget      *above,
                     DrEvidenceCopy *copy)
{
  const DrEvidenceFormData data = {
    .title = _("New service"),
    .explain = _("Assessments are written of it once it is published. Say next by which ways people reach it."),
    .save = _("Add"),
    .said = _("Service added"),
    .place = "services",
    .place_new = place_service,
  };

  ask_service (above, copy, NULL, &data);
}

/**
 * dr_service_form_change:
 * @above: a widget of the window that asks
 * @copy: the evidence base
 * @service: index of services
 *
 * Asks what is to be changed of a service.
 */
void
dr_service_form_change (GtkWidget      *above,
                        DrEvidenceCopy *copy,
                        int             service)
{
  const DrService *row = &dr_evidence_copy_get_evidence (copy)->services[service];
  g_autofree char *place = g_strdup_printf ("services/service[id=%s]", row->id);
  const DrEvidenceFormData data = {
    .title = _("Change a service"),
    .save = _("Keep"),
    .said = _("Service changed"),
    .place = place,
  };

  ask_service (above, copy, row, &data);
}

/* --- An access point --- */

static gboolean
is_point (const char    *id,
          gconstpointer  data)
{
  return dr_evidence_find_point (data, id) != DR_NO_INDEX;
}

static char *
place_point (const DrEvidence *evidence,
             const char       *within,
             const char       *name)
{
  g_autofree char *id = dr_evidence_new_id (name, is_point, evidence);

  return g_strdup_printf ("%s/access-point[id=%s]", within, id);
}

/* (transfer full): ids of needs with spaces between, in the order of all needs, as an input of a set gives them; %NULL: none */
static char *
list_needs (const DrEvidence *evidence,
            const DrPoint    *point)
{
  g_autoptr (GString) ids = g_string_new (NULL);

  for (guint i = 0; i < evidence->n_needs; i++)
    if (dr_indices_contain (&point->needs, (int) i))
      g_string_append_printf (ids, "%s%s", ids->len > 0 ? " " : "", evidence->needs[i].id);

  return ids->len > 0 ? g_string_free (g_steal_pointer (&ids), FALSE) : NULL;
}

/* @point: (nullable): as it is; %NULL: a new one */
static void
ask_point (GtkWidget                *above,
           DrEvidenceCopy           *copy,
           const DrPoint            *point,
           const DrEvidenceFormData *words)
{
  const DrEvidence *evidence = dr_evidence_copy_get_evidence (copy);
  g_autofree DrChoice *needs = g_new (DrChoice, evidence->n_needs + 1);
  g_autoptr (GArray) channels = dr_choices_of_channels (evidence);
  g_autofree char *met = point != NULL ? list_needs (evidence, point) : NULL;
  DrEvidenceFormField asked[N_POINT_FIELDS] = { { NULL } };
  DrEvidenceFormData data = *words;
  char hours[DR_NUMBER_SIZE];

  for (guint i = 0; i < evidence->n_needs; i++)
    needs[i] = (DrChoice) { evidence->needs[i].id, evidence->needs[i].name };
  for (guint i = 0; i < N_POINT_FIELDS; i++)
    asked[i].field = &point_fields[i];
  if (point != NULL)
    {
      asked[POINT_NAME].value = point->name;
      asked[CHANNEL].value = evidence->channels[point->channel].id;
      asked[PLACE].value = point->place;
      asked[HOURS].value = dr_is_known (point->hours) ? dr_number_format (point->hours, hours) : NULL;
      asked[NEEDS].value = met;
    }
  asked[CHANNEL].choices = choices_in (channels);
  asked[CHANNEL].n_choices = channels->len;
  asked[NEEDS].none = _("None besides those its channel always meets");
  asked[NEEDS].choices = needs;
  asked[NEEDS].n_choices = evidence->n_needs;
  data.fields = asked;
  data.n_fields = N_POINT_FIELDS;
  dr_evidence_form_show (above, copy, &data);
}

/**
 * dr_service_form_add_point:
 * @above: a widget of the window that asks
 * @copy: the evidence base
 * @service: index of services
 *
 * Asks for a new access point of a service.
 */
void
dr_service_form_add_point (GtkWidget      *above,
                           DrEvidenceCopy *copy,
                           int             service)
{
  const DrService *row = &dr_evidence_copy_get_evidence (copy)->services[service];
  g_autofree char *place = g_strdup_printf ("services/service[id=%s]", row->id);
  const DrEvidenceFormData data = {
    .title = _("New access point"),
    .explain = row->name,
    .save = _("Add"),
    .said = _("Access point added"),
    .place = place,
    .place_new = place_point,
  };

  ask_point (above, copy, NULL, &data);
}

/**
 * dr_service_form_change_point:
 * @above: a widget of the window that asks
 * @copy: the evidence base
 * @point: index of access points
 *
 * Asks what is to be changed of an access point.
 */
void
dr_service_form_change_point (GtkWidget      *above,
                              DrEvidenceCopy *copy,
                              int             point)
{
  const DrEvidence *evidence = dr_evidence_copy_get_evidence (copy);
  const DrPoint *row = &evidence->points[point];
  const DrService *service = &evidence->services[row->service];
  g_autofree char *place = g_strdup_printf ("services/service[id=%s]/access-point[id=%s]", service->id, row->id);
  const DrEvidenceFormData data = {
    .title = _("Change an access point"),
    .explain = service->name,
    .save = _("Keep"),
    .said = _("Access point changed"),
    .place = place,
  };

  ask_point (above, copy, row, &data);
}
