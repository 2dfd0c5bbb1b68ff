/* What is done in the place Evidence, in the test's process: figures taken from a file, a figure that names no source, and letters to
 * those whose assessments no longer hold. */
#include <adwaita.h>
#include <glib/gstdio.h>

#include "review-support.h"
#include "windows-support.h"

#include "dr-chart-canvas.h"
#include "dr-drift-view.h"
#include "dr-evidence-form.h"
#include "dr-evidence-place.h"
#include "dr-figure-form.h"
#include "dr-figures-import-window.h"
#include "dr-figures-page.h"
#include "dr-focus-in.h"
#include "dr-input.h"
#include "dr-services-page.h"
#include "dr-working-copy.h"

static Program program;

typedef struct {
  Officers        officers;
  GtkWindow      *window;
  GtkWidget      *box;
  DrLongWork     *long_work;
  DrEvidenceCopy *copy;
} Fixture;

static gboolean
has_evidence (gpointer copy)
{
  return dr_evidence_copy_get_evidence (copy) != NULL;
}

/* @data: how wide the window is, in pixels; %NULL: as usual */
static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  officers_set_up (&self->officers, NULL);
  self->window = GTK_WINDOW (gtk_window_new ());
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->long_work = g_object_new (DR_TYPE_LONG_WORK, NULL);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->long_work));
  gtk_window_set_child (self->window, self->box);
  gtk_window_set_default_size (self->window, data != NULL ? GPOINTER_TO_INT (data) : 800, 700);
  gtk_window_present (self->window);
  self->copy = dr_evidence_copy_new (self->officers.place.desk);
  wait_until (has_evidence, self->copy);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  settle ();
  g_object_unref (self->copy);
  assert_closes (self->window);
  officers_tear_down (&self->officers, NULL);
}

/* --- Figures from a file --- */

static GtkWindow *
open_file (Fixture    *self,
           const char *name,
           const char *text)
{
  g_autofree char *path = g_build_filename (program.folder, name, NULL);
  const char *paths[] = { path, NULL };
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, text, -1, &error));
  g_assert_no_error (error);
  dr_figures_import_begin (self->box, self->copy, self->long_work, paths);
  settle ();

  return find_window (DR_TYPE_FIGURES_IMPORT_WINDOW);
}

static void
find_services (GtkWidget *widget,
               gpointer   data)
{
  GtkWidget **services = data;

  if (*services == NULL)
    *services = widget;
}

/* What was looked at is in the working copy, and kept; of a file with nothing in it that can be taken nothing is offered. */
static void
test_take (Fixture       *self,
           gconstpointer  data)
{
  GtkWindow *window = open_file (self, "none.csv", "period,channel,access point,contacts\n2024-01,carrier pigeon,,12\n");
  GtkWidget *services = NULL;

  g_assert_nonnull (window);
  for (guint i = 0; i < 3; i++)
    settle ();
  g_assert_false (gtk_widget_is_sensitive (find_widget (GTK_WIDGET (window), GTK_TYPE_BUTTON, "Take")));
  g_assert_false (says (GTK_WIDGET (window), "Nothing is written yet"));
  gtk_window_close (window);
  wait_window (DR_TYPE_FIGURES_IMPORT_WINDOW, FALSE);

  window = open_file (self, "some.csv", "period,channel,access point,contacts\n2024-01,telephone,,1874\n2024-02,telephone,,1740\n");
  give_time (has_evidence, self->copy);
  settle ();
  visit_widgets (GTK_WIDGET (window), GTK_TYPE_DROP_DOWN, find_services, &services);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (services), 1);   /* the file does not say whose contacts they are */
  g_assert_true (says_in_time (GTK_WIDGET (window), "Nothing is written yet"));
  g_assert_false (dr_evidence_copy_is_changed (self->copy));
  press_button (GTK_WIDGET (window), "Take");
  wait_window (DR_TYPE_FIGURES_IMPORT_WINDOW, FALSE);
  g_assert_true (dr_evidence_copy_is_changed (self->copy));
  {
    g_autoptr (DrEvidenceCopy) again = dr_evidence_copy_new (self->officers.place.desk);

    wait_until (has_evidence, again);
    g_assert_true (dr_evidence_copy_is_changed (again));
    settle ();
  }
}

/* --- A figure --- */

/* A figure that says no source is not kept, and what is missing is said where it is missing. */
static void
test_no_source (Fixture       *self,
                gconstpointer  data)
{
  const DrEvidence *evidence = dr_evidence_copy_get_evidence (self->copy);
  const DrFigure *figure = &evidence->figures[0];
  const DrFigureWish wish = { figure->kind, figure->group, figure->target, figure->target_index };
  guint n = evidence->n_figures;
  GtkWindow *form;

  dr_figure_form_add (self->box, self->copy, &wish);
  settle ();
  form = find_window (DR_TYPE_EVIDENCE_FORM);
  g_assert_nonnull (form);
  gtk_editable_set_text (GTK_EDITABLE (find_widget (GTK_WIDGET (form), GTK_TYPE_ENTRY, NULL)), "37.5");
  settle ();
  press_button (GTK_WIDGET (form), "Add");
  g_assert_true (find_window (DR_TYPE_EVIDENCE_FORM) == form);
  g_assert_true (says (GTK_WIDGET (form), "Choose the source: a figure without one cannot be checked by anybody."));
  g_assert_false (says (GTK_WIDGET (form), "Write the share."));
  g_assert_cmpuint (dr_evidence_copy_get_evidence (self->copy)->n_figures, ==, n);
  g_assert_false (dr_evidence_copy_is_changed (self->copy));
  assert_closes (form);
}

/* --- Services --- */

/* Fills the form that is open and adds what it asks for. @hours: (nullable) */
static void
add_by_form (const char *name,
             const char *hours)
{
  GtkWindow *form;
  GtkWidget *choice;

  wait_window (DR_TYPE_EVIDENCE_FORM, TRUE);
  form = find_window (DR_TYPE_EVIDENCE_FORM);
  gtk_editable_set_text (GTK_EDITABLE (find_widget (GTK_WIDGET (form), GTK_TYPE_ENTRY, NULL)), name);
  if (hours != NULL)
    {
      GtkWidget *input = gtk_widget_get_ancestor (find_label (GTK_WIDGET (form), "Hours a week"), DR_TYPE_INPUT);

      choice = find_widget (GTK_WIDGET (form), GTK_TYPE_DROP_DOWN, NULL);
      gtk_editable_set_text (GTK_EDITABLE (find_widget (input, GTK_TYPE_ENTRY, NULL)), "169");
      press_button (GTK_WIDGET (form), "Add");
      g_assert_true (says (GTK_WIDGET (form), "Choose by which channel people are served here."));
      g_assert_true (says (GTK_WIDGET (form), "A week has 168 hours. Write a number from 0 to 168."));
      gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), 1);   /* the first says that nothing is chosen yet */
      gtk_editable_set_text (GTK_EDITABLE (find_widget (input, GTK_TYPE_ENTRY, NULL)), hours);
    }
  press_button (GTK_WIDGET (form), "Add");
  wait_window (DR_TYPE_EVIDENCE_FORM, FALSE);
}

/* A register that is begun for another council than the pilot's has no service: whoever keeps the evidence adds it, with its access
 * points, each with an id made of its name. The keyboard stays where it was. */
static void
test_services (Fixture       *self,
               gconstpointer  data)
{
  GtkWidget *page = g_object_new (DR_TYPE_SERVICES_PAGE, "vexpand", TRUE, NULL);
  GtkWidget *back;
  GtkWidget *add;
  const DrEvidence *evidence;
  int service;
  int point;

  gtk_box_append (GTK_BOX (self->box), page);
  dr_services_page_set_copy (DR_SERVICES_PAGE (page), self->copy);
  settle ();
  press_button (page, "Add a service");
  wait_window (DR_TYPE_EVIDENCE_FORM, TRUE);
  press_button (GTK_WIDGET (find_window (DR_TYPE_EVIDENCE_FORM)), "Add");
  g_assert_true (says (GTK_WIDGET (find_window (DR_TYPE_EVIDENCE_FORM)), "Write what the service is called."));
  add_by_form ("Gwasanaethau Môn", NULL);
  press_button (page, "Add a service");
  add_by_form ("Gwasanaethau Môn", NULL);
  evidence = dr_evidence_copy_get_evidence (self->copy);
  service = dr_evidence_find_service (evidence, "gwasanaethau-mon-2");
  g_assert_cmpint (dr_evidence_find_service (evidence, "gwasanaethau-mon"), !=, DR_NO_INDEX);
  g_assert_cmpint (service, ==, (int) evidence->n_services - 1);

  /* The last of the list. */
  gtk_widget_activate (gtk_widget_get_ancestor (find_label (page, "Gwasanaethau Môn"), GTK_TYPE_LIST_BOX_ROW));
  settle ();
  back = gtk_widget_get_ancestor (find_label (page, "All services"), GTK_TYPE_BUTTON);
  g_assert_false (gtk_test_accessible_has_property (GTK_ACCESSIBLE (back), GTK_ACCESSIBLE_PROPERTY_LABEL));   /* it would be said twice */
  g_assert_true (gtk_test_accessible_has_relation (GTK_ACCESSIBLE (back), GTK_ACCESSIBLE_RELATION_LABELLED_BY));
  add = find_widget (page, GTK_TYPE_BUTTON, "Add an access point");
  gtk_widget_grab_focus (add);
  press_button (page, "Add an access point");
  add_by_form ("Swyddfa Llangefni", "20");
  evidence = dr_evidence_copy_get_evidence (self->copy);
  point = dr_evidence_find_point (evidence, "swyddfa-llangefni");
  g_assert_cmpint (point, !=, DR_NO_INDEX);
  g_assert_cmpstr (evidence->services[evidence->points[point].service].name, ==, "Gwasanaethau Môn");
  g_assert_cmpint (evidence->points[point].channel, ==, 0);
  g_assert_cmpfloat (evidence->points[point].hours, ==, 20);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (self->window)) == add);

  /* What is there is changed where it stands. */
  gtk_widget_activate (gtk_widget_get_ancestor (find_label (page, "Swyddfa Llangefni"), GTK_TYPE_LIST_BOX_ROW));
  wait_window (DR_TYPE_EVIDENCE_FORM, TRUE);
  gtk_editable_set_text (GTK_EDITABLE (find_widget (GTK_WIDGET (find_window (DR_TYPE_EVIDENCE_FORM)), GTK_TYPE_ENTRY, NULL)), "Neuadd");
  press_button (GTK_WIDGET (find_window (DR_TYPE_EVIDENCE_FORM)), "Keep");
  wait_window (DR_TYPE_EVIDENCE_FORM, FALSE);
  evidence = dr_evidence_copy_get_evidence (self->copy);
  g_assert_cmpstr (evidence->points[dr_evidence_find_point (evidence, "swyddfa-llangefni")].name, ==, "Neuadd");
  g_assert_true (says (page, "Neuadd"));
  dr_services_page_set_copy (DR_SERVICES_PAGE (page), NULL);
}

/* --- Letters --- */

/* (transfer full): where a mail program writes what it is asked to write to */
static char *
install_mail (void)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "applications", NULL);
  g_autofree char *file = g_build_filename (folder, "mail.desktop", NULL);
  g_autofree char *script = g_build_filename (program.folder, "mail", NULL);
  char *asked = g_build_filename (program.folder, "asked", NULL);
  g_autofree char *text = g_strdup_printf ("#!/bin/sh\nprintf '%%s' \"$1\" >'%s.part'\nmv '%s.part' '%s'\n", asked, asked, asked);
  g_autofree char *entry = g_strdup_printf ("[Desktop Entry]\nType=Application\nName=Mail\nExec=%s %%u\n"
                                            "MimeType=x-scheme-handler/mailto;\n", script);
  g_autofree char *defaults = g_build_filename (g_get_user_config_dir (), "mimeapps.list", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents_full (script, text, -1, G_FILE_SET_CONTENTS_NONE, 0700, &error));
  g_assert_true (g_file_set_contents (file, entry, -1, &error));
  g_assert_true (g_file_set_contents (defaults, "[Default Applications]\nx-scheme-handler/mailto=mail.desktop\n", -1, &error));
  g_assert_no_error (error);

  return asked;
}

/* (transfer full): the text that was copied last */
static char *
copied (GtkWidget *widget)
{
  GdkContentProvider *content = gdk_clipboard_get_content (gtk_widget_get_clipboard (widget));
  g_auto (GValue) value = G_VALUE_INIT;
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (content);
  g_value_init (&value, G_TYPE_STRING);
  g_assert_true (gdk_content_provider_get_value (content, &value, &error));
  g_assert_no_error (error);

  return g_value_dup_string (&value);
}

/* New rules, under which live assessments have other findings than they were sealed with. */
static void
change_rules (Fixture *self)
{
  g_autofree char *path = g_build_filename (program.folder, "rules", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DrStore) store = dr_store_open (self->officers.place.uri, DR_STORE_OPEN_DEFAULT, &error);
  g_autoptr (DrRegister) in = dr_register_new (store);
  g_autoptr (DrEditionSet) latest = dr_knowledge_latest (dr_register_get_knowledge (in), &error);
  g_autoptr (DrWorkingCopy) rules = dr_working_copy_open (path, DR_EDITION_RULEBOOK, &error);

  g_assert_true (dr_working_copy_set (rules, latest->digest[DR_EDITION_RULEBOOK], "ACC-06/case/fails/severity", "advise", &error));
  g_assert_true (dr_register_publish_edited (in, SECOND, rules, NULL, NULL, &error));
  g_assert_no_error (error);
}

/* The letter names the assessment and what changed, whichever way it goes. */
static void
test_letters (Fixture       *self,
              gconstpointer  data)
{
  g_autofree char *asked = install_mail ();
  GtkWidget *view = dr_drift_view_new ();
  gint64 limit = g_get_monotonic_time () + PATIENCE_SECONDS * G_USEC_PER_SEC;
  g_autofree char *letter = NULL;
  g_autofree char *link = NULL;
  g_autofree char *start = NULL;
  g_auto (GStrv) lines = NULL;

  change_rules (self);
  gtk_box_append (GTK_BOX (self->box), view);
  dr_drift_view_set_copy (DR_DRIFT_VIEW (view), self->copy, self->long_work);
  dr_drift_view_check (DR_DRIFT_VIEW (view));
  press_button (view, "Copy the letter");
  letter = copied (view);
  lines = g_strsplit (letter, "\n", 3);
  g_assert_cmpuint (g_strv_length (lines), ==, 3);   /* a subject, a line between, and what to read */
  g_assert_nonnull (strstr (lines[0], "EIA-"));
  g_assert_cmpstr (lines[1], ==, "");
  g_assert_nonnull (strstr (lines[2], "EIA-"));

  press_button (view, "Write to the owner…");
  while (!g_file_test (asked, G_FILE_TEST_EXISTS) && g_get_monotonic_time () < limit)
    settle ();
  g_assert_true (g_file_get_contents (asked, &link, NULL, NULL));
  g_assert_true (g_str_has_prefix (link, "mailto:?subject="));
  start = g_uri_escape_string (lines[0], NULL, FALSE);
  g_assert_nonnull (strstr (link, start));
  dr_drift_view_set_copy (DR_DRIFT_VIEW (view), NULL, NULL);
}

/* --- One at a time --- */

static void
find_chart (GtkWidget *widget,
            gpointer   data)
{
  GtkWidget **chart = data;

  if (gtk_widget_get_height (widget) > 2000)
    *chart = widget;
}

/* Where the page has its chart, at its height. */
typedef struct {
  GtkWidget *page;
  GtkWidget *chart;   /* (nullable) */
} Charted;

static gboolean
has_chart (gpointer data)
{
  Charted *self = data;

  visit_widgets (self->page, DR_TYPE_CHART_CANVAS, find_chart, &self->chart);

  return self->chart != NULL;
}

static gboolean
is_shown (gpointer widget)
{
  return gtk_widget_get_mapped (widget);
}

static gboolean
is_hidden (gpointer widget)
{
  return !gtk_widget_get_mapped (widget);
}

static gboolean
has_focus (gpointer widget)
{
  return gtk_widget_has_focus (widget);
}

static gboolean
is_active (gpointer window)
{
  return gtk_window_is_active (window);
}

/* In a narrow window a figure stands where the figures were: the focus goes there and back with it, and Escape leads back, also once
 * its form was open. A chart that is higher than the window is shown from its top to whoever comes to it. */
static void
test_narrow (Fixture       *self,
             gconstpointer  data)
{
  GtkWidget *page = g_object_new (DR_TYPE_FIGURES_PAGE, "vexpand", TRUE, NULL);
  Charted charted = { page, NULL };
  GtkWidget *chart;
  GtkWidget *add;
  GtkWidget *scrolled;

  gtk_box_append (GTK_BOX (self->box), gtk_button_new_with_label ("Elsewhere"));
  gtk_box_append (GTK_BOX (self->box), page);
  dr_figures_page_set_copy (DR_FIGURES_PAGE (page), self->copy);
  give_time (has_chart, &charted);
  settle ();
  chart = charted.chart;
  g_assert_nonnull (chart);
  scrolled = gtk_widget_get_ancestor (chart, GTK_TYPE_SCROLLED_WINDOW);
  gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
  for (guint i = 0; i < 10 && !gtk_widget_has_focus (chart); i++)
    gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
  settle ();
  g_assert_true (gtk_widget_has_focus (chart));
  g_assert_cmpfloat (gtk_adjustment_get_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled))), <, 700);

  give_time (is_active, self->window);
  press_key ("Down");
  press_key ("Return");
  give_time (is_hidden, chart);
  g_assert_false (gtk_widget_get_mapped (chart));
  g_assert_true (dr_focus_is_in (page));
  add = find_widget (page, GTK_TYPE_BUTTON, "Add a figure");
  settle ();
  press_key ("Tab");
  give_time (has_focus, add);
  g_assert_true (gtk_widget_has_focus (add));
  press_key ("Return");
  wait_window (DR_TYPE_EVIDENCE_FORM, TRUE);
  give_time (is_active, find_window (DR_TYPE_EVIDENCE_FORM));
  press_key ("Escape");
  wait_window (DR_TYPE_EVIDENCE_FORM, FALSE);
  give_time (is_active, self->window);
  g_assert_true (dr_focus_is_in (page));
  press_key ("Escape");
  give_time (is_shown, chart);
  give_time (has_focus, chart);
  g_assert_true (gtk_widget_has_focus (chart));
}

/* The keys of the place serve wherever in the window the focus is: whoever comes there by a key is not in it yet. */
static void
test_keys (Fixture       *self,
           gconstpointer  data)
{
  GtkWidget *elsewhere = gtk_button_new_with_label ("Elsewhere");
  GtkWidget *place = g_object_new (DR_TYPE_EVIDENCE_PLACE, "vexpand", TRUE, NULL);

  gtk_box_append (GTK_BOX (self->box), elsewhere);
  gtk_box_append (GTK_BOX (self->box), place);
  dr_evidence_place_set_desk (DR_EVIDENCE_PLACE (place), self->officers.place.desk);
  g_assert_true (says_in_time (place, "What is known of each group"));
  gtk_widget_grab_focus (elsewhere);
  give_time (is_active, self->window);
  press_key ("ctrl+o");
  wait_window (GTK_TYPE_FILE_CHOOSER_DIALOG, TRUE);
  give_time (is_active, find_window (GTK_TYPE_FILE_CHOOSER_DIALOG));
  press_key ("Escape");
  wait_window (GTK_TYPE_FILE_CHOOSER_DIALOG, FALSE);
  dr_evidence_place_set_desk (DR_EVIDENCE_PLACE (place), NULL);
}

static void
add_tests (void)
{
  g_test_add ("/gui/evidence/keys", Fixture, NULL, set_up, test_keys, tear_down);
  g_test_add ("/gui/evidence/take", Fixture, NULL, set_up, test_take, tear_down);
  g_test_add ("/gui/evidence/no-source", Fixture, NULL, set_up, test_no_source, tear_down);
  g_test_add ("/gui/evidence/services", Fixture, NULL, set_up, test_services, tear_down);
  g_test_add ("/gui/evidence/narrow", Fixture, GINT_TO_POINTER (360), set_up, test_narrow, tear_down);
  g_test_add ("/gui/evidence/letters", Fixture, NULL, set_up, test_letters, tear_down);
}

int
main (int    argc,
      char **argv)
{
  return program_run_officers (&program, argc, argv, add_tests);
}
