#include "dr-figures-import.h"

#include <glib/gi18n-lib.h>

#include "dr-names.h"

G_DEFINE_FINAL_TYPE (DrFiguresRow, dr_figures_row, G_TYPE_OBJECT)

static void
dr_figures_row_finalize (GObject *object)
{
  DrFiguresRow *self = DR_FIGURES_ROW (object);

  g_free (self->what);
  g_free (self->where);
  g_free (self->figures);
  g_free (self->why);

  G_OBJECT_CLASS (dr_figures_row_parent_class)->finalize (object);
}

static void
dr_figures_row_class_init (DrFiguresRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dr_figures_row_finalize;
}

static void
dr_figures_row_init (DrFiguresRow *self)
{
}

/* --- Reading --- */

/**
 * dr_figures_task_free:
 * @self: (transfer full) (nullable): a task
 */
void
dr_figures_task_free (DrFiguresTask *self)
{
  if (self == NULL)
    return;

  g_strfreev (self->paths);
  g_clear_pointer (&self->evidence, dr_evidence_unref);
  g_free (self->service);
  g_free (self);
}

/**
 * dr_figures_found_free:
 * @self: (transfer full) (nullable): what was read
 */
void
dr_figures_found_free (DrFiguresFound *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->preview, dr_import_preview_free);
  g_clear_pointer (&self->import, dr_figure_import_free);
  g_clear_pointer (&self->evidence, dr_evidence_unref);
  g_clear_pointer (&self->unread, g_ptr_array_unref);
  g_free (self);
}

static gboolean
has_contacts (const DrImportPreview *preview)
{
  guint n;
  const DrImportRow *rows = dr_import_preview_get_rows (preview, &n);

  for (guint i = 0; i < n; i++)
    if (rows[i].kind == DR_IMPORT_ROW_CONTACTS)
      return TRUE;

  return FALSE;
}

/**
 * dr_figures_read:
 * @in: not used
 * @task: a #DrFiguresTask
 * @progress: told how far it is
 * @cancellable: (nullable): to stop between files
 * @error: return location; a file that cannot be read is none: it is listed
 *
 * A #DrLongWorkRun: reads the files, and compares what they say with the evidence base.
 *
 * Returns: (transfer full) (nullable): a #DrFiguresFound
 */
gpointer
dr_figures_read (DrRegister      *in,
                 gpointer         task,
                 DrLongProgress  *progress,
                 GCancellable    *cancellable,
                 GError         **error)
{
  const DrFiguresTask *asked = task;
  g_autoptr (DrFiguresFound) found = g_new0 (DrFiguresFound, 1);
  g_autoptr (DrCensusMapping) mapping = dr_census_mapping_load_default (error);
  DrImportRequest request = {
    .area_name = asked->evidence->areas[asked->evidence->area].name, .service = asked->service, .evidence = asked->evidence,
  };
  guint n = g_strv_length (asked->paths);

  if (mapping == NULL)
    return NULL;
  found->evidence = dr_evidence_ref (asked->evidence);
  found->unread = g_ptr_array_new_with_free_func (g_free);
  found->import = dr_figure_import_new (mapping);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GError) problem = NULL;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      if (!dr_figure_import_add_file (found->import, asked->paths[i], &problem))
        g_ptr_array_add (found->unread, g_strdup (problem->message));
      dr_long_progress_tell ((double) (i + 1) / (n + 1), progress);
    }
  if (found->unread->len < n)
    {
      g_autoptr (GError) problem = NULL;

      found->preview = dr_figure_import_preview (found->import, &request, &problem);
      if (found->preview == NULL)
        g_ptr_array_add (found->unread, g_strdup (problem->message));
      else
        found->contacts = has_contacts (found->preview);
    }

  return g_steal_pointer (&found);
}

/* --- In words --- */

/**
 * dr_figures_status_label:
 * @status: what becomes of a row
 *
 * Returns: (transfer none): it in words, translated
 */
const char *
dr_figures_status_label (DrImportStatus status)
{
  static const char * const labels[DR_N_IMPORT_STATUSES] = {
    [DR_IMPORT_TAKEN] = N_("Taken"),         [DR_IMPORT_CHANGED] = N_("Changed"),
    [DR_IMPORT_UNCHANGED] = N_("As it was"), [DR_IMPORT_REFUSED] = N_("Refused"),
    [DR_IMPORT_NOT_MAPPED] = N_("Not used"), [DR_IMPORT_NOTE] = N_("Note"),
  };

  return _(labels[status]);
}

static char *
count_of (double count,
          double base)
{
  g_autofree char *number = dr_is_known (count) ? dr_format_count (count) : NULL;
  g_autofree char *of = dr_is_known (base) ? dr_format_count (base) : NULL;

  if (number == NULL)
    return NULL;
  if (of == NULL)
    return g_steal_pointer (&number);

  /* Translators: a count, out of how many */
  return g_strdup_printf (_("%1$s of %2$s"), number, of);
}

static char *
describe_figures (const DrImportRow *row)
{
  g_autofree char *now = count_of (row->count, row->base);
  g_autofree char *before = row->status == DR_IMPORT_CHANGED ? count_of (row->old_count, row->old_base) : NULL;

  if (now == NULL)
    return g_strdup ("");
  if (row->status == DR_IMPORT_CHANGED)
    return g_strdup_printf ("%s → %s", before != NULL ? before : _("not known"), now);

  return g_steal_pointer (&now);
}

static char *
describe_where (const DrImportRow *row)
{
  g_autofree char *name = g_filename_display_basename (row->file);
  g_autofree char *areas = row->n_areas > 0 ? g_strdup_printf (ngettext (", sum of %u small area", ", sum of %u small areas",
                                                                         row->n_areas), row->n_areas)
                                            : g_strdup ("");

  if (row->line == 0)
    return g_strdup_printf ("%s%s", name, areas);

  /* Translators: %1$s is the name of a file, %2$u a line of it, %3$s is empty or says more */
  return g_strdup_printf (_("%1$s, line %2$u%3$s"), name, row->line, areas);
}

static DrFiguresRow *
new_row (const DrImportRow *row)
{
  DrFiguresRow *self = g_object_new (DR_TYPE_FIGURES_ROW, NULL);

  self->status = row->status;
  self->what = g_strdup (row->name);
  self->where = describe_where (row);
  self->figures = describe_figures (row);
  self->why = g_strdup (row->reason);

  return self;
}

/**
 * dr_figures_rows:
 * @found: what was read
 *
 * Returns: (transfer full): a list of #DrFiguresRow: files that cannot be read, then every row of the others, in their order
 */
GListModel *
dr_figures_rows (const DrFiguresFound *found)
{
  GListStore *list = g_list_store_new (DR_TYPE_FIGURES_ROW);
  guint n = 0;
  const DrImportRow *rows = found->preview != NULL ? dr_import_preview_get_rows (found->preview, &n) : NULL;

  for (guint i = 0; i < found->unread->len; i++)
    {
      g_autoptr (DrFiguresRow) row = g_object_new (DR_TYPE_FIGURES_ROW, NULL);

      row->status = DR_IMPORT_REFUSED;
      row->what = g_strdup (_("A file that cannot be read"));
      row->where = g_strdup ("");
      row->figures = g_strdup ("");
      row->why = g_strdup (found->unread->pdata[i]);
      g_list_store_append (list, row);
    }
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (DrFiguresRow) row = new_row (&rows[i]);

      g_list_store_append (list, row);
    }

  return G_LIST_MODEL (list);
}

/**
 * dr_figures_count:
 * @found: what was read
 * @status: what becomes of a row
 *
 * Returns: how many rows that becomes of, files that cannot be read among the refused
 */
guint
dr_figures_count (const DrFiguresFound *found,
                  DrImportStatus        status)
{
  guint n = found->preview != NULL ? dr_import_preview_count (found->preview, status) : 0;

  return status == DR_IMPORT_REFUSED ? n + found->unread->len : n;
}

/**
 * dr_figures_refusal:
 * @found: what was read
 *
 * Returns: (transfer full) (nullable): why nothing can be taken; %NULL: something can
 */
char *
dr_figures_refusal (const DrFiguresFound *found)
{
  if (dr_figures_count (found, DR_IMPORT_TAKEN) + dr_figures_count (found, DR_IMPORT_CHANGED) > 0)
    return NULL;
  if (dr_figures_count (found, DR_IMPORT_REFUSED) > 0)
    return g_strdup (_("Nothing can be taken: each row says why."));

  return g_strdup (_("There is nothing new in it: the evidence base has all of these figures already."));
}
