/* dr-holdings.h: what the store holds besides drafts and trail: editions of evidence, questionnaire and rulebook, and
 * the attachments of an assessment, each a name for a blob.
 * Plain values. Nothing here looks into the bytes. */
#pragma once

#include "dr-arena.h"
#include "dr-assessment.h"

G_BEGIN_DECLS

/* The store keeps the number: append only. */
typedef enum {
  DR_EDITION_EVIDENCE,
  DR_EDITION_QUESTIONNAIRE,
  DR_EDITION_RULEBOOK,
} DrEditionKind;
#define DR_N_EDITION_KINDS 3

typedef struct {
  guint       number;   /* from 1, by kind */
  const char *digest;   /* of its bytes */
  const char *label;    /* in the council's words; "" where not said */
  const char *by;       /* person id */
  gint64      at;       /* microseconds since 1970 */
} DrEdition;

typedef struct {
  /*< private >*/
  DrArena         *arena;

  /*< public, read-only >*/
  const DrEdition *items;   /* oldest first */
  guint            n_items;
} DrEditions;

typedef struct {
  /*< private >*/
  DrArena            *arena;

  /*< public, read-only >*/
  const DrAttachment *items;   /* in the order they were added */
  guint               n_items;
} DrAttachments;

void dr_editions_free    (DrEditions *self);
void dr_attachments_free (DrAttachments *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrEditions, dr_editions_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrAttachments, dr_attachments_free)

G_END_DECLS
