/* dr-archive-locale.h: libarchive takes names through the thread's locale; inside this scope that is UTF-8.
 * Used by whatever calls libarchive with a name. It never changes the locale of another thread. */
#pragma once

#include <glib.h>
#include <locale.h>

G_BEGIN_DECLS

typedef locale_t DrArchiveLocale;

static inline DrArchiveLocale
dr_archive_locale_enter (void)
{
  static gsize utf8 = 0;

  if (g_once_init_enter (&utf8))
    {
      locale_t locale = newlocale (LC_CTYPE_MASK, "C.UTF-8", (locale_t) 0);

      /* Without it, names stay in the locale that the thread has. */
      g_once_init_leave (&utf8, locale != (locale_t) 0 ? (gsize) locale : (gsize) LC_GLOBAL_LOCALE);
    }

  return uselocale ((locale_t) utf8);
}

static inline void
dr_archive_locale_leave (DrArchiveLocale *before)
{
  uselocale (*before);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DrArchiveLocale, dr_archive_locale_leave)

/* For the rest of the block. */
#define DR_ARCHIVE_LOCALE_SCOPE g_auto (DrArchiveLocale) locale_before G_GNUC_UNUSED = dr_archive_locale_enter ()

G_END_DECLS
