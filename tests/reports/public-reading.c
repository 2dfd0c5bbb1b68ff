/* What the adversary of the public version reads in it: each number, as it stands in a cell and as it says. */
#include "public-reasoning.h"

#include <math.h>
#include <string.h>

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
    reasoning_learn (self, lo, hi);
  else
    reasoning_learn (self, self->upper ? lo - 1.0 : lo, self->upper ? hi : hi + 1.0);
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
  if (reasoning_is_count (value) && !g_hash_table_contains (data, value->key))
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
  const Unknown *size = reasoning_find (reading->reasoning, key, FALSE);
  const Unknown *all = reasoning_find (reading->reasoning, "group:all/size", FALSE);

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
      Unknown *unknown = reasoning_find (reading->reasoning, value->key, upper);
      double slack = share ? 0.0005 * most : 0.0;
      /* "8 %" of another number behind it says 7.95 to 8.05, and that number. */
      gboolean exact = strcmp (value->text, original->text) == 0 && least == most && !is_class (value)
                       && value->lo == original->lo && value->hi == original->hi;
      double from;
      double to;

      /* What the cell holds, whatever it says. */
      unknown->told = TRUE;
      if (exact)
        reasoning_learn (unknown, unknown->truth, unknown->truth);
      else
        reasoning_learn (unknown, value->lo * least - 1e-6, value->hi * most + 1.0);
      if (numbers->len == 0)
        continue;
      from = g_array_index (numbers, double, 0) * (share ? least / 100.0 : 1.0);
      to = g_array_index (numbers, double, numbers->len - 1) * (share ? most / 100.0 : 1.0);
      if (few && numbers->len == 1)
        reasoning_learn (unknown, unknown->whole ? 1.0 : original->lo == original->hi ? 0.0 : -1.0, share ? to + slack : 9.0 + (unknown->upper || unknown->whole ? 0.0 : 1.0));
      else if (few && !upper)
        reasoning_learn (unknown, 0.0, 10.0);
      else if (exact)
        reasoning_learn (unknown, unknown->truth - slack, unknown->truth + slack);
      else if (!share)
        learn_range (unknown, from, to, g_hash_table_contains (reading->tens, unknown->family) ? 10.0 : 100.0);
      else
        reasoning_learn (unknown, from - slack, to + slack);
    }
}

/* People first: how many a group has tells what its shares are worth. */
void
reasoning_read (Reasoning        *self,
                const DrDocument *report,
                const DrDocument *shown)
{
  g_autoptr (GHashTable) originals = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) tens = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Reading reading = { self, originals, tens, FALSE };

  dr_document_each_value (report, remember, originals);
  dr_document_each_value (shown, see_width, &reading);
  dr_document_each_value (shown, read_value, &reading);
  reasoning_unite (self);
  reading.shares = TRUE;
  dr_document_each_value (shown, read_value, &reading);
}
