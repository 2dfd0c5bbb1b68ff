/* What the sections on impacts and actions add to a draft is saved, checked, and not suggested again. */
#include "app-support.h"

#include "dr-impacts-state.h"
#include "dr-new-item.h"
#include "dr-suggestions.h"

static const DrCheck *
check_of (OpenDraft *self)
{
  return dr_editor_get_version (self->editor)->check;
}

static void
assert_saved (OpenDraft *self)
{
  wait_saved (self->editor);
  g_assert_cmpstr (dr_editor_get_problem (self->editor), ==, NULL);
  g_assert_cmpint (dr_editor_get_state (self->editor), ==, DR_EDITOR_SAVED);
}

/* Every suggestion of the pilot's draft, one after the other: each keeps the draft valid and goes once it is taken. */
static void
test_suggestions (OpenDraft       *self,
                  gconstpointer  data)
{
  const guint n_actions = check_of (self)->assessment->n_actions;
  guint taken = 0;

  for (;;)
    {
      g_autoptr (DrSuggestions) suggestions = dr_suggestions_new (check_of (self));
      g_autofree char *text = NULL;
      g_autofree char *item = NULL;
      g_auto (DrNewItem) action = { NULL };

      if (suggestions->n == 0)
        break;
      text = g_strdup (suggestions->items[0].text);
      g_test_message ("%s %s", suggestions->items[0].rule, text);
      dr_new_item_init (&action, self->editor, "actions/action", "action");
      dr_suggestion_put (&suggestions->items[0], &action);
      item = dr_new_item_add (&action);
      wait_checked (self->editor);
      assert_saved (self);
      taken++;
      g_assert_cmpuint (check_of (self)->assessment->n_actions, ==, n_actions + taken);
      g_assert_cmpstr (check_of (self)->assessment->actions[n_actions + taken - 1].text, ==, text);
      g_assert_cmpuint (taken, <, 60);
    }
  g_assert_cmpuint (taken, >, 5);
}

/* An entry is one from its start, stays while nothing is said in it, and takes what its groups ask. */
static void
test_entry (OpenDraft       *self,
            gconstpointer  data)
{
  const guint n = check_of (self)->assessment->n_impacts;
  g_autofree char *item = NULL;
  g_autofree char *groups = NULL;
  g_autofree char *effect = NULL;
  g_autofree char *text = NULL;
  g_auto (DrNewItem) entry = { NULL };
  g_autoptr (DrImpactsState) state = NULL;

  dr_new_item_init (&entry, self->editor, "impacts/impact", "impact");
  item = dr_new_item_add (&entry);
  wait_checked (self->editor);
  assert_saved (self);
  g_assert_cmpuint (check_of (self)->assessment->n_impacts, ==, n + 1);

  groups = g_strconcat (item, "/@groups", NULL);
  effect = g_strconcat (item, "/aim[eliminate]/@effect", NULL);
  text = g_strconcat (item, "/aim[eliminate]", NULL);
  {
    const DrField fields[] = { { .key = groups, .value = "disabled" }, { .key = effect, .value = "negative" },
                               { .key = text, .value = "Harder to get in." } };

    dr_editor_change (self->editor, fields, G_N_ELEMENTS (fields));
    wait_checked (self->editor);
    assert_saved (self);
    g_assert_cmpint (check_of (self)->assessment->impacts[n].aims[DR_AIM_ELIMINATE].effect, ==, DR_EFFECT_NEGATIVE);
    state = dr_impacts_state_new (check_of (self));
    g_assert_cmpuint (state->n_pairs, >, 0);   /* older people are judged mixed already */
    dr_editor_remove (self->editor, text);
    wait_checked (self->editor);
    assert_saved (self);
    g_assert_cmpint (check_of (self)->assessment->impacts[n].aims[DR_AIM_ELIMINATE].effect, ==, DR_EFFECT_NONE);
  }
}

/* A text without its effect is what the format refuses: the page never gives one. */
static void
test_text_alone (OpenDraft       *self,
                 gconstpointer  data)
{
  g_autofree char *text = NULL;
  g_autofree char *item = NULL;
  g_auto (DrNewItem) entry = { NULL };

  dr_new_item_init (&entry, self->editor, "impacts/impact", "impact");
  item = dr_new_item_add (&entry);
  text = g_strconcat (item, "/aim[eliminate]", NULL);
  dr_editor_set (self->editor, text, "Harder to get in.");
  wait_saved (self->editor);
  g_assert_cmpint (dr_editor_get_state (self->editor), ==, DR_EDITOR_REFUSED);
}

static void
test_adjustment (OpenDraft       *self,
                 gconstpointer  data)
{
  const guint n = check_of (self)->assessment->n_adjustments;
  g_autofree char *item = NULL;
  g_auto (DrNewItem) adjustment = { NULL };

  dr_new_item_init (&adjustment, self->editor, "adjustments/adjustment", "adjustment");
  item = dr_new_item_add (&adjustment);
  wait_checked (self->editor);
  assert_saved (self);
  g_assert_cmpuint (check_of (self)->assessment->n_adjustments, ==, n + 1);
}

int
main (int    argc,
      char **argv)
{
  static const struct { const char *path; void (*test) (OpenDraft *, gconstpointer); } tests[] = {
    { "/app/new-item/suggestions", test_suggestions },
    { "/app/new-item/entry", test_entry },
    { "/app/new-item/text-alone", test_text_alone },
    { "/app/new-item/adjustment", test_adjustment },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, OpenDraft, NULL, open_draft_set_up, tests[i].test, open_draft_tear_down);

  return g_test_run ();
}
