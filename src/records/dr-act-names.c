#include "dr-act-names.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char * const role_names[DR_N_ROLES] = {
  N_("administrator"), N_("service manager"), N_("equalities officer"), N_("approver"), N_("auditor"),
};

static const char * const stage_names[DR_N_STAGES] = {
  N_("draft"), N_("submitted"), N_("returned"), N_("endorsed"), N_("approved"),
  N_("decided"), N_("monitored"), N_("closed"), N_("superseded"), N_("withdrawn"),
};

static const char * const step_names[DR_N_STEPS] = {
  N_("submission"), N_("return"), N_("endorsement"), N_("approval"),
  N_("record of the decision"), N_("start of monitoring"), N_("closing"), N_("withdrawal"),
};

typedef struct {
  const char *id;
  const char *words;
} Name;

/* Acts that are no step. */
static const Name act_names[] = {
  { "create", N_("start of a draft") },
  { "delete", N_("deletion of a draft") },
  { "person", N_("entry of a person") },
  { "grant", N_("grant of a role") },
  { "revoke", N_("end of a role") },
  { "limitation", N_("acceptance of a limitation") },
  { "edition", N_("new edition") },
  { "import", N_("receipt of a record") },
  { "erase", N_("erasure of an attachment") },
};

static const Name detail_names[] = {
  { "as-of", N_("reckoned from") },
  { "bag", N_("in the bag") },
  { "file", N_("from the file") },
  { "from", N_("from") },
  { "grade", N_("grade") },
  { "kind", N_("kind") },
  { "limitation", N_("limitation") },
  { "login", N_("login") },
  { "name", N_("name") },
  { "number", N_("number") },
  { "of", N_("record of") },
  { "origin", N_("made from") },
  { "role", N_("role") },
  { "rule", N_("rule") },
  { "service", N_("service") },
  { "sha256", N_("SHA-256") },
  { "subject", N_("subject") },
  { "supersedes", N_("supersedes version") },
  { "until", N_("until") },
  { "who", N_("who") },
  { "writers", N_("written by") },
};

/* Kinds of editions; as details of a step they name the digests that it rests on. */
static const Name kind_names[] = {
  { "evidence", N_("evidence base") },
  { "questionnaire", N_("questionnaire") },
  { "rulebook", N_("rulebook") },
};

/* Grades of records from elsewhere. */
static const Name grade_names[] = {
  { "failed", N_("not consistent") },
  { "consistent", N_("consistent") },
  { "anchored", N_("anchored") },
};

static const char *
find (const Name *names,
      gsize       n,
      const char *id)
{
  for (gsize i = 0; i < n; i++)
    if (strcmp (names[i].id, id) == 0)
      return _(names[i].words);

  return id;
}

/**
 * dr_role_name:
 * @role: a role
 *
 * Returns: (transfer none): its name for people, translated
 */
const char *
dr_role_name (DrRole role)
{
  return _(role_names[role]);
}

/**
 * dr_words_or:
 * @words: (array length=n): of any kind, translated
 * @n: how many; at least one
 *
 * Returns: (transfer full): them as a choice, "one, another or a third", as the language has it
 */
char *
dr_words_or (const char * const *words,
             guint               n)
{
  g_autofree char *first = NULL;

  g_return_val_if_fail (n > 0, g_strdup (""));

  first = g_strdup (words[0]);
  for (guint i = 1; i + 1 < n; i++)
    {
      /* Translators: the beginning of a list of choices, as "manager, officer"; %1$s may be such a beginning itself */
      char *longer = g_strdup_printf (_("%1$s, %2$s"), first, words[i]);

      g_free (first);
      first = longer;
    }
  if (n == 1)
    return g_steal_pointer (&first);

  /* Translators: the end of a list of choices, as "manager or officer"; %1$s may be several with commas between */
  return g_strdup_printf (_("%1$s or %2$s"), first, words[n - 1]);
}

/**
 * dr_role_names:
 * @roles: one bit a #DrRole
 *
 * Returns: (transfer full): their names for people as a choice, translated; "" for none
 */
char *
dr_role_names (guint roles)
{
  const char *words[DR_N_ROLES];
  guint n = 0;

  for (guint role = 0; role < DR_N_ROLES; role++)
    if ((roles & (1u << role)) != 0)
      words[n++] = dr_role_name ((DrRole) role);

  return n > 0 ? dr_words_or (words, n) : g_strdup ("");
}

/**
 * dr_stage_name:
 * @stage: a stage
 *
 * Returns: (transfer none): its name for people, translated
 */
const char *
dr_stage_name (DrStage stage)
{
  return _(stage_names[stage]);
}

/**
 * dr_step_name:
 * @step: a step
 *
 * Returns: (transfer none): its name for people, a noun, translated
 */
const char *
dr_step_name (DrStep step)
{
  return _(step_names[step]);
}

/**
 * dr_act_name:
 * @act: an act as the trail has it
 *
 * Returns: (transfer none): its name for people, a noun, translated; @act itself where this program does not know it
 */
const char *
dr_act_name (const char *act)
{
  int step = 0;

  if (dr_vocabulary_parse (DR_VOCABULARY_STEP, act, &step))
    return dr_step_name ((DrStep) step);

  return find (act_names, G_N_ELEMENTS (act_names), act);
}

/**
 * dr_act_detail_name:
 * @detail: the name of a detail of an act
 *
 * Returns: (transfer none): what people call it, translated; @detail itself where this program does not know it
 */
const char *
dr_act_detail_name (const char *detail)
{
  const char *words = find (detail_names, G_N_ELEMENTS (detail_names), detail);

  return words != detail ? words : find (kind_names, G_N_ELEMENTS (kind_names), detail);
}

/**
 * dr_act_detail_words:
 * @detail: the name of a detail of an act
 * @value: its value
 *
 * Returns: (transfer none): the value for people, translated where it is a word of the trail's own; else @value itself
 */
const char *
dr_act_detail_words (const char *detail,
                     const char *value)
{
  DrRole role;

  if (strcmp (detail, "role") == 0 && dr_role_parse (value, &role))
    return dr_role_name (role);
  if (strcmp (detail, "kind") == 0)
    return find (kind_names, G_N_ELEMENTS (kind_names), value);
  if (strcmp (detail, "grade") == 0)
    return find (grade_names, G_N_ELEMENTS (grade_names), value);

  return value;
}
