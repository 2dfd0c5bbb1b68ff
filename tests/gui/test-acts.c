/* What is done in the list of assessments, in the test's process: its menus, its messages, its headers and its chips, and what is in
 * the register after each. */
#include <adwaita.h>

#include "review-support.h"
#include "windows-support.h"

#include "dr-assessment-window.h"
#include "dr-assessments-place.h"
#include "dr-drafts.h"
#include "dr-flow.h"
#include "dr-register-chips.h"
#include "dr-register-columns.h"
#include "dr-register-model.h"
#include "dr-window.h"

static Program program;

typedef struct {
  Officers         officers;
  DrWindow        *window;
  GtkWidget       *view;
  DrRegisterModel *model;
} Fixture;

static gboolean
has_rows (gpointer data)
{
  Fixture *self = data;
  GtkWidget *place = find_widget (GTK_WIDGET (self->window), DR_TYPE_ASSESSMENTS_PLACE, NULL);

  self->view = place != NULL ? find_widget (place, GTK_TYPE_COLUMN_VIEW, NULL) : NULL;
  self->model = self->view != NULL ? (gpointer) gtk_column_view_get_model (GTK_COLUMN_VIEW (self->view)) : NULL;

  return self->model != NULL && g_list_model_get_n_items (G_LIST_MODEL (self->model)) > 0
         && gtk_widget_get_mapped (self->view);
}

/* Sits such a person down before the list of the made-up register. */
static void
set_up (Fixture       *self,
        gconstpointer  person)
{
  g_autoptr (GError) error = NULL;

  officers_set_up (&self->officers, NULL);
  self->window = dr_window_new (program.application);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1300, 860);
  gtk_window_present (GTK_WINDOW (self->window));
  g_assert_true (dr_application_begin (program.application, self->officers.place.uri, person, &error));
  g_assert_no_error (error);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "places.go", "s", "assessments");
  give_time (has_rows, self);
  g_assert_true (has_rows (self));
  settle ();
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (dr_application_begin (program.application, program.store, "mina", &error));
  g_assert_no_error (error);
  if (self->window != NULL)
    assert_closes (GTK_WINDOW (self->window));
  officers_tear_down (&self->officers, NULL);
}

/* (nullable): at that position, once it is read */
static const DrRegisterRow *
row_at (Fixture *self,
        guint    position)
{
  g_autoptr (DrRegisterItem) item = g_list_model_get_item (G_LIST_MODEL (self->model), position);
  gint64 limit = g_get_monotonic_time () + PATIENCE_SECONDS * G_USEC_PER_SEC;

  while (dr_register_item_get_row (item) == NULL && g_get_monotonic_time () < limit)
    g_main_context_iteration (NULL, FALSE);

  return dr_register_item_get_row (item);
}

static guint
position_of (Fixture *self,
             guint    stages)   /* bits by DrStage */
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->model));

  for (guint i = 0; i < n; i++)
    if ((stages & (1u << row_at (self, i)->stage)) != 0 && row_at (self, i)->latest)
      return i;
  g_error ("no row is at such a stage: 0x%x", stages);
}

/* (nullable): what has the focus of a row */
static GtkWidget *
find_row (GtkWidget *below,
          guint      position)
{
  GtkWidget *found = NULL;

  if (gtk_widget_get_focusable (below) && dr_register_columns_position (below) == position)
    return below;
  for (GtkWidget *each = gtk_widget_get_first_child (below); each != NULL && found == NULL; each = gtk_widget_get_next_sibling (each))
    found = find_row (each, position);

  return found;
}

/* Chooses from the menu of a row, as the menu key opens it. */
static void
choose (Fixture    *self,
        guint       position,
        const char *label)
{
  GtkWidget *row;

  row = find_row (self->view, position);
  g_assert_nonnull (row);
  g_assert_true (gtk_widget_grab_focus (row));
  gtk_widget_activate_action (row, "assessments.menu", NULL);
  press_item (GTK_WIDGET (self->window), label);
}

/* Whether the register has that version, at which stage. */
static gboolean
look_up (Fixture    *self,
         const char *reference,
         guint       version,
         DrStage    *stage)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrStore) store = dr_store_open (self->officers.place.uri, DR_STORE_OPEN_DEFAULT, &error);
  g_autoptr (DrRegisterPage) page = NULL;

  g_assert_no_error (error);
  page = dr_store_get_row (store, reference, version, &error);
  if (page == NULL || page->n_rows == 0)
    return FALSE;
  *stage = page->rows[0].stage;

  return TRUE;
}

/* Which is read again until it is so. */
static void
wait_stored (Fixture    *self,
             const char *reference,
             guint       version,
             gboolean    there,
             DrStage     stage)
{
  gint64 limit = g_get_monotonic_time () + PATIENCE_SECONDS * G_USEC_PER_SEC;
  DrStage found = DR_STAGE_DRAFT;

  do
    {
      settle ();
      if (look_up (self, reference, version, &found) == there && (!there || found == stage))
        return;
    }
  while (g_get_monotonic_time () < limit);
  g_error ("%s, version %u, does not come to stage %d", reference, version, there ? (int) stage : -1);
}

static GtkWidget *
find_close (GtkWidget *below)
{
  GtkWidget *found = NULL;

  if (GTK_IS_BUTTON (below) && gtk_widget_get_mapped (below)
      && g_strcmp0 (gtk_button_get_icon_name (GTK_BUTTON (below)), "window-close-symbolic") == 0)
    return below;
  for (GtkWidget *each = gtk_widget_get_first_child (below); each != NULL && found == NULL; each = gtk_widget_get_next_sibling (each))
    found = find_close (each);

  return found;
}

typedef struct {
  GListModel *rows;
  guint       before;
} Number;

static gboolean
is_one_less (gpointer data)
{
  Number *self = data;

  return g_list_model_get_n_items (self->rows) + 1 == self->before;
}

/* Undo keeps the draft; else it goes with the message, or with the window. */
static void
test_delete (Fixture       *self,
             gconstpointer  person)
{
  guint position = position_of (self, 1u << DR_STAGE_DRAFT);
  g_autofree char *reference = g_strdup (row_at (self, position)->reference);
  guint version = row_at (self, position)->version;
  GtkWidget *toasts = find_widget (GTK_WIDGET (self->window), ADW_TYPE_TOAST_OVERLAY, NULL);
  Number n = { G_LIST_MODEL (self->model), g_list_model_get_n_items (G_LIST_MODEL (self->model)) };
  DrStage stage;

  choose (self, position, "Delete draft");
  g_assert_true (says_in_time (GTK_WIDGET (self->window), "is deleted when this message goes"));
  g_assert_true (look_up (self, reference, version, &stage));
  press_button (toasts, "Undo");
  for (guint i = 0; i < 5; i++)
    settle ();
  g_assert_true (look_up (self, reference, version, &stage));
  g_assert_cmpint (stage, ==, DR_STAGE_DRAFT);
  g_assert_false (says (GTK_WIDGET (self->window), "is deleted when this message goes"));

  choose (self, position, "Delete draft");
  g_assert_true (says_in_time (GTK_WIDGET (self->window), "is deleted when this message goes"));
  g_signal_emit_by_name (find_close (find_widget (toasts, g_type_from_name ("AdwToastWidget"), NULL)), "clicked");
  wait_stored (self, reference, version, FALSE, stage);
  give_time (is_one_less, &n);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->model)), ==, n.before - 1);

  position = position_of (self, 1u << DR_STAGE_DRAFT);
  g_free (reference);
  reference = g_strdup (row_at (self, position)->reference);
  version = row_at (self, position)->version;
  choose (self, position, "Delete draft");
  assert_closes (GTK_WINDOW (g_steal_pointer (&self->window)));
  wait_stored (self, reference, version, FALSE, stage);
}

/* Closes the assessment that came up, which is that version. */
static void
assert_shown (const char *reference,
              guint       version)
{
  GtkWindow *window;

  wait_window (DR_TYPE_ASSESSMENT_WINDOW, TRUE);
  window = find_window (DR_TYPE_ASSESSMENT_WINDOW);
  g_assert_true (dr_assessment_window_shows (DR_ASSESSMENT_WINDOW (window), reference, version));
  settle ();
  gtk_window_close (window);
  wait_window (DR_TYPE_ASSESSMENT_WINDOW, FALSE);
}

/* The next version is a draft that is shown; what it is made from stays as it is. */
static void
test_next_version (Fixture       *self,
                   gconstpointer  person)
{
  guint position = position_of (self, 1u << DR_STAGE_APPROVED | 1u << DR_STAGE_DECIDED | 1u << DR_STAGE_MONITORED);
  g_autofree char *reference = g_strdup (row_at (self, position)->reference);
  guint version = row_at (self, position)->version;
  DrStage stage = row_at (self, position)->stage;

  choose (self, position, "New version");
  wait_stored (self, reference, version + 1, TRUE, DR_STAGE_DRAFT);
  wait_stored (self, reference, version, TRUE, stage);
  assert_shown (reference, version + 1);
}

/* (transfer full) (nullable): of the row with that title */
static char *
reference_of (Fixture    *self,
              const char *title)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->model));

  for (guint i = 0; i < n; i++)
    if (row_at (self, i) != NULL && g_str_equal (row_at (self, i)->title, title))
      return g_strdup (row_at (self, i)->reference);

  return NULL;
}

/* A copy is a draft of its own, with a name of its own, and it is shown. */
static void
test_duplicate (Fixture       *self,
                gconstpointer  person)
{
  guint position = position_of (self, 1u << DR_STAGE_DRAFT);
  g_autofree char *copied = g_strconcat (row_at (self, position)->title, " (copy)", NULL);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  gint64 limit = g_get_monotonic_time () + PATIENCE_SECONDS * G_USEC_PER_SEC;
  g_autofree char *reference = NULL;

  choose (self, position, "Duplicate");
  while ((reference = reference_of (self, copied)) == NULL && g_get_monotonic_time () < limit)
    settle ();
  g_assert_nonnull (reference);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->model)), ==, n + 1);
  wait_stored (self, reference, 1, TRUE, DR_STAGE_DRAFT);
  assert_shown (reference, 1);
}

/* It is withdrawn with a reason, and not without one. */
static void
test_withdraw (Fixture       *self,
               gconstpointer  person)
{
  guint position = position_of (self, 1u << DR_STAGE_SUBMITTED);
  g_autofree char *reference = g_strdup (row_at (self, position)->reference);
  guint version = row_at (self, position)->version;
  GtkWindow *question;
  DrStage stage;

  for (guint i = 0; i < 2; i++)
    {
      choose (self, position, "Withdraw…");
      wait_window (ADW_TYPE_MESSAGE_DIALOG, TRUE);
      question = find_window (ADW_TYPE_MESSAGE_DIALOG);
      g_assert_false (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (question), "withdraw"));
      gtk_editable_set_text (GTK_EDITABLE (find_widget (GTK_WIDGET (question), GTK_TYPE_ENTRY, NULL)), "Not needed now.");
      g_assert_true (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (question), "withdraw"));
      adw_message_dialog_response (ADW_MESSAGE_DIALOG (question), i == 0 ? "cancel" : "withdraw");
      gtk_window_close (question);
      settle ();
      g_assert_true (i == 1 || (look_up (self, reference, version, &stage) && stage == DR_STAGE_SUBMITTED));
    }
  wait_stored (self, reference, version, TRUE, DR_STAGE_WITHDRAWN);
}

/* --- Headers --- */

static void
click (GtkWidget *widget,
       guint      times)   /* with less between two than makes them a double click */
{
  GtkNative *native = gtk_widget_get_native (widget);
  graphene_point_t at;
  double x;
  double y;
  g_autofree char *command = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (gtk_widget_compute_point (widget, GTK_WIDGET (native),
                                           &GRAPHENE_POINT_INIT ((float) gtk_widget_get_width (widget) / 2,
                                                                 (float) gtk_widget_get_height (widget) / 2), &at));
  gtk_native_get_surface_transform (native, &x, &y);
  command = g_strdup_printf ("xdotool getactivewindow mousemove --window %%1 %d %d click --repeat %u --delay 60 1",
                             (int) (at.x + x), (int) (at.y + y), times);
  g_spawn_command_line_sync (command, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

typedef struct {
  Fixture *fixture;
  int      way;       /* 1: a reference is never before one that is less; -1: the other way */
} Order;

static gboolean
is_in_order (gpointer data)
{
  Order *self = data;
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->fixture->model));

  for (guint i = 1; i < n; i++)
    if (g_strcmp0 (row_at (self->fixture, i)->reference, row_at (self->fixture, i - 1)->reference) * self->way < 0)
      return FALSE;

  return n > 1;
}

/* A header sorts by its column, pressed again the other way round, however soon; the list has the same rows. */
static void
test_header (Fixture       *self,
             gconstpointer  person)
{
  Order order = { self, -1 };
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  GtkWidget *title = find_label (self->view, "Reference");
  gboolean was = is_in_order (&order);

  g_assert_nonnull (title);
  order.way = 1;
  g_assert_false (was && is_in_order (&order));
  for (guint i = 0; i < 4; i++)
    {
      order.way = i % 2 == 0 ? 1 : -1;
      click (title, i < 3 ? 1 : 3);
      for (guint turn = 0; turn < 3; turn++)   /* longer than between the two clicks of a double one */
        settle ();
      give_time (is_in_order, &order);
      g_assert_true (is_in_order (&order));
      g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->model)), ==, n);
    }
}

/* --- Chips --- */

/* A chip, and the number on it. */
typedef struct {
  GtkWidget *chip;
  GtkWidget *number;
} Chip;

static void
find_number (GtkWidget *label,
             gpointer   data)
{
  if (gtk_widget_has_css_class (label, "count"))
    ((Chip *) data)->number = label;
}

static void
add_chip (GtkWidget *button,
          gpointer   data)
{
  Chip chip = { button, NULL };

  visit_widgets (button, GTK_TYPE_LABEL, find_number, &chip);
  if (chip.number != NULL)
    g_array_append_val ((GArray *) data, chip);
}

static gboolean
is_at_rest (gpointer model)
{
  return !dr_register_model_is_loading (model);
}

/* Each says how many rows it leaves, before it is pressed and after something was added. */
static void
test_chips (Fixture       *self,
            gconstpointer  person)
{
  g_autoptr (GArray) chips = g_array_new (FALSE, TRUE, sizeof (Chip));
  guint n_some = 0;

  visit_widgets (find_widget (GTK_WIDGET (self->window), DR_TYPE_REGISTER_CHIPS, NULL), GTK_TYPE_TOGGLE_BUTTON, add_chip, chips);
  g_assert_cmpuint (chips->len, ==, DR_N_FILTERS);
  for (guint i = 0; i < chips->len; i++)
    {
      Chip *chip = &g_array_index (chips, Chip, i);
      g_autofree char *said = g_strdup (gtk_label_get_label (GTK_LABEL (chip->number)));
      g_autofree char *n = NULL;

      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (chip->chip), TRUE);
      settle ();
      give_time (is_at_rest, self->model);
      n = g_strdup_printf ("%u", g_list_model_get_n_items (G_LIST_MODEL (self->model)));
      g_assert_cmpstr (said, ==, n);
      n_some += !g_str_equal (n, "0");
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (chip->chip), FALSE);
      settle ();
    }
  g_assert_cmpuint (n_some, >=, 3);   /* all of them being nothing would show nothing */
}

static void
add_tests (void)
{
  g_test_add ("/gui/acts/delete", Fixture, OFFICER, set_up, test_delete, tear_down);
  g_test_add ("/gui/acts/duplicate", Fixture, OFFICER, set_up, test_duplicate, tear_down);
  g_test_add ("/gui/acts/next-version", Fixture, OFFICER, set_up, test_next_version, tear_down);
  g_test_add ("/gui/acts/withdraw", Fixture, WRITER, set_up, test_withdraw, tear_down);
  g_test_add ("/gui/acts/header", Fixture, OFFICER, set_up, test_header, tear_down);
  g_test_add ("/gui/acts/chips", Fixture, WRITER, set_up, test_chips, tear_down);
}

int
main (int    argc,
      char **argv)
{
  return program_run_officers (&program, argc, argv, add_tests);
}
