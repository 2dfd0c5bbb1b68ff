#include "dr-verification-private.h"

#include <glib/gi18n-lib.h>

static const struct {
  const char *id;
  const char *name;
  const char *meaning;
  gboolean    of_record;
} checks[DR_N_VERIFY_CHECKS] = {
  [DR_VERIFY_CHECKSUMS] = { "checksums", N_("bag checksums"),
    N_("Every file of the bag has the digest that the manifests state; none is missing, and none is there that they do not list."),
    FALSE },
  [DR_VERIFY_LAYOUT] = { "layout", N_("layout"),
    N_("Every file of the bag stands where the format has it, and every record under the name that it says itself."), FALSE },
  [DR_VERIFY_SCHEMA] = { "schema", N_("schema"),
    N_("The file is well-formed, has nothing in it that could do harm, and is as its schema says."), TRUE },
  [DR_VERIFY_CANONICAL] = { "canonical", N_("canonical form"),
    N_("The bytes are Canonical XML 1.0 in the published layout, so that a digest stands for the content."), TRUE },
  [DR_VERIFY_REPERFORMANCE] = { "reperformance", N_("re-performance"),
    N_("Every figure and every rule’s result, computed again from the record alone, is what the record states."), TRUE },
  [DR_VERIFY_EDITIONS] = { "editions", N_("evidence and rules"),
    N_("What a record says of evidence, rules and questions is what it would say had it been made from the editions in the bag, "
       "and acts in the trail published these."), FALSE },
  [DR_VERIFY_PERMITTED] = { "permitted", N_("findings before the step"),
    N_("No finding that holds up the step was open when it was taken."), TRUE },
  [DR_VERIFY_SEAL] = { "seal", N_("seal"),
    N_("The seal is whole, and says the same step, person and day as the record that it seals."), TRUE },
  [DR_VERIFY_CHAINS] = { "chains", N_("chains"),
    N_("The trail has no entry removed, added or reordered, and its heads are those that seals, the bag and the return name."),
    FALSE },
  [DR_VERIFY_ENTRIES] = { "entries", N_("records and entries"),
    N_("Each sealed record is named by an entry that says the same of it, and each entry that sealed one has its record."), FALSE },
  [DR_VERIFY_WORKFLOW] = { "workflow", N_("workflow"),
    N_("Each step was taken from a stage that it may be taken from."), TRUE },
  [DR_VERIFY_ROLES] = { "roles", N_("roles"),
    N_("Whoever acted had the role for it by the grants before, and nobody granted one to themselves."), FALSE },
  [DR_VERIFY_DUTIES] = { "duties", N_("separation of duties"),
    N_("Nobody was two of author, reviewer and approver of one version."), TRUE },
  [DR_VERIFY_TIMELINESS] = { "timeliness", N_("timeliness"),
    N_("Days and clock times follow one another; what came late for the decision is stated."), TRUE },
  [DR_VERIFY_ATTACHMENTS] = { "attachments", N_("attachments"),
    N_("Each attachment that a record names is there with its digest and size, or an act in the trail erased it."), FALSE },
  [DR_VERIFY_RETURN] = { "return", N_("maintaining-access return"),
    N_("The return, made again from the bag’s records, is what it states, and its stages are those of the trail."), FALSE },
  [DR_VERIFY_RECEIVED] = { "received", N_("received from elsewhere"),
    N_("Every file that was received from elsewhere has the digest that an act received, and each record among them follows from "
       "itself, unless that act says that it did not; whether it stands in its own trail was not followed up."), FALSE },
  [DR_VERIFY_ANCHOR] = { "anchor", N_("heads noted outside"),
    N_("Every head or digest that was noted outside is found, so that nothing up to it was rewritten since."), FALSE },
};

/**
 * dr_verify_check_id:
 * @check: a check
 *
 * Returns: (transfer none): a word for it that never changes
 */
const char *
dr_verify_check_id (DrVerifyCheck check)
{
  return checks[check].id;
}

/**
 * dr_verify_check_name:
 * @check: a check
 *
 * Returns: (transfer none): its name, translated
 */
const char *
dr_verify_check_name (DrVerifyCheck check)
{
  return _(checks[check].name);
}

/**
 * dr_verify_check_meaning:
 * @check: a check
 *
 * Returns: (transfer none): what it means that it passed, in one sentence, translated
 */
const char *
dr_verify_check_meaning (DrVerifyCheck check)
{
  return _(checks[check].meaning);
}

/**
 * dr_verify_status_id:
 * @status: a status
 *
 * Returns: (transfer none): a word for it that never changes
 */
const char *
dr_verify_status_id (DrVerifyStatus status)
{
  static const char * const words[] = { "passed", "failed", "not-tested" };

  return words[status];
}

/**
 * dr_grade_id:
 * @grade: a grade
 *
 * Returns: (transfer none): a word for it that never changes
 */
const char *
dr_grade_id (DrGrade grade)
{
  static const char * const words[] = { "failed", "consistent", "anchored", "signed" };

  return words[grade];
}

static void
free_line (gpointer data)
{
  DrVerifyLine *line = data;

  g_free (line->where);
  g_free (line->words);
  g_free (line->named);
  g_free (line);
}

static void
free_differences (gpointer data)
{
  DrVerifyDifferences *differences = data;

  g_free (differences->where);
  g_ptr_array_unref (differences->differences);
  g_free (differences);
}

/* dr_verification_new(): nothing is tested yet. */
DrVerification *
dr_verification_new (DrVerifyKind kind,
                     const char  *path)
{
  DrVerification *self = g_new0 (DrVerification, 1);

  self->kind = kind;
  self->path = g_strdup (path);
  self->cannot_show = g_ptr_array_new_with_free_func (g_free);
  self->differences = g_ptr_array_new_with_free_func (free_differences);
  for (guint i = 0; i < DR_N_VERIFY_CHECKS; i++)
    {
      self->results[i].applies = i != DR_VERIFY_ANCHOR && (kind == DR_VERIFY_BAG || checks[i].of_record);
      self->results[i].status = DR_VERIFY_NOT_TESTED;
      self->results[i].lines = g_ptr_array_new_with_free_func (free_line);
    }

  return self;
}

/**
 * dr_verification_free:
 * @self: (transfer full) (nullable): a verification
 */
void
dr_verification_free (DrVerification *self)
{
  if (self == NULL)
    return;

  for (guint i = 0; i < DR_N_VERIFY_CHECKS; i++)
    {
      g_free (self->results[i].reason);
      g_ptr_array_unref (self->results[i].lines);
    }
  g_free (self->path);
  g_free (self->reference);
  g_free (self->digest);
  g_free (self->store_head);
  g_clear_pointer (&self->names, g_hash_table_unref);
  g_ptr_array_unref (self->cannot_show);
  g_ptr_array_unref (self->differences);
  g_free (self);
}

/**
 * dr_verification_passed:
 * @self: a verification
 *
 * Returns: whether no check failed
 */
gboolean
dr_verification_passed (const DrVerification *self)
{
  for (guint i = 0; i < DR_N_VERIFY_CHECKS; i++)
    if (self->results[i].status == DR_VERIFY_FAILED)
      return FALSE;

  return TRUE;
}

/* dr_verification_tested(): the check was made; it passes unless a problem was or is found. */
void
dr_verification_tested (DrVerification *self,
                        DrVerifyCheck   check)
{
  DrVerifyResult *result = &self->results[check];

  result->applies = TRUE;
  if (result->status != DR_VERIFY_FAILED)
    result->status = DR_VERIFY_PASSED;
  g_clear_pointer (&result->reason, g_free);
}

/* dr_verification_not_tested(): why the check could not be made; of no effect where it was. */
void
dr_verification_not_tested (DrVerification *self,
                            DrVerifyCheck   check,
                            const char     *reason)
{
  DrVerifyResult *result = &self->results[check];

  if (result->status == DR_VERIFY_NOT_TESTED && result->reason == NULL)
    result->reason = g_strdup (reason);
}

static void
add_line (DrVerifyResult  *result,
          gboolean         is_problem,
          DrVerifyLineKind kind,
          const char      *where,
          char            *marked)
{
  guint64 *n = is_problem ? &result->n_problems : &result->n_notes;
  DrVerifyLine *line;

  if ((*n)++ >= DR_VERIFY_LINES_MAX)
    {
      g_free (marked);
      return;
    }

  line = g_new0 (DrVerifyLine, 1);
  *line = (DrVerifyLine) { .is_problem = is_problem, .kind = kind, .where = g_strdup (where) };
  dr_verification_take_words (marked, &line->words, &line->named);
  g_ptr_array_add (result->lines, line);
}

static void
add_problem (DrVerification   *self,
             DrVerifyLineKind  kind,
             DrVerifyCheck     check,
             const char       *where,
             char             *words)
{
  DrVerifyResult *result = &self->results[check];

  add_line (result, TRUE, kind, where, words);
  result->applies = TRUE;
  result->status = DR_VERIFY_FAILED;
}

/* dr_verification_problem(): the check fails. */
void
dr_verification_problem (DrVerification *self,
                         DrVerifyCheck   check,
                         const char     *where,
                         const char     *format,
                         ...)
{
  va_list arguments;

  va_start (arguments, format);
  add_problem (self, DR_VERIFY_LINE_OTHER, check, where, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

/* dr_verification_problem_of(): as dr_verification_problem(), of a @kind that can be explained. */
void
dr_verification_problem_of (DrVerification  *self,
                            DrVerifyLineKind kind,
                            DrVerifyCheck    check,
                            const char      *where,
                            const char      *format,
                            ...)
{
  va_list arguments;

  va_start (arguments, format);
  add_problem (self, kind, check, where, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

/* dr_verification_note(): something to know, which fails nothing. */
void
dr_verification_note (DrVerification *self,
                      DrVerifyCheck   check,
                      const char     *where,
                      const char     *format,
                      ...)
{
  va_list arguments;

  va_start (arguments, format);
  add_line (&self->results[check], FALSE, DR_VERIFY_LINE_OTHER, where, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

/* dr_verification_differences(): takes (transfer full) @differences; keeps the first of them. */
void
dr_verification_differences (DrVerification *self,
                             const char     *where,
                             GPtrArray      *differences)
{
  DrVerifyDifferences *each = g_new0 (DrVerifyDifferences, 1);

  each->where = g_strdup (where);
  each->n = differences->len;
  each->differences = differences;
  if (differences->len > DR_VERIFY_DIFFERENCES_MAX)
    g_ptr_array_set_size (differences, DR_VERIFY_DIFFERENCES_MAX);
  g_ptr_array_add (self->differences, each);
}

static void
merge_result (DrVerifyResult       *into,
              const DrVerifyResult *from,
              const char           *where)
{
  for (guint i = 0; i < from->lines->len; i++)
    {
      const DrVerifyLine *line = from->lines->pdata[i];

      guint before = into->lines->len;

      add_line (into, line->is_problem, line->kind, line->where != NULL ? line->where : where, g_strdup (line->words));
      if (into->lines->len > before)
        ((DrVerifyLine *) into->lines->pdata[before])->named = g_strdup (line->named);
    }
  if (from->status == DR_VERIFY_FAILED)
    into->status = DR_VERIFY_FAILED;
  else if (from->status == DR_VERIFY_PASSED && into->status == DR_VERIFY_NOT_TESTED)
    into->status = DR_VERIFY_PASSED;
  else if (from->status == DR_VERIFY_NOT_TESTED && from->reason != NULL)
    add_line (into, FALSE, DR_VERIFY_LINE_OTHER, where, g_strdup_printf (_("not tested: %s"), from->reason));
}

/* dr_verification_is_plain(): it only says which checks passed: merged it is the same before as after any other. */
gboolean
dr_verification_is_plain (const DrVerification *self)
{
  for (guint i = 0; i < DR_N_VERIFY_CHECKS; i++)
    if (self->results[i].lines->len > 0 || self->results[i].reason != NULL)
      return FALSE;

  return self->differences->len == 0;
}

/* dr_verification_merge(): what was found of one record of a bag becomes what was found of the bag; takes its differences.
 * A check that was made of any record counts as made. */
void
dr_verification_merge (DrVerification *self,
                       DrVerification *record)
{
  for (guint i = 0; i < DR_N_VERIFY_CHECKS; i++)
    merge_result (&self->results[i], &record->results[i], record->path);
  while (record->differences->len > 0 && self->differences->len < DR_VERIFY_LINES_MAX)
    g_ptr_array_add (self->differences, g_ptr_array_steal_index (record->differences, 0));
}

static void
cannot (DrVerification *self,
        const char     *words)
{
  g_ptr_array_add (self->cannot_show, g_strdup (words));
}

/* product.md's promises: whatever passed, this stays open. */
static void
say_what_it_cannot_show (DrVerification *self,
                         gboolean        uncovered)
{
  const DrVerifyResult *attachments = &self->results[DR_VERIFY_ATTACHMENTS];

  cannot (self, _("That people were who they say they were: identities are asserted by the program, not proved."));
  cannot (self, _("That clocks were right: times are those of the computers on which it was written."));
  cannot (self, _("That the evidence is right, or all that there was. Each source is named, so that somebody can ask."));
  cannot (self, _("That a decision had due regard to the duty. Results prompt reasoning; none of them says what the law requires."));
  if (self->kind == DR_VERIFY_RECORD)
    {
      cannot (self, _("That the record stands in a trail, that those who acted had the role, or that it was not rewritten: a record "
                      "by itself is held against nothing outside. A bag has the trail."));
      cannot (self, _("That the evidence and the rules are the council’s: their whole files are not here. A bag has them."));
      cannot (self, _("What is attached: a record has digests only."));
    }
  else
    {
      cannot (self, _("That everything was handed out: of what is not in the bag the trail has bare digests, which show that there was "
                      "an entry and not what it said."));
      cannot (self, _("Who wrote which words of a draft before it was submitted: the trail names who made it, wrote in it and submitted it."));
      if (self->results[DR_VERIFY_RETURN].status != DR_VERIFY_NOT_TESTED)
        cannot (self, _("That a return counts every assessment there was: it is held against the entries that are here."));
      if (attachments->n_notes > 0)
        cannot (self, _("What withheld attachments said: their bytes were erased, and only their digests are left."));
    }
  if (self->grade < DR_GRADE_ANCHORED)
    cannot (self, _("That all of it was not made up anew: whoever can write everything can make it agree with itself. Give a head or a digest "
                    "that was noted outside at the time to find out."));
  else if (uncovered)
    cannot (self, _("That what follows the anchor was not made up anew: the head that was noted outside speaks for the entries before it."));
}

/* dr_verification_finish(): the grade, and what stays open. */
void
dr_verification_finish (DrVerification *self,
                        gboolean        anchored,
                        gboolean        uncovered)
{
  self->grade = !dr_verification_passed (self) ? DR_GRADE_FAILED : anchored ? DR_GRADE_ANCHORED : DR_GRADE_CONSISTENT;
  say_what_it_cannot_show (self, uncovered);
}
