/* dr-evidence-pages.h: the pages of the Evidence place, as one table: a row a page.
 * Used by the place, which makes them all when it is first shown. Only pages that exist stand in it. */
#pragma once

#include <adwaita.h>

#include "dr-evidence-copy.h"
#include "dr-long-work.h"

G_BEGIN_DECLS

/* Pixels: lines are no longer than this on pages that are read. */
#define DR_EVIDENCE_WIDTH 860

/* What a page is shown in. */
typedef struct {
  DrEvidenceCopy *copy;        /* the evidence base, with its desk */
  DrLongWork     *long_work;   /* for what takes long */
} DrEvidenceSetting;

typedef struct {
  const char  *id;
  const char  *title;          /* untranslated, one word */
  const char  *icon_name;
  GtkWidget  *(*make)          (void);
  void        (*set_setting)   (GtkWidget *page, const DrEvidenceSetting *setting);   /* (nullable): there is none now */
} DrEvidencePage;

const DrEvidencePage *dr_evidence_pages_get (guint *n_pages);

G_END_DECLS
