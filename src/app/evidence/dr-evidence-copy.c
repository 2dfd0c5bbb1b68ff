#include "dr-evidence-copy.h"

#include <glib/gi18n-lib.h>

#include "dr-evidence-copy-work.h"

struct _DrEvidenceCopy {
  GObject          parent_instance;

  DrDesk          *desk;
  DrEvidenceState *state;      /* (nullable): not read yet */
  char            *problem;    /* (nullable) */
  char            *refusal;    /* (nullable) */
  GCancellable    *reading;    /* (nullable) */
};

G_DEFINE_FINAL_TYPE (DrEvidenceCopy, dr_evidence_copy, G_TYPE_OBJECT)

enum {
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
say_changed (DrEvidenceCopy *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Who sits here may not change evidence: why. */
static void
update_refusal (DrEvidenceCopy *self)
{
  g_clear_pointer (&self->refusal, g_free);
  if (dr_desk_get_person (self->desk) == NULL)
    self->refusal = g_strdup (_("Say who you are, at the foot of the sidebar, to change the evidence."));
  else if (!dr_desk_has_role (self->desk, DR_ROLE_EQUALITIES, ""))
    self->refusal = g_strdup_printf (_("The evidence base is kept by equalities officers; %s is not one of them."),
                                     dr_desk_person_name (self->desk, dr_desk_get_person (self->desk)));
}

static void
read_done (GObject      *desk,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (DrEvidenceCopy) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DrEvidenceState) state = dr_desk_run_finish (DR_DESK (desk), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_pointer (&self->problem, g_free);
  if (state == NULL)
    self->problem = g_strdup (error->message);
  else if (self->state != NULL && dr_evidence_state_is_same (self->state, state))
    return;
  else
    {
      g_clear_pointer (&self->state, dr_evidence_state_free);
      self->state = g_steal_pointer (&state);
    }
  say_changed (self);
}

static void
read_again (DrEvidenceCopy *self)
{
  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  dr_desk_run (self->desk, DR_DESK_LANE_READ, dr_evidence_work_read, NULL, NULL, (GDestroyNotify) dr_evidence_state_free,
               self->reading, read_done, g_object_ref (self));
}

static void
register_changed (DrEvidenceCopy *self,
                  const char     *reference)
{
  if (reference == NULL)
    read_again (self);
}

static void
person_changed (DrEvidenceCopy *self)
{
  update_refusal (self);
  say_changed (self);
  read_again (self);
}

/**
 * dr_evidence_copy_new:
 * @desk: a register
 *
 * Returns: (transfer full): its evidence base, which is being read
 */
DrEvidenceCopy *
dr_evidence_copy_new (DrDesk *desk)
{
  DrEvidenceCopy *self = g_object_new (DR_TYPE_EVIDENCE_COPY, NULL);

  self->desk = g_object_ref (desk);
  g_signal_connect_object (desk, "changed", G_CALLBACK (register_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "person-changed", G_CALLBACK (person_changed), self, G_CONNECT_SWAPPED);
  update_refusal (self);
  read_again (self);

  return self;
}

/**
 * dr_evidence_copy_get_desk:
 * @self: an evidence base
 *
 * Returns: (transfer none): the register it is of
 */
DrDesk *
dr_evidence_copy_get_desk (DrEvidenceCopy *self)
{
  return self->desk;
}

/**
 * dr_evidence_copy_get_evidence:
 * @self: an evidence base
 *
 * Returns: (transfer none) (nullable): what is shown: the working copy, else the edition in force; %NULL: not read yet
 */
DrEvidence *
dr_evidence_copy_get_evidence (DrEvidenceCopy *self)
{
  return self->state != NULL ? self->state->in_force : NULL;
}

/**
 * dr_evidence_copy_get_rulebook:
 * @self: an evidence base
 *
 * Returns: (transfer none) (nullable): the rulebook in force; %NULL: not read yet
 */
DrRulebook *
dr_evidence_copy_get_rulebook (DrEvidenceCopy *self)
{
  return self->state != NULL ? self->state->rulebook : NULL;
}

/**
 * dr_evidence_copy_get_problem:
 * @self: an evidence base
 *
 * Returns: (transfer none) (nullable): why it cannot be read
 */
const char *
dr_evidence_copy_get_problem (DrEvidenceCopy *self)
{
  return self->problem;
}

/**
 * dr_evidence_copy_get_in_force:
 * @self: an evidence base
 *
 * Returns: (transfer none) (nullable): the edition that drafts are checked by; %NULL: not read yet
 */
DrEvidence *
dr_evidence_copy_get_in_force (DrEvidenceCopy *self)
{
  return self->state != NULL ? self->state->in_force : NULL;
}

/**
 * dr_evidence_copy_get_edition:
 * @self: an evidence base
 *
 * Returns: (transfer none) (nullable): what the register says of the edition in force; %NULL: not read yet
 */
const DrEdition *
dr_evidence_copy_get_edition (DrEvidenceCopy *self)
{
  return self->state != NULL ? &self->state->edition : NULL;
}

/**
 * dr_evidence_copy_get_refusal:
 * @self: an evidence base
 *
 * Returns: (transfer none) (nullable): why nothing can be changed here; %NULL: it can
 */
const char *
dr_evidence_copy_get_refusal (DrEvidenceCopy *self)
{
  return self->refusal;
}

/**
 * dr_evidence_copy_is_changed:
 * @self: an evidence base
 *
 * Returns: whether what is shown differs from the edition in force
 */
gboolean
dr_evidence_copy_is_changed (DrEvidenceCopy *self)
{
  return FALSE;
}

static void
dr_evidence_copy_dispose (GObject *object)
{
  DrEvidenceCopy *self = DR_EVIDENCE_COPY (object);

  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (dr_evidence_copy_parent_class)->dispose (object);
}

static void
dr_evidence_copy_finalize (GObject *object)
{
  DrEvidenceCopy *self = DR_EVIDENCE_COPY (object);

  g_clear_pointer (&self->state, dr_evidence_state_free);
  g_free (self->problem);
  g_free (self->refusal);

  G_OBJECT_CLASS (dr_evidence_copy_parent_class)->finalize (object);
}

static void
dr_evidence_copy_class_init (DrEvidenceCopyClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dr_evidence_copy_dispose;
  G_OBJECT_CLASS (klass)->finalize = dr_evidence_copy_finalize;

  /**
   * DrEvidenceCopy::changed:
   * @self: the evidence base
   *
   * What is shown, or what can be done with it, is another.
   */
  signals[CHANGED] = g_signal_new ("changed", DR_TYPE_EVIDENCE_COPY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dr_evidence_copy_init (DrEvidenceCopy *self)
{
}
