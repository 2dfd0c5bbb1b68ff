/* A random sample for auditors: the same seed gives the same one on every machine. */
#include "dr-cli-interrupt.h"
#include "dr-cli-register.h"

#include <string.h>

#include "dr-json-members.h"
#include "dr-json-text.h"
#include "dr-sample.h"
#include "dr-text.h"

/* Columns of a reference; a longer one has a line of its own. */
#define REFERENCE_WIDTH 18

static void
add_line (GString    *out,
          const char *reference,
          const char *version,
          const char *stage,
          const char *record)
{
  static const guint widths[] = { REFERENCE_WIDTH, 3, 11 };
  const char *cells[] = { reference, version, stage };

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      dr_text_cell (out, cells[i], widths[i], i == 1 ? DR_ALIGN_RIGHT : DR_ALIGN_LEFT);
      g_string_append_c (out, ' ');
    }
  g_string_append_printf (out, "%s\n", record);
}

static void
to_text (const DrSample *sample,
         GString        *out)
{
  if (sample->n_population == 0)
    {
      g_string_append_printf (out, "%s\n", _("No sealed version is like that."));
      return;
    }

  add_line (out, _("Reference"), _("V"), _("Stage"), _("Record"));
  for (guint i = 0; i < sample->n_items; i++)
    {
      const DrSampleItem *item = &sample->items[i];
      g_autofree char *version = g_strdup_printf ("%u", item->version);
      gboolean fits = dr_text_width (item->reference) <= REFERENCE_WIDTH;

      if (!fits)
        dr_text_paragraph (out, "", "  ", item->reference);
      add_line (out, fits ? item->reference : "", version, dr_workflow_stage_name (item->stage), item->record);
    }
  g_string_append_printf (out, _("%u drawn of %u.\n"), sample->n_items, sample->n_population);
}

static void
to_json (const DrSample        *sample,
         const DrSampleOptions *options,
         GString               *out)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *seed = g_strdup_printf ("%" G_GUINT64_FORMAT, options->seed);
  g_autofree char *text = NULL;

  json_builder_begin_object (builder);
  dr_json_add_string (builder, "seed", seed);
  dr_json_add_count (builder, "population", sample->n_population);
  json_builder_set_member_name (builder, "sample");
  json_builder_begin_array (builder);
  for (guint i = 0; i < sample->n_items; i++)
    {
      json_builder_begin_object (builder);
      dr_json_add_string (builder, "reference", sample->items[i].reference);
      dr_json_add_count (builder, "version", sample->items[i].version);
      dr_json_add_string (builder, "stage", dr_stage_to_string (sample->items[i].stage));
      dr_json_add_string (builder, "record", sample->items[i].record);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  text = dr_json_to_text (builder);
  g_string_append (out, text);
}

static gboolean
parse_number (const char  *option,
              const char  *word,
              guint64      least,
              guint64     *number,
              GError     **error)
{
  if (word != NULL && g_ascii_string_to_unsigned (word, 10, least, G_MAXUINT64, number, NULL))
    return TRUE;

  if (word == NULL)
    g_set_error (error, DR_CLI_ERROR, DR_CLI_ERROR_USAGE, _("sample: %s is missing, expected a whole number (try --help)"),
                 option);
  else
    g_set_error (error, DR_CLI_ERROR, DR_CLI_ERROR_USAGE, _("%s is “%s”, expected a whole number from %lu"), option, word,
                 (gulong) least);

  return FALSE;
}

static gboolean
parse_stages (const char  *words,
              guint       *stages,
              GError     **error)
{
  g_auto (GStrv) each = words != NULL ? g_strsplit (words, ",", -1) : NULL;

  for (guint i = 0; each != NULL && each[i] != NULL; i++)
    {
      DrStage stage;

      if (!dr_stage_parse (each[i], &stage) || stage == DR_STAGE_DRAFT)
        {
          g_set_error (error, DR_CLI_ERROR, DR_CLI_ERROR_USAGE,
                       _("--stage is “%s”, expected some of: %s"), each[i],
                       "submitted returned endorsed approved decided monitored closed superseded withdrawn");
          return FALSE;
        }
      *stages |= 1u << stage;
    }

  return TRUE;
}

static DrSample *
draw (const char             *path,
      const DrSampleOptions  *options,
      GError                **error)
{
  g_autoptr (DrRegister) self = NULL;

  if (path != NULL)
    return dr_sample_bag (path, options, dr_cli_interrupt (), error);

  self = dr_cli_open_register (DR_STORE_OPEN_DEFAULT, error);

  return self != NULL ? dr_sample_register (self, options, dr_cli_interrupt (), error) : NULL;
}

/**
 * dr_cmd_sample:
 * @argc: number of words, the command's name first
 * @argv: the words
 *
 * sample --seed N --size N [PATH].
 *
 * Returns: done
 */
DrExit
dr_cmd_sample (int    argc,
               char **argv)
{
  g_autofree char *seed = NULL;
  g_autofree char *size = NULL;
  g_autofree char *stage = NULL;
  g_autofree char *service = NULL;
  g_autofree char *format_word = NULL;
  const GOptionEntry entries[] = {
    { "seed", 0, 0, G_OPTION_ARG_STRING, &seed, N_("Any whole number; say it before you know what it draws"), N_("N") },
    { "size", 0, 0, G_OPTION_ARG_STRING, &size, N_("How many"), N_("N") },
    { "stage", 0, 0, G_OPTION_ARG_STRING, &stage, N_("Only these stages, separated by commas"), N_("STAGE") },
    { "service", 0, 0, G_OPTION_ARG_STRING, &service, N_("Only this service"), N_("ID") },
    { "format", 0, 0, G_OPTION_ARG_STRING, &format_word, N_("text or json"), N_("FORMAT") },
    { NULL },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (DrSample) sample = NULL;
  g_autoptr (GString) out = g_string_new (NULL);
  DrSampleOptions options = { 0 };
  DrFormat format;

  if (!dr_cli_parse (&argc, &argv, entries, _("--seed N --size N [BAG]"),
                     _("A random sample of sealed versions, of the register or of a bag. Anybody can draw it again: each "
                       "version’s lot is the SHA-256 of SEED:REFERENCE:VERSION, and the smallest are drawn."),
                     _("Examples:\n  due-regard-cli sample --seed 7 --size 25\n"
                       "  due-regard-cli sample --seed 7 --size 25 --stage approved,decided register.zip\n"
                       "  printf 7:EIA-2026-001:1 | sha256sum"), &error)
      || !dr_cli_parse_format (format_word, &format, &error)
      || !parse_number ("--seed", seed, 0, &options.seed, &error)
      || !parse_number ("--size", size, 1, &options.size, &error)
      || !parse_stages (stage, &options.stages, &error))
    return dr_cli_fail (error);
  if (argc > 2)
    {
      g_set_error (&error, DR_CLI_ERROR, DR_CLI_ERROR_USAGE, _("sample: %d bags given, expected one or none (try --help)"),
                   argc - 1);
      return dr_cli_fail (error);
    }

  options.service = service;
  sample = draw (argc == 2 ? argv[1] : NULL, &options, &error);
  if (sample == NULL)
    return dr_cli_refuse (error);
  if (format == DR_FORMAT_JSON)
    to_json (sample, &options, out);
  else
    to_text (sample, out);
  g_print ("%s", out->str);

  return DR_EXIT_DONE;
}
