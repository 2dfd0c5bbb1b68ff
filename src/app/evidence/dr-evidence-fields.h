/* dr-evidence-fields.h: what may be typed into the attributes of a row of the evidence base, and the edits that it comes to.
 * Used by the forms of the Evidence place. Pure: what is typed goes in, a value or a word why not comes out. What the whole
 * evidence base makes of it is for the working copy to say. */
#pragma once

#include "dr-evidence-edit.h"

G_BEGIN_DECLS

typedef enum {
  DR_FIELD_TEXT,     /* words of one line */
  DR_FIELD_SHARE,    /* typed as a percentage, kept as a share */
  DR_FIELD_COUNT,    /* people: a whole number, at least 1 */
  DR_FIELD_AMOUNT,   /* a number that is not negative */
  DR_FIELD_HOURS,    /* of a week: a number of at most 168 */
  DR_FIELD_DATE,     /* a day, or only its month or year */
  DR_FIELD_DAY,      /* a day */
  DR_FIELD_LINK,     /* https://… */
  DR_FIELD_CHOICE,   /* one of a list */
  DR_FIELD_SET,      /* any number out of a list: ids with spaces between */
} DrEvidenceFieldKind;

/* One attribute. Static. */
typedef struct {
  const char          *attribute;
  const char          *label;      /* marked for translation */
  const char          *help;       /* (nullable): marked for translation */
  DrEvidenceFieldKind  kind;
  const char          *missing;    /* (nullable): what is said where it is empty, marked for translation; NULL: it may be */
} DrEvidenceField;

char   *dr_evidence_field_parse  (const DrEvidenceField *field, const char *typed, char **value);
char   *dr_evidence_field_show   (const DrEvidenceField *field, const char *value);
GArray *dr_evidence_fields_edits (const DrEvidenceField *fields, guint n_fields, const char *place,
                                  const char * const *before, const char * const *typed, char **problems);
void    dr_evidence_edits_free   (GArray *edits);
char   *dr_evidence_new_id       (const char *wish, gboolean (*is_taken) (const char *id, gconstpointer data),
                                  gconstpointer data);

G_END_DECLS
