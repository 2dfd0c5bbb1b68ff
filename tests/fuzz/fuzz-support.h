/* fuzz-support.h: what the fuzz targets share: files of the repository, judgement of errors, records verified.
 * Used by the targets only. Whatever must hold and does not is an abort, so that libFuzzer keeps the input. */
#pragma once

#include "dr-check.h"
#include "dr-questionnaire.h"
#include "dr-xml-document.h"

G_BEGIN_DECLS

/* libFuzzer's own, which has no header. */
int    LLVMFuzzerInitialize      (int *argc, char ***argv);
int    LLVMFuzzerTestOneInput    (const guint8 *data, gsize size);
gsize  LLVMFuzzerMutate          (guint8 *data, gsize size, gsize max_size);
gsize  LLVMFuzzerCustomMutator   (guint8 *data, gsize size, gsize max_size, unsigned int seed);
gsize  LLVMFuzzerCustomCrossOver (const guint8 *data, gsize size, const guint8 *other, gsize other_size, guint8 *out,
                                  gsize max_out_size, unsigned int seed);

/* The assessment and the context of a draft, with the evidence base that it names. */
typedef struct {
  DrEvidence   *evidence;
  DrAssessment *assessment;
  DrContext     context;
} FuzzDraft;

void             fuzz_require             (gboolean holds, const char *what);
void             fuzz_expect_error        (const GError *error);
void             fuzz_expect_no_error     (const GError *error, const char *what);

char            *fuzz_source_path         (const char *path);
const char      *fuzz_file_of             (const guint8 *data, gsize size);

DrRulebook      *fuzz_rulebook            (void);
DrQuestionnaire *fuzz_questionnaire       (void);
DrEvidence      *fuzz_evidence            (const char *path);
FuzzDraft       *fuzz_draft               (const char *path);

void             fuzz_describe_check      (const DrCheck *check);
void             fuzz_verify_record       (const char *data, gsize length);
void             fuzz_verify_evidence     (const DrEvidence *evidence);

#define FUZZ_DIGEST "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
#define FUZZ_AS_OF ((DrDate) { 2023, 1, 31 })

G_END_DECLS
