#include "dr-set-up.h"

#include <glib/gi18n-lib.h>

#include "dr-formats.h"
#include "dr-roll.h"

typedef struct {
  DrRegister     *self;
  const DrPerson *first;
  const char     *evidence;   /* id of one that is compiled in */
} SetUp;

static gboolean
set_up (DrStore   *store,
        gpointer   data,
        GError   **error)
{
  SetUp *work = data;
  g_autofree char *evidence = g_strdup_printf ("evidence/%s.xml", work->evidence);
  const struct { DrEditionKind kind; const char *file; } editions[] = {
    { DR_EDITION_EVIDENCE, evidence },
    { DR_EDITION_QUESTIONNAIRE, "questionnaire.xml" },
    { DR_EDITION_RULEBOOK, "rulebook.xml" },
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
    {
      g_autofree char *path = g_strconcat ("/org/dueregard/data/", editions[i].file, NULL);
      g_autoptr (GBytes) bytes = dr_formats_get_data (path);

      if (!dr_register_add_edition (work->self, work->first->id, editions[i].kind, editions[i].file, bytes, NULL, NULL,
                                    error))
        return FALSE;
    }

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
  SetUp work = { self, first, evidence };

  return dr_store_together (dr_register_get_store (self), set_up, &work, error);
}
