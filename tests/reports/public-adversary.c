#include "public-adversary.h"

#include <math.h>
#include <string.h>

#include "dr-html-report.h"

/* A hidden count that leaves fewer possibilities is given away. */
#define LEAST_POSSIBLE 3

#define ENDLESS 1e12

/* One end of one quantity, in people; not rounded to whole ones. */
typedef struct {
  char    *name;        /* key, and "lo" or "hi" */
  char    *family;
  gboolean upper;
  gboolean told;        /* it is shown in some way; what is not may be any number */
  gboolean whole;       /* it is a whole number by itself: a size, an answer */
  double   truth;
  double   of;
  double   lo;          /* what is known */
  double   hi;
} Unknown;

typedef struct {
  GPtrArray  *unknowns;    /* Unknown */
  GHashTable *by_name;
  GPtrArray  *relations;   /* GArray of int: 1-based indices; negative: subtracted */
  GArray     *rests;       /* double: what the relation adds up to */
} Reasoning;

void
adversary_init (Adversary *self)
{
  *self = (Adversary) { .leaks = g_string_new (NULL) };
}

void
adversary_clear (Adversary *self)
{
  g_string_free (self->leaks, TRUE);
}

static void
unknown_free (gpointer data)
{
  Unknown *self = data;

  g_free (self->name);
  g_free (self->family);
  g_free (self);
}

static void
reasoning_clear (Reasoning *self)
{
  g_ptr_array_unref (self->unknowns);
  g_hash_table_unref (self->by_name);
  g_ptr_array_unref (self->relations);
  g_array_unref (self->rests);
}

static gboolean
is_count (const DrValue *value)
{
  return value->key != NULL
         && (value->kind == DR_VALUE_PEOPLE || value->kind == DR_VALUE_CONTACTS
             || (value->kind == DR_VALUE_SHARE && dr_is_known (value->of) && value->lo >= 0.0));
}

/* The whole number that a document shows for an end: the lower rounded down, the upper up. */
static double
as_shown (const Unknown *self,
          double         number)
{
  return self->upper ? ceil (number - 1e-7) : floor (number + 1e-7);
}

static Unknown *
find (const Reasoning *self,
      const char      *key,
      gboolean         upper)
{
  g_autofree char *name = g_strdup_printf ("%s %s", key, upper ? "hi" : "lo");

  return g_hash_table_lookup (self->by_name, name);
}

static double
in_people (const DrValue *value,
           gboolean       upper)
{
  double number = upper ? value->hi : value->lo;

  return value->kind == DR_VALUE_SHARE ? number * value->of : number;
}

static void
add_unknown (const DrValue *value,
             gpointer       data)
{
  Reasoning *self = data;

  if (!is_count (value))
    return;
  for (guint upper = 0; upper < 2; upper++)
    {
      Unknown *made;

      if (find (self, value->key, upper) != NULL)
        continue;
      made = g_new0 (Unknown, 1);
      made->name = g_strdup_printf ("%s %s", value->key, upper ? "hi" : "lo");
      made->family = g_strndup (value->key, strcspn (value->key, "/"));
      made->upper = upper;
      made->whole = value->kind != DR_VALUE_SHARE && value->lo == value->hi && value->lo == round (value->lo);
      made->truth = in_people (value, upper);
      made->of = value->kind == DR_VALUE_SHARE ? value->of : DR_UNKNOWN;
      made->hi = ENDLESS;
      g_ptr_array_add (self->unknowns, made);
      g_hash_table_insert (self->by_name, made->name, made);
    }
}

/* All numbers that stand in a text, with their thousands put together. */
static GArray *
numbers_in (const char *text)
{
  GArray *numbers = g_array_new (FALSE, FALSE, sizeof (double));

  for (const char *at = text; *at != '\0';)
    {
      g_autoptr (GString) digits = g_string_new (NULL);
      double number;

      while (g_ascii_isdigit (*at) || (digits->len > 0 && (*at == ',' || *at == '.') && g_ascii_isdigit (at[1])))
        {
          if (*at != ',')
            g_string_append_c (digits, *at);
          at++;
        }
      if (digits->len == 0)
        {
          at++;
          continue;
        }
      number = g_ascii_strtod (digits->str, NULL);
      g_array_append_val (numbers, number);
    }

  return numbers;
}

static void
learn (Unknown *self,
       double   lo,
       double   hi)
{
  /* What contradicts the truth is no knowledge: the reader has guessed wrong. */
  if (self->truth < lo - 1e-6 || self->truth > hi + 1e-6)
    return;
  self->lo = MAX (self->lo, lo);
  self->hi = MIN (self->hi, hi);
}

/* From the two numbers of a text; @width: of the classes that the family is shown in. */
static void
learn_range (Unknown *self,
             double   from,
             double   to,
             double   width)
{
  double lo = self->whole || !self->upper ? from : to - width + 1.0;
  double hi = self->whole || self->upper ? to : from + width - 1.0;

  if (self->whole)
    learn (self, lo, hi);
  else
    learn (self, self->upper ? lo - 1.0 : lo, self->upper ? hi : hi + 1.0);
}

typedef struct {
  Reasoning  *reasoning;
  GHashTable *originals;   /* key → DrValue of the report */
  GHashTable *tens;        /* a set: families of which some number shows that its classes are tens */
  gboolean    shares;      /* these now; people came before */
} Reading;

static char *
family_of (const DrValue *value)
{
  return g_strndup (value->key, strcspn (value->key, "/"));
}

/* "240 to 249" is a ten; "200 to 299" may be a hundred. */
static void
see_width (const DrValue *value,
           gpointer       data)
{
  const Reading *reading = data;
  const DrValue *original = value->key != NULL ? g_hash_table_lookup (reading->originals, value->key) : NULL;
  g_autoptr (GArray) numbers = NULL;
  double from;
  double to;

  if (original == NULL || value->kind == DR_VALUE_SHARE || strcmp (original->text, value->text) == 0)
    return;
  numbers = numbers_in (value->text);
  if (numbers->len < 2)
    return;
  from = g_array_index (numbers, double, 0);
  to = g_array_index (numbers, double, 1);
  if (fmod (to, 100.0) != 99.0 || (from != 10.0 && fmod (from, 100.0) != 0.0))
    g_hash_table_add (reading->tens, family_of (value));
}

static void
remember (const DrValue *value,
          gpointer       data)
{
  if (is_count (value) && !g_hash_table_contains (data, value->key))
    g_hash_table_insert (data, (gpointer) value->key, (gpointer) value);
}

/* How many people a share is a share of: as much of that as the public version tells, where it is the size of its group or
 * of the others; else it is known from elsewhere. */
static void
size_of (const Reading *reading,
         const DrValue *original,
         double        *lo,
         double        *hi)
{
  g_autofree char *family = family_of (original);
  g_autofree char *key = g_strconcat (family, "/size", NULL);
  const Unknown *size = find (reading->reasoning, key, FALSE);
  const Unknown *all = find (reading->reasoning, "group:all/size", FALSE);

  *lo = *hi = original->of;
  if (size == NULL)
    return;
  if (original->of == size->truth)
    {
      *lo = size->lo;
      *hi = size->hi;
    }
  else if (all != NULL && original->of == all->truth - size->truth)
    {
      *lo = MAX (all->lo - size->hi, 0.0);
      *hi = all->hi - size->lo;
    }
}

/* "0 to 109" may be just that, or a class: nobody can tell. */
static gboolean
is_class (const DrValue *value)
{
  return value->kind != DR_VALUE_SHARE && value->lo < value->hi && fmod (value->lo, 10.0) == 0.0
         && fmod (value->hi, 10.0) == 9.0;
}

static void
read_value (const DrValue *value,
            gpointer       data)
{
  const Reading *reading = data;
  const DrValue *original = value->key != NULL ? g_hash_table_lookup (reading->originals, value->key) : NULL;
  gboolean share = value->kind == DR_VALUE_SHARE;
  g_autoptr (GArray) numbers = NULL;
  double least = 1.0;
  double most = 1.0;
  gboolean few;

  if (original == NULL || !dr_value_is_number (value) || share != reading->shares)
    return;
  if (share)
    size_of (reading, original, &least, &most);
  numbers = numbers_in (value->text);
  few = strstr (value->text, "fewer than") != NULL || strstr (value->text, "less than") != NULL;
  for (guint upper = 0; upper < 2; upper++)
    {
      Unknown *unknown = find (reading->reasoning, value->key, upper);
      double slack = share ? 0.0005 * most : 0.0;
      gboolean exact = strcmp (value->text, original->text) == 0 && least == most && !is_class (value);
      double from;
      double to;

      /* What the cell holds, whatever it says. */
      unknown->told = TRUE;
      if (exact)
        learn (unknown, unknown->truth, unknown->truth);
      else
        learn (unknown, value->lo * least - 1e-6, value->hi * most + 1.0);
      if (numbers->len == 0)
        continue;
      from = g_array_index (numbers, double, 0) * (share ? least / 100.0 : 1.0);
      to = g_array_index (numbers, double, numbers->len - 1) * (share ? most / 100.0 : 1.0);
      if (few && numbers->len == 1)
        learn (unknown, unknown->whole ? 1.0 : original->lo == original->hi ? 0.0 : -1.0, share ? to + slack : 9.0 + (unknown->upper || unknown->whole ? 0.0 : 1.0));
      else if (few && !upper)
        learn (unknown, 0.0, 10.0);
      else if (exact)
        learn (unknown, unknown->truth - slack, unknown->truth + slack);
      else if (!share)
        learn_range (unknown, from, to, g_hash_table_contains (reading->tens, unknown->family) ? 10.0 : 100.0);
      else
        learn (unknown, from - slack, to + slack);
    }
}

/* Σ ± members = what they truly add up to, where that is next to nothing: then it is no chance. */
static void
add_relation (Reasoning *self,
              GArray    *members,
              double     tolerance,
              gboolean   constant)
{
  double rest = 0.0;

  for (guint i = 0; i < members->len; i++)
    {
      int member = g_array_index (members, int, i);
      const Unknown *unknown = g_ptr_array_index (self->unknowns, (guint) ABS (member) - 1);

      rest += member > 0 ? unknown->truth : -unknown->truth;
    }
  if (!constant && fabs (rest) > tolerance)
    return;
  g_ptr_array_add (self->relations, g_array_ref (members));
  g_array_append_val (self->rests, rest);
}

static int
index_of (const Reasoning *self,
          const char      *key,
          gboolean         upper)
{
  Unknown *unknown = find (self, key, upper);
  guint index = 0;

  if (unknown == NULL || !g_ptr_array_find (self->unknowns, unknown, &index))
    return 0;

  return (int) index + 1;
}

/* The groups of a dimension that has everybody, as far as the report has them all. */
static void
relate_dimension (Reasoning        *self,
                  const DrEvidence *evidence,
                  int               dimension,
                  const char       *ending,
                  gboolean          upper,
                  int               but)
{
  g_autoptr (GArray) members = g_array_new (FALSE, FALSE, sizeof (int));
  g_autofree char *all = but < 0 ? g_strdup_printf ("group:all/%s", ending)
                                 : g_strdup_printf ("group:%s/%s/rest", evidence->groups[but].id, ending);
  int total = index_of (self, all, upper);

  for (guint g = 0; g < evidence->n_groups; g++)
    {
      g_autofree char *key = g_strdup_printf ("group:%s/%s", evidence->groups[g].id, ending);
      int member = index_of (self, key, upper);

      if (evidence->groups[g].dimension != dimension || (int) g == but)
        continue;
      if (member == 0)
        return;
      g_array_append_val (members, member);
    }
  if (members->len == 0)
    return;
  if (total != 0)
    {
      total = -total;
      g_array_append_val (members, total);
    }
  if (total != 0 || but < 0)
    add_relation (self, members, members->len + 2.0, total == 0 && (strcmp (ending, "district") == 0
                                                                     || strcmp (ending, "size") == 0
                                                                     || strcmp (ending, "count") == 0));
}

static void
relate_others (Reasoning        *self,
               const DrEvidence *evidence,
               const char       *ending,
               gboolean          upper)
{
  g_autofree char *all = g_strdup_printf ("group:all/%s", ending);

  for (guint g = 1; g < evidence->n_groups; g++)
    {
      g_autofree char *key = g_strdup_printf ("group:%s/%s", evidence->groups[g].id, ending);
      g_autofree char *rest = g_strconcat (key, "/rest", NULL);
      int indices[3] = { index_of (self, key, upper), index_of (self, rest, upper), -index_of (self, all, upper) };
      g_autoptr (GArray) members = g_array_new (FALSE, FALSE, sizeof (int));

      if (indices[0] == 0 || indices[1] == 0 || indices[2] == 0)
        continue;
      g_array_append_vals (members, indices, 3);
      add_relation (self, members, 3.0, FALSE);
      if (evidence->groups[g].dimension >= 0 && evidence->dimensions[evidence->groups[g].dimension].partition)
        relate_dimension (self, evidence, evidence->groups[g].dimension, ending, upper, (int) g);
    }
}

/* Means over what could be asked next: nothing adds up to them but by chance. */
static gboolean
is_mean (const Unknown *self)
{
  return strstr (self->name, "/settle") != NULL;
}

/* What a measure gives for the groups of a dimension and for everybody. */
static void
relate_measure (Reasoning       *self,
                const DrCheck   *check,
                const DrMeasure *measure,
                int              dimension,
                const char      *ending)
{
  g_autoptr (GArray) members = g_array_new (FALSE, FALSE, sizeof (int));
  gboolean all = FALSE;

  for (guint i = 0; i < measure->n_results; i++)
    {
      guint group = (guint) measure->results[i].group;
      g_autofree char *key = g_strdup_printf ("measure:%s/result:%u/%s", measure->id, i, ending);
      int member = index_of (self, key, FALSE);

      if (group != DR_GROUP_ALL && check->evidence->groups[group].dimension != dimension)
        continue;
      if (member == 0)
        return;
      member = group == DR_GROUP_ALL ? -member : member;
      g_array_append_val (members, member);
      all = all || member < 0;
    }
  if (all && members->len > 2)
    add_relation (self, members, 0.5, FALSE);
}

/* Within what is said of one group, any two that differ by exactly a third: after and before, affected and displaced. */
static void
relate_family (Reasoning *self,
               guint      hidden)
{
  const Unknown *target = g_ptr_array_index (self->unknowns, hidden);

  if (is_mean (target))
    return;
  for (guint i = 0; i < self->unknowns->len; i++)
    {
      const Unknown *a = g_ptr_array_index (self->unknowns, i);

      if (i == hidden || a->upper != target->upper || strcmp (a->family, target->family) != 0 || a->truth < target->truth
          || is_mean (a))
        continue;
      for (guint k = 0; k < self->unknowns->len; k++)
        {
          const Unknown *b = g_ptr_array_index (self->unknowns, k);
          int indices[3] = { (int) i + 1, -(int) k - 1, -(int) hidden - 1 };
          g_autoptr (GArray) members = NULL;

          if (k == hidden || k == i || is_mean (b) || b->upper != target->upper || fabs (a->truth - b->truth - target->truth) > 1e-6
              || strcmp (b->family, target->family) != 0)
            continue;
          members = g_array_new (FALSE, FALSE, sizeof (int));
          g_array_append_vals (members, indices, 3);
          add_relation (self, members, 1e-5, FALSE);
        }
    }
}

/* The same quantity shown in several ways: as people and as a share, in the review and in a finding. */
static void
unite (Reasoning *self)
{
  for (guint i = 0; i < self->unknowns->len; i++)
    for (guint k = i + 1; k < self->unknowns->len; k++)
      {
        Unknown *a = g_ptr_array_index (self->unknowns, i);
        Unknown *b = g_ptr_array_index (self->unknowns, k);

        if (a->upper != b->upper || strcmp (a->family, b->family) != 0)
          continue;
        if (fabs (a->truth - b->truth) < 1e-6)
          {
            learn (a, b->lo, b->hi);
            learn (b, a->lo, a->hi);
          }
        else if (as_shown (a, a->truth) == as_shown (b, b->truth))
          {
            learn (a, b->lo - 1.0, b->hi + 1.0);
            learn (b, a->lo - 1.0, a->hi + 1.0);
          }
      }
}

static gboolean
reason (Reasoning *self,
        guint      which)
{
  const GArray *members = g_ptr_array_index (self->relations, which);
  double rest = g_array_index (self->rests, double, which);
  gboolean any = FALSE;

  for (guint i = 0; i < members->len; i++)
    {
      int member = g_array_index (members, int, i);
      Unknown *unknown = g_ptr_array_index (self->unknowns, (guint) ABS (member) - 1);
      double lo = rest;
      double hi = rest;
      double before = unknown->hi - unknown->lo;

      for (guint k = 0; k < members->len; k++)
        {
          int other = g_array_index (members, int, k);
          const Unknown *known = g_ptr_array_index (self->unknowns, (guint) ABS (other) - 1);

          if (k == i)
            continue;
          lo -= other > 0 ? known->hi : -known->lo;
          hi -= other > 0 ? known->lo : -known->hi;
        }
      if (member > 0)
        learn (unknown, lo, hi);
      else
        learn (unknown, -hi, -lo);
      any = any || before - (unknown->hi - unknown->lo) > 1e-6;
    }

  return any;
}

static void
judge (Adversary     *self,
       const Unknown *unknown)
{
  double shown = as_shown (unknown, unknown->truth);
  double least = MAX (as_shown (unknown, unknown->lo), 0.0);
  double most = as_shown (unknown, unknown->hi);

  if (dr_is_known (unknown->of) && unknown->of >= 10.0 && unknown->of - shown >= 1.0 && unknown->of - shown <= 9.0
      && most - least + 1.0 < LEAST_POSSIBLE)
    g_string_append_printf (self->leaks, "%s leaves %g of %g: from %g to %g is left\n", unknown->name, unknown->of - shown,
                            unknown->of, unknown->lo, unknown->hi);
  if (shown < 1.0 || shown > 9.0)
    return;
  self->hidden++;
  if (unknown->told)
    most = MIN (most, 9.0);
  if (most - MAX (least, 0.0) + 1.0 < LEAST_POSSIBLE)
    g_string_append_printf (self->leaks, "%s is %g: from %g to %g is left\n", unknown->name, unknown->truth, unknown->lo,
                            unknown->hi);
}

/* Puts together all that is said with sums, differences, totals and shares of groups. */
void
adversary_count (Adversary        *self,
                 const DrCheck    *check,
                 const DrDocument *report,
                 const DrDocument *shown)
{
  const DrEvidence *evidence = check->evidence;
  Reasoning reasoning = {
    g_ptr_array_new_with_free_func (unknown_free), g_hash_table_new (g_str_hash, g_str_equal),
    g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref), g_array_new (FALSE, FALSE, sizeof (double)),
  };
  g_autoptr (GHashTable) originals = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) tens = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Reading reading = { &reasoning, originals, tens, FALSE };
  gboolean any = TRUE;
  guint n;

  dr_document_each_value (report, add_unknown, &reasoning);
  dr_document_each_value (report, remember, originals);
  dr_document_each_value (shown, see_width, &reading);
  dr_document_each_value (shown, read_value, &reading);
  unite (&reasoning);
  reading.shares = TRUE;
  dr_document_each_value (shown, read_value, &reading);
  n = reasoning.unknowns->len;
  for (guint i = 0; i < n; i++)
    {
      const Unknown *each = g_ptr_array_index (reasoning.unknowns, i);
      g_autofree char *ending = NULL;
      double number = as_shown (each, each->truth);

      if (number >= 1.0 && number <= 9.0)
        relate_family (&reasoning, i);
      if (!g_str_has_prefix (each->name, "group:all/"))
        continue;
      ending = g_strndup (each->name + strlen ("group:all/"), strlen (each->name) - strlen ("group:all/") - strlen (" lo"));
      for (guint d = 0; d < evidence->n_dimensions; d++)
        if (evidence->dimensions[d].partition)
          relate_dimension (&reasoning, evidence, (int) d, ending, each->upper, -1);
      relate_others (&reasoning, evidence, ending, each->upper);
    }
  for (guint d = 0; d < evidence->n_dimensions; d++)
    if (evidence->dimensions[d].partition)
      {
        relate_dimension (&reasoning, evidence, (int) d, "district", FALSE, -1);
        for (guint i = 0; i < check->assessment->n_measures; i++)
          {
            relate_measure (&reasoning, check, &check->assessment->measures[i], (int) d, "answers");
            relate_measure (&reasoning, check, &check->assessment->measures[i], (int) d, "value");
          }
      }
  self->sums += reasoning.relations->len;
  for (guint round = 0; round < 100 && any; round++)
    {
      any = FALSE;
      unite (&reasoning);
      for (guint i = 0; i < reasoning.relations->len; i++)
        any = reason (&reasoning, i) || any;
    }
  for (guint i = 0; i < n; i++)
    judge (self, g_ptr_array_index (reasoning.unknowns, i));
  reasoning_clear (&reasoning);
}
