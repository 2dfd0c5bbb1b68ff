/* A disk that is full, fails or is held by others: one clear error, and what stood before stands. */
#include "store-support.h"

#include "fault-vfs.h"

#define SAVES 12

static const struct {
  const char  *name;
  Fault        fault;
  DrStoreError code;
} fault_cases[] = {
  { "full", FAULT_FULL, DR_STORE_ERROR_FULL },
  { "io", FAULT_IO, DR_STORE_ERROR_IO },
  { "busy", FAULT_BUSY, DR_STORE_ERROR_BUSY },
};

/* Saves until one fails; the number that were acknowledged. */
static guint
save_until_failure (DrStore *store, DrStoreError code)
{
  for (guint i = 0; i < SAVES; i++)
    {
      g_autofree char *value = g_strdup_printf ("%u", i + 1);
      g_autoptr (GError) error = NULL;

      if (try_save (store, "EIA-1", "ann", "a", value, 1000, NULL, NULL, &error))
        continue;
      g_assert_error (error, DR_STORE_ERROR, (int) code);
      return i;
    }
  return SAVES;
}

/* The fault strikes at the first operation, then at the second, and so on until all saves get through. */
static void
test_saves (gconstpointer data)
{
  guint index = GPOINTER_TO_UINT (data);
  guint hits = 1;

  for (guint after = 0; hits > 0 && after < 400; after++)
    {
      Case self = { 0 };
      g_autofree char *expected = NULL;
      guint saved = 0;

      case_set_up (&self, GUINT_TO_POINTER (BACKEND_FAULTS));
      create (self.store, "EIA-1", 1, "Desk");
      g_assert_true (try_save (self.store, "EIA-1", "ann", "a", "0", 1, NULL, NULL, NULL));
      dr_store_set_patience (self.store, 1);
      fault_vfs_set (fault_cases[index].fault, after);
      saved = save_until_failure (self.store, fault_cases[index].code);
      hits = fault_vfs_hits ();
      g_assert_true (hits > 0 || saved == SAVES);
      fault_vfs_clear ();

      /* The same store goes on, and another finds what was acknowledged. */
      expected = g_strdup_printf ("%u", saved);
      assert_field (self.store, "EIA-1", "a", expected);
      save_one (self.store, "EIA-1", "ann", "b", "after", 1000);
      g_assert_finalize_object (g_steal_pointer (&self.store));
      case_open (&self);
      assert_field (self.store, "EIA-1", "a", expected);
      assert_field (self.store, "EIA-1", "b", "after");
      g_assert_true (dr_store_check (self.store, NULL));
      case_tear_down (&self, NULL);
    }
  g_assert_cmpuint (hits, ==, 0);
}

/* A step is there with its trail entry and its record, or not at all. */
static void
test_step (gconstpointer data)
{
  guint index = GPOINTER_TO_UINT (data);
  gboolean done = FALSE;

  for (guint after = 0; !done && after < 200; after++)
    {
      Case self = { 0 };
      g_autoptr (DrRegisterPage) page = NULL;
      g_autoptr (GError) error = NULL;
      DrTrailHead head;

      case_set_up (&self, GUINT_TO_POINTER (BACKEND_FAULTS));
      create (self.store, "EIA-1", 1, "Desk");
      dr_store_set_patience (self.store, 1);
      fault_vfs_set (fault_cases[index].fault, after);
      done = try_step (self.store, "EIA-1", DR_STAGE_DRAFT, DR_STAGE_SUBMITTED, &error);
      fault_vfs_clear ();
      if (!done)
        g_assert_error (error, DR_STORE_ERROR, (int) fault_cases[index].code);
      g_assert_finalize_object (g_steal_pointer (&self.store));
      case_open (&self);
      g_assert_true (dr_store_read_head (self.store, NULL, &head, NULL));
      g_assert_cmpuint (head.length, ==, done ? 2 : 1);
      page = dr_store_get_row (self.store, "EIA-1", 1, NULL);
      g_assert_cmpint (page->rows[0].stage, ==, done ? DR_STAGE_SUBMITTED : DR_STAGE_DRAFT);
      g_assert_true (dr_store_check (self.store, NULL));
      case_tear_down (&self, NULL);
    }
  g_assert_true (done);
}

/* Making a store fails cleanly too, and the next try succeeds. */
static void
test_open (gconstpointer data)
{
  guint index = GPOINTER_TO_UINT (data);
  guint failures = 0;

  for (guint after = 0; after < 40; after++)
    {
      Case self = { 0 };
      g_autoptr (GError) error = NULL;

      case_set_up (&self, GUINT_TO_POINTER (BACKEND_FAULTS));
      g_assert_finalize_object (g_steal_pointer (&self.store));
      g_free (self.uri);
      self.uri = g_build_filename (self.folder, "fresh.db", NULL);
      fault_vfs_set (fault_cases[index].fault, after);
      self.store = dr_store_open (self.uri, DR_STORE_OPEN_CREATE, &error);
      fault_vfs_clear ();
      if (self.store == NULL)
        {
          failures++;
          g_assert_error (error, DR_STORE_ERROR, (int) fault_cases[index].code);
          case_open (&self);
        }
      create (self.store, "EIA-1", 1, "Desk");
      case_tear_down (&self, NULL);
    }
  g_assert_cmpuint (failures, >, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (fault_cases); i++)
    {
      g_autofree char *saves = g_strdup_printf ("/store/faults/saves/%s", fault_cases[i].name);
      g_autofree char *step = g_strdup_printf ("/store/faults/step/%s", fault_cases[i].name);
      g_autofree char *open = g_strdup_printf ("/store/faults/open/%s", fault_cases[i].name);

      g_test_add_data_func (saves, GUINT_TO_POINTER (i), test_saves);
      g_test_add_data_func (step, GUINT_TO_POINTER (i), test_step);
      /* Opening waits its full time for others: five seconds a try. */
      if (fault_cases[i].fault != FAULT_BUSY)
        g_test_add_data_func (open, GUINT_TO_POINTER (i), test_open);
    }
  return g_test_run ();
}
