/* dr-archive-locale.h: libarchive takes names through the thread's locale; inside this scope letters are UTF-8.
 * Used by whatever calls libarchive with a name. It never changes the language of messages, nor another thread. */
#pragma once

#include <glib.h>
#include <locale.h>

G_BEGIN_DECLS

typedef struct {
  locale_t before;
  locale_t within;
} DrArchiveLocale;

static inline DrArchiveLocale
dr_archive_locale_enter (void)
{
  locale_t copy = duplocale (uselocale ((locale_t) 0));
  locale_t within = copy != (locale_t) 0 ? newlocale (LC_CTYPE_MASK, "C.UTF-8", copy) : (locale_t) 0;

  /* A system without it keeps the locale that it has. */
  if (within == (locale_t) 0 && copy != (locale_t) 0)
    freelocale (copy);

  return (DrArchiveLocale) { uselocale (within), within };
}

static inline void
dr_archive_locale_leave (DrArchiveLocale *self)
{
  uselocale (self->before);
  if (self->within != (locale_t) 0)
    freelocale (self->within);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DrArchiveLocale, dr_archive_locale_leave)

/* For the rest of the block. */
#define DR_ARCHIVE_LOCALE_SCOPE g_auto (DrArchiveLocale) locale_scope G_GNUC_UNUSED = dr_archive_locale_enter ()

G_END_DECLS
