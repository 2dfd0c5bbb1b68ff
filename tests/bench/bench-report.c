/* bench-report.c: the report of the pilot case as a PDF, as both pages and as pages to print, beside its bare text laid out
 * by Pango and drawn into a PDF by cairo. Aim: 20 pages in under a second. Nothing is asserted. */
#include <cairo-pdf.h>
#include <pango/pangocairo.h>
#include <stdio.h>
#include <string.h>

#include "bench-support.h"
#include "dr-assessment-reader.h"
#include "dr-formats.h"
#include "dr-html-report.h"
#include "dr-pdf-pages.h"
#include "dr-pdf-report.h"
#include "dr-publish.h"
#include "dr-questionnaire-reader.h"
#include "dr-rulebook-reader.h"

#define N_ROUNDS 5
#define AIM_TWENTY_PAGES 1e6

typedef struct {
  DrAssessmentReport  input;
  DrPublished        *report;
  char               *text;      /* all that the report says */
  guint               n_pages;
} Bench;

static cairo_status_t
count_bytes (void          *data,
             const guchar  *bytes,
             guint          length)
{
  bench_sink += length;

  return CAIRO_STATUS_SUCCESS;
}

/* A paragraph a line, one under the other, and a page when there is no more room. */
static void
draw_text (gpointer data)
{
  const Bench *bench = data;
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (count_bytes, NULL, 595.0, 842.0);
  cairo_t *cr = cairo_create (surface);
  PangoLayout *layout = pango_cairo_create_layout (cr);
  PangoFontDescription *font = pango_font_description_from_string ("Sans 9px");
  g_auto (GStrv) lines = g_strsplit (bench->text, "\n", -1);
  double y = 60.0;

  pango_layout_set_font_description (layout, font);
  pango_layout_set_width (layout, 480 * PANGO_SCALE);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      int width;
      int height;

      pango_layout_set_text (layout, lines[i], -1);
      pango_layout_get_pixel_size (layout, &width, &height);
      if (y + height > 780.0)
        {
          cairo_show_page (cr);
          y = 60.0;
        }
      cairo_move_to (cr, 56.0, y);
      pango_cairo_show_layout (cr, layout);
      y += height;
    }
  pango_font_description_free (font);
  g_object_unref (layout);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
}

static void
run_document (gpointer data)
{
  dr_published_free (dr_publish_input (&((Bench *) data)->input, DR_PUBLISH_ASSESSMENT));
}

static void
run_public (gpointer data)
{
  dr_published_free (dr_publish_input (&((Bench *) data)->input, DR_PUBLISH_PUBLIC));
}

static void
run_format (const Bench     *bench,
            DrPublishFormat  format)
{
  g_autoptr (GBytes) bytes = dr_published_to_bytes (bench->report, format, NULL, NULL);

  bench_sink += (double) g_bytes_get_size (bytes);
}

static void
run_pdf (gpointer data)
{
  run_format (data, DR_PUBLISH_PDF);
}

static void
run_page (gpointer data)
{
  run_format (data, DR_PUBLISH_PAGE);
}

static void
run_office (gpointer data)
{
  run_format (data, DR_PUBLISH_OFFICE);
}

static void
run_pages (gpointer data)
{
  dr_pdf_pages_free (dr_pdf_pages_new (((Bench *) data)->report->document, NULL, NULL));
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrRulebook) rulebook = dr_rulebook_read_default (&error);
  g_autoptr (DrQuestionnaire) questionnaire = dr_questionnaire_read_default (&error);
  g_autoptr (DrEvidence) evidence = NULL;
  g_autoptr (DrAssessment) assessment = NULL;
  g_autoptr (DrCheck) check = NULL;
  g_autoptr (DrPdfPages) pages = NULL;
  g_autofree char *digest = NULL;
  DrContext context = { 0 };
  Bench bench = { { NULL } };
  BenchPart parts[] = {
    { "bare text", draw_text, NULL }, { "document", run_document, NULL }, { "document, public", run_public, NULL },
    { "PDF", run_pdf, NULL }, { "pages to print", run_pages, NULL }, { "page", run_page, NULL },
    { "page for word processors", run_office, NULL },
  };
  BenchTime time;

  dr_formats_init ();
  assessment = argc == 2 ? dr_assessment_read_file (argv[1], NULL, &evidence, &digest, &context, &error) : NULL;
  if (rulebook == NULL || questionnaire == NULL || assessment == NULL)
    {
      fprintf (stderr, "%s\n", error != NULL ? error->message : "bench-report ASSESSMENT");
      return 1;
    }
  if (!dr_date_is_set (context.as_of))
    context.as_of = (DrDate) { 2026, 11, 22 };
  check = dr_check_new (evidence, assessment, &context, rulebook);
  bench.input.check = check;
  bench.input.questionnaire = questionnaire;
  bench.input.evidence_digest = digest;
  bench.report = dr_publish_input (&bench.input, DR_PUBLISH_ASSESSMENT);
  bench.text = dr_document_to_text (bench.report->document);
  pages = dr_pdf_pages_new (bench.report->document, NULL, NULL);
  bench.n_pages = dr_pdf_pages_count (pages);

  printf ("%u pages, %zu letters\n", bench.n_pages, strlen (bench.text));
  bench_parts_run (parts, G_N_ELEMENTS (parts), &bench, N_ROUNDS);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    bench_print (&parts[i], &parts[0], N_ROUNDS);
  time = bench_part_time (&parts[3], N_ROUNDS);
  time.median *= 20.0 / bench.n_pages;
  time.quickest *= 20.0 / bench.n_pages;
  bench_print_aim ("20 pages of PDF", time, AIM_TWENTY_PAGES);
  bench_parts_clear (parts, G_N_ELEMENTS (parts));
  dr_published_free (bench.report);
  g_free (bench.text);

  return 0;
}
