#include "dr-csv-table.h"

#include <csv.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-digits.h"
#include "dr-regular-file.h"

struct _DrCsvTable {
  char    *name;
  char    *digest;
  gboolean terminated;
  guint    n_columns;
  GString *text;     /* every cell, one after the other, each with its final NUL */
  GArray  *cells;    /* guint32: where in @text; the header's first */
  GArray  *lines;    /* guint32: of each row, the header's first */
};

/* What is known while libcsv walks through the bytes. */
typedef struct {
  DrCsvTable *table;
  guint       max_columns;
  guint       line;        /* the one being read */
  guint       row_line;    /* where the row being read began */
  guint       n_cells;     /* of the row being read */
  int         last_end;    /* the character that ended the last row, to take CR LF as one */
  GError     *error;       /* the first mistake */
} Walk;

static void
end_cell (void  *field,
          size_t length,
          void  *data)
{
  Walk *walk = data;
  DrCsvTable *table = walk->table;
  guint32 at = (guint32) table->text->len;
  const char *text = field;

  if (walk->n_cells == 0)
    walk->row_line = walk->line;
  walk->n_cells++;
  walk->last_end = 0;
  if (walk->error != NULL)
    return;

  if (walk->n_cells > walk->max_columns)
    {
      dr_import_set_error (&walk->error, DR_IMPORT_ERROR_TOO_LARGE, table->name, walk->line,
                           _("the row has more than %u fields, expected fewer"), walk->max_columns);
      return;
    }
  g_array_append_val (table->cells, at);
  g_string_append_len (table->text, text, (gssize) length);
  g_string_append_c (table->text, '\0');
  /* A quoted cell may hold line breaks; the next cell is that much further down. */
  for (const char *end = text + length; (text = memchr (text, '\n', (gsize) (end - text))) != NULL; text++)
    walk->line++;
}

static void
end_row (int   terminator,
         void *data)
{
  Walk *walk = data;
  DrCsvTable *table = walk->table;
  gboolean second_half = terminator == '\n' && walk->last_end == '\r' && walk->n_cells == 0;

  if (walk->n_cells > 0 && walk->error == NULL)
    {
      guint32 line = walk->row_line;

      if (table->lines->len == 0)
        table->n_columns = walk->n_cells;
      else if (walk->n_cells != table->n_columns)
        dr_import_set_error (&walk->error, DR_IMPORT_ERROR_MALFORMED, table->name, line,
                             terminator == -1
                               ? _("the last row has %u fields and no line end, expected %u as the header has: "
                                   "the file seems to be cut short")
                               : _("the row has %u fields, expected %u as the header has"),
                             walk->n_cells, table->n_columns);
      g_array_append_val (table->lines, line);
    }
  walk->n_cells = 0;
  walk->last_end = terminator;
  if (terminator != -1 && !second_half)
    walk->line++;
}

/* Spaces belong to the field (RFC 4180, section 2.4); the readers strip where it does not matter. */
static int
no_space (unsigned char c)
{
  return 0;
}

static guint
line_of (const char *data,
         gsize       at)
{
  guint line = 1;

  for (gsize i = 0; i < at; i++)
    if (data[i] == '\n')
      line++;

  return line;
}

static gboolean
parse (DrCsvTable        *self,
       const char        *data,
       gsize              length,
       const DrCsvLimits *limits,
       GError           **error)
{
  struct csv_parser parser;
  Walk walk = { self, limits->max_columns, 1, 1, 0, 0, NULL };
  gsize done;
  gboolean closed;

  if (csv_init (&parser, CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL) != 0)
    g_error ("csv_init failed");
  csv_set_space_func (&parser, no_space);
  done = csv_parse (&parser, data, length, end_cell, end_row, &walk);
  closed = done == length && csv_fini (&parser, end_cell, end_row, &walk) == 0;
  csv_free (&parser);

  if (walk.error == NULL && done < length)
    dr_import_set_error (&walk.error, DR_IMPORT_ERROR_MALFORMED, self->name, line_of (data, done),
                         _("a quotation mark stands where none may, expected a field quoted as a whole, "
                           "with \"\" for one inside it"));
  if (walk.error == NULL && !closed)
    dr_import_set_error (&walk.error, DR_IMPORT_ERROR_MALFORMED, self->name, walk.row_line,
                         _("a quoted field is never closed, expected a quotation mark before the end: "
                           "the file seems to be cut short"));
  if (walk.error == NULL && self->lines->len == 0)
    dr_import_set_error (&walk.error, DR_IMPORT_ERROR_MALFORMED, self->name, 1,
                         _("the file is empty, expected a header and rows"));
  if (walk.error == NULL && self->lines->len == 1)
    dr_import_set_error (&walk.error, DR_IMPORT_ERROR_MALFORMED, self->name, 1,
                         _("the file has a header and no rows, expected rows"));
  if (walk.error != NULL)
    {
      g_propagate_error (error, walk.error);
      return FALSE;
    }

  return TRUE;
}

static gboolean
check_text (const char *name,
            const char *data,
            gsize       length,
            GError    **error)
{
  const char *nul = memchr (data, '\0', length);
  const char *end = NULL;

  if (length >= 2 && (memcmp (data, "\xff\xfe", 2) == 0 || memcmp (data, "\xfe\xff", 2) == 0))
    dr_import_set_error (error, DR_IMPORT_ERROR_ENCODING, name, 1,
                         _("the file is in UTF-16, expected UTF-8 (save it as “CSV UTF-8”)"));
  else if (nul != NULL)
    dr_import_set_error (error, DR_IMPORT_ERROR_ENCODING, name, line_of (data, (gsize) (nul - data)),
                         _("there is a NUL byte, expected UTF-8 text"));
  else if (!g_utf8_validate_len (data, length, &end))
    dr_import_set_error (error, DR_IMPORT_ERROR_ENCODING, name, line_of (data, (gsize) (end - data)),
                         _("the byte 0x%02x is not valid here, expected UTF-8 text (save it as “CSV UTF-8”)"),
                         (guint) (guchar) *end);
  else
    return TRUE;

  return FALSE;
}

/**
 * dr_csv_table_read_bytes:
 * @name: what to call it in messages
 * @data: the file's bytes
 * @length: how many
 * @limits: (nullable): %NULL for DR_CSV_LIMITS_DEFAULT
 * @error: return location for a #DrImportError: TOO_LARGE, ENCODING or MALFORMED, with the line
 *
 * Accepts a byte-order mark, CR LF, LF or CR, and a last row without line end. Blank lines are passed over.
 *
 * Returns: (transfer full): a table of at least one row, all rows as long as the header; %NULL on error
 */
DrCsvTable *
dr_csv_table_read_bytes (const char        *name,
                         const char        *data,
                         gsize              length,
                         const DrCsvLimits *limits,
                         GError           **error)
{
  const DrCsvLimits otherwise = DR_CSV_LIMITS_DEFAULT;
  g_autoptr (DrCsvTable) self = NULL;

  if (limits == NULL)
    limits = &otherwise;
  if (length > limits->max_bytes || length > G_MAXUINT32 / 2)
    {
      dr_import_set_error (error, DR_IMPORT_ERROR_TOO_LARGE, name, 0,
                           _("the file is larger than %s bytes, expected a smaller one"),
                           DR_DIGITS (limits->max_bytes));
      return NULL;
    }
  if (!check_text (name, data, length, error))
    return NULL;

  self = g_new0 (DrCsvTable, 1);
  self->name = g_strdup (name);
  self->digest = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) data, length);
  self->text = g_string_sized_new (length + 1);
  self->cells = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->lines = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->terminated = length > 0 && (data[length - 1] == '\n' || data[length - 1] == '\r');

  if (length >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    {
      data += 3;
      length -= 3;
    }
  if (!parse (self, data, length, limits, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * dr_csv_table_read_file:
 * @path: a regular file
 * @limits: (nullable): %NULL for DR_CSV_LIMITS_DEFAULT
 * @error: return location for a #DrImportError: READ, or as dr_csv_table_read_bytes()
 *
 * Returns: (transfer full): as dr_csv_table_read_bytes()
 */
DrCsvTable *
dr_csv_table_read_file (const char        *path,
                        const DrCsvLimits *limits,
                        GError           **error)
{
  const DrCsvLimits otherwise = DR_CSV_LIMITS_DEFAULT;
  g_autofree char *data = NULL;
  gsize length = 0;

  if (limits == NULL)
    limits = &otherwise;
  if (!dr_regular_file_read (path, limits->max_bytes, &data, &length, error))
    return NULL;

  return dr_csv_table_read_bytes (path, data, length, limits, error);
}

/**
 * dr_csv_table_free:
 * @self: (nullable): a table
 */
void
dr_csv_table_free (DrCsvTable *self)
{
  if (self == NULL)
    return;

  g_free (self->name);
  g_free (self->digest);
  g_string_free (self->text, TRUE);
  g_array_unref (self->cells);
  g_array_unref (self->lines);
  g_free (self);
}

/* dr_csv_table_get_name(): what it is called in messages. */
const char *
dr_csv_table_get_name (const DrCsvTable *self)
{
  return self->name;
}

/* dr_csv_table_get_digest(): SHA-256 of the file's bytes, 64 hexadecimal digits. */
const char *
dr_csv_table_get_digest (const DrCsvTable *self)
{
  return self->digest;
}

/* dr_csv_table_is_terminated(): whether the last row has its line end; one without may have been cut short. */
gboolean
dr_csv_table_is_terminated (const DrCsvTable *self)
{
  return self->terminated;
}

guint
dr_csv_table_get_n_columns (const DrCsvTable *self)
{
  return self->n_columns;
}

/* dr_csv_table_get_n_rows(): rows without the header. */
guint
dr_csv_table_get_n_rows (const DrCsvTable *self)
{
  return self->lines->len - 1;
}

static const char *
cell_at (const DrCsvTable *self,
         gsize             index)
{
  return self->text->str + g_array_index (self->cells, guint32, index);
}

const char *
dr_csv_table_get_header (const DrCsvTable *self,
                         guint             column)
{
  return cell_at (self, column);
}

/* dr_csv_table_get_cell(): the cell as it stands; owned by the table. Rows and columns count from 0. */
const char *
dr_csv_table_get_cell (const DrCsvTable *self,
                       guint             row,
                       guint             column)
{
  return cell_at (self, (gsize) (row + 1) * self->n_columns + column);
}

/* dr_csv_table_get_line(): the line that a row starts on; the first of the file is 1. */
guint
dr_csv_table_get_line (const DrCsvTable *self,
                       guint             row)
{
  return g_array_index (self->lines, guint32, row + 1);
}
