#include "dr-evidence-pages.h"

#include <glib/gi18n-lib.h>

#include "dr-changes-page.h"
#include "dr-figures-page.h"
#include "dr-gaps-page.h"
#include "dr-services-page.h"
#include "dr-sources-page.h"

static GtkWidget *
make_figures (void)
{
  return g_object_new (DR_TYPE_FIGURES_PAGE, NULL);
}

static void
set_figures (GtkWidget               *page,
             const DrEvidenceSetting *setting)
{
  dr_figures_page_set_copy (DR_FIGURES_PAGE (page), setting != NULL ? setting->copy : NULL);
}

static GtkWidget *
make_sources (void)
{
  return g_object_new (DR_TYPE_SOURCES_PAGE, NULL);
}

static void
set_sources (GtkWidget               *page,
             const DrEvidenceSetting *setting)
{
  dr_sources_page_set_copy (DR_SOURCES_PAGE (page), setting != NULL ? setting->copy : NULL,
                            setting != NULL ? setting->long_work : NULL);
}

static GtkWidget *
make_changes (void)
{
  return g_object_new (DR_TYPE_CHANGES_PAGE, NULL);
}

static void
set_changes (GtkWidget               *page,
             const DrEvidenceSetting *setting)
{
  dr_changes_page_set_copy (DR_CHANGES_PAGE (page), setting != NULL ? setting->copy : NULL,
                            setting != NULL ? setting->long_work : NULL);
}

static GtkWidget *
make_gaps (void)
{
  return g_object_new (DR_TYPE_GAPS_PAGE, NULL);
}

static void
set_gaps (GtkWidget               *page,
          const DrEvidenceSetting *setting)
{
  dr_gaps_page_set_setting (DR_GAPS_PAGE (page), setting);
}

static GtkWidget *
make_services (void)
{
  return g_object_new (DR_TYPE_SERVICES_PAGE, NULL);
}

static void
set_services (GtkWidget               *page,
              const DrEvidenceSetting *setting)
{
  dr_services_page_set_copy (DR_SERVICES_PAGE (page), setting != NULL ? setting->copy : NULL);
}

static const DrEvidencePage pages[] = {
  { "figures", N_("Figures"), "view-grid-symbolic", make_figures, set_figures },
  { "gaps", N_("Gaps"), "dialog-question-symbolic", make_gaps, set_gaps },
  { "services", N_("Services"), "system-users-symbolic", make_services, set_services },
  { "sources", N_("Sources"), "folder-documents-symbolic", make_sources, set_sources },
  { "changes", N_("Changes"), "document-edit-symbolic", make_changes, set_changes },
};

/**
 * dr_evidence_pages_get:
 * @n_pages: (out): how many, at least one
 *
 * Returns: (transfer none) (array length=n_pages): the pages, in the order they are shown
 */
const DrEvidencePage *
dr_evidence_pages_get (guint *n_pages)
{
  *n_pages = G_N_ELEMENTS (pages);

  return pages;
}
