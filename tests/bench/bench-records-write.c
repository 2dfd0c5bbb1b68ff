#include "bench-records.h"

#include <stdio.h>
#include <string.h>

#include "bench-support.h"
#include "dr-assessment-reader.h"
#include "dr-formats.h"
#include "dr-questionnaire-reader.h"
#include "dr-record.h"
#include "dr-rulebook-reader.h"
#include "dr-xml-file.h"

typedef struct {
  DrEvidence      *evidence;
  DrAssessment    *assessment;
  DrContext        context;
  DrRulebook      *rulebook;
  DrQuestionnaire *questionnaire;
  char            *digest;
  const char      *folder;     /* NULL: nothing is kept */
  gsize            size;       /* of the last record */
} Writing;

/* Free with g_free(). */
char *
bench_record_name (guint index)
{
  return g_strdup_printf ("%05u.xml", index);
}

/* Checks the draft under another reference, and writes its record. */
static void
write_one (gpointer data,
           gpointer user_data)
{
  Writing *writing = user_data;
  guint index = GPOINTER_TO_UINT (data) - 1;
  g_autofree char *name = bench_record_name (index);
  g_autofree char *reference = g_strdup_printf ("BE-%05u", index);
  g_autofree char *record = NULL;
  g_autoptr (DrCheck) check = NULL;
  g_autoptr (GError) error = NULL;
  DrAssessment assessment = *writing->assessment;
  gsize length = 0;

  g_atomic_ref_count_init (&assessment.ref_count);
  assessment.reference = reference;
  check = dr_check_new (writing->evidence, &assessment, &writing->context, writing->rulebook);
  record = dr_record_write (check, writing->digest, writing->questionnaire, NULL, &length);
  if (writing->folder != NULL)
    {
      g_autofree char *path = g_build_filename (writing->folder, name, NULL);

      if (!dr_xml_write_file (path, record, length, &error))
        g_error ("%s", error->message);
    }
  if (index == 0)
    writing->size = length;
  g_clear_pointer (&check, dr_check_free);   /* while the assessment is still there */
}

/* Wall time in seconds. */
static double
write_all (Writing    *writing,
           const char *folder,
           guint       n)
{
  GThreadPool *pool = g_thread_pool_new (write_one, writing, (int) g_get_num_processors (), TRUE, NULL);
  double start = bench_now ();

  writing->folder = folder;
  for (guint i = 0; i < n; i++)
    g_thread_pool_push (pool, GUINT_TO_POINTER (i + 1), NULL);
  g_thread_pool_free (pool, FALSE, TRUE);

  return (bench_now () - start) / 1e6;
}

/* Returns the size of one record; says how long it took where there are more. */
gsize
bench_write_records (const char *draft,
                     const char *folder,
                     guint       n)
{
  Writing writing = { NULL };
  g_autoptr (GError) error = NULL;

  writing.assessment = dr_assessment_read_file (draft, NULL, &writing.evidence, &writing.digest, &writing.context,
                                                &error);
  if (writing.assessment == NULL)
    g_error ("%s", error->message);
  writing.context.as_of = (DrDate) { 2023, 1, 31 };
  writing.rulebook = dr_rulebook_read_default (NULL);
  writing.questionnaire = dr_questionnaire_read_default (NULL);

  if (n > 1)
    {
      double kept = write_all (&writing, folder, n);
      double made = write_all (&writing, NULL, n);
      double gigabytes = (double) writing.size * n / 1e9;

      printf ("%6u records: checked, written and kept in %.2f s (%.2f GB, %.0f records a second); checked and written "
              "to memory only in %.2f s; at most %.1f MiB\n", n, kept, gigabytes, n / kept, made, bench_peak_memory ());
    }
  else
    write_all (&writing, folder, n);

  dr_questionnaire_unref (writing.questionnaire);
  dr_rulebook_unref (writing.rulebook);
  dr_assessment_unref (writing.assessment);
  dr_evidence_unref (writing.evidence);
  g_free (writing.digest);

  return writing.size;
}
