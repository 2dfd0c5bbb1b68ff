/* dr-register-cache.h: the pages of the register that a list holds at once, and the items of the rows that somebody shows.
 * Used by DrRegisterModel. The page used longest ago goes first; a row that is shown keeps its item whatever page it
 * comes back in. It reads nothing. */
#pragma once

#include "dr-register-item.h"
#include "dr-register-walk.h"

G_BEGIN_DECLS

typedef struct {
  guint           number;
  gboolean        read;     /* its items have their rows */
  gboolean        asked;    /* the lane is reading it */
  DrRegisterItem *items[DR_REGISTER_PAGE];   /* each (nullable) */

  /*< private >*/
  GList           link;
} DrRegisterCached;

typedef struct _DrRegisterCache DrRegisterCache;

DrRegisterCache  *dr_register_cache_new        (void);
void              dr_register_cache_free       (DrRegisterCache *self);
void              dr_register_cache_clear      (DrRegisterCache *self);
void              dr_register_cache_drop_pages (DrRegisterCache *self);

DrRegisterCached *dr_register_cache_find       (DrRegisterCache *self, guint number);
DrRegisterCached *dr_register_cache_get        (DrRegisterCache *self, guint number);
GList            *dr_register_cache_recent     (DrRegisterCache *self);
guint             dr_register_cache_n_pages    (DrRegisterCache *self);
void              dr_register_cache_fill       (DrRegisterCache *self, DrRegisterCached *page, const DrRegisterRow *rows,
                                                guint n_rows);
void              dr_register_cache_add        (DrRegisterCache *self, const DrRegisterSheet *sheet);
void              dr_register_cache_redraw     (DrRegisterCache *self);

gboolean          dr_register_cached_is_same   (const DrRegisterCached *page, const DrRegisterSheet *sheet);

G_END_DECLS
