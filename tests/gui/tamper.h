/* tamper.h: changes files of a bag, and what the bag says of them, as somebody does who wants it to have said something else.
 * Used by the test of the whole story. It knows nothing of records, and never uses the program that made the bag. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A file of a bag. */
typedef struct {
  char  *file;     /* its path */
  char  *text;
  gsize  length;   /* of the text, in bytes */
} Tampered;

Tampered tamper_read      (const char *bag, const char *name);
void     tamper_write     (const Tampered *file);
void     tamper_clear     (Tampered *file);
void     tamper_list_anew (const char *bag, const char *list, const char *name);
void     tamper_grow      (const char *bag, gsize more);

G_END_DECLS
