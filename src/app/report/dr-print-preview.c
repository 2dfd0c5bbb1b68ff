#include "dr-print-preview.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "dr-explanation.h"
#include "dr-flow.h"
#include "dr-preview-state.h"
#include "dr-toasts.h"
#include "dr-unseen.h"

/* Around a page, in pixels; and the width of the pages in the list. */
#define AROUND 18
#define THUMBNAIL 104

struct _DrPrintPreview {
  AdwWindow          parent_instance;

  DrPdfPages        *pages;
  guint              page;
  double             zoom;
  double             scale;      /* pixels a point, as it is shown */
  guint              refit;      /* idle */

  AdwToastOverlay   *toasts;
  AdwWindowTitle    *title;
  AdwFlap           *flap;
  GtkListView       *list;
  GtkScrolledWindow *scrolled;
  GtkDrawingArea    *paper;
  GtkLabel          *position;
  GtkLabel          *zoom_text;
  GtkSingleSelection *selection;
};

G_DEFINE_FINAL_TYPE (DrPrintPreview, dr_print_preview, ADW_TYPE_WINDOW)

static void
draw_sheet (const DrPdfPages *pages,
            guint             page,
            cairo_t          *cr,
            double            scale)
{
  cairo_set_source_rgb (cr, 1.0, 1.0, 1.0);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  dr_pdf_pages_draw (pages, page, cr);
}

static void
draw_paper (GtkDrawingArea *area,
            cairo_t        *cr,
            int             width,
            int             height,
            gpointer        data)
{
  DrPrintPreview *self = data;

  if (self->pages != NULL)
    draw_sheet (self->pages, self->page, cr, width / dr_pdf_pages_width ());
}

static void
show_page (DrPrintPreview *self)
{
  const DrPreviewChoice choice = {
    .n_pages = dr_pdf_pages_count (self->pages),
    .page = self->page,
    .zoom = self->zoom,
    .room = MAX (gtk_widget_get_width (GTK_WIDGET (self->scrolled)) - 2 * AROUND, 0),
    .page_width = dr_pdf_pages_width (),
    .chapter = dr_pdf_pages_chapter (self->pages, self->page),
  };
  g_autoptr (DrPreviewState) state = dr_preview_state_new (&choice);

  self->scale = state->scale;
  gtk_drawing_area_set_content_width (self->paper, (int) floor (dr_pdf_pages_width () * state->scale));
  gtk_drawing_area_set_content_height (self->paper, (int) floor (dr_pdf_pages_height () * state->scale));
  gtk_widget_queue_draw (GTK_WIDGET (self->paper));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->paper), GTK_ACCESSIBLE_PROPERTY_LABEL, state->spoken,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, dr_pdf_pages_text (self->pages, self->page), -1);
  adw_window_title_set_subtitle (self->title, choice.chapter != NULL ? choice.chapter : "");
  gtk_label_set_label (self->position, state->position);
  gtk_label_set_label (self->zoom_text, state->zoom);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "preview.previous", state->can_previous);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "preview.next", state->can_next);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "preview.zoom-in", state->can_zoom_in);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "preview.zoom-out", state->can_zoom_out);
}

static void
go_to (DrPrintPreview *self,
       guint           page)
{
  if (page >= dr_pdf_pages_count (self->pages) || page == self->page)
    return;
  self->page = page;
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled), 0.0);
  show_page (self);
  gtk_single_selection_set_selected (self->selection, page);
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", page);
}

static void
selected (DrPrintPreview *self)
{
  guint page = gtk_single_selection_get_selected (self->selection);

  if (self->pages != NULL && page != GTK_INVALID_LIST_POSITION)
    go_to (self, page);
}

static void
do_step (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  DrPrintPreview *self = DR_PRINT_PREVIEW (widget);
  guint last = dr_pdf_pages_count (self->pages) - 1;

  if (g_str_equal (action, "preview.next"))
    go_to (self, MIN (self->page + 1, last));
  else if (g_str_equal (action, "preview.previous"))
    go_to (self, self->page > 0 ? self->page - 1 : 0);
  else
    go_to (self, g_str_equal (action, "preview.last") ? last : 0);
}

/* As far as is seen of the page; then to the next one. Returns: it was done. */
static gboolean
turn (GtkWidget *widget,
      GVariant  *parameter,
      gpointer   data)
{
  DrPrintPreview *self = data;
  GtkAdjustment *at = gtk_scrolled_window_get_vadjustment (self->scrolled);
  gboolean back = g_variant_get_boolean (parameter);
  double step = gtk_adjustment_get_page_size (at) * 0.9;
  double most = gtk_adjustment_get_upper (at) - gtk_adjustment_get_page_size (at);
  double value = gtk_adjustment_get_value (at);

  if (back ? value > 1.0 : value < most - 1.0)
    gtk_adjustment_set_value (at, CLAMP (value + (back ? -step : step), 0.0, most));
  else if (back && self->page > 0)
    {
      go_to (self, self->page - 1);
      gtk_adjustment_set_value (at, most);
    }
  else if (!back)
    go_to (self, self->page + 1);

  return TRUE;
}

static void
do_zoom (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  DrPrintPreview *self = DR_PRINT_PREVIEW (widget);
  double now = self->scale * 72.0 / 96.0;

  if (g_str_equal (action, "preview.zoom-fit"))
    self->zoom = DR_PREVIEW_FIT;
  else
    self->zoom = dr_preview_step_zoom (now, g_str_equal (action, "preview.zoom-in") ? 1 : -1);
  show_page (self);
}

/* --- To the printer --- */

static void
printed (GtkPrintOperation       *operation,
         GtkPrintOperationResult  result,
         DrPrintPreview          *self)
{
  g_autoptr (GError) error = NULL;

  if (self->toasts == NULL)
    return;   /* closed */
  if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    {
      gtk_print_operation_get_error (operation, &error);
      dr_explanation_show (GTK_WIDGET (self), _("It could not be printed"), error != NULL ? error->message : NULL);
    }
  else if (result == GTK_PRINT_OPERATION_RESULT_APPLY)
    adw_toast_overlay_add_toast (self->toasts, adw_toast_new (_("Sent to the printer")));
}

static void
do_print (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  DrPrintPreview *self = DR_PRINT_PREVIEW (widget);
  GtkPrintOperation *operation = dr_print_operation_new (self->pages);

  gtk_print_operation_set_allow_async (operation, TRUE);
  gtk_print_operation_set_show_progress (operation, TRUE);
  gtk_print_operation_set_current_page (operation, (int) self->page);
  /* What is printed is the window's until it is done. */
  g_object_set_data_full (G_OBJECT (operation), "preview", g_object_ref (self), g_object_unref);
  g_signal_connect (operation, "done", G_CALLBACK (printed), self);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, GTK_WINDOW (self), NULL);
  g_object_unref (operation);
}

/* --- The pages, small --- */

static void
draw_thumbnail (GtkDrawingArea *area,
                cairo_t        *cr,
                int             width,
                int             height,
                gpointer        data)
{
  DrPrintPreview *self = data;
  guint page = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (area), "page"));

  if (self->pages != NULL && page < dr_pdf_pages_count (self->pages))
    draw_sheet (self->pages, page, cr, width / dr_pdf_pages_width ());
}

static void
set_up_thumbnail (GtkListItemFactory *factory,
                  GtkListItem        *item,
                  DrPrintPreview     *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *area = gtk_drawing_area_new ();
  GtkWidget *label = gtk_label_new (NULL);

  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (area), THUMBNAIL);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (area), (int) round (THUMBNAIL * dr_pdf_pages_height ()
                                                                              / dr_pdf_pages_width ()));
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw_thumbnail, self, NULL);
  gtk_widget_set_halign (area, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (area, "sheet");
  gtk_widget_add_css_class (box, "thumbnail");
  gtk_widget_add_css_class (label, "caption");
  gtk_box_append (GTK_BOX (box), area);
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_item_set_child (item, box);
}

static void
bind_thumbnail (GtkListItemFactory *factory,
                GtkListItem        *item,
                DrPrintPreview     *self)
{
  GtkWidget *box = gtk_list_item_get_child (item);
  GtkWidget *area = gtk_widget_get_first_child (box);
  guint page = gtk_list_item_get_position (item);
  g_autofree char *number = g_strdup_printf ("%u", page + 1);
  const DrPreviewChoice choice = { .n_pages = dr_pdf_pages_count (self->pages), .page = page, .zoom = 1.0, .page_width = 1.0,
                                   .chapter = dr_pdf_pages_chapter (self->pages, page) };
  g_autoptr (DrPreviewState) state = dr_preview_state_new (&choice);

  g_object_set_data (G_OBJECT (area), "page", GUINT_TO_POINTER (page));
  gtk_widget_queue_draw (area);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (box)), number);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (box)), GTK_ACCESSIBLE_PROPERTY_LABEL, state->spoken, -1);
}

static void
fill_list (DrPrintPreview *self)
{
  g_autoptr (GtkStringList) numbers = gtk_string_list_new (NULL);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  for (guint i = 0; i < dr_pdf_pages_count (self->pages); i++)
    gtk_string_list_append (numbers, "");
  g_signal_connect_object (factory, "setup", G_CALLBACK (set_up_thumbnail), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_thumbnail), self, 0);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_steal_pointer (&numbers)));
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (selected), self, G_CONNECT_SWAPPED);
  g_object_unref (factory);
}

/* --- The window --- */

/* Before what scrolls takes the keys. */
static void
add_turn (DrPrintPreview        *self,
          GtkShortcutController *keys,
          guint                  key,
          gboolean               back)
{
  GtkShortcut *shortcut = gtk_shortcut_new (gtk_keyval_trigger_new (key, 0), gtk_callback_action_new (turn, self, NULL));

  gtk_shortcut_set_arguments (shortcut, g_variant_new_boolean (back));
  gtk_shortcut_controller_add_shortcut (keys, shortcut);
}

static void
add_keys (DrPrintPreview *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  add_turn (self, GTK_SHORTCUT_CONTROLLER (keys), GDK_KEY_Page_Up, TRUE);
  add_turn (self, GTK_SHORTCUT_CONTROLLER (keys), GDK_KEY_Page_Down, FALSE);
  gtk_widget_add_controller (GTK_WIDGET (self->scrolled), keys);
}

static gboolean
fit_again (gpointer data)
{
  DrPrintPreview *self = data;

  self->refit = 0;
  show_page (self);

  return G_SOURCE_REMOVE;
}

/* Not while sizes are handed out. */
static void
room_changed (DrPrintPreview *self)
{
  if (self->pages != NULL && self->zoom <= DR_PREVIEW_FIT && self->refit == 0)
    self->refit = g_idle_add (fit_again, self);
}

/**
 * dr_print_preview_new:
 * @parent: (nullable): the window that it is asked for in
 * @pages: (transfer full): what is to be printed
 *
 * Returns: (transfer none): the preview, to be presented
 */
DrPrintPreview *
dr_print_preview_new (GtkWindow  *parent,
                      DrPdfPages *pages)
{
  DrPrintPreview *self = g_object_new (DR_TYPE_PRINT_PREVIEW, "transient-for", parent, "modal", parent != NULL, NULL);

  self->pages = pages;
  fill_list (self);
  show_page (self);

  return self;
}

static void
dr_print_preview_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (dr_print_preview_parent_class)->map (widget);
  gtk_widget_grab_focus (GTK_WIDGET (DR_PRINT_PREVIEW (widget)->paper));
}

static void
dr_print_preview_dispose (GObject *object)
{
  DrPrintPreview *self = DR_PRINT_PREVIEW (object);

  g_clear_handle_id (&self->refit, g_source_remove);
  self->toasts = NULL;

  G_OBJECT_CLASS (dr_print_preview_parent_class)->dispose (object);
}

/* What goes to a printer keeps this alive. */
static void
dr_print_preview_finalize (GObject *object)
{
  dr_pdf_pages_free (DR_PRINT_PREVIEW (object)->pages);

  G_OBJECT_CLASS (dr_print_preview_parent_class)->finalize (object);
}

static void
add_key (GtkWidgetClass  *klass,
         guint            key,
         GdkModifierType  modifiers,
         const char      *action)
{
  gtk_widget_class_add_binding_action (klass, key, modifiers, action, NULL);
}

static void
dr_print_preview_class_init (DrPrintPreviewClass *klass)
{
  static const char * const steps[] = { "preview.previous", "preview.next", "preview.first", "preview.last" };
  static const char * const zooms[] = { "preview.zoom-in", "preview.zoom-out", "preview.zoom-fit" };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dr_print_preview_dispose;
  G_OBJECT_CLASS (klass)->finalize = dr_print_preview_finalize;
  widget_class->map = dr_print_preview_map;
  g_type_ensure (DR_TYPE_FLOW);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/dueregard/DueRegard/dr-print-preview.ui");
  gtk_widget_class_bind_template_child (widget_class, DrPrintPreview, toasts);
  gtk_widget_class_bind_template_child (widget_class, DrPrintPreview, title);
  gtk_widget_class_bind_template_child (widget_class, DrPrintPreview, flap);
  gtk_widget_class_bind_template_child (widget_class, DrPrintPreview, list);
  gtk_widget_class_bind_template_child (widget_class, DrPrintPreview, scrolled);
  gtk_widget_class_bind_template_child (widget_class, DrPrintPreview, paper);
  gtk_widget_class_bind_template_child (widget_class, DrPrintPreview, position);
  gtk_widget_class_bind_template_child (widget_class, DrPrintPreview, zoom_text);
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    gtk_widget_class_install_action (widget_class, steps[i], NULL, do_step);
  for (gsize i = 0; i < G_N_ELEMENTS (zooms); i++)
    gtk_widget_class_install_action (widget_class, zooms[i], NULL, do_zoom);
  gtk_widget_class_install_action (widget_class, "preview.print", NULL, do_print);
  add_key (widget_class, GDK_KEY_Page_Up, GDK_CONTROL_MASK, "preview.previous");
  add_key (widget_class, GDK_KEY_Page_Down, GDK_CONTROL_MASK, "preview.next");
  add_key (widget_class, GDK_KEY_Home, GDK_CONTROL_MASK, "preview.first");
  add_key (widget_class, GDK_KEY_End, GDK_CONTROL_MASK, "preview.last");
  add_key (widget_class, GDK_KEY_plus, GDK_CONTROL_MASK, "preview.zoom-in");
  add_key (widget_class, GDK_KEY_equal, GDK_CONTROL_MASK, "preview.zoom-in");
  add_key (widget_class, GDK_KEY_minus, GDK_CONTROL_MASK, "preview.zoom-out");
  add_key (widget_class, GDK_KEY_0, GDK_CONTROL_MASK, "preview.zoom-fit");
  add_key (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "preview.print");
  add_key (widget_class, GDK_KEY_Escape, 0, "window.close");
}

static void
dr_print_preview_init (DrPrintPreview *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  dr_toasts_watch (self->toasts);
  gtk_drawing_area_set_draw_func (self->paper, draw_paper, self, NULL);
  g_signal_connect_object (gtk_scrolled_window_get_hadjustment (self->scrolled), "notify::page-size", G_CALLBACK (room_changed), self,
                           G_CONNECT_SWAPPED);
  dr_unseen_watch (GTK_WIDGET (self->title));
  dr_unseen_watch (adw_flap_get_flap (self->flap));
  add_keys (self);
}
