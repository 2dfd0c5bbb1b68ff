#include "dr-suppression.h"

#include <math.h>
#include <string.h>

/* Of the nine numbers that a hidden count may be, so many have to stay possible. */
#define LEAST_POSSIBLE 5

#define N_ENDS 2

/* One quantity: all values with its key. */
typedef struct {
  guint  family;
  gint64 count[N_ENDS];   /* the true lower and upper end */
} Quantity;

/* What somebody who reads only the public version can know of one end. */
typedef struct {
  gint64 lo;
  gint64 hi;
} Known;

/* @total less the parts is @rest, which somebody may know. */
typedef struct {
  int    total;         /* index of quantities; -1: known to everybody */
  guint  first;         /* of members: the parts */
  guint  n;
  gint64 rest[N_ENDS];
  gboolean holds[N_ENDS];
} Sum;

/* What is published of a group elsewhere: how many they are. A family of its own, which what is said of the group besides may
 * leave as it is; but shares of the group tell of its size as much as they are exact. */
static const char * const bases[] = { "size", "count", "district", NULL };

#define BASE "/size"

/* Of what nobody states at all, and everybody can subtract. */
#define IMPLIED "-"

/* What stands in another document. It is shown there as it is, and no coarser for anything that is shown here. */
#define ELSEWHERE "="

typedef struct {
  DrCoarse coarse;
  int      dependent;   /* family that is at least as coarse; -1: none */
  gboolean fixed;       /* it cannot be made any coarser */
} Family;

struct _DrSuppression {
  GHashTable *families;     /* name (owned) → index + 1 */
  GArray     *coarse;       /* Family */
  GHashTable *by_key;       /* key without "/share" (owned) → index + 1 */
  GArray     *quantities;
  GArray     *sums;
  GArray     *members;      /* guint: indices of quantities */
};

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

/* "group:x/size" and what else says how many there are of the group is "group:x/size"; all besides is "group:x". */
static char *
family_name (const char *key)
{
  gsize length = strcspn (key, "/");
  g_autofree char *name = g_strndup (key, length);

  if (key[length] == '\0' || !g_strv_contains (bases, key + length + 1))
    return g_steal_pointer (&name);

  return g_strconcat (name, BASE, NULL);
}

static Family *
family_at (const DrSuppression *self,
           guint                index)
{
  return &g_array_index (self->coarse, Family, index);
}

static guint
find_family (DrSuppression *self,
             const char    *name)
{
  guint index = GPOINTER_TO_UINT (g_hash_table_lookup (self->families, name));
  Family made = { DR_COARSE_EXACT, -1, strcmp (name, ELSEWHERE) == 0 };

  if (index > 0)
    return index - 1;
  if (g_str_has_suffix (name, BASE))
    {
      g_autofree char *dependent = g_strndup (name, strlen (name) - strlen (BASE));

      made.dependent = (int) find_family (self, dependent);
    }
  g_array_append_val (self->coarse, made);
  g_hash_table_insert (self->families, g_strdup (name), GUINT_TO_POINTER (self->coarse->len));

  return self->coarse->len - 1;
}

static guint
family_of (DrSuppression *self,
           const char    *key)
{
  g_autofree char *name = family_name (key);

  return find_family (self, name);
}

static DrCoarse
coarse_of (const DrSuppression *self,
           guint                family)
{
  return family_at (self, family)->coarse;
}

/* Never finer than it is. */
static void
coarsen (DrSuppression *self,
         guint          family,
         DrCoarse       coarse)
{
  Family *made = family_at (self, family);

  if (made->fixed)
    return;
  made->coarse = MAX (made->coarse, coarse);
  if (made->dependent >= 0)
    coarsen (self, (guint) made->dependent, made->coarse);
}

static Quantity *
quantity_at (const DrSuppression *self,
             guint                index)
{
  return &g_array_index (self->quantities, Quantity, index);
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
  Quantity quantity;

  if (value->key == NULL || !dr_value_is_number (value))
    return;
  quantity.family = family_of (self, value->key);
  if (!dr_suppression_counts (value, &quantity.count[0], &quantity.count[1]))
    return;
  if (states_small (value))
    coarsen (self, quantity.family, DR_COARSE_TENS);
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
  Sum sum = { .total = find (self, given->total), .first = self->members->len, .n = given->n_parts };

  for (guint i = 0; i < given->n_parts; i++)
    {
      int part = find (self, given->parts[i]);

      if (part < 0)
        {
          g_array_set_size (self->members, sum.first);
          return;
        }
      g_array_append_val (self->members, part);
    }
  for (guint end = 0; end < N_ENDS; end++)
    {
      gint64 added = 0;

      for (guint i = 0; i < sum.n; i++)
        added += quantity_at (self, g_array_index (self->members, guint, sum.first + i))->count[end];
      sum.rest[end] = sum.total >= 0 ? quantity_at (self, (guint) sum.total)->count[end] - added : -added;
      sum.holds[end] = sum.total < 0 || ABS (sum.rest[end]) <= (gint64) sum.n + 1;
    }
  g_array_append_val (self->sums, sum);
}

/* Whoever knows how many there are of a group, and how many of them it is said of, knows of how many it is not. */
static void
take_others (const DrValue *value,
             gpointer       data)
{
  DrSuppression *self = data;
  g_autofree char *key = value->key != NULL && dr_value_is_number (value) ? plain_key (value->key) : NULL;
  g_autofree char *name = key != NULL ? g_strndup (key, strcspn (key, "/")) : NULL;
  g_autofree char *size_key = name != NULL ? g_strconcat (name, BASE, NULL) : NULL;
  g_autofree char *others_key = key != NULL ? g_strconcat (IMPLIED, key, NULL) : NULL;
  int size = find (self, size_key);
  int part = find (self, key);
  Quantity others;
  const char * const parts[2] = { key, others_key };
  const DrDocumentSum sum = { size_key, parts, 2 };

  if (size < 0 || part < 0 || part == size || find (self, others_key) >= 0 || !dr_is_known (value->of)
      || (gint64) (value->of + 0.5) != quantity_at (self, (guint) size)->count[0])
    return;
  for (guint end = 0; end < N_ENDS; end++)
    others.count[end] = quantity_at (self, (guint) size)->count[end] - quantity_at (self, (guint) part)->count[end];
  if (!dr_suppression_is_small (others.count[0]) && !dr_suppression_is_small (others.count[1]))
    return;
  others.family = find_family (self, IMPLIED);
  coarsen (self, others.family, DR_COARSE_WITHHELD);
  g_array_append_val (self->quantities, others);
  g_hash_table_insert (self->by_key, g_steal_pointer (&others_key), GUINT_TO_POINTER (self->quantities->len));
  take_sum (self, &sum);
}

/* A quantity that is shown in another document, or in none, so that nobody would state it but for what is shown here. */
static void
take_elsewhere (DrSuppression             *self,
                const DrDocumentElsewhere *elsewhere)
{
  Quantity quantity = { find_family (self, elsewhere->published ? ELSEWHERE : IMPLIED), { elsewhere->lo, elsewhere->hi } };

  if (find (self, elsewhere->key) >= 0)
    return;
  if (!elsewhere->published)
    coarsen (self, quantity.family, DR_COARSE_WITHHELD);
  g_array_append_val (self->quantities, quantity);
  g_hash_table_insert (self->by_key, g_strdup (elsewhere->key), GUINT_TO_POINTER (self->quantities->len));
}

/* Two small counts of one family that are equal may be one and the same, and a reader may take them for that: what is known of
 * either is known of both. */
static void
unite_equals (DrSuppression *self)
{
  for (guint end = 0; end < N_ENDS; end++)
    {
      g_autoptr (GHashTable) met = g_hash_table_new (g_int64_hash, g_int64_equal);
      g_autofree gint64 *names = g_new0 (gint64, self->quantities->len + 1);

      for (guint i = 0; i < self->quantities->len; i++)
        {
          const Quantity *quantity = quantity_at (self, i);
          Sum sum = { .total = (int) i, .first = self->members->len, .n = 1 };
          gpointer before;
          guint other;

          if (!dr_suppression_is_small (quantity->count[end]))
            continue;
          names[i] = (gint64) quantity->family * (DR_SMALL_COUNT_MOST + 1) + quantity->count[end];
          if (g_hash_table_lookup_extended (met, &names[i], NULL, &before))
            {
              other = GPOINTER_TO_UINT (before);
              g_array_append_val (self->members, other);
              sum.holds[end] = TRUE;
              g_array_append_val (self->sums, sum);
            }
          g_hash_table_replace (met, &names[i], GUINT_TO_POINTER (i));
        }
    }
}

/* The member of a sum: its parts, then its total. */
static guint
member_of (const DrSuppression *self,
           const Sum           *sum,
           guint                i)
{
  return i < sum->n ? g_array_index (self->members, guint, sum->first + i) : (guint) sum->total;
}

static guint
count_members (const Sum *sum)
{
  return sum->n + (sum->total >= 0);
}

/* total − Σ parts = rest: what that says of each member, given the others. Returns whether anything became narrower. */
static gboolean
narrow (const DrSuppression *self,
        const Sum           *sum,
        guint                end,
        Known               *known)
{
  gint64 lo = -sum->rest[end];
  gint64 hi = lo;
  gboolean any = FALSE;
  guint n = count_members (sum);

  for (guint i = 0; i < n; i++)
    {
      const Known *each = &known[member_of (self, sum, i)];

      lo += i < sum->n ? -each->hi : each->lo;
      hi += i < sum->n ? -each->lo : each->hi;
    }
  for (guint i = 0; i < n; i++)
    {
      Known *each = &known[member_of (self, sum, i)];
      gboolean part = i < sum->n;
      /* Without this member the others leave from lo to hi. */
      gint64 others_lo = lo - (part ? -each->hi : each->lo);
      gint64 others_hi = hi - (part ? -each->lo : each->hi);
      gint64 least = part ? others_lo : -others_hi;
      gint64 most = part ? others_hi : -others_lo;

      if (least > each->lo || most < each->hi)
        {
          each->lo = MAX (each->lo, least);
          each->hi = MIN (each->hi, most);
          any = TRUE;
          return any;
        }
    }

  return any;
}

/* All that follows from what is shown, of one end of each quantity. */
static Known *
deduce (const DrSuppression *self,
        guint                end)
{
  Known *known = g_new (Known, self->quantities->len + 1);
  gboolean any = TRUE;

  for (guint i = 0; i < self->quantities->len; i++)
    {
      const Quantity *quantity = quantity_at (self, i);
      DrCoarseEnd shown = dr_suppression_end (quantity->count[end], coarse_of (self, quantity->family));

      known[i] = (Known) { shown.lo, shown.hi };
    }
  for (guint round = 0; round < 1000 && any; round++)
    {
      any = FALSE;
      for (guint i = 0; i < self->sums->len; i++)
        {
          const Sum *sum = &g_array_index (self->sums, Sum, i);

          for (guint k = 0; sum->holds[end] && k < 4 * count_members (sum) && narrow (self, sum, end, known); k++)
            any = TRUE;
        }
    }

  return known;
}

/* Of what is not shown at all it is not said either that it is a small count. */
static gboolean
is_given_away (const Known *known,
               gint64       count,
               DrCoarse     coarse)
{
  gint64 lo = MAX (known->lo, coarse == DR_COARSE_WITHHELD ? 0 : 1);
  gint64 hi = coarse == DR_COARSE_WITHHELD ? known->hi : MIN (known->hi, DR_SMALL_COUNT_MOST);

  return dr_suppression_is_small (count) && hi - lo + 1 < LEAST_POSSIBLE;
}

/* How gladly a number is coarsened for the sake of another: the finest first, then the smallest. Nothing but leaving them
 * out hides more of small counts, and of nobody: these come last. */
static gint64
cost_of (const DrSuppression *self,
         const Quantity      *quantity,
         guint                end,
         gboolean             total)
{
  DrCoarse coarse = coarse_of (self, quantity->family);
  gint64 count = quantity->count[end];

  if (coarse == DR_COARSE_WITHHELD || family_at (self, quantity->family)->fixed)
    return G_MAXINT64;
  if (count == 0)
    return DR_SUPPRESSION_ANY * 16;
  if (dr_suppression_is_small (count))
    return DR_SUPPRESSION_ANY * 8 - (total ? 1 : 0);

  return (gint64) coarse * DR_SUPPRESSION_ANY + count;
}

/* Coarsens what gives a hidden count away, by one step. Returns whether there was anything left to coarsen. */
static gboolean
hide_more (DrSuppression *self,
           guint          given_away,
           guint          end)
{
  guint family = quantity_at (self, given_away)->family;
  gint64 least = G_MAXINT64;

  for (guint i = 0; i < self->sums->len; i++)
    {
      const Sum *sum = &g_array_index (self->sums, Sum, i);
      guint n = sum->holds[end] ? count_members (sum) : 0;
      gboolean concerned = FALSE;

      for (guint k = 0; k < n; k++)
        concerned = concerned || member_of (self, sum, k) == given_away;
      for (guint k = 0; concerned && k < n; k++)
        {
          guint member = member_of (self, sum, k);
          gint64 cost = member != given_away ? cost_of (self, quantity_at (self, member), end, k == sum->n) : G_MAXINT64;

          if (cost >= least)
            continue;
          least = cost;
          family = quantity_at (self, member)->family;
        }
    }
  if (coarse_of (self, family) == DR_COARSE_WITHHELD || family_at (self, family)->fixed)
    return FALSE;
  coarsen (self, family, coarse_of (self, family) + 1);

  return TRUE;
}

/* Looks for a hidden count that what is shown gives away, and hides more. Returns whether there was one. */
static gboolean
improve (DrSuppression *self)
{
  for (guint end = 0; end < N_ENDS; end++)
    {
      g_autofree Known *known = deduce (self, end);

      for (guint i = 0; i < self->quantities->len; i++)
        {
          const Quantity *quantity = quantity_at (self, i);

          if (is_given_away (&known[i], quantity->count[end], coarse_of (self, quantity->family)) && hide_more (self, i, end))
            return TRUE;
        }
    }

  return FALSE;
}

/**
 * dr_suppression_new:
 * @document: a document
 *
 * Families that hold a small count are coarsened first; then, as long as a reader could narrow one of them down with the
 * sums that the document declares, whatever gives it away is coarsened as well.
 *
 * Returns: (transfer full): how coarsely each number is to be shown
 */
DrSuppression *
dr_suppression_new (const DrDocument *document)
{
  DrSuppression *self = g_new0 (DrSuppression, 1);

  self->families = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->coarse = g_array_new (FALSE, TRUE, sizeof (Family));
  self->quantities = g_array_new (FALSE, TRUE, sizeof (Quantity));
  self->sums = g_array_new (FALSE, TRUE, sizeof (Sum));
  self->members = g_array_new (FALSE, TRUE, sizeof (guint));
  dr_document_each_value (document, take_value, self);
  for (guint i = 0; i < document->n_few; i++)
    coarsen (self, find_family (self, document->few[i]), DR_COARSE_WITHHELD);
  unite_equals (self);
  dr_document_each_value (document, take_others, self);
  for (guint i = 0; i < document->n_elsewhere; i++)
    take_elsewhere (self, &document->elsewhere[i]);
  for (guint i = 0; i < document->n_sums; i++)
    take_sum (self, &document->sums[i]);
  while (improve (self))
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
  g_autofree char *name = NULL;
  guint family;

  if (value->key == NULL)
    return states_small (value) ? DR_COARSE_TENS : DR_COARSE_EXACT;
  name = family_name (value->key);
  family = GPOINTER_TO_UINT (g_hash_table_lookup (self->families, name));

  return family > 0 ? coarse_of (self, family - 1) : DR_COARSE_EXACT;
}
