#include "dr-cli-interrupt.h"

#include <glib/gi18n-lib.h>
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

static GCancellable *cancellable;
static int wake[2] = { -1, -1 };

/* Only what a signal handler may do: everything else happens in the thread that reads. */
static void
interrupted (int number)
{
  const char byte = 'x';

  if (write (wake[1], &byte, 1) < 0)
    return;
  signal (number, SIG_DFL);
}

static gpointer
wait_for_signal (gpointer data)
{
  char byte;

  if (read (wake[0], &byte, 1) == 1)
    g_cancellable_cancel (cancellable);

  return NULL;
}

/**
 * dr_cli_interrupt:
 *
 * From now on SIGINT and SIGTERM cancel what is done; a second one kills.
 *
 * Returns: (transfer none): what they cancel
 */
GCancellable *
dr_cli_interrupt (void)
{
  if (cancellable != NULL)
    return cancellable;

  cancellable = g_cancellable_new ();
  if (pipe (wake) == 0)
    {
      g_thread_unref (g_thread_new ("interrupt", wait_for_signal, NULL));
      signal (SIGINT, interrupted);
      signal (SIGTERM, interrupted);
    }

  return cancellable;
}

/**
 * dr_cli_progress:
 * @share: how much is done, 0..1
 * @data: unused
 *
 * Says so in one line on standard error, where that is a terminal.
 */
void
dr_cli_progress (double   share,
                 gpointer data)
{
  static int last = -1;
  int percent = (int) (share * 100);

  if (percent == last || !isatty (STDERR_FILENO))
    return;
  last = percent;
  g_printerr ("\r");
  g_printerr (_("%3d %%"), percent);
  if (percent >= 100)
    g_printerr ("\r     \r");
}
