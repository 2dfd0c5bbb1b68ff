#include "dr-editor-values.h"

#include "dr-evidence.h"

/**
 * dr_editor_get_date:
 * @editor: an assessment
 * @key: of a field
 *
 * Returns: the field's day; %DR_DATE_NONE where there is none
 */
DrDate
dr_editor_get_date (DrEditor   *editor,
                    const char *key)
{
  const char *text = dr_editor_get (editor, key);
  DrDate date;

  return text != NULL && dr_date_parse (text, &date) ? date : DR_DATE_NONE;
}

/**
 * dr_editor_get_number:
 * @editor: an assessment
 * @key: of a field
 *
 * Returns: the field's number; DR_UNKNOWN where there is none
 */
double
dr_editor_get_number (DrEditor   *editor,
                      const char *key)
{
  const char *text = dr_editor_get (editor, key);
  char *end = NULL;
  double number = text != NULL ? g_ascii_strtod (text, &end) : DR_UNKNOWN;

  return text != NULL && end != text && *end == '\0' ? number : DR_UNKNOWN;
}
