/* dr-trail-statement.h: what one entry of the trail states, its bytes, and the heads of the chains it stands in.
 * Used by the register, which writes entries, and by whoever checks a trail. Pure: it asks no clock and no computer who
 * acts, and what it states is asserted, not authenticated. schemas/trail-format.md says it for strangers. */
#pragma once

#include "dr-arena.h"
#include "dr-digest-text.h"

G_BEGIN_DECLS

#define DR_TRAIL_MAGIC "due-regard-trail-1"
#define DR_TRAIL_ENTRY_MAX ((gsize) 1024 * 1024)   /* bytes of an entry */
#define DR_TRAIL_REFERENCE_MAX 1024                /* bytes of a reference */

typedef struct {
  const char *name;    /* not empty */
  const char *value;
} DrTrailDetail;

/* Texts are UTF-8; "" and NULL are the same where a text may be NULL. */
typedef struct {
  guint64              sequence;    /* in the store's chain, from 1 */
  guint64              position;    /* in the assessment's chain, from 1; 0 with no reference */
  gint64               at;          /* microseconds since 1970, UTC; years 1 to 9999 */
  const char          *act;         /* submit, approve, grant, ...: lower-case letters and hyphens */
  const char          *reference;   /* (nullable): of the assessment */
  guint                version;     /* from 1; 0 with no reference */
  const char          *person;      /* (nullable): id of who acts */
  const char          *name;        /* (nullable) */
  const char          *login;       /* (nullable): that the computer knew */
  const char          *host;        /* (nullable): the computer */
  const char          *program;     /* (nullable): and its version */
  const char          *record;      /* (nullable): digest of the sealed record */
  const char          *comment;     /* (nullable) */
  const DrTrailDetail *details;     /* in the order they were given */
  guint                n_details;

  /*< private >*/
  DrArena             *arena;       /* (nullable): of a statement that was read; no text in it is then NULL */
} DrTrailStatement;

GBytes           *dr_trail_statement_write  (const DrTrailStatement *self, GError **error);
DrTrailStatement *dr_trail_statement_read   (gconstpointer data, gsize length, GError **error);
void              dr_trail_statement_free   (DrTrailStatement *self);

void              dr_trail_entry_digest     (GBytes *entry, char digest[DR_DIGEST_SIZE]);
void              dr_trail_next_head        (const char *previous, const char *digest, char head[DR_DIGEST_SIZE]);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrTrailStatement, dr_trail_statement_free)

G_END_DECLS
