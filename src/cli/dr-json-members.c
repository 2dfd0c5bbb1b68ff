#include "dr-json-members.h"

#include "dr-check-json.h"

/**
 * dr_json_add_string:
 * @builder: a builder inside an object
 * @name: the member's name
 * @value: (nullable): its value
 *
 * Adds a string, or null.
 */
void
dr_json_add_string (JsonBuilder *builder,
                    const char  *name,
                    const char  *value)
{
  json_builder_set_member_name (builder, name);
  if (value != NULL)
    json_builder_add_string_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

/**
 * dr_json_add_number:
 * @builder: a builder inside an object
 * @name: the member's name
 * @value: its value, or DR_UNKNOWN
 *
 * Adds a number, or null.
 */
void
dr_json_add_number (JsonBuilder *builder,
                    const char  *name,
                    double       value)
{
  json_builder_set_member_name (builder, name);
  dr_json_number (builder, value);
}

/**
 * dr_json_add_count:
 * @builder: a builder inside an object
 * @name: the member's name
 * @value: how many
 *
 * Adds a whole number.
 */
void
dr_json_add_count (JsonBuilder *builder,
                   const char  *name,
                   guint        value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

/**
 * dr_json_add_flag:
 * @builder: a builder inside an object
 * @name: the member's name
 * @value: its value
 *
 * Adds true or false.
 */
void
dr_json_add_flag (JsonBuilder *builder,
                  const char  *name,
                  gboolean     value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_boolean_value (builder, value);
}

/**
 * dr_json_add_date:
 * @builder: a builder inside an object
 * @name: the member's name
 * @date: a date, perhaps partial or none
 *
 * Adds a date as XML Schema spells it, or null.
 */
void
dr_json_add_date (JsonBuilder *builder,
                  const char  *name,
                  DrDate       date)
{
  char buffer[DR_DATE_STRING_SIZE];

  dr_json_add_string (builder, name, dr_date_is_set (date) ? dr_date_format (date, buffer) : NULL);
}

/**
 * dr_json_add_evidence:
 * @builder: a builder inside an object
 * @evidence: an evidence base
 *
 * Adds what it is: its name and version, whose it is, where and when.
 */
void
dr_json_add_evidence (JsonBuilder      *builder,
                      const DrEvidence *evidence)
{
  const DrArea *area = &evidence->areas[evidence->area];

  dr_json_add_string (builder, "id", evidence->id);
  dr_json_add_string (builder, "version", evidence->version);
  dr_json_add_string (builder, "title", evidence->title);
  dr_json_add_string (builder, "council", evidence->council);
  dr_json_add_string (builder, "nation", dr_vocabulary_to_string (DR_VOCABULARY_NATION, (int) evidence->nation));
  dr_json_add_date (builder, "published", evidence->published);
  dr_json_add_string (builder, "area", area->id);
  dr_json_add_string (builder, "area_name", area->name);
}
