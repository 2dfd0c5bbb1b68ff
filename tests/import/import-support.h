/* import-support.h: what the tests of this layer share: a small evidence base, previews from text, rows by their id.
 * Used by the tests only. */
#pragma once

#include "dr-figure-import.h"

G_BEGIN_DECLS

/* A file of a test: what it is called and what it says. */
typedef struct {
  const char *name;
  const char *text;
} TestFile;

#define TEST_AREA "X07000001"
#define TEST_AREA_NAME "Testborough"

DrEvidence        *test_evidence_new   (const char *area);
DrCensusMapping   *test_mapping_get    (void);
char              *test_fixture        (const char *name);
DrImportPreview   *test_preview        (const TestFile *files, guint n_files, const char *area, const char *area_name,
                                        const DrEvidence *evidence);
DrImportPreview   *test_preview_files  (const char * const *fixtures, const char *area, const DrEvidence *evidence);
const DrImportRow *test_row            (const DrImportPreview *preview, const char *id);
const DrImportRow *test_file_row       (const DrImportPreview *preview, DrImportStatus status);
void               test_contains       (const char *text, const char *part);

G_END_DECLS
