/* public-reasoning.h: what the adversary of the public version knows of each number, and how it learns.
 * Used by public-adversary.c, which works sums through, and public-reading.c, which reads a document. */
#pragma once

#include "public-adversary.h"

G_BEGIN_DECLS

#define ENDLESS 1e12

/* One end of one quantity, in people; not rounded to whole ones. */
typedef struct {
  char    *name;        /* key, and "lo" or "hi" */
  char    *family;
  gboolean upper;
  gboolean told;        /* it is shown in some way; what is not may be any number */
  gboolean whole;       /* it is a whole number by itself: a size, an answer */
  double   truth;
  double   of;
  double   lo;          /* what is known */
  double   hi;
} Unknown;

typedef struct {
  GPtrArray  *unknowns;    /* Unknown */
  GHashTable *by_name;
  GPtrArray  *relations;   /* GArray of int: 1-based indices; negative: subtracted */
  GArray     *rests;       /* double: what the relation adds up to */
  gboolean    apart;       /* a quantity has one key: two equal numbers are no more than chance */
} Reasoning;

void     reasoning_init     (Reasoning *self);
void     reasoning_clear    (Reasoning *self);
void     reasoning_add      (const DrValue *value, gpointer self);
void     reasoning_relate   (Reasoning *self, GArray *members, double tolerance, gboolean constant);
int      reasoning_index    (const Reasoning *self, const char *key, gboolean upper);
void     reasoning_conclude (Reasoning *self, Adversary *adversary);
gboolean reasoning_is_count (const DrValue *value);
double   reasoning_as_shown (const Unknown *self, double number);
Unknown *reasoning_find     (const Reasoning *self, const char *key, gboolean upper);
void     reasoning_learn    (Unknown *self, double lo, double hi);
void     reasoning_unite    (Reasoning *self);
void     reasoning_read     (Reasoning *self, const DrDocument *report, const DrDocument *shown);

G_END_DECLS
