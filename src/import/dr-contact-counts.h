/* dr-contact-counts.h: reads a council's own contact counts, by period, channel and access point.
 * Used by the figure import. It knows no channel: whether one is declared is the preview's business.
 *
 * The layout, in UTF-8 with commas, one row a period and channel, or a period and access point:
 *
 *     period,channel,access point,contacts
 *     2024-03,telephone,,1874
 *     2024-03,face-to-face,hertford-desk,212
 *
 * period: YYYY-MM or YYYY. channel, access point: ids of the evidence base; an empty access point means the whole
 * channel of the service, its points included. contacts: a whole number, digits only. */
#pragma once

#include "dr-csv-table.h"
#include "dr-date.h"

G_BEGIN_DECLS

typedef struct {
  DrDate      period;      /* a year or a month; none where it could not be read */
  const char *period_text;
  const char *channel;
  const char *point;       /* "": the whole channel */
  double      count;       /* only where not refused */
  guint       line;
  const char *refused;     /* (nullable): why the row by itself cannot be taken, translated */
} DrContactRow;

typedef struct {
  /*< private >*/
  DrCsvTable   *csv;
  GStringChunk *strings;
  GArray       *row_array;

  /*< public, read-only >*/
  const char         *file;
  const char         *digest;   /* SHA-256 */
  const DrContactRow *rows;     guint n_rows;
} DrContactCounts;

gboolean         dr_contact_counts_recognise     (const DrCsvTable *csv);
DrContactCounts *dr_contact_counts_read          (DrCsvTable *csv);
void             dr_contact_counts_free          (DrContactCounts *self);
gboolean         dr_contact_counts_is_terminated (const DrContactCounts *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrContactCounts, dr_contact_counts_free)

G_END_DECLS
