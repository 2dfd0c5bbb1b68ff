/* What is changed in the places Knowledge and People, in the test's process, and what stands in the register after each. */
#include <adwaita.h>
#include <glib/gstdio.h>

#include "review-support.h"
#include "windows-support.h"

#include "dr-edited-row.h"
#include "dr-knowledge-page.h"
#include "dr-new-person.h"
#include "dr-people-place.h"
#include "dr-person-row.h"
#include "dr-working-copy.h"

#define SEVERITY "ACC-06/case/fails/severity"
#define SECTION_TITLE "section/change/title"
#define SECTION_HELP "section/change/help"

static Program program;

/* A page alone in its window, before a desk. */
typedef struct {
  Officers   officers;
  GtkWindow *window;
  GtkWidget *overlay;
} Fixture;

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  officers_set_up (&self->officers, NULL);
  self->window = GTK_WINDOW (gtk_window_new ());
  self->overlay = adw_toast_overlay_new ();
  gtk_window_set_child (self->window, self->overlay);
  gtk_window_set_default_size (self->window, 900, 800);
  gtk_window_present (self->window);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  assert_closes (self->window);
  officers_tear_down (&self->officers, NULL);
}

/* --- Knowledge --- */

static GtkWidget *
open_page (Fixture       *self,
           DrEditionKind  kind)
{
  DrKnowledgePage *page = dr_knowledge_page_new (kind);
  gint64 limit = g_get_monotonic_time () + PATIENCE_SECONDS * G_USEC_PER_SEC;

  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (self->overlay), GTK_WIDGET (page));
  dr_knowledge_page_set_desk (page, self->officers.place.desk);
  while (find_widget (GTK_WIDGET (page), DR_TYPE_EDITED_ROW, NULL) == NULL && g_get_monotonic_time () < limit)
    g_main_context_iteration (NULL, FALSE);

  return GTK_WIDGET (page);
}

static void
edit (GtkWidget  *page,
      const char *key,
      const char *value)
{
  dr_edited_row_tell (DR_EDITED_ROW (find_widget (page, DR_TYPE_EDITED_ROW, NULL)), key, value);
}

/* (transfer full): of the working copy of whoever is an officer there */
static char *
copy_path (Fixture       *self,
           const char    *person,
           DrEditionKind  kind)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "due-regard", NULL);

  return dr_working_copy_path (folder, self->officers.place.uri, person, kind);
}

/* The register as another program sees it. */
static DrRegister *
look (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrStore) store = dr_store_open (self->officers.place.uri, DR_STORE_OPEN_DEFAULT, &error);

  g_assert_no_error (error);

  return dr_register_new (store);
}

static guint
count_editions (Fixture       *self,
                DrEditionKind  kind,
                char         **label)   /* (out): of the last */
{
  g_autoptr (DrRegister) in = look (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (DrEditions) editions = dr_store_list_editions (dr_register_get_store (in), kind, &error);

  g_assert_no_error (error);
  *label = g_strdup (editions->items[editions->n_items - 1].label);

  return editions->n_items;
}

/* (transfer full): the section's, of the questionnaire in force */
static char *
words_in_force (Fixture  *self,
                gboolean  help)
{
  g_autoptr (DrRegister) in = look (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (DrEditionSet) latest = dr_knowledge_latest (dr_register_get_knowledge (in), &error);

  g_assert_no_error (error);
  for (guint i = 0; i < latest->questionnaire->n_sections; i++)
    if (g_str_equal (latest->questionnaire->sections[i].id, "change"))
      return g_strdup (help ? latest->questionnaire->sections[i].help : latest->questionnaire->sections[i].title);
  g_assert_not_reached ();
}

static void
collect_row (GtkWidget *row,
             gpointer   rows)
{
  g_ptr_array_add (rows, row);
}

/* (transfer none): the row of a rule or of words, opened */
static GtkWidget *
open_row (GtkWidget  *page,
          const char *title)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();

  visit_widgets (page, DR_TYPE_EDITED_ROW, collect_row, rows);
  for (guint i = 0; i < rows->len; i++)
    if (g_str_equal (adw_preferences_row_get_title (rows->pdata[i]), title))
      {
        adw_expander_row_set_expanded (rows->pdata[i], TRUE);
        return rows->pdata[i];
      }
  g_assert_not_reached ();
}

/* The head of a row says what is typed in it, and its cases by what they are, not by their ids. */
static void
test_heads (Fixture       *self,
            gconstpointer  data)
{
  GtkWidget *page = open_page (self, DR_EDITION_RULEBOOK);
  GtkWidget *rule = open_row (page, "Bears more of the change than others");
  GtkWidget *question;

  g_assert_cmpstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (rule)), ==, "ACC-02 · 5 % · 1.25 times · 10 people");
  g_assert_true (says_in_time (rule, "How severe it is where too few were asked to be certain"));
  g_assert_false (says (rule, "uncertain"));
  dr_edited_row_tell (DR_EDITED_ROW (rule), "ACC-02/parameter/ratio/value", "1.5");
  g_assert_cmpstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (rule)), ==, "ACC-02 · 5 % · 1.5 times · 10 people");

  page = open_page (self, DR_EDITION_QUESTIONNAIRE);
  question = open_row (page, "The section “The change” itself");
  dr_edited_row_tell (DR_EDITED_ROW (question), SECTION_TITLE, "What changes");
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (question)), ==, "The section “What changes” itself");
  question = open_row (page, "What is this service for, and what happens to people who cannot reach it?");
  dr_edited_row_tell (DR_EDITED_ROW (question), "question/service-purpose/prompt", "What is it about?");
  dr_edited_row_tell (DR_EDITED_ROW (question), "question/service-purpose/required", "optional");
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (question)), ==, "What is it about?");
  g_assert_cmpstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (question)), ==, "An answer is never required");
  dr_edited_row_tell (DR_EDITED_ROW (question), "question/service-purpose/retired", "true");
  g_assert_cmpstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (question)), ==, "No longer asked");
}

/* What a rule would change is said, with the assessments, and nothing is changed by asking; published it is in force under the words
 * that say what is new, and the copy is gone. */
static void
test_rules (Fixture       *self,
            gconstpointer  data)
{
  GtkWidget *page = open_page (self, DR_EDITION_RULEBOOK);
  g_autofree char *path = copy_path (self, OFFICER, DR_EDITION_RULEBOOK);
  g_autofree char *label = NULL;
  g_autofree char *new_label = NULL;
  guint n = count_editions (self, DR_EDITION_RULEBOOK, &label);
  GtkWidget *entry;

  g_assert_false (gtk_widget_is_sensitive (find_widget (page, GTK_TYPE_BUTTON, "What would change")));
  edit (page, SEVERITY, "advise");
  press_button (page, "What would change");
  g_assert_true (says_in_time (page, "live assessment"));
  g_assert_false (says (page, "Nothing would change"));
  g_assert_true (says (page, "ACC-06"));
  g_assert_true (says (page, "Nothing was marked"));
  g_assert_cmpuint (count_editions (self, DR_EDITION_RULEBOOK, &new_label), ==, n);
  g_clear_pointer (&new_label, g_free);
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));

  entry = find_widget (page, GTK_TYPE_ENTRY, NULL);
  g_assert_nonnull (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), "Fewer reasons to justify");
  settle ();
  press_button (page, "Publish as a new edition");
  g_assert_true (says_in_time (self->overlay, "is in force for drafts"));
  g_assert_cmpuint (count_editions (self, DR_EDITION_RULEBOOK, &new_label), ==, n + 1);
  g_assert_cmpstr (new_label, ==, "Fewer reasons to justify");
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_true (says_in_time (page, "You have changed nothing yet"));
  g_assert_false (says (page, "Nothing was marked"));
  for (guint i = 0; i < 5; i++)   /* the register is checked again with the new rules */
    settle ();
  g_assert_false (says (page, "not rechecked to the end"));
}

/* A question that is newly required is required of drafts. */
static void
test_questions (Fixture       *self,
                gconstpointer  data)
{
  GtkWidget *page = open_page (self, DR_EDITION_QUESTIONNAIRE);

  edit (page, SECTION_TITLE, "What is to change");
  press_button (page, "What would change");
  g_assert_true (says_in_time (page, "Nothing more would be asked in the"));
  edit (page, "question/related-changes/required", "always");
  press_button (page, "What would change");
  g_assert_true (says_in_time (page, "newly required"));
  g_assert_false (says (page, "Nothing more would be asked in the"));
}

/* Somebody else publishes meanwhile: nothing is published over theirs, and moved to it both stand. */
static void
test_move (Fixture       *self,
           gconstpointer  data)
{
  GtkWidget *page = open_page (self, DR_EDITION_QUESTIONNAIRE);
  g_autofree char *path = copy_path (self, SECOND, DR_EDITION_QUESTIONNAIRE);
  g_autofree char *label = NULL;
  guint n = count_editions (self, DR_EDITION_QUESTIONNAIRE, &label);
  g_autofree char *title = NULL;
  g_autofree char *help = NULL;
  g_autoptr (GError) error = NULL;
  guint number = 0;

  edit (page, SECTION_TITLE, "Mine");
  {
    g_autoptr (DrRegister) in = look (self);
    g_autoptr (DrEditionSet) latest = dr_knowledge_latest (dr_register_get_knowledge (in), &error);
    g_autoptr (DrWorkingCopy) theirs = dr_working_copy_open (path, DR_EDITION_QUESTIONNAIRE, &error);

    g_assert_true (dr_working_copy_set (theirs, latest->digest[DR_EDITION_QUESTIONNAIRE], SECTION_HELP, "Theirs.", &error));
    settle ();
    g_assert_true (dr_register_publish_edited (in, SECOND, theirs, NULL, &number, &error));
    g_assert_true (dr_working_copy_discard (theirs, &error));
  }
  g_assert_null (find_widget (page, GTK_TYPE_BUTTON, "Move to the new edition"));
  dr_desk_say_changed (self->officers.place.desk, NULL);
  g_assert_true (says_in_time (page, "Somebody published this edition after you began"));
  g_assert_false (gtk_widget_is_sensitive (find_widget (page, GTK_TYPE_BUTTON, "Publish as a new edition")));

  press_button (page, "Move to the new edition");
  g_assert_false (says (page, "Somebody published this edition after you began"));
  press_button (page, "Publish as a new edition");
  g_assert_true (says_in_time (self->overlay, "is in force for drafts"));
  g_clear_pointer (&label, g_free);
  g_assert_cmpuint (count_editions (self, DR_EDITION_QUESTIONNAIRE, &label), ==, n + 2);
  title = words_in_force (self, FALSE);
  help = words_in_force (self, TRUE);
  g_assert_cmpstr (title, ==, "Mine");
  g_assert_cmpstr (help, ==, "Theirs.");
}

/* --- People --- */

static GtkWidget *
open_people (Fixture *self)
{
  DrPeoplePlace *place = g_object_new (DR_TYPE_PEOPLE_PLACE, NULL);

  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (self->overlay), GTK_WIDGET (place));
  g_assert_true (dr_desk_set_person (self->officers.place.desk, ADMINISTRATOR));
  dr_people_place_set_desk (place, self->officers.place.desk);
  settle ();

  return GTK_WIDGET (place);
}

/* (nullable): the button that a pointer is told this of */
static GtkWidget *
find_by_tooltip (GtkWidget  *below,
                 const char *text)
{
  GtkWidget *found = NULL;

  if (GTK_IS_BUTTON (below) && g_strcmp0 (gtk_widget_get_tooltip_text (below), text) == 0)
    return below;
  for (GtkWidget *each = gtk_widget_get_first_child (below); each != NULL && found == NULL; each = gtk_widget_get_next_sibling (each))
    found = find_by_tooltip (each, text);

  return found;
}

/* (nullable): of such a person */
static GtkWidget *
find_person (GtkWidget  *below,
             const char *id)
{
  GtkWidget *found = NULL;

  if (DR_IS_PERSON_ROW (below) && g_str_equal (dr_person_row_id (DR_PERSON_ROW (below)), id))
    return below;
  for (GtkWidget *each = gtk_widget_get_first_child (below); each != NULL && found == NULL; each = gtk_widget_get_next_sibling (each))
    found = find_person (each, id);

  return found;
}

/* What the history says, on its page. */
static void
assert_in_history (GtkWidget  *place,
                   const char *words)
{
  GtkStack *stack = GTK_STACK (find_widget (place, GTK_TYPE_STACK, NULL));

  gtk_stack_set_visible_child_name (stack, "history");
  if (!says_in_time (place, words))
    g_error ("the history does not say “%s”", words);
  gtk_stack_set_visible_child_name (stack, "people");
  settle ();
}

/* Whether the register has that role of theirs for every service. */
static gboolean
has_role (Fixture    *self,
          const char *person,
          DrRole      role)
{
  g_autoptr (DrRegister) in = look (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (DrPeopleList) people = dr_store_list_people (dr_register_get_store (in), &error);

  g_assert_no_error (error);

  return dr_people_has_role (people, person, role, NULL);
}

/* Somebody is added, gets a role and loses it, and each is undone; all of that is in the trail. */
static void
test_people (Fixture       *self,
             gconstpointer  data)
{
  GtkWidget *place = open_people (self);
  GtkWindow *question;

  gtk_widget_activate (find_by_tooltip (place, "Add a person"));
  wait_window (DR_TYPE_NEW_PERSON, TRUE);
  question = find_window (DR_TYPE_NEW_PERSON);
  settle ();
  gtk_editable_set_text (GTK_EDITABLE (find_widget (GTK_WIDGET (question), GTK_TYPE_ENTRY, NULL)), "Nia New");
  settle ();
  press_button (GTK_WIDGET (question), "Add");
  wait_window (DR_TYPE_NEW_PERSON, FALSE);
  g_assert_true (says_in_time (self->overlay, "Nia New is added, with no role yet."));
  g_assert_nonnull (find_person (place, "nia.new"));
  assert_in_history (place, "added Nia New");

  press_button (find_person (place, "nia.new"), "Grant the role");   /* the row came open */
  g_assert_true (says_in_time (self->overlay, "Granted to Nia New: "));
  g_assert_true (has_role (self, "nia.new", DR_ROLE_MANAGER));
  assert_in_history (place, "granted Nia New: ");

  press_button (find_person (place, "nia.new"), "Revoke");
  g_assert_true (says_in_time (self->overlay, "Revoked from Nia New: "));
  g_assert_false (has_role (self, "nia.new", DR_ROLE_MANAGER));
  assert_in_history (place, "revoked from Nia New: ");

  press_button (self->overlay, "Undo");
  g_assert_true (says_in_time (self->overlay, "Granted to Nia New: "));
  g_assert_true (has_role (self, "nia.new", DR_ROLE_MANAGER));
}

static void
add_tests (void)
{
  g_test_add ("/gui/changing/heads", Fixture, NULL, set_up, test_heads, tear_down);
  g_test_add ("/gui/changing/rules", Fixture, NULL, set_up, test_rules, tear_down);
  g_test_add ("/gui/changing/questions", Fixture, NULL, set_up, test_questions, tear_down);
  g_test_add ("/gui/changing/move", Fixture, NULL, set_up, test_move, tear_down);
  g_test_add ("/gui/changing/people", Fixture, NULL, set_up, test_people, tear_down);
}

int
main (int    argc,
      char **argv)
{
  return program_run_officers (&program, argc, argv, add_tests);
}
