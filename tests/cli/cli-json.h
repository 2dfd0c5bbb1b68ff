/* cli-json.h: looks into the JSON that the program prints.
 * Used by the tests of the command line only. A path has member names and indices: "options.0.review.1.group". */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

JsonParser *cli_json_parse      (const char *text);
JsonNode   *cli_json_find       (JsonParser *json, const char *path);
char       *cli_json_keys       (JsonParser *json, const char *path);
char       *cli_json_value      (JsonParser *json, const char *path);
guint       cli_json_length     (JsonParser *json, const char *path);
JsonObject *cli_json_row        (JsonParser *json, const char *path, const char *member, const char *value);

#define cli_json_assert(json, path, expected) \
  G_STMT_START { \
    g_autofree char *value_ = cli_json_value ((json), (path)); \
    if (strcmp (value_, (expected)) != 0) \
      g_test_fail_printf ("%s is %s, expected %s", (path), value_, (expected)); \
  } G_STMT_END

G_END_DECLS
