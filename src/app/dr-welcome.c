#include "dr-welcome.h"

#include <glib/gi18n-lib.h>

#include "dr-drop-down.h"
#include "dr-set-up-work.h"
#include "dr-spoken.h"
#include "dr-text-room.h"
#include "dr-welcome-files.h"
#include "dr-welcome-state.h"
#include "dr-wrapped-label.h"

/* Whom the pilot is tried with: nobody may do two of these for one assessment. */
static const struct { const char *id; const char *name; DrRole role; } cast[] = {
  { "customer-services-manager", N_("Customer services manager"), DR_ROLE_MANAGER },
  { "equalities-officer", N_("Equalities officer"), DR_ROLE_EQUALITIES },
  { "head-of-service", N_("Head of service"), DR_ROLE_APPROVER },
};

/* As the template lists them. */
static const DrRole roles[] = { DR_ROLE_MANAGER, DR_ROLE_EQUALITIES, DR_ROLE_APPROVER, DR_ROLE_AUDITOR };
static const DrNation nations[] = { DR_NATION_ENGLAND, DR_NATION_WALES, DR_NATION_SCOTLAND };
static const char * const step_names[DR_N_WELCOME_STEPS] = { "start", "people", "data" };

struct _DrWelcome {
  AdwBin           parent_instance;

  DrWelcomeStep    step;
  gboolean         busy;
  DrFigureImport  *figures;       /* (nullable): files that were read */
  GPtrArray       *districts;     /* (nullable): of DrImportArea: those in the files, by name */
  char            *suggested;     /* (nullable): the second id, as it was suggested */
  char            *sits;          /* (nullable): id of who begins, while the register is made */

  AdwWindowTitle  *title;
  GtkButton       *back;
  GtkButton       *next;
  GtkStack        *steps;
  GtkCheckButton  *pilot;
  GtkWidget       *own_fields;
  GtkEntry        *council;
  GtkDropDown     *nation;
  GtkButton       *choose_figures;
  GtkButton       *open_register;
  GtkButton       *inspect;
  GtkDropDown     *district;
  GtkLabel        *figures_status;
  GtkEntry        *name;
  GtkEntry        *id;
  GtkWidget       *cast_row;
  GtkSwitch       *cast;
  GtkWidget       *second_row;
  GtkSwitch       *second;
  GtkWidget       *second_fields;
  GtkEntry        *second_name;
  GtkEntry        *second_id;
  GtkDropDown     *second_role;
  GtkCheckButton  *sit_as_second;
  GtkEntry        *path;
  GtkLabel        *summary;
  GtkLabel        *problem;
  GtkSpinner      *spinner;
};

enum {
  DONE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DrWelcome, dr_welcome, ADW_TYPE_BIN)

static const char *
text_of (GtkEntry *entry)
{
  return gtk_editable_get_text (GTK_EDITABLE (entry));
}

/* (nullable): what is chosen of the districts in the files; the first row chooses none */
static const DrImportArea *
chosen_area (DrWelcome *self)
{
  guint selected = gtk_drop_down_get_selected (self->district);
  guint n = self->districts != NULL ? self->districts->len : 0;

  return selected >= 1 && selected <= n ? self->districts->pdata[selected - 1] : NULL;
}

static DrWelcomeAnswers
answers (DrWelcome *self)
{
  return (DrWelcomeAnswers) {
    .pilot = gtk_check_button_get_active (self->pilot),
    .needs_area = self->figures != NULL && chosen_area (self) == NULL,
    .council = text_of (self->council),
    .name = text_of (self->name),
    .id = text_of (self->id),
    .second = gtk_switch_get_active (self->second),
    .second_name = text_of (self->second_name),
    .second_id = text_of (self->second_id),
    .path = text_of (self->path),
  };
}

/* Who begins, once the register is there. */
static void
get_sits (DrWelcome   *self,
          const char **id,
          const char **name)
{
  *id = text_of (self->id);
  *name = text_of (self->name);
  if (gtk_check_button_get_active (self->pilot))
    {
      if (gtk_switch_get_active (self->cast))
        {
          *id = cast[0].id;
          *name = _(cast[0].name);
        }
    }
  else if (gtk_switch_get_active (self->second) && gtk_check_button_get_active (self->sit_as_second))
    {
      *id = text_of (self->second_id);
      *name = text_of (self->second_name);
    }
}

static void
say (GtkLabel   *label,
     const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL);
}

static void
update (DrWelcome *self)
{
  const DrWelcomeAnswers so_far = answers (self);
  g_autofree char *problem = NULL;
  gboolean can_go_on = dr_welcome_check (&so_far, self->step, &problem);
  g_autofree char *subtitle = g_strdup_printf (_("Step %d of %d"), self->step + 1, DR_N_WELCOME_STEPS);

  adw_window_title_set_subtitle (self->title, subtitle);
  gtk_widget_set_visible (GTK_WIDGET (self->back), self->step > DR_WELCOME_START);
  gtk_widget_set_sensitive (GTK_WIDGET (self->back), !self->busy);
  gtk_widget_set_sensitive (GTK_WIDGET (self->next), can_go_on && !self->busy);
  gtk_widget_set_sensitive (GTK_WIDGET (self->steps), !self->busy);
  gtk_button_set_label (self->next, self->step == DR_WELCOME_DATA ? _("_Set up") : _("_Next"));
  dr_spoken_drop_marks (GTK_WIDGET (self->next));
  gtk_spinner_set_spinning (self->spinner, self->busy);
  gtk_widget_set_visible (self->own_fields, !so_far.pilot);
  gtk_widget_set_visible (self->cast_row, so_far.pilot);
  gtk_widget_set_visible (self->second_row, !so_far.pilot);
  gtk_widget_set_visible (self->second_fields, !so_far.pilot && so_far.second);
  say (self->problem, problem);
  if (self->step == DR_WELCOME_DATA)
    {
      const char *id;
      const char *name;
      g_autofree char *summary = NULL;

      get_sits (self, &id, &name);
      summary = dr_welcome_summary (&so_far, name);
      gtk_label_set_label (self->summary, summary);
    }
}

static void
fields_changed (DrWelcome *self)
{
  g_autofree char *id = dr_welcome_make_id (text_of (self->second_name));

  /* The id follows the name until somebody types one. */
  if (g_strcmp0 (text_of (self->second_id), self->suggested != NULL ? self->suggested : "") == 0
      && g_strcmp0 (id, self->suggested) != 0)
    {
      g_free (self->suggested);
      self->suggested = g_strdup (id);
      gtk_editable_set_text (GTK_EDITABLE (self->second_id), id);
    }
  update (self);
}

static void
kind_changed (DrWelcome *self)
{
  update (self);
}

static GtkEntry *
first_entry (DrWelcome *self)
{
  switch (self->step)
    {
    case DR_WELCOME_PEOPLE:
      return self->name;
    case DR_WELCOME_DATA:
      return self->path;
    case DR_WELCOME_START:
    default:
      return NULL;
    }
}

/* A text that is hidden or insensitive while it has the focus complains. */
static void
let_go_of_focus (DrWelcome *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (root != NULL)
    gtk_root_set_focus (root, NULL);
}

static void
show_step (DrWelcome     *self,
           DrWelcomeStep  step)
{
  GtkEntry *entry;

  let_go_of_focus (self);
  self->step = step;
  gtk_stack_set_visible_child_name (self->steps, step_names[step]);
  update (self);
  entry = first_entry (self);
  gtk_widget_grab_focus (entry != NULL ? GTK_WIDGET (entry) : GTK_WIDGET (self->pilot));
}

static void
go_back (DrWelcome *self)
{
  if (self->step > DR_WELCOME_START)
    show_step (self, self->step - 1);
}

static void
made (GObject      *source,
      GAsyncResult *result,
      gpointer      data)
{
  g_autoptr (DrWelcome) self = data;
  g_autoptr (GError) error = NULL;
  gboolean done = dr_set_up_finish (result, &error);

  self->busy = FALSE;
  update (self);
  if (done)
    g_signal_emit (self, signals[DONE], 0, text_of (self->path), self->sits);
  else
    dr_welcome_set_problem (self, error->message);
}

/* (transfer full): what was answered, as a plan */
static DrSetUpPlan *
make_plan (DrWelcome *self)
{
  DrSetUpPlan *plan = dr_set_up_plan_new ();
  const DrImportArea *area = chosen_area (self);

  plan->uri = g_strdup (text_of (self->path));
  plan->pilot = gtk_check_button_get_active (self->pilot);
  plan->id = g_strdup (text_of (self->id));
  plan->name = g_strdup (text_of (self->name));
  if (plan->pilot && gtk_switch_get_active (self->cast))
    {
      for (gsize i = 0; i < G_N_ELEMENTS (cast); i++)
        dr_set_up_plan_add (plan, cast[i].id, _(cast[i].name), cast[i].role);
      plan->author = g_strdup (cast[0].id);
    }
  if (plan->pilot)
    return plan;

  plan->council = g_strdup (text_of (self->council));
  plan->nation = nations[gtk_drop_down_get_selected (self->nation)];
  if (area != NULL)
    {
      plan->area = g_strdup (area->code);
      plan->figures = self->figures;
    }
  if (gtk_switch_get_active (self->second))
    dr_set_up_plan_add (plan, text_of (self->second_id), text_of (self->second_name),
                        roles[gtk_drop_down_get_selected (self->second_role)]);

  return plan;
}

static void
go_on (DrWelcome *self)
{
  const char *id;
  const char *name;

  if (self->step < DR_WELCOME_DATA)
    {
      show_step (self, self->step + 1);
      return;
    }

  get_sits (self, &id, &name);
  g_free (self->sits);
  self->sits = g_strdup (id);
  let_go_of_focus (self);
  self->busy = TRUE;
  update (self);
  dr_set_up_begin (make_plan (self), made, g_object_ref (self));
}

/* --- Figures --- */

static void
say_figures (DrWelcome *self)
{
  const DrImportArea *area = chosen_area (self);
  g_autofree char *text = NULL;
  guint n;

  if (self->figures == NULL)
    return;
  n = self->districts->len;
  if (area == NULL)
    text = g_strdup_printf (ngettext ("The files have %u district. Choose yours.", "The files have %u districts. Choose yours.",
                                      n), n);
  else
    text = g_strdup_printf (_("The figures of %s (%s) will be taken."), area->name, area->code);
  say (self->figures_status, text);
}

static void
district_changed (DrWelcome *self)
{
  const DrImportArea *area = chosen_area (self);

  /* Codes of the Government Statistical Service start with the country's letter. */
  if (area != NULL)
    gtk_drop_down_set_selected (self->nation, area->code[0] == 'W' ? 1 : area->code[0] == 'S' ? 2 : 0);
  say_figures (self);
  update (self);
}

static void
figures_read (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (DrWelcome) self = data;
  g_autoptr (GError) error = NULL;
  DrFigureImport *figures = dr_set_up_read_figures_finish (result, &error);
  g_autoptr (GtkStringList) names = NULL;

  self->busy = FALSE;
  update (self);
  if (figures == NULL)
    {
      say (self->figures_status, error->message);
      gtk_widget_add_css_class (GTK_WIDGET (self->figures_status), "error");
      return;
    }

  gtk_widget_remove_css_class (GTK_WIDGET (self->figures_status), "error");
  g_clear_pointer (&self->districts, g_ptr_array_unref);
  g_clear_pointer (&self->figures, dr_figure_import_free);
  self->figures = figures;
  self->districts = dr_welcome_sort_districts (figures);
  names = gtk_string_list_new (NULL);
  gtk_string_list_append (names, _("No district chosen"));
  for (guint i = 0; i < self->districts->len; i++)
    gtk_string_list_append (names, ((const DrImportArea *) self->districts->pdata[i])->name);
  gtk_drop_down_set_model (self->district, G_LIST_MODEL (names));
  gtk_widget_set_visible (GTK_WIDGET (self->district), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->district));
  say_figures (self);
  update (self);
}

static void
figures_chosen (GtkWidget  *widget,
                GListModel *files)
{
  DrWelcome *self = DR_WELCOME (widget);

  let_go_of_focus (self);
  self->busy = TRUE;
  update (self);
  dr_set_up_read_figures (files, figures_read, g_object_ref (self));
}

static void
choose_figures (DrWelcome *self)
{
  dr_welcome_files_ask (GTK_WIDGET (self), DR_WELCOME_FIGURES, figures_chosen);
}

/* --- Places --- */

/* (transfer full) (nullable): of the one that was chosen; %NULL: it is on no disk */
static char *
first_path (GListModel *files)
{
  g_autoptr (GFile) file = g_list_model_get_item (files, 0);

  return file != NULL ? g_file_get_path (file) : NULL;
}

static void
path_chosen (GtkWidget  *widget,
             GListModel *files)
{
  g_autofree char *path = first_path (files);

  if (path != NULL)
    gtk_editable_set_text (GTK_EDITABLE (DR_WELCOME (widget)->path), path);
}

static void
choose_path (DrWelcome *self)
{
  dr_welcome_files_ask (GTK_WIDGET (self), DR_WELCOME_PLACE, path_chosen);
}

static void
register_chosen (GtkWidget  *widget,
                 GListModel *files)
{
  g_autofree char *path = first_path (files);

  if (path != NULL)
    g_signal_emit (widget, signals[DONE], 0, path, NULL);
}

static void
choose_register (DrWelcome *self)
{
  dr_welcome_files_ask (GTK_WIDGET (self), DR_WELCOME_REGISTER, register_chosen);
}

/**
 * dr_welcome_new:
 * @uri: where the register is kept unless somebody says otherwise
 *
 * Returns: (transfer floating): the first run, at its first step
 */
DrWelcome *
dr_welcome_new (const char *uri)
{
  DrWelcome *self = g_object_new (DR_TYPE_WELCOME, NULL);

  gtk_editable_set_text (GTK_EDITABLE (self->path), uri);

  return self;
}

/**
 * dr_welcome_set_problem:
 * @self: the first run
 * @problem: why the register could not be made or opened
 *
 * Says so where the place is asked for.
 */
void
dr_welcome_set_problem (DrWelcome  *self,
                        const char *problem)
{
  show_step (self, DR_WELCOME_DATA);
  say (self->problem, problem);
}

/* Return goes on, as in every form. */
static void
dr_welcome_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (dr_welcome_parent_class)->root (widget);

  gtk_window_set_default_widget (GTK_WINDOW (gtk_widget_get_root (widget)), GTK_WIDGET (DR_WELCOME (widget)->next));
}

static void
dr_welcome_unroot (GtkWidget *widget)
{
  gtk_window_set_default_widget (GTK_WINDOW (gtk_widget_get_root (widget)), NULL);

  GTK_WIDGET_CLASS (dr_welcome_parent_class)->unroot (widget);
}

static void
dr_welcome_finalize (GObject *object)
{
  DrWelcome *self = DR_WELCOME (object);

  g_clear_pointer (&self->districts, g_ptr_array_unref);
  g_clear_pointer (&self->figures, dr_figure_import_free);
  g_free (self->suggested);
  g_free (self->sits);

  G_OBJECT_CLASS (dr_welcome_parent_class)->finalize (object);
}

static void
dr_welcome_class_init (DrWelcomeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dr_welcome_finalize;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  widget_class->root = dr_welcome_root;
  widget_class->unroot = dr_welcome_unroot;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/dueregard/DueRegard/dr-welcome.ui");
  gtk_widget_class_bind_template_child (widget_class, DrWelcome, title);
  gtk_widget_class_bind_template_child (widget_class, DrWelcome, back);
  gtk_widget_class_bind_template_child (widget_class, DrWelcome, next);
  gtk_widget_class_bind_template_child (widget_class, DrWelcome, steps);
  gtk_widget_class_bind_template_child (widget_class, DrWelcome, pilot);
  gtk_widget_class_bind_template_child (widget_class, DrWelcome, own_fields);
  gtk_widget_class_bind_template_child (widget_class, DrWelcome, council);
  gtk_widget_class_bind_template_child (widget_class, DrWelcome, nation);
  gtk_widget_class_bind_template_child (widget_class, DrWelcome, choose_figures);
  gtk_widget_class_bind_template_child (widget_class, DrWelcome, open_register);
  gtk_widget_class_bind_template_child (widget_class, DrWelcome, inspect);
  gtk_widget_class_bind_template_child (widget_class, DrWelcome, district);
  gtk_widget_class_bind_template_child (widget_class, DrWelcome, figures_status);
  gtk_widget_class_bind_template_child (widget_class, DrWelcome, name);
  gtk_widget_class_bind_template_child (widget_class, DrWelcome, id);
  gtk_widget_class_bind_template_child (widget_class, DrWelcome, cast_row);
  gtk_widget_class_bind_template_child (widget_class, DrWelcome, cast);
  gtk_widget_class_bind_template_child (widget_class, DrWelcome, second_row);
  gtk_widget_class_bind_template_child (widget_class, DrWelcome, second);
  gtk_widget_class_bind_template_child (widget_class, DrWelcome, second_fields);
  gtk_widget_class_bind_template_child (widget_class, DrWelcome, second_name);
  gtk_widget_class_bind_template_child (widget_class, DrWelcome, second_id);
  gtk_widget_class_bind_template_child (widget_class, DrWelcome, second_role);
  gtk_widget_class_bind_template_child (widget_class, DrWelcome, sit_as_second);
  gtk_widget_class_bind_template_child (widget_class, DrWelcome, path);
  gtk_widget_class_bind_template_child (widget_class, DrWelcome, summary);
  gtk_widget_class_bind_template_child (widget_class, DrWelcome, problem);
  gtk_widget_class_bind_template_child (widget_class, DrWelcome, spinner);
  gtk_widget_class_bind_template_callback (widget_class, go_back);
  gtk_widget_class_bind_template_callback (widget_class, go_on);
  gtk_widget_class_bind_template_callback (widget_class, kind_changed);
  gtk_widget_class_bind_template_callback (widget_class, fields_changed);
  gtk_widget_class_bind_template_callback (widget_class, district_changed);
  gtk_widget_class_bind_template_callback (widget_class, choose_figures);
  gtk_widget_class_bind_template_callback (widget_class, choose_path);
  gtk_widget_class_bind_template_callback (widget_class, choose_register);

  /**
   * DrWelcome::done:
   * @self: the first run
   * @uri: where the register is
   * @person: (nullable): id of who begins; %NULL for a register that was there
   *
   * There is a register to work on.
   */
  signals[DONE] = g_signal_new ("done", DR_TYPE_WELCOME, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                G_TYPE_STRING, G_TYPE_STRING);
}

static void
dr_welcome_init (DrWelcome *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  dr_spoken_drop_marks (GTK_WIDGET (self));
  dr_wrapped_label_wrap_titles (GTK_WIDGET (self));
  dr_text_room_widen (GTK_WIDGET (self));
  dr_wrapped_label_wrap_in (GTK_WIDGET (self->choose_figures));
  dr_wrapped_label_wrap_in (GTK_WIDGET (self->open_register));
  dr_wrapped_label_wrap_in (GTK_WIDGET (self->inspect));
  dr_drop_down_set_search (self->district, TRUE);
  dr_spoken_name_drop_down (self->nation, _("Jurisdiction"));
  dr_spoken_name_drop_down (self->district, _("District"));
  dr_spoken_name_drop_down (self->second_role, _("Their role"));
  gtk_editable_set_text (GTK_EDITABLE (self->id), g_get_user_name ());
  gtk_editable_set_text (GTK_EDITABLE (self->name),
                         g_strcmp0 (g_get_real_name (), "Unknown") != 0 ? g_get_real_name () : g_get_user_name ());
  update (self);
}
