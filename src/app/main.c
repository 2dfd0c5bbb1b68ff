/* The desktop program. */
#include "dr-application.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

#include "dr-build.h"
#include "dr-report-work.h"

int
main (int    argc,
      char **argv)
{
  g_autoptr (DrApplication) application = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, DR_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  if (argc > 1 && g_str_equal (argv[1], DR_REPORT_PROCESS))
    return dr_report_process (argc, argv);

  application = dr_application_new ();

  return g_application_run (G_APPLICATION (application), argc, argv);
}
