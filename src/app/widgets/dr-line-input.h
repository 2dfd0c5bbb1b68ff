/* dr-line-input.h: an input of one line: words, a number or a date, held to what it may be. */
#pragma once

#include "dr-input.h"

G_BEGIN_DECLS

/* Characters that the format takes for a short text. */
#define DR_LINE_MOST 4000

typedef enum {
  DR_LINE_WORDS,
  DR_LINE_DATE,      /* 2026-03-31, with a calendar beside it */
  DR_LINE_NUMBER,    /* not negative, as 37.5 or 1,200 */
  DR_LINE_COUNT,     /* of people: a whole number */
  DR_LINE_HOURS,     /* of a week: a number of at most 168 */
  DR_LINE_SHARE,     /* typed as a percentage, kept as a share 0..1 */
} DrLineKind;

#define DR_TYPE_LINE_INPUT (dr_line_input_get_type ())

G_DECLARE_FINAL_TYPE (DrLineInput, dr_line_input, DR, LINE_INPUT, DrInput)

DrLineInput *dr_line_input_new      (const char *label, DrLineKind kind);
void         dr_line_input_set_most (DrLineInput *self, guint characters);
char        *dr_line_too_long       (const char *text, guint most);

G_END_DECLS
