/* dr-people.h: the people that the store knows, and the roles granted to them.
 * Plain values. Who may do what is the register's business: the store only keeps the acts, and adds them up. */
#pragma once

#include "dr-arena.h"
#include "dr-role.h"

G_BEGIN_DECLS

typedef struct {
  const char *id;
  const char *name;
  const char *login;   /* of the operating system; "" where not said */
} DrPerson;

typedef struct {
  const char *person;    /* id */
  DrRole      role;
  const char *service;   /* id; "": every service */
  gboolean    revoke;    /* taken away, not given */
  const char *by;        /* id of who granted it */
  guint64     sequence;  /* of its entry in the store's chain; ignored in an act */
} DrGrant;

typedef struct {
  /*< private >*/
  DrArena        *arena;

  /*< public, read-only >*/
  const DrPerson *people;     /* by id */
  guint           n_people;
  const DrGrant  *roles;      /* that stand now, by person, role and service */
  guint           n_roles;
} DrPeopleList;

void        dr_people_list_free     (DrPeopleList *self);
gboolean    dr_people_has_role (const DrPeopleList *self, const char *person, DrRole role, const char *service);
char       *dr_people_call     (const DrPeopleList *self, const char *person);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrPeopleList, dr_people_list_free)

G_END_DECLS
