/* dr-public-find.h: where names of people stand in a text.
 * Used by dr-public-names.c, which knows the people.
 * It changes no text: it says from which word to which a name goes, and what may stand there. */
#pragma once

#include "dr-public-private.h"

G_BEGIN_DECLS

/* A word in small letters that stands so often beside no other of the name is a word of its own. */
#define DR_PUBLIC_COMMON 2

typedef struct {
  char     *id;
  char     *label;    /* (nullable): "Officer 2", once the person was met */
  char    **words;    /* (nullable): of the name, folded */
  char     *joined;   /* (nullable): the name as one word */
  gboolean  stays;    /* the accountable one: the name is known, and left where it stands */
} DrPublicKnown;

/* Of two that stand at the same words, the first. */
typedef enum { DR_PUBLIC_WHOLE, DR_PUBLIC_TURNED, DR_PUBLIC_ID, DR_PUBLIC_PIECE } DrPublicKind;

/* Folded words one after another that name somebody. */
typedef struct {
  char          **words;
  guint           n;
  DrPublicKind    kind;
  DrPublicKnown  *person;     /* (nullable): of a piece: none */
  gboolean        capital;    /* only where it begins with one */
} DrPublicSought;

struct _DrPublicNames {
  char       *accountable;
  GPtrArray  *people;       /* DrPublicKnown */
  GHashTable *by_id;        /* → DrPublicKnown, but for the accountable one */
  GHashTable *sought;       /* first word → GPtrArray of DrPublicSought */
  GHashTable *pieces;       /* a set: each word of each name, folded */
  GHashTable *small;        /* such a word → how often it stands in small letters by itself */
  guint       n_labels;
};

/* A text in which names are looked for. */
typedef struct {
  const char          *text;
  const DrPublicToken *tokens;
  guint                n;
  gboolean             said;
} DrPublicScan;

DrPublicScan dr_public_scan        (const char *text, const GArray *tokens, gboolean said);
gboolean     dr_public_is_title    (const char *folded);
const char  *dr_public_known_label (DrPublicNames *self, DrPublicKnown *person);
guint        dr_public_find        (DrPublicNames *self, const DrPublicScan *text, guint i, const char **label);
gboolean     dr_public_is_near     (const DrPublicScan *text, guint i, const char *signs, gboolean spaces);
gboolean     dr_public_goes_on     (const DrPublicScan *text, guint i);
gboolean     dr_public_is_meant    (const DrPublicScan *text, guint i);
guint        dr_public_around      (const DrPublicNames *self, const DrPublicScan *text, guint i);
gboolean     dr_public_page_tells  (const DrPublicNames *self, const char *text, const DrPublicSpan *span);

G_END_DECLS
