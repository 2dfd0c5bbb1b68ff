/* dr-text.h: text for a terminal of 100 columns: paragraphs, aligned cells, and an interval drawn as a bar.
 * Used by the commands. Widths are columns on screen, not bytes; colour only where a terminal shows it. */
#pragma once

#include "dr-interval.h"

#include <glib.h>

G_BEGIN_DECLS

#define DR_TEXT_WIDTH 100

typedef enum { DR_ALIGN_LEFT, DR_ALIGN_RIGHT } DrAlign;

/* Of a row: how wide, and to which side what is in it stands. */
typedef struct {
  guint   width;
  DrAlign align;
} DrTextColumn;

guint    dr_text_width     (const char *text);
void     dr_text_cell      (GString *out, const char *text, guint width, DrAlign align);
void     dr_text_row       (GString *out, const char * const *cells, const DrTextColumn *columns, guint n);
char   **dr_text_lines     (const char *text, guint width);
void     dr_text_paragraph (GString *out, const char *first_indent, const char *indent, const char *text);
void     dr_text_heading   (GString *out, const char *text);
void     dr_text_bar       (GString *out, DrInterval share, guint width);
gboolean dr_text_is_utf8   (void);
gboolean dr_text_colour    (void);

G_END_DECLS
