/* dr-pdf-pages-private.h: what pages are made of.
 * Used by dr-pdf-pages*.c alone. */
#pragma once

#include <pango/pangocairo.h>

#include "dr-arena.h"
#include "dr-pdf-pages.h"

G_BEGIN_DECLS

typedef struct {
  cairo_surface_t *drawn;     /* recorded */
  const char      *chapter;   /* (nullable): that the page is in */
  char            *text;      /* all that stands on it, for whoever does not see it */
} DrPdfPage;

struct _DrPdfPages {
  DrArena *arena;
  char    *title;
  GArray  *pages;   /* of DrPdfPage */
};

DrPdfPages      *dr_pdf_pages_empty   (const char *title);
cairo_surface_t *dr_pdf_pages_surface (void);

G_END_DECLS
