#include "dr-received-report.h"

#include <string.h>

#include "dr-digest-text.h"
#include "dr-digits.h"
#include "dr-json-members.h"
#include "dr-json-text.h"
#include "dr-text.h"
#include "dr-xml-file.h"

/* So many digits are enough where no other file begins with them. */
#define FEWEST_DIGITS 8

/**
 * dr_received_is_digest:
 * @word: as somebody typed it
 *
 * Returns: whether it can be a digest, or 8 digits or more of its beginning
 */
gboolean
dr_received_is_digest (const char *word)
{
  gsize length = strlen (word);

  return length >= FEWEST_DIGITS && length <= DR_DIGEST_LENGTH && strspn (word, "0123456789abcdef") == length;
}

static void
add_json (JsonBuilder          *builder,
          const DrReceivedItem *item)
{
  g_autofree char *time = dr_cli_time (item->at);

  json_builder_begin_object (builder);
  dr_json_add_number (builder, "entry", (double) item->sequence);
  dr_json_add_string (builder, "sha256", item->digest);
  dr_json_add_string (builder, "kind", dr_received_kind_to_string (item->kind));
  dr_json_add_string (builder, "name", item->name);
  dr_json_add_string (builder, "bag", item->bag[0] != '\0' ? item->bag : NULL);
  dr_json_add_string (builder, "reference", item->reference[0] != '\0' ? item->reference : NULL);
  if (item->version != 0)
    dr_json_add_count (builder, "version", item->version);
  else
    dr_json_add_string (builder, "version", NULL);
  dr_json_add_string (builder, "title", item->title[0] != '\0' ? item->title : NULL);
  dr_json_add_string (builder, "grade", item->grade[0] != '\0' ? item->grade : NULL);
  dr_json_add_string (builder, "time", time);
  dr_json_add_string (builder, "person", item->by);
  dr_json_add_number (builder, "bytes", (double) item->size);
  dr_json_add_flag (builder, "erased", item->is_erased);
  json_builder_end_object (builder);
}

static void
add_cells (GString            *out,
           const char * const *cells)
{
  static const DrTextColumn columns[] = {
    { 12, DR_ALIGN_LEFT }, { 13, DR_ALIGN_LEFT }, { 34, DR_ALIGN_LEFT },
    { 10, DR_ALIGN_LEFT }, { 10, DR_ALIGN_LEFT }, { 16, DR_ALIGN_LEFT },
  };

  dr_text_row (out, cells, columns, G_N_ELEMENTS (columns));
}

static void
list_as_text (const DrReceivedList *list,
              gboolean              more,
              GString              *out)
{
  const char *titles[] = { _("SHA-256"), _("Kind"), _("What"), _("Grade"), _("Received"), _("By") };

  if (list->n_items == 0)
    {
      g_string_append_printf (out, "%s\n", _("Nothing was received from elsewhere."));
      return;
    }

  add_cells (out, titles);
  for (guint i = 0; i < list->n_items; i++)
    {
      const DrReceivedItem *item = &list->items[i];
      g_autofree char *time = dr_cli_time (item->at);
      g_autofree char *digits = g_strndup (item->digest, 12);
      g_autofree char *day = g_strndup (time, strlen ("2026-11-22"));
      g_autofree char *what = item->reference[0] != '\0'
                              ? g_strdup_printf ("%s@%u %s", item->reference, item->version, item->title)
                              : g_strdup (item->name);
      const char *cells[] = { digits, dr_received_kind_to_string (item->kind), what, item->is_erased ? _("erased") : item->grade,
                              day, item->by };

      add_cells (out, cells);
    }
  if (more)
    g_string_append_printf (out, _("The next page: --after %s\n"), DR_DIGITS (list->items[list->n_items - 1].sequence));
}

/**
 * dr_received_list:
 * @self: a register
 * @after: (nullable): number of the entry after which the page begins
 * @limit: files, from 1
 * @format: text or JSON
 * @out: gets the page
 * @error: return location for %DR_CLI_ERROR_USAGE where @after is no number, and others
 *
 * Returns: whether it could be read
 */
gboolean
dr_received_list (DrRegister  *self,
                  const char  *after,
                  guint        limit,
                  DrFormat     format,
                  GString     *out,
                  GError     **error)
{
  g_autoptr (DrReceivedList) list = NULL;
  g_autoptr (JsonBuilder) builder = NULL;
  g_autoptr (DrReceivedList) next = NULL;
  g_autofree char *text = NULL;
  guint64 from = 0;

  if (after != NULL && !g_ascii_string_to_unsigned (after, 10, 0, G_MAXINT64, &from, NULL))
    {
      g_set_error (error, DR_CLI_ERROR, DR_CLI_ERROR_USAGE,
                   _("--after is “%s”, expected the number of an entry, as the last page says it"), after);
      return FALSE;
    }
  list = dr_store_list_received (dr_register_get_store (self), from, limit, error);
  if (list != NULL && list->n_items > 0)
    next = dr_store_list_received (dr_register_get_store (self), list->items[list->n_items - 1].sequence, 1, error);
  if (list == NULL || (list->n_items > 0 && next == NULL))
    return FALSE;
  if (format == DR_FORMAT_TEXT)
    {
      list_as_text (list, next != NULL && next->n_items > 0, out);
      return TRUE;
    }

  builder = json_builder_new ();
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "received");
  json_builder_begin_array (builder);
  for (guint i = 0; i < list->n_items; i++)
    add_json (builder, &list->items[i]);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "after");
  if (next != NULL && next->n_items > 0)
    json_builder_add_int_value (builder, (gint64) list->items[list->n_items - 1].sequence);
  else
    json_builder_add_null_value (builder);
  json_builder_end_object (builder);
  text = dr_json_to_text (builder);
  g_string_append (out, text);

  return TRUE;
}

static void
add_line (GString    *out,
          const char *label,
          const char *value)
{
  g_autofree char *line = NULL;

  if (value[0] == '\0')
    return;
  line = g_strdup_printf ("%s: %s", label, value);
  dr_text_paragraph (out, "  ", "    ", line);
}

static void
show_as_text (const DrReceivedItem *item,
              GString              *out)
{
  g_autofree char *time = dr_cli_time (item->at);
  g_autofree char *version = item->version != 0 ? g_strdup_printf ("%u", item->version) : g_strdup ("");
  g_autofree char *size = g_strdup_printf ("%" G_GUINT64_FORMAT, item->size);

  g_string_append_printf (out, "%s\n", item->digest);
  add_line (out, _("Kind"), dr_received_kind_to_string (item->kind));
  add_line (out, _("Name"), item->name);
  add_line (out, _("Came in the bag with manifest"), item->bag);
  add_line (out, _("Reference"), item->reference);
  add_line (out, _("Version"), version);
  add_line (out, _("Title"), item->title);
  add_line (out, _("Grade"), item->grade);
  add_line (out, _("Received"), time);
  add_line (out, _("By"), item->by);
  add_line (out, _("Bytes"), item->is_erased ? _("erased by an act in the trail") : size);
}

/* Whether all of them have the same bytes. */
static gboolean
is_one (const DrReceivedList  *found,
        const char            *word,
        GError               **error)
{
  if (found->n_items == 0)
    {
      g_set_error (error, DR_STORE_ERROR, DR_STORE_ERROR_NOT_FOUND,
                   _("nothing that was received has a digest that begins with “%s”; expected one that list --received shows"), word);
      return FALSE;
    }
  if (strcmp (found->items[0].digest, found->items[found->n_items - 1].digest) == 0)
    return TRUE;
  g_set_error (error, DR_CLI_ERROR, DR_CLI_ERROR_USAGE,
               _("more than one file was received whose digest begins with “%s”; expected more of its digits"), word);

  return FALSE;
}

/**
 * dr_received_show:
 * @self: a register
 * @word: a digest, or enough of its beginning
 * @output: (nullable): where the bytes go, instead of what is known of them
 * @format: text or JSON
 * @out: gets what is known
 * @error: return location for %DR_STORE_ERROR_NOT_FOUND, %DR_STORE_ERROR_ERASED, %DR_CLI_ERROR_USAGE and others
 *
 * Returns: whether it was shown or written
 */
gboolean
dr_received_show (DrRegister  *self,
                  const char  *word,
                  const char  *output,
                  DrFormat     format,
                  GString     *out,
                  GError     **error)
{
  DrStore *store = dr_register_get_store (self);
  g_autoptr (DrReceivedList) found = dr_store_find_received (store, word, DR_N_RECEIVED_KINDS + 1, error);
  g_autoptr (JsonBuilder) builder = NULL;
  g_autofree char *text = NULL;

  if (found == NULL || !is_one (found, word, error))
    return FALSE;
  if (output != NULL)
    {
      g_autoptr (GBytes) bytes = dr_store_get_blob (store, found->items[0].digest, error);

      return bytes != NULL && dr_xml_write_file (output, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), error);
    }

  builder = json_builder_new ();
  json_builder_begin_array (builder);
  for (guint i = 0; i < found->n_items; i++)
    {
      if (format == DR_FORMAT_TEXT)
        show_as_text (&found->items[i], out);
      add_json (builder, &found->items[i]);
    }
  json_builder_end_array (builder);
  text = dr_json_to_text (builder);
  if (format == DR_FORMAT_JSON)
    g_string_append (out, text);

  return TRUE;
}
