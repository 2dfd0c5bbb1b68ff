/* dr-change-list.h: what changed in an assessment from one version to the next, in the order of its sections.
 * Pure. Used by a review's list of changes and by its sections. Verdicts, decisions and what the register writes are no
 * changes; a new or removed item is told once, as a whole. */
#pragma once

#include "dr-change-words.h"

G_BEGIN_DECLS

typedef enum {
  DR_CHANGE_ADDED,
  DR_CHANGE_REMOVED,
  DR_CHANGE_TEXT,     /* another text or value */
} DrChangeKind;

typedef struct {
  DrChangeKind  kind;
  const char   *section;   /* id */
  const char   *key;       /* where it is now: of a field, or prefix of an item; of what was removed, where it was */
  const char   *name;
  const char   *before;    /* "" where it was not there */
  const char   *after;     /* "" where it is no longer there */
} DrChange;

typedef struct {
  /*< private >*/
  DrArena        *arena;

  /*< public, read-only >*/
  const DrChange *changes;
  guint           n;
} DrChangeList;

gboolean      dr_change_counts         (const char *key);
DrChangeList *dr_change_list_new       (const DrChangeNames *names);
guint         dr_change_list_count     (const DrChangeList *self, const char *section);
const char   *dr_change_kind_label     (DrChangeKind kind);
char         *dr_change_list_summary   (const DrChangeList *self, guint since);
void          dr_change_list_free      (DrChangeList *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrChangeList, dr_change_list_free)

G_END_DECLS
