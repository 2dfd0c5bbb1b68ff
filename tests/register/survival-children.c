#include "survival-children.h"

#include <signal.h>
#include <sys/wait.h>

#define PATIENCE 60       /* seconds for all children of a test together: more is a deadlock */

/* All start at the same moment, when the pipe is closed. */
void
survival_run_children (const char   *path,
                       guint         n,
                       SurvivalWork  work)
{
  pid_t children[SURVIVAL_MOST_CHILDREN];
  int gate[2];
  gint64 end = g_get_monotonic_time () + PATIENCE * G_USEC_PER_SEC;

  g_assert_no_errno (pipe (gate));
  for (guint child = 0; child < n; child++)
    {
      children[child] = fork ();
      g_assert_cmpint (children[child], >=, 0);
      if (children[child] == 0)
        {
          g_autoptr (GError) error = NULL;
          DrRegister *self = survival_open (path, &error);
          char byte;

          survival_expect (self != NULL);
          close (gate[1]);
          survival_expect (read (gate[0], &byte, 1) == 0);
          work (self, path, child, n);
          _exit (0);
        }
    }
  close (gate[0]);
  close (gate[1]);
  for (guint child = 0; child < n; child++)
    {
      int status = 0;
      pid_t ended = 0;

      while ((ended = waitpid (children[child], &status, WNOHANG)) == 0 && g_get_monotonic_time () < end)
        g_usleep (2000);
      if (ended == 0)
        {
          for (guint i = child; i < n; i++)
            kill (children[i], SIGKILL);
          g_error ("child %u of %u did not end in %u seconds", child, n, PATIENCE);
        }
      g_assert_true (WIFEXITED (status));
      g_assert_cmpint (WEXITSTATUS (status), ==, 0);
    }
}
