/* What is not known, over the whole register. */
#include "dr-evidence-commands.h"

#include "dr-cli-interrupt.h"
#include "dr-cli-register.h"
#include "dr-gap-words.h"
#include "dr-json-members.h"
#include "dr-json-text.h"
#include "dr-names.h"
#include "dr-text.h"

/* A gap that is smaller than this, in people, is listed in JSON alone. */
#define LEAST_GAIN 1.0

/* Assessments that are named of one gap. */
#define MAX_NAMED 5

/* Gaps that are shown unless more are asked for. */
#define DEFAULT_LIMIT 20

static void
add_gap (GString      *out,
         const DrGaps *gaps,
         const DrGap  *gap)
{
  g_autofree char *title = dr_gap_title (gaps, gap);
  g_autofree char *known = dr_gap_known (gaps, gap);
  g_autofree char *find_out = dr_gap_find_out (gaps, gap);
  g_autofree char *people = dr_format_whole ((gint64) (gap->gain + 0.5));
  g_autofree char *first = g_strdup_printf ("%10s  ", people);
  g_autofree char *in = g_strdup_printf (ngettext ("In %u assessment:", "In %u assessments:", gap->n_uses), gap->n_uses);
  g_autoptr (GString) named = g_string_new (in);

  for (guint i = 0; i < MIN (gap->n_uses, MAX_NAMED); i++)
    g_string_append_printf (named, "%s %s", i > 0 ? "," : "", gaps->assessments[gap->uses[i].assessment].reference);
  if (gap->n_uses > MAX_NAMED)
    g_string_append (named, " …");
  dr_text_paragraph (out, first, "            ", title);
  dr_text_paragraph (out, "            ", "            ", known);
  dr_text_paragraph (out, "            ", "            ", find_out);
  dr_text_paragraph (out, "            ", "            ", named->str);
}

static char *
to_text (const DrGaps *self,
         guint         limit)
{
  GString *out = g_string_new (NULL);
  guint n = 0;

  while (n < self->n_items && self->items[n].gain >= LEAST_GAIN)
    n++;
  if (n > 0)
    g_string_append_printf (out, "%10s  %s\n", _("People"), _("Figure that would settle it"));
  for (guint i = 0; i < MIN (n, limit); i++)
    add_gap (out, self, &self->items[i]);
  if (n > limit)
    g_string_append_printf (out, _("%u of %u shown (--limit).\n"), limit, n);
  for (guint i = 0; i < self->n_assessments; i++)
    if (self->assessments[i].problem != NULL)
      dr_text_paragraph (out, _("Not counted: "), "  ", self->assessments[i].problem);
  g_string_append_printf (out, ngettext ("%1$u figure would settle more, in %2$u of %3$u assessments.\n",
                                         "%1$u figures would settle more, in %2$u of %3$u assessments.\n", n),
                          n, self->n_uncertain, self->n_assessments);

  return g_string_free (out, FALSE);
}

static void
add_json_gap (JsonBuilder  *builder,
              const DrGaps *self,
              const DrGap  *gap)
{
  g_autofree char *target = dr_gap_target (self, gap);
  g_autofree char *title = dr_gap_title (self, gap);

  json_builder_begin_object (builder);
  dr_json_add_string (builder, "group", self->evidence->groups[gap->group].id);
  dr_json_add_string (builder, "ref", target);
  dr_json_add_string (builder, "place", gap->place);
  dr_json_add_string (builder, "title", title);
  dr_json_add_number (builder, "gain", gap->gain);
  json_builder_set_member_name (builder, "assessments");
  json_builder_begin_array (builder);
  for (guint i = 0; i < gap->n_uses; i++)
    {
      const DrGapAssessment *assessment = &self->assessments[gap->uses[i].assessment];

      json_builder_begin_object (builder);
      dr_json_add_string (builder, "reference", assessment->reference);
      dr_json_add_count (builder, "version", assessment->version);
      dr_json_add_number (builder, "gain", gap->uses[i].gain);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static char *
to_json (const DrGaps *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  dr_json_add_count (builder, "looked_at", self->n_assessments);
  dr_json_add_count (builder, "uncertain", self->n_uncertain);
  json_builder_set_member_name (builder, "problems");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->n_assessments; i++)
    if (self->assessments[i].problem != NULL)
      {
        json_builder_begin_object (builder);
        dr_json_add_string (builder, "reference", self->assessments[i].reference);
        dr_json_add_count (builder, "version", self->assessments[i].version);
        dr_json_add_string (builder, "problem", self->assessments[i].problem);
        json_builder_end_object (builder);
      }
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "gaps");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->n_items; i++)
    add_json_gap (builder, self, &self->items[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  return dr_json_to_text (builder);
}

/**
 * dr_cmd_evidence_gaps:
 * @argc: number of words, the command's name first
 * @argv: the words
 *
 * evidence gaps: which figures would settle most over all live assessments.
 *
 * Returns: done
 */
DrExit
dr_cmd_evidence_gaps (int    argc,
                      char **argv)
{
  g_autofree char *format_word = NULL;
  g_autofree char *text = NULL;
  DrGapsOptions options = { .progress = dr_cli_progress };
  int limit = DEFAULT_LIMIT;
  const GOptionEntry entries[] = {
    { "drafts", 0, 0, G_OPTION_ARG_NONE, &options.drafts, N_("Drafts too"), NULL },
    { "limit", 0, 0, G_OPTION_ARG_INT, &limit, N_("This many in text (20)"), N_("N") },
    { "format", 0, 0, G_OPTION_ARG_STRING, &format_word, N_("text or json"), N_("FORMAT") },
    { NULL },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (DrRegister) self = NULL;
  g_autoptr (DrGaps) gaps = NULL;
  DrFormat format;

  if (!dr_cli_parse (&argc, &argv, entries, "",
                     _("Which figures would settle what is uncertain, over all live assessments of the register, the one that "
                       "would settle most people first. The latest evidence is laid beside each assessment, on all cores."),
                     _("Examples:\n  due-regard-cli evidence gaps\n"
                       "  due-regard-cli evidence gaps --drafts --format json"), &error)
      || !dr_cli_parse_format (format_word, &format, &error))
    return dr_cli_fail (error);
  if (argc != 1 || limit < 1)
    {
      if (argc != 1)
        g_set_error (&error, DR_CLI_ERROR, DR_CLI_ERROR_USAGE,
                     _("evidence gaps: “%s” is too much, expected only options (try --help)"), argv[1]);
      else
        g_set_error (&error, DR_CLI_ERROR, DR_CLI_ERROR_USAGE, _("--limit is %d, expected a whole number from 1"), limit);
      return dr_cli_fail (error);
    }

  self = dr_cli_open_register (DR_STORE_OPEN_DEFAULT, &error);
  if (self == NULL)
    return dr_cli_refuse (error);
  gaps = dr_register_find_gaps (self, &options, dr_cli_interrupt (), &error);
  if (gaps == NULL)
    return dr_cli_refuse (error);

  text = format == DR_FORMAT_JSON ? to_json (gaps) : to_text (gaps, (guint) limit);
  g_print ("%s", text);

  return DR_EXIT_DONE;
}
