#include "dr-set-up.h"

#include <glib/gi18n-lib.h>

#include "dr-formats.h"
#include "dr-roll.h"

#define FOLDER "/org/dueregard/data/"

typedef struct {
  DrRegister     *self;
  const DrPerson *first;
  const char     *name;       /* of the evidence base, for messages */
  GBytes         *evidence;
} SetUp;

static gboolean
set_up (DrStore   *store,
        gpointer   data,
        GError   **error)
{
  SetUp *work = data;
  g_autoptr (GBytes) questionnaire = dr_formats_get_data (FOLDER "questionnaire.xml");
  g_autoptr (GBytes) rulebook = dr_formats_get_data (FOLDER "rulebook.xml");
  const struct { DrEditionKind kind; const char *name; GBytes *bytes; } editions[] = {
    { DR_EDITION_EVIDENCE, work->name, work->evidence },
    { DR_EDITION_QUESTIONNAIRE, "questionnaire.xml", questionnaire },
    { DR_EDITION_RULEBOOK, "rulebook.xml", rulebook },
  };
  DrTrailHead head;

  if (!dr_store_read_head (store, NULL, &head, error))
    return FALSE;
  if (head.length > 0)
    {
      g_set_error_literal (error, DR_STORE_ERROR, DR_STORE_ERROR_EXISTS,
                           _("there is a register here already; expected a place without one"));
      return FALSE;
    }
  if (!dr_register_add_person (work->self, work->first->id, work->first, error))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (editions); i++)
    if (!dr_register_add_edition (work->self, work->first->id, editions[i].kind, editions[i].name, editions[i].bytes, NULL,
                                  NULL, error))
      return FALSE;

  return TRUE;
}

/**
 * dr_register_set_up:
 * @self: a register in which nothing has happened
 * @first: the first person, who becomes the administrator
 * @evidence: id of an evidence base that is compiled into the program
 * @error: return location for %DR_STORE_ERROR_EXISTS and others
 *
 * Adds the first person, and the evidence, rulebook and questionnaire that come with the program; all or nothing.
 *
 * Returns: whether it was done
 */
gboolean
dr_register_set_up (DrRegister      *self,
                    const DrPerson  *first,
                    const char      *evidence,
                    GError         **error)
{
  g_autofree char *name = g_strdup_printf ("evidence/%s.xml", evidence);
  g_autofree char *path = g_strconcat (FOLDER, name, NULL);
  g_autoptr (GBytes) bytes = dr_formats_get_data (path);

  return dr_register_set_up_with (self, first, name, bytes, error);
}

/**
 * dr_register_set_up_with:
 * @self: a register in which nothing has happened
 * @first: the first person, who becomes the administrator
 * @name: of the evidence base, for messages
 * @evidence: all of an evidence base of the council's own
 * @error: return location for %DR_STORE_ERROR_EXISTS and others
 *
 * Like dr_register_set_up(), with other evidence than the program's.
 *
 * Returns: whether it was done
 */
gboolean
dr_register_set_up_with (DrRegister      *self,
                         const DrPerson  *first,
                         const char      *name,
                         GBytes          *evidence,
                         GError         **error)
{
  SetUp work = { self, first, name, evidence };

  return dr_store_together (dr_register_get_store (self), set_up, &work, error);
}
