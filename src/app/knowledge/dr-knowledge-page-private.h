/* dr-knowledge-page-private.h: what the files of DrKnowledgePage share: what it holds, and its acts on a working copy.
 * Used by those files alone. */
#pragma once

#include "dr-editions-work.h"
#include "dr-idle-steps.h"
#include "dr-input.h"
#include "dr-knowledge-page.h"

G_BEGIN_DECLS

/* Editions, differences and assessments that are listed at most. */
#define MOST_LISTED 200

/* What is chosen where it is no edition. */
#define WORKING "working"
#define NOTHING "nothing"

struct _DrKnowledgePage {
  GtkBox          parent_instance;

  DrEditionKind   kind;
  DrDesk         *desk;      /* (nullable) */
  DrEditionShelf *shelf;     /* (nullable) */
  DrWorkingCopy  *copy;      /* (nullable) */
  char           *path;      /* (nullable): of the working copy */
  char           *person;    /* (nullable): id of whose it is */
  DrEditionSet   *shown;     /* (nullable): an old edition that is read */
  DrEditionSet   *other;     /* (nullable): that is compared with */
  char           *chosen;    /* WORKING, or a digest */
  char           *against;   /* NOTHING, or a digest */
  GHashTable     *pending;   /* key → text: edited, and not kept yet */
  GHashTable     *unkept;    /* path → pending: what could not be kept of somebody who does not sit here now */
  guint           save_timer;
  char           *label;     /* (nullable): what is new */
  gboolean        publishing;
  gboolean        is_due;    /* it is shown again once somebody looks */

  DrIdleSteps      making;         /* rows */
  DrRulebook      *rulebook;       /* (nullable): of which they are, where it is one */
  DrQuestionnaire *questionnaire;  /* (nullable): likewise */
  GtkWidget       *list;           /* (nullable): the last rules that were made */
  gboolean         locked;         /* they are only read */

  GtkWidget      *status;
  GtkWidget      *why_not;
  GtkWidget      *problem;
  GtkWidget      *acts;      /* of the working copy */
  GtkWidget      *changes;   /* how many there are */
  GtkWidget      *try_it;
  GtkWidget      *publish;
  GtkWidget      *discard;
  GtkWidget      *move;
  DrInput        *news;
  GtkWidget      *choices;   /* which edition, and with which it is compared */
  GtkWidget      *effect;    /* what would change */
  GtkWidget      *differences;
  GtkWidget      *rows;
  DrLongWork     *work;
};

GtkWidget *dr_knowledge_page_words       (const char *text, const char *style);
const char *dr_knowledge_page_why_not    (DrKnowledgePage *self);
gboolean   dr_knowledge_page_is_working  (DrKnowledgePage *self);
void       dr_knowledge_page_show_differences (DrKnowledgePage *self);
void       dr_knowledge_page_show_choices (DrKnowledgePage *self);
char      *dr_knowledge_page_tell_edition (DrKnowledgePage *self, const DrEdition *edition);
GtkWidget *dr_knowledge_page_add_list    (GtkWidget *into, const char *title);
void       dr_knowledge_page_empty       (GtkWidget *box);
void       dr_knowledge_page_tell        (DrKnowledgePage *self, const char *problem);
gboolean   dr_knowledge_page_keep        (DrKnowledgePage *self);
guint      dr_knowledge_page_n_edits     (DrKnowledgePage *self);
GHashTable *dr_knowledge_page_list_edits (DrKnowledgePage *self);
gboolean   dr_knowledge_page_is_behind   (DrKnowledgePage *self);
void       dr_knowledge_page_find_copy   (DrKnowledgePage *self);
gboolean   dr_knowledge_page_open_copy   (DrKnowledgePage *self);
char      *dr_knowledge_page_set_aside   (DrKnowledgePage *self);
void       dr_knowledge_page_watch       (DrKnowledgePage *self);
void       dr_knowledge_page_load        (DrKnowledgePage *self);
void       dr_knowledge_page_show        (DrKnowledgePage *self);
void       dr_knowledge_page_show_status (DrKnowledgePage *self);
void       dr_knowledge_page_build_acts  (DrKnowledgePage *self, GtkWidget *column);

G_END_DECLS
