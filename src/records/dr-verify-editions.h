/* dr-verify-editions.h: the editions of evidence, rules and questions that a bag holds, by digest.
 * Used by verify: a record is made again from the editions that it names. Read-only once filled, and then shared by
 * threads. It publishes nothing and asks no trail. */
#pragma once

#include "dr-digest-text.h"
#include "dr-questionnaire.h"
#include "dr-record.h"
#include "dr-verification.h"

G_BEGIN_DECLS

typedef enum {
  DR_VERIFY_EVIDENCE,
  DR_VERIFY_QUESTIONNAIRE,
  DR_VERIFY_RULEBOOK,
} DrVerifyEdition;
#define DR_N_VERIFY_EDITIONS 3

/* Editions have at most so many bytes altogether. */
#define DR_VERIFY_EDITIONS_MAX ((guint64) 256 * 1024 * 1024)

typedef struct {
  char            *name;            /* of the member */
  char             digest[DR_DIGEST_SIZE];
  guint64          number;          /* that its name says */
  gboolean         is_used;         /* a record names it */
  gboolean         is_published;    /* an act of the trail names it */
  DrEvidence      *evidence;        /* (nullable): one of the three, NULL where it cannot be read */
  DrQuestionnaire *questionnaire;   /* (nullable) */
  DrRulebook      *rulebook;        /* (nullable) */
} DrVerifyEditionFile;

typedef struct {
  GHashTable *files[DR_N_VERIFY_EDITIONS];   /* digest: DrVerifyEditionFile */
  guint64     n_bytes;
} DrVerifyEditions;

const char          *dr_verify_edition_word   (DrVerifyEdition kind);
DrVerifyEditions    *dr_verify_editions_new   (void);
void                 dr_verify_editions_free  (DrVerifyEditions *self);
void                 dr_verify_editions_add   (DrVerifyEditions *self, DrVerification *report, DrVerifyEdition kind,
                                               const char *name, guint64 number, GBytes *bytes);
void                 dr_verify_editions_add_shipped (DrVerifyEditions *self);
DrVerifyEditionFile *dr_verify_editions_find  (DrVerifyEditions *self, DrVerifyEdition kind, const char *digest);
void                 dr_verify_editions_check (DrVerifyEditions *self, DrVerification *report, const DrXmlDocument *document,
                                               const DrRecord *record);
void                 dr_verify_editions_missing (DrVerifyEditions *self, DrVerification *report, GHashTable *facts);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrVerifyEditions, dr_verify_editions_free)

G_END_DECLS
