/* Which unit stands on which page: what stands together stays together, and no page is left nearly white. */
#include "dr-pdf-private.h"

#define MOST_WHITE 0.3    /* of a page, at its foot: rather is a short table parted */
#define LEAST_LAST 0.16   /* of the last page: else more goes over to it */
#define MOST_LAST 0.45
#define AGAIN_ROOM 4.0    /* below the title of a chart that goes on */

/* What stands above a part of a chart that begins a page: its title, and that it goes on. */
double
dr_pdf_again_height (const DrPdfUnit *unit)
{
  return unit->again != NULL ? dr_pdf_text_height (unit->again, 0, unit->again->n_lines) + AGAIN_ROOM : 0.0;
}

static double
head_height (const DrPdfUnit *unit)
{
  if (unit->chart != NULL)
    return dr_chart_head_height (unit->chart, unit->chart_from) + dr_pdf_again_height (unit);

  return unit->head != NULL ? unit->head->height : 0.0;
}

/* Units from @from on that stand together, as many as a page holds; @loose: those that need not are parted. Returns: where they
 * end. */
static guint
end_of_group (DrPdf   *self,
              guint    from,
              gboolean loose,
              double  *height)
{
  const DrPdfUnit *unit = dr_pdf_unit_at (self, from);
  double head = head_height (unit);
  guint end = from + 1;

  *height = unit->height;
  while (end < self->units->len && unit->keeps && !(loose && unit->yields))
    {
      unit = dr_pdf_unit_at (self, end);
      if (unit->breaks || head + *height + unit->before + unit->height > DR_PDF_BODY_HEIGHT)
        break;
      *height += unit->before + unit->height;
      end++;
    }

  return end;
}

/* A text that goes on on another page is drawn in parts. */
static void
part_texts (DrPdf *self)
{
  for (guint i = 1; i < self->units->len; i++)
    {
      DrPdfUnit *unit = dr_pdf_unit_at (self, i);
      const DrPdfUnit *last = dr_pdf_unit_at (self, i - 1);

      if (unit->text != NULL && unit->text == last->text && unit->page != last->page)
        unit->text->in_parts = TRUE;
    }
}

/* What stands @from on, on pages from @page on. A group higher than a page is two groups. */
static void
place_from (DrPdf *self,
            guint  from,
            guint  page)
{
  const double bottom = DR_PDF_TOP + DR_PDF_BODY_HEIGHT;
  double y = DR_PDF_TOP;
  gboolean fresh = TRUE;
  guint held = from;   /* up to where there is room, by the group */

  for (guint i = from; i < self->units->len; i++)
    {
      DrPdfUnit *unit = dr_pdf_unit_at (self, i);
      double needed = unit->height;

      if (i >= held)
        held = end_of_group (self, i, FALSE, &needed);
      /* To the tenth of a point: sums of many heights. */
      if (!fresh && !unit->breaks && y + unit->before + needed > bottom + 0.1 && bottom - y > MOST_WHITE * DR_PDF_BODY_HEIGHT)
        held = end_of_group (self, i, TRUE, &needed);
      if (!fresh && (unit->breaks || y + unit->before + needed > bottom + 0.1))
        {
          page++;
          y = DR_PDF_TOP;
          fresh = TRUE;
        }
      if (fresh)
        y += head_height (unit);
      else
        y += unit->before;
      unit->page = page;
      unit->y = y;
      y += unit->height;
      fresh = FALSE;
    }
  self->n_pages = page + 1;
}

/* From where on units go over to the last page, so that it does not hold a few lines alone: from a chapter, if there is one near
 * enough; 0: from nowhere. */
static guint
find_last_page (const DrPdf *self)
{
  const DrPdfUnit *last = dr_pdf_unit_at (self, self->units->len - 1);
  double all = last->y + last->height - DR_PDF_TOP;
  guint found = 0;

  for (guint i = self->units->len - 1; i > 0; i--)
    {
      const DrPdfUnit *unit = dr_pdf_unit_at (self, i);
      double moved = all + DR_PDF_TOP + DR_PDF_BODY_HEIGHT - unit->y;

      if (unit->page == last->page && unit->breaks)
        return 0;
      if (unit->page == last->page)
        continue;
      if (unit->page + 1 != last->page || moved > MOST_LAST * DR_PDF_BODY_HEIGHT)
        break;
      /* No paragraph is parted for it. */
      if (dr_pdf_unit_at (self, i - 1)->keeps || (unit->text != NULL && unit->first > 0))
        continue;
      if (unit->heading != NULL && unit->heading->level == 1)
        return i;
      if (found == 0 && moved > LEAST_LAST * DR_PDF_BODY_HEIGHT)
        found = i;
      if (unit->breaks)
        break;
    }

  return found;
}

/* Gives units their pages, from unit @from on. */
void
dr_pdf_place (DrPdf *self,
              guint  from)
{
  const DrPdfUnit *last;
  guint begin;

  place_from (self, from, 0);
  if (self->units->len > 0 && self->n_pages > 2)
    {
      last = dr_pdf_unit_at (self, self->units->len - 1);
      begin = last->y + last->height < DR_PDF_TOP + LEAST_LAST * DR_PDF_BODY_HEIGHT ? find_last_page (self) : 0;
      if (begin > from)
        place_from (self, begin, self->n_pages - 1);
    }
  part_texts (self);
}
