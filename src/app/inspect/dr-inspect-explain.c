#include "dr-inspect-explain.h"

#include <glib/gi18n-lib.h>

/* Why it matters to whoever has to rely on it. */
static const char * const whys[DR_N_VERIFY_CHECKS] = {
  [DR_VERIFY_CHECKSUMS] = N_("Without it nobody can say that the files are those that were handed over."),
  [DR_VERIFY_LAYOUT] = N_("A file in the wrong place may be read as something that it is not."),
  [DR_VERIFY_SCHEMA] = N_("Only a file that is built as agreed can be read in the same way by everybody."),
  [DR_VERIFY_CANONICAL] = N_("If the same content could be written in two ways, its digest would prove nothing."),
  [DR_VERIFY_REPERFORMANCE] = N_("It shows that the figures follow from the evidence, and were not typed in."),
  [DR_VERIFY_EDITIONS] = N_("It shows that the evidence and the rules are the council’s, and not made to fit one assessment."),
  [DR_VERIFY_PERMITTED] = N_("The rules hold up a step while something that must be settled is open."),
  [DR_VERIFY_SEAL] = N_("The seal says who took the step, and when."),
  [DR_VERIFY_CHAINS] = N_("Each entry of the trail rests on the one before. A change in the past breaks everything after it."),
  [DR_VERIFY_ENTRIES] = N_("The trail says which record each step sealed. A record that was put in another’s place is found here."),
  [DR_VERIFY_WORKFLOW] = N_("A step that was left out or taken twice would mean that somebody’s review did not take place."),
  [DR_VERIFY_ROLES] = N_("Only those who were given a role may act in it."),
  [DR_VERIFY_DUTIES] = N_("Whoever wrote an assessment must not be the one who reviews or approves it."),
  [DR_VERIFY_TIMELINESS] = N_("An assessment that comes after the decision cannot have informed it."),
  [DR_VERIFY_ATTACHMENTS] = N_("What an assessment refers to should be there to be read, or it should be said who took it away."),
  [DR_VERIFY_RETURN] = N_("The figures that the council is told should be those of the assessments behind them."),
  [DR_VERIFY_RECEIVED] = N_("Records from elsewhere stand on their own: they are not this council’s acts."),
  [DR_VERIFY_ANCHOR] = N_("Whoever can write everything can make it agree with itself, but cannot change what was noted elsewhere."),
};

/* Of a check that failed; a kind of its own comes before the general words. */
static const struct {
  DrVerifyCheck        check;
  DrVerifyLineKind     kind;      /* OTHER: of the check in general */
  DrInspectExplanation words;
} explanations[] = {
  { DR_VERIFY_CHECKSUMS, DR_VERIFY_LINE_ALTERED, {
    N_("The file is not, byte for byte, the one that was put into the bag. A single changed letter or bit is enough for this."),
    N_("The copy was damaged on its way or on the disk, or somebody changed the file after the bag was made."),
    N_("Ask for the bag again by another way and compare. If the new copy has the same fault, ask who handled the bag.") } },
  { DR_VERIFY_CHECKSUMS, DR_VERIFY_LINE_MISSING, {
    N_("The bag’s own list names a file that is not there. What it said cannot be checked any more."),
    N_("The copy broke off, a program that scans mail or downloads took it out, or somebody removed it."),
    N_("Ask for the whole bag again. Do not conclude anything from what is left about what is missing.") } },
  { DR_VERIFY_CHECKSUMS, DR_VERIFY_LINE_EXTRA, {
    N_("There is a file in the bag that its own list does not name. It is not part of what was handed over."),
    N_("A file manager or another program left it there, or somebody put it in afterwards."),
    N_("Leave it out of account. If it looks like a record, ask where it comes from.") } },
  { DR_VERIFY_CHECKSUMS, DR_VERIFY_LINE_MANIFEST, {
    N_("The list of digests itself cannot be read as it should, so it vouches for nothing that it names there."),
    N_("The list was damaged on its way, was written by hand, or was made by another program."),
    N_("Ask for the bag again, as the program exports it.") } },
  { DR_VERIFY_CHECKSUMS, DR_VERIFY_LINE_DIFFERS, {
    N_("The bag says of itself that it has more or less in it than it has."),
    N_("Files were added, removed or cut short after it was made."),
    N_("Look at the other lines of this check: they name the files. Ask for the bag again.") } },
  { DR_VERIFY_CHECKSUMS, DR_VERIFY_LINE_OTHER, {
    N_("The files are not those that were put into the bag."),
    N_("The copy was damaged, or somebody changed it."),
    N_("Ask for the bag again by another way and compare.") } },
  { DR_VERIFY_LAYOUT, DR_VERIFY_LINE_OTHER, {
    N_("A file stands where the format has none of its kind, or under another name than its content has."),
    N_("Files were moved, renamed or copied after the bag was made."),
    N_("Ask for the bag as it was exported, and do not rearrange it.") } },
  { DR_VERIFY_LAYOUT, DR_VERIFY_LINE_EXTRA, {
    N_("There is an attachment that no record and no act names. Nobody can say what it belongs to."),
    N_("It was put in afterwards, or the record that names it was taken out."),
    N_("Ask which assessment it belongs to.") } },
  { DR_VERIFY_SCHEMA, DR_VERIFY_LINE_OTHER, {
    N_("The file is not a record as the published format has it. Nothing further can be checked of it."),
    N_("It was edited by hand or by another program, or it was damaged."),
    N_("Ask for the record as it was sealed. The line that is named shows where it goes wrong.") } },
  { DR_VERIFY_CANONICAL, DR_VERIFY_LINE_OTHER, {
    N_("The content may be the same, but the bytes are not those that the program writes: this is not the sealed file."),
    N_("An editor or another program opened and saved it, which changes line ends, spaces or the order of attributes."),
    N_("Ask for the file as it was sealed, and send such files in a bag or a zip, not through an editor.") } },
  { DR_VERIFY_REPERFORMANCE, DR_VERIFY_LINE_OTHER, {
    N_("The record states a figure or a result that does not follow from its own evidence and answers."),
    N_("Somebody edited the answers, the evidence or the figures in the record after it was sealed; or it was computed by a program "
       "that has a fault."),
    N_("Open “Compare” to see each figure, stated and computed again. Ask for the record as it was sealed, and hold its digest "
       "against the report that was before the decider.") } },
  { DR_VERIFY_EDITIONS, DR_VERIFY_LINE_OTHER, {
    N_("A record does not agree with the evidence, the rules or the questions that it says it was made from."),
    N_("Figures in the record were changed, or the evidence base was replaced by another one afterwards."),
    N_("Compare the figures named with the published sources: each source is named in the record.") } },
  { DR_VERIFY_PERMITTED, DR_VERIFY_LINE_OTHER, {
    N_("The step was taken although the rules say that something must be settled first. The program does not allow that."),
    N_("The record was edited so that the finding shows, or the step was taken with another program."),
    N_("Read the finding in the record, and ask the person who took the step how it was settled.") } },
  { DR_VERIFY_SEAL, DR_VERIFY_LINE_OTHER, {
    N_("The seal and the record that it seals say different things of the step, the person or the day."),
    N_("One of the two was edited."),
    N_("Look at the entry of the trail for this step: it has the person, the time and the digest of the record as it was sealed.") } },
  { DR_VERIFY_CHAINS, DR_VERIFY_LINE_MISSING, {
    N_("Entries are missing from the trail. What was done then cannot be told from it."),
    N_("Entries were cut out, or the file broke off when it was copied."),
    N_("Ask for the bag again. If it is the same, ask for a head of the trail that was noted at the time, such as on a printed "
       "report, and look for it above.") } },
  { DR_VERIFY_CHAINS, DR_VERIFY_LINE_EXTRA, {
    N_("There is an entry in the trail that does not belong there."),
    N_("An entry was copied in or written afterwards."),
    N_("Ask for the register’s own backup of the time, or for a head that was noted then.") } },
  { DR_VERIFY_CHAINS, DR_VERIFY_LINE_REORDERED, {
    N_("Entries of the trail stand in another order than they were made."),
    N_("Somebody moved entries, so that one step seems to come before another."),
    N_("Do not rely on the order of steps. Ask for the register’s own backup of the time.") } },
  { DR_VERIFY_CHAINS, DR_VERIFY_LINE_ALTERED, {
    N_("An entry of the trail was changed after it was written, or is no entry any more."),
    N_("The file was damaged, or somebody changed what an entry says: who, when, which step or which record."),
    N_("Look at the steps near the entry that is named, and ask for the bag again by another way.") } },
  { DR_VERIFY_CHAINS, DR_VERIFY_LINE_OTHER, {
    N_("The trail does not lead to the heads that the bag, the return or the seals name. Something before them was altered."),
    N_("An entry was changed, removed or added, or the trail of another bag was put in."),
    N_("Ask for a head that was noted at the time, such as on a printed report, and look for it above.") } },
  { DR_VERIFY_ENTRIES, DR_VERIFY_LINE_EXTRA, {
    N_("No step in the trail sealed a record with these bytes. It may look right, and it is not what was signed off."),
    N_("The record was edited after it was sealed, or was put in later. That the checksums agree does not speak against it: "
       "whoever edits a file can make the list of digests anew."),
    N_("Ask for the record with the digest that the trail names for that step, and compare the two.") } },
  { DR_VERIFY_ENTRIES, DR_VERIFY_LINE_MISSING, {
    N_("The trail says that a record was sealed, and that record is not here."),
    N_("It was taken out, or a changed one was put in its place: look for a record that no entry sealed."),
    N_("Ask for the record with that digest.") } },
  { DR_VERIFY_ENTRIES, DR_VERIFY_LINE_DIFFERS, {
    N_("The trail and the record say different things of the same step."),
    N_("One of the two was changed after the step."),
    N_("Hold both against what was noted outside at the time: the printed report has the record’s digest.") } },
  { DR_VERIFY_ENTRIES, DR_VERIFY_LINE_OTHER, {
    N_("The trail and the records do not tell the same story."),
    N_("One of the two was changed after the step."),
    N_("Hold both against what was noted outside at the time: the printed report has the record’s digest.") } },
  { DR_VERIFY_WORKFLOW, DR_VERIFY_LINE_OTHER, {
    N_("A step does not follow from the one before, such as an approval with no endorsement."),
    N_("A step was left out, or entries were removed, or the record’s own list of steps was edited."),
    N_("Ask for the record of the step that is missing, and who took it.") } },
  { DR_VERIFY_ROLES, DR_VERIFY_LINE_OTHER, {
    N_("Somebody acted without having the role for it at that time, or gave a role to themselves."),
    N_("The grant was removed from the trail, the act was written by hand, or the program was got round."),
    N_("Ask the administrator when the role was granted, and by whom.") } },
  { DR_VERIFY_DUTIES, DR_VERIFY_LINE_OTHER, {
    N_("One person was two of author, reviewer and approver of the same version. Nobody else looked at it as they should have."),
    N_("The program was got round, one person used two names, or the record was edited."),
    N_("Ask both people named, and have the version reviewed again by somebody who did not write it.") } },
  { DR_VERIFY_TIMELINESS, DR_VERIFY_LINE_OTHER, {
    N_("Days or clock times do not follow one another."),
    N_("The clock of a computer was wrong, or a step was dated back."),
    N_("Compare with the dates of the meeting’s papers and minutes.") } },
  { DR_VERIFY_ATTACHMENTS, DR_VERIFY_LINE_MISSING, {
    N_("A file that a record rests on is not here, and no act says that it was erased."),
    N_("It was taken out of the bag, or was lost before."),
    N_("Ask the author for the file: its digest in the record shows whether it is the same one.") } },
  { DR_VERIFY_ATTACHMENTS, DR_VERIFY_LINE_ALTERED, {
    N_("The attached file is not the one that was attached."),
    N_("It was damaged or edited, or another was put in its place."),
    N_("Ask the author for the file: its digest in the record shows whether it is the same one.") } },
  { DR_VERIFY_ATTACHMENTS, DR_VERIFY_LINE_OTHER, {
    N_("An attachment is not as the record says."),
    N_("It was damaged or edited, or the record was."),
    N_("Ask the author for the file: its digest in the record shows whether it is the same one.") } },
  { DR_VERIFY_RETURN, DR_VERIFY_LINE_OTHER, {
    N_("The return states something else than the records in this bag add up to."),
    N_("The return was edited, or records were changed, added or removed after it was made."),
    N_("Ask for the return to be made again from the register, and compare the two.") } },
  { DR_VERIFY_RECEIVED, DR_VERIFY_LINE_OTHER, {
    N_("A record that came from elsewhere is not as it was received."),
    N_("It was damaged or changed since, or was put in without having been received."),
    N_("Ask whoever sent it for their copy, and compare the digests.") } },
  { DR_VERIFY_ANCHOR, DR_VERIFY_LINE_OTHER, {
    N_("What was noted outside is found nowhere here. Either this is another register, or something before that point was rewritten."),
    N_("A digit was copied wrongly, the note is of another council’s register, or the register was written anew since."),
    N_("Compare the digits with the paper they are from, one by one. If they are right, ask for a bag of the register as it was "
       "on that day.") } },
};

/**
 * dr_inspect_why:
 * @check: a check
 *
 * Returns: (transfer none): why it matters, in one sentence, translated
 */
const char *
dr_inspect_why (DrVerifyCheck check)
{
  return _(whys[check]);
}

/**
 * dr_inspect_explain:
 * @check: a check that failed
 * @kind: of a problem that it found
 *
 * Returns: what that means, what may have happened, and what to do next
 */
DrInspectExplanation
dr_inspect_explain (DrVerifyCheck    check,
                    DrVerifyLineKind kind)
{
  const DrInspectExplanation *found = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (explanations); i++)
    if (explanations[i].check == check
        && (explanations[i].kind == kind || (explanations[i].kind == DR_VERIFY_LINE_OTHER && found == NULL)))
      found = &explanations[i].words;
  g_return_val_if_fail (found != NULL, ((DrInspectExplanation) { "", "", "" }));

  return (DrInspectExplanation) { _(found->means), _(found->perhaps), _(found->next) };
}

static gboolean
failed (const DrVerification *verification,
        DrVerifyCheck         check)
{
  return verification->results[check].applies && verification->results[check].status == DR_VERIFY_FAILED;
}

static guint
count (const DrVerification *verification,
       DrVerifyCheck         check,
       DrVerifyLineKind      kind)
{
  const GPtrArray *lines = verification->results[check].lines;
  guint n = 0;

  for (guint i = 0; i < lines->len; i++)
    {
      const DrVerifyLine *line = lines->pdata[i];

      n += line->is_problem && line->kind == kind;
    }

  return n;
}

static void
say (GPtrArray *sentences,
     char      *sentence)   /* (transfer full) */
{
  g_ptr_array_add (sentences, sentence);
}

/* What the files lost or gained since somebody made the list of them. */
static void
say_checksums (GPtrArray            *sentences,
               const DrVerification *verification)
{
  guint altered = count (verification, DR_VERIFY_CHECKSUMS, DR_VERIFY_LINE_ALTERED);
  guint missing = count (verification, DR_VERIFY_CHECKSUMS, DR_VERIFY_LINE_MISSING);
  guint extra = count (verification, DR_VERIFY_CHECKSUMS, DR_VERIFY_LINE_EXTRA);

  if (altered > 0)
    say (sentences, g_strdup_printf (ngettext ("%u file was changed after the bag was made.",
                                               "%u files were changed after the bag was made.", altered), altered));
  if (missing > 0)
    say (sentences, g_strdup_printf (ngettext ("%u file is missing from the bag.", "%u files are missing from the bag.", missing),
                                     missing));
  if (extra > 0)
    say (sentences, g_strdup_printf (ngettext ("%u file is in the bag that its list does not name.",
                                               "%u files are in the bag that its list does not name.", extra), extra));
}

/* Whether what is said was changed, as the content itself shows. */
static gboolean
content_fails (const DrVerification *verification)
{
  return failed (verification, DR_VERIFY_REPERFORMANCE) || failed (verification, DR_VERIFY_CANONICAL)
         || failed (verification, DR_VERIFY_SCHEMA) || failed (verification, DR_VERIFY_ENTRIES)
         || failed (verification, DR_VERIFY_CHAINS) || failed (verification, DR_VERIFY_SEAL)
         || failed (verification, DR_VERIFY_ATTACHMENTS) || failed (verification, DR_VERIFY_RETURN);
}

/**
 * dr_inspect_together:
 * @verification: what was found
 *
 * What the checks that failed say together and none of them says alone.
 *
 * Returns: (transfer full) (element-type utf8): sentences, translated; none where nothing failed
 */
GPtrArray *
dr_inspect_together (const DrVerification *verification)
{
  GPtrArray *sentences = g_ptr_array_new_with_free_func (g_free);
  gboolean sums = failed (verification, DR_VERIFY_CHECKSUMS);
  guint unsealed = count (verification, DR_VERIFY_ENTRIES, DR_VERIFY_LINE_EXTRA);

  say_checksums (sentences, verification);
  if (verification->kind == DR_VERIFY_BAG && !sums && content_fails (verification))
    say (sentences, g_strdup (_("The list of digests agrees with the files, and the files do not agree with each other. A copy that was damaged "
                                "on its way looks different: here the list was made anew after the change.")));
  if (sums && !content_fails (verification) && count (verification, DR_VERIFY_CHECKSUMS, DR_VERIFY_LINE_MISSING) == 0)
    say (sentences, g_strdup (_("All records and the trail still agree with each other: what was changed is beside them.")));
  if (unsealed > 0)
    say (sentences, g_strdup_printf (ngettext ("%u record is not the one that was sealed: the trail names other bytes.",
                                               "%u records are not those that were sealed: the trail names other bytes.", unsealed),
                                     unsealed));
  if (failed (verification, DR_VERIFY_REPERFORMANCE) && verification->differences->len > 0)
    say (sentences, g_strdup_printf (ngettext ("In %u record a stated figure does not follow from what the record says.",
                                               "In %u records a stated figure does not follow from what the record says.",
                                               verification->differences->len), verification->differences->len));
  if (count (verification, DR_VERIFY_CHAINS, DR_VERIFY_LINE_REORDERED) > 0)
    say (sentences, g_strdup (_("Entries of the trail stand in another order than they were made.")));
  if (failed (verification, DR_VERIFY_DUTIES) || failed (verification, DR_VERIFY_ROLES) || failed (verification, DR_VERIFY_WORKFLOW)
      || failed (verification, DR_VERIFY_PERMITTED))
    say (sentences, g_strdup (_("Somebody acted who should not have, or when they should not have: the checks of steps and people say who.")));

  return sentences;
}
