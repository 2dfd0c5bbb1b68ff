#include "dr-verification-report.h"

#include "dr-json-members.h"
#include "dr-xml-difference.h"

static void
add_count (JsonBuilder *builder,
           const char  *name,
           guint64      value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, (gint64) value);
}

static void
add_check (JsonBuilder          *builder,
           DrVerifyCheck         check,
           const DrVerifyResult *result)
{
  json_builder_begin_object (builder);
  dr_json_add_string (builder, "check", dr_verify_check_id (check));
  dr_json_add_string (builder, "name", dr_verify_check_name (check));
  dr_json_add_string (builder, "meaning", dr_verify_check_meaning (check));
  dr_json_add_string (builder, "status", dr_verify_status_id (result->status));
  dr_json_add_string (builder, "reason", result->reason);
  add_count (builder, "problems", result->n_problems);
  add_count (builder, "notes", result->n_notes);
  json_builder_set_member_name (builder, "lines");
  json_builder_begin_array (builder);
  for (guint i = 0; i < result->lines->len; i++)
    {
      const DrVerifyLine *line = result->lines->pdata[i];

      json_builder_begin_object (builder);
      dr_json_add_flag (builder, "problem", line->is_problem);
      dr_json_add_string (builder, "where", line->where);
      dr_json_add_string (builder, "words", line->words);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
add_differences (JsonBuilder               *builder,
                 const DrVerifyDifferences *self)
{
  json_builder_begin_object (builder);
  dr_json_add_string (builder, "file", self->where);
  dr_json_add_count (builder, "count", self->n);
  json_builder_set_member_name (builder, "values");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->differences->len; i++)
    {
      const DrXmlDifference *difference = self->differences->pdata[i];

      json_builder_begin_object (builder);
      dr_json_add_count (builder, "line", difference->line);
      dr_json_add_string (builder, "place", difference->place);
      dr_json_add_string (builder, "stated", difference->before);
      dr_json_add_string (builder, "computed", difference->after);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

/**
 * dr_verification_add_json:
 * @builder: a builder where a value may stand
 * @self: what was found
 *
 * Adds it as one object.
 */
void
dr_verification_add_json (JsonBuilder          *builder,
                          const DrVerification *self)
{
  json_builder_begin_object (builder);
  dr_json_add_string (builder, "path", self->path);
  dr_json_add_string (builder, "kind", self->kind == DR_VERIFY_BAG ? "bag" : "record");
  dr_json_add_string (builder, "grade", dr_grade_id (self->grade));
  if (self->kind == DR_VERIFY_RECORD)
    {
      dr_json_add_string (builder, "reference", self->reference);
      dr_json_add_count (builder, "version", self->version);
      dr_json_add_string (builder, "sha256", self->digest);
    }
  else
    {
      add_count (builder, "records", self->n_records);
      add_count (builder, "received", self->n_received);
      add_count (builder, "received_files", self->n_received_files);
      add_count (builder, "entries", self->n_entries);
      add_count (builder, "attachments", self->n_attachments);
      dr_json_add_string (builder, "store_head", self->store_head);
    }
  json_builder_set_member_name (builder, "checks");
  json_builder_begin_array (builder);
  for (guint i = 0; i < DR_N_VERIFY_CHECKS; i++)
    if (self->results[i].applies)
      add_check (builder, (DrVerifyCheck) i, &self->results[i]);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "differences");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->differences->len; i++)
    add_differences (builder, self->differences->pdata[i]);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "cannot_show");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->cannot_show->len; i++)
    json_builder_add_string_value (builder, self->cannot_show->pdata[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}
