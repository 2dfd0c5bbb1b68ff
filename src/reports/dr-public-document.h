/* dr-public-document.h: a document as anybody may read it: without names of officers, counts of 1 to 9 and private words.
 * Used by the assessment report and whatever else is made with dr-document-builder.h.
 * It makes no report of its own: it shows less of one, says what it left out, and draws charts from what is left. */
#pragma once

#include <gio/gio.h>

#include "dr-document.h"
#include "dr-suppression.h"

G_BEGIN_DECLS

/* Somebody who is not to be named; a name is looked for in what people typed as well. */
typedef struct {
  const char *id;
  const char *name;   /* (nullable) */
} DrPublicPerson;

typedef struct {
  const char           *digest;        /* (nullable): SHA-256 of the record that the document is made from; none: of no record */
  const char           *accountable;   /* (nullable): id of the one person who stays named */
  const DrPublicPerson *people;        /* all whose names are known; those whom the document names need not be among them */
  guint                 n_people;
  const DrSuppression *const *earlier; /* (nullable): of versions of the same that are published: see dr_suppression_new () */
  guint                 n_earlier;
  GCancellable         *cancellable;   /* (nullable): stops it; what comes of it then is not to be shown */
  const DrSuppression  *suppression;   /* (nullable): how numbers are shown; else it is looked for in the document */
  gboolean              of_return;     /* @digest is that of a return, not of a record */
} DrPublicOptions;

/* What was left out: how many of each kind. Every place counts, so the same number in two tables counts twice. */
typedef struct {
  guint small;       /* shown as "fewer than 10" */
  guint coarse;      /* shown as a wider range */
  guint withheld;    /* not shown */
  guint names;       /* places where a person was named */
  guint passages;    /* marked as private */
  guint figures;     /* passages that are shown and state a number under 10 */
  guint charts;      /* left out */
  guint links;       /* addresses of mail, and parts of others that hold a name */
  guint files;       /* attached, whose names are not shown */
} DrPublicTally;

DrDocument *dr_public_document_new (DrDocument *document, const DrPublicOptions *options, DrPublicTally *tally);

G_END_DECLS
