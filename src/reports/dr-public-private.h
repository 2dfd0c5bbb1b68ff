/* dr-public-private.h: what the public version is made with: how numbers, names and words of it are shown.
 * Used by the dr-public-*.c files only.
 * It counts what it leaves out, and keeps none of it. */
#pragma once

#include "dr-document-builder.h"
#include "dr-public-document.h"
#include "dr-suppression.h"

G_BEGIN_DECLS

typedef struct _DrPublicNames DrPublicNames;

DrPublicNames *dr_public_names_new   (const DrDocument *document, const DrPublicOptions *options);
void           dr_public_names_free  (DrPublicNames *self);
const char    *dr_public_names_label (DrPublicNames *self, const DrValue *person);
char          *dr_public_names_clean (DrPublicNames *self, const char *text, gboolean said, gboolean begins, guint *n,
                                      guint *addresses);
guint          dr_public_names_count (const DrPublicNames *self);

/* A word of a text: where its bytes stand. */
typedef struct {
  gsize    start;
  gsize    end;
  char    *folded;
  gboolean small;      /* it begins with a small letter */
  gboolean capitals;   /* it has no small letter */
  gboolean joined;     /* a piece of a file's name, of an id or of an address */
} DrPublicToken;

/* An address of mail, or a part of the address of a page. */
typedef struct {
  gsize    start;
  gsize    end;
  gboolean mail;
} DrPublicSpan;

char          *dr_public_fold        (const char *text, gssize length);
GArray        *dr_public_tokens      (const char *text);
GArray        *dr_public_addresses   (const char *text);
gboolean       dr_public_is_ordinary (const char *folded, gboolean small);
gboolean       dr_public_is_no_name  (const char *folded);
gboolean       dr_public_is_determiner (const char *folded);
gboolean       dr_public_is_of_place (const char *folded);

char          *dr_public_words_open  (const char *text, gboolean *hidden, guint *n);

DrValue        dr_public_withheld    (DrDocumentBuilder *out, DrPublicTally *tally);
DrValue        dr_public_value       (DrDocumentBuilder *out, const DrValue *value, DrCoarse coarse, DrPublicTally *tally);

/* Whole document: passed to each part that is made anew. */
typedef struct {
  DrDocumentBuilder   *out;
  const DrSuppression *suppression;
  DrPublicNames       *names;
  DrPublicTally        tally;
  GHashTable          *met;      /* how a text begins → what was counted in it */
  const char          *field;    /* (nullable): that the last words were typed into */
  gboolean             hidden;   /* what is typed next into that field is private */
  gboolean             within;   /* what comes next goes on with a sentence */
} DrPublic;

DrWords        dr_public_words       (DrPublic *self, const DrWords *words);
DrWords        dr_public_cell        (DrPublic *self, const DrWords *words);
DrValue        dr_public_number      (DrPublic *self, const DrValue *value);
const char    *dr_public_text        (DrPublic *self, const char *text, gboolean said);
const DrDocumentTable *dr_public_table (DrPublic *self, const DrDocumentTable *table, const guint **rows);
gboolean       dr_public_chart       (DrPublic *self, const DrChartData *chart, const guint *rows, DrChartData *made);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrPublicNames, dr_public_names_free)

G_END_DECLS
