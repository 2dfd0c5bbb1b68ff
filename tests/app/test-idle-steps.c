/* test-idle-steps.c: work in steps: one a turn of the main loop, and what is asked for at once. */
#include "dr-idle-steps.h"

typedef struct {
  DrIdleSteps  steps;
  GString     *done;
} Fixture;

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  self->done = g_string_new (NULL);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  dr_idle_steps_stop (&self->steps);
  g_string_free (self->done, TRUE);
}

static void
note (guint    step,
      gpointer data)
{
  g_string_append_printf (((Fixture *) data)->done, "%u", step);
}

/* Returns whether there was anything to do. */
static gboolean
turn (void)
{
  return g_main_context_iteration (NULL, FALSE);
}

static void
test_one_a_turn (Fixture       *self,
                 gconstpointer  data)
{
  dr_idle_steps_start (&self->steps, 3, note, self);
  g_assert_cmpstr (self->done->str, ==, "");
  for (guint i = 1; i <= 3; i++)
    {
      turn ();
      g_assert_cmpuint (self->done->len, ==, i);
      g_assert_cmpuint (dr_idle_steps_count (&self->steps), ==, i);
    }
  g_assert_cmpstr (self->done->str, ==, "012");
  g_assert_false (turn ());
}

/* Nobody does what is done, and what is left follows in order. */
static void
test_needed (Fixture       *self,
             gconstpointer  data)
{
  dr_idle_steps_need (&self->steps, 0);   /* not started */
  dr_idle_steps_start (&self->steps, 4, note, self);
  dr_idle_steps_need (&self->steps, 2);
  g_assert_cmpstr (self->done->str, ==, "2");
  dr_idle_steps_need (&self->steps, 2);
  dr_idle_steps_need (&self->steps, 4);
  g_assert_cmpstr (self->done->str, ==, "2");
  while (turn ())
    ;
  g_assert_cmpstr (self->done->str, ==, "2013");
  dr_idle_steps_need (&self->steps, 1);
  g_assert_cmpstr (self->done->str, ==, "2013");
}

static void
test_reached (Fixture       *self,
              gconstpointer  data)
{
  dr_idle_steps_start (&self->steps, 4, note, self);
  dr_idle_steps_need (&self->steps, 1);
  dr_idle_steps_reach (&self->steps, 3);
  g_assert_cmpstr (self->done->str, ==, "102");
  dr_idle_steps_reach (&self->steps, 9);
  g_assert_cmpstr (self->done->str, ==, "1023");
  while (turn ())
    ;
  g_assert_cmpstr (self->done->str, ==, "1023");
}

static void
test_stopped (Fixture       *self,
              gconstpointer  data)
{
  dr_idle_steps_start (&self->steps, 3, note, self);
  turn ();
  dr_idle_steps_stop (&self->steps);
  g_assert_false (turn ());
  g_assert_cmpuint (dr_idle_steps_count (&self->steps), ==, 0);
  dr_idle_steps_start (&self->steps, 2, note, self);
  turn ();
  dr_idle_steps_start (&self->steps, 2, note, self);   /* anew */
  while (turn ())
    ;
  g_assert_cmpstr (self->done->str, ==, "0" "0" "01");
  dr_idle_steps_start (&self->steps, 0, note, self);
  g_assert_false (turn ());
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/app/idle-steps/one-a-turn", Fixture, NULL, set_up, test_one_a_turn, tear_down);
  g_test_add ("/app/idle-steps/needed", Fixture, NULL, set_up, test_needed, tear_down);
  g_test_add ("/app/idle-steps/reached", Fixture, NULL, set_up, test_reached, tear_down);
  g_test_add ("/app/idle-steps/stopped", Fixture, NULL, set_up, test_stopped, tear_down);

  return g_test_run ();
}
