/* The folder of translations that PSEUDO_LOCALE_DIR names, in place of the one that a program was built with: for a test
 * of the built program as it is. */
#include <dlfcn.h>
#include <stdlib.h>

char *bindtextdomain (const char *domain, const char *folder);

char *
bindtextdomain (const char *domain,
                const char *folder)
{
  char *(*bind) (const char *, const char *) = (char *(*) (const char *, const char *)) dlsym (RTLD_NEXT, "bindtextdomain");
  const char *instead = getenv ("PSEUDO_LOCALE_DIR");

  return bind (domain, instead != NULL ? instead : folder);
}
