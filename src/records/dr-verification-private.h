/* dr-verification-private.h: how a verification is filled.
 * Shared by the files of verify only. A verification belongs to one thread at a time. */
#pragma once

#include "dr-verification.h"
#include "dr-xml-difference.h"

G_BEGIN_DECLS

/* What has an id in words that people read. */
typedef enum { DR_VERIFY_PERSON, DR_VERIFY_SERVICE } DrVerifyNamed;

DrVerification *dr_verification_new          (DrVerifyKind kind, const char *path);
void            dr_verification_tested       (DrVerification *self, DrVerifyCheck check);
void            dr_verification_not_tested   (DrVerification *self, DrVerifyCheck check, const char *reason);
void            dr_verification_problem      (DrVerification *self, DrVerifyCheck check, const char *where,
                                              const char *format, ...) G_GNUC_PRINTF (4, 5);
void            dr_verification_problem_of   (DrVerification *self, DrVerifyLineKind kind, DrVerifyCheck check,
                                              const char *where, const char *format, ...) G_GNUC_PRINTF (5, 6);
void            dr_verification_note         (DrVerification *self, DrVerifyCheck check, const char *where,
                                              const char *format, ...) G_GNUC_PRINTF (4, 5);
void            dr_verification_differences  (DrVerification *self, const char *where, GPtrArray *differences);
gboolean        dr_verification_is_plain     (const DrVerification *self);
void            dr_verification_merge        (DrVerification *self, DrVerification *record);
void            dr_verification_finish       (DrVerification *self, gboolean anchored, gboolean uncovered);

/* dr-verification-names.c */
void            dr_verification_call         (DrVerification *self, DrVerifyNamed kind, const char *id, const char *name);
char           *dr_verification_named        (const DrVerification *self, DrVerifyNamed kind, const char *id);
void            dr_verification_take_words   (char *marked, char **words, char **named);

G_END_DECLS
