/* dr-inspect-trail-state.h: what the timeline says of one entry of the trail.
 * Pure; used by the trail's page and tested without a display. */
#pragma once

#include "dr-inspected.h"

G_BEGIN_DECLS

typedef struct {
  char *day;        /* heads the first entry of a day */
  char *time;
  char *title;      /* the act, and of what */
  char *who;
  char *comment;    /* "" where there is none */
  char *details;    /* "" likewise */
  char *digest;     /* of the record that it sealed, else of the entry itself, with what it is */
} DrInspectEntryWords;

void      dr_inspect_entry_words       (const DrInspectedEntry *entry, DrInspectEntryWords *words);
void      dr_inspect_entry_words_clear (DrInspectEntryWords *words);
char     *dr_inspect_entry_markup      (const DrInspectEntryWords *words);
char     *dr_inspect_entry_spoken      (const DrInspectEntryWords *words);
gboolean  dr_inspect_entry_is_same_day (const DrInspectedEntry *a, const DrInspectedEntry *b);
GStrv     dr_inspect_trail_references  (const DrInspected *inspected);
GArray   *dr_inspect_trail_filter      (const DrInspected *inspected, const char *reference);
char     *dr_inspect_trail_summary     (const DrInspected *inspected, guint n_shown);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DrInspectEntryWords, dr_inspect_entry_words_clear)

G_END_DECLS
