/* pdf-fixture.h: PDF files held to by programs that know nothing of this one, and what holds of the layout of every report.
 * Used by the tests of the reports only. */
#pragma once

#include "dr-pdf-private.h"

G_BEGIN_DECLS

extern const DrDate pdf_fixture_day;

char            *pdf_fixture_write_pdf      (const DrDocument *document);
char            *pdf_fixture_ask            (const char *program, const char *options, const char *path);
guint            pdf_fixture_count          (const char *text, const char *word);
char            *pdf_fixture_flatten        (const char *text);
const DrPdfUnit *pdf_fixture_unit_at        (const DrPdf *pdf, guint index);
void             pdf_fixture_assert_layout  (const DrPdf *pdf);
guint            pdf_fixture_expect_numbers (const DrDocument *document, const char *text);

G_END_DECLS
