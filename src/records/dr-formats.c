#include "dr-formats.h"

#include <stdlib.h>
#include <string.h>

#include "dr-schemas.h"
#include "dr-xml-schemas.h"

#define SCHEMAS "/org/dueregard/schemas/"

static const DrXmlSchemaEntry formats[] = {
  { "assessment", "1.0", SCHEMAS "assessment-record.xsd" },
  { "assessment-record", "1.0", SCHEMAS "assessment-record.xsd" },
  { "evidence", "1.0", SCHEMAS "evidence.xsd" },
  { "maintaining-access-return", "1.0", SCHEMAS "maintaining-access-return.xsd" },
  { "questionnaire", "1.0", SCHEMAS "questionnaire.xsd" },
  { "rulebook", "1.0", SCHEMAS "rulebook.xsd" },
};

static int
compare_names (const void *a,
               const void *b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

/**
 * dr_formats_init:
 *
 * Makes the formats of this layer known to the XML reader, and ready what reads numbers in any thread. May be called more
 * than once; what reads a document does so first.
 */
void
dr_formats_init (void)
{
  static gsize once = 0;

  if (g_once_init_enter (&once))
    {
      /* GLib makes its C locale when the first number is read. A thread that waits for another to make it is left with an
       * error number that g_ascii_string_to_unsigned() takes for its own: “100” is no whole number then. */
      g_ascii_strtoull ("0", NULL, 10);
      g_resources_register (dr_schemas_get_resource ());
      dr_xml_schemas_register (formats, G_N_ELEMENTS (formats));
      g_once_init_leave (&once, 1);
    }
}

/**
 * dr_formats_list:
 *
 * Returns: (transfer full): names of what a stranger needs to check a bag without this program: schemas, the pages that
 *   explain the formats, and a program; each is at "/org/dueregard/schemas/" in dr_formats_get_data(). Sorted
 */
char **
dr_formats_list (void)
{
  char **names;

  dr_formats_init ();
  names = g_resource_enumerate_children (dr_schemas_get_resource (), SCHEMAS, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  qsort (names, g_strv_length (names), sizeof *names, compare_names);

  return names;
}

/**
 * dr_formats_get_data:
 * @path: a resource path below /org/dueregard
 *
 * Returns: (transfer full): the bytes of a file compiled into the program; never %NULL for a path that is compiled in
 */
GBytes *
dr_formats_get_data (const char *path)
{
  dr_formats_init ();

  return g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
}
