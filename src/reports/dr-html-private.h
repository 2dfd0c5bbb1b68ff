/* dr-html-private.h: what the files that write HTML share.
 * Used by dr-html-*.c only.
 * Whatever comes from outside goes through dr_html_escape(). */
#pragma once

#include "dr-chart.h"
#include "dr-document.h"

G_BEGIN_DECLS

/* dr-html-words.c */
void     dr_html_escape      (GString *out, const char *text);
void     dr_html_add_text    (GString *out, const char *text);
void     dr_html_add_words   (GString *out, const DrWords *words);
void     dr_html_end_element (GString *out, const char *element);
gboolean dr_html_is_said     (const DrWords *words);

/* dr-html-table.c */
typedef void (*DrHtmlCell) (gpointer page, const DrDocumentTable *table, guint column, const DrCell *cell);

const char *dr_html_start_cell (GString *out, const DrCell *cell, gboolean with_id);
void        dr_html_add_rows   (GString *out, const DrDocumentTable *table, guint from, guint to, DrHtmlCell add_cell,
                                gpointer page);

/* dr-html-style.c, dr-html-chart.c */
void dr_html_add_style  (GString *out);
void dr_html_add_marks  (GString *out);
void dr_html_add_chart  (GString *out, const DrChartData *data, gboolean right_to_left, const char *labelled_by,
                         const char *described_by);

G_END_DECLS
