#include "dr-import-preview-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-figure-text.h"

/* The service that counts of a whole channel belong to, or DR_NO_INDEX with the reason. */
static int
find_service (const DrEvidence *evidence,
              const char       *service,
              char            **reason)
{
  int index = service != NULL ? dr_evidence_find_service (evidence, service) : DR_NO_INDEX;

  if (index == DR_NO_INDEX && service == NULL && evidence->n_services == 1)
    return 0;
  if (index != DR_NO_INDEX)
    return index;

  if (service != NULL)
    *reason = g_strdup_printf (_("“%s” is no service of the evidence base, expected the id of one"), service);
  else if (evidence->n_services == 0)
    *reason = g_strdup (_("the evidence base has no service, expected one that the contacts are with"));
  else
    *reason = g_strdup (_("the evidence base has several services, expected to be told which one (its id)"));

  return DR_NO_INDEX;
}

static gboolean
is_called (const char *name,
           const char *text)
{
  g_autofree char *called = dr_figure_fold (name);
  g_autofree char *folded = dr_figure_fold (text);

  return strcmp (called, folded) == 0;
}

/* By its id, or by its name, which people see and know. */
static int
find_channel (const DrEvidence *evidence,
              const char       *text)
{
  int found = dr_evidence_find_channel (evidence, text);

  for (guint i = 0; found == DR_NO_INDEX && i < evidence->n_channels; i++)
    if (is_called (evidence->channels[i].name, text))
      found = (int) i;

  return found;
}

/* Likewise; several services may call theirs alike: then @service tells which one. DR_NO_INDEX, too, where that tells nothing. */
static int
find_point (const DrEvidence *evidence,
            const char       *service,   /* (nullable) */
            const char       *text)
{
  int within = service != NULL ? dr_evidence_find_service (evidence, service) : DR_NO_INDEX;
  int found = dr_evidence_find_point (evidence, text);
  guint n = 0;

  if (found != DR_NO_INDEX)
    return found;
  for (guint i = 0; i < evidence->n_points; i++)
    if (is_called (evidence->points[i].name, text) && (within == DR_NO_INDEX || evidence->points[i].service == within))
      {
        found = (int) i;
        n++;
      }

  return n == 1 ? found : DR_NO_INDEX;
}

/* Resolves the words of a row; the reason where that fails. */
static char *
resolve (const DrEvidence   *evidence,
         const char         *service,
         const DrContactRow *contact,
         DrImportDetail     *detail)
{
  g_autofree char *channel = dr_figure_quote (contact->channel);
  g_autofree char *point = dr_figure_quote (contact->point);
  char *reason = NULL;

  detail->channel = find_channel (evidence, contact->channel);
  if (detail->channel == DR_NO_INDEX)
    return g_strdup_printf (_("“%s” is no channel of the evidence base, expected the name or id of one"), channel);
  if (*contact->point == '\0')
    {
      detail->service = find_service (evidence, service, &reason);
      return reason;
    }

  detail->point = find_point (evidence, service, contact->point);
  if (detail->point == DR_NO_INDEX)
    return g_strdup_printf (_("“%s” is no access point of the evidence base, expected the name or id of one, or nothing for "
                              "the whole channel"), point);
  if (evidence->points[detail->point].channel != detail->channel)
    return g_strdup_printf (_("access point “%s” is one of channel “%s”, expected that channel"), contact->point,
                            evidence->channels[evidence->points[detail->point].channel].id);
  detail->service = evidence->points[detail->point].service;

  return NULL;
}

/* Holds a count against those that the service has; a month inside a year that it has would count twice. */
static void
compare (DrImportPreview    *self,
         DrImportRow        *row,
         const DrContactRow *contact)
{
  const DrImportDetail *detail = dr_import_preview_get_detail (self, row);
  const DrService *service = &self->evidence->services[detail->service];

  for (guint i = 0; i < service->n_contacts; i++)
    {
      const DrContactCount *old = &service->contacts[i];

      if (old->channel != detail->channel || old->point != detail->point || old->period.year != contact->period.year)
        continue;
      if (old->period.month == contact->period.month)
        {
          row->old_count = old->count;
          row->status = old->count == row->count ? DR_IMPORT_UNCHANGED : DR_IMPORT_CHANGED;
        }
      else if (old->period.month == 0 || contact->period.month == 0)
        {
          char period[DR_DATE_STRING_SIZE];

          dr_import_preview_refuse (self, row, _("the evidence base counts the same contacts under %s, expected each "
                                                 "period once"), dr_date_format (old->period, period));
          return;
        }
    }
}

/* The same for two files of one call. Keys with a slash are no group ids, so one table serves both. */
static void
note_taken (DrImportPreview    *self,
            DrImportRow        *row,
            const DrContactRow *contact)
{
  const DrImportDetail *detail = dr_import_preview_get_detail (self, row);
  guint index = self->rows->len;
  g_autofree char *year = g_strdup_printf ("%s/%s/%04u", self->evidence->channels[detail->channel].id,
                                           detail->point != DR_NO_INDEX ? self->evidence->points[detail->point].id : "",
                                           contact->period.year);
  g_autofree char *month = g_strdup_printf ("%s-%02u", year, contact->period.month);
  g_autofree char *any_month = g_strdup_printf ("%s-*", year);
  const char *own = contact->period.month == 0 ? year : month;
  const char *other = contact->period.month == 0 ? any_month : year;
  guint first = GPOINTER_TO_UINT (g_hash_table_lookup (self->taken, own));

  if (first == 0)
    first = GPOINTER_TO_UINT (g_hash_table_lookup (self->taken, other));
  if (first != 0)
    {
      const DrImportRow *told = &g_array_index (self->rows, DrImportRow, first - 1);

      dr_import_preview_refuse (self, row, _("%s:%u counts the same contacts, expected each period once"), told->file,
                                told->line);
      return;
    }
  g_hash_table_insert (self->taken, dr_arena_strdup (self->arena, own), GUINT_TO_POINTER (index));
  if (contact->period.month != 0)
    g_hash_table_insert (self->taken, dr_arena_strdup (self->arena, any_month), GUINT_TO_POINTER (index));
}

/* "Face to face, Town Hall desk, 2024-01"; what the evidence base does not know is named as the file does. */
static char *
describe (const DrEvidence   *evidence,
          const DrContactRow *contact)
{
  int channel = evidence != NULL ? dr_evidence_find_channel (evidence, contact->channel) : DR_NO_INDEX;
  int point = evidence != NULL && *contact->point != '\0' ? dr_evidence_find_point (evidence, contact->point) : DR_NO_INDEX;
  const char *by = channel != DR_NO_INDEX ? evidence->channels[channel].name : contact->channel;
  const char *at = point != DR_NO_INDEX ? evidence->points[point].name : contact->point;
  const char *when = contact->period_text;

  /* Translators: a channel, an access point of it, and a year or month */
  return *at != '\0' ? g_strdup_printf (_("%1$s, %2$s, %3$s"), by, at, when)
                     /* Translators: a channel, and a year or month */
                     : g_strdup_printf (_("%1$s, %2$s"), by, when);
}

/**
 * dr_contact_preview_add:
 * @self: a preview
 * @file: a file of contact counts
 * @service: (nullable): whose the counts of whole channels are
 *
 * Adds the file's rows.
 */
void
dr_contact_preview_add (DrImportPreview    *self,
                        const DrImportFile *file,
                        const char         *service)
{
  const DrContactCounts *contacts = file->contacts;
  guint origin = dr_import_preview_add_origin (self, contacts->file, contacts->digest);

  for (guint i = 0; i < contacts->n_rows; i++)
    {
      const DrContactRow *contact = &contacts->rows[i];
      DrImportRow *row = dr_import_preview_add_row (self, DR_IMPORT_TAKEN, DR_IMPORT_ROW_CONTACTS, contacts->file,
                                                    contact->line);
      DrImportDetail *detail = dr_import_preview_get_detail (self, row);
      g_autofree char *id = g_strdup_printf ("%s/%s/%s", contact->channel, contact->point, contact->period_text);
      g_autofree char *name = describe (self->evidence, contact);
      g_autofree char *reason = NULL;

      row->id = dr_arena_strdup (self->arena, id);
      row->name = dr_arena_strdup (self->arena, name);
      detail->origin = origin;
      detail->period = contact->period;
      if (contact->refused != NULL)
        {
          dr_import_preview_refuse (self, row, "%s", contact->refused);
          continue;
        }
      row->count = contact->count;
      if (self->evidence == NULL)
        reason = g_strdup (_("there is no evidence base, expected one that declares the channels and services"));
      else
        reason = resolve (self->evidence, service, contact, detail);
      if (reason != NULL)
        {
          dr_import_preview_refuse (self, row, "%s", reason);
          continue;
        }
      compare (self, row, contact);
      if (row->status != DR_IMPORT_REFUSED)
        note_taken (self, row, contact);
      if (row->status != DR_IMPORT_REFUSED)
        {
          DrDate *latest = &g_array_index (self->origins, DrImportOrigin, origin).latest;

          if (!dr_date_is_set (*latest) || dr_date_compare (contact->period, *latest) > 0)
            *latest = contact->period;
        }
    }
  if (!dr_contact_counts_is_terminated (contacts))
    {
      DrImportRow *row = dr_import_preview_add_row (self, DR_IMPORT_NOTE, DR_IMPORT_ROW_FILE, contacts->file, 0);

      row->reason = _("the last line has no line end: the file may have been cut short there");
    }
}
