#include "dr-draft-template.h"

#include <glib/gi18n-lib.h>

#include "dr-assessment-reader.h"
#include "dr-draft-fields-private.h"
#include "dr-formats.h"
#include "dr-number.h"

/* The one option that an access review has, and that a planned change is compared with. */
#define AS_IS "as-is"

/* What messages call the draft that is not there yet. */
#define NAME "new assessment"

static void
put_heading (DrFieldGather        *gather,
             const DrDraftHeading *heading)
{
  g_autofree char *version = g_strdup_printf ("%u", heading->version);
  char date[DR_DATE_STRING_SIZE];

  dr_field_gather_put (gather, "@reference", heading->reference);
  dr_field_gather_put (gather, "@version", version);
  dr_field_gather_put (gather, "@title", heading->title);
  dr_field_gather_put (gather, "@nation", dr_vocabulary_to_string (DR_VOCABULARY_NATION, heading->nation));
  dr_field_gather_put (gather, "@kind", heading->access_review ? "access-review" : "change");
  dr_field_gather_put (gather, "@service", heading->service);
  dr_field_gather_put (gather, "@author", heading->author);
  if (dr_date_is_set (heading->first_draft))
    dr_field_gather_put (gather, "@first-draft", dr_date_format (heading->first_draft, date));
}

/* A field of the access point or the offer whose key is @pattern with @point in its brackets. */
static void
put_of_point (DrFieldGather *gather,
              const char    *pattern,
              const DrPoint *point,
              const char    *value)
{
  g_autofree char *key = dr_draft_key (pattern, point->id, NULL);

  dr_field_gather_put (gather, key, value);
}

static char *
join_needs (const DrEvidence *evidence,
            const DrIndices  *needs)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < needs->n; i++)
    g_string_append_printf (list, "%s%s", i > 0 ? " " : "", evidence->needs[needs->items[i]].id);

  return list->len > 0 ? g_string_free (g_steal_pointer (&list), FALSE) : NULL;
}

/* A point of the evidence base is offered: fully, for as many hours as are known there, before and after. */
static void
put_point (DrFieldGather    *gather,
           const DrEvidence *evidence,
           const DrPoint    *point,
           guint             position)
{
  g_autofree char *number = g_strdup_printf ("%u", position);
  g_autofree char *needs = join_needs (evidence, &point->needs);
  char buffer[DR_NUMBER_SIZE];
  const char *hours = dr_is_known (point->hours) ? dr_number_format (point->hours, buffer) : NULL;

  put_of_point (gather, "access-points/access-point[]/#", point, number);
  put_of_point (gather, "access-points/access-point[]/@name", point, point->name);
  put_of_point (gather, "access-points/access-point[]/@channel", point, evidence->channels[point->channel].id);
  put_of_point (gather, "access-points/access-point[]/@place", point, point->place);
  put_of_point (gather, "access-points/access-point[]/@needs", point, needs);

  put_of_point (gather, "options/option[" AS_IS "]/offer[]/#", point, number);
  put_of_point (gather, "options/option[" AS_IS "]/offer[]/@before", point, "full");
  put_of_point (gather, "options/option[" AS_IS "]/offer[]/@after", point, "full");
  put_of_point (gather, "options/option[" AS_IS "]/offer[]/@hours-before", point, hours);
  put_of_point (gather, "options/option[" AS_IS "]/offer[]/@hours-after", point, hours);
}

/* As the programs will read it: whatever they would refuse is refused now, and values stand as they come back. */
static DrFieldList *
read_back (const DrFieldList  *fields,
           const DrEvidence   *evidence,
           GError            **error)
{
  gsize length = 0;
  g_autofree char *bytes = dr_draft_fields_to_xml (fields->items, fields->n, &length, error);
  g_autoptr (DrXmlDocument) document = NULL;
  g_autoptr (DrAssessment) assessment = NULL;

  if (bytes == NULL)
    return NULL;
  dr_formats_init ();
  document = dr_xml_document_read_bytes (NAME, bytes, length, NULL, error);
  if (document == NULL)
    return NULL;
  assessment = dr_assessment_read_node (NAME, dr_xml_document_get_root (document), evidence, error);
  if (assessment == NULL)
    return NULL;

  return dr_draft_fields_from_node (dr_xml_document_get_root (document), error);
}

/**
 * dr_draft_template:
 * @heading: what the officer says first
 * @evidence: the evidence base that the assessment is begun on
 * @error: return location for a #DrRecordError or a #DrXmlError
 *
 * The fields of a new assessment: the access points of its service, and one option `as-is` in which every point is
 * offered fully and for the hours that the evidence base knows, before and after. An access review has that option
 * chosen; in a planned change nothing is chosen yet. Any thread.
 *
 * Returns: (transfer full) (nullable): fields that the reader takes, or %NULL with @error set: a value of the heading
 *   is missing or none that the format takes, or the evidence base does not know the service
 */
DrFieldList *
dr_draft_template (const DrDraftHeading  *heading,
                   const DrEvidence      *evidence,
                   GError               **error)
{
  int service = heading->service != NULL ? dr_evidence_find_service (evidence, heading->service) : DR_NO_INDEX;
  g_auto (DrFieldGather) gather = { NULL, NULL };
  g_autoptr (DrFieldList) fields = NULL;
  guint n_points = 0;

  if (service == DR_NO_INDEX)
    {
      g_set_error (error, DR_RECORD_ERROR, DR_RECORD_ERROR_UNRESOLVED,
                   _("@service is “%s”, expected the id of a declared service of the evidence base"),
                   heading->service != NULL ? heading->service : "");
      return NULL;
    }

  dr_field_gather_init (&gather);
  put_heading (&gather, heading);
  dr_field_gather_put (&gather, "options/option[" AS_IS "]/#", "1");
  dr_field_gather_put (&gather, "options/option[" AS_IS "]/@name", heading->option_name);
  if (heading->access_review)
    dr_field_gather_put (&gather, "options/option[" AS_IS "]/@chosen", "true");
  for (guint i = 0; i < evidence->n_points; i++)
    if (evidence->points[i].service == service)
      put_point (&gather, evidence, &evidence->points[i], ++n_points);
  fields = dr_field_gather_finish (&gather);

  return read_back (fields, evidence, error);
}
