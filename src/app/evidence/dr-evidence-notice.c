#include "dr-evidence-notice.h"

#include <glib/gi18n-lib.h>

#include "dr-names.h"

/**
 * dr_evidence_notice_free:
 * @self: (transfer full) (nullable): a notice
 */
void
dr_evidence_notice_free (DrEvidenceNotice *self)
{
  if (self == NULL)
    return;

  g_free (self->line);
  g_free (self->notice);
  g_free (self);
}

static char *
describe_edition (const DrEvidenceStanding *standing)
{
  g_autofree char *date = dr_format_date (standing->published);

  /* Translators: %1$s is the title of an evidence base, %2$s its version, %3$u the number of the edition, %4$s a date */
  return g_strdup_printf (_("%1$s, version %2$s · edition %3$u, published %4$s"), standing->title, standing->version,
                          standing->edition, date);
}

static void
say_behind (DrEvidenceNotice         *self,
            const DrEvidenceStanding *standing)
{
  g_autofree char *date = dr_format_date (standing->published);

  if (standing->by[0] != '\0')
    /* Translators: %1$u and %4$u are numbers of editions, %2$s a person, %3$s a date */
    self->notice = g_strdup_printf (_("Edition %1$u was published by %2$s on %3$s, while you were changing edition %4$u. Your "
                                      "changes are safe, but have to be brought over before they can be published."),
                                    standing->edition, standing->by, date, standing->base);
  else
    self->notice = g_strdup_printf (_("Edition %1$u was published on %2$s, while you were changing edition %3$u. Your changes "
                                      "are safe, but have to be brought over before they can be published."),
                                    standing->edition, date, standing->base);
  self->button = _("Bring them over");
  self->action = "evidence.carry";
}

/**
 * dr_evidence_notice_new:
 * @standing: how things stand
 *
 * Pure. Of several things the one that keeps the person from going on is said.
 *
 * Returns: (transfer full): what is said
 */
DrEvidenceNotice *
dr_evidence_notice_new (const DrEvidenceStanding *standing)
{
  DrEvidenceNotice *self = g_new0 (DrEvidenceNotice, 1);

  self->line = standing->edition > 0 ? describe_edition (standing) : g_strdup ("");
  if (standing->refusal != NULL)
    {
      self->notice = g_strdup (standing->refusal);
      self->tells = TRUE;
    }
  else if (standing->unread != NULL)
    {
      self->notice = g_strdup_printf (_("Your working copy cannot be read, so that the edition in force is shown: %s"),
                                      standing->unread);
      self->button = _("Put it away");
      self->action = "evidence.discard";
    }
  else if (standing->is_behind)
    say_behind (self, standing);
  else if (standing->base > 0)
    {
      self->notice = g_strdup_printf (ngettext ("Your working copy: %u change, kept on this computer. It counts for nobody until "
                                                "it is published.",
                                                "Your working copy: %u changes, kept on this computer. They count for nobody until "
                                                "they are published.",
                                                standing->n_changes),
                                      standing->n_changes);
      self->button = _("Review and publish");
      self->action = "evidence.review";
    }

  return self;
}
