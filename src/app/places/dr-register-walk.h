/* dr-register-walk.h: a walk over the rows that a query finds, page by page: how many there are, where each page starts,
 * and the pages that are wanted whole.
 * Used by DrRegisterModel, in a lane of the desk. It keeps one row a page, and the pages it was asked for. */
#pragma once

#include "dr-desk.h"

G_BEGIN_DECLS

/* Rows of a page. */
#define DR_REGISTER_PAGE 100

/* A search shows no more than this. */
#define DR_REGISTER_MOST_FOUND 1000

/* What is asked; the rows before its first page are known. */
typedef struct {
  DrRegisterQuery *query;      /* see dr_register_query_copy() */
  guint            first;      /* page to begin with */
  DrRegisterRow   *after;      /* (nullable): the row before it */
  gboolean         brief;      /* only the count and the first thousand rows; else to the end */
  gint64           find;       /* id of a row to find; 0: none */
  GArray          *wanted;     /* (nullable) of guint: numbers of pages to bring whole */
} DrRegisterWalk;

typedef struct {
  guint      number;
  GPtrArray *rows;      /* of DrRegisterRow */
} DrRegisterSheet;

typedef struct {
  guint      n;         /* rows in all; of a search no more than are shown */
  gboolean   more;      /* a search finds more than are shown */
  gboolean   whole;     /* it came to the end */
  GPtrArray *anchors;   /* of DrRegisterRow: the last row of each full page walked over */
  GPtrArray *sheets;    /* of DrRegisterSheet: those wanted that there are */
  guint      found;     /* position of the row to find; %G_MAXUINT: it is not among those walked over */
} DrRegisterOutline;

DrRegisterQuery   *dr_register_query_copy   (const DrRegisterQuery *query);
void               dr_register_query_free   (DrRegisterQuery *query);

void               dr_register_walk_free    (DrRegisterWalk *self);
gpointer           dr_register_walk         (DrRegister *in, gpointer walk, GCancellable *cancellable, GError **error);
void               dr_register_outline_free (DrRegisterOutline *self);

DrRegisterPage    *dr_register_read_page    (DrRegister *in, const DrRegisterQuery *query, const DrRegisterRow *after,
                                             GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrRegisterWalk, dr_register_walk_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrRegisterOutline, dr_register_outline_free)

G_END_DECLS
