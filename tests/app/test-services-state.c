/* The services of an evidence base, and one of them, as the page shows them. */
#include "dr-contacts.h"
#include "dr-evidence-edit.h"
#include "dr-evidence-reader.h"
#include "dr-services-state.h"

typedef struct {
  DrEvidence *evidence;
} Fixture;

static DrEvidence *
read_evidence (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", name, NULL);
  g_autoptr (GError) error = NULL;
  DrEvidence *evidence = dr_evidence_read_file (path, NULL, &error);

  g_assert_no_error (error);

  return evidence;
}

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  self->evidence = read_evidence (data);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  dr_evidence_unref (self->evidence);
}

static DrServiceState *
show (Fixture    *self,
      const char *service)
{
  return dr_service_state_new (self->evidence, dr_evidence_find_service (self->evidence, service), (DrDate) { 2026, 3, 31 });
}

static void
check_line (const DrServiceLine *line,
            const char          *title,
            const char          *detail)
{
  g_assert_cmpstr (line->title, ==, title);
  g_assert_cmpstr (line->detail, ==, detail);
}

/* The row of that name; it must be there. */
static const double *
find_values (const DrSeriesChartData *data,
             const char              *name)
{
  for (guint i = 0; i < data->n_rows; i++)
    if (g_str_equal (data->rows[i].name, name))
      return data->rows[i].values;
  g_test_fail_printf ("no row %s", name);

  return NULL;
}

static void
test_list (Fixture       *self,
           gconstpointer  data)
{
  g_autoptr (DrServicesState) state = dr_services_state_new (self->evidence);

  g_assert_cmpuint (state->n_rows, ==, 2);
  g_assert_cmpstr (state->rows[0].name, ==, "Customer services");
  g_assert_cmpstr (state->rows[0].detail, ==, "Customers · Customers service plan 2025/26 · 6 access points");
  g_assert_cmpstr (state->rows[0].manager, ==, "customer-manager");
  g_assert_cmpstr (state->rows[0].shift, ==, "digital shift potential +2 points");
  g_assert_cmpstr (state->rows[1].id, ==, "payments");
}

static void
test_points (Fixture       *self,
             gconstpointer  data)
{
  g_autoptr (DrServiceState) state = show (self, "customer-services");

  g_assert_cmpuint (state->n_points, ==, 6);
  check_line (&state->points[0], "Main telephone line", "Telephone · 42.5 hours a week · no needs named");
  check_line (&state->points[3], "Customer services by post", "Post · hours not known · meets: Large print");
  check_line (&state->points[5], "Market Street desk",
              "Face to face · Market Street · 20 hours a week · meets: Step-free access");
}

/* Of the service's own count; what it does not count is unknown, and not the district's. */
static void
test_profile (Fixture       *self,
              gconstpointer  data)
{
  DrProfileRow *rows = (DrProfileRow *) self->evidence->services[0].profile;
  g_autoptr (DrServiceState) state = NULL;
  const double *values;

  rows[0].count = DR_UNKNOWN;
  state = show (self, "customer-services");
  g_assert_cmpstr (state->profile_words, ==,
                   "30,000 customers, as counted by Customer accounts, April 2025 (illustrative), 1 April 2025.");
  values = find_values (&state->profile, "Disabled people");
  g_assert_cmpfloat_with_epsilon (values[0], 0.23, 1e-9);
  g_assert_cmpfloat_with_epsilon (values[1], 0.18, 1e-9);
  values = find_values (&state->profile, "People under 65");
  g_assert_false (dr_is_known (values[0]));
  g_assert_true (dr_is_known (values[1]));
}

/* Desks are added up to their channel; a year of which one is missing is not. */
static void
test_contacts (Fixture       *self,
               gconstpointer  data)
{
  DrService *service = (DrService *) &self->evidence->services[0];
  int desk = dr_evidence_find_channel (self->evidence, "face-to-face");
  g_autoptr (DrServiceState) state = show (self, "customer-services");
  g_autoptr (DrServiceState) none = NULL;
  const double *values = find_values (&state->contacts, "Face to face");

  g_assert_cmpuint (state->n_contact_years, ==, 1);
  g_assert_cmpuint (state->contact_years[0], ==, 2024);
  g_assert_cmpuint (state->contacts.n_series, ==, 2);
  g_assert_cmpstr (state->contacts.series[0], ==, "2024");
  g_assert_cmpfloat (values[0], ==, 12780);
  g_assert_cmpfloat (values[1], ==, 15000);
  g_assert_cmpuint (state->contacts.n_rows, ==, 5);

  service->n_contacts--;
  g_assert_false (dr_is_known (dr_service_contacts (self->evidence, 0, desk, 2024)));
  g_assert_false (dr_is_known (dr_service_contacts (self->evidence, 0, desk, 2023)));
  service->n_contacts = 0;
  service->n_capacities = 0;
  none = show (self, "customer-services");
  g_assert_cmpuint (none->contacts.n_rows, ==, 0);
  g_assert_true (g_str_has_prefix (none->contacts_words, "No contacts are counted."));
}

static void
test_mixes (Fixture       *self,
            gconstpointer  data)
{
  g_autoptr (DrServiceState) state = show (self, "customer-services");

  g_assert_cmpuint (state->n_origins, ==, 4);
  check_line (&state->origins[0], "Expected", "2024, Forecast in the customer strategy (illustrative) (of this service)");
  check_line (&state->origins[3], "Target", "The service’s own targets");
  g_assert_cmpuint (state->n_gaps, ==, 3);
  check_line (&state->gaps[1], "Expected against Actual",
              "In points: Telephone −4, Email +1, Website +1, Face to face −1, Post +1, Other +2. Digital: 38 % against 36 %. "
              "5 % of contacts would have to come another way for the two to agree (index 0.05).");
  g_assert_null (state->no_gaps);
  check_line (&state->shift[0], "Expected less actual",
              "+2 points: 38 % of contacts would be digital, 36 % are. That is about 2,812 of the 140,580 contacts of 2024.");
  check_line (&state->shift[1], "Preferred less actual",
              "None: 36 % of contacts would be digital, and 36 % already are (0 points).");
  g_assert_cmpuint (state->n_works_best, ==, 2);
  check_line (&state->works_best[1], "People whose first language is British Sign Language",
              "The Town Hall desk on Wednesday, when a signer is there.");
}

static const DrServiceCount *
find_count (const DrServiceCount *counts,
            guint                 n,
            const char           *title)
{
  for (guint i = 0; i < n; i++)
    if (g_str_equal (counts[i].title, title))
      return &counts[i];
  g_test_fail_printf ("no count %s", title);

  return NULL;
}

/* The evidence base with one number changed at its place, and with a source where there is none. */
static DrEvidence *
change (const DrServiceCount *count,
        const char           *source)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "examples", "evidence-example.xml", NULL);
  g_autofree char *number = g_strdup_printf ("%s/@count", count->place);
  g_autofree char *of = g_strdup_printf ("%s/@source", count->place);
  DrEvidenceEdit edits[] = { { number, "77" }, { of, source } };
  g_autofree char *text = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) made = NULL;
  g_autoptr (GError) error = NULL;
  DrEvidence *evidence = NULL;
  gsize length;

  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new_take (g_steal_pointer (&text), length);
  made = dr_evidence_edit_apply (bytes, edits, source != NULL ? 2 : 1, &evidence, &error);
  g_assert_no_error (error);

  return evidence;
}

/* What is changed at the place of a row is what the row shows. */
static void
test_counts (Fixture       *self,
             gconstpointer  data)
{
  g_autoptr (DrServiceState) state = show (self, "customer-services");
  const DrServiceCount *disabled = find_count (state->customers, state->n_customers, "Disabled people");
  const DrServiceCount *desk = find_count (state->counts, state->n_counts, "Town Hall desk, 2024");
  const DrServiceCount *last = find_count (state->counts, state->n_counts, "Town Hall desk, 2025");
  g_autoptr (DrEvidence) fewer = change (disabled, NULL);
  g_autoptr (DrEvidence) counted = change (desk, NULL);
  g_autoptr (DrEvidence) added = change (last, "example-contacts");
  int channel = dr_evidence_find_channel (self->evidence, "face-to-face");
  int point = dr_evidence_find_point (self->evidence, "town-hall-desk");
  g_autoptr (DrServiceState) after = dr_service_state_new (fewer, 0, (DrDate) { 2026, 3, 31 });

  g_assert_cmpstr (state->profile_source, ==, "example-accounts");
  g_assert_cmpstr (state->profile_total, ==, "30000");
  g_assert_cmpstr (disabled->detail, ==, "6,900 customers");
  g_assert_cmpstr (disabled->count, ==, "6900");
  g_assert_true (disabled->is_there);
  g_assert_cmpstr (find_count (after->customers, after->n_customers, "Disabled people")->detail, ==, "77 customers");

  g_assert_cmpstr (desk->detail, ==, "9,780 contacts (Contacts counted in 2024 (illustrative))");
  g_assert_cmpstr (desk->source, ==, "example-contacts");
  g_assert_cmpfloat (dr_contacts_count (&counted->services[0], channel, point, 2024), ==, 77);
  g_assert_cmpuint (counted->services[0].n_contacts, ==, self->evidence->services[0].n_contacts);

  g_assert_cmpstr (last->detail, ==, "not counted");
  g_assert_false (last->is_there);
  g_assert_true (last == &state->counts[4]);   /* the latest year first */
  g_assert_cmpfloat (dr_contacts_count (&added->services[0], channel, point, 2025), ==, 77);
  g_assert_cmpuint (added->services[0].n_contacts, ==, self->evidence->services[0].n_contacts + 1);
}

/* A channel counted as a whole has one row, and its access points none. */
static void
test_whole_channel (Fixture       *self,
                    gconstpointer  data)
{
  DrService *service = (DrService *) &self->evidence->services[0];
  g_autoptr (DrServiceState) state = NULL;
  const DrServiceCount *whole;

  ((DrContactCount *) service->contacts)[0].point = DR_NO_INDEX;
  service->profile_source = DR_NO_INDEX;
  state = show (self, "customer-services");
  whole = find_count (state->counts, state->n_counts, "Telephone as a whole, 2024");
  g_assert_cmpstr (whole->place, ==, "services/service[id=customer-services]/contacts[channel=telephone period=2024]");
  g_assert_cmpuint (state->n_counts, ==, 12);
  g_assert_cmpuint (state->n_customers, ==, 0);
  g_assert_null (state->profile_source);
}

/* Contacts of one channel missing: points alone. */
static void
test_shift_uncounted (Fixture       *self,
                      gconstpointer  data)
{
  g_autoptr (DrServiceState) state = NULL;

  ((DrService *) self->evidence->services)[0].n_contacts--;
  state = show (self, "customer-services");
  check_line (&state->shift[0], "Expected less actual",
              "+2 points: 38 % of contacts would be digital, 36 % are. How many contacts that is a year is not known: not "
              "every channel is counted.");
}

/* As printed in the pilot's strategy; the actual mix is of another time. */
static void
test_pilot (Fixture       *self,
            gconstpointer  data)
{
  g_autoptr (DrServiceState) state = show (self, "customer-services");
  g_autoptr (DrServicesState) list = dr_services_state_new (self->evidence);

  g_assert_cmpuint (state->n_gaps, ==, 1);
  check_line (&state->gaps[0], "Expected against Preferred",
              "In points: Telephone −14, Email +3, Website +18, Other −7. Digital: 57 % against 36 %. 21 % of contacts would "
              "have to come another way for the two to agree (index 0.21).");
  check_line (&state->shift[0], "Expected less actual",
              "Cannot be said: the two mixes are of different periods, and not marked as comparable.");
  g_assert_true (g_str_has_prefix (state->profile_words, "Nobody has counted"));
  g_assert_cmpuint (state->profile.n_rows, ==, 0);
  g_assert_null (state->manager);
  g_assert_null (list->rows[0].shift);
  g_assert_cmpstr (list->rows[0].detail, ==, "7 access points");
}

int
main (int argc, char **argv)
{
  const char *example = "examples/evidence-example.xml";

  g_test_init (&argc, &argv, NULL);
  g_test_add ("/app/services/list", Fixture, example, set_up, test_list, tear_down);
  g_test_add ("/app/services/points", Fixture, example, set_up, test_points, tear_down);
  g_test_add ("/app/services/profile", Fixture, example, set_up, test_profile, tear_down);
  g_test_add ("/app/services/contacts", Fixture, example, set_up, test_contacts, tear_down);
  g_test_add ("/app/services/mixes", Fixture, example, set_up, test_mixes, tear_down);
  g_test_add ("/app/services/shift-uncounted", Fixture, example, set_up, test_shift_uncounted, tear_down);
  g_test_add ("/app/services/counts", Fixture, example, set_up, test_counts, tear_down);
  g_test_add ("/app/services/whole-channel", Fixture, example, set_up, test_whole_channel, tear_down);
  g_test_add ("/app/services/pilot", Fixture, "evidence/east-herts.xml", set_up, test_pilot, tear_down);

  return g_test_run ();
}
