#include "public-reasoning.h"

#include <math.h>
#include <string.h>

/* A hidden count that leaves fewer possibilities is given away. */
#define LEAST_POSSIBLE 3

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

/* @what: what it looked at. */
void
adversary_expect_nothing (const Adversary *self,
                          const char      *what)
{
  if (self->leaks->len > 0)
    g_error ("%s gives away:\n%s", what, self->leaks->str);
}

static void
unknown_free (gpointer data)
{
  Unknown *self = data;

  g_free (self->name);
  g_free (self->family);
  g_free (self);
}

void
reasoning_init (Reasoning *self)
{
  *self = (Reasoning) {
    g_ptr_array_new_with_free_func (unknown_free), g_hash_table_new (g_str_hash, g_str_equal),
    g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref), g_array_new (FALSE, FALSE, sizeof (double)),
  };
}

void
reasoning_clear (Reasoning *self)
{
  g_ptr_array_unref (self->unknowns);
  g_hash_table_unref (self->by_name);
  g_ptr_array_unref (self->relations);
  g_array_unref (self->rests);
}

gboolean
reasoning_is_count (const DrValue *value)
{
  return value->key != NULL
         && (value->kind == DR_VALUE_PEOPLE || value->kind == DR_VALUE_CONTACTS
             || (value->kind == DR_VALUE_SHARE && dr_is_known (value->of) && value->lo >= 0.0));
}

/* The whole number that a document shows for an end: the lower rounded down, the upper up. */
double
reasoning_as_shown (const Unknown *self,
          double         number)
{
  return self->upper ? ceil (number - 1e-7) : floor (number + 1e-7);
}

Unknown *
reasoning_find (const Reasoning *self,
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

void
reasoning_add (const DrValue *value,
               gpointer       data)
{
  Reasoning *self = data;

  if (!reasoning_is_count (value))
    return;
  for (guint upper = 0; upper < 2; upper++)
    {
      Unknown *made;

      if (reasoning_find (self, value->key, upper) != NULL)
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

void
reasoning_learn (Unknown *self,
                 double   lo,
                 double   hi)
{
  /* What contradicts the truth is no knowledge: the reader has guessed wrong. */
  if (self->truth < lo - 1e-6 || self->truth > hi + 1e-6)
    return;
  self->lo = MAX (self->lo, lo);
  self->hi = MIN (self->hi, hi);
}

/* Σ ± members = what they truly add up to, where that is next to nothing: then it is no chance. */
void
reasoning_relate (Reasoning *self,
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

int
reasoning_index (const Reasoning *self,
                 const char      *key,
                 gboolean         upper)
{
  Unknown *unknown = reasoning_find (self, key, upper);
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
  int total = reasoning_index (self, all, upper);

  for (guint g = 0; g < evidence->n_groups; g++)
    {
      g_autofree char *key = g_strdup_printf ("group:%s/%s", evidence->groups[g].id, ending);
      int member = reasoning_index (self, key, upper);

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
    reasoning_relate (self, members, members->len + 2.0, total == 0 && (strcmp (ending, "district") == 0
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
      int indices[3] = { reasoning_index (self, key, upper), reasoning_index (self, rest, upper), -reasoning_index (self, all, upper) };
      g_autoptr (GArray) members = g_array_new (FALSE, FALSE, sizeof (int));

      if (indices[0] == 0 || indices[1] == 0 || indices[2] == 0)
        continue;
      g_array_append_vals (members, indices, 3);
      reasoning_relate (self, members, 3.0, FALSE);
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
      char period[DR_DATE_STRING_SIZE];
      g_autofree char *key = g_strdup_printf ("measure:%s@%s|%s/%s", measure->id, dr_date_format (measure->results[i].period, period),
                                              check->evidence->groups[group].id, ending);
      int member = reasoning_index (self, key, FALSE);

      if (group != DR_GROUP_ALL && check->evidence->groups[group].dimension != dimension)
        continue;
      if (member == 0)
        return;
      member = group == DR_GROUP_ALL ? -member : member;
      g_array_append_val (members, member);
      all = all || member < 0;
    }
  if (all && members->len > 2)
    reasoning_relate (self, members, 0.5, FALSE);
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
          reasoning_relate (self, members, 1e-5, FALSE);
        }
    }
}

/* The same quantity shown in several ways: as people and as a share, in the review and in a finding. */
void
reasoning_unite (Reasoning *self)
{
  if (self->apart)
    return;
  for (guint i = 0; i < self->unknowns->len; i++)
    for (guint k = i + 1; k < self->unknowns->len; k++)
      {
        Unknown *a = g_ptr_array_index (self->unknowns, i);
        Unknown *b = g_ptr_array_index (self->unknowns, k);

        if (a->upper != b->upper || strcmp (a->family, b->family) != 0)
          continue;
        if (fabs (a->truth - b->truth) < 1e-6)
          {
            reasoning_learn (a, b->lo, b->hi);
            reasoning_learn (b, a->lo, a->hi);
          }
        else if (reasoning_as_shown (a, a->truth) == reasoning_as_shown (b, b->truth))
          {
            reasoning_learn (a, b->lo - 1.0, b->hi + 1.0);
            reasoning_learn (b, a->lo - 1.0, a->hi + 1.0);
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
        reasoning_learn (unknown, lo, hi);
      else
        reasoning_learn (unknown, -hi, -lo);
      any = any || before - (unknown->hi - unknown->lo) > 1e-6;
    }

  return any;
}

static void
judge (Adversary     *self,
       const Unknown *unknown)
{
  double shown = reasoning_as_shown (unknown, unknown->truth);
  double least = MAX (reasoning_as_shown (unknown, unknown->lo), 0.0);
  double most = reasoning_as_shown (unknown, unknown->hi);

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

/* What follows from all that was read and related. */
void
reasoning_conclude (Reasoning *self,
                    Adversary *adversary)
{
  gboolean any = TRUE;

  adversary->sums += self->relations->len;
  for (guint round = 0; round < 100 && any; round++)
    {
      any = FALSE;
      reasoning_unite (self);
      for (guint i = 0; i < self->relations->len; i++)
        any = reason (self, i) || any;
    }
  for (guint i = 0; i < self->unknowns->len; i++)
    judge (adversary, g_ptr_array_index (self->unknowns, i));
}

/* Puts together all that is said with sums, differences, totals and shares of groups. */
void
adversary_count (Adversary        *self,
                 const DrCheck    *check,
                 const DrDocument *report,
                 const DrDocument *shown)
{
  const DrEvidence *evidence = check->evidence;
  Reasoning reasoning;
  guint n;

  reasoning_init (&reasoning);
  dr_document_each_value (report, reasoning_add, &reasoning);
  reasoning_read (&reasoning, report, shown);
  n = reasoning.unknowns->len;
  for (guint i = 0; i < n; i++)
    {
      const Unknown *each = g_ptr_array_index (reasoning.unknowns, i);
      g_autofree char *ending = NULL;
      double number = reasoning_as_shown (each, each->truth);

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
  reasoning_conclude (&reasoning, self);
  reasoning_clear (&reasoning);
}
