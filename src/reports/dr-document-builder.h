/* dr-document-builder.h: makes a document, piece by piece, from its first block to its last.
 * Used by whatever writes a report: the assessment report, the maintaining-access report, a public version of either.
 * It writes nothing of its own: no numbering, no "continued", no table of contents; renderers do that. */
#pragma once

#include "dr-document.h"

G_BEGIN_DECLS

typedef struct _DrDocumentBuilder DrDocumentBuilder;

DrDocumentBuilder *dr_document_builder_new       (const char *language, const char *title);
void               dr_document_builder_free      (DrDocumentBuilder *self);
DrDocument        *dr_document_builder_finish    (DrDocumentBuilder *self);
DrArena           *dr_document_builder_get_arena (DrDocumentBuilder *self);
void               dr_document_builder_keep      (DrDocumentBuilder *self, gpointer thing, GDestroyNotify free);

void     dr_document_set_kind      (DrDocumentBuilder *self, const char *kind);
void     dr_document_set_subject   (DrDocumentBuilder *self, const char *subject);
void     dr_document_set_running   (DrDocumentBuilder *self, const char *running);
void     dr_document_set_publisher (DrDocumentBuilder *self, const char *publisher);
void     dr_document_set_status    (DrDocumentBuilder *self, DrNoteKind kind, DrWords title, DrWords words);

/* Values: all text is copied. */
DrValue  dr_value_text      (DrDocumentBuilder *self, const char *text);
DrValue  dr_value_said      (DrDocumentBuilder *self, const char *text, const char *key);
DrValue  dr_value_person    (DrDocumentBuilder *self, const char *name, const char *id);
DrValue  dr_value_people    (DrDocumentBuilder *self, DrPeople people, double of, const char *key);
DrValue  dr_value_share     (DrDocumentBuilder *self, DrInterval share, double of, const char *key);
DrValue  dr_value_points          (DrDocumentBuilder *self, DrInterval difference, const char *key);
DrValue  dr_value_ratio     (DrDocumentBuilder *self, double ratio, const char *key);
DrValue  dr_value_contacts  (DrDocumentBuilder *self, double contacts, const char *key);
DrValue  dr_value_number    (DrDocumentBuilder *self, double number);
DrValue  dr_value_date      (DrDocumentBuilder *self, DrDate date);
DrValue  dr_value_digest    (DrDocumentBuilder *self, const char *digest);
DrValue  dr_value_missing   (DrDocumentBuilder *self, const char *text);
DrValue  dr_value_unknown   (DrDocumentBuilder *self, const char *text, const char *key);
DrValue  dr_value_decided   (DrDocumentBuilder *self, const char *text, const char *key, const char *also);
DrValue  dr_value_shown_as  (DrDocumentBuilder *self, DrValue value, const char *text);

/* Words: text, or values within text. */
DrWords  dr_words_none      (void);
DrWords  dr_words_text      (DrDocumentBuilder *self, const char *text);
DrWords  dr_words_value     (DrDocumentBuilder *self, DrValue value);
DrWords  dr_words_format    (DrDocumentBuilder *self, const char *format, const DrValue *values, guint n);
DrWords  dr_words_styled    (DrDocumentBuilder *self, DrWords words, DrRunStyle style);
DrWords  dr_words_linked    (DrDocumentBuilder *self, DrWords words, const char *link);
DrWords  dr_words_joined    (DrDocumentBuilder *self, const DrWords *parts, guint n, const char *between);

/* Blocks. A block of no words is not added. */
const char *dr_document_add_heading   (DrDocumentBuilder *self, guint level, const char *anchor, DrWords words);
void     dr_document_add_page_break   (DrDocumentBuilder *self);
void     dr_document_add_paragraph    (DrDocumentBuilder *self, DrParagraphStyle style, DrWords words);
void     dr_document_add_said         (DrDocumentBuilder *self, const char *text, const char *key);
void     dr_document_add_note         (DrDocumentBuilder *self, DrNoteKind kind, DrWords title, DrWords words);

void     dr_document_start_list       (DrDocumentBuilder *self, gboolean ordered);
void     dr_document_add_item         (DrDocumentBuilder *self, DrWords words);
void     dr_document_end_list         (DrDocumentBuilder *self);

void     dr_document_start_pairs      (DrDocumentBuilder *self);
void     dr_document_add_pair         (DrDocumentBuilder *self, DrWords term, DrWords value);
void     dr_document_end_pairs        (DrDocumentBuilder *self);

/* Tables: rows of cells from first to last; spans leave out what they cover. */
void     dr_document_start_table      (DrDocumentBuilder *self, const char *anchor, DrWords caption, guint n_columns);
void     dr_document_set_weight       (DrDocumentBuilder *self, guint column, guint weight);
void     dr_document_set_order        (DrDocumentBuilder *self, DrRowOrder order);
void     dr_document_set_most         (DrDocumentBuilder *self, guint n);
void     dr_document_set_none         (DrDocumentBuilder *self, guint from, const char *words);
void     dr_document_set_alike        (DrDocumentBuilder *self);
void     dr_document_start_row        (DrDocumentBuilder *self);
void     dr_document_add_cell         (DrDocumentBuilder *self, DrWords words);
void     dr_document_add_header       (DrDocumentBuilder *self, DrCellKind kind, DrWords words, guint column_span,
                                       guint row_span);
const char *dr_document_anchor_row    (DrDocumentBuilder *self, const char *anchor);
guint    dr_document_count_rows       (const DrDocumentBuilder *self);
const DrDocumentTable *dr_document_end_table (DrDocumentBuilder *self);

void     dr_document_add_table        (DrDocumentBuilder *self, const DrDocumentTable *table);
void     dr_document_add_figure       (DrDocumentBuilder *self, const char *anchor, DrWords title, DrWords alternative,
                                       DrChartData chart, const DrDocumentTable *table);

void     dr_document_add_sum          (DrDocumentBuilder *self, const char *total, const char * const *parts, guint n);
void             dr_document_add_few      (DrDocumentBuilder *self, const char *keys);
void             dr_document_add_elsewhere (DrDocumentBuilder *self, DrElsewhere kind, const char *key, gint64 lo, gint64 hi);
void             dr_document_add_few_people (DrDocumentBuilder *self, const char *key, DrPeople people, double of);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrDocumentBuilder, dr_document_builder_free)

G_END_DECLS
