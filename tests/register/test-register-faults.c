/* A disk that is full, fails or is held, at every operation of every verb: one clear error and nothing half done. */
#include "survival-verbs.h"

#include "fault-vfs.h"

#define MOST_OPERATIONS 3000   /* of one verb */

static const struct {
  const char  *name;
  Fault        fault;
  DrStoreError code;
} faults[] = {
  { "full", FAULT_FULL, DR_STORE_ERROR_FULL },
  { "io", FAULT_IO, DR_STORE_ERROR_IO },
  { "busy", FAULT_BUSY, DR_STORE_ERROR_BUSY },
};

/* Gives back whether the fault was hit at all. */
static gboolean
try_fault (guint       verb,
           guint       fault,
           guint       after,
           const char *template,
           const char *path,
           const char *states[2])
{
  DrRegister *self;
  g_autoptr (GError) error = NULL;
  g_autoptr (Ledger) ledger = NULL;
  gboolean done;
  gboolean hit;
  guint64 number;
  DrTrailHead head;

  verbs_remove_store (path);
  survival_copy (template, path);
  self = verbs_open (path);
  dr_store_set_patience (dr_register_get_store (self), 1);
  if (!verbs[verb].fresh)
    dr_version_free (dr_version_load (self, DRAFT, 0, NULL));
  /* With an empty log a writer that is held up waits ten seconds, whatever its patience: once is enough. */
  if (!verbs[verb].cold)
    {
      g_assert_true (dr_store_next_number (dr_register_get_store (self), "warm", &number, NULL));
      g_assert_true (dr_store_read_head (dr_register_get_store (self), NULL, &head, NULL));
    }
  fault_vfs_set (faults[fault].fault, after);
  done = verbs[verb].work (self, &error);
  hit = fault_vfs_hits () > 0;
  fault_vfs_clear ();
  g_assert_true (done || hit);
  if (!done)
    {
      g_assert_error (error, DR_STORE_ERROR, (int) faults[fault].code);
      verbs_assert_one_line (error);
      g_clear_error (&error);
    }

  verbs_assert_state (self, states[done]);
  /* Sometimes another program finds it so, and it is that one which tries again. */
  if (after % 4 == 1)
    {
      survival_close (self);
      self = verbs_open (path);
      verbs_assert_state (self, states[done]);
    }
  if (!done)
    verbs[verb].work (self, &error);
  g_assert_no_error (error);
  if (!done)
    verbs_assert_state (self, states[1]);
  if (after % 4 == 0)
    ledger = survival_check (self);
  survival_close (self);

  return hit;
}

static void
test_fault (gconstpointer data)
{
  guint verb = GPOINTER_TO_UINT (data) / G_N_ELEMENTS (faults);
  guint fault = GPOINTER_TO_UINT (data) % G_N_ELEMENTS (faults);
  g_autofree char *template = NULL;
  g_autofree char *path = verbs_path ("register.db");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  const char *states[2];
  DrRegister *self;
  guint n = 0;

  fault_vfs_install ();
  template = verbs_template (verb);
  verbs_remove_store (path);
  survival_copy (template, path);
  self = verbs_open (path);
  before = survival_state (self);
  g_assert_true (verbs[verb].work (self, NULL));
  after = survival_state (self);
  survival_close (self);
  g_assert_cmpstr (before, !=, after);
  states[0] = before;
  states[1] = after;

  while (n < MOST_OPERATIONS && try_fault (verb, fault, n, template, path, states))
    n += verbs[verb].stride;
  g_assert_cmpuint (n, >, 0);
  g_assert_cmpuint (n, <, MOST_OPERATIONS);
  g_test_message ("%u operations", n);
  fault_vfs_remove ();
}

int
main (int    argc,
      char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  verbs_begin ();
  for (guint verb = 0; verb < N_VERBS; verb++)
    for (guint fault = 0; fault < G_N_ELEMENTS (faults); fault++)
      {
        g_autofree char *path = g_strdup_printf ("/register/faults/%s/%s", verbs[verb].name, faults[fault].name);

        g_test_add_data_func (path, GUINT_TO_POINTER (verb * G_N_ELEMENTS (faults) + fault), test_fault);
      }
  status = g_test_run ();
  verbs_end ();

  return status;
}
