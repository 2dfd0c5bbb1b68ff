/* dr-remarks.h: what is odd about dates and numbers of an assessment that the format takes all the same.
 * Used by the sections, which say it at the field. Pure; a value that is not there is not odd. */
#pragma once

#include "dr-date.h"

G_BEGIN_DECLS

const char *dr_remark_first_draft  (DrDate first_draft, DrDate decision);
const char *dr_remark_key_decision (DrDate key_decision, DrDate decision);
const char *dr_remark_decision     (DrDate decision, DrDate effective);
const char *dr_remark_closed       (DrDate opened, DrDate closed, DrDate decision);
const char *dr_remark_answered     (double asked, double answered);
const char *dr_remark_review       (DrDate review, DrDate effective);

G_END_DECLS
