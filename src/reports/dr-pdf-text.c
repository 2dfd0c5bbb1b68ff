/* Words on paper: laid out for a width, drawn run by run, so that each link is an element of its own. */
#include "dr-pdf-private.h"

#include <math.h>
#include <string.h>

#include "dr-bound-words.h"

#define JOINER 0x2060
#define MOST_WHOLE 26      /* letters of a range that is not broken: "12,345 to 123,456 people" */
#define WIDE_LETTER 0.56   /* of the size of the text: about */

typedef struct {
  double      size;     /* points */
  PangoWeight weight;
  guint32     colour;
} Look;

static const Look looks[DR_N_PDF_STYLES] = {
  [DR_PDF_KIND] = { 10.0, PANGO_WEIGHT_SEMIBOLD, 0x12355b },
  [DR_PDF_TITLE] = { 19.0, PANGO_WEIGHT_BOLD, 0x12355b },
  [DR_PDF_SUBJECT] = { 9.5, PANGO_WEIGHT_NORMAL, 0x4c4f56 },
  [DR_PDF_HEADING_1] = { 16.0, PANGO_WEIGHT_BOLD, 0x12355b },
  [DR_PDF_HEADING_2] = { 11.5, PANGO_WEIGHT_BOLD, 0x1d1d20 },
  [DR_PDF_HEADING_3] = { 9.8, PANGO_WEIGHT_BOLD, 0x1d1d20 },
  [DR_PDF_LEAD] = { 11.0, PANGO_WEIGHT_NORMAL, 0x1d1d20 },
  [DR_PDF_PLAIN] = { 9.4, PANGO_WEIGHT_NORMAL, 0x1d1d20 },
  [DR_PDF_STRONG] = { 9.4, PANGO_WEIGHT_BOLD, 0x1d1d20 },
  [DR_PDF_SMALL] = { 8.2, PANGO_WEIGHT_NORMAL, 0x4c4f56 },
  [DR_PDF_CAPTION] = { 8.8, PANGO_WEIGHT_BOLD, 0x1d1d20 },
  [DR_PDF_CELL] = { 8.2, PANGO_WEIGHT_NORMAL, 0x1d1d20 },
  [DR_PDF_HEAD_CELL] = { 8.2, PANGO_WEIGHT_BOLD, 0x1d1d20 },
  [DR_PDF_RUNNING] = { 7.8, PANGO_WEIGHT_NORMAL, 0x4c4f56 },
};

#define LINK_COLOUR 0x1a5276
#define MUTED_COLOUR 0x4c4f56

static DrColour
colour_of (guint32 hex)
{
  return (DrColour) { (hex >> 16 & 0xff) / 255.0, (hex >> 8 & 0xff) / 255.0, (hex & 0xff) / 255.0 };
}

/* Words of one run that the renderer itself says. */
const DrWords *
dr_pdf_words (DrPdf      *self,
              const char *text,
              const char *link,
              DrRunStyle  style)
{
  DrRun *run = dr_arena_array0 (self->arena, DrRun, 1);
  DrWords *words = dr_arena_array0 (self->arena, DrWords, 1);

  *run = (DrRun) {
    .value = { .kind = DR_VALUE_TEXT, .text = dr_arena_strdup (self->arena, text), .lo = DR_UNKNOWN, .hi = DR_UNKNOWN,
               .of = DR_UNKNOWN },
    .style = style,
    .link = link != NULL ? dr_arena_strdup (self->arena, link) : NULL,
  };
  *words = (DrWords) { run, 1 };

  return words;
}

/* A link that leads somewhere. */
static const char *
link_of (const DrPdf *self,
         const DrRun *run)
{
  if (run->link == NULL || (run->link[0] == '#' && !g_hash_table_contains (self->anchors, run->link + 1)))
    return NULL;

  return run->link;
}

/* What no page may hold is replaced; what runs the other way is set apart from what stands around it. */
static void
add_value (GString       *out,
           const DrValue *value,
           gboolean       alone,
           gboolean       right_to_left)
{
  g_autofree char *valid = g_utf8_make_valid (value->text, -1);
  gboolean apart = !alone && dr_text_runs_right_to_left (valid, right_to_left) != right_to_left
                   && (value->kind == DR_VALUE_SAID || value->kind == DR_VALUE_PERSON);

  if (apart)
    g_string_append (out, "\xe2\x81\xa8");
  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar sign = g_utf8_get_char (at);

      if ((sign < 0x20 && sign != '\n' && sign != '\t') || (sign >= 0x7f && sign < 0xa0) || (sign & 0xfffe) == 0xfffe
          || (sign >= 0xfdd0 && sign <= 0xfdef))
        g_string_append (out, "\xef\xbf\xbd");
      else
        g_string_append_unichar (out, sign);
    }
  if (apart)
    g_string_append (out, "\xe2\x81\xa9");
}

static void
add_attribute (PangoAttrList  *list,
               PangoAttribute *attribute,
               gsize           from,
               gsize           to)
{
  attribute->start_index = (guint) from;
  attribute->end_index = (guint) to;
  pango_attr_list_insert (list, attribute);
}

/* A number with what it counts, or a range of such, that is short enough to stand in a column. */
gboolean
dr_pdf_text_is_whole (const DrValue *value)
{
  return dr_value_is_number (value) && !g_unichar_isalpha (g_utf8_get_char (value->text)) && g_utf8_strlen (value->text, -1) < MOST_WHOLE && strchr (value->text, '\n') == NULL;
}

/* No line breaks between the space at @at and what follows it. The text stays as it is: whoever copies it copies spaces. */
static void
bind_space (PangoAttrList *list,
            const GString *text,
            gsize          at)
{
  if (text->str[at + 1] != '\0')
    add_attribute (list, pango_attr_allow_breaks_new (FALSE), at, (gsize) (g_utf8_next_char (text->str + at + 1) - text->str));
}

/* What dr_bound_words() would put other spaces and joiners into. */
static void
bind_words (PangoAttrList *list,
            const GString *text)
{
  g_autofree char *bound = dr_bound_words (text->str);
  const char *other = bound;

  for (const char *at = text->str; *at != '\0'; at = g_utf8_next_char (at))
    {
      if (g_utf8_get_char (other) == JOINER && g_utf8_get_char (at) != JOINER)
        {
          const char *before = at > text->str ? g_utf8_prev_char (at) : at;

          add_attribute (list, pango_attr_allow_breaks_new (FALSE), (gsize) (before - text->str),
                         (gsize) (g_utf8_next_char (at) - text->str));
          other = g_utf8_next_char (other);
        }
      if (*at == ' ' && *other != ' ')
        bind_space (list, text, (gsize) (at - text->str));
      other = g_utf8_next_char (other);
    }
}

/* A range is not broken where there is room for all of it: "0 to 3,194 people"; nor "not known in 2". */
static void
bind_values (const DrPdf     *self,
             PangoAttrList   *list,
             const DrPdfText *text,
             const GString   *string,
             double           width)
{
  gsize from = 0;

  for (guint i = 0; i < text->words->n; from = text->ends[i++])
    {
      const DrValue *value = &text->words->runs[i].value;
      gboolean whole = dr_pdf_text_is_whole (value)
                       && (double) g_utf8_strlen (value->text, -1) * WIDE_LETTER * looks[text->style].size * self->scale < width;

      for (gsize at = from; at < text->ends[i]; at++)
        if (string->str[at] == ' '
            && (whole || ((value->kind == DR_VALUE_MISSING || dr_value_is_number (value)) && g_ascii_isdigit (string->str[at + 1])
                          && g_unichar_isalpha (g_utf8_get_char (value->text)))))
          bind_space (list, string, at);
    }
}

static void
add_attributes (const DrPdf   *self,
                PangoAttrList *list,
                const DrRun   *run,
                DrPdfStyle     style,
                gsize          from,
                gsize          to)
{
  if (run->style == DR_RUN_STRONG && looks[style].weight < PANGO_WEIGHT_BOLD)
    add_attribute (list, pango_attr_weight_new (PANGO_WEIGHT_BOLD), from, to);
  if (run->style == DR_RUN_CODE || run->value.kind == DR_VALUE_DIGEST)
    {
      add_attribute (list, pango_attr_family_new ("Noto Sans Mono, Liberation Mono, DejaVu Sans Mono, Monospace"), from, to);
      add_attribute (list, pango_attr_scale_new (0.9), from, to);
    }
  if (run->value.kind == DR_VALUE_MISSING)
    add_attribute (list, pango_attr_style_new (PANGO_STYLE_ITALIC), from, to);
  /* The colour is not used in drawing: it makes links, and what is muted, runs of their own. */
  if (link_of (self, run) != NULL || run->style == DR_RUN_MUTED || run->value.kind == DR_VALUE_MISSING)
    add_attribute (list, pango_attr_foreground_new (1, 1, 1), from, to);
}

static PangoFontDescription *
font_of (const DrPdf *self,
         DrPdfStyle   style)
{
  PangoFontDescription *font = pango_font_description_copy (pango_context_get_font_description (self->context));

  pango_font_description_set_size (font, (int) round (looks[style].size * self->scale * PANGO_SCALE));
  pango_font_description_set_weight (font, looks[style].weight);

  return font;
}

static void
measure_lines (DrPdf     *self,
               DrPdfText *text)
{
  PangoLayoutIter *iter = pango_layout_get_iter (text->layout);
  guint line = 0;

  text->n_lines = (guint) pango_layout_get_line_count (text->layout);
  text->tops = dr_arena_array0 (self->arena, double, text->n_lines + 1);
  do
    {
      int from;
      int to;

      pango_layout_iter_get_line_yrange (iter, &from, &to);
      text->tops[line] = (double) from / PANGO_SCALE;
      text->tops[++line] = (double) to / PANGO_SCALE;
    }
  while (line < text->n_lines && pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
}

/* Pango turns left and right round in a paragraph that runs against the page. Only what one person typed finds its own side. */
static void
align (const DrPdf *self,
       DrPdfText   *text,
       gboolean     at_end)
{
  gboolean rtl = self->document->right_to_left;
  gboolean said = text->words->n == 1 && text->words->runs[0].value.kind == DR_VALUE_SAID;
  gboolean against = dr_text_runs_right_to_left (pango_layout_get_text (text->layout), rtl) != rtl;
  gboolean right = rtl != at_end;

  if (against && !said)
    right = !right;
  pango_layout_set_alignment (text->layout, right ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
}

/* @at_end: figures in a column line up at its end. Belongs to @self. */
DrPdfText *
dr_pdf_text_new (DrPdf         *self,
                 const DrWords *words,
                 DrPdfStyle     style,
                 double         width,
                 gboolean       at_end)
{
  DrPdfText *text = dr_arena_array0 (self->arena, DrPdfText, 1);
  g_autoptr (GString) string = g_string_new (NULL);
  PangoAttrList *list = pango_attr_list_new ();
  PangoFontDescription *font = font_of (self, style);

  text->layout = pango_layout_new (self->context);
  text->words = words;
  text->style = style;
  text->ends = dr_arena_array0 (self->arena, gsize, words->n + 1);
  /* Ligatures are left out: a reader that takes the text apart finds each letter. Figures have one width. */
  pango_attr_list_insert (list, pango_attr_font_features_new ("liga=0,clig=0,dlig=0,tnum=1"));
  /* A word or digest that is too long is broken as it is: a hyphen would be read, and copied, as part of it. */
  pango_attr_list_insert (list, pango_attr_insert_hyphens_new (FALSE));
  for (guint i = 0; i < words->n; i++)
    {
      gsize from = string->len;

      add_value (string, &words->runs[i].value, words->n == 1, self->document->right_to_left);
      text->ends[i] = string->len;
      add_attributes (self, list, &words->runs[i], style, from, string->len);
      text->in_parts = text->in_parts || link_of (self, &words->runs[i]) != NULL;
    }
  bind_words (list, string);
  bind_values (self, list, text, string, width);
  pango_layout_set_font_description (text->layout, font);
  pango_layout_set_attributes (text->layout, list);
  pango_layout_set_text (text->layout, string->str, (int) string->len);
  pango_layout_set_width (text->layout, (int) floor (MAX (width, 4.0) * PANGO_SCALE));
  pango_layout_set_wrap (text->layout, PANGO_WRAP_WORD_CHAR);
  align (self, text, at_end);
  measure_lines (self, text);
  pango_attr_list_unref (list);
  pango_font_description_free (font);
  g_ptr_array_add (self->texts, text);

  return text;
}

/* Its memory is the arena's. */
void
dr_pdf_text_free (DrPdfText *self)
{
  g_clear_object (&self->layout);
}

double
dr_pdf_text_height (const DrPdfText *self,
                    guint            first,
                    guint            end)
{
  return self->tops[end] - self->tops[first];
}

/* How wide @text is on one line. */
double
dr_pdf_text_longest (DrPdf      *self,
                     const char *text,
                     DrPdfStyle  style)
{
  g_autoptr (PangoLayout) layout = pango_layout_new (self->context);
  PangoFontDescription *font = font_of (self, style);
  PangoRectangle logical;

  pango_layout_set_font_description (layout, font);
  pango_layout_set_text (layout, text, -1);
  pango_layout_get_extents (layout, NULL, &logical);
  pango_font_description_free (font);

  return (double) logical.width / PANGO_SCALE;
}

/* Begins an element. */
void
dr_pdf_begin (const DrPdf *self,
              cairo_t     *cr,
              const char  *tag)
{
  if (!self->untagged)
    cairo_tag_begin (cr, tag, NULL);
}

/* Begins an element with an attribute of text: what stands in it is quoted. */
static void
begin_with (const DrPdf *self,
            cairo_t     *cr,
            const char  *tag,
            const char  *key,
            const char  *value)
{
  g_autoptr (GString) attributes = g_string_new (NULL);

  if (self->untagged)
    return;
  g_string_append_printf (attributes, "%s='", key);
  for (const char *at = value; *at != '\0'; at++)
    {
      if (*at == '\'' || *at == '\\')
        g_string_append_c (attributes, '\\');
      g_string_append_c (attributes, *at);
    }
  g_string_append_c (attributes, '\'');
  cairo_tag_begin (cr, tag, attributes->str);
}

void
dr_pdf_end (const DrPdf *self,
            cairo_t     *cr,
            const char  *tag)
{
  if (!self->untagged)
    cairo_tag_end (cr, tag);
}

static const DrRun *
run_at (const DrPdfText *text,
        gsize            byte)
{
  for (guint i = 0; i < text->words->n; i++)
    if (byte < text->ends[i])
      return &text->words->runs[i];

  return NULL;
}

static void
begin_part (const DrPdf *self,
            cairo_t     *cr,
            const char  *link)
{
  if (link == NULL)
    dr_pdf_begin (self, cr, "Span");
  else if (link[0] == '#')
    begin_with (self, cr, CAIRO_TAG_LINK, "dest", link + 1);
  else
    begin_with (self, cr, CAIRO_TAG_LINK, "uri", link);
}

typedef struct {
  DrPdf      *pdf;
  cairo_t    *cr;
  gboolean    in_parts;
  gboolean    open;
  const char *link;      /* of what is open */
} Parts;

static void
end_part (Parts *self)
{
  if (self->open)
    dr_pdf_end (self->pdf, self->cr, self->link != NULL ? CAIRO_TAG_LINK : "Span");
  self->open = FALSE;
}

static void
want_part (Parts      *self,
           const char *link)
{
  if (!self->in_parts || (self->open && g_strcmp0 (self->link, link) == 0))
    return;
  end_part (self);
  self->link = link;
  self->open = TRUE;
  begin_part (self->pdf, self->cr, link);
}

static void
draw_run (DrPdf           *self,
          const DrPdfText *text,
          PangoLayoutIter *iter,
          double           x,
          double           y,
          Parts           *parts)
{
  PangoLayoutRun *run = pango_layout_iter_get_run_readonly (iter);
  const DrRun *of = run_at (text, (gsize) run->item->offset);
  const char *link = of != NULL ? link_of (self, of) : NULL;
  gboolean muted = of != NULL && (of->style == DR_RUN_MUTED || of->value.kind == DR_VALUE_MISSING);
  DrColour colour = colour_of (link != NULL ? LINK_COLOUR : muted ? MUTED_COLOUR : looks[text->style].colour);
  double baseline = y + (double) pango_layout_iter_get_baseline (iter) / PANGO_SCALE;
  PangoRectangle logical;
  double left;

  pango_layout_iter_get_run_extents (iter, NULL, &logical);
  left = x + (double) logical.x / PANGO_SCALE;
  want_part (parts, link);
  cairo_set_source_rgb (parts->cr, colour.red, colour.green, colour.blue);
  cairo_move_to (parts->cr, left, baseline);
  pango_cairo_show_glyph_item (parts->cr, pango_layout_get_text (text->layout), run);
  if (link != NULL && !text->quiet_links)
    {
      cairo_rectangle (parts->cr, left, baseline + 1.3, (double) logical.width / PANGO_SCALE, 0.35);
      cairo_fill (parts->cr);
    }
}

/* Draws lines @first to @end, the top of the first at @y. */
void
dr_pdf_text_draw (DrPdf           *self,
                  cairo_t         *cr,
                  const DrPdfText *text,
                  guint            first,
                  guint            end,
                  double           x,
                  double           y)
{
  PangoLayoutIter *iter = pango_layout_get_iter (text->layout);
  Parts parts = { self, cr, text->in_parts, FALSE, NULL };
  guint line = 0;

  do
    {
      if (pango_layout_iter_get_run_readonly (iter) == NULL)
        {
          /* The area of a link is a rectangle: one for each line. */
          if (parts.link != NULL)
            end_part (&parts);
          line++;
        }
      else if (line >= first && line < end)
        draw_run (self, text, iter, x, y - text->tops[first], &parts);
    }
  while (line < end && pango_layout_iter_next_run (iter));
  end_part (&parts);
  pango_layout_iter_free (iter);
}
