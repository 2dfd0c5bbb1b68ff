/* test-field-watches.c: whoever watches a field is told of it and of no other, while they come and go. */
#include "dr-field-watches.h"

typedef struct {
  DrFieldWatches *watches;
  const char     *key;
  guint           told;
  gpointer        leaves;   /* (nullable): who is to be told no more once this one is */
  gpointer        comes;    /* (nullable): who is to be told from then on */
} Watcher;

static void
tell (gpointer data)
{
  Watcher *self = data;

  self->told++;
  if (self->leaves != NULL)
    dr_field_watches_remove (self->watches, self->key, self->leaves);
  if (self->comes != NULL)
    dr_field_watches_add (self->watches, self->key, tell, self->comes);
  self->leaves = self->comes = NULL;
}

static void
add (DrFieldWatches *watches,
     Watcher        *watcher,
     const char     *key)
{
  *watcher = (Watcher) { watches, key };
  dr_field_watches_add (watches, key, tell, watcher);
}

static void
test_own (void)
{
  static const char * const one[] = { "change/why", NULL };
  static const char * const more[] = { "@title", "actions/action[a1]/@due", "change/why", NULL };
  DrFieldWatches *watches = dr_field_watches_new ();
  Watcher why;
  Watcher again;
  Watcher title;

  add (watches, &why, "change/why");
  add (watches, &again, "change/why");
  add (watches, &title, "@title");
  dr_field_watches_tell (watches, one);
  g_assert_cmpuint (why.told, ==, 1);
  g_assert_cmpuint (again.told, ==, 1);
  g_assert_cmpuint (title.told, ==, 0);
  dr_field_watches_tell (watches, more);
  g_assert_cmpuint (why.told, ==, 2);
  g_assert_cmpuint (title.told, ==, 1);

  dr_field_watches_remove (watches, "change/why", &why);
  dr_field_watches_remove (watches, "change/why", &title);   /* it never was there */
  dr_field_watches_remove (watches, "change/what", &why);
  dr_field_watches_tell (watches, more);
  g_assert_cmpuint (why.told, ==, 2);
  g_assert_cmpuint (again.told, ==, 3);
  g_assert_cmpuint (title.told, ==, 2);
  dr_field_watches_free (watches);
}

/* A control that another takes away hears nothing more, and one that is new by then not yet. */
static void
test_meanwhile (void)
{
  static const char * const keys[] = { "change/why", NULL };
  DrFieldWatches *watches = dr_field_watches_new ();
  Watcher first;
  Watcher second;
  Watcher third;
  Watcher later = { watches, "change/why" };

  add (watches, &first, "change/why");
  add (watches, &second, "change/why");
  add (watches, &third, "change/why");
  first.leaves = &second;
  first.comes = &later;
  third.leaves = &third;
  dr_field_watches_tell (watches, keys);
  g_assert_cmpuint (first.told, ==, 1);
  g_assert_cmpuint (second.told, ==, 0);
  g_assert_cmpuint (third.told, ==, 1);
  g_assert_cmpuint (later.told, ==, 0);
  dr_field_watches_tell (watches, keys);
  g_assert_cmpuint (first.told, ==, 2);
  g_assert_cmpuint (third.told, ==, 1);
  g_assert_cmpuint (later.told, ==, 1);

  first.leaves = &first;   /* the last but one: nobody is left but who came */
  later.leaves = &later;
  dr_field_watches_tell (watches, keys);
  dr_field_watches_tell (watches, keys);
  g_assert_cmpuint (first.told, ==, 3);
  g_assert_cmpuint (later.told, ==, 2);
  dr_field_watches_free (watches);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/field-watches/own", test_own);
  g_test_add_func ("/app/field-watches/meanwhile", test_meanwhile);

  return g_test_run ();
}
