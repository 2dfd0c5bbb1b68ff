/* dr-pdf-private.h: what the files that make a PDF share: texts, units, and the report as it is laid out.
 * Used by dr-pdf-*.c and by their test. Lengths are points, from the top left corner of the page.
 * First every block becomes units, none of which is ever cut; then units get pages; then pages are drawn. */
#pragma once

#include "dr-chart.h"
#include "dr-pdf-report.h"

G_BEGIN_DECLS

#define DR_PDF_WIDTH 595.276    /* A4 */
#define DR_PDF_HEIGHT 841.890
#define DR_PDF_MARGIN 56.0      /* left and right */
#define DR_PDF_TOP 66.0
#define DR_PDF_BOTTOM 62.0
#define DR_PDF_BODY_WIDTH (DR_PDF_WIDTH - 2.0 * DR_PDF_MARGIN)
#define DR_PDF_BODY_HEIGHT (DR_PDF_HEIGHT - DR_PDF_TOP - DR_PDF_BOTTOM)

typedef enum {
  DR_PDF_KIND,
  DR_PDF_TITLE,
  DR_PDF_SUBJECT,
  DR_PDF_HEADING_1,
  DR_PDF_HEADING_2,
  DR_PDF_HEADING_3,
  DR_PDF_LEAD,
  DR_PDF_PLAIN,
  DR_PDF_STRONG,
  DR_PDF_SMALL,
  DR_PDF_CAPTION,
  DR_PDF_CELL,
  DR_PDF_HEAD_CELL,
  DR_PDF_RUNNING,
} DrPdfStyle;
#define DR_N_PDF_STYLES 14

/* Words laid out for a width. */
typedef struct {
  PangoLayout   *layout;
  const DrWords *words;
  gsize         *ends;      /* [words->n] the byte in the layout's text where each run ends */
  double        *tops;      /* [n_lines + 1] of each line; the last is the height */
  guint          n_lines;
  DrPdfStyle     style;
  gboolean       quiet_links;  /* all of it is links: none is underlined */
  gboolean       in_parts;  /* drawn in several pieces: it has links, or goes on on another page */
} DrPdfText;

/* A cell of a table, a term or what is said of it, or an entry of the contents. */
typedef struct {
  const char   *tag;        /* of the structure; "" for none */
  const DrCell *cell;       /* (nullable): of a table */
  DrPdfText    *text;
  guint         first;      /* lines */
  guint         end;
  guint         row;        /* within its unit */
  double        x;          /* from the left margin */
  double        y;          /* from the top of the unit */
} DrPdfCell;

typedef struct {
  const char *tag;      /* of a row: "TR", "LI", "TOCI" */
  GArray     *cells;    /* DrPdfCell */
  double     *rules;    /* [n_rows] below each row, from the top of the unit */
  guint       n_rows;
  gboolean    ruled;
  gboolean    head;
  double      height;
} DrPdfRow;

typedef enum { DR_PDF_UNIT_TEXT, DR_PDF_UNIT_ROW, DR_PDF_UNIT_CHART } DrPdfUnitKind;

/* What stands on one page as a whole. */
typedef struct {
  DrPdfUnitKind           kind;
  const char             *opens[8];    /* elements that begin before it */
  guint                   n_opens;
  guint                   closes;      /* how many end after it */
  double                  before;      /* space above, unless it begins a page */
  double                  height;
  double                  x;           /* from the left margin */
  double                  width;
  gboolean                keeps;       /* stands on one page with what follows */
  gboolean                yields;      /* but not where that leaves too much of a page white */
  gboolean                breaks;      /* begins a page */
  const char             *anchor;      /* (nullable) */
  const DrHeading        *heading;     /* (nullable) */
  int                     note;        /* DrNoteKind of the box that it stands in; -1: none */
  double                  pad_top;     /* within @height */
  double                  pad_bottom;
  DrPdfText              *text;
  DrPdfText              *label;       /* (nullable): stands before it: a bullet, a number */
  guint                   first;       /* lines of it */
  guint                   end;
  DrPdfRow               *row;
  DrPdfRow               *head;        /* (nullable): drawn again where a page begins with this row */
  DrChart                *chart;
  double                  chart_from;  /* what of it is shown */
  DrPdfText              *again;       /* (nullable): of a part of a chart that begins a page: what it goes on with */
  const DrDocumentFigure *figure;
  guint                   page;        /* from 0 */
  double                  y;           /* from the top of the page */
} DrPdfUnit;

/* Tables with the same heads: their columns are as wide, and their text as large, in all of them. */
typedef struct {
  GPtrArray *tables;   /* const DrDocumentTable */
  double    *widths;   /* [column]; NULL: not measured yet */
  double     scale;
} DrPdfSiblings;

/* What the finish says of a cell. */
typedef struct {
  DrCellKind kind;
  guint      column_span;
  guint      row_span;
} DrPdfCellMark;

typedef struct {
  const DrDocument *document;
  GCancellable     *cancellable;   /* (nullable): nobody wants it any more */
  DrArena          *arena;
  PangoContext     *context;
  GArray           *units;       /* DrPdfUnit */
  GPtrArray        *texts;       /* owned */
  GPtrArray        *rows;        /* owned */
  GPtrArray        *charts;      /* owned */
  GHashTable       *anchors;     /* what can be linked to */
  GPtrArray        *waiting;     /* elements that begin with the next unit */
  double            scale;       /* of text: below 1 where a page must hold it */
  double            spacing;     /* of the space between texts, times @scale: likewise */
  GHashTable       *siblings;    /* DrPdfSiblings by what stands in their heads */
  double            letters[2][128]; /* about how wide each is, in cells and in headers; 0: not measured */
  gboolean          two_columns; /* pairs stand side by side */
  gboolean          untagged;    /* drawn for paper or a screen: no elements, no links */
  guint             n_pages;
  guint             contents;    /* index of the first unit of the contents' entries */
  guint             n_contents;
  GPtrArray        *entries;     /* const DrHeading: of the contents, in their order */
  GArray           *cell_marks;  /* DrPdfCellMark: as drawn */
  GPtrArray        *alternatives; /* char: of figures, as drawn */
} DrPdf;

/* Where a document stands, block by block. */
typedef struct {
  DrPdf    *pdf;
  guint     chapter;
  gboolean  in_section;
  gboolean  breaks;      /* the next unit begins a page */
  guint     level;       /* of the last heading; 0: there is none */
  guint     after;       /* the unit behind it */
} DrPdfBlocks;

/* dr-pdf-text.c */
DrPdfText  *dr_pdf_text_new        (DrPdf *self, const DrWords *words, DrPdfStyle style, double width, gboolean at_end);
void        dr_pdf_text_free       (DrPdfText *self);
double      dr_pdf_text_height     (const DrPdfText *self, guint first, guint end);
gboolean    dr_pdf_text_is_whole   (const DrValue *value);
double      dr_pdf_text_longest    (DrPdf *self, const char *text, DrPdfStyle style);
void        dr_pdf_text_draw       (DrPdf *self, cairo_t *cr, const DrPdfText *text, guint first, guint end, double x, double y);
void        dr_pdf_begin           (const DrPdf *self, cairo_t *cr, const char *tag);
void        dr_pdf_end             (const DrPdf *self, cairo_t *cr, const char *tag);
const DrWords *dr_pdf_words        (DrPdf *self, const char *text, const char *link, DrRunStyle style);

/* dr-pdf-layout.c */
DrPdf      *dr_pdf_new             (const DrDocument *document, GCancellable *cancellable);
void        dr_pdf_free            (DrPdf *self);
DrPdfUnit  *dr_pdf_add_unit        (DrPdf *self, DrPdfUnitKind kind, double before);
DrPdfUnit  *dr_pdf_unit_at         (const DrPdf *self, guint index);
void        dr_pdf_keep_from       (DrPdf *self, guint first);
void        dr_pdf_prefer_from     (DrPdf *self, guint first, guint end);
void        dr_pdf_open            (DrPdf *self, const char *tag);
void        dr_pdf_close           (DrPdf *self);
void        dr_pdf_add_text        (DrPdf *self, const char *tag, const DrWords *words, DrPdfStyle style, double before);
void        dr_pdf_add_item        (DrPdf *self, DrPdfText *label, DrPdfText *text, double x, double before);

/* dr-pdf-place.c */
void        dr_pdf_place           (DrPdf *self, guint from);
double      dr_pdf_again_height    (const DrPdfUnit *unit);

/* dr-pdf-blocks.c */
void        dr_pdf_add_note        (DrPdf *self, const DrNote *note);
void        dr_pdf_add_block       (DrPdfBlocks *self, const DrBlock *block);

/* dr-pdf-document.c */
void        dr_pdf_add_all         (DrPdf *self);

/* dr-pdf-columns.c */
void        dr_pdf_meet_table      (DrPdf *self, const DrDocumentTable *table);
void        dr_pdf_siblings_free   (DrPdfSiblings *self);
double      dr_pdf_column_gap      (const DrDocumentTable *table);
const double *dr_pdf_column_widths (DrPdf *self, const DrDocumentTable *table);

/* dr-pdf-table.c */
void        dr_pdf_add_table       (DrPdf *self, const DrDocumentTable *table, double before);
void        dr_pdf_add_row         (DrPdf *self, const char *tag, DrPdfCell *cells, guint n, gboolean ruled, double padding,
                                    double before, DrPdfRow *head);

/* dr-pdf-draw.c */
GByteArray *dr_pdf_draw            (DrPdf *self, DrDate created, GError **error);
void        dr_pdf_draw_page       (DrPdf *self, cairo_t *cr, guint page);

/* dr-pdf-finish.c */
char       *dr_pdf_finish          (const DrPdf *self, const GByteArray *drawn, gsize *length, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrPdf, dr_pdf_free)

G_END_DECLS
