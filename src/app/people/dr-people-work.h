/* dr-people-work.h: acts on people as work for the desk, and what the trail says of them.
 * Used by the place People. The register guards each act; this only carries it there. */
#pragma once

#include "dr-long-work.h"
#include "dr-people-place-state.h"

G_BEGIN_DECLS

typedef struct {
  gboolean  adds;       /* a person, else a role */
  gboolean  revokes;
  char     *by;
  char     *person;
  char     *name;       /* (nullable): of a person to add */
  char     *login;      /* (nullable): of a person to add */
  DrRole    role;
  char     *service;    /* (nullable): every service */
} DrPeopleAct;

/* One act of the trail on people. */
typedef struct {
  gint64    at;
  char     *who;        /* id of whose it is */
  char     *words;      /* what was done, by whom */
} DrPeopleEvent;

DrPeopleAct *dr_people_act_new   (const char *by, const char *person);
DrPeopleAct *dr_people_act_copy  (const DrPeopleAct *self);
void         dr_people_act_free  (DrPeopleAct *self);

gpointer     dr_people_work_do      (DrRegister *in, gpointer act, GCancellable *cancellable, GError **error);
gpointer     dr_people_work_times   (DrRegister *in, gpointer data, GCancellable *cancellable, GError **error);
gpointer     dr_people_work_history (DrRegister *in, gpointer data, DrLongProgress *progress, GCancellable *cancellable,
                                     GError **error);
gpointer     dr_people_work_services (DrRegister *in, gpointer data, GCancellable *cancellable, GError **error);

G_END_DECLS
