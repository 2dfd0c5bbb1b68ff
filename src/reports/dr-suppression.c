#include "dr-suppression-private.h"

#include <math.h>
#include <string.h>

/* What is published of a group elsewhere: how many they are. A family of its own, which what is said of the group besides may
 * leave as it is; but shares of the group tell of its size as much as they are exact. */
static const char * const bases[] = { "size", "count", "district", NULL };

/* Whether an end of it is a count of 1 to 9, or leaves so many of its group. */
static gboolean
states_small (const DrValue *value)
{
  gint64 lo;
  gint64 hi;

  if (!dr_suppression_counts (value, &lo, &hi))
    return FALSE;
  if (dr_suppression_is_small (lo) || dr_suppression_is_small (hi))
    return TRUE;
  if (!dr_is_known (value->of))
    return FALSE;

  /* Of a share between two whole numbers either may be left. */
  if (value->kind == DR_VALUE_SHARE && dr_suppression_is_small ((gint64) (value->of - ceil (value->hi * value->of - DR_SUPPRESSION_CRUMB))))
    return TRUE;

  return dr_suppression_is_small ((gint64) value->of) || dr_suppression_is_small ((gint64) value->of - lo) || dr_suppression_is_small ((gint64) value->of - hi);
}

/* "group:x/size" and what else says how many there are of the group is "group:x/size"; all besides is "group:x", but for single
 * numbers that rest on few answers: these are families of their own. */
static char *
family_name (const DrDocument *document,
             const char       *key)
{
  gsize length = strcspn (key, "/");
  g_autofree char *name = g_strndup (key, length);
  char *few = dr_suppression_few_family (document, key);

  if (few != NULL)
    return few;
  if (key[length] == '\0' || !g_strv_contains (bases, key + length + 1))
    return g_steal_pointer (&name);

  return g_strconcat (name, DR_SUPPRESSION_BASE, NULL);
}

guint
dr_suppression_find_family (DrSuppression *self,
                            const char    *name)
{
  guint index = GPOINTER_TO_UINT (g_hash_table_lookup (self->families, name));
  gboolean elsewhere = g_str_has_prefix (name, DR_SUPPRESSION_ELSEWHERE);
  const char *shown = name + strlen (DR_SUPPRESSION_ELSEWHERE);
  DrFamily made = { elsewhere && *shown != '\0' ? (DrCoarse) (*shown - '0') : DR_COARSE_EXACT, -1, elsewhere };

  if (index > 0)
    return index - 1;
  if (g_str_has_suffix (name, DR_SUPPRESSION_BASE))
    {
      g_autofree char *dependent = g_strndup (name, strlen (name) - strlen (DR_SUPPRESSION_BASE));

      made.dependent = (int) dr_suppression_find_family (self, dependent);
    }
  g_array_append_val (self->coarse, made);
  g_hash_table_insert (self->families, g_strdup (name), GUINT_TO_POINTER (self->coarse->len));

  return self->coarse->len - 1;
}

static guint
family_of (DrSuppression *self,
           const char    *key)
{
  g_autofree char *name = family_name (self->document, key);

  return dr_suppression_find_family (self, name);
}

/* Never finer than it is. */
void
dr_suppression_coarsen (DrSuppression *self,
                        guint          family,
                        DrCoarse       coarse)
{
  DrFamily *made = dr_suppression_family (self, family);

  if (made->fixed)
    return;
  made->coarse = MAX (made->coarse, coarse);
  if (made->dependent >= 0)
    dr_suppression_coarsen (self, (guint) made->dependent, made->coarse);
}

/* A number of people and the share that they are have one key, but for the ending. */
static char *
plain_key (const char *key)
{
  return g_str_has_suffix (key, "/share") ? g_strndup (key, strlen (key) - strlen ("/share")) : g_strdup (key);
}

static void
take_value (const DrValue *value,
            gpointer       data)
{
  DrSuppression *self = data;
  g_autofree char *key = NULL;
  DrQuantity quantity = { .most = dr_is_known (value->of) ? (gint64) (value->of + 0.5) : DR_SUPPRESSION_ANY };

  if (value->key == NULL || !dr_value_is_number (value))
    return;
  quantity.family = family_of (self, value->key);
  if (!dr_suppression_counts (value, &quantity.count[0], &quantity.count[1]))
    return;
  if (states_small (value))
    dr_suppression_coarsen (self, quantity.family, DR_COARSE_TENS);
  key = plain_key (value->key);
  if (g_hash_table_contains (self->by_key, key))
    return;
  g_array_append_val (self->quantities, quantity);
  g_hash_table_insert (self->by_key, g_steal_pointer (&key), GUINT_TO_POINTER (self->quantities->len));
}

static int
find (const DrSuppression *self,
      const char          *key)
{
  return key != NULL ? (int) GPOINTER_TO_UINT (g_hash_table_lookup (self->by_key, key)) - 1 : -1;
}

/* A sum of which a part is not shown tells nothing of the others. Where the numbers do not add up but for what rounding
 * leaves, nobody can work with it. */
static void
take_sum (DrSuppression       *self,
          const DrDocumentSum *given)
{
  DrSuppressionSum sum = { .total = find (self, given->total), .first = self->members->len, .n = given->n_parts };
  gboolean answers = sum.total >= 0 && dr_suppression_quantity (self, (guint) sum.total)->answers;
  gboolean few = sum.total >= 0 && dr_suppression_quantity (self, (guint) sum.total)->few;

  sum.lacks = given->total != NULL && sum.total < 0;
  for (guint i = 0; i < given->n_parts; i++)
    {
      int part = find (self, given->parts[i]);

      if (part < 0)
        {
          g_array_set_size (self->members, sum.first);
          return;
        }
      g_array_append_val (self->members, part);
      answers = answers || dr_suppression_quantity (self, (guint) part)->answers;
      few = few || dr_suppression_quantity (self, (guint) part)->few;
    }
  sum.blind = few && given->total != NULL;
  for (guint end = 0; end < DR_SUPPRESSION_ENDS; end++)
    {
      gint64 added = 0;

      for (guint i = 0; i < sum.n; i++)
        added += dr_suppression_quantity (self, g_array_index (self->members, guint, sum.first + i))->count[end];
      sum.rest[end] = sum.total >= 0 ? dr_suppression_quantity (self, (guint) sum.total)->count[end] - added : -added;
      sum.holds[end] = !answers && (sum.total < 0 || ABS (sum.rest[end]) <= (gint64) sum.n + 1);
      if (!sum.blind)
        continue;
      sum.rest[end] = 0;
      sum.holds[end] = !answers && dr_suppression_may_hold (self, &sum, end, (gint64) sum.n + 1);
    }
  g_array_append_val (self->sums, sum);
}

/* Whoever knows how many there are of a group, or answered, and how many of them it is said of, knows of how many it is not. */
static void
take_others_of (DrSuppression *self,
                const DrValue *value,
                const char    *whole)
{
  g_autofree char *key = plain_key (value->key);
  g_autofree char *name = g_strndup (key, strcspn (key, "/"));
  g_autofree char *size_key = g_strconcat (name, whole, NULL);
  g_autofree char *others_key = g_strconcat (DR_SUPPRESSION_IMPLIED, key, NULL);
  int size = find (self, size_key);
  int part = find (self, key);
  DrQuantity others = { .most = DR_SUPPRESSION_ANY };
  const char * const parts[2] = { key, others_key };
  const DrDocumentSum sum = { size_key, parts, 2 };

  if (size < 0 || part < 0 || part == size || find (self, others_key) >= 0 || !dr_is_known (value->of)
      || dr_suppression_quantity (self, (guint) part)->few
      || (gint64) (value->of + 0.5) != dr_suppression_quantity (self, (guint) size)->count[0])
    return;
  for (guint end = 0; end < DR_SUPPRESSION_ENDS; end++)
    others.count[end] = dr_suppression_quantity (self, (guint) size)->count[end] - dr_suppression_quantity (self, (guint) part)->count[end];
  if (!dr_suppression_is_small (others.count[0]) && !dr_suppression_is_small (others.count[1]))
    return;
  others.family = dr_suppression_find_family (self, DR_SUPPRESSION_IMPLIED);
  dr_suppression_coarsen (self, others.family, DR_COARSE_WITHHELD);
  g_array_append_val (self->quantities, others);
  g_hash_table_insert (self->by_key, g_steal_pointer (&others_key), GUINT_TO_POINTER (self->quantities->len));
  take_sum (self, &sum);
}

static void
take_others (const DrValue *value,
             gpointer       data)
{
  if (value->key == NULL || !dr_value_is_number (value))
    return;
  take_others_of (data, value, DR_SUPPRESSION_BASE);
  take_others_of (data, value, "/answers");
}

/* A quantity that is shown in another document, or in none, so that nobody would state it but for what is shown here. What a
 * figure rests on is known to whoever sees its group's ranges. */
static void
take_elsewhere (DrSuppression             *self,
                const DrDocumentElsewhere *elsewhere)
{
  gboolean few_answers = elsewhere->kind == DR_ELSEWHERE_FEW_ANSWERS;
  gboolean answers = few_answers || elsewhere->kind == DR_ELSEWHERE_ANSWERS;
  gboolean tens = elsewhere->kind == DR_ELSEWHERE_TENS;
  gboolean published = tens || elsewhere->kind == DR_ELSEWHERE_PUBLISHED;
  DrQuantity quantity = {
    .family = answers ? family_of (self, elsewhere->key)
                      : dr_suppression_find_family (self, tens        ? DR_SUPPRESSION_ELSEWHERE "1"
                                                         : published ? DR_SUPPRESSION_ELSEWHERE : DR_SUPPRESSION_IMPLIED),
    .count = { elsewhere->lo, elsewhere->hi },
    .most = dr_is_known (elsewhere->of) ? (gint64) (elsewhere->of + 0.5) : DR_SUPPRESSION_ANY,
    .answers = answers,
  };

  few_answers = few_answers && dr_suppression_coarse (self, &quantity) == DR_COARSE_WITHHELD;
  if (few_answers)
    quantity.most = DR_SMALL_COUNT_MOST;
  if (find (self, elsewhere->key) >= 0)
    return;
  if (!answers && !published)
    dr_suppression_coarsen (self, quantity.family, DR_COARSE_WITHHELD);
  if (elsewhere->kind == DR_ELSEWHERE_FEW || few_answers)
    dr_suppression_need (&quantity);
  g_array_append_val (self->quantities, quantity);
  g_hash_table_insert (self->by_key, g_strdup (elsewhere->key), GUINT_TO_POINTER (self->quantities->len));
}

/* Two small counts of one family that are equal may be one and the same, and a reader may take them for that: what is known of
 * either is known of both. */
static void
unite_equals (DrSuppression *self)
{
  for (guint end = 0; end < DR_SUPPRESSION_ENDS; end++)
    {
      g_autoptr (GHashTable) met = g_hash_table_new (g_int64_hash, g_int64_equal);
      g_autofree gint64 *names = g_new0 (gint64, self->quantities->len + 1);

      for (guint i = 0; i < self->quantities->len; i++)
        {
          const DrQuantity *quantity = dr_suppression_quantity (self, i);
          DrSuppressionSum sum = { .total = (int) i, .first = self->members->len, .n = 1, .exact = TRUE };
          gpointer before;
          guint other;

          if (quantity->few || !dr_suppression_is_small (quantity->count[end]))
            continue;
          names[i] = (gint64) quantity->family * (DR_SMALL_COUNT_MOST + 1) + quantity->count[end];
          if (g_hash_table_lookup_extended (met, &names[i], NULL, &before))
            {
              other = GPOINTER_TO_UINT (before);
              g_array_append_val (self->members, other);
              for (guint each = 0; each < DR_SUPPRESSION_ENDS; each++)
                sum.rest[each] = quantity->count[each] - dr_suppression_quantity (self, other)->count[each];
              sum.holds[end] = TRUE;
              g_array_append_val (self->sums, sum);
            }
          g_hash_table_replace (met, &names[i], GUINT_TO_POINTER (i));
        }
    }
}

/* Whether what is known tells too much of a small count. Of what is not shown at all it is not said either that it is one. */
gboolean
dr_suppression_is_given_away (const DrSuppression *self,
                              guint                index,
                              guint                end,
                              const DrKnown       *known)
{
  const DrQuantity *quantity = dr_suppression_quantity (self, index);
  gboolean withheld = dr_suppression_coarse (self, quantity) == DR_COARSE_WITHHELD;
  gint64 lo = MAX (known->lo, withheld ? 0 : 1);
  gint64 hi = withheld ? known->hi : MIN (known->hi, DR_SMALL_COUNT_MOST);

  return !quantity->answers && !quantity->few && dr_suppression_is_small (quantity->count[end])
         && hi - lo + 1 < DR_SUPPRESSION_POSSIBLE;
}

/* Of people who are counted, no matter on what the number rests. */
gboolean
dr_suppression_holds (const DrSuppression    *self,
                      const DrSuppressionSum *sum,
                      guint                   end)
{
  (void) self;

  return sum->holds[end];
}

/* How gladly a number is coarsened for the sake of another: the finest first, then the smallest. Nothing but leaving them
 * out hides more of small counts, and of nobody: these come last. */
gint64
dr_suppression_cost (const DrSuppression *self,
                     const DrQuantity    *quantity,
                     guint                end,
                     gboolean             total)
{
  DrCoarse coarse = dr_suppression_coarse (self, quantity);
  gint64 count = quantity->count[end];

  if (coarse == DR_COARSE_WITHHELD || dr_suppression_family (self, quantity->family)->fixed)
    return G_MAXINT64;
  if (count == 0)
    return DR_SUPPRESSION_ANY * 16;
  if (dr_suppression_is_small (count))
    return DR_SUPPRESSION_ANY * 8 - (total ? 1 : 0);

  return (gint64) coarse * DR_SUPPRESSION_ANY + count;
}

/* The family that is coarsened most gladly of those that a sum has beside what is @reached; -1: none. @reached gets all whom such a
 * sum has. */
static int
find_gladly (const DrSuppression *self,
             gboolean            *reached,
             guint                end)
{
  g_autofree gboolean *before = g_memdup2 (reached, self->quantities->len * sizeof (gboolean));
  gint64 least = G_MAXINT64;
  int family = -1;

  for (guint i = 0; i < self->sums->len; i++)
    {
      const DrSuppressionSum *sum = &g_array_index (self->sums, DrSuppressionSum, i);
      guint n = sum->holds[end] ? dr_suppression_members (sum) : 0;
      gboolean concerned = FALSE;

      for (guint k = 0; k < n; k++)
        concerned = concerned || before[dr_suppression_member (self, sum, k)];
      for (guint k = 0; concerned && k < n; k++)
        {
          guint member = dr_suppression_member (self, sum, k);
          gint64 cost = before[member] ? G_MAXINT64 : dr_suppression_cost (self, dr_suppression_quantity (self, member), end, k == sum->n);

          reached[member] = TRUE;
          if (cost >= least)
            continue;
          least = cost;
          family = (int) dr_suppression_quantity (self, member)->family;
        }
    }

  return family;
}

/* How far what gives a count away may be from it: a sum of an earlier document, the same number in both, a sum of this one. */
#define FARTHEST 3

/* Coarsens what gives a hidden count away, by one step. Returns whether there was anything left to coarsen. */
static gboolean
hide_more (DrSuppression *self,
           guint          given_away,
           guint          end)
{
  g_autofree gboolean *reached = g_new0 (gboolean, self->quantities->len);
  gboolean earlier = self->n_own < self->quantities->len;
  const DrFamily *found;
  int family = -1;

  reached[given_away] = TRUE;
  for (guint far = 0; far < (earlier ? FARTHEST : 1) && family < 0; far++)
    family = find_gladly (self, reached, end);
  if (family < 0)
    family = (int) dr_suppression_quantity (self, given_away)->family;
  found = dr_suppression_family (self, (guint) family);
  if (found->coarse == DR_COARSE_WITHHELD || found->fixed)
    return FALSE;
  dr_suppression_coarsen (self, (guint) family, found->coarse + 1);

  return TRUE;
}

/* Looks for a hidden count that what is shown gives away, and hides more. Returns whether there was one. */
static gboolean
improve (DrSuppression *self)
{
  for (guint end = 0; end < DR_SUPPRESSION_ENDS; end++)
    {
      g_autofree DrKnown *known = g_new (DrKnown, self->quantities->len + 1);

      dr_suppression_show (self, end, known);
      dr_suppression_deduce (self, end, dr_suppression_holds, known, NULL);
      for (guint i = 0; i < self->quantities->len; i++)
        if (dr_suppression_is_given_away (self, i, end, &known[i]) && hide_more (self, i, end))
          return TRUE;
    }

  return FALSE;
}

/* What is withheld before anything is worked out rests on few answers. */
static gboolean
is_few (const DrSuppression *self,
        guint                index)
{
  return dr_suppression_coarse (self, dr_suppression_quantity (self, index)) == DR_COARSE_WITHHELD;
}

/**
 * dr_suppression_new:
 * @document: a document; must outlive the result
 * @earlier: (array length=n_earlier) (nullable): of documents that say the same of an earlier time, and stay published
 * @n_earlier: how many
 * @cancellable: (nullable): stops it: what it gives then hides too little
 *
 * Families that hold a small count are coarsened first; then, as long as a reader could narrow one of them down with the
 * sums that the document declares, whatever gives it away is coarsened as well. Likewise of what rests on few answers, and of
 * what is another number than it was in an earlier document by 1 to 9.
 *
 * Returns: (transfer full): how coarsely each number is to be shown
 */
DrSuppression *
dr_suppression_new (const DrDocument            *document,
                    const DrSuppression * const *earlier,
                    guint                        n_earlier,
                    GCancellable                *cancellable)
{
  DrSuppression *self = g_new0 (DrSuppression, 1);

  self->document = document;
  self->families = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->coarse = g_array_new (FALSE, TRUE, sizeof (DrFamily));
  self->quantities = g_array_new (FALSE, TRUE, sizeof (DrQuantity));
  self->sums = g_array_new (FALSE, TRUE, sizeof (DrSuppressionSum));
  self->members = g_array_new (FALSE, TRUE, sizeof (guint));
  dr_document_each_value (document, take_value, self);
  for (guint i = 0; i < document->n_few; i++)
    dr_suppression_coarsen (self, dr_suppression_find_family (self, document->few[i]), DR_COARSE_WITHHELD);
  for (guint i = 0; i < self->quantities->len; i++)
    if (is_few (self, i))
      dr_suppression_need (dr_suppression_quantity (self, i));
  unite_equals (self);
  dr_document_each_value (document, take_others, self);
  for (guint i = 0; i < document->n_elsewhere; i++)
    take_elsewhere (self, &document->elsewhere[i]);
  for (guint i = 0; i < document->n_sums; i++)
    take_sum (self, &document->sums[i]);
  dr_suppression_put_in_order (self);
  self->n_own = self->quantities->len;
  self->n_own_sums = self->sums->len;
  for (guint i = 0; i < n_earlier; i++)
    dr_suppression_take_earlier (self, earlier[i]);
  while (!g_cancellable_is_cancelled (cancellable) && (improve (self) || dr_suppression_hide_behind (self) || dr_suppression_hide_few (self)))
    ;

  return self;
}

/**
 * dr_suppression_free:
 * @self: (transfer full) (nullable): what dr_suppression_new () gave
 */
void
dr_suppression_free (DrSuppression *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->families);
  g_hash_table_unref (self->by_key);
  g_array_unref (self->coarse);
  g_array_unref (self->quantities);
  g_array_unref (self->sums);
  g_array_unref (self->members);
  g_free (self);
}

/**
 * dr_suppression_get_key:
 * @self: what dr_suppression_new () gave
 * @key: that a value of that document has, or would have
 *
 * Returns: how coarsely what has it is to be shown
 */
DrCoarse
dr_suppression_get_key (const DrSuppression *self,
                        const char          *key)
{
  g_autofree char *name = family_name (self->document, key);
  guint family = GPOINTER_TO_UINT (g_hash_table_lookup (self->families, name));

  return family > 0 ? dr_suppression_family (self, family - 1)->coarse : DR_COARSE_EXACT;
}

/**
 * dr_suppression_get:
 * @self: what dr_suppression_new () gave
 * @value: a value of that document
 *
 * Returns: how coarsely it is to be shown; a value without a key stands for itself alone
 */
DrCoarse
dr_suppression_get (const DrSuppression *self,
                    const DrValue       *value)
{
  if (value->key == NULL)
    return states_small (value) ? DR_COARSE_TENS : DR_COARSE_EXACT;

  return dr_suppression_get_key (self, value->key);
}
