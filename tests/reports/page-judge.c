#include "page-judge.h"

#include <glib/gstdio.h>
#include <string.h>

/* A4 at 72 dots an inch: a pixel is a point. What stands on a page, top to bottom: a line of the title, the text, a line with the
 * page's number. Between them, and at both sides, is paper. */
#define WIDTH 595
#define LEFT 53             /* text begins at 56 */
#define RIGHT (WIDTH - LEFT)
#define BAND 15             /* of colour, on the first page */
#define HEAD_FROM 30
#define HEAD_TO 48
#define TEXT_FROM 55        /* of the line above a chapter */
#define TEXT_TO 782
#define FOOT_FROM 799
#define FOOT_TO 817
#define HEADING 10          /* points: nothing else that is bold is as large */
#define LEAST_INK 40        /* pixels that are not paper */

typedef struct {
  guint   width;
  guint   height;
  char   *bytes;
  guchar *gray;    /* [width * height], within @bytes */
} Picture;

typedef struct {
  guint    page;   /* from 0 */
  int      top;
  guint    size;   /* points */
  gboolean bold;
  char    *text;
} Line;

static char *
run (const char * const *words)
{
  g_autoptr (GError) error = NULL;
  char *out = NULL;
  int status;

  g_spawn_sync (NULL, (char **) words, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &out, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);

  return out;
}

/* --- Pixels --- */

/* A portable graymap: "P5", width, height, 255, a byte a pixel. */
static Picture
read_picture (const char *path)
{
  g_autoptr (GError) error = NULL;
  Picture self = { 0 };
  gsize length;
  int taken = 0;

  g_file_get_contents (path, &self.bytes, &length, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sscanf (self.bytes, "P5 %u %u 255%n", &self.width, &self.height, &taken), ==, 2);
  g_assert_cmpuint (length, ==, (gsize) taken + 1 + self.width * self.height);
  self.gray = (guchar *) self.bytes + taken + 1;

  return self;
}

/* Pixels that are not paper, in a part of a page. */
static guint
ink (const Picture *self,
     guint          left,
     guint          right,
     guint          top,
     guint          bottom)
{
  guint n = 0;

  for (guint y = top; y < MIN (bottom, self->height); y++)
    for (guint x = left; x < MIN (right, self->width); x++)
      n += self->gray[y * self->width + x] < 250;

  return n;
}

static void
judge_picture (const char *path,
               guint       page)
{
  Picture self = read_picture (path);
  const struct { const char *what; guint left, right, top, bottom; gboolean paper; } parts[] = {
    { "the left margin", 0, LEFT, BAND, G_MAXUINT, TRUE },
    { "the right margin", RIGHT, G_MAXUINT, BAND, G_MAXUINT, TRUE },
    { "above the running title", 0, G_MAXUINT, BAND, HEAD_FROM, TRUE },
    { "the running title", LEFT, RIGHT, HEAD_FROM, HEAD_TO, page == 0 },
    { "below the running title", 0, G_MAXUINT, HEAD_TO, TEXT_FROM, TRUE },
    { "the text", LEFT, RIGHT, TEXT_FROM, TEXT_TO, FALSE },
    { "above the page’s number", 0, G_MAXUINT, TEXT_TO, FOOT_FROM, TRUE },
    { "the page’s number", WIDTH - 150, RIGHT, FOOT_FROM, FOOT_TO, FALSE },
    { "below the page’s number", 0, G_MAXUINT, FOOT_TO, G_MAXUINT, TRUE },
  };

  g_assert_cmpuint (self.width, >=, WIDTH);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      guint n = ink (&self, parts[i].left, parts[i].right, parts[i].top, parts[i].bottom);

      if (parts[i].paper ? n > 0 : n < LEAST_INK)
        g_error ("page %u of %s: %s %s (%u pixels)", page + 1, path, parts[i].what, parts[i].paper ? "is not empty" : "is empty", n);
    }
  g_free (self.bytes);
}

static guint
judge_pictures (const char *path)
{
  g_autofree char *folder = g_dir_make_tmp ("pages-XXXXXX", NULL);
  g_autofree char *root = g_build_filename (folder, "page", NULL);
  const char * const words[] = { "pdftoppm", "-r", "72", "-gray", path, root, NULL };
  g_autofree char *out = run (words);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_build_filename (folder, name, NULL));
  for (guint i = 0; i < names->len; i++)
    {
      const char *number = strrchr (names->pdata[i], '-') + 1;

      judge_picture (names->pdata[i], (guint) g_ascii_strtoull (number, NULL, 10) - 1);
      g_remove (names->pdata[i]);
    }
  g_rmdir (folder);

  return names->len;
}

/* --- Words --- */

static void
clear_line (gpointer data)
{
  g_free (((Line *) data)->text);
}

/* Every piece of a line, as pdftohtml tells of them. */
static GArray *
read_lines (const char *path)
{
  const char * const words[] = { "pdftohtml", "-xml", "-i", "-zoom", "1", "-stdout", path, NULL };
  g_autofree char *out = run (words);
  g_auto (GStrv) rows = g_strsplit (out, "\n", -1);
  g_autoptr (GArray) sizes = g_array_new (FALSE, TRUE, sizeof (guint));
  GArray *lines = g_array_new (FALSE, TRUE, sizeof (Line));
  guint n_pages = 0;

  g_array_set_clear_func (lines, clear_line);
  for (guint i = 0; rows[i] != NULL; i++)
    {
      const char *text = strstr (rows[i], "<text top=");
      guint id;
      guint size;
      Line line = { 0 };

      if (strstr (rows[i], "<page number=") != NULL)
        n_pages++;
      if (sscanf (rows[i], " <fontspec id=\"%u\" size=\"%u\"", &id, &size) == 2)
        {
          if (sizes->len <= id)
            g_array_set_size (sizes, id + 1);
          g_array_index (sizes, guint, id) = size;
        }
      if (text == NULL || sscanf (text, "<text top=\"%d\" left=\"%*d\" width=\"%*d\" height=\"%*d\" font=\"%u\"", &line.top, &id) != 2)
        continue;
      line.page = n_pages - 1;
      line.size = g_array_index (sizes, guint, id);
      line.bold = strstr (text, "><b>") != NULL;
      line.text = g_strdup (text);
      g_array_append_val (lines, line);
    }

  return lines;
}

/* The title on top of each page but the first, the page's number below, and never a heading as the last thing that is said. */
static void
judge_words (const char *path,
             const char *running,
             guint       n_pages)
{
  g_autoptr (GArray) lines = read_lines (path);

  for (guint page = 0; page < n_pages; page++)
    {
      g_autofree char *number = g_strdup_printf ("Page %u of %u<", page + 1, n_pages);
      const Line *last = NULL;
      guint n_titles = 0;
      guint n_numbers = 0;
      guint n_plain = 0;

      for (guint i = 0; i < lines->len; i++)
        {
          const Line *line = &g_array_index (lines, Line, i);

          if (line->page != page)
            continue;
          n_titles += line->top < HEAD_TO && strstr (line->text, running) != NULL;
          n_numbers += line->top > TEXT_TO && strstr (line->text, number) != NULL;
          if (line->top < HEAD_TO || line->top > TEXT_TO)
            continue;
          n_plain += !line->bold;
          if (last == NULL || line->top > last->top)
            last = line;
        }
      if (n_titles != (page > 0) || n_numbers != 1)
        g_error ("page %u of %s: the running title stands there %u times, the page’s number %u times", page + 1, path, n_titles, n_numbers);
      if (last == NULL || n_plain == 0)
        g_error ("page %u of %s: nothing but headings", page + 1, path);
      if (page > 0 && last->bold && last->size >= HEADING)
        g_error ("page %u of %s ends with a heading: %s", page + 1, path, last->text);
    }
}

/* Whatever a report says, each of its pages is one that somebody would print. @running: what stands on top of each but the first, as it
 * stands in XML. Returns: how many there are. */
guint
page_judge_pdf (const char *path,
                const char *running)
{
  guint n_pages = judge_pictures (path);

  judge_words (path, running, n_pages);

  return n_pages;
}
