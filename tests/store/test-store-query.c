/* Pages, filters, searches and counts, held against plain loops over the same rows. */
#include "store-support.h"

#include <string.h>

#include "dr-fold.h"

#define N_ROWS 2000

static const char *const titles[] = {
  "Close the desk", "close the desk", "Llyfrgell y dref", "Tŷ Ŵyl", "Café hours", "cafe hours", "", "Zoo", "Öffnung", "100% online",
};
static const char *const services[] = { "desk", "library", "waste", "parks" };
static const char *const service_names[] = { "Customer service", "Libraries", "Waste", "Île-des-Parcs" };
static const char *const owners[] = { "ann", "bob", "" };
/* Row i of those that are made uses none, the second and third, or the third and first, as i is 0, 1 or 2 modulo 3. */
static const char *const tags[] = { "never", "evidence/1", "group/it's", "evidence/2" };

static DrDate
random_date (GRand *random)
{
  if (g_rand_int_range (random, 0, 4) == 0)
    return DR_DATE_NONE;
  return (DrDate) { 2026, (guint8) g_rand_int_range (random, 1, 13), (guint8) g_rand_int_range (random, 1, 29) };
}

static gboolean
fill_together (DrStore *store, gpointer data, GError **error)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  guint n = GPOINTER_TO_UINT (data);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *reference = g_strdup_printf ("EIA-%u", g_rand_int_range (random, 0, 100000) * 10000 + i);
      guint service = (guint) g_rand_int_range (random, 0, 4);
      DrRegisterRow row = make_row (reference, 1, titles[g_rand_int_range (random, 0, G_N_ELEMENTS (titles))]);
      DrDraftSave first = { .reference = reference, .version = 1, .person = "ann", .row = &row };

      first.at = g_rand_int_range (random, 0, 500);
      row.service = services[service];
      row.service_name = service_names[service];
      row.outcome = (DrOutcome) g_rand_int_range (random, 0, 5);
      row.must = (guint) g_rand_int_range (random, 0, 3) / 2;
      row.escalate = (guint) g_rand_int_range (random, 0, 3) / 2;
      row.justify = (guint) g_rand_int_range (random, 0, 4) / 3;
      row.decision = random_date (random);
      row.review = random_date (random);
      row.owner = owners[g_rand_int_range (random, 0, 3)];
      row.search_text = "";
      row.uses = (DrIds) { tags + i % 3, i % 3 };
      g_assert_true (try_create (store, &first, NULL));
      g_assert_true (dr_store_set_moved (store, reference, 1, g_rand_int_range (random, 0, 20) == 0, NULL));
    }
  return TRUE;
}

static void
fill (DrStore *store, guint n)
{
  g_autoptr (GError) error = NULL;

  dr_store_together (store, fill_together, GUINT_TO_POINTER (n), &error);
  g_assert_no_error (error);
}

static int
compare_numbers (gint64 a, gint64 b)
{
  return a < b ? -1 : a > b;
}

static int
compare_folded (const char *a, const char *b)
{
  g_autofree char *a_key = dr_fold (a);
  g_autofree char *b_key = dr_fold (b);

  return strcmp (a_key, b_key);
}

static int
compare_dates (DrDate a, DrDate b)
{
  return compare_numbers (a.year * 10000 + a.month * 100 + a.day, b.year * 10000 + b.month * 100 + b.day);
}

static int
compare_findings (const DrRegisterRow *a, const DrRegisterRow *b)
{
  if (a->must != b->must)
    return compare_numbers (a->must, b->must);
  if (a->escalate != b->escalate)
    return compare_numbers (a->escalate, b->escalate);
  return compare_numbers (a->justify, b->justify);
}

static int
compare_rows (const DrRegisterRow *a, const DrRegisterRow *b, DrRegisterSort sort)
{
  int order = 0;

  switch (sort)
    {
    case DR_SORT_REFERENCE: order = strcmp (a->reference, b->reference); break;
    case DR_SORT_TITLE: order = compare_folded (a->title, b->title); break;
    case DR_SORT_SERVICE: order = compare_folded (a->service_name, b->service_name); break;
    case DR_SORT_STAGE: order = compare_numbers (a->stage, b->stage); break;
    case DR_SORT_OUTCOME: order = compare_numbers (a->outcome, b->outcome); break;
    case DR_SORT_FINDINGS: order = compare_findings (a, b); break;
    case DR_SORT_DECISION: order = compare_dates (a->decision, b->decision); break;
    case DR_SORT_REVIEW: order = compare_dates (a->review, b->review); break;
    case DR_SORT_OWNER: order = strcmp (a->owner, b->owner); break;
    case DR_SORT_UPDATED: order = compare_numbers (a->updated, b->updated); break;
    case DR_SORT_CREATED:
    default: break;
    }
  return order != 0 ? order : compare_numbers (a->id, b->id);
}

typedef struct {
  DrRegisterSort sort;
  gboolean       descending;
} Order;

static int
compare_in_order (gconstpointer a, gconstpointer b, gpointer data)
{
  const Order *order = data;
  int result = compare_rows (*(const DrRegisterRow *const *) a, *(const DrRegisterRow *const *) b, order->sort);

  return order->descending ? -result : result;
}

/* Walks all pages of @query; (transfer full): the pages, which own the rows that @rows points to. */
static GPtrArray *
walk (DrStore *store, DrRegisterQuery query, GPtrArray *rows)
{
  GPtrArray *pages = g_ptr_array_new_with_free_func ((GDestroyNotify) dr_register_page_free);
  gboolean more = TRUE;

  while (more)
    {
      g_autoptr (GError) error = NULL;
      DrRegisterPage *page = dr_store_query (store, &query, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (page->n_rows, <=, query.limit);
      g_assert_true (!page->more || page->n_rows == query.limit);
      g_ptr_array_add (pages, page);
      for (guint i = 0; i < page->n_rows; i++)
        g_ptr_array_add (rows, (gpointer) &page->rows[i]);
      more = page->more;
      query.after = page->n_rows > 0 ? &page->rows[page->n_rows - 1] : NULL;
    }
  return pages;
}

static void
assert_same (GPtrArray *found, GPtrArray *expected)
{
  g_assert_cmpuint (found->len, ==, expected->len);
  for (guint i = 0; i < found->len; i++)
    g_assert_cmpint (((const DrRegisterRow *) found->pdata[i])->id, ==, ((const DrRegisterRow *) expected->pdata[i])->id);
}

static void
test_pages (Case *self, gconstpointer data)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  g_autoptr (GPtrArray) pages = NULL;

  fill (self->store, N_ROWS);
  pages = walk (self->store, (DrRegisterQuery) { .limit = 1000 }, all);
  g_assert_cmpuint (all->len, ==, N_ROWS);
  for (guint sort = 0; sort < DR_N_SORTS; sort++)
    for (guint descending = 0; descending < 2; descending++)
      {
        g_autoptr (GPtrArray) found = g_ptr_array_new ();
        g_autoptr (GPtrArray) found_pages = NULL;
        Order order = { (DrRegisterSort) sort, descending != 0 };
        DrRegisterQuery query = { .sort = (DrRegisterSort) sort, .descending = descending != 0, .limit = 73 };

        g_ptr_array_sort_with_data (all, compare_in_order, &order);
        found_pages = walk (self->store, query, found);
        assert_same (found, all);
      }
}

/* The number that a reference ends in is the row's. */
static gboolean
is_used (const DrRegisterRow *row, const DrIds *wanted)
{
  guint i = (guint) (g_ascii_strtoull (row->reference + strlen ("EIA-"), NULL, 10) % 10000);
  DrIds uses = { tags + i % 3, i % 3 };

  for (guint w = 0; w < wanted->n; w++)
    if (dr_ids_contain (&uses, wanted->items[w]))
      return TRUE;
  return wanted->n == 0;
}

static gboolean
is_wanted (const DrRegisterRow *row, const DrRegisterQuery *query)
{
  return (query->stages == 0 || (query->stages & (1u << row->stage)) != 0)
         && (query->service == NULL || g_str_equal (query->service, row->service))
         && (query->owner == NULL || g_str_equal (query->owner, row->owner))
         && (!dr_date_is_set (query->decision_from)
             || (dr_date_is_set (row->decision) && dr_date_compare (row->decision, query->decision_from) >= 0))
         && (!dr_date_is_set (query->decision_to)
             || (dr_date_is_set (row->decision) && dr_date_compare (row->decision, query->decision_to) <= 0))
         && (!dr_date_is_set (query->review_before)
             || (dr_date_is_set (row->review) && dr_date_compare (row->review, query->review_before) < 0
                 && row->stage >= DR_STAGE_APPROVED && row->stage <= DR_STAGE_MONITORED))
         && (!query->findings_open || row->must + row->escalate + row->justify > 0)
         && (!query->moved || row->moved)
         && (!query->latest || row->latest)
         && is_used (row, &query->uses);
}

static const DrRegisterQuery filter_cases[] = {
  { .stages = 1 << DR_STAGE_DRAFT },
  { .stages = 1 << DR_STAGE_SUBMITTED },
  { .stages = (1 << DR_STAGE_SUBMITTED) | (1 << DR_STAGE_ENDORSED) },
  { .service = "desk" },
  { .service = "none" },
  { .service = "it's \"odd\"" },
  { .owner = "ann" },
  { .owner = "" },
  { .decision_from = { 2026, 6, 1 }, .decision_to = { 2026, 6, 30 } },
  { .decision_from = { 2026, 12, 1 } },
  { .decision_to = { 2026, 1, 31 } },
  { .review_before = { 2026, 7, 1 } },
  { .findings_open = TRUE },
  { .moved = TRUE },
  { .latest = TRUE },
  { .uses = { tags, 1 } },
  { .uses = { tags + 1, 1 } },
  { .uses = { tags + 2, 1 } },
  { .uses = { tags, 4 } },
  { .uses = { tags + 3, 1 }, .owner = "bob" },
  { .service = "library", .owner = "bob", .findings_open = TRUE, .decision_from = { 2026, 3, 1 } },
};

static void
test_filters (Case *self, gconstpointer data)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  g_autoptr (GPtrArray) pages = NULL;
  g_autoptr (GPtrArray) fresh = g_ptr_array_new ();
  g_autoptr (GPtrArray) fresh_pages = NULL;

  fill (self->store, 300);
  fresh_pages = walk (self->store, (DrRegisterQuery) { .limit = 1000 }, fresh);
  for (guint i = 0; i < fresh->len; i += 5)
    {
      const char *reference = ((const DrRegisterRow *) fresh->pdata[i])->reference;

      g_assert_true (try_step (self->store, reference, DR_STAGE_DRAFT, DR_STAGE_SUBMITTED, NULL));
      if (i % 10 == 0)
        g_assert_true (try_step (self->store, reference, DR_STAGE_SUBMITTED, DR_STAGE_APPROVED, NULL));
    }
  pages = walk (self->store, (DrRegisterQuery) { .limit = 1000 }, all);
  for (gsize c = 0; c < G_N_ELEMENTS (filter_cases); c++)
    for (guint sort = 0; sort < DR_N_SORTS; sort++)
      {
        g_autoptr (GPtrArray) expected = g_ptr_array_new ();
        g_autoptr (GPtrArray) found = g_ptr_array_new ();
        g_autoptr (GPtrArray) found_pages = NULL;
        DrRegisterQuery query = filter_cases[c];
        Order order = { (DrRegisterSort) sort, TRUE };
        guint64 n = 99;

        for (guint i = 0; i < all->len; i++)
          if (is_wanted (all->pdata[i], &query))
            g_ptr_array_add (expected, all->pdata[i]);
        query.sort = (DrRegisterSort) sort;
        query.descending = TRUE;
        query.limit = 17;
        g_ptr_array_sort_with_data (expected, compare_in_order, &order);
        found_pages = walk (self->store, query, found);
        assert_same (found, expected);
        g_assert_true (dr_store_count (self->store, &query, 1001, &n, NULL));
        g_assert_cmpuint (n, ==, expected->len);
        g_assert_true (dr_store_count (self->store, &query, 3, &n, NULL));
        g_assert_cmpuint (n, ==, MIN (expected->len, 3));
      }
}

static void
test_counts (Case *self, gconstpointer data)
{
  fill (self->store, 200);
  for (guint by = 0; by <= DR_COUNT_BY_OUTCOME; by++)
    for (gsize c = 0; c < G_N_ELEMENTS (filter_cases); c++)
      {
        g_autoptr (GError) error = NULL;
        g_autoptr (DrCounts) counts = dr_store_count_by (self->store, &filter_cases[c], (DrCountBy) by, &error);
        guint64 sum = 0;
        guint64 n = 0;

        g_assert_no_error (error);
        for (guint i = 0; i < counts->n_items; i++)
          sum += counts->items[i].n;
        g_assert_true (dr_store_count (self->store, &filter_cases[c], 100000, &n, NULL));
        g_assert_cmpuint (sum, ==, n);
      }
}

static const struct {
  const char *title;
  const char *text;
} searched[] = {
  { "Tŷ Ŵyl", "opening hours of the café" },
  { "Mobile library", "two stops fewer; 50% of them in villages" },
  { "Phone line", "hours \"as now\"\nand on Saturdays" },
  { "Canolfan môr", "ends in qx" },
  { "Pieces", "abcabd abdabc" },
};

/* Which of the five each search finds, as bits. */
static const struct {
  const char *search;
  guint       found;
} search_cases[] = {
  { "ty wyl", 1 },       { "TŶ ŴYL", 1 },  { "tŷ", 1 | 0 },      { "wy", 1 },          { "cafe", 1 },
  { "café", 1 },         { "CAFÉ", 1 },    { "é ", 0 },          { "hours", 1 | 4 },   { "ho", 1 | 4 },
  { "mor", 8 },          { "môr", 8 },     { "qx", 8 },          { "x", 0 },           { "", 0 },
  { "50%", 2 },          { "0%", 2 },      { "%", 0 },           { "\"as", 4 },        { "now\" and", 4 },
  { "s\"", 0 },          { "\"a", 4 },     { "now\"\nand", 4 },  { "saturdays", 4 },   { "librar", 31 },
  { "shorter", 31 },     { "EIA-2", 4 },   { "zz", 0 },          { "zzz", 0 },         { "AND", 4 | 8 },
  { "*", 0 },            { "a*", 0 },      { "NEAR(", 0 },       { "s ", 31 },         { "\xff\xfe", 0 },
  /* Every piece of three letters is there, but not one after another. */
  { "abdabcabd", 0 },    { "abcabd abdabc", 16 }, { "bdabdabc", 0 }, { "bd abdabc", 16 },
};

static void
test_search (Case *self, gconstpointer data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (searched); i++)
    {
      g_autofree char *reference = g_strdup_printf ("EIA-%zu", i);
      DrRegisterRow row = make_row (reference, 1, searched[i].title);
      DrDraftSave first = { .reference = reference, .version = 1, .person = "ann", .row = &row };

      row.search_text = searched[i].text;
      g_assert_true (try_create (self->store, &first, NULL));
    }
  for (gsize i = 0; i < G_N_ELEMENTS (search_cases); i++)
    {
      g_autoptr (GError) error = NULL;
      DrRegisterQuery query = { .search = search_cases[i].search, .limit = 10 };
      g_autoptr (DrRegisterPage) page = dr_store_query (self->store, &query, &error);
      g_autofree char *folded = dr_fold (search_cases[i].search);
      guint expected = 0;
      guint found = 0;
      guint64 n = 0;

      g_assert_no_error (error);
      /* The table says what a person expects; the plain search says what the words are. */
      for (gsize s = 0; s < G_N_ELEMENTS (searched); s++)
        {
          g_autofree char *all = g_strdup_printf ("%s\nLibraries\nshorter hours\nEIA-%zu\n%s", searched[s].title, s,
                                                  searched[s].text);
          g_autofree char *text = dr_fold (all);
          g_autofree char *padded = g_strconcat (text, "  ", NULL);

          if (g_utf8_strlen (folded, -1) >= 2 && strstr (padded, folded) != NULL)
            expected |= 1u << s;
        }
      for (guint r = 0; r < page->n_rows; r++)
        {
          found |= 1u << (page->rows[r].id - 1);
          g_assert_true (r == 0 || page->rows[r].id < page->rows[r - 1].id);
        }
      if (found != expected)
        g_error ("'%s' found %x, expected %x", search_cases[i].search, found, expected);
      if (search_cases[i].found == 0 || strlen (search_cases[i].search) > 3)
        g_assert_cmpuint (search_cases[i].found & ~found, ==, 0);
      g_assert_true (dr_store_count (self->store, &query, 1001, &n, NULL));
      g_assert_cmpuint (n, ==, page->n_rows);
    }
}

/* The index follows every change, and newest come first over pages. */
static void
test_search_follows (Case *self, gconstpointer data)
{
  DrRegisterQuery query = { .search = "desk", .limit = 7 };
  DrRegisterRow changed = make_row ("EIA-3", 1, "Nothing of the kind");
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  g_autoptr (GPtrArray) pages = NULL;

  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *reference = g_strdup_printf ("EIA-%u", i);

      create (self->store, reference, 1, "A desk");
    }
  g_assert_true (dr_store_put_row (self->store, &changed, NULL));
  g_assert_true (try_remove (self->store, "EIA-5", 1, NULL));
  pages = walk (self->store, query, found);
  g_assert_cmpuint (found->len, ==, 38);
  for (guint i = 1; i < found->len; i++)
    g_assert_cmpint (((DrRegisterRow *) found->pdata[i])->id, <, ((DrRegisterRow *) found->pdata[i - 1])->id);
  query.uses = (DrIds) { tags, 1 };
  g_ptr_array_set_size (found, 0);
  g_ptr_array_unref (pages);
  pages = walk (self->store, query, found);
  g_assert_cmpuint (found->len, ==, 0);
  query.uses.n = 0;
  query.service = "elsewhere";
  g_ptr_array_set_size (found, 0);
  g_ptr_array_unref (pages);
  pages = walk (self->store, query, found);
  g_assert_cmpuint (found->len, ==, 0);
  g_assert_true (dr_store_check (self->store, NULL));
}

/* So many different letters that the index is no help for two. */
static void
test_search_letters (Case *self, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("qj ");
  DrRegisterRow row = make_row ("EIA-1", 1, "Many");
  DrDraftSave first = { .reference = "EIA-1", .version = 1, .person = "ann", .row = &row };
  DrRegisterQuery query = { .search = "qj", .limit = 7 };
  g_autoptr (DrRegisterPage) page = NULL;

  for (gunichar i = 0; i < 400; i++)
    g_string_append_unichar (text, 0x4e00 + i);
  row.search_text = text->str;
  g_assert_true (try_create (self->store, &first, NULL));
  create (self->store, "EIA-2", 1, "Other");
  page = dr_store_query (self->store, &query, NULL);
  g_assert_cmpuint (page->n_rows, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  case_add ("query/pages", test_pages);
  case_add ("query/filters", test_filters);
  case_add ("query/counts", test_counts);
  case_add ("query/search", test_search);
  case_add ("query/search-follows", test_search_follows);
  case_add ("query/search-letters", test_search_letters);
  return g_test_run ();
}
