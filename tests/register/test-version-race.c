/* Somebody acts on a version between the readings of its draft and of its trail: that is no damage. */
#include "registers.h"

#include "dr-store-class.h"
#include "dr-version.h"

/* What others do, and behind which reading of it. */
typedef struct {
  const char *path;
  void      (*behind_draft) (Desk *desk);
  void      (*before_row)   (Desk *desk);   /* (nullable): when it is asked whether somebody did */
  gboolean    there;                        /* the version is in the end */
  DrStage     stage;
} Race;

static Desk desk;
static const Race *race;
static guint n_drafts;
static guint n_rows;
static DrStoreClass real;

static void
submit (Desk *self)
{
  desk_step (self, "A", DR_STEP_SUBMIT, "customer-manager", NULL, 0);
}

static void
delete (Desk *self)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (dr_register_delete (self->reg, "customer-manager", "A", 1, &error));
  g_assert_no_error (error);
}

static void
create (Desk *self)
{
  desk_create (self, "clean.xml", "A");
}

static const Race races[] = {
  { "/register/version-race/step", submit, NULL, TRUE, DR_STAGE_SUBMITTED },
  { "/register/version-race/deleted", delete, NULL, FALSE, DR_STAGE_DRAFT },
  { "/register/version-race/made-anew", delete, create, TRUE, DR_STAGE_DRAFT },
};

static DrDraft *load_draft (DrStore *store, const char *reference, guint version, const char *person, GError **error);
static DrRegisterPage *get_row (DrStore *store, const char *reference, guint version, GError **error);

static void
watch (gboolean on)
{
  DrStoreClass *klass = DR_STORE_GET_CLASS (desk.store);

  klass->load_draft = on ? load_draft : real.load_draft;
  klass->get_row = on ? get_row : real.get_row;
}

/* What others do is read by nobody else. */
static void
act (void (*others) (Desk *desk))   /* (nullable) */
{
  watch (FALSE);
  if (others != NULL)
    others (&desk);
  watch (TRUE);
}

static DrDraft *
load_draft (DrStore     *store,
            const char  *reference,
            guint        version,
            const char  *person,
            GError     **error)
{
  DrDraft *draft = real.load_draft (store, reference, version, person, error);

  if (n_drafts++ == 0)
    act (race->behind_draft);

  return draft;
}

/* One is read with the draft, before it; the next tells whether somebody acted. */
static DrRegisterPage *
get_row (DrStore     *store,
         const char  *reference,
         guint        version,
         GError     **error)
{
  if (n_drafts == 1 && n_rows++ == 0)
    act (race->before_row);

  return real.get_row (store, reference, version, error);
}

static void
test_race (gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrVersion) version = NULL;

  race = data;
  n_drafts = 0;
  n_rows = 0;
  desk_open (&desk, ":memory:");
  desk_set_day (&desk, 2025, 9, 15);
  create (&desk);
  real = *DR_STORE_GET_CLASS (desk.store);
  watch (TRUE);
  version = dr_version_open (desk.reg, "A", 1, &error);
  watch (FALSE);

  if (race->there)
    {
      g_assert_no_error (error);
      g_assert_cmpstr (version->trail_problem, ==, NULL);
      g_assert_cmpint (version->draft->stage, ==, race->stage);
      g_assert_cmpuint (n_drafts, >=, 2);
    }
  else
    {
      g_assert_null (version);
      g_assert_error (error, DR_STORE_ERROR, DR_STORE_ERROR_NOT_FOUND);
    }
  desk_close (&desk);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (races); i++)
    g_test_add_data_func (races[i].path, &races[i], test_race);

  return g_test_run ();
}
