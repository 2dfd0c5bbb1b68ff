/* dr-trail-statement-private.h: the fields of an entry, and what each may be.
 * Used by the writer and the reader of statements, so that neither takes what the other refuses.
 * Never used outside them. */
#pragma once

#include "dr-trail-statement.h"

G_BEGIN_DECLS

typedef enum {
  DR_TRAIL_FIELD_MAGIC,
  DR_TRAIL_FIELD_SEQUENCE,
  DR_TRAIL_FIELD_POSITION,
  DR_TRAIL_FIELD_TIME,
  DR_TRAIL_FIELD_ACT,
  DR_TRAIL_FIELD_REFERENCE,
  DR_TRAIL_FIELD_VERSION,
  DR_TRAIL_FIELD_PERSON,
  DR_TRAIL_FIELD_NAME,
  DR_TRAIL_FIELD_LOGIN,
  DR_TRAIL_FIELD_HOST,
  DR_TRAIL_FIELD_PROGRAM,
  DR_TRAIL_FIELD_RECORD,
  DR_TRAIL_FIELD_COMMENT,
} DrTrailField;
#define DR_TRAIL_N_FIELDS 14

/* "2026-11-22T03:44:48.123456Z" and its NUL. */
#define DR_TRAIL_TIME_LENGTH 27

const char *dr_trail_field_name     (DrTrailField field);
void        dr_trail_set_error      (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);
gboolean    dr_trail_statement_check (const DrTrailStatement *self, GError **error);
gboolean    dr_trail_time_format    (gint64 at, char text[DR_TRAIL_TIME_LENGTH + 1]);
gboolean    dr_trail_time_parse     (const char *text, gint64 *at);

G_END_DECLS
