/* Work in threads of its own, at the end of the program: cancelled where it can be, waited for in any case. */
#include "dr-background.h"

/* Microseconds that a thread takes its time: long enough for whoever does not wait to be seen. */
#define A_WHILE (200 * 1000)

static gint n_ended;

static void
work_until_cancelled (GTask        *task,
                      gpointer      source,
                      gpointer      data,
                      GCancellable *cancellable)
{
  while (!g_cancellable_is_cancelled (cancellable))
    g_usleep (1000);
  g_usleep (A_WHILE);
  g_task_return_boolean (task, FALSE);
  g_atomic_int_inc (&n_ended);
}

static void
work_to_the_end (GTask        *task,
                 gpointer      source,
                 gpointer      data,
                 GCancellable *cancellable)
{
  g_usleep (A_WHILE);
  g_task_return_boolean (task, TRUE);
  g_atomic_int_inc (&n_ended);
}

static void
begin (GTaskThreadFunc  func,
       GCancellable    *cancellable)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, NULL, NULL);

  dr_background_run (task, func);
}

static void
test_nothing (void)
{
  dr_background_finish ();
}

static void
test_waits (void)
{
  g_autoptr (GCancellable) shared = g_cancellable_new ();

  n_ended = 0;
  begin (work_until_cancelled, shared);
  begin (work_until_cancelled, shared);
  begin (work_to_the_end, NULL);
  dr_background_finish ();
  g_assert_cmpint (g_atomic_int_get (&n_ended), ==, 3);
}

/* What went before is forgotten, and the next is known. */
static void
test_again (void)
{
  n_ended = 0;
  begin (work_to_the_end, NULL);
  dr_background_finish ();
  g_assert_cmpint (g_atomic_int_get (&n_ended), ==, 1);
  dr_background_finish ();
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/background/nothing", test_nothing);
  g_test_add_func ("/app/background/waits", test_waits);
  g_test_add_func ("/app/background/again", test_again);

  return g_test_run ();
}
