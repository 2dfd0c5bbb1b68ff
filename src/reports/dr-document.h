/* dr-document.h: a report as content: headings, paragraphs, lists, tables, figures, notes and pairs, made of typed values.
 * Built once (dr-document-builder.h), then read by the renderers and by the public version. Immutable; one thread at a time.
 * It knows no renderer, no page, no colour and no font; whatever is shown stands in it as text, already translated. */
#pragma once

#include "dr-access-review.h"
#include "dr-heat-map.h"
#include "dr-interval-chart.h"
#include "dr-mix-chart.h"
#include "dr-timeline-chart.h"

G_BEGIN_DECLS

/**
 * DrValueKind:
 * @DR_VALUE_TEXT: words of the program, of the evidence base or of the rulebook; with a @key: what follows from that number
 * @DR_VALUE_SAID: words that somebody typed into the assessment; @key is the field that they stand in
 * @DR_VALUE_PERSON: a name or an id of a person; @key is the id
 * @DR_VALUE_PEOPLE: a number of people, from lo to hi
 * @DR_VALUE_SHARE: a share of people, from lo to hi, 0..1; a difference of shares is -1..1
 * @DR_VALUE_RATIO: how many times as large one share of people is as another
 * @DR_VALUE_CONTACTS: a number of contacts
 * @DR_VALUE_NUMBER: any other number, which says nothing of how many people there are: hours, days, a version
 * @DR_VALUE_DATE: a date
 * @DR_VALUE_DIGEST: a SHA-256
 * @DR_VALUE_MISSING: that something is not known, or was not said
 */
typedef enum {
  DR_VALUE_TEXT,
  DR_VALUE_SAID,
  DR_VALUE_PERSON,
  DR_VALUE_PEOPLE,
  DR_VALUE_SHARE,
  DR_VALUE_RATIO,
  DR_VALUE_CONTACTS,
  DR_VALUE_NUMBER,
  DR_VALUE_DATE,
  DR_VALUE_DIGEST,
  DR_VALUE_MISSING,
} DrValueKind;

/* Something that is shown, with what it is: so that what reads the document need not guess it from the text. */
typedef struct {
  DrValueKind  kind;
  const char  *text;   /* as displayed; never NULL */
  double       lo;     /* of the numbers: as computed, not as displayed; else DR_UNKNOWN */
  double       hi;
  double       of;     /* people that a number or share is a part of: the size of the group; DR_UNKNOWN */
  DrDate       date;   /* of a date; else none */
  const char  *also;   /* (nullable): of what follows from two numbers: the key of the second */
  const char  *key;    /* (nullable): what it is the value of, e.g. "group:aged-75/option:close/at-risk": equal wherever the
                        * same quantity is shown, and only there */
  gboolean     whole;  /* of a share: it is said in whole per cents, here and wherever else it stands in its table and chart */
} DrValue;

typedef enum {
  DR_RUN_PLAIN,
  DR_RUN_STRONG,   /* of more weight than what stands around it */
  DR_RUN_MUTED,    /* of less */
  DR_RUN_CODE,     /* a digest, a command */
} DrRunStyle;

/* A piece of a line of text. */
typedef struct {
  DrValue      value;
  DrRunStyle   style;
  const char  *link;   /* (nullable): "#" and an anchor of the document, or an address with http:, https: or mailto: */
} DrRun;

/* Text: runs that follow one another without a space between them; "\n" in a run begins a new line. */
typedef struct {
  const DrRun *runs;
  guint        n;
} DrWords;

typedef enum {
  DR_CELL_DATA,
  DR_CELL_COLUMN_HEADER,   /* heads the column or columns below it */
  DR_CELL_ROW_HEADER,      /* heads the row or rows beside it */
} DrCellKind;

typedef struct {
  DrCellKind  kind;
  DrWords     words;
  guint       column_span;   /* from 1; 0: covered by the span of another cell, not shown */
  guint       row_span;      /* likewise */
  const char *anchor;        /* (nullable): by which its row is linked to */
} DrCell;

/* What the order of rows tells; but of a row of everybody, whose keys are of "group:all" or the like: it stays first. */
typedef enum {
  DR_ROWS_AS_GIVEN,     /* nothing: it is that of the evidence, or of the record */
  DR_ROWS_BY_NUMBER,    /* that one has more than the next */
  DR_ROWS_CHOSEN,       /* likewise; and that those which are not there have fewer */
} DrRowOrder;

typedef struct {
  const char   *anchor;
  DrWords       caption;       /* what the table says; no words: the heading above says it */
  guint         n_rows;        /* heading rows included */
  guint         n_columns;
  guint         n_head_rows;   /* the first rows, of column headers only: repeated on each page */
  const DrCell *cells;         /* [row × column] */
  guint         n_candidates;  /* rows that there are cells of, n_rows or more: those after them were not chosen */
  gboolean     *numeric;       /* [column] all that stands in it are numbers: they line up at the end */
  guint        *weight;        /* [column] how much room it should get, relative to the others; at least 1 */
  DrRowOrder    order;
  const char   *none;          /* (nullable): what is said of rows of zeros instead of showing them; no words: they are shown */
  guint         none_from;     /* the first column that counts for it: no name, no size */
  gboolean      alike;         /* groups of which it says the same may share a row */
} DrDocumentTable;

typedef enum {
  DR_CHART_DATA_INTERVALS,
  DR_CHART_DATA_MIX,
  DR_CHART_DATA_HEAT,
  DR_CHART_DATA_TIMELINE,
} DrChartDataKind;

/* A chart as data: each renderer makes it with a theme of its own. The public version makes other data of it, from @values:
 * of intervals, row by row the size of the group and then each measure, of the option and then of each other one; of a
 * heat map, cell by cell its value and what its detail says, or a missing value; of a mix, row by row its shares. Without them
 * the public version leaves the chart out and keeps the table. A line of time counts no people: it has none, and stays. */
typedef struct {
  DrChartDataKind kind;
  union {
    const DrIntervalChartData *intervals;
    const DrMixChartData      *mix;
    const DrHeatMapData       *heat;
    const DrTimelineData      *timeline;
  } data;
  const DrValue *values;   /* (nullable) */
} DrChartData;

/* That some values add up to another, so that whoever knows all but one knows that one as well. */
typedef struct {
  const char        *total;    /* (nullable): its key; none, or one that is not shown: it is known to everybody */
  const char *const *parts;    /* their keys */
  guint              n_parts;
} DrDocumentSum;

/**
 * DrElsewhere:
 * @DR_ELSEWHERE_PUBLISHED: it stands in another document as it is, but for 1 to 9
 * @DR_ELSEWHERE_TENS: it stands in another document as the ten that it lies in
 * @DR_ELSEWHERE_NOWHERE: nobody states it
 * @DR_ELSEWHERE_FEW: likewise, and it rests on 1 to 9 answers
 * @DR_ELSEWHERE_ANSWERS: what a range rests on: whoever sees one of its group's ranges knows it
 * @DR_ELSEWHERE_FEW_ANSWERS: likewise, of 1 to 9 who were asked
 */
typedef enum {
  DR_ELSEWHERE_PUBLISHED,
  DR_ELSEWHERE_TENS,
  DR_ELSEWHERE_NOWHERE,
  DR_ELSEWHERE_FEW,
  DR_ELSEWHERE_ANSWERS,
  DR_ELSEWHERE_FEW_ANSWERS,
} DrElsewhere;

/* People whom another document counts, or whom nobody counts but everybody who subtracts: parts of sums. */
typedef struct {
  const char *key;
  gint64      lo;
  gint64      hi;
  DrElsewhere kind;
  double      of;     /* of few answers: people of their group; else DR_UNKNOWN */
} DrDocumentElsewhere;

typedef struct {
  const char            *anchor;
  DrWords                title;
  DrWords                alternative;   /* what it shows, in a few sentences, for whoever does not see it */
  DrChartData           chart;
  const DrDocumentTable *table;         /* all that it shows, as a table */
} DrDocumentFigure;

typedef struct {
  guint       level;    /* 1..6: 1 is a chapter of the report; its title is no heading of its own */
  const char *anchor;
  DrWords     words;
} DrHeading;

typedef enum {
  DR_PARAGRAPH_PLAIN,
  DR_PARAGRAPH_LEAD,    /* the sentence to be read first */
  DR_PARAGRAPH_SMALL,   /* of the second rank: how to read a table, where figures come from */
} DrParagraphStyle;

typedef struct {
  DrParagraphStyle style;
  DrWords          words;
} DrParagraph;

typedef struct {
  gboolean       ordered;
  const DrWords *items;
  guint          n_items;
} DrDocumentList;

typedef enum {
  DR_NOTE_INFORMATION,
  DR_NOTE_WARNING,       /* something stands open, or is overdue */
  DR_NOTE_MISSING,       /* something that every assessment says is not said here */
} DrNoteKind;

typedef struct {
  DrNoteKind kind;
  DrWords    title;   /* perhaps none */
  DrWords    words;
} DrNote;

typedef struct {
  DrWords term;
  DrWords value;
} DrPair;

typedef struct {
  const DrPair *items;
  guint         n_items;
} DrPairs;

typedef enum {
  DR_BLOCK_HEADING,
  DR_BLOCK_PARAGRAPH,
  DR_BLOCK_LIST,
  DR_BLOCK_TABLE,
  DR_BLOCK_FIGURE,
  DR_BLOCK_NOTE,
  DR_BLOCK_PAIRS,
  DR_BLOCK_PAGE_BREAK,   /* what follows begins a page, where there are pages */
} DrBlockKind;

typedef struct {
  DrBlockKind kind;
  union {
    DrHeading              heading;
    DrParagraph            paragraph;
    DrDocumentList         list;
    const DrDocumentTable *table;
    DrDocumentFigure       figure;
    DrNote                 note;
    DrPairs                pairs;
  };
} DrBlock;

typedef struct _DrDocument DrDocument;

struct _DrDocument {
  /*< private >*/
  DrArena       *arena;
  GPtrArray     *kept;

  /*< public, read-only >*/
  const char    *language;        /* BCP 47, e.g. "en-GB" */
  gboolean       right_to_left;
  const char    *title;           /* of the whole report */
  const char    *kind;            /* what kind of report it is: stands above the title */
  const char    *subject;         /* (nullable): a line below the title */
  const char    *running;         /* on each page: short */
  const char    *publisher;       /* (nullable): the council */
  DrNote         status;          /* stands before everything: that it is a draft, that it is a public version; no words: none */
  const DrBlock *blocks;
  guint          n_blocks;
  const DrDocumentSum *sums;      /* what the public version has to look out for */
  guint          n_sums;
  const DrDocumentElsewhere *elsewhere;   /* likewise */
  guint          n_elsewhere;
  const char *const *few;         /* families of keys, keys, or beginnings of keys that end in "*": all that rests on 1 to 9 answers,
                                   * which a range would tell */
  guint          n_few;
};

void          dr_document_free         (DrDocument *self);
char         *dr_words_to_text         (const DrWords *words);
gboolean      dr_words_are_empty       (const DrWords *words);
char         *dr_document_to_text      (const DrDocument *self);
DrChart      *dr_chart_data_make      (const DrChartData *self, const DrChartTheme *theme);
gboolean      dr_value_is_number       (const DrValue *value);
gboolean      dr_text_runs_right_to_left (const char *text, gboolean otherwise);

/* Called for each value that is shown, the cells of tables and figures included, in reading order. */
typedef void (*DrDocumentEach) (const DrValue *value, gpointer data);

void          dr_document_each_value   (const DrDocument *self, DrDocumentEach each, gpointer data);

/**
 * dr_document_table_cell:
 * @self: a table
 * @row: its row, heading rows included
 * @column: its column
 *
 * Returns: (transfer none): what stands there; its spans are 0 where another cell covers it
 */
static inline const DrCell *
dr_document_table_cell (const DrDocumentTable *self,
                        guint                  row,
                        guint                  column)
{
  return &self->cells[(gsize) row * self->n_columns + column];
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrDocument, dr_document_free)

G_END_DECLS
