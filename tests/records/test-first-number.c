/* test-first-number.c: the first number that a process reads is read right, whatever else its threads do at that moment. */
#define _GNU_SOURCE   /* RTLD_NEXT */
#include <dlfcn.h>
#include <errno.h>
#include <locale.h>

#include "dr-rulebook-reader.h"

static guint n_made;

/* The first of this process: GLib's tests read numbers themselves. */
static DrRulebook *rulebook;
static GError *error;

/* In place of the C library's: GLib calls it for the first number. It leaves what a thread has that waited for another to call
 * it: two threads that meet there do so once in some thousand runs, and a test is to see it each time. */
locale_t
newlocale (int         mask,
           const char *name,
           locale_t    base)
{
  locale_t (*make) (int, const char *, locale_t) = (locale_t (*) (int, const char *, locale_t)) dlsym (RTLD_NEXT, "newlocale");
  locale_t made = make (mask, name, base);

  n_made++;
  errno = EAGAIN;

  return made;
}

static void
test_rulebook (void)
{
  g_assert_no_error (error);
  g_assert_nonnull (rulebook);
  g_assert_cmpfloat (rulebook->assumed_base, ==, 100.0);
  g_assert_cmpuint (n_made, >, 0);   /* or this is no test of it */
}

int
main (int    argc,
      char **argv)
{
  int status;

  g_assert_cmpuint (n_made, ==, 0);
  rulebook = dr_rulebook_read_default (&error);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/records/first-number/rulebook", test_rulebook);
  status = g_test_run ();
  g_clear_pointer (&rulebook, dr_rulebook_unref);

  return status;
}
