#include "dr-draft-format.h"

#include <string.h>

#define TEXT DR_DRAFT_ELEMENT_TEXT
#define REQUIRED DR_DRAFT_ELEMENT_REQUIRED
#define LOOSE DR_DRAFT_ELEMENT_LOOSE

/* AssessmentChildren of assessment.xsd, every element before what is inside it. What only a draft file has (format,
 * evidence, context) is no part of what the officers say, and not here. */
static const DrDraftElement elements[] = {
  { 0, "assessment", { NULL },
    { "!reference", "!version", "!title", "!nation", "!kind", "!service", "author", "first-draft" } },
  { 1, "change", { NULL },
    { "effective", "decision-date", "decision-body", "delegated", "forward-plan", "key-decision", "report" } },
  { 2, "what", .flags = TEXT },
  { 2, "why", .flags = TEXT },
  { 1, "screening", { NULL }, { "!decision" }, TEXT },
  { 1, "access-points", .flags = REQUIRED },
  { 2, "access-point", { "id" }, { "!name", "!channel", "place", "needs" } },
  { 1, "options", .flags = REQUIRED },
  { 2, "option", { "id" }, { "!name", "chosen" } },
  { 3, "description", .flags = TEXT },
  { 3, "offer", { "point" }, { "!before", "!after", "hours-before", "hours-after", "to" } },
  { 3, "target", { "channel", "group" }, { "!share" }, LOOSE, "all" },
  { 3, "standard", { "channel" }, { "!text", "before", "after", "unit", "better" } },
  { 1, "answers" },
  { 2, "answer", { "question" }, { NULL }, TEXT },
  { 1, "impacts" },
  { 2, "impact", { "id" }, { "groups", "characteristics", "intersection", "sources", "points", "needs" } },
  { 3, "aim", { "id" }, { "!effect" }, TEXT },
  { 3, "mechanism", .flags = TEXT },
  { 3, "despite", .flags = TEXT },
  { 1, "adjustments" },
  { 2, "adjustment", { "id" }, { "groups", "needs" }, TEXT },
  { 1, "conduct", { NULL }, { "!risk", "substantial-impact" }, TEXT },
  { 1, "consultations" },
  { 2, "consultation", { "id" }, { "!name", "!groups", "channels", "asked", "answered", "opened", "closed" } },
  { 3, "formative", .flags = TEXT },
  { 3, "information", .flags = TEXT },
  { 3, "time", .flags = TEXT },
  { 3, "consideration", .flags = TEXT },
  { 3, "changed", .flags = TEXT },
  { 2, "no-consultation", { "groups" }, { NULL }, TEXT | LOOSE },
  { 1, "actions" },
  { 2, "action", { "id" },
    { "!kind", "groups", "points", "needs", "options", "owner", "due", "status", "closed" } },
  { 3, "text", .flags = TEXT | REQUIRED },
  { 3, "evidence", .flags = TEXT },
  { 3, "alternative", { NULL }, { "!name", "!channel", "place", "needs", "share", "n", "source" } },
  { 1, "outcome", { NULL }, { "!kind" } },
  { 2, "reasons", .flags = TEXT },
  { 2, "legitimate-aim", .flags = TEXT },
  { 2, "proportionate", .flags = TEXT },
  { 2, "less-harmful", .flags = TEXT },
  { 1, "decision", { NULL }, { "!date", "!decider", "reference", "option", "!before-decider" } },
  { 1, "publication", { NULL }, { "!date" } },
  { 1, "monitoring", { NULL }, { "review", "reviewed", "reviewed-before" } },
  { 2, "measure", { "id" }, { "!name", "quantity", "unit", "groups", "baseline", "target" } },
  { 3, "result", { "period", "group" }, { "!value", "n" }, LOOSE },
  { 2, "channel-share", { "period", "channel" }, { "!share" }, LOOSE },
  { 1, "justifications" },
  { 2, "justification", { "id" }, { "!rule", "!case", "!subjects", "by", "figures" } },
  { 3, "text", .flags = TEXT | REQUIRED },
  { 3, "reviewer", { NULL }, { "!by", "!verdict" } },
  { 3, "approver", { NULL }, { "!by", "!verdict" } },
  { 1, "attachments" },
  { 2, "attachment", { "id" }, { "!name", "!media-type", "!size", "!sha256", "question", "impact" } },
  { 1, "section-reviews" },
  { 2, "section-review", { "section" }, { "!verdict", "!by" }, TEXT },
};

/* dr_draft_format(): all elements, the root first. */
const DrDraftElement *
dr_draft_format (guint *n_elements)
{
  if (n_elements != NULL)
    *n_elements = G_N_ELEMENTS (elements);

  return elements;
}

/* dr_draft_element_next(): the child of @self after @previous, or the first; NULL after the last. */
const DrDraftElement *
dr_draft_element_next (const DrDraftElement *self,
                       const DrDraftElement *previous)
{
  const DrDraftElement *end = elements + G_N_ELEMENTS (elements);

  for (const DrDraftElement *each = (previous != NULL ? previous : self) + 1; each < end && each->depth > self->depth;
       each++)
    if (each->depth == self->depth + 1)
      return each;

  return NULL;
}

/* dr_draft_element_child(): the child of @self whose name is the @length bytes at @name, or NULL. */
const DrDraftElement *
dr_draft_element_child (const DrDraftElement *self,
                        const char           *name,
                        gsize                 length)
{
  for (const DrDraftElement *each = dr_draft_element_next (self, NULL); each != NULL;
       each = dr_draft_element_next (self, each))
    if (strlen (each->name) == length && memcmp (each->name, name, length) == 0)
      return each;

  return NULL;
}

/* dr_draft_element_n_identity(): how many attributes tell items apart; 0: not an item of a list. */
guint
dr_draft_element_n_identity (const DrDraftElement *self)
{
  guint n = 0;

  while (self->identity[n] != NULL)
    n++;

  return n;
}

/* dr_draft_element_is_identity(): whether @attribute is part of what tells items apart. */
gboolean
dr_draft_element_is_identity (const DrDraftElement *self,
                              const char           *attribute)
{
  return g_strv_contains (self->identity, attribute);
}

/* dr_draft_element_has(): whether @attribute is one of the others. */
gboolean
dr_draft_element_has (const DrDraftElement *self,
                      const char           *attribute)
{
  for (guint i = 0; self->attributes[i] != NULL; i++)
    if (strcmp (self->attributes[i] + (*self->attributes[i] == '!' ? 1 : 0), attribute) == 0)
      return TRUE;

  return FALSE;
}
