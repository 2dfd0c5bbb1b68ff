#include "dr-report-languages.h"

#include <string.h>

/* As speakers of them write their names. Others are shown by their codes. */
static const struct { const char *code; const char *name; } names[] = {
  { "en", "English" },
  { "ar", "العربية" },
  { "bn", "বাংলা" },
  { "cy", "Cymraeg" },
  { "de", "Deutsch" },
  { "es", "Español" },
  { "fa", "فارسی" },
  { "fr", "Français" },
  { "ga", "Gaeilge" },
  { "gd", "Gàidhlig" },
  { "gu", "ગુજરાતી" },
  { "he", "עברית" },
  { "it", "Italiano" },
  { "lt", "Lietuvių" },
  { "pa", "ਪੰਜਾਬੀ" },
  { "pl", "Polski" },
  { "pt", "Português" },
  { "ro", "Română" },
  { "so", "Soomaali" },
  { "tr", "Türkçe" },
  { "uk", "Українська" },
  { "ur", "اردو" },
  { "zh", "中文" },
};

static gsize
letters_of (const char *code)
{
  return strcspn (code, "-_.@");
}

/**
 * dr_report_same_language:
 * @one: a language, as BCP 47 or as a locale has it
 * @other: another
 *
 * Returns: whether they are one language, wherever it is spoken
 */
gboolean
dr_report_same_language (const char *one,
                         const char *other)
{
  return letters_of (one) == letters_of (other) && g_ascii_strncasecmp (one, other, letters_of (one)) == 0;
}

/* A language's name in itself; its code where that is not known here. */
static const char *
name_of (const char *code)
{
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (dr_report_same_language (names[i].code, code))
      return names[i].name;

  return code;
}

static void
free_language (gpointer data)
{
  DrReportLanguage *language = data;

  g_free (language->code);
  g_free (language->name);
  g_free (language);
}

static void
add_language (GPtrArray  *list,
              const char *code)
{
  DrReportLanguage *language = g_new0 (DrReportLanguage, 1);

  language->code = g_strdelimit (g_strdup (code), "_", '-');
  language->name = g_strdup (name_of (code));
  g_ptr_array_add (list, language);
}

static int
compare_names (gconstpointer one,
               gconstpointer other)
{
  return g_utf8_collate ((*(DrReportLanguage * const *) one)->name, (*(DrReportLanguage * const *) other)->name);
}

/**
 * dr_report_languages_list:
 * @folder: (nullable): where translations are installed: a folder a language
 *
 * Blocks for as long as it takes to look into a folder.
 *
 * Returns: (transfer full) (element-type DrReportLanguage): English, then the others by name
 */
GPtrArray *
dr_report_languages_list (const char *folder)
{
  g_autoptr (GDir) dir = folder != NULL ? g_dir_open (folder, 0, NULL) : NULL;
  GPtrArray *list = g_ptr_array_new_with_free_func (free_language);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *catalogue = g_build_filename (folder, name, "LC_MESSAGES", GETTEXT_PACKAGE ".mo", NULL);

      if (!dr_report_same_language (name, "en") && g_file_test (catalogue, G_FILE_TEST_IS_REGULAR))
        add_language (list, name);
    }
  g_ptr_array_sort (list, compare_names);
  add_language (list, "en-GB");
  for (guint i = list->len - 1; i > 0; i--)
    {
      gpointer swapped = list->pdata[i];

      list->pdata[i] = list->pdata[i - 1];
      list->pdata[i - 1] = swapped;
    }

  return list;
}
