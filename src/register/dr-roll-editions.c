/* Publishing editions of the evidence, the rulebook and the questionnaire: whose act it is, and that two who publish at
 * once each get a number. */
#include "dr-roll.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-digest.h"
#include "dr-xml-writer.h"

/* What is the whole council's is not for those who have a role for one service only. */
#define EVERY_SERVICE ""

typedef struct {
  DrRegister    *self;
  const char    *by;
  DrEditionKind  kind;
  GBytes        *bytes;
  const char    *label;
  guint          number;
  const char    *after;   /* (nullable): digest of the edition that must be the latest */
} Publication;

/**
 * dr_roll_refuse_newer:
 * @error: return location
 *
 * Says that somebody else has published since.
 *
 * Returns: %FALSE
 */
gboolean
dr_roll_refuse_newer (GError **error)
{
  g_set_error_literal (error, DR_REGISTER_ERROR, DR_REGISTER_ERROR_INPUT,
                       _("a newer edition was published since the working copy was started; look at what it changed, then "
                         "move the working copy to it"));

  return FALSE;
}

/* Who may publish the next edition of a kind, of which these were published before. */
static gboolean
may_publish (const DrPeopleList  *people,
             const DrEditions    *editions,
             const char          *person,
             GError             **error)
{
  g_autofree char *who = NULL;

  if (!dr_roll_knows (people, person, error))
    return FALSE;
  if (dr_people_has_role (people, person, DR_ROLE_EQUALITIES, EVERY_SERVICE)
      || (editions->n_items == 0 && dr_people_has_role (people, person, DR_ROLE_ADMINISTRATOR, EVERY_SERVICE)))
    return TRUE;

  who = dr_people_call (people, person);
  g_set_error (error, DR_REGISTER_ERROR, DR_REGISTER_ERROR_ROLE,
               _("%s may not publish evidence, rules or questions: expected an equalities officer"), who);

  return FALSE;
}

/* Two who publish at once get a number each. */
static gboolean
publish (DrStore   *store,
         gpointer   data,
         GError   **error)
{
  Publication *work = data;
  g_autoptr (DrPeopleList) people = dr_store_list_people (store, error);
  g_autoptr (DrEditions) editions = people != NULL ? dr_store_list_editions (store, work->kind, error) : NULL;
  char digest[DR_DIGEST_SIZE];
  char words[16];
  DrNewEdition edition = { work->kind, work->bytes, work->label != NULL ? work->label : "" };
  DrTrailDetail details[3];
  DrTrailAct act = { .edition = &edition };
  DrTrailStatement statement = {
    .act = "edition", .person = work->by, .comment = work->label, .details = details, .n_details = 3,
  };

  if (editions == NULL || !may_publish (people, editions, work->by, error))
    return FALSE;
  if (work->after != NULL
      && (editions->n_items == 0 || strcmp (editions->items[editions->n_items - 1].digest, work->after) != 0))
    return dr_roll_refuse_newer (error);

  work->number = editions->n_items + 1;
  dr_digest_bytes (g_bytes_get_data (work->bytes, NULL), g_bytes_get_size (work->bytes), digest);
  g_snprintf (words, sizeof words, "%u", work->number);
  details[0] = (DrTrailDetail) { "kind", dr_edition_kind_to_string (work->kind) };
  details[1] = (DrTrailDetail) { "number", words };
  details[2] = (DrTrailDetail) { "sha256", digest };

  return dr_register_append (work->self, people, &act, &statement, NULL, error);
}

/**
 * dr_register_add_edition:
 * @self: a register
 * @by: id of an equalities officer; in a register where nothing was published yet, the administrator too
 * @kind: evidence base, questionnaire or rulebook
 * @name: of the file, for messages
 * @bytes: all of it
 * @label: (nullable): what is new in it, in the council's words
 * @number: (out) (optional): which edition it is
 * @error: return location for a #DrRegisterError and others
 *
 * Puts a new edition in force for drafts. It is read from beginning to end first; one that cannot be read is refused.
 *
 * Returns: whether it is in force
 */
gboolean
dr_register_add_edition (DrRegister     *self,
                         const char     *by,
                         DrEditionKind   kind,
                         const char     *name,
                         GBytes         *bytes,
                         const char     *label,
                         guint          *number,
                         GError        **error)
{
  return dr_register_add_edition_after (self, by, kind, NULL, name, bytes, label, number, error);
}

/**
 * dr_register_add_edition_after:
 * @self: a register
 * @by: as for dr_register_add_edition()
 * @kind: evidence base, questionnaire or rulebook
 * @after: (nullable): digest of the edition that it follows; %NULL: whichever is the latest
 * @name: of the file, for messages
 * @bytes: all of it
 * @label: (nullable): what is new in it, in the council's words
 * @number: (out) (optional): which edition it is
 * @error: return location for a #DrRegisterError and others
 *
 * Like dr_register_add_edition(), unless somebody else has published in between.
 *
 * Returns: whether it is in force
 */
gboolean
dr_register_add_edition_after (DrRegister     *self,
                               const char     *by,
                               DrEditionKind   kind,
                               const char     *after,
                               const char     *name,
                               GBytes         *bytes,
                               const char     *label,
                               guint          *number,
                               GError        **error)
{
  DrStore *store = dr_register_get_store (self);
  g_autoptr (DrPeopleList) people = dr_store_list_people (store, error);
  g_autoptr (DrEditions) editions = people != NULL ? dr_store_list_editions (store, kind, error) : NULL;
  Publication work = { self, by, kind, bytes, label, 0, after };

  /* Whose business it is comes before what the file says; who publishes at once is told in the act. */
  if (editions == NULL || !may_publish (people, editions, by, error)
      || !dr_knowledge_check_edition (kind, name, bytes, error)
      || !dr_store_together (store, publish, &work, error))
    return FALSE;
  if (number != NULL)
    *number = work.number;

  return TRUE;
}
