/* dr-seal.h: who sealed a record, when and where, as the record's seal element says.
 * Plain value. Written by the register's steps, read by verify. All of it is asserted; nothing in it is computed, and
 * it proves no identity. */
#pragma once

#include "dr-vocabulary.h"
#include "dr-xml-document.h"
#include "dr-xml-writer.h"

G_BEGIN_DECLS

typedef struct {
  DrStep      step;
  gint64      time;       /* microseconds since 1970; a seal says whole seconds */
  const char *person;     /* id */
  const char *name;
  const char *login;      /* of the operating system */
  const char *host;
  const char *program;    /* name and version */
  const char *previous;   /* (nullable): head of the assessment's chain before the step; none before its first entry */
} DrSeal;

char    *dr_seal_time  (gint64 time);
void     dr_seal_write (DrXmlWriter *writer, const DrSeal *self);
gboolean dr_seal_read  (const DrXmlNode *node, DrSeal *self, GError **error);

G_END_DECLS
