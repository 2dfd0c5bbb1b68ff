#include "chart-fixture.h"

#include "dr-evidence.h"
#include "dr-heat-map.h"
#include "dr-interval-chart.h"
#include "dr-mix-chart.h"
#include "dr-series-chart.h"
#include "dr-timeline-chart.h"

#include <math.h>

#define KNOWN(lo, hi) { TRUE, FALSE, lo, hi }
#define ABOUT(value) { TRUE, TRUE, value, value }
#define NOT_KNOWN { FALSE, FALSE, 0.0, 0.0 }

DrChart *
chart_fixture_worked_example (const DrChartTheme *theme)
{
  static const DrIntervalValue others[][4] = {
    { KNOWN (0, 410), KNOWN (300, 700), KNOWN (0, 0), KNOWN (120, 410) },
    { KNOWN (80, 300), KNOWN (80, 300), KNOWN (0, 0), KNOWN (0, 0) },
    { NOT_KNOWN, NOT_KNOWN, KNOWN (0, 0), KNOWN (0, 0) },
    { KNOWN (0, 60), KNOWN (0, 90), KNOWN (0, 0), KNOWN (10, 40) },
  };
  static const DrIntervalRow rows[] = {
    { "Everyone", 10000, TRUE, NULL, { KNOWN (0, 2200), KNOWN (450, 6100) }, NULL },
    { "Aged 75 and over", 1200, FALSE, NULL, { KNOWN (120, 340), KNOWN (283, 640) }, others[0] },
    { "Disabled people whose daily life is limited a lot", 820, FALSE, NULL, { KNOWN (95, 260), KNOWN (95, 410) },
      others[1] },
    { "People who speak little or no English", 310, FALSE, NULL, { NOT_KNOWN, NOT_KNOWN }, others[2] },
    { "Households without a car or van", 540, FALSE, "households, not people", { ABOUT (90), KNOWN (90, 180) }, others[3] },
    { "Trans people", DR_UNKNOWN, FALSE, "number not known", { NOT_KNOWN, NOT_KNOWN }, NULL },
    { "Unpaid carers", 900, FALSE, NULL, { KNOWN (0, 0), KNOWN (0, 45) }, NULL },
    { "Aged 16 to 44", 4100, FALSE, NULL, { KNOWN (0, 0), KNOWN (0, 0) }, NULL },
  };
  static const char *const options[] = { "Close the desk", "Keep the desk with shorter hours" };
  static const DrIntervalChartData data = {
    "Who could be left without a way in", "Newly excluded and at risk if the desk moves to the library",
    DR_INTERVAL_PEOPLE, options, 2, rows, G_N_ELEMENTS (rows),
  };

  return dr_interval_chart_new (&data, theme);
}

static DrChart *
shares (const DrChartTheme *theme)
{
  static const DrIntervalRow rows[] = {
    { "Aged 85 and over", 4100, FALSE, NULL, { KNOWN (0.236, 0.533), KNOWN (0.31, 0.62) }, NULL },
    { "Deaf people who use British Sign Language", 130, FALSE, NULL, { NOT_KNOWN, NOT_KNOWN }, NULL },
    { "Disabled people", 20462, FALSE, NULL, { KNOWN (0.0, 0.161), KNOWN (0.042, 0.161) }, NULL },
    { "Women and girls", 76000, FALSE, NULL, { KNOWN (0.02, 0.02), KNOWN (0.02, 0.05) }, NULL },
  };
  static const DrIntervalChartData data = { "Share of each group", NULL, DR_INTERVAL_SHARE, NULL, 0, rows,
                                            G_N_ELEMENTS (rows) };

  return dr_interval_chart_new (&data, theme);
}

/* Sixty groups, from many to none, some unknown. */
static DrChart *
sixty (const DrChartTheme *theme)
{
  DrIntervalRow rows[60] = { 0 };
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  DrIntervalChartData data = { "Sixty groups", NULL, DR_INTERVAL_PEOPLE, NULL, 0, rows, G_N_ELEMENTS (rows) };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      double most = 12500.0 * exp (-0.12 * i);

      g_ptr_array_add (names, g_strdup_printf ("Group %u of the people of the district", i + 1));
      rows[i].name = g_ptr_array_index (names, i);
      rows[i].population = ceil (most * 1.7) + 20;
      for (guint j = 0; j < DR_N_CHART_MEASURES; j++)
        rows[i].value[j] = (DrIntervalValue) { i % 7 != 5, FALSE, floor (most * 0.2 * j), ceil (most * (0.6 + 0.4 * j)) };
    }

  return dr_interval_chart_new (&data, theme);
}

static DrChart *
extremes (const DrChartTheme *theme)
{
  static const DrIntervalRow rows[] = {
    { "Everyone in the whole of the county, its districts, boroughs, towns, parishes and unparished areas together",
      1234567890, TRUE, NULL, { KNOWN (1234567890, 1234567890), KNOWN (0, 1234567890) }, NULL },
    { "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaftsmitglieder", 3, FALSE,
      "a note that is rather longer than anybody would want a note to be, and then goes on",
      { KNOWN (1, 1), KNOWN (1, 2) }, NULL },
    { "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch", 98765432, FALSE, NULL,
      { KNOWN (0, 98765432), NOT_KNOWN }, NULL },
    { "", 0, FALSE, NULL, { KNOWN (0, 0), KNOWN (0, 0) }, NULL },
  };
  static const DrIntervalChartData data = { NULL, NULL, DR_INTERVAL_PEOPLE, NULL, 0, rows, G_N_ELEMENTS (rows) };

  return dr_interval_chart_new (&data, theme);
}

static DrChart *
all_unknown (const DrChartTheme *theme)
{
  static const DrIntervalRow rows[] = {
    { "Roma", DR_UNKNOWN, FALSE, NULL, { NOT_KNOWN, NOT_KNOWN }, NULL },
    { "Sikhs", DR_UNKNOWN, FALSE, NULL, { NOT_KNOWN, NOT_KNOWN }, NULL },
  };
  static const DrIntervalChartData data = { "Nothing known", NULL, DR_INTERVAL_PEOPLE, NULL, 0, rows,
                                            G_N_ELEMENTS (rows) };

  return dr_interval_chart_new (&data, theme);
}

static DrChart *
arabic (const DrChartTheme *theme)
{
  static const DrIntervalRow rows[] = {
    { "الأشخاص الذين تزيد أعمارهم عن 75 سنة", 1200, FALSE, NULL, { KNOWN (120, 340), KNOWN (283, 640) }, NULL },
    { "ذوو الإعاقة", 820, FALSE, NULL, { NOT_KNOWN, KNOWN (95, 410) }, NULL },
    { "English in between", 310, FALSE, NULL, { KNOWN (0, 0), KNOWN (0, 120) }, NULL },
  };
  static const DrIntervalChartData data = { "من قد يفقد وسيلة الوصول", NULL, DR_INTERVAL_PEOPLE, NULL, 0, rows,
                                            G_N_ELEMENTS (rows) };

  return dr_interval_chart_new (&data, theme);
}

#define SHARE(value) { TRUE, { value, value } }
#define RANGE(lo, hi) { TRUE, { lo, hi } }
#define UNSTATED { FALSE, { 0.0, 0.0 } }

DrChart *
chart_fixture_mix (const DrChartTheme *theme)
{
  static const DrMixRow rows[] = {
    { "Telephone", { SHARE (0.34), SHARE (0.48), SHARE (0.41), SHARE (0.30) } },
    { "Email", { SHARE (0.32), SHARE (0.29), UNSTATED, SHARE (0.25) } },
    { "Website", { SHARE (0.25), SHARE (0.07), SHARE (0.22), SHARE (0.40) } },
    { "Face to face", { RANGE (0.04, 0.09), SHARE (0.12), SHARE (0.025), SHARE (0.05) } },
    { "Other", { SHARE (0.02), SHARE (0.04), UNSTATED, SHARE (0.0) } },
  };
  static const DrMixChartData data = { "How people reach customer services", "Share of contacts by channel",
                                       { "2015", "survey of 2013", "January 2025", NULL }, { TRUE, TRUE, TRUE, TRUE },
                                       rows, G_N_ELEMENTS (rows) };

  return dr_mix_chart_new (&data, theme);
}

/* As the pilot knows it. */
static DrChart *
pilot_mix (const DrChartTheme *theme)
{
  static const DrMixRow rows[] = {
    { "Telephone", { SHARE (0.34), SHARE (0.48), UNSTATED, UNSTATED } },
    { "Email", { SHARE (0.32), SHARE (0.29), UNSTATED, UNSTATED } },
    { "Website", { SHARE (0.25), SHARE (0.07), UNSTATED, UNSTATED } },
    { "Face to face", { UNSTATED, UNSTATED, SHARE (0.025), UNSTATED } },
    { "Other", { SHARE (0.09), SHARE (0.16), UNSTATED, UNSTATED } },
  };
  static const DrMixChartData data = { "Channel mix of customer services", NULL,
                                       { "2015", "2013", "January 2025", NULL }, { TRUE, TRUE, TRUE, FALSE },
                                       rows, G_N_ELEMENTS (rows) };

  return dr_mix_chart_new (&data, theme);
}

DrChart *
chart_fixture_series (const DrChartTheme *theme)
{
  static const double values[][3] = { { 71000, 64000, 78000 }, { 21300, DR_UNKNOWN, 30000 }, { 0, 410, DR_UNKNOWN } };
  static const DrSeriesRow rows[] = { { "Telephone", values[0] }, { "Email", values[1] }, { "Face to face", values[2] } };
  static const char * const series[] = { "2023", "2024", "Can be handled" };
  static const DrSeriesChartData data = { "Contacts in a year", NULL, "Channel", "Contacts", DR_SERIES_COUNTS, series, 3, rows,
                                          G_N_ELEMENTS (rows) };

  return dr_series_chart_new (&data, theme);
}

/* More rows than are told one by one. */
static DrChart *
profile (const DrChartTheme *theme)
{
  static const char * const names[] = { "People under 65", "People aged 65 to 74", "People aged 75 and over", "Disabled people",
    "People who are not disabled", "Trans people", "White British people", "People of other ethnic groups", "Christians",
    "Muslims", "People of other religions or none", "Women and girls", "Men and boys", "Unpaid carers" };
  static const char * const series[] = { "Customers", "District" };
  double values[G_N_ELEMENTS (names)][2];
  DrSeriesRow rows[G_N_ELEMENTS (names)];
  DrSeriesChartData data = { "Customers against the district", NULL, "Group", "Share", DR_SERIES_SHARES, series, 2, rows,
                             G_N_ELEMENTS (names) };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      values[i][0] = i % 4 == 2 ? DR_UNKNOWN : (i % 5) * 0.21;
      values[i][1] = 0.03 + (i % 7) * 0.16;
      rows[i] = (DrSeriesRow) { names[i], values[i] };
    }

  return dr_series_chart_new (&data, theme);
}

DrChart *
chart_fixture_heat (const DrChartTheme *theme)
{
  static const char *const columns[] = { "Telephone", "Email", "Council website", "Online forms", "Web chat", "Post",
                                         "Face to face" };
  static const char *const rows[] = { "Everyone", "People aged 16 to 44", "People aged 65 to 74",
                                      "People aged 75 and over", "Disabled people",
                                      "Disabled people whose daily life is limited a lot",
                                      "People who speak little or no English", "Unpaid carers" };
  static const double values[] = { 0.95, 0.86, 0.82, 0.79, 0.52, 0.97, 0.99,  0.98, 0.99, 0.97, 0.95, 0.88, 0.9, 0.99,
                                   0.92, 0.7, 0.61, 0.58, 0.3, 0.98, 0.95,    0.82, 0.41, 0.54, 0.33, 0.11, 0.97, 0.9,
                                   0.79, 0.66, 0.6, 0.51, NAN, 0.9, 0.72,     NAN, NAN, 0.38, NAN, NAN, 0.81, 0.55,
                                   NAN, NAN, NAN, NAN, NAN, NAN, NAN,         0.93, 0.0, 0.2, 1.0, NAN, 0.4, 0.6 };
  DrHeatCell cells[G_N_ELEMENTS (values)] = { 0 };
  DrHeatMapData data = { "What is known of who can use which way in", NULL, "Share who can use it",
                         "answers, year of the survey", "fewer than 100 answers", columns, G_N_ELEMENTS (columns), rows,
                         G_N_ELEMENTS (rows), cells };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      cells[i].value = values[i];
      cells[i].detail = isnan (values[i]) ? NULL : i % 5 == 2 ? "84 · 2013" : "1,180 · 2021";
      cells[i].mark = !isnan (values[i]) && i % 5 == 2;
    }

  return dr_heat_map_new (&data, theme);
}

/* Effects of many services with long names, without second lines. */
DrChart *
chart_fixture_services (const DrChartTheme *theme)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *columns[16];
  const char *rows[24];
  DrHeatCell cells[16 * 24] = { 0 };
  DrHeatMapData data = { "What other changes add up to", NULL, "Share of the group affected", NULL, NULL, columns, 16,
                         rows, 24, cells };

  for (guint i = 0; i < 16; i++)
    {
      g_ptr_array_add (names, g_strdup_printf (i % 3 == 0 ? "Environmental services %u" : "Benefits desk %u", i + 1));
      columns[i] = g_ptr_array_index (names, names->len - 1);
    }
  for (guint i = 0; i < 24; i++)
    {
      g_ptr_array_add (names, g_strdup_printf ("People of group %u", i + 1));
      rows[i] = g_ptr_array_index (names, names->len - 1);
    }
  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    cells[i].value = i % 11 == 3 ? DR_UNKNOWN : fmod (i * 0.137, 1.0);

  return dr_heat_map_new (&data, theme);
}

/* A year of access points, some without a date. */
DrChart *
chart_fixture_timeline (const DrChartTheme *theme)
{
  static const char *const rows[] = { "Email", "Face to face", "Telephone", "British Sign Language by video relay" };
  static const DrTimelineEvent events[] = {
    { 1, 0, { 2026, 5, 4 }, "Town hall desk (Parking)" },
    { 2, 1, { 2026, 5, 4 }, "Permit line, 40 to 20 hours a week (Parking)" },
    { 1, 0, { 2026, 5, 31 }, "Library desk (Benefits)" },
    { 1, 2, { 2026, 5, 1 }, "Market desk, to Hub desk (Housing)" },
    { 1, 1, { 2026, 5, 1 }, "Hub desk, 30 to 12 hours a week (Housing)" },
    { 2, 0, { 2027, 2, 1 }, "Evening line (Housing)" },
    { 3, 0, { 0, 0, 0 }, "Relay (Customer services)" },
    { 0, 1, { 2026, 9, 0 }, "Waste inbox (Waste)" },
  };
  static const DrTimelineData data = { "What went, and when", NULL, "Channel", rows, G_N_ELEMENTS (rows),
                                       { "withdrawn", "reduced", "moved" }, events, G_N_ELEMENTS (events) };

  return dr_timeline_chart_new (&data, theme);
}

/* Many years, many events, names without end. */
static DrChart *
timeline_years (const DrChartTheme *theme)
{
  static const char *const rows[] = {
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaftsmitglieder",
    "A channel whose name is rather longer than anybody would want it to be", "", "Post",
  };
  DrTimelineEvent events[900] = { 0 };
  DrTimelineData data = { NULL, NULL, "Channel", rows, G_N_ELEMENTS (rows), { "withdrawn", "reduced", "moved" }, events,
                          G_N_ELEMENTS (events) };

  for (guint i = 0; i < G_N_ELEMENTS (events); i++)
    events[i] = (DrTimelineEvent) { i * i % 4, i % 3, { (guint16) (2009 + i % 17), (guint8) (i % 12 + 1), 1 },
                                    "An access point of some service" };

  return dr_timeline_chart_new (&data, theme);
}

/* From the first year that there is to the last: those in between are left out. */
static DrChart *
timeline_extremes (const DrChartTheme *theme)
{
  static const char *const rows[] = { "Post" };
  static const DrTimelineEvent events[] = {
    { 0, 0, { 1, 0, 0 }, "First" }, { 0, 1, { 9999, 12, 31 }, "Last" }, { 0, 1, { 2026, 0, 0 }, "Now" },
  };
  static const DrTimelineData data = { NULL, NULL, "Channel", rows, 1, { "withdrawn", "reduced", "moved" }, events,
                                       G_N_ELEMENTS (events) };

  return dr_timeline_chart_new (&data, theme);
}

/* Counts in classes of their own, and words of their own. */
static DrChart *
heat_classes (const DrChartTheme *theme)
{
  static const char *const columns[] = { "All services", "Parking", "Housing benefits" };
  static const char *const rows[] = { "Aged 75 and over", "Deaf people" };
  static const char *const classes[] = { "no one", "up to 99", "up to 999", "up to 9,999", "10,000 and more" };
  static const DrHeatCell cells[] = {
    { 0.9, "0–12,345", "in 12", TRUE, "0 to 12,345 people, in 12 assessments, and not known in 1 of them" },
    { 0.5, "0–340", "in 1", FALSE, "0 to 340 people, in 1 assessment" }, { 0.1, "–", NULL, FALSE, "no assessment affects it" },
    { NAN, NULL, NULL, FALSE, "not known how many people, in 2 assessments" }, { 0.3, "7", "in 1", FALSE, "7 people" },
    { 0.1, "0", "in 1", FALSE, "0 people" },
  };
  static const DrHeatMapData data = { NULL, NULL, "People newly excluded", "in how many assessments", "and more", columns, 3, rows, 2,
                                      cells, classes };

  return dr_heat_map_new (&data, theme);
}

const ChartFixture chart_fixtures[] = {
  { "interval", chart_fixture_worked_example },
  { "interval-share", shares },
  { "interval-sixty", sixty },
  { "interval-extremes", extremes },
  { "interval-unknown", all_unknown },
  { "interval-arabic", arabic },
  { "mix", chart_fixture_mix },
  { "mix-pilot", pilot_mix },
  { "series", chart_fixture_series },
  { "series-profile", profile },
  { "heat", chart_fixture_heat },
  { "heat-services", chart_fixture_services },
  { "heat-classes", heat_classes },
  { "timeline", chart_fixture_timeline },
  { "timeline-years", timeline_years },
  { "timeline-extremes", timeline_extremes },
};
const guint n_chart_fixtures = G_N_ELEMENTS (chart_fixtures);
