#include "dr-access-grid-state.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-names.h"

/* How a point is offered in an option, as the draft has it; each (nullable). */
typedef struct {
  const char *before;
  const char *after;
  const char *to;
  const char *hours_before;
  const char *hours_after;
} Offer;

/* What is needed while the state is made. */
typedef struct {
  DrAccessGridState *self;
  const DrFieldList *fields;
  const DrEvidence  *evidence;
  GStrv              options;
  GStrv              points;
  const char       **channels;   /* [point] (nullable) */
  const char       **places;     /* [point] (nullable) */
  Offer             *offers;     /* [option × point] */
} Make;

static const char *
get (const Make *make,
     const char *key)
{
  return dr_draft_fields_get (make->fields->items, make->fields->n, key);
}

/* @text: (transfer full) */
static const char *
keep (const Make *make,
      char       *text)
{
  const char *kept = dr_arena_strdup (make->self->arena, text);

  g_free (text);

  return kept;
}

static const char *
of_point (const Make *make,
          const char *pattern,
          guint       point)
{
  g_autofree char *key = dr_draft_key (pattern, make->points[point], NULL);

  return get (make, key);
}

static void
read_offer (const Make *make,
            const char *option,
            const char *point,
            Offer      *offer)
{
  const struct { const char *name; const char **value; } attributes[] = {
    { "before", &offer->before }, { "after", &offer->after }, { "to", &offer->to },
    { "hours-before", &offer->hours_before }, { "hours-after", &offer->hours_after },
  };
  g_autofree char *start = dr_draft_key ("options/option[]/offer[]/@", option, point, NULL);
  gsize length = strlen (start);
  guint n;
  const DrField *fields = dr_draft_fields_below (make->fields->items, make->fields->n, start, &n);

  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < G_N_ELEMENTS (attributes); j++)
      if (strcmp (fields[i].key + length, attributes[j].name) == 0)
        *attributes[j].value = fields[i].value;
}

/* Every cell asks for those of others: the draft is looked through for them once. */
static void
read_draft (Make *make)
{
  DrAccessGridState *self = make->self;

  self->n_options = g_strv_length (make->options);
  self->n_points = g_strv_length (make->points);
  make->channels = dr_arena_array0 (self->arena, const char *, self->n_points);
  make->places = dr_arena_array0 (self->arena, const char *, self->n_points);
  make->offers = dr_arena_array0 (self->arena, Offer, self->n_options * self->n_points);
  for (guint i = 0; i < self->n_points; i++)
    {
      make->channels[i] = of_point (make, "access-points/access-point[]/@channel", i);
      make->places[i] = of_point (make, "access-points/access-point[]/@place", i);
    }
  for (guint i = 0; i < self->n_options; i++)
    for (guint j = 0; j < self->n_points; j++)
      read_offer (make, make->options[i], make->points[j], &make->offers[i * self->n_points + j]);
}

static const char *
channel_name (const Make *make,
              const char *id)
{
  int channel = id != NULL ? dr_evidence_find_channel (make->evidence, id) : DR_NO_INDEX;

  return channel != DR_NO_INDEX ? make->evidence->channels[channel].name : id != NULL ? id : "";
}

static const char *
needs_words (const Make *make,
             const char *ids)
{
  g_auto (GStrv) each = g_strsplit (ids != NULL ? ids : "", " ", -1);
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; each[i] != NULL; i++)
    {
      int need = dr_evidence_find_need (make->evidence, each[i]);

      g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "",
                              need != DR_NO_INDEX ? make->evidence->needs[need].name : each[i]);
    }

  return words->len > 0 ? keep (make, g_strdup_printf (_("Meets: %s"), words->str)) : NULL;
}

static void
make_points (Make *make)
{
  DrAccessGridState *self = make->self;

  self->points = dr_arena_array0 (self->arena, DrGridPoint, self->n_points);
  for (guint i = 0; i < self->n_points; i++)
    {
      const char *channel = channel_name (make, make->channels[i]);
      const char *place = make->places[i];
      const char *name = of_point (make, "access-points/access-point[]/@name", i);

      self->points[i] = (DrGridPoint) {
        .id = dr_arena_strdup (self->arena, make->points[i]),
        .name = dr_arena_strdup (self->arena, name != NULL ? name : make->points[i]),
        /* Translators: a channel and where it is, as "Face to face, Library" */
        .where = place != NULL ? keep (make, g_strdup_printf (_("%1$s, %2$s"), channel, place))
                               : dr_arena_strdup (self->arena, channel),
        .needs = needs_words (make, of_point (make, "access-points/access-point[]/@needs", i)),
      };
    }
}

static const char *
extras_words (const Make *make,
              const char *option)
{
  g_autofree char *targets = dr_draft_key ("options/option[]/target", option, NULL);
  g_autofree char *standards = dr_draft_key ("options/option[]/standard", option, NULL);
  g_auto (GStrv) target = dr_draft_fields_items (make->fields->items, make->fields->n, targets);
  g_auto (GStrv) standard = dr_draft_fields_items (make->fields->items, make->fields->n, standards);
  guint n_targets = g_strv_length (target);
  guint n_standards = g_strv_length (standard);
  g_autofree char *first = g_strdup_printf (ngettext ("%u target", "%u targets", n_targets), n_targets);
  g_autofree char *second = g_strdup_printf (ngettext ("%u standard", "%u standards", n_standards), n_standards);

  if (n_targets == 0 && n_standards == 0)
    return _("No targets or standards");
  if (n_targets == 0 || n_standards == 0)
    return dr_arena_strdup (make->self->arena, n_targets > 0 ? first : second);

  /* Translators: as "2 targets, 1 standard" */
  return keep (make, g_strdup_printf (_("%1$s, %2$s"), first, second));
}

static void
make_options (Make *make)
{
  DrAccessGridState *self = make->self;

  self->options = dr_arena_array0 (self->arena, DrGridOption, self->n_options);
  for (guint i = 0; i < self->n_options; i++)
    {
      g_autofree char *name = dr_draft_key ("options/option[]/@name", make->options[i], NULL);
      g_autofree char *chosen = dr_draft_key ("options/option[]/@chosen", make->options[i], NULL);

      self->options[i] = (DrGridOption) {
        .id = dr_arena_strdup (self->arena, make->options[i]),
        .name = dr_arena_strdup (self->arena, get (make, name) != NULL ? get (make, name) : make->options[i]),
        .chosen = g_strcmp0 (get (make, chosen), "true") == 0,
        .extras = extras_words (make, make->options[i]),
        .why_keep = dr_options_why_keep_option (make->fields, make->options[i]),
      };
    }
}

static gboolean
is_offered (const char *offer)
{
  return offer != NULL && strcmp (offer, "none") != 0;
}

static const Offer *
offer (const Make *make,
       guint       option,
       guint       point)
{
  return &make->offers[option * make->self->n_points + point];
}

/* A website has no hours; whoever gave it some sees them. */
static gboolean
asks_hours (const Make *make,
            guint       point,
            const char *offered,
            const char *hours)
{
  const char *id = make->channels[point];
  int channel = id != NULL ? dr_evidence_find_channel (make->evidence, id) : DR_NO_INDEX;

  return is_offered (offered) && (hours != NULL || channel == DR_NO_INDEX || !make->evidence->channels[channel].digital);
}

static const char *
before (const Make *make,
        guint       point)
{
  return make->options[0] != NULL ? offer (make, 0, point)->before : NULL;
}

/* A point that moves to @point in the option; -1: none. */
static int
find_mover (const Make *make,
            guint       option,
            guint       point)
{
  for (guint i = 0; make->points[i] != NULL; i++)
    if (g_strcmp0 (offer (make, option, i)->to, make->points[point]) == 0)
      return (int) i;

  return -1;
}

static gboolean
can_move_to (const Make *make,
             guint       from,
             guint       to)
{
  return from != to && !is_offered (before (make, to)) && make->places[to] != NULL
         && g_strcmp0 (make->channels[from], make->channels[to]) == 0;
}

static void
add_choice (const Make *make,
            DrGridCell *cell,
            const char *value,
            const char *title)
{
  cell->choices[cell->n_choices++] = (DrChoice) {
    .value = dr_arena_strdup (make->self->arena, value),
    .title = dr_arena_strdup (make->self->arena, title),
  };
}

static void
add_offer (const Make *make,
           DrGridCell *cell,
           DrOffer     offered)
{
  static const char *titles[] = {
    [DR_OFFER_NONE] = N_("Not offered"),
    [DR_OFFER_REDUCED] = N_("Reduced"),
    [DR_OFFER_FULL] = N_("Full"),
  };

  add_choice (make, cell, dr_vocabulary_to_string (DR_VOCABULARY_OFFER, (int) offered), _(titles[offered]));
}

static void
add_moves (const Make *make,
           DrGridCell *cell,
           guint       option,
           guint       point)
{
  if (make->places[point] == NULL || !is_offered (before (make, point)))
    return;
  for (guint i = 0; i < make->self->n_points; i++)
    if (can_move_to (make, point, i))
      {
        g_autofree char *value = g_strconcat (DR_OFFER_MOVES, make->points[i], NULL);
        g_autofree char *title = g_strdup_printf (_("Moves to %s"), make->self->points[i].name);

        add_choice (make, cell, value, title);
      }
  add_choice (make, cell, DR_OFFER_MOVES_ELSEWHERE, _("Moves to a new place…"));
}

static DrGridCell *
start_cell (const Make *make,
            guint       point,
            guint       column)
{
  DrGridCell *cell = &make->self->cells[point * make->self->n_columns + column];

  /* Nothing, reduced and full; every other point; and a new place. */
  cell->choices = dr_arena_array0 (make->self->arena, DrChoice, make->self->n_points + 4);

  return cell;
}

static void
make_before (const Make *make,
             guint       point)
{
  DrGridCell *cell = start_cell (make, point, 0);
  const char *name = make->self->points[point].name;
  int mover = -1;

  if (make->options[0] == NULL)
    return;
  for (guint i = 0; i < make->self->n_options && mover < 0; i++)
    mover = find_mover (make, i, point);
  cell->key = keep (make, dr_draft_key ("options/option[]/offer[]/@before", make->options[0], make->points[point], NULL));
  cell->hours_key = keep (make, dr_draft_key ("options/option[]/offer[]/@hours-before", make->options[0],
                                              make->points[point], NULL));
  cell->name = keep (make, g_strdup_printf (make->self->access_review ? _("%s, today")
                                                                      : _("%s, before the change"), name));
  cell->hours_name = keep (make, g_strdup_printf (make->self->access_review ? _("%s, hours a week today")
                                                                            : _("%s, hours a week before the change"),
                                                  name));
  cell->value = dr_arena_strdup (make->self->arena, before (make, point));
  cell->has_hours = asks_hours (make, point, cell->value, offer (make, 0, point)->hours_before);
  add_offer (make, cell, DR_OFFER_NONE);
  if (mover >= 0)   /* where something moves to was not there before */
    return;
  add_offer (make, cell, DR_OFFER_REDUCED);
  add_offer (make, cell, DR_OFFER_FULL);
}

static double
hours (const char *value)
{
  return value != NULL ? g_ascii_strtod (value, NULL) : DR_UNKNOWN;
}

static const char *
hours_note (const Make *make,
            guint       option,
            guint       point)
{
  double more = hours (offer (make, option, point)->hours_after) - hours (offer (make, option, point)->hours_before);
  g_autofree char *number = dr_format_count (fabs (more));

  if (!dr_is_known (more) || more == 0)
    return NULL;

  return keep (make, g_strdup_printf (more < 0 ? ngettext ("%s hour fewer a week", "%s hours fewer a week", (gulong) fabs (more))
                                               : ngettext ("%s hour more a week", "%s hours more a week", (gulong) fabs (more)),
                                      number));
}

static const char *
where_to (const Make *make,
          guint       option,
          guint       point)
{
  const char *to = offer (make, option, point)->to;

  for (guint i = 0; i < make->self->n_points; i++)
    if (g_strcmp0 (make->points[i], to) == 0)   /* Translators: after "Moves" */
      return keep (make, g_strdup_printf (_("to %s"), make->self->points[i].name));

  return NULL;
}

static const char *
what_happens (const Make *make,
              guint       option,
              guint       point,
              int         mover)
{
  const char *was = before (make, point);
  const char *after = offer (make, option, point)->after;

  if (mover >= 0)
    return keep (make, g_strdup_printf (_("%s moves here"), make->self->points[mover].name));
  if (!is_offered (was))
    return is_offered (after) ? _("Opens") : NULL;
  if (!is_offered (after))
    return _("Closes");
  if (strcmp (after, "relocated") == 0)
    return where_to (make, option, point);
  if (hours_note (make, option, point) != NULL)
    return hours_note (make, option, point);
  if (g_strcmp0 (was, "full") == 0 && g_strcmp0 (after, "reduced") == 0)
    return _("Less than before");
  if (g_strcmp0 (was, "reduced") == 0 && g_strcmp0 (after, "full") == 0)
    return _("More than before");

  return NULL;
}

static void
make_after (const Make *make,
            guint       option,
            guint       point)
{
  DrGridCell *cell = start_cell (make, point, option + 1);
  const char *id = make->options[option];
  const char *after = offer (make, option, point)->after;
  const char *to = offer (make, option, point)->to;
  int mover = find_mover (make, option, point);

  cell->key = keep (make, dr_draft_key ("options/option[]/offer[]/@after", id, make->points[point], NULL));
  cell->hours_key = keep (make, dr_draft_key ("options/option[]/offer[]/@hours-after", id, make->points[point], NULL));
  /* Translators: an option and an access point of it, as "Close the desk: Library desk, after the change" */
  cell->name = keep (make, g_strdup_printf (_("%1$s: %2$s, after the change"), make->self->options[option].name,
                                            make->self->points[point].name));
  cell->hours_name = keep (make, g_strdup_printf (_("%1$s: %2$s, hours a week after the change"),
                                                  make->self->options[option].name, make->self->points[point].name));
  cell->value = g_strcmp0 (after, "relocated") == 0 && to != NULL ? keep (make, g_strconcat (DR_OFFER_MOVES, to, NULL))
                                                                  : dr_arena_strdup (make->self->arena, after);
  cell->shown = g_strcmp0 (after, "relocated") == 0 ? _("Moves") : NULL;
  cell->has_hours = asks_hours (make, point, after, offer (make, option, point)->hours_after);
  cell->note = what_happens (make, option, point, mover);
  if (mover < 0)   /* where something moves to is open after it */
    add_offer (make, cell, DR_OFFER_NONE);
  add_offer (make, cell, DR_OFFER_REDUCED);
  add_offer (make, cell, DR_OFFER_FULL);
  if (mover < 0)
    add_moves (make, cell, option, point);
}

/**
 * dr_access_grid_state_new:
 * @fields: of a draft
 * @evidence: the evidence base, for the names of channels and needs
 *
 * Returns: (transfer full): what the grid shows
 */
DrAccessGridState *
dr_access_grid_state_new (const DrFieldList *fields,
                          const DrEvidence  *evidence)
{
  DrAccessGridState *self = g_new0 (DrAccessGridState, 1);
  g_auto (GStrv) options = dr_options_list_ids (fields, "options/option");
  g_auto (GStrv) points = dr_options_list_ids (fields, "access-points/access-point");
  Make make = { .self = self, .fields = fields, .evidence = evidence, .options = options, .points = points };

  self->arena = dr_arena_new ();
  self->access_review = dr_options_is_access_review (fields);
  read_draft (&make);
  make_options (&make);
  make_points (&make);
  self->n_columns = self->access_review ? 1 : self->n_options + 1;
  self->cells = dr_arena_array0 (self->arena, DrGridCell, self->n_points * self->n_columns);
  for (guint i = 0; i < self->n_points; i++)
    {
      make_before (&make, i);
      for (guint j = 1; j < self->n_columns; j++)
        make_after (&make, j - 1, i);
    }

  return self;
}

/**
 * dr_access_grid_state_same_form:
 * @a: a state
 * @b: another
 *
 * Returns: whether both have the same options and points in the same order, so that one grid can show either
 */
gboolean
dr_access_grid_state_same_form (const DrAccessGridState *a,
                                const DrAccessGridState *b)
{
  if (a->n_options != b->n_options || a->n_points != b->n_points || a->n_columns != b->n_columns)
    return FALSE;
  for (guint i = 0; i < a->n_options; i++)
    if (strcmp (a->options[i].id, b->options[i].id) != 0)
      return FALSE;
  for (guint i = 0; i < a->n_points; i++)
    if (strcmp (a->points[i].id, b->points[i].id) != 0)
      return FALSE;

  return TRUE;
}

/**
 * dr_access_grid_state_free:
 * @self: (transfer full) (nullable): a state
 */
void
dr_access_grid_state_free (DrAccessGridState *self)
{
  if (self == NULL)
    return;

  dr_arena_free (self->arena);
  g_free (self);
}
