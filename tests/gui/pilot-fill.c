#include "pilot-fill.h"

#include <string.h>

/* More presses of Tab than there are controls on any page. */
#define MANY 150

static const char *
text_of (const PilotNode *node,
         const char      *child)
{
  const PilotNode *found = pilot_child (node, child);

  return found != NULL ? found->text->str : NULL;
}

/* Nothing where there is nothing to write. */
static void
fill (GuiThing   *in,
      const char *name,
      const char *text)
{
  if (text != NULL)
    gui_fill (in, name, text);
}

/* --- Cards: an item of a list, opened --- */

/* (transfer full): the card of a new item; the focus comes to its first control */
static GuiThing *
add_card (PilotFill  *self,
          const char *button,
          const char *first)
{
  g_autoptr (GuiThing) add = gui_wait_in (self->page, ATSPI_ROLE_PUSH_BUTTON, button);
  g_autoptr (GuiThing) thing = NULL;

  gui_press (add);
  gui_wait_focus (first);
  for (thing = gui_focus_thing (); thing != NULL;)
    {
      GuiThing *parent = atspi_accessible_get_parent (thing, NULL);
      g_autofree char *name = NULL;

      g_object_unref (g_steal_pointer (&thing));
      thing = parent;
      name = thing != NULL ? atspi_accessible_get_name (thing, NULL) : NULL;
      if (name != NULL && name[0] != '\0' && atspi_accessible_get_role (thing, NULL) == ATSPI_ROLE_PANEL)
        return g_steal_pointer (&thing);
    }
  g_error ("“%s” is in no card", first);
}

/* As somebody does who has done with it: an open card is longer than the window. */
static void
close_card (GuiThing *card)
{
  g_autoptr (GuiThing) head = gui_find_in (card, ATSPI_ROLE_PUSH_BUTTON, "*");

  gui_press (head);
}

static void
add_check (const GuiNode *node,
           const char    *path,
           gpointer       data)
{
  if (node->role == ATSPI_ROLE_CHECK_BOX)
    g_ptr_array_add (data, g_strdup (node->name));
}

/* (transfer none): what can be ticked in a list of this name, in its order; it is read once, when it is open */
static GPtrArray *
read_checks (PilotFill  *self,
             GuiThing   *holder,
             const char *list)
{
  GPtrArray *names = g_hash_table_lookup (self->lists, list);
  gint64 limit = g_get_monotonic_time () + GUI_PATIENCE;

  if (names != NULL)
    return names;
  for (names = g_ptr_array_new_with_free_func (g_free); names->len == 0; g_usleep (GUI_PAUSE))
    {
      gui_walk_in (holder, add_check, names);
      if (g_get_monotonic_time () > limit)
        g_error ("the list “%s” does not open", list);
    }
  g_hash_table_insert (self->lists, g_strdup (list), names);

  return names;
}

/* Where an id has no name, it is one itself. */
static char *
name_of (PilotFill  *self,
         const char *element,
         const char *id)
{
  PilotNode *node = pilot_find (self->evidence, element, "id", id);

  if (node == NULL)
    node = pilot_find (self->draft, element, "id", id);
  if (g_str_equal (id, "all"))
    return g_strdup ("Everyone");
  if (node == NULL)
    return g_strdup (id);
  if (g_str_equal (element, "source"))
    return g_strconcat (pilot_get (node, "title"), " (*", NULL);

  return g_strdup (pilot_get (node, "name"));
}

static gboolean
is_wanted (PilotFill  *self,
           const char *element,
           char      **ids,
           const char *name)
{
  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autofree char *words = name_of (self, element, ids[i]);

      if (g_pattern_match_simple (words, name))
        return TRUE;
    }

  return FALSE;
}

/* Boxes to tick in a list that drops down, with at most a proposal ticked yet. GTK lets nobody but the keys tick a box: from the first to
 * the last, with a space where one is wanted. The button says then what is chosen. */
static void
tick (PilotFill  *self,
      GuiThing   *in,
      const char *name,
      const char *element,
      const char *ids)
{
  g_auto (GStrv) each = g_strsplit (ids != NULL ? ids : "", " ", -1);
  g_autofree char *button_name = g_strconcat (name, ": *", NULL);
  g_autofree char *first = NULL;
  g_autofree char *before = NULL;
  g_autoptr (GString) keys = g_string_new (NULL);
  g_autoptr (GString) chosen = g_string_new (name);
  g_autoptr (GuiThing) button = NULL;
  g_autoptr (GuiThing) holder = NULL;
  GPtrArray *names;
  guint n = 0;

  if (ids == NULL)
    return;
  button = gui_wait_in (in, ATSPI_ROLE_PUSH_BUTTON, button_name);
  holder = atspi_accessible_get_parent (button, NULL);
  before = atspi_accessible_get_name (button, NULL);
  gui_press_open (button);
  names = read_checks (self, holder, name);
  first = gui_focus_name ();
  g_string_append (keys, g_str_equal (first, "Search the list") ? "Tab" : "Shift_L");
  for (guint i = 0; i < names->len && n < g_strv_length (each); i++)
    {
      gboolean wanted = is_wanted (self, element, each, names->pdata[i]);

      if (i > 0)
        g_string_append (keys, " Tab");
      if (wanted != (strstr (before, names->pdata[i]) != NULL))
        g_string_append (keys, " space");
      if (wanted)
        g_string_append_printf (chosen, "%s%s", n++ > 0 ? ", " : ": ", (char *) names->pdata[i]);
    }
  if (n < g_strv_length (each))
    g_error ("there is only “%s” to tick, of %s", chosen->str, ids);
  g_string_append (keys, " Escape");
  g_string_append (chosen, ". Change");
  gui_keys (keys->str);
  gui_wait_focus (chosen->str);
}

static void
press (GuiThing   *in,
       const char *name)
{
  g_autoptr (GuiThing) thing = gui_wait_in (in, ATSPI_ROLE_INVALID, name);

  gui_press (thing);
}

/* --- Sections --- */

/* Until the thing says something else than it said, or a few seconds long. */
static void
wait_for_another (GuiThing   *thing,
                  const char *from)
{
  for (guint i = 0; i < 30; i++, g_usleep (100 * 1000))
    {
      g_autofree char *now = gui_read (thing);

      if (!g_str_equal (now, from))
        return;
    }
}

/* A word with a typing error, taken back. Each undo is waited for: one too many takes back more than the error. */
static void
mistype (GuiThing *what)
{
  g_autofree char *before = gui_read (what);
  g_autofree char *now = NULL;

  gui_go ("Tab", "What changes", 10);
  gui_keys ("ctrl+End");
  gui_type (" teh desk");
  gui_wait_text (what, "* teh desk");
  now = gui_read (what);
  for (guint tries = 0; !g_str_equal (now, before); tries++)
    {
      if (tries == 20)
        g_error ("the typing error cannot be taken back: “%s”", now);
      gui_keys ("ctrl+z");
      wait_for_another (what, now);
      g_free (now);
      now = gui_read (what);
    }
}

void
pilot_fill_change (PilotFill *self)
{
  const PilotNode *change = pilot_child (self->draft, "change");
  g_autoptr (GuiThing) what = NULL;

  gui_section (self->gui, 1);
  fill (self->page, "What changes", text_of (change, "what"));
  fill (self->page, "Why the change is made", text_of (change, "why"));
  fill (self->page, "Planned decision", pilot_get (change, "decision-date"));
  fill (self->page, "Takes effect", pilot_get (change, "effective"));
  fill (self->page, "Who decides", pilot_get (change, "decision-body"));
  fill (self->page, "Forward plan entry", pilot_get (change, "forward-plan"));
  fill (self->page, "Entered in the forward plan", pilot_get (change, "key-decision"));
  gui_wait_saved (self->window);
  gui_section (self->gui, 2);
  gui_section (self->gui, 1);
  what = gui_wait_in (self->page, ATSPI_ROLE_TEXT, "What changes");
  mistype (what);
}

void
pilot_fill_screening (PilotFill *self)
{
  gui_section (self->gui, 2);
  gui_go ("Tab", "Not decided yet", MANY);
  gui_go ("Up", "A full assessment is needed", 3);
  fill (self->page, "Why you decided so", text_of (self->draft, "screening"));
}

/* The questions of a section that have an answer. */
void
pilot_fill_answers (PilotFill  *self,
                    guint       number,
                    const char *section)
{
  const PilotNode *questions = pilot_find (self->questionnaire, "section", "id", section);
  const PilotNode *answers = pilot_child (self->draft, "answers");

  gui_section (self->gui, number);
  for (guint i = 0; i < questions->children->len; i++)
    {
      const PilotNode *question = questions->children->pdata[i];
      const char *id = pilot_get (question, "id");
      const PilotNode *answer = id != NULL ? pilot_find (answers, "answer", "question", id) : NULL;

      if (answer != NULL)
        fill (self->page, text_of (question, "prompt"), answer->text->str);
    }
}

/* An item of a menu that a button opens. */
static void
press_menu (GuiThing   *in,
            const char *button,
            const char *item)
{
  g_autoptr (GuiThing) opens = gui_wait_in (in, ATSPI_ROLE_PUSH_BUTTON, button);

  gui_press_open (opens);
  if (!gui_step ("Down", item, 30))
    gui_go ("Up", item, 30);
  gui_keys ("Return");
}

static void
fill_offer (PilotFill       *self,
            const PilotNode *option,
            const PilotNode *offer)
{
  g_autofree char *point = name_of (self, "access-point", pilot_get (offer, "point"));
  g_autofree char *cell = g_strdup_printf ("%s: %s, after the change", pilot_get (option, "name"), point);
  g_autofree char *hours = g_strdup_printf ("%s: %s, hours a week after the change", pilot_get (option, "name"), point);
  const char *after = pilot_get (offer, "after");
  const char *week = pilot_get (offer, "hours-after");
  g_autofree char *shown = NULL;
  g_autoptr (GuiThing) is = NULL;

  /* What is open stays so unless something is said of it; the record shows whether it did. */
  if (g_str_equal (after, "full") && g_strcmp0 (pilot_get (offer, "before"), "full") == 0
      && g_strcmp0 (week, pilot_get (offer, "hours-before")) == 0)
    return;
  shown = g_strdup_printf ("%s: %s", cell, g_str_equal (after, "none") ? "Not offered"
                                           : g_str_equal (after, "reduced") ? "Reduced" : "Full");
  if (!g_str_equal (after, "relocated"))
    {
      is = gui_find_in (self->page, ATSPI_ROLE_PUSH_BUTTON, shown);
      if (is == NULL)
        {
          g_autofree char *button = g_strconcat (cell, ": *", NULL);

          press_menu (self->page, button, strrchr (shown, ':') + 2);
          is = gui_wait_in (self->page, ATSPI_ROLE_PUSH_BUTTON, shown);
        }
    }
  if (week != NULL)
    fill (self->page, hours, week);
}

/* The place that a desk moves to is made where it moves. */
static void
move (PilotFill       *self,
      const PilotNode *option,
      const PilotNode *offer)
{
  const PilotNode *to = pilot_find (self->draft, "access-point", "id", pilot_get (offer, "to"));
  g_autofree char *point = name_of (self, "access-point", pilot_get (offer, "point"));
  g_autofree char *cell = g_strdup_printf ("%s: %s, after the change: *", pilot_get (option, "name"), point);
  g_autoptr (GuiThing) window = NULL;

  press_menu (self->page, cell, "Moves to a new place*");
  window = gui_wait_front (self->gui, "New place");
  fill (window, "Name", pilot_get (to, "name"));
  fill (window, "Place", pilot_get (to, "place"));
  press (window, "Add the access point");
  g_object_unref (gui_wait_front (self->gui, pilot_get (self->draft, "title")));
}

static void
name_option (PilotFill       *self,
             GuiThing        *window,
             const PilotNode *option)
{
  fill (window, "Name", pilot_get (option, "name"));
  fill (window, "Description", text_of (option, "description"));
}

static void
close_dialog (PilotFill *self)
{
  gui_keys ("Escape");
  g_object_unref (gui_wait_front (self->gui, pilot_get (self->draft, "title")));
}

void
pilot_fill_options (PilotFill *self)
{
  const PilotNode *options = pilot_child (self->draft, "options");

  gui_section (self->gui, 3);
  for (guint i = 0; i < options->children->len; i++)
    {
      const PilotNode *option = options->children->pdata[i];
      g_autoptr (GuiThing) window = NULL;

      if (i == 0)
        {
          press_menu (self->page, "As it is: edit, copy or remove", "Edit*");
          window = gui_wait_front (self->gui, "As it is");
        }
      else
        {
          g_autofree char *name = g_strdup_printf ("Option %u", i + 1);

          press (self->page, "Add option");
          window = gui_wait_front (self->gui, name);
        }
      name_option (self, window, option);
      close_dialog (self);
      for (guint k = 0; k < option->children->len; k++)
        if (g_strcmp0 (pilot_get (option->children->pdata[k], "after"), "relocated") == 0)
          move (self, option, option->children->pdata[k]);
      for (guint k = 0; k < option->children->len; k++)
        if (g_str_equal (((PilotNode *) option->children->pdata[k])->name, "offer"))
          fill_offer (self, option, option->children->pdata[k]);
      if (i == 0)   /* the window has room for some options only, and goes on to the latest */
        {
          g_autofree char *name = g_strconcat ("Choose: ", pilot_get (option, "name"), NULL);

          gui_go ("Tab", name, MANY);
          gui_keys ("space");
        }
    }
}

void
pilot_fill_consultation (PilotFill *self)
{
  const PilotNode *all = pilot_child (self->draft, "consultations");

  gui_section (self->gui, 5);
  for (guint i = 0; i < all->children->len; i++)
    {
      const PilotNode *item = all->children->pdata[i];
      g_autoptr (GuiThing) card = NULL;

      if (g_str_equal (item->name, "no-consultation"))
        {
          card = add_card (self, "Add a reason for not asking", "Groups that were not asked: *");
          tick (self, card, "Groups that were not asked", "group", pilot_get (item, "groups"));
          fill (card, "Because", item->text->str);
          close_card (card);
          continue;
        }
      card = add_card (self, "Add a consultation", "What it was");
      fill (card, "What it was", pilot_get (item, "name"));
      tick (self, card, "Groups that were asked", "group", pilot_get (item, "groups"));
      tick (self, card, "Ways in which they were asked", "channel", pilot_get (item, "channels"));
      fill (card, "Opened", pilot_get (item, "opened"));
      fill (card, "Closed", pilot_get (item, "closed"));
      fill (card, "Could it still change anything?", text_of (item, "formative"));
      fill (card, "Did people know enough to answer?", text_of (item, "information"));
      fill (card, "Did they have time enough?", text_of (item, "time"));
      fill (card, "How were the answers taken into account?", text_of (item, "consideration"));
      fill (card, "What changed because of it?", text_of (item, "changed"));
      close_card (card);
    }
}

void
pilot_fill_impacts (PilotFill *self)
{
  static const struct { const char *id; const char *effect; const char *text; } aims[] = {
    { "eliminate", "Eliminate discrimination, harassment and victimisation",
      "What the change does to discrimination, and how you know" },
    { "advance", "Advance equality of opportunity", "What the change does to equal opportunity, and how you know" },
    { "foster", "Foster good relations", "What the change does to good relations, and how you know" },
  };
  const PilotNode *all = pilot_child (self->draft, "impacts");

  gui_section (self->gui, 6);
  for (guint i = 0; i < all->children->len; i++)
    {
      const PilotNode *item = all->children->pdata[i];
      g_autoptr (GuiThing) card = add_card (self, "Add an entry", "Groups: *");

      tick (self, card, "Groups", "group", pilot_get (item, "groups"));
      tick (self, card, "Whole characteristics", "characteristic", pilot_get (item, "characteristics"));
      for (gsize k = 0; k < G_N_ELEMENTS (aims); k++)
        {
          const PilotNode *aim = pilot_find (item, "aim", "id", aims[k].id);
          g_autofree char *effect = aim != NULL ? g_strdup (pilot_get (aim, "effect")) : NULL;

          if (aim == NULL)
            continue;
          effect[0] = g_ascii_toupper (effect[0]);
          gui_choose (card, aims[k].effect, effect);
          fill (card, aims[k].text, aim->text->str);
        }
      fill (card, "How it comes about", text_of (item, "mechanism"));
      tick (self, card, "Evidence", "source", pilot_get (item, "sources"));
      tick (self, card, "Access points", "access-point", pilot_get (item, "points"));
      tick (self, card, "Access needs", "need", pilot_get (item, "needs"));
      close_card (card);
    }
  all = pilot_child (self->draft, "adjustments");
  for (guint i = 0; i < all->children->len; i++)
    {
      const PilotNode *item = all->children->pdata[i];
      g_autoptr (GuiThing) card = add_card (self, "Add an adjustment", "What was considered, and what will be done");

      fill (card, "What was considered, and what will be done", item->text->str);
      tick (self, card, "For these disabled groups", "group", pilot_get (item, "groups"));
      tick (self, card, "For these access needs", "need", pilot_get (item, "needs"));
      close_card (card);
    }
  fill (self->page, "What the risk is, or why there is none", text_of (self->draft, "conduct"));
}

void
pilot_fill_actions (PilotFill *self)
{
  static const struct { const char *kind; const char *words; } kinds[] = {
    { "mitigation", "Mitigation: lessens a disadvantage" }, { "inquiry", "Inquiry: finds out what is not known" },
    { "adjustment", "Adjustment: for disabled people" }, { "monitoring", "Monitoring: watches how it goes" },
  };
  const PilotNode *all = pilot_child (self->draft, "actions");

  gui_section (self->gui, 7);
  for (guint i = 0; i < all->children->len; i++)
    {
      const PilotNode *item = all->children->pdata[i];
      const PilotNode *way = pilot_child (item, "alternative");
      g_autoptr (GuiThing) card = add_card (self, "Add an action", "What will be done");

      fill (card, "What will be done", text_of (item, "text"));
      for (gsize k = 0; k < G_N_ELEMENTS (kinds); k++)
        if (g_str_equal (kinds[k].kind, pilot_get (item, "kind")))
          gui_choose (card, "Kind", kinds[k].words);
      gui_choose (card, "Owner", "Customer services manager");
      fill (card, "Due", pilot_get (item, "due"));
      tick (self, card, "Groups", "group", pilot_get (item, "groups"));
      tick (self, card, "Access needs", "need", pilot_get (item, "needs"));
      tick (self, card, "Access points", "access-point", pilot_get (item, "points"));
      tick (self, card, "Options", "option", pilot_get (item, "options"));
      if (way == NULL)
        {
          close_card (card);
          continue;
        }
      press (card, "Open another way in");
      fill (card, "Name of the other way in", pilot_get (way, "name"));
      gui_choose (card, "Channel", "Online form");
      fill (card, "Place", pilot_get (way, "place"));
      tick (self, card, "Access needs it meets", "need", pilot_get (way, "needs"));
      close_card (card);
    }
}

void
pilot_fill_outcome (PilotFill *self)
{
  gui_section (self->gui, 8);
  gui_go ("Tab", "Adjust", MANY);
  gui_keys ("space");
  fill (self->page, "Why this outcome", text_of (pilot_child (self->draft, "outcome"), "reasons"));
}

void
pilot_fill_monitoring (PilotFill *self)
{
  const PilotNode *all = pilot_child (self->draft, "monitoring");

  gui_section (self->gui, 9);
  fill (self->page, "Review date", pilot_get (all, "review"));
  for (guint i = 0; i < all->children->len; i++)
    {
      const PilotNode *item = all->children->pdata[i];
      g_autoptr (GuiThing) card = add_card (self, "Add a measure of your own", "What is counted or asked");

      fill (card, "What is counted or asked", pilot_get (item, "name"));
      tick (self, card, "Groups that it is counted for", "group", pilot_get (item, "groups"));
      fill (card, "Unit", pilot_get (item, "unit"));
      if (pilot_get (item, "quantity") != NULL)
        gui_choose (card, "Prediction that it is held against", "Share whose main way is withdrawn");
    }
}
