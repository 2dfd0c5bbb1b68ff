/* How the page looks: on a screen, wide and narrow, light, dark and in high contrast; and on paper. */
#include "dr-html-private.h"

#include <math.h>

static const char style[] =
  "*,*::before,*::after{box-sizing:border-box}\n"
  "html{font-size:100%;-webkit-text-size-adjust:100%;text-size-adjust:100%;scroll-padding-top:1rem}\n"
  "body{margin:0;background:var(--page);color:var(--foreground);"
  "font:1rem/1.55 system-ui,-apple-system,\"Segoe UI\",\"Noto Sans\",Roboto,\"Liberation Sans\",Arial,sans-serif;"
  "overflow-wrap:anywhere}\n"
  "a{color:var(--link);text-underline-offset:.15em}\n"
  "a:focus-visible,summary:focus-visible,.scroll:focus-visible,main:focus-visible{outline:3px solid var(--focus);outline-offset:2px}\n"
  ".skip{position:absolute;left:1rem;top:-4rem;background:var(--page);padding:.5rem 1rem;z-index:2}\n"
  ".skip:focus{top:.5rem}\n"
  ".marks{position:absolute}\n"

  "body>header{background:var(--band);color:var(--on-band);padding:2.25rem max(1rem,calc((100vw - 76rem)/2)) 2rem}\n"
  "body>header p{margin:0;max-width:48rem}\n"
  "body>header .kind{font-weight:600;letter-spacing:.02em}\n"
  "body>header h1{font-size:clamp(1.6rem,1.1rem + 2.4vw,2.5rem);line-height:1.2;margin:.4rem 0 .7rem;max-width:52rem;text-wrap:balance}\n"
  ".note.status{margin-block-end:2rem}\n"

  ".layout{max-width:78rem;margin:0 auto;padding:1.5rem 1rem 4rem}\n"
  
  "nav ol{list-style:none;margin:0;padding:0}\n"
  "nav li{margin:0}\n"
  "nav a{display:block;padding:.3rem 0;text-decoration:none}\n"
  "nav a:hover{text-decoration:underline}\n"
  "nav{border-block-end:1px solid var(--grid);padding-block-end:1rem;margin-block-end:2rem}\n"
  "nav ol{columns:16rem 3;column-gap:2rem}\n"
  "main{min-width:0}\n"
  "@media (min-width:72rem){.layout{display:grid;grid-template-columns:15rem minmax(0,1fr);gap:3.5rem}"
  "nav{position:sticky;top:1.5rem;align-self:start;max-height:calc(100vh - 3rem);overflow:auto;border:0;padding-block-end:0}"
  "nav ol{columns:auto}}\n"

  "section+section{margin-block-start:3.5rem}\n"
  "h2,h3,h4{line-height:1.3;text-wrap:balance;break-after:avoid}\n"
  "h2{font-size:1.65rem;margin:0 0 1rem;padding-block-start:.8rem;border-block-start:3px solid var(--accent)}\n"
  "h3{font-size:1.2rem;margin:2.2rem 0 .6rem}\n"
  "h4{font-size:1.03rem;margin:1.7rem 0 .4rem}\n"
  "nav h2{font-size:1rem;margin:0 0 .5rem;padding:0;border:0}\n"
  ".number{color:var(--muted);font-weight:400;margin-inline-end:.35em}\n"
  "p,ul,ol,dl{margin:0 0 .9rem}\n"
  "main p,main li,main dd{max-width:46rem}\n"
  "main ul,main ol{padding-inline-start:1.3rem}\n"
  "main li{margin-block-end:.45rem}\n"
  ".lead{font-size:1.16rem;line-height:1.5}\n"
  ".small{font-size:.93rem;color:var(--muted)}\n"
  ".m{color:var(--muted)}\n"
  "time{white-space:nowrap}\n"
  ".missing{color:var(--muted);font-style:italic}\n"
  "code{font:.92em/1.4 ui-monospace,\"Liberation Mono\",\"DejaVu Sans Mono\",monospace;word-break:break-all}\n"

  ".pairs>div{display:grid;grid-template-columns:minmax(8rem,16rem) minmax(0,1fr);gap:.1rem 1.5rem;padding:.45rem 0;"
  "border-block-end:1px solid var(--grid)}\n"
  ".pairs>div:first-child{border-block-start:1px solid var(--grid)}\n"
  "dt{font-weight:600}\n"
  "dd{margin:0}\n"
  "@media (max-width:36rem){.pairs>div{grid-template-columns:minmax(0,1fr)}}\n"

  ".note{border-inline-start:4px solid var(--outline);background:var(--tint);padding:.7rem 1rem;margin:0 0 1.1rem;max-width:48rem}\n"
  ".note.warning{border-color:var(--warning)}\n"
  ".note.missing{font-style:normal;background:none;border-inline-start-style:dashed;color:inherit}\n"
  ".note p{margin:0}\n"
  ".note .title{font-weight:600}\n"

  ".table{margin:0 0 1.4rem}\n"
  ".table+.small{margin-block-start:-.9rem}\n"
  ".table+.small+.table{margin-block-start:1.6rem}\n"
  ".scroll{overflow-x:auto}\n"
  "table{border-collapse:collapse;width:100%;font-size:.94rem;line-height:1.4;font-variant-numeric:tabular-nums}\n"
  "caption{text-align:start;font-weight:600;padding:.2rem 0 .5rem}\n"
  ".scroll caption>span{display:inline-block;position:sticky;inset-inline-start:0;max-width:calc(100vw - 2.5rem)}\n"
  "th,td{text-align:start;vertical-align:top;padding:.45rem .7rem .45rem 0;border-block-end:1px solid var(--grid)}\n"
  "th:last-child,td:last-child{padding-inline-end:0}\n"
  "[dir=rtl] th,[dir=rtl] td{padding:.45rem 0 .45rem .7rem}\n"
  "thead th{vertical-align:bottom;border-block-end:2px solid var(--outline)}\n"
  "thead th[colspan]{border-block-end:1px solid var(--outline)}\n"
  "tbody th{font-weight:500}\n"
  "th.n,td.n{text-align:end;overflow-wrap:break-word}\n"   /* no number is broken: its column is as wide as it is */
  ".scroll th,.scroll td{min-width:6.5em}\n"
  ".scroll thead th{overflow-wrap:break-word}\n"   /* a column is as wide as its title's longest word: the table scrolls */
  ".scroll tbody th,.scroll thead tr:first-child th:first-child{min-width:10em}\n"
  ".ten th,.ten td{min-width:6em;font-size:.9em}\n"

  "figure{margin:0 0 2rem}\n"
  "figcaption{font-weight:600;margin-block-end:.3rem}\n"
  ".chart{display:block;height:auto;max-width:100%;margin:.8rem 0;font-family:inherit;font-size:13.33px}\n"
  ".chart .small{font-size:11.73px;color:inherit}\n"
  ".chart .large{font-size:16px;font-weight:700}\n"
  ".chart .bold{font-weight:700}\n"
  ".narrow{display:none}\n"
  "@media screen and (max-width:46rem){.narrow{display:block}.wide{display:none}}\n"
  "summary{cursor:pointer;padding:.3rem 0;color:var(--link)}\n"
  "details[open]>summary{margin-block-end:.5rem}\n"
  "body>footer{border-block-start:1px solid var(--grid);padding:1.2rem max(1rem,calc((100vw - 76rem)/2)) 3rem;font-size:.93rem;color:var(--muted)}\n"
  "body>footer p{margin:0}\n"

  "@page{size:A4;margin:14mm 16mm 16mm;@bottom-right{content:counter(page);font:9pt sans-serif}}\n"
  "@page:first{margin-block:11mm 13mm}\n"
  "@media print{html{font-size:10pt}body{line-height:1.45}.skip,nav{display:none}.layout{display:block;padding:0;max-width:none}"
  "body>header{background:none;color:inherit;padding:0 0 2.5mm;border-block-end:1pt solid}body>header .subject,body>header .publisher{display:inline-block;margin-inline-end:5mm}"
  "body>header h1{font-size:17pt;max-width:none;margin:1mm 0 1.5mm}.note.status{margin:2.5mm 0;padding-block:1.2mm;font-size:9pt;line-height:1.35}"
  "main p,main li,main dd,.note{max-width:none}.lead{font-size:11pt}th,td{padding-block:1mm}.pairs>div{padding:.8mm 0}"
  "section+section{margin-block-start:10mm}h2{font-size:16pt}h3{font-size:12.5pt}h4{font-size:11pt}"
  ".page{break-before:page}.scroll{overflow:visible}.scroll th,.scroll td{min-width:0}.scroll thead th{overflow-wrap:anywhere}table{font-size:8.8pt}"
  "thead{display:table-header-group}tr,.note,.pairs>div,figcaption,li{break-inside:avoid}"
  "caption,figcaption,figure>.small,h2+.lead,h2+.small,.lead+.small{break-after:avoid;break-inside:avoid}"
  "p{orphans:3;widows:3}details::details-content{content-visibility:visible;height:auto;display:block}"
  "summary{list-style:none;color:inherit}a{color:inherit}"
  ".chart{break-inside:auto}body>footer{padding:4mm 0 0}}\n"

  /* What stands first is to be on one page: smaller and closer, and more so with the chart that members have. */
  "@media print{.summary{font-size:9pt;line-height:1.35}.summary:has(figure){font-size:8.2pt;line-height:1.3}"
  ".summary :is(p,ul,ol,dl,.table,.note,figure){margin-block-end:1.6mm}.summary :is(.table,.table+.small)+.small{margin-block-start:-.8mm}"
  ".summary .note{padding-block:1.2mm;margin-block-start:2mm}.summary .note p{margin:0}.summary li{margin-block-end:.5mm}"
  ".summary h2{font-size:14pt;padding-block-start:1.5mm;margin-block-end:1.5mm}.summary h3{font-size:1.2em;margin:2.2mm 0 .8mm}"
  ".summary .lead{font-size:1.12em;line-height:inherit}.summary :is(.small,table){font-size:.95em}.summary table{line-height:1.25}"
  ".summary tr>*{padding-block:.5mm}.summary caption{padding:0 0 .8mm}.summary .chart{margin:1mm 0;width:90%}"
  ".summary .pairs{display:grid;grid-template-columns:1fr 1fr;column-gap:8mm}.summary .pairs>div{grid-template-columns:2fr 3fr}}\n";

typedef struct {
  const char *link;
  const char *page;
  const char *band;
  const char *on_band;
  const char *accent;
  const char *tint;
  const char *warning;
} PageColours;

/* Beside the colours of the charts: at least 4.5:1 for text on page, tint and band. */
static const PageColours pages[DR_N_CHART_STYLES] = {
  [DR_CHART_LIGHT] = { "#1a5276", "#ffffff", "#12355b", "#ffffff", "#12355b", "#f3f5f8", "#b3401e" },
  [DR_CHART_DARK] = { "#9cc8f2", "#1e1e1e", "#10263a", "#f2f2f3", "#6aa3d8", "#292b2f", "#f0916f" },
  [DR_CHART_HIGH_CONTRAST] = { "#00308f", "#ffffff", "#ffffff", "#000000", "#000000", "#ffffff", "#8a1f00" },
  [DR_CHART_HIGH_CONTRAST_DARK] = { "#b9dcff", "#000000", "#000000", "#ffffff", "#ffffff", "#000000", "#ffb199" },
};

static void
add_colour (GString    *out,
            const char *name,
            int         index,
            DrColour    colour)
{
  g_string_append_printf (out, "--%s", name);
  if (index >= 0)
    g_string_append_printf (out, "-%d", index);
  g_string_append_printf (out, ":#%02x%02x%02x;", (guint) lround (colour.red * 255.0), (guint) lround (colour.green * 255.0),
                          (guint) lround (colour.blue * 255.0));
}

/* The colours of one style, as the page's variables. */
static void
add_palette (GString      *out,
             DrChartStyle  which)
{
  g_autoptr (DrChartTheme) theme = dr_chart_theme_new (which, NULL);
  const PageColours *page = &pages[which];

  g_string_append_printf (out, ":root{--page:%s;--link:%s;--band:%s;--on-band:%s;--accent:%s;--tint:%s;--warning:%s;", page->page,
                          page->link, page->band, page->on_band, page->accent, page->tint, page->warning);
  add_colour (out, "background", -1, theme->background);
  add_colour (out, "foreground", -1, theme->foreground);
  add_colour (out, "muted", -1, theme->muted);
  add_colour (out, "outline", -1, theme->outline);
  add_colour (out, "grid", -1, theme->grid);
  add_colour (out, "focus", -1, theme->focus);
  for (int i = 0; i < DR_N_CHART_MEASURES; i++)
    {
      add_colour (out, "certain", i, theme->certain[i]);
      add_colour (out, "possible", i, theme->possible[i]);
    }
  for (int i = 0; i < DR_N_CHART_MIXES; i++)
    add_colour (out, "mix", i, theme->mix[i]);
  for (int i = 0; i < DR_N_HEAT_CLASSES; i++)
    {
      add_colour (out, "heat", i, theme->heat[i]);
      add_colour (out, "on-heat", i, dr_colour_text_on (theme->heat[i]));
    }
  g_string_append (out, "}");
}

static void
add_paint (GString    *out,
           const char *name,
           int         n)
{
  for (int i = n > 0 ? 0 : -1; i < n; i++)
    {
      g_autofree char *full = i >= 0 ? g_strdup_printf ("%s-%d", name, i) : g_strdup (name);

      g_string_append_printf (out, ".f.c-%s{fill:var(--%s)}.s.c-%s{stroke:var(--%s)}", full, full, full, full);
    }
}

/**
 * dr_html_add_style:
 * @out: the page's head
 *
 * The style sheet: the palettes of the charts as variables, light unless the reader asks for another, always light on paper.
 */
void
dr_html_add_style (GString *out)
{
  g_string_append (out, "<style>\n:root{color-scheme:light dark}\n");
  add_palette (out, DR_CHART_LIGHT);
  g_string_append (out, "\n@media screen and (prefers-color-scheme:dark){");
  add_palette (out, DR_CHART_DARK);
  g_string_append (out, "}\n@media screen and (prefers-contrast:more){");
  add_palette (out, DR_CHART_HIGH_CONTRAST);
  g_string_append (out, "}\n@media screen and (prefers-contrast:more) and (prefers-color-scheme:dark){");
  add_palette (out, DR_CHART_HIGH_CONTRAST_DARK);
  g_string_append (out, "}\n");
  add_paint (out, "background", 0);
  add_paint (out, "foreground", 0);
  add_paint (out, "muted", 0);
  add_paint (out, "outline", 0);
  add_paint (out, "grid", 0);
  add_paint (out, "certain", DR_N_CHART_MEASURES);
  add_paint (out, "possible", DR_N_CHART_MEASURES);
  add_paint (out, "mix", DR_N_CHART_MIXES);
  add_paint (out, "heat", DR_N_HEAT_CLASSES);
  add_paint (out, "on-heat", DR_N_HEAT_CLASSES);
  g_string_append_c (out, '\n');
  g_string_append (out, style);
  g_string_append (out, "</style>\n");
}
