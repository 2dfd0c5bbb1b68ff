/* dr-load.h: reading attributes and text of an XML tree into a model, with the first mistake remembered.
 * Used by the loaders of this layer. After a mistake every call still returns something harmless, so that a loader
 * can be written as a plain list of assignments and ask once, at the end, whether all went well. */
#pragma once

#include "dr-evidence.h"
#include "dr-xml-document.h"

G_BEGIN_DECLS

#define DR_RECORD_ERROR (dr_record_error_quark ())

/**
 * DrRecordError:
 * @DR_RECORD_ERROR_INVALID: a file says something that cannot be: "FILE:LINE: what, and what was expected"
 * @DR_RECORD_ERROR_UNRESOLVED: an identifier is used and never declared
 * @DR_RECORD_ERROR_UNKNOWN_RULE: a rulebook names a rule, case or parameter that the program does not know
 * @DR_RECORD_ERROR_READ: a file cannot be read
 * @DR_RECORD_ERROR_WRITE: a file cannot be written; nothing of it is left
 * @DR_RECORD_ERROR_EXISTS: there is something of that name already; it was not touched
 * @DR_RECORD_ERROR_UNSAFE: a bag has a member that could do harm; nothing of it was used
 * @DR_RECORD_ERROR_TOO_LARGE: more than the limits allow
 */
typedef enum {
  DR_RECORD_ERROR_INVALID,
  DR_RECORD_ERROR_UNRESOLVED,
  DR_RECORD_ERROR_UNKNOWN_RULE,
  DR_RECORD_ERROR_READ,
  DR_RECORD_ERROR_WRITE,
  DR_RECORD_ERROR_EXISTS,
  DR_RECORD_ERROR_UNSAFE,
  DR_RECORD_ERROR_TOO_LARGE,
} DrRecordError;

GQuark dr_record_error_quark (void);

/* Is told of a mistake: its line (0: none is known) and what is wrong, without file and line. */
typedef void (*DrLoadReport) (gpointer data, guint line, int code, const char *what);

typedef struct {
  const char  *file;          /* name for messages */
  DrArena     *arena;         /* where strings and arrays go */
  GError      *error;         /* the first mistake; NULL so far */
  DrLoadReport report;        /* (nullable): told of every mistake, not only of the first */
  gpointer     report_data;
} DrLoad;

/* Finds an identifier in some container: its index, or DR_NO_INDEX. */
typedef int (*DrLoadFind) (gconstpointer container, const char *id);

void        dr_load_fail       (DrLoad *self, const DrXmlNode *node, int code, const char *format, ...) G_GNUC_PRINTF (4, 5);
gboolean    dr_load_finish     (DrLoad *self, GError **error);

const char *dr_load_string     (DrLoad *self, const DrXmlNode *node, const char *attribute);
const char *dr_load_required   (DrLoad *self, const DrXmlNode *node, const char *attribute);
double      dr_load_number     (DrLoad *self, const DrXmlNode *node, const char *attribute);
double      dr_load_share      (DrLoad *self, const DrXmlNode *node, const char *attribute);
guint       dr_load_count      (DrLoad *self, const DrXmlNode *node, const char *attribute);
DrDate      dr_load_date       (DrLoad *self, const DrXmlNode *node, const char *attribute);
DrDate      dr_load_partial    (DrLoad *self, const DrXmlNode *node, const char *attribute);
gboolean    dr_load_flag       (DrLoad *self, const DrXmlNode *node, const char *attribute, gboolean otherwise);
int         dr_load_word       (DrLoad *self, const DrXmlNode *node, const char *attribute, DrVocabulary vocabulary,
                                int otherwise);
int         dr_load_index      (DrLoad *self, const DrXmlNode *node, const char *attribute, DrLoadFind find,
                                gconstpointer container, const char *what);
DrIndices   dr_load_indices    (DrLoad *self, const DrXmlNode *node, const char *attribute, DrLoadFind find,
                                gconstpointer container, const char *what);
DrIds       dr_load_ids        (DrLoad *self, const DrXmlNode *node, const char *attribute);

const char *dr_load_text       (DrLoad *self, const DrXmlNode *node);
guint       dr_load_n_children (const DrXmlNode *node, const char *child);

G_END_DECLS
