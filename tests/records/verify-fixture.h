/* verify-fixture.h: whole bags made from the records layer alone: people, grants, editions, assessments through their steps,
 * records with seals, a return; honest, or with one thing in them wrong.
 * Used by the tests of verify. It uses no register and no store. */
#pragma once

#include "dr-assessment.h"
#include "dr-context.h"
#include "dr-trail-statement.h"
#include "dr-verify.h"

typedef struct _Maker Maker;

/* What is done otherwise than it should be: called with what is about to be written. */
typedef struct {
  void     (*statement) (Maker *maker, DrTrailStatement *statement);
  void     (*record)    (Maker *maker, DrAssessment *assessment, DrContext *context);
  gboolean   other_editions;    /* records are made of another evidence than they name */
} Mischief;

struct _Maker {
  GPtrArray      *names;        /* of members */
  GPtrArray      *members;      /* of GBytes */
  GString        *trail;
  char            store_head[DR_DIGEST_SIZE];
  guint64         n_entries;
  gint64          clock;
  GHashTable     *heads;        /* reference: head */
  GHashTable     *positions;    /* reference: position */
  GHashTable     *steps;        /* "reference version": GArray of DrStepTaken */
  GHashTable     *latest;       /* "reference version": digest of the latest record; with "approve " before: of the approval's */
  GPtrArray      *texts;
  const Mischief *mischief;
  const char     *drafts;       /* which example */
};

Maker *maker_new         (const Mischief *mischief);
void   maker_free        (Maker *self);
void   maker_act         (Maker *self, DrTrailStatement *statement);
void   maker_person      (Maker *self, const char *by, const char *who);
void   maker_grant       (Maker *self, const char *act, const char *by, const char *who, const char *role);
void   maker_edition     (Maker *self, const char *kind, guint number, const char *path_or_resource);
void   maker_digest_act  (Maker *self, const char *act, const char *by, const char *digest);
void   maker_create      (Maker *self, const char *reference, guint version, const char *person);
void   maker_step        (Maker *self, const char *reference, guint version, DrStep step, const char *person, DrDate day);
void   maker_add         (Maker *self, const char *name, GBytes *bytes);
void   maker_council     (Maker *self);
void   maker_assessment  (Maker *self, const char *reference);
void   maker_return      (Maker *self, const char *reference, DrStage stage);
void   maker_write       (Maker *self, const char *path);

void   bag_remanifest    (const char *path);
void   bag_put           (const char *path, const char *data, gsize length);
void   bag_flip          (const char *path, char *text, gsize byte, gsize bit);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Maker, maker_free)
