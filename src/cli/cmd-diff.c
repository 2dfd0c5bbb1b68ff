#include "dr-cli.h"

#include <string.h>

#include "dr-check-json.h"
#include "dr-cli-register.h"
#include "dr-difference-words.h"
#include "dr-formats.h"
#include "dr-json-members.h"
#include "dr-text.h"

/* Two documents of one kind, and where they differ. */
typedef struct {
  const char      *paths[2];
  DrXmlDocument   *documents[2];
  const DrXmlNode *roots[2];
  GPtrArray       *differences;   /* DrXmlDifference */
  GPtrArray       *words;         /* DrDifferenceWords, as many */
} Comparison;

static void
comparison_clear (Comparison *self)
{
  for (guint i = 0; i < 2; i++)
    dr_xml_document_free (self->documents[i]);
  g_clear_pointer (&self->differences, g_ptr_array_unref);
  g_clear_pointer (&self->words, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Comparison, comparison_clear)

static DrXmlDocument *
read_version (const char  *word,
              gboolean     sealed,
              GError     **error)
{
  g_autoptr (DrRegister) self = dr_cli_open_register (DR_STORE_OPEN_DEFAULT, error);
  g_autoptr (GBytes) bytes = self != NULL ? dr_cli_version_bytes (self, word, sealed, error) : NULL;

  if (bytes == NULL)
    return NULL;

  return dr_xml_document_read_bytes (word, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL, error);
}

/* Two sealed versions are compared as records, with what was computed; else, with a draft, what is said is. */
static gboolean
are_sealed (const Comparison *self)
{
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (DrXmlDocument) document = NULL;

      if (!dr_cli_is_reference (self->paths[i]))
        document = dr_xml_document_read_file (self->paths[i], NULL, NULL);
      else
        document = read_version (self->paths[i], TRUE, NULL);
      if (document != NULL && strcmp (dr_xml_document_get_root (document)->name, "assessment-record") != 0)
        return FALSE;
    }

  return TRUE;
}

static gboolean
compare (Comparison  *self,
         GError     **error)
{
  gboolean references = dr_cli_is_reference (self->paths[0]) || dr_cli_is_reference (self->paths[1]);
  gboolean sealed;

  dr_formats_init ();
  sealed = references && are_sealed (self);
  for (guint i = 0; i < 2; i++)
    {
      if (dr_cli_is_reference (self->paths[i]))
        self->documents[i] = read_version (self->paths[i], sealed, error);
      else
        self->documents[i] = dr_xml_document_read_file (self->paths[i], NULL, error);
      if (self->documents[i] == NULL)
        return FALSE;
      self->roots[i] = dr_xml_document_get_root (self->documents[i]);
    }
  if (strcmp (self->roots[0]->name, self->roots[1]->name) != 0)
    {
      g_set_error (error, DR_CLI_ERROR, DR_CLI_ERROR_USAGE, _("%s:%u: this is “%s”, expected “%s” as in %s"),
                   self->paths[1], self->roots[1]->line, self->roots[1]->name, self->roots[0]->name, self->paths[0]);
      return FALSE;
    }

  self->differences = dr_xml_differences (self->roots[0], self->roots[1]);
  self->words = g_ptr_array_new_with_free_func ((GDestroyNotify) dr_difference_words_free);
  for (guint i = 0; i < self->differences->len; i++)
    g_ptr_array_add (self->words, dr_difference_words_new (g_ptr_array_index (self->differences, i), self->roots[0],
                                                           self->roots[1]));

  return TRUE;
}

static void
add_value (GString    *out,
           const char *label,
           const char *value)
{
  g_autofree char *head = g_strdup_printf ("    %s ", label);

  dr_text_paragraph (out, head, "      ", value);
}

/* On one line where it fits, else before and after below each other. */
static void
add_difference (GString                 *out,
                const DrDifferenceWords *words)
{
  const char *before = words->before != NULL ? words->before : _("(nothing)");
  const char *after = words->after != NULL ? words->after : _("(nothing)");
  const char *arrow = dr_text_is_utf8 () ? "→" : "->";
  g_autofree char *line = g_strdup_printf ("  %s: %s %s %s", words->place, before, arrow, after);

  if (strchr (line, '\n') == NULL && dr_text_width (line) <= DR_TEXT_WIDTH)
    {
      g_string_append_printf (out, "%s\n", line);
      return;
    }

  dr_text_paragraph (out, "  ", "    ", words->place);
  add_value (out, _("before:"), before);
  add_value (out, _("after:"), after);
}

static char *
to_text (const Comparison *self)
{
  GString *out = g_string_new (NULL);

  if (self->words->len == 0)
    g_string_append_printf (out, "%s\n", _("No difference."));
  else
    {
      g_autofree char *title = g_strdup_printf (ngettext ("%u difference between %s and %s",
                                                          "%u differences between %s and %s", self->words->len),
                                                self->words->len, self->paths[0], self->paths[1]);

      dr_text_paragraph (out, "", "", title);
    }

  for (guint part = 0; part < DR_N_PARTS; part++)
    {
      gboolean titled = FALSE;

      for (guint i = 0; i < self->words->len; i++)
        {
          const DrDifferenceWords *words = g_ptr_array_index (self->words, i);

          if (words->part != (DrPart) part)
            continue;
          if (!titled)
            dr_text_heading (out, dr_part_label (part));
          titled = TRUE;
          add_difference (out, words);
        }
    }

  return g_string_free (out, FALSE);
}

static char *
to_json (const Comparison *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  dr_json_add_string (builder, "a", self->paths[0]);
  dr_json_add_string (builder, "b", self->paths[1]);
  dr_json_add_string (builder, "kind", self->roots[0]->name);
  json_builder_set_member_name (builder, "differences");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->differences->len; i++)
    {
      const DrXmlDifference *difference = g_ptr_array_index (self->differences, i);
      const DrDifferenceWords *words = g_ptr_array_index (self->words, i);

      json_builder_begin_object (builder);
      dr_json_add_string (builder, "part", dr_part_id (words->part));
      dr_json_add_string (builder, "place", difference->place);
      dr_json_add_count (builder, "line", difference->line);
      dr_json_add_string (builder, "before", difference->before);
      dr_json_add_string (builder, "after", difference->after);
      dr_json_add_string (builder, "in_words", words->place);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  return dr_json_to_text (builder);
}

/**
 * dr_cmd_diff:
 * @argc: number of words, the command's name first
 * @argv: the words
 *
 * diff A B: what differs between two drafts, two records, two evidence bases, or two versions in the register.
 *
 * Returns: found where they differ
 */
DrExit
dr_cmd_diff (int    argc,
             char **argv)
{
  g_autofree char *format_word = NULL;
  g_autofree char *text = NULL;
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &format_word, N_("text or json"), N_("FORMAT") },
    { NULL },
  };
  g_auto (Comparison) comparison = { { NULL } };
  g_autoptr (GError) error = NULL;
  DrFormat format;

  if (!dr_cli_parse (&argc, &argv, entries, _("A B"),
                     _("What differs between two drafts, two records or two evidence bases, place by place. "
                       "The order of what has a name of its own does not count, nor does layout."),
                     _("Examples:\n  due-regard-cli diff version-1.xml version-2.xml\n  due-regard-cli diff EIA-2026-001@1 EIA-2026-001@2"), &error)
      || !dr_cli_parse_format (format_word, &format, &error))
    return dr_cli_fail (error);
  if (argc != 3)
    {
      g_set_error (&error, DR_CLI_ERROR, DR_CLI_ERROR_USAGE, _("diff: %d files given, expected two (try --help)"), argc - 1);
      return dr_cli_fail (error);
    }

  comparison.paths[0] = argv[1];
  comparison.paths[1] = argv[2];
  if (!compare (&comparison, &error))
    return dr_cli_refuse (error);

  text = format == DR_FORMAT_JSON ? to_json (&comparison) : to_text (&comparison);
  g_print ("%s", text);

  return comparison.differences->len > 0 ? DR_EXIT_FOUND : DR_EXIT_DONE;
}
