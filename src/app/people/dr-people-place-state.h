/* dr-people-place-state.h: who is in the register and what each may do, as the place People shows it, with what who sits
 * there may change and why not the rest.
 * Pure functions of the people, used by DrPeoplePlace and tested without a display. The register has the last word. */
#pragma once

#include "dr-people.h"

G_BEGIN_DECLS

/* When a role that stands was granted. */
typedef struct {
  guint64  sequence;   /* of the entry in the trail, as DrGrant has it */
  gint64   at;         /* microseconds since 1970 */
  char    *by;         /* name of who granted it */
} DrGrantTime;

/* (transfer full): the name of a service for people: ids are the evidence's. */
typedef char *(*DrServiceName) (const char *service, gpointer data);

typedef struct {
  DrRole      role;
  const char *service;      /* id; "": every service */
  char       *title;        /* "Approver, every service" */
  char       *granted;      /* by whom and when */
  char       *why_not;      /* (nullable): why it cannot be revoked by who sits there */
} DrRoleLine;

typedef struct {
  const char *id;
  const char *name;
  char       *subtitle;     /* id, login and roles in a line */
  GArray     *roles;        /* of DrRoleLine */
  char       *why_no_grant; /* (nullable): why who sits there cannot grant them a role */
} DrPersonLine;

typedef struct {
  char   *why_not;          /* (nullable): why nothing can be changed here by who sits there */
  GArray *people;           /* of DrPersonLine, by name */
} DrPeoplePlaceState;

void  dr_people_place_state_init  (DrPeoplePlaceState *self, const DrPeopleList *people, const char *person,
                                   const DrGrantTime *times, guint n_times, DrServiceName service_name, gpointer data);
void  dr_people_place_state_clear (DrPeoplePlaceState *self);

char *dr_role_line_title          (DrRole role, const char *service);
char *dr_person_id_suggest        (const DrPeopleList *people, const char *name);
char *dr_person_problem           (const DrPeopleList *people, const char *name, const char *id);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DrPeoplePlaceState, dr_people_place_state_clear)

G_END_DECLS
