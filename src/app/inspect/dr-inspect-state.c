#include "dr-inspect-state.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-digits.h"
#include "dr-inspect-explain.h"
#include "dr-names.h"
#include "dr-verify.h"

static const struct {
  const char *icon;
  const char *style;
  const char *status;
} phases[DR_N_INSPECT_PHASES] = {
  [DR_INSPECT_WAITING] = { "content-loading-symbolic", "", N_("waiting") },
  [DR_INSPECT_RUNNING] = { "media-playback-start-symbolic", "", N_("running") },
  [DR_INSPECT_PASSED] = { "object-select-symbolic", "success", N_("passed") },
  [DR_INSPECT_FAILED] = { "dialog-error-symbolic", "error", N_("failed") },
  [DR_INSPECT_NOT_POSSIBLE] = { "action-unavailable-symbolic", "", N_("not possible") },
  [DR_INSPECT_STOPPED] = { "media-playback-stop-symbolic", "warning", N_("stopped") },
};

/* Those that are made of a record by itself. */
static const DrVerifyCheck of_record[] = {
  DR_VERIFY_SCHEMA, DR_VERIFY_CANONICAL, DR_VERIFY_REPERFORMANCE, DR_VERIFY_PERMITTED, DR_VERIFY_SEAL, DR_VERIFY_WORKFLOW,
  DR_VERIFY_DUTIES, DR_VERIFY_TIMELINESS,
};

/**
 * dr_inspect_progress_init:
 * @self: (out caller-allocates): a verification that has not begun
 * @is_bag: whether it is of a bag
 * @has_anchor: whether something that was noted outside is looked for
 */
void
dr_inspect_progress_init (DrInspectProgress *self,
                          gboolean           is_bag,
                          gboolean           has_anchor)
{
  *self = (DrInspectProgress) { .is_bag = is_bag, .has_anchor = has_anchor };
}

/**
 * dr_inspect_progress_begun:
 * @self: a verification
 * @check: the check that begins
 */
void
dr_inspect_progress_begun (DrInspectProgress *self,
                           DrVerifyCheck      check)
{
  self->phases[check] = DR_INSPECT_RUNNING;
}

/**
 * dr_inspect_progress_done:
 * @self: a verification
 * @check: the check that is done
 * @status: what came of it
 * @n_problems: how many problems it found
 * @n_notes: how many other things it states
 */
void
dr_inspect_progress_done (DrInspectProgress *self,
                          DrVerifyCheck      check,
                          DrVerifyStatus     status,
                          guint64            n_problems,
                          guint64            n_notes)
{
  static const DrInspectPhase of_status[] = {
    [DR_VERIFY_PASSED] = DR_INSPECT_PASSED,
    [DR_VERIFY_FAILED] = DR_INSPECT_FAILED,
    [DR_VERIFY_NOT_TESTED] = DR_INSPECT_NOT_POSSIBLE,
  };

  self->phases[check] = of_status[status];
  self->n_problems[check] = n_problems;
  self->n_notes[check] = n_notes;
}

static gboolean
is_of_record (DrVerifyCheck check)
{
  for (gsize i = 0; i < G_N_ELEMENTS (of_record); i++)
    if (of_record[i] == check)
      return TRUE;

  return FALSE;
}

/**
 * dr_inspect_progress_count:
 * @self: a verification of a bag
 * @n_done: how many of its records were put through all the checks that are made of a record
 * @n_records: how many there are
 * @n_problems: (array fixed-size=17): by #DrVerifyCheck, what was found in them so far
 *
 * What only the end settles, as whether a check passed, is not told before.
 */
void
dr_inspect_progress_count (DrInspectProgress *self,
                           guint64            n_done,
                           guint64            n_records,
                           const guint64     *n_problems)
{
  self->n_done = n_done;
  self->n_records = n_records;
  for (guint i = 0; i < DR_N_VERIFY_CHECKS; i++)
    if (self->phases[i] == DR_INSPECT_RUNNING && is_of_record ((DrVerifyCheck) i))
      self->n_problems[i] = n_problems[i];
}

/**
 * dr_inspect_progress_stop:
 * @self: a verification that goes no further
 *
 * What was not done by now never will be.
 */
void
dr_inspect_progress_stop (DrInspectProgress *self)
{
  for (guint i = 0; i < DR_N_VERIFY_CHECKS; i++)
    if (self->phases[i] == DR_INSPECT_WAITING || self->phases[i] == DR_INSPECT_RUNNING)
      self->phases[i] = DR_INSPECT_STOPPED;
}

/**
 * dr_inspect_applies:
 * @self: a verification
 * @check: a check
 *
 * Returns: whether the check is made of this
 */
gboolean
dr_inspect_applies (const DrInspectProgress *self,
                    DrVerifyCheck            check)
{
  if (check == DR_VERIFY_ANCHOR)
    return self->has_anchor;

  return self->is_bag || is_of_record (check);
}

/* Many checks run at once and are done at once: "214 of 1,116 records" says that they move. */
static char *
running_words (const DrInspectProgress *self,
               DrVerifyCheck            check)
{
  guint total = (guint) MIN (self->n_records, G_MAXUINT);
  guint n = (guint) MIN (self->n_problems[check], G_MAXUINT);
  g_autofree char *done = NULL;
  g_autofree char *all = NULL;
  g_autofree char *records = NULL;
  g_autofree char *problems = NULL;

  if (total == 0 || !is_of_record (check))
    return g_strdup (_(phases[DR_INSPECT_RUNNING].status));
  done = dr_format_whole ((gint64) self->n_done);
  all = dr_format_whole ((gint64) self->n_records);
  records = g_strdup_printf (ngettext ("%1$s of %2$s record", "%1$s of %2$s records", total), done, all);
  if (n == 0)
    return g_steal_pointer (&records);
  problems = g_strdup_printf (ngettext ("%u problem", "%u problems", n), n);

  /* Translators: how many records were checked, and how many problems were found in them so far */
  return g_strdup_printf (_("%1$s: %2$s"), records, problems);
}

static char *
status_words (const DrInspectProgress *self,
              DrVerifyCheck            check)
{
  DrInspectPhase phase = self->phases[check];
  guint n = (guint) MIN (self->n_problems[check], G_MAXUINT);

  if (phase == DR_INSPECT_RUNNING)
    return running_words (self, check);
  if (phase == DR_INSPECT_FAILED && n > 0)
    return g_strdup_printf (ngettext ("failed: %u problem", "failed: %u problems", n), n);

  return g_strdup (_(phases[phase].status));
}

/**
 * dr_inspect_row:
 * @self: a verification
 * @check: a check that applies
 *
 * Returns: what its row shows; to be cleared with dr_inspect_row_clear()
 */
DrInspectRow
dr_inspect_row (const DrInspectProgress *self,
                DrVerifyCheck            check)
{
  DrInspectPhase phase = self->phases[check];

  return (DrInspectRow) {
    .phase = phase,
    .name = dr_verify_check_name (check),
    .meaning = dr_verify_check_meaning (check),
    .why = dr_inspect_why (check),
    .icon = phases[phase].icon,
    .style = phases[phase].style,
    .status = status_words (self, check),
  };
}

/**
 * dr_inspect_row_clear:
 * @row: what a row shows
 */
void
dr_inspect_row_clear (DrInspectRow *row)
{
  g_clear_pointer (&row->status, g_free);
}

/**
 * dr_inspect_progress_words:
 * @self: a verification
 *
 * Returns: (transfer full): how far it is, in a sentence
 */
char *
dr_inspect_progress_words (const DrInspectProgress *self)
{
  guint n = 0;
  guint n_done = 0;
  guint n_failed = 0;

  for (guint i = 0; i < DR_N_VERIFY_CHECKS; i++)
    if (dr_inspect_applies (self, (DrVerifyCheck) i))
      {
        n++;
        n_done += self->phases[i] != DR_INSPECT_WAITING && self->phases[i] != DR_INSPECT_RUNNING;
        n_failed += self->phases[i] == DR_INSPECT_FAILED;
      }
  if (n_failed > 0)
    return g_strdup_printf (_("%1$u of %2$u checks made, %3$u failed"), n_done, n, n_failed);

  return g_strdup_printf (_("%1$u of %2$u checks made"), n_done, n);
}

static void
count (const DrVerification *verification,
       guint                *n_passed,
       guint                *n_failed,
       guint                *n_impossible)
{
  *n_passed = *n_failed = *n_impossible = 0;
  for (guint i = 0; i < DR_N_VERIFY_CHECKS; i++)
    if (verification->results[i].applies)
      {
        *n_passed += verification->results[i].status == DR_VERIFY_PASSED;
        *n_failed += verification->results[i].status == DR_VERIFY_FAILED;
        *n_impossible += verification->results[i].status == DR_VERIFY_NOT_TESTED;
      }
}

/**
 * dr_inspect_summary:
 * @verification: what was found
 *
 * Returns: (transfer full): what it is, and how its checks came out, in two sentences
 */
char *
dr_inspect_summary (const DrVerification *verification)
{
  guint n_passed;
  guint n_failed;
  guint n_impossible;
  g_autofree char *what = NULL;
  g_autoptr (GString) words = g_string_new (NULL);

  count (verification, &n_passed, &n_failed, &n_impossible);
  if (verification->kind == DR_VERIFY_BAG)
    {
      g_autofree char *records = dr_format_whole ((gint64) verification->n_records);
      g_autofree char *entries = dr_format_whole ((gint64) verification->n_entries);

      what = g_strdup_printf (_("A bag with %1$s sealed records and a trail of %2$s entries."), records, entries);
    }
  else if (verification->reference != NULL)
    what = g_strdup_printf (_("A record of %1$s, version %2$u."), verification->reference, verification->version);
  else
    what = g_strdup (_("A file that should be a record."));
  g_string_append_printf (words, "%s ", what);
  if (n_failed == 0)
    g_string_append_printf (words, ngettext ("%u check was made, and it passed.", "%u checks were made, and all passed.", n_passed),
                            n_passed);
  else
    g_string_append_printf (words, ngettext ("%1$u of %2$u checks failed.", "%1$u of %2$u checks failed.", n_failed), n_failed,
                            n_failed + n_passed);
  if (n_impossible > 0)
    g_string_append_printf (words, ngettext (" %u could not be made.", " %u could not be made.", n_impossible), n_impossible);

  return g_string_free (g_steal_pointer (&words), FALSE);
}

/* Whether all is well but what was noted outside is not there. */
static gboolean
is_of_another (const DrVerification *verification)
{
  guint n_passed;
  guint n_failed;
  guint n_impossible;

  count (verification, &n_passed, &n_failed, &n_impossible);

  return n_failed == 1 && verification->results[DR_VERIFY_ANCHOR].status == DR_VERIFY_FAILED;
}

/**
 * dr_inspect_grade:
 * @verification: what was found
 * @n_anchors: how many heads or digests from outside were looked for
 *
 * Returns: how far it can be relied on, with what that means; to be cleared with dr_inspect_grade_clear()
 */
DrInspectGrade
dr_inspect_grade (const DrVerification *verification,
                  guint                 n_anchors)
{
  switch (verification->grade)
    {
    case DR_GRADE_FAILED:
      if (is_of_another (verification))
        return (DrInspectGrade) { g_strdup (_("Not what was noted")),
                                  g_strdup (_("It agrees with itself, and what was noted outside is not in it: it was rewritten since, or what "
                                              "was noted is of another register, or was copied wrongly. Rely on nothing in it before you "
                                              "know which.")),
                                  "dialog-error-symbolic", "error" };
      return (DrInspectGrade) { g_strdup (_("Not consistent")),
                                g_strdup (_("It does not agree with itself. Rely on nothing in it before the failed checks are explained.")),
                                "dialog-error-symbolic", "error" };
    case DR_GRADE_ANCHORED:
      return (DrInspectGrade) { g_strdup (_("Anchored")),
                                g_strdup (verification->kind == DR_VERIFY_RECORD
                                            ? _("It agrees with itself, and it is the record that was noted outside.")
                                          : verification->n_uncovered > 0
                                            ? _("It agrees with itself, and what was noted outside is in it: nothing before that point was "
                                                "rewritten since. What comes after is consistent only.")
                                            : _("It agrees with itself, and what was noted outside is in it: nothing in it was rewritten since.")),
                                "security-high-symbolic", "success" };
    case DR_GRADE_SIGNED:
      return (DrInspectGrade) { g_strdup (_("Signed")), g_strdup (_("It agrees with itself, and its signature holds.")),
                                "security-high-symbolic", "success" };
    case DR_GRADE_CONSISTENT:
    default:
      return (DrInspectGrade) { g_strdup (_("Consistent")),
                                g_strdup (n_anchors > 0
                                            ? _("It agrees with itself. What was noted outside is in it, but is a head of one assessment only: "
                                                "the bag as a whole is anchored by a head of the store.")
                                            : _("It agrees with itself. Whoever can write all of it could have made it anew so that it does: "
                                                "give a head or a digest that was noted outside at the time to find out.")),
                                "security-medium-symbolic", "" };
    }
}

/**
 * dr_inspect_grade_clear:
 * @grade: a grade
 */
void
dr_inspect_grade_clear (DrInspectGrade *grade)
{
  g_clear_pointer (&grade->title, g_free);
  g_clear_pointer (&grade->meaning, g_free);
}

/**
 * dr_inspect_anchor_words:
 * @verification: what was found
 *
 * Returns: (transfer full) (nullable): what came of looking for what was noted outside; %NULL where nothing was looked for
 */
char *
dr_inspect_anchor_words (const DrVerification *verification)
{
  const DrVerifyResult *result = &verification->results[DR_VERIFY_ANCHOR];
  g_autoptr (GString) words = g_string_new (NULL);

  if (!result->applies)
    return NULL;
  g_string_append (words, result->status == DR_VERIFY_FAILED ? _("Not found here.") : _("Found."));
  for (guint i = 0; i < result->lines->len; i++)
    {
      const DrVerifyLine *line = result->lines->pdata[i];

      if (line->is_problem == (result->status == DR_VERIFY_FAILED))
        g_string_append_printf (words, " %s.", line->words);
    }

  return g_string_free (g_steal_pointer (&words), FALSE);
}

/**
 * dr_inspect_parse_anchors:
 * @typed: what somebody typed or pasted: heads or digests, each perhaps after its reference and a colon, one a line
 * @error: return location that says which is none
 *
 * A head that was copied from paper may be in capitals, and have spaces around it; a reference may have spaces inside.
 *
 * Returns: (transfer full) (nullable): each as verify takes it; empty where nothing was typed
 */
GStrv
dr_inspect_parse_anchors (const char  *typed,
                          GError     **error)
{
  g_auto (GStrv) lines = g_strsplit_set (typed, "\n\r;,", -1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *line = g_strstrip (lines[i]);
      char *colon = strrchr (line, ':');
      g_autofree char *head = g_ascii_strdown (colon != NULL ? colon + 1 : line, -1);
      g_autofree char *reference = colon != NULL ? g_strndup (line, (gsize) (colon - line)) : NULL;
      g_autofree char *anchor = NULL;

      if (line[0] == '\0')
        continue;
      g_strstrip (head);
      anchor = reference != NULL ? g_strdup_printf ("%s:%s", g_strstrip (reference), head) : g_strdup (head);
      if (!dr_verify_parse_anchor (anchor, NULL))
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                       _("“%s” is no head and no digest. Each has 64 characters, from 0 to 9 and from a to f, perhaps after a reference "
                         "and a colon. Compare it with what was noted."), line);
          return NULL;
        }
      g_strv_builder_add (builder, anchor);
    }

  return g_strv_builder_end (builder);
}

static void
add_lines (GString              *text,
           const DrVerifyResult *result,
           gboolean              problems)
{
  guint64 n = problems ? result->n_problems : result->n_notes;
  guint64 shown = 0;

  for (guint i = 0; i < result->lines->len; i++)
    {
      const DrVerifyLine *line = result->lines->pdata[i];

      if (line->is_problem != problems)
        continue;
      shown++;
      if (line->where != NULL)
        g_string_append_printf (text, "    - %s: %s\n", line->where, line->words);
      else
        g_string_append_printf (text, "    - %s\n", line->words);
    }
  if (n > shown)
    g_string_append_printf (text, _("    and %s more\n"), DR_DIGITS (n - shown));
}

/**
 * dr_inspect_to_text:
 * @verification: what was found
 * @n_anchors: how many heads or digests from outside were looked for
 *
 * Returns: (transfer full): all of it as text, for a file or a letter
 */
char *
dr_inspect_to_text (const DrVerification *verification,
                    guint                 n_anchors)
{
  static const char * const words[] = { N_("passed"), N_("failed"), N_("not possible") };
  g_autofree char *summary = dr_inspect_summary (verification);
  g_auto (DrInspectGrade) grade = dr_inspect_grade (verification, n_anchors);
  g_autoptr (GPtrArray) together = dr_inspect_together (verification);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%s\n%s: %s\n%s\n", verification->path, grade.title, grade.meaning, summary);
  if (verification->store_head != NULL)
    g_string_append_printf (text, _("Head of the store: %s\n"), verification->store_head);
  if (verification->digest != NULL)
    g_string_append_printf (text, _("SHA-256: %s\n"), verification->digest);
  for (guint i = 0; i < together->len; i++)
    g_string_append_printf (text, "%s\n", (const char *) together->pdata[i]);
  g_string_append_c (text, '\n');
  for (guint i = 0; i < DR_N_VERIFY_CHECKS; i++)
    {
      const DrVerifyResult *result = &verification->results[i];

      if (!result->applies)
        continue;
      g_string_append_printf (text, "%s: %s", dr_verify_check_name ((DrVerifyCheck) i), _(words[result->status]));
      if (result->status == DR_VERIFY_NOT_TESTED && result->reason != NULL)
        g_string_append_printf (text, " (%s)", result->reason);
      g_string_append_c (text, '\n');
      add_lines (text, result, TRUE);
      add_lines (text, result, FALSE);
    }
  g_string_append_printf (text, "\n%s\n", _("What this cannot show:"));
  for (guint i = 0; i < verification->cannot_show->len; i++)
    g_string_append_printf (text, "- %s\n", (const char *) verification->cannot_show->pdata[i]);

  return g_string_free (text, FALSE);
}
