/* dr-inspect-state.h: verification as a checklist that fills while it runs: what each row shows, the sentence over them all, and
 * the grade with what it means.
 * Pure functions of what was told and found; used by the Inspect window, and tested without a display. It verifies nothing. */
#pragma once

#include "dr-verification.h"

G_BEGIN_DECLS

typedef enum {
  DR_INSPECT_WAITING,
  DR_INSPECT_RUNNING,
  DR_INSPECT_PASSED,
  DR_INSPECT_FAILED,
  DR_INSPECT_NOT_POSSIBLE,
  DR_INSPECT_STOPPED,       /* somebody pressed Cancel, or it could not go on */
} DrInspectPhase;
#define DR_N_INSPECT_PHASES 6

/* What one row shows. Nothing in it is owned but @status. */
typedef struct {
  DrInspectPhase  phase;
  const char     *name;       /* of the check, with a capital letter's worth of care left to the widget */
  const char     *meaning;
  const char     *why;
  const char     *icon;
  const char     *style;      /* "" or a CSS class; never alone: @status says the same */
  char           *status;     /* in words */
} DrInspectRow;

/* How far a verification is. */
typedef struct {
  gboolean        is_bag;
  gboolean        has_anchor;                    /* something noted outside is looked for */
  DrInspectPhase  phases[DR_N_VERIFY_CHECKS];
  guint64         n_problems[DR_N_VERIFY_CHECKS];
  guint64         n_notes[DR_N_VERIFY_CHECKS];
  guint64         n_done;                        /* records of a bag that were put through all that is made of a record */
  guint64         n_records;                     /* that there are; 0: not known yet */
} DrInspectProgress;

typedef struct {
  char       *title;      /* the grade */
  char       *meaning;
  const char *icon;
  const char *style;
} DrInspectGrade;

void            dr_inspect_progress_init  (DrInspectProgress *self, gboolean is_bag, gboolean has_anchor);
void            dr_inspect_progress_begun (DrInspectProgress *self, DrVerifyCheck check);
void            dr_inspect_progress_done  (DrInspectProgress *self, DrVerifyCheck check, DrVerifyStatus status, guint64 n_problems,
                                           guint64 n_notes);
void            dr_inspect_progress_count (DrInspectProgress *self, guint64 n_done, guint64 n_records,
                                           const guint64 *n_problems);
void            dr_inspect_progress_stop  (DrInspectProgress *self);

gboolean        dr_inspect_applies        (const DrInspectProgress *self, DrVerifyCheck check);
DrInspectRow    dr_inspect_row            (const DrInspectProgress *self, DrVerifyCheck check);
void            dr_inspect_row_clear      (DrInspectRow *row);
char           *dr_inspect_progress_words (const DrInspectProgress *self);
char           *dr_inspect_summary        (const DrVerification *verification);
DrInspectGrade  dr_inspect_grade          (const DrVerification *verification, guint n_anchors);
void            dr_inspect_grade_clear    (DrInspectGrade *grade);
char           *dr_inspect_anchor_words   (const DrVerification *verification);
char           *dr_inspect_to_text        (const DrVerification *verification, guint n_anchors);
GStrv           dr_inspect_parse_anchors  (const char *typed, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DrInspectRow, dr_inspect_row_clear)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DrInspectGrade, dr_inspect_grade_clear)

G_END_DECLS
