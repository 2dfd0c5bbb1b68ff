#include "dr-evidence-commands.h"

#include "dr-check-json.h"
#include "dr-json-members.h"
#include "dr-shipped-evidence.h"
#include "dr-text.h"

static const guint widths[] = { 20, 9, 28, 25, 8, 9 };   /* one for each column; together less than DR_TEXT_WIDTH */

/* An evidence base with what only its file knows. */
typedef struct {
  DrEvidence *evidence;
  char       *digest;
  const char *name;      /* the file, or the id of one in the program */
} Listed;

static void
listed_clear (gpointer data)
{
  Listed *listed = data;

  g_clear_pointer (&listed->evidence, dr_evidence_unref);
  g_clear_pointer (&listed->digest, g_free);
}

static void
add_row (GString            *out,
         const char * const *cells)
{
  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      gboolean number = i >= 4;

      dr_text_cell (out, cells[i], number ? widths[i] : widths[i] - 1, number ? DR_ALIGN_RIGHT : DR_ALIGN_LEFT);
      if (!number)
        g_string_append_c (out, ' ');
    }
  g_string_append_c (out, '\n');
}

static char *
to_text (const GArray *all)
{
  GString *out = g_string_new (NULL);
  const char *titles[] = { _("Id"), _("Version"), _("Council"), _("Area"), _("Groups"), _("Figures") };

  add_row (out, titles);
  for (guint i = 0; i < all->len; i++)
    {
      const DrEvidence *evidence = g_array_index (all, Listed, i).evidence;
      g_autofree char *groups = g_strdup_printf ("%u", evidence->n_groups - 1);
      g_autofree char *figures = g_strdup_printf ("%u", evidence->n_figures);
      const char *cells[] = { evidence->id, evidence->version, evidence->council, evidence->areas[evidence->area].name,
                              groups, figures };

      add_row (out, cells);
    }

  return g_string_free (out, FALSE);
}

static char *
to_json (const GArray *all)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < all->len; i++)
    {
      const Listed *listed = &g_array_index (all, Listed, i);
      const DrEvidence *evidence = listed->evidence;

      json_builder_begin_object (builder);
      dr_json_add_string (builder, "file", listed->name);
      dr_json_add_evidence (builder, evidence);
      dr_json_add_count (builder, "sources", evidence->n_sources);
      dr_json_add_count (builder, "groups", evidence->n_groups - 1);   /* everybody is no group that is kept */
      dr_json_add_count (builder, "figures", evidence->n_figures);
      dr_json_add_count (builder, "services", evidence->n_services);
      dr_json_add_string (builder, "sha256", listed->digest);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);

  return dr_json_to_text (builder);
}

/**
 * dr_cmd_evidence_list:
 * @argc: number of words, the command's name first
 * @argv: the words
 *
 * evidence list [FILE...]: what evidence bases there are; those in the program where no file is named.
 *
 * Returns: done
 */
DrExit
dr_cmd_evidence_list (int    argc,
                      char **argv)
{
  g_autofree char *format_word = NULL;
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &format_word, N_("text or json"), N_("FORMAT") },
    { NULL },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) all = g_array_new (FALSE, TRUE, sizeof (Listed));
  g_auto (GStrv) shipped = dr_shipped_evidence_ids ();
  g_autofree char *text = NULL;
  char **names;
  DrFormat format;

  g_array_set_clear_func (all, listed_clear);
  if (!dr_cli_parse (&argc, &argv, entries, _("[FILE...]"),
                     _("Lists evidence bases; those that come with the program where no file is named."),
                     _("Example:\n  due-regard-cli evidence list"), &error)
      || !dr_cli_parse_format (format_word, &format, &error))
    return dr_cli_fail (error);

  names = argc > 1 ? argv + 1 : shipped;
  for (guint i = 0; names[i] != NULL; i++)
    {
      Listed listed = { NULL, NULL, names[i] };

      listed.evidence = dr_shipped_evidence_open (names[i], &listed.digest, &error);
      if (listed.evidence == NULL)
        return dr_cli_fail (error);
      g_array_append_val (all, listed);
    }

  text = format == DR_FORMAT_JSON ? to_json (all) : to_text (all);
  g_print ("%s", text);

  return DR_EXIT_DONE;
}
