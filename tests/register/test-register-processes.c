/* Several programs on one register at once: no lost update, no deadlock, every act once, and clear conflicts.
 * Nothing here starts a thread: children are forked. */
#include "survival-children.h"

#include "dr-next-version.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* Seconds for one verb: more is waiting for something that will not come. A sanitizer makes every verb ten times as long. */
#ifdef __SANITIZE_ADDRESS__
#define SLOW 30.0
#else
#define SLOW 3.0
#endif
#define SAVES 12
#define SHARED 6          /* drafts that everybody submits */
#define RACES 6

typedef struct {
  char *folder;
  char *path;
} Room;

static void
set_up (Room          *room,
        gconstpointer  data)
{
  room->folder = survival_folder ();
  room->path = g_build_filename (room->folder, "register.db", NULL);
  survival_make (room->path);
}

static void
tear_down (Room          *room,
           gconstpointer  data)
{
  survival_remove (room->folder);
  g_free (room->folder);
  g_free (room->path);
}

/* Every child adds letters to one field that all write, each conflict looked at, and saves a field of its own. */
static void
edit_the_same (DrRegister *self,
               const char *path,
               guint       child,
               guint       n_children)
{
  static const char * const own_keys[SURVIVAL_MOST_CHILDREN] = {
    "@title", "change/why", "change/@report", "options/option[town-hall]/@name",
  };
  guint64 revision = 0;
  g_autofree char *text = survival_field (self, DRAFT, 1, "change/what", &revision);

  for (guint i = 0; i < SAVES;)
    {
      g_autofree char *mine = g_strdup_printf ("%s%c", text, 'a' + (char) child);
      g_autofree char *own = g_strdup_printf ("of child %u, number %u", child, i);
      DrField changes[] = {
        { .key = "change/what", .value = mine, .revision = revision },
        { .key = own_keys[child], .value = own, .revision = revision },
      };
      /* In turn both, and only what nobody else writes. */
      DrSaveRequest request = {
        .reference = DRAFT, .version = 1, .person = MANAGER, .changes = changes, .n_changes = 2,
      };
      DrSaveRequest alone = {
        .reference = DRAFT, .version = 1, .person = MANAGER, .changes = changes + 1, .n_changes = 1,
      };
      g_autoptr (DrConflicts) conflicts = NULL;
      g_autoptr (GError) error = NULL;
      guint64 saved = 0;

      survival_expect (dr_register_save (self, &alone, &saved, NULL, &error));
      if (dr_register_save (self, &request, &revision, &conflicts, &error))
        {
          g_free (text);
          text = g_steal_pointer (&mine);
          i++;
          continue;
        }
      survival_expect (g_error_matches (error, DR_STORE_ERROR, DR_STORE_ERROR_CONFLICT) && conflicts != NULL);
      survival_expect (conflicts->n_items >= 1 && strcmp (conflicts->items[0].key, "change/what") == 0);
      survival_expect (strstr (error->message, "change/what") != NULL && strstr (error->message, MANAGER) != NULL);
      survival_expect (strcmp (conflicts->items[0].mine, mine) == 0 && strcmp (conflicts->items[0].theirs, text) != 0);
      g_free (text);
      text = g_strdup (conflicts->items[0].theirs);
      revision = conflicts->revision;
    }
}

static void
test_edit (Room          *room,
           gconstpointer  data)
{
  guint n = GPOINTER_TO_UINT (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (Ledger) ledger = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  DrRegister *self = survival_open (room->path, &error);
  guint letters[SURVIVAL_MOST_CHILDREN] = { 0 };

  g_assert_no_error (error);
  before = survival_field (self, DRAFT, 1, "change/what", NULL);
  survival_close (self);
  survival_run_children (room->path, n, edit_the_same);
  self = survival_open (room->path, &error);
  g_assert_no_error (error);
  after = survival_field (self, DRAFT, 1, "change/what", NULL);
  g_assert_true (g_str_has_prefix (after, before));
  for (const char *at = after + strlen (before); *at != '\0'; at++)
    letters[*at - 'a']++;
  for (guint child = 0; child < n; child++)
    g_assert_cmpuint (letters[child], ==, SAVES);
  ledger = survival_check (self);
  survival_close (self);
}

static gboolean
is_late (const GError *error)
{
  return g_error_matches (error, DR_STORE_ERROR, DR_STORE_ERROR_MOVED)
         || g_error_matches (error, DR_REGISTER_ERROR, DR_REGISTER_ERROR_STAGE)
         || g_error_matches (error, DR_STORE_ERROR, DR_STORE_ERROR_EXISTS);
}

/* Each its own drafts, and all of them the same ones; whoever comes late is told so, soon. */
static void
submit_all (DrRegister *self,
            const char *path,
            guint       child,
            guint       n_children)
{
  static const DrStep steps[] = { DR_STEP_SUBMIT, DR_STEP_ENDORSE, DR_STEP_APPROVE };
  g_autofree char *comment = g_strdup_printf ("child %u", child);
  g_autofree char *log_path = g_strdup_printf ("%s.%u", path, child);
  g_autoptr (GString) log = g_string_new (NULL);

  for (guint i = 0; i < SHARED; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *own = survival_create (self, comment, &error);
      g_autofree char *shared = g_strdup_printf ("EIA-2025-%03u", i + 1);
      const char * const references[] = { own, shared };

      survival_expect (own != NULL);
      g_string_append_printf (log, "create %s 1 \n", own);
      for (gsize k = 0; k < G_N_ELEMENTS (steps) * 2; k++)
        {
          GTimer *timer = g_timer_new ();
          gboolean done = survival_step (self, references[k % 2], steps[k / 2], comment, &error);

          survival_expect (g_timer_elapsed (timer, NULL) < SLOW);
          g_timer_destroy (timer);
          survival_expect (done || (references[k % 2] == shared && is_late (error)));
          if (done)
            g_string_append_printf (log, "%s %s 1 %s\n", dr_vocabulary_to_string (DR_VOCABULARY_STEP, (int) steps[k / 2]),
                                    references[k % 2], comment);
          g_clear_error (&error);
        }
    }
  if (!g_file_set_contents (log_path, log->str, -1, NULL))
    _exit (1);
}

/* Every act that a child was told of stands in the trail once; and there is no other. */
static void
check_logs (Room         *room,
            guint         n,
            const Ledger *ledger,
            guint         n_before)
{
  guint acknowledged = 0;

  for (guint child = 0; child < n; child++)
    {
      g_autofree char *path = g_strdup_printf ("%s.%u", room->path, child);
      g_autofree char *text = NULL;
      g_auto (GStrv) lines = NULL;

      g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
      lines = g_strsplit (text, "\n", -1);
      for (guint i = 0; lines[i] != NULL && lines[i][0] != '\0'; i++)
        {
          g_assert_cmpuint (GPOINTER_TO_UINT (g_hash_table_lookup (ledger->acts, lines[i])), ==, 1);
          acknowledged++;
        }
    }
  g_assert_cmpuint (ledger->n_entries, ==, n_before + acknowledged);
}

static void
test_submit (Room          *room,
             gconstpointer  data)
{
  guint n = GPOINTER_TO_UINT (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (Ledger) before = NULL;
  g_autoptr (Ledger) ledger = NULL;
  DrRegister *self = survival_open (room->path, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < SHARED; i++)
    {
      g_autofree char *reference = survival_create (self, NULL, &error);

      g_assert_no_error (error);
    }
  before = survival_check (self);
  survival_close (self);
  survival_run_children (room->path, n, submit_all);
  self = survival_open (room->path, &error);
  g_assert_no_error (error);
  ledger = survival_check (self);
  check_logs (room, n, ledger, before->n_entries);
  for (guint i = 0; i < SHARED; i++)
    {
      g_autofree char *reference = g_strdup_printf ("EIA-2025-%03u", i + 1);
      g_autoptr (DrRegisterPage) page = dr_store_get_row (dr_register_get_store (self), reference, 1, NULL);

      g_assert_cmpint (page->rows[0].stage, ==, DR_STAGE_APPROVED);
    }
  survival_close (self);
}

/* One types, another submits what they looked at a moment ago: either the text came before it, or after the draft was
 * closed and is refused. */
static void
type_or_submit (DrRegister *self,
                const char *path,
                guint       child,
                guint       n_children)
{
  guint64 revision = 0;
  g_autofree char *unused = survival_field (self, DRAFT, 1, "@title", &revision);

  for (guint i = 0; i < 100; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *value = g_strdup_printf ("Title %u", i);
      GTimer *timer = g_timer_new ();
      gboolean done = child == 0 ? survival_step (self, DRAFT, DR_STEP_SUBMIT, NULL, &error)
                                 : survival_save (self, MANAGER, "@title", value, G_MAXINT64, NULL, NULL, &error);

      survival_expect (g_timer_elapsed (timer, NULL) < SLOW);
      g_timer_destroy (timer);
      if (child == 0 && done)
        return;
      if (child == 0)
        survival_expect (g_error_matches (error, DR_STORE_ERROR, DR_STORE_ERROR_MOVED));
      else if (!done)
        {
          survival_expect (g_error_matches (error, DR_STORE_ERROR, DR_STORE_ERROR_STAGE)
                  || g_error_matches (error, DR_REGISTER_ERROR, DR_REGISTER_ERROR_FIELD));
          return;
        }
    }
  _exit (child == 0 ? 3 : 0);
}

static void
test_type_and_submit (Room          *room,
                      gconstpointer  data)
{
  g_autofree char *template = g_strconcat (room->path, ".template", NULL);

  survival_copy (room->path, template);
  for (guint i = 0; i < RACES; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (Ledger) ledger = NULL;
      DrRegister *self;

      survival_copy (template, room->path);
      survival_run_children (room->path, 2, type_or_submit);
      self = survival_open (room->path, &error);
      g_assert_no_error (error);
      ledger = survival_check (self);
      g_assert_cmpuint (ledger_count (ledger, "submit", DRAFT, 1, ""), ==, 1);
      survival_close (self);
    }
}

static void
revise (DrRegister *self,
        const char *path,
        guint       child,
        guint       n_children)
{
  g_autoptr (GError) error = NULL;
  guint version = 0;

  if (dr_register_create_next (self, MANAGER, DRAFT, &version, &error))
    survival_expect (version == 2);
  else
    survival_expect (is_late (error));
}

/* Two who take each other's administration away: one of them stays. */
static void
revoke_the_other (DrRegister *self,
                  const char *path,
                  guint       child,
                  guint       n_children)
{
  g_autoptr (GError) error = NULL;
  const char *who[] = { ADA, ADAM };

  if (!dr_register_grant (self, who[child], who[1 - child], DR_ROLE_ADMINISTRATOR, NULL, TRUE, &error))
    survival_expect (g_error_matches (error, DR_STORE_ERROR, DR_STORE_ERROR_MOVED)
            || g_error_matches (error, DR_REGISTER_ERROR, DR_REGISTER_ERROR_ROLE));
}

/* One approves while another takes the role away. */
static void
approve_or_revoke (DrRegister *self,
                   const char *path,
                   guint       child,
                   guint       n_children)
{
  g_autoptr (GError) error = NULL;

  if (child == 0)
    {
      if (!survival_step (self, DRAFT, DR_STEP_APPROVE, NULL, &error))
        survival_expect (g_error_matches (error, DR_STORE_ERROR, DR_STORE_ERROR_MOVED)
                || g_error_matches (error, DR_REGISTER_ERROR, DR_REGISTER_ERROR_ROLE));
    }
  else
    {
      g_usleep ((gulong) g_random_int_range (0, 40000));
      survival_expect (dr_register_grant (self, ADA, APPROVER, DR_ROLE_APPROVER, NULL, TRUE, &error));
    }
}

/* Two files at once, and one edition each. */
static void
attach_and_publish (DrRegister *self,
                    const char *path,
                    guint       child,
                    guint       n_children)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *file = g_strdup_printf ("%s.file-%u", path, child);
  g_autofree char *id = NULL;
  g_autofree char *data = NULL;
  gsize length = 0;
  g_autofree char *questionnaire = g_test_build_filename (G_TEST_DIST, "data", "questionnaire.xml", NULL);
  g_autoptr (GBytes) bytes = NULL;
  DrAttachRequest request = { DRAFT, 1, MANAGER, file, NULL, NULL };
  guint number = 0;

  survival_expect (g_file_set_contents (file, file, -1, &error));
  survival_expect (dr_register_attach (self, &request, &id, &error));
  survival_expect (g_file_get_contents (questionnaire, &data, &length, &error));
  bytes = g_bytes_new_take (g_steal_pointer (&data), length);
  survival_expect (dr_register_add_edition (self, REVIEWER, DR_EDITION_QUESTIONNAIRE, "q.xml", bytes, NULL, &number, &error));
  survival_expect (number >= 2 && number <= 1 + n_children);
}

/* Each another field: all of them stand, and the register's row is of all of them. */
static void
save_apart (DrRegister *self,
            const char *path,
            guint       child,
            guint       n_children)
{
  static const char * const keys[SURVIVAL_MOST_CHILDREN] = { "@title", "change/what", "change/@decision-date", "change/why" };
  g_autoptr (GError) error = NULL;
  g_autofree char *value = child == 2 ? g_strdup ("2025-10-13") : g_strdup_printf ("of child %u", child);
  g_autofree char *found = NULL;

  survival_expect (survival_save (self, MANAGER, keys[child], value, 1, NULL, NULL, &error));
  found = survival_field (self, DRAFT, 1, keys[child], NULL);
  survival_expect (strcmp (found, value) == 0);
}

/* Each good by itself, but only one option is chosen: the other is refused. */
static void
choose (DrRegister *self,
        const char *path,
        guint       child,
        guint       n_children)
{
  g_autoptr (GError) error = NULL;

  if (!survival_save (self, MANAGER, child == 0 ? "options/option[town-hall]/@chosen" : "options/option[market-street]/@chosen",
                      "true", 2, NULL, NULL, &error))
    survival_expect (error->domain != DR_STORE_ERROR && strstr (error->message, "chosen") != NULL);
}

static guint
count_administrators (DrRegister *self)
{
  g_autoptr (DrPeopleList) people = dr_store_list_people (dr_register_get_store (self), NULL);
  guint n = 0;

  for (guint i = 0; i < people->n_roles; i++)
    n += people->roles[i].role == DR_ROLE_ADMINISTRATOR;

  return n;
}

/* The number that an edition's entry gives is the number that it has; nobody approves without the role. */
static void
check_statements (DrRegister *self)
{
  g_autoptr (DrTrail) trail = dr_store_read_trail (dr_register_get_store (self), NULL, 0, 500, NULL);
  guint editions[DR_N_EDITION_KINDS] = { 0 };
  gboolean revoked = FALSE;

  for (guint i = 0; i < trail->n_entries; i++)
    {
      gsize length;
      const char *data = g_bytes_get_data (trail->entries[i].entry, &length);
      g_autoptr (DrTrailStatement) statement = dr_trail_statement_read (data, length, NULL);

      if (strcmp (statement->act, "edition") == 0)
        for (guint kind = 0; kind < DR_N_EDITION_KINDS; kind++)
          if (strcmp (statement->details[0].value, dr_edition_kind_to_string ((DrEditionKind) kind)) == 0)
            {
              g_autofree char *number = g_strdup_printf ("%u", ++editions[kind]);

              g_assert_cmpstr (statement->details[1].value, ==, number);
            }
      revoked = revoked || (strcmp (statement->act, "revoke") == 0 && strcmp (statement->details[0].value, APPROVER) == 0);
      if (strcmp (statement->act, "approve") == 0)
        g_assert_false (revoked);
    }
}

static const struct {
  const char *name;
  SurvivalWork        work;
  guint       n;
  DrStep      steps[3];     /* of the draft, first */
  guint       n_steps;
  guint       n_versions;
  const char *without;      /* (nullable): field of the draft that is taken away, first */
} races[] = {
  { "revise", revise, 4, { DR_STEP_SUBMIT, DR_STEP_RETURN }, 2, 2 },
  { "revoke", revoke_the_other, 2, { 0 }, 0, 1 },
  { "approve-or-revoke", approve_or_revoke, 2, { DR_STEP_SUBMIT, DR_STEP_ENDORSE }, 2, 1 },
  { "attach-and-publish", attach_and_publish, 4, { 0 }, 0, 1 },
  { "save-apart", save_apart, 4, { 0 }, 0, 1 },
  { "choose", choose, 2, { 0 }, 0, 1, "options/option[town-hall]/@chosen" },
};

static void
test_race (Room          *room,
           gconstpointer  data)
{
  guint index = GPOINTER_TO_UINT (data);
  g_autofree char *template = g_strconcat (room->path, ".template", NULL);
  g_autoptr (GError) error = NULL;
  DrRegister *self = survival_open (room->path, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < races[index].n_steps; i++)
    {
      survival_step (self, DRAFT, races[index].steps[i], NULL, &error);
      g_assert_no_error (error);
    }
  if (races[index].without != NULL)
    survival_save (self, MANAGER, races[index].without, NULL, 1, NULL, NULL, &error);
  g_assert_no_error (error);
  survival_close (self);
  survival_copy (room->path, template);

  for (guint i = 0; i < RACES; i++)
    {
      g_autoptr (Ledger) ledger = NULL;
      DrRegisterQuery query = { .limit = 1 };
      guint64 n = 0;

      survival_copy (template, room->path);
      survival_run_children (room->path, races[index].n, races[index].work);
      self = survival_open (room->path, &error);
      g_assert_no_error (error);
      ledger = survival_check (self);
      check_statements (self);
      g_assert_cmpuint (count_administrators (self), >=, 1);
      g_assert_true (dr_store_count (dr_register_get_store (self), &query, 10, &n, NULL));
      g_assert_cmpuint (n, ==, races[index].n_versions);
      survival_close (self);
    }
}

/* Two who set the same register up: one does, and is its only administrator. */
static void
set_it_up (DrRegister *self,
           const char *path,
           guint       child,
           guint       n_children)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = g_strdup_printf ("person-%u", child);
  DrPerson person = { id, id, "" };

  if (!dr_register_set_up (self, &person, "east-herts", &error))
    survival_expect (g_error_matches (error, DR_STORE_ERROR, DR_STORE_ERROR_EXISTS));
}

static void
test_set_up (Room          *room,
             gconstpointer  data)
{
  for (guint i = 0; i < RACES; i++)
    {
      g_autofree char *path = g_strdup_printf ("%s.fresh-%u", room->path, i);
      g_autoptr (GError) error = NULL;
      g_autoptr (Ledger) ledger = NULL;
      DrStore *store = dr_store_open (path, DR_STORE_OPEN_CREATE, &error);
      DrRegister *self;

      g_assert_no_error (error);
      g_assert_finalize_object (store);
      survival_run_children (path, 4, set_it_up);
      self = survival_open (path, &error);
      g_assert_no_error (error);
      ledger = survival_check (self);
      g_assert_cmpuint (ledger->n_entries, ==, 5);
      g_assert_cmpuint (count_administrators (self), ==, 1);
      survival_close (self);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint n = 2; n <= SURVIVAL_MOST_CHILDREN; n += 2)
    {
      g_autofree char *edit = g_strdup_printf ("/register/processes/edit/%u", n);
      g_autofree char *submit = g_strdup_printf ("/register/processes/submit/%u", n);

      g_test_add (edit, Room, GUINT_TO_POINTER (n), set_up, test_edit, tear_down);
      g_test_add (submit, Room, GUINT_TO_POINTER (n), set_up, test_submit, tear_down);
    }
  g_test_add ("/register/processes/type-and-submit", Room, NULL, set_up, test_type_and_submit, tear_down);
  g_test_add ("/register/processes/set-up", Room, NULL, set_up, test_set_up, tear_down);
  for (guint i = 0; i < G_N_ELEMENTS (races); i++)
    {
      g_autofree char *path = g_strdup_printf ("/register/processes/race/%s", races[i].name);

      g_test_add (path, Room, GUINT_TO_POINTER (i), set_up, test_race, tear_down);
    }

  return g_test_run ();
}
