/* dr-generator-words.h: what made-up assessments say.
 * Used by dr-generator-draft only. Content of invented files, in the languages that officers write in: never translated. */
#pragma once

#include "dr-made-up.h"

G_BEGIN_DECLS

extern const DrTheme      dr_generator_themes[];
extern const guint        dr_generator_n_themes;
extern const char * const dr_generator_places[];
extern const guint        dr_generator_n_places;
extern const char * const dr_generator_sentences[];
extern const guint        dr_generator_n_sentences;

G_END_DECLS
