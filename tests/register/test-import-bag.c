/* Records that come in bags: kept as received, once, with their grade; and samples of a register and of its bag. */
#include "exports.h"

#include "dr-import.h"
#include "dr-load.h"
#include "dr-sample.h"

static GPtrArray *
bring (Desk        *desk,
       const char  *path,
       GError     **error)
{
  const char *paths[] = { path, NULL };

  return dr_register_import (desk->reg, "officer", paths, NULL, NULL, NULL, NULL, error);
}

static guint64
length_of (Desk *desk)
{
  g_autoptr (GError) error = NULL;
  DrTrailHead head;

  dr_store_read_head (desk->store, NULL, &head, &error);
  g_assert_no_error (error);

  return head.length;
}

/* So many records, and then the bag that they came in. */
static void
assert_all (GPtrArray  *imported,
            guint       n,
            const char *grade,
            gboolean    is_here)
{
  const DrImported *bag = imported->pdata[imported->len - 1];

  g_assert_cmpuint (imported->len, ==, n + 1);
  for (guint i = 0; i < n; i++)
    {
      const DrImported *each = imported->pdata[i];

      g_assert_false (each->is_draft);
      g_assert_false (each->is_bag);
      g_assert_cmpstr (each->grade, ==, grade);
      g_assert_cmpint (each->is_here, ==, is_here);
    }
  g_assert_true (bag->is_bag);
  g_assert_cmpstr (bag->grade, ==, grade);
}

/* Export, import elsewhere, export there: the same bytes, by digest. */
static void
test_round_trip (gconstpointer data)
{
  g_auto (Office) first = { NULL };
  g_auto (Office) second = { NULL };
  g_autofree char *bag = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *again = NULL;
  g_autofree char *line = NULL;
  g_autoptr (GPtrArray) imported = NULL;
  g_autoptr (GPtrArray) twice = NULL;
  g_autoptr (GPtrArray) third = NULL;
  g_autoptr (GError) error = NULL;
  DrBagExported result;
  guint64 length;

  office_open (&first, NULL);
  office_open (&second, NULL);
  office_fill (&first);
  folder = office_export (&first, "folder", (DrBagExportOptions) { NULL }, &result);
  bag = office_export (&first, data, (DrBagExportOptions) { NULL }, &result);

  imported = bring (&second.desk, bag, &error);
  g_assert_no_error (error);
  assert_all (imported, 7, "consistent", FALSE);
  length = length_of (&second.desk);
  twice = bring (&second.desk, bag, &error);
  g_assert_no_error (error);
  assert_all (twice, 7, "consistent", TRUE);
  g_assert_cmpuint (length_of (&second.desk), ==, length);

  again = office_export (&second, "again", (DrBagExportOptions) { NULL }, &result);
  g_assert_cmpuint (result.n_received, ==, 7);
  g_assert_cmpuint (result.n_records, ==, 0);
  line = g_strdup_printf ("test $(ls data/received/*.xml | wc -l) = 7; for f in data/received/*.xml; do d=${f##*/}; "
                          "grep -q \"^${d%%.xml}  data/records\" '%s/manifest-sha256.txt'; done; "
                          "for f in '%s'/data/records/*/*.xml; do cmp \"$f\" data/received/$(sha256sum \"$f\" | cut -d' ' -f1).xml; done",
                          folder, folder);
  run_shell (again, line);

  /* What was received goes on from hand to hand; and what was sealed here is here. */
  third = bring (&first.desk, again, &error);
  g_assert_no_error (error);
  assert_all (third, 7, "consistent", TRUE);
}

static void
test_chosen (void)
{
  static const char * const one[] = { "NH-1", NULL };
  g_auto (Office) first = { NULL };
  g_auto (Office) second = { NULL };
  g_autofree char *bag = NULL;
  g_autofree char *again = NULL;
  g_autoptr (GPtrArray) imported = NULL;
  g_autoptr (GError) error = NULL;
  DrBagExported result;

  office_open (&first, NULL);
  office_open (&second, NULL);
  office_fill (&first);
  desk_set_day (&second.desk, 2025, 9, 16);
  office_add (&second, "NH-1", 1);
  bag = office_export (&first, "b.zip", (DrBagExportOptions) { NULL }, &result);
  imported = bring (&second.desk, bag, &error);
  g_assert_no_error (error);
  again = office_export (&second, "one", (DrBagExportOptions) { .references = one }, &result);
  g_assert_cmpuint (result.n_records, ==, 1);
  g_assert_cmpuint (result.n_received, ==, 3);
}

/* Somebody changed a record, or added a file, since the bag was packed. */
static void
test_altered (void)
{
  g_auto (Office) first = { NULL };
  g_auto (Office) second = { NULL };
  g_autofree char *bag = NULL;
  g_autoptr (GPtrArray) imported = NULL;
  g_autoptr (GError) error = NULL;
  DrBagExported result;

  office_open (&first, NULL);
  office_open (&second, NULL);
  office_add (&first, "A", 2);
  bag = office_export (&first, "b", (DrBagExportOptions) { NULL }, &result);
  run_shell (bag, "sed -i 's/Saturday/Sunday/' data/records/A/v1-02-submit.xml");
  imported = bring (&second.desk, bag, &error);
  g_assert_no_error (error);
  assert_all (imported, 2, "failed", FALSE);
}

/* A record whose schema does not accept it is kept; what is no record is not, and nothing with it. */
static const struct { const char *name; const char *line; guint kept; } strange[] = {
  { "invalid", "sed -i 's/<content>/<content colour=\"red\">/' data/records/A/v1-02-submit.xml", 2 },
  { "no-xml", "echo junk > data/records/A/v1-02-submit.xml", 0 },
  { "other-root", "cp data/rulebook/1.xml data/records/A/v1-02-submit.xml", 0 },
  { "link", "ln -s /etc/passwd data/records/A/link.xml", 0 },
  { "no-bag", "rm bagit.txt", 0 },
};

static void
test_strange (gconstpointer data)
{
  guint row = GPOINTER_TO_UINT (data);
  g_auto (Office) first = { NULL };
  g_auto (Office) second = { NULL };
  g_autofree char *bag = NULL;
  g_autofree char *draft = g_test_build_filename (G_TEST_DIST, "data/examples/clean.xml", NULL);
  g_autoptr (GPtrArray) imported = NULL;
  g_autoptr (GError) error = NULL;
  DrBagExported result;
  const char *paths[] = { draft, NULL, NULL };
  guint64 before;

  office_open (&first, NULL);
  office_open (&second, NULL);
  office_add (&first, "A", 2);
  bag = office_export (&first, "b", (DrBagExportOptions) { NULL }, &result);
  run_shell (bag, strange[row].line);
  before = length_of (&second.desk);
  paths[1] = bag;
  imported = dr_register_import (second.desk.reg, strange[row].kept > 0 ? "officer" : "customer-manager",
                                 paths + (strange[row].kept > 0), NULL, NULL, NULL, NULL,
                                 &error);
  if (strange[row].kept > 0)
    {
      g_assert_no_error (error);
      assert_all (imported, strange[row].kept, "failed", FALSE);
      return;
    }
  g_assert_null (imported);
  g_assert_nonnull (error);
  g_assert_null (strchr (error->message, '\n'));
  g_assert_cmpuint (length_of (&second.desk), ==, before);   /* the draft that was given with it neither */
}

static void
cancel_it (double   share,
           gpointer data)
{
  g_cancellable_cancel (data);
}

static void
test_cancel (void)
{
  g_auto (Office) first = { NULL };
  g_auto (Office) second = { NULL };
  g_autofree char *bag = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  DrBagExported result;
  const char *paths[] = { NULL, NULL };
  guint64 before;

  office_open (&first, NULL);
  office_open (&second, NULL);
  office_add (&first, "A", 2);
  bag = office_export (&first, "b.zip", (DrBagExportOptions) { NULL }, &result);
  paths[0] = bag;
  before = length_of (&second.desk);
  g_assert_null (dr_register_import (second.desk.reg, "officer", paths, NULL, cancel_it, cancellable, cancellable,
                                    &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (length_of (&second.desk), ==, before);
}

/* @seed:@reference:@version */
static void
assert_lowest (const DrSample *sample,
               const DrSample *all,
               guint64         seed)
{
  g_autofree char *most = NULL;

  for (guint i = 0; i < sample->n_items; i++)
    {
      g_autofree char *text = g_strdup_printf ("%" G_GUINT64_FORMAT ":%s:%u", seed, sample->items[i].reference,
                                               sample->items[i].version);
      g_autofree char *lot = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);

      if (most == NULL || strcmp (lot, most) > 0)
        {
          g_free (most);
          most = g_steal_pointer (&lot);
        }
    }
  for (guint i = 0; i < all->n_items; i++)
    {
      g_autofree char *text = g_strdup_printf ("%" G_GUINT64_FORMAT ":%s:%u", seed, all->items[i].reference,
                                               all->items[i].version);
      g_autofree char *lot = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
      gboolean drawn = FALSE;

      for (guint k = 0; k < sample->n_items; k++)
        drawn = drawn || strcmp (sample->items[k].reference, all->items[i].reference) == 0;
      g_assert_cmpint (drawn, ==, strcmp (lot, most) <= 0);
    }
}

static void
test_sample (void)
{
  g_auto (Office) office = { NULL };
  g_autofree char *bag = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DrSample) all = NULL;
  DrBagExported result;
  const DrSampleOptions asked[] = {
    { .seed = 7, .size = 5 },
    { .seed = 8, .size = 5 },
    { .seed = G_MAXUINT64, .size = 1 },
    { .seed = 7, .size = 1000 },
    { .seed = 7, .size = 3, .stages = 1u << DR_STAGE_SUBMITTED | 1u << DR_STAGE_APPROVED },
    { .seed = 7, .size = 3, .service = "customer-services" },
    { .seed = 7, .size = 3, .service = "payments" },
  };
  static const guint populations[] = { 18, 18, 18, 18, 12, 18, 0 };

  office_open (&office, NULL);
  for (guint i = 0; i < 24; i++)
    {
      g_autofree char *reference = g_strdup_printf ("S-%u", i);

      office_add (&office, reference, i % 4);   /* every fourth was never sealed */
    }
  bag = office_export (&office, "b.zip", (DrBagExportOptions) { NULL }, &result);
  all = dr_sample_register (office.desk.reg, &asked[3], NULL, &error);
  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (asked); i++)
    {
      g_autoptr (DrSample) here = dr_sample_register (office.desk.reg, &asked[i], NULL, &error);
      g_autoptr (DrSample) there = NULL;

      g_assert_no_error (error);
      there = dr_sample_bag (bag, &asked[i], NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (here->n_population, ==, populations[i]);
      g_assert_cmpuint (there->n_population, ==, populations[i]);
      g_assert_cmpuint (here->n_items, ==, MIN (asked[i].size, populations[i]));
      g_assert_cmpuint (there->n_items, ==, here->n_items);
      for (guint k = 0; k < here->n_items; k++)
        {
          g_assert_cmpstr (here->items[k].reference, ==, there->items[k].reference);
          g_assert_cmpuint (here->items[k].version, ==, there->items[k].version);
          g_assert_cmpint (here->items[k].stage, ==, there->items[k].stage);
          g_assert_cmpstr (here->items[k].record, ==, there->items[k].record);
          g_assert_true (k == 0 || strcmp (here->items[k - 1].reference, here->items[k].reference) < 0);
        }
      if (asked[i].stages == 0 && here->n_items > 0)
        assert_lowest (here, all, asked[i].seed);
    }
}

/* A trail that does not hold together is nothing to draw from. */
static void
test_sample_refused (void)
{
  g_auto (Office) office = { NULL };
  g_autofree char *bag = NULL;
  g_autoptr (GError) error = NULL;
  DrBagExported result;
  const DrSampleOptions options = { .seed = 7, .size = 5 };

  office_open (&office, NULL);
  office_add (&office, "A", 2);
  bag = office_export (&office, "b", (DrBagExportOptions) { NULL }, &result);
  run_shell (bag, "sed -i 's/6:submit,/6:submut,/' data/trail/trail.txt");
  g_assert_null (dr_sample_bag (bag, &options, NULL, &error));
  g_assert_nonnull (error);
  g_assert_null (strchr (error->message, '\n'));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/register/import-bag/round-trip/folder", "b", test_round_trip);
  g_test_add_data_func ("/register/import-bag/round-trip/zip", "b.zip", test_round_trip);
  g_test_add_func ("/register/import-bag/chosen", test_chosen);
  g_test_add_func ("/register/import-bag/altered", test_altered);
  for (guint i = 0; i < G_N_ELEMENTS (strange); i++)
    {
      g_autofree char *name = g_strconcat ("/register/import-bag/strange/", strange[i].name, NULL);

      g_test_add_data_func (name, GUINT_TO_POINTER (i), test_strange);
    }
  g_test_add_func ("/register/import-bag/cancel", test_cancel);
  g_test_add_func ("/register/sample/same", test_sample);
  g_test_add_func ("/register/sample/refused", test_sample_refused);

  return g_test_run ();
}
