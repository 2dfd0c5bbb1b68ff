/* dr-draft-format.h: the format of an assessment as a table: which element stands where, in which order, with which
 * attributes, and what tells the items of a list apart. Used by dr-draft-key and dr-draft-fields only; no interface of
 * this layer. It never judges values, which the schema does; a test holds it to assessment.xsd, element by element. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Elements inside one another below the root. */
#define DR_DRAFT_DEPTH 3

/* Attributes that tell an item of a list from the others. */
#define DR_DRAFT_MAX_IDENTITY 2

/**
 * DrDraftElementFlags:
 * @DR_DRAFT_ELEMENT_TEXT: holds text of its own and no elements
 * @DR_DRAFT_ELEMENT_REQUIRED: stands in its parent always, empty if need be
 * @DR_DRAFT_ELEMENT_LOOSE: items of this list may share their identity, since the schema holds no key for it
 */
typedef enum {
  DR_DRAFT_ELEMENT_TEXT = 1 << 0,
  DR_DRAFT_ELEMENT_REQUIRED = 1 << 1,
  DR_DRAFT_ELEMENT_LOOSE = 1 << 2,
} DrDraftElementFlags;

typedef struct {
  guint               depth;           /* 0: the root */
  const char         *name;
  const char         *identity[DR_DRAFT_MAX_IDENTITY + 1];   /* up to a NULL; none: not an item of a list */
  const char         *attributes[10];  /* all others, up to a NULL; after a "!" where required */
  DrDraftElementFlags flags;
  const char         *otherwise;       /* (nullable): the last identity attribute where it is left out */
} DrDraftElement;

const DrDraftElement *dr_draft_format               (guint *n_elements);
const DrDraftElement *dr_draft_element_child        (const DrDraftElement *self, const char *name, gsize length);
const DrDraftElement *dr_draft_element_next         (const DrDraftElement *self, const DrDraftElement *previous);
guint                 dr_draft_element_n_identity   (const DrDraftElement *self);
gboolean              dr_draft_element_is_identity  (const DrDraftElement *self, const char *attribute);
gboolean              dr_draft_element_has          (const DrDraftElement *self, const char *attribute);

G_END_DECLS
