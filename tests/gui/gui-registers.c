/* Registers of the tests that are not the pilot's as it is: with many groups, or with a draft that was changed on the way. */
#include "gui-tour.h"

#include <string.h>

#define MANAGER "customer-services-manager"

/**
 * gui_read_example:
 * @folder: of the product's data
 * @name: of a file in it
 *
 * Returns: (transfer full): what it says
 */
char *
gui_read_example (const char *folder,
                  const char *name)
{
  g_autofree char *file = g_build_filename (g_getenv ("DR_DATA"), folder, name, NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (file, &text, NULL, &error);
  g_assert_no_error (error);

  return text;
}

/* Has the command line @verb @text as a file; @which: (nullable): of what kind it is. */
static void
hand_in (Gui        *gui,
         const char *text,
         const char *verb,
         const char *which)
{
  g_autofree char *file = g_build_filename (gui->folder, "handed-in.xml", NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (file, text, -1, &error);
  g_assert_no_error (error);
  if (which != NULL)
    gui_command (gui, verb, which, file, "--as", MANAGER, NULL);
  else
    gui_command (gui, verb, file, "--as", MANAGER, NULL);
}

/* (transfer full): @text with @what before the first @mark, and without anything between the two where @from is given: it begins there */
static char *
put_before (const char *text,
            const char *mark,
            const char *what,
            const char *from)
{
  const char *at = strstr (text, mark);
  const char *end = from != NULL ? strstr (text, from) : at;
  g_autofree char *head = NULL;

  g_assert_nonnull (at);
  g_assert_nonnull (end);
  head = g_strndup (text, (gsize) (end - text));

  return g_strconcat (head, what, at, NULL);
}

static guint
count_groups (const char *text)
{
  guint count = 0;

  for (const char *at = strstr (text, "<group "); at != NULL; at = strstr (at + 1, "<group "))
    count++;

  return count;
}

/**
 * gui_make_many:
 * @gui: a place
 * @count: of groups, more than the pilot's
 *
 * Makes the pilot's register in it, with so many groups, half of the added ones named after the place with the longest name there is;
 * and the pilot's draft, with an entry for those.
 */
void
gui_make_many (Gui   *gui,
               guint  count)
{
  g_autofree char *evidence = gui_read_example ("evidence", "east-herts.xml");
  g_autofree char *draft = gui_read_example ("examples", "bishops-stortford-desk.xml");
  g_autofree char *more = NULL;
  g_autofree char *changed = NULL;
  g_autoptr (GString) groups = g_string_new (NULL);
  g_autoptr (GString) impact = g_string_new ("<impact id=\"places\" groups=\"");
  char *version = strstr (evidence, "version=\"1\" title=");

  gui_make_people (gui);
  gui_command (gui, "person", "grant", MANAGER, "--role", "equalities", "--as", "ada", NULL);
  g_assert_nonnull (version);
  version[strlen ("version=\"")] = '2';
  for (guint i = count_groups (evidence); i < count; i++)
    {
      const char *place = i % 2 == 0 ? "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch" : "one of the villages of the parish";

      g_string_append_printf (groups, "<group id=\"place-%u\" name=\"People of %s, ward %u\" characteristic=\"local\" "
                              "dimension=\"caring\"/>", i, place, i);
      g_string_append_printf (impact, "place-%u ", i);
    }
  g_string_append (impact, "\"><aim id=\"advance\" effect=\"negative\">The bus stops elsewhere.</aim></impact>");
  more = put_before (evidence, "</groups>", groups->str, NULL);
  hand_in (gui, more, "evidence", "publish");
  changed = put_before (draft, "</impacts>", impact->str, NULL);
  hand_in (gui, changed, "import", NULL);
}

/**
 * gui_make_long:
 * @gui: a place
 * @count: of sources and of services
 *
 * Makes the pilot's register in it, without its draft, with so many more sources and services.
 */
void
gui_make_long (Gui   *gui,
               guint  count)
{
  g_autofree char *evidence = gui_read_example ("evidence", "east-herts.xml");
  g_autofree char *with_sources = NULL;
  g_autofree char *more = NULL;
  g_autoptr (GString) sources = g_string_new (NULL);
  g_autoptr (GString) services = g_string_new (NULL);
  char *version = strstr (evidence, "version=\"1\" title=");

  gui_make_people (gui);
  gui_command (gui, "person", "grant", MANAGER, "--role", "equalities", "--as", "ada", NULL);
  g_assert_nonnull (version);
  version[strlen ("version=\"")] = '2';
  for (guint i = 1; i <= count; i++)
    {
      g_string_append_printf (sources, "<source id=\"survey-%u\" title=\"Survey %u of one ward\" publisher=\"The council\" kind=\"survey\" "
                              "fieldwork=\"2025-03-31\" area=\"E07000242\" population=\"residents\" how-known=\"asked at the door\" "
                              "n=\"120\"/>", i, i);
      g_string_append_printf (services, "<service id=\"service-%u\" name=\"Service %u of the council\"/>", i, i);
    }
  with_sources = put_before (evidence, "</sources>", sources->str, NULL);
  more = put_before (with_sources, "</services>", services->str, NULL);
  hand_in (gui, more, "evidence", "publish");
}

/**
 * gui_make_lone:
 * @gui: a place
 *
 * Makes the pilot's register in it, with a draft of the pilot's that sets out one option, where somebody is negatively affected.
 */
void
gui_make_lone (Gui *gui)
{
  g_autofree char *draft = gui_read_example ("examples", "bishops-stortford-desk.xml");
  g_autofree char *lone = put_before (draft, "  </options>", "", "    <option id=\"close\"");
  g_auto (GStrv) parts = g_strsplit (lone, "options=\"assist\"", -1);
  g_autofree char *changed = g_strjoinv ("options=\"move\"", parts);

  gui_make_people (gui);
  hand_in (gui, changed, "import", NULL);
}

/**
 * gui_make_tour:
 * @gui: a place
 * @count: of made-up assessments, sixteen at least
 *
 * Makes a register in it with something at every stage, and the pilot's draft. The made-up years come first: they go on from what a
 * register has, and are to lie behind today.
 */
void
gui_make_tour (Gui        *gui,
               const char *count)
{
  g_autofree char *draft = g_build_filename (g_getenv ("DR_DATA"), "examples", "bishops-stortford-desk.xml", NULL);
  g_autofree char *list = NULL;
  g_auto (GStrv) endorsed = NULL;

  gui_command (gui, "generate", "--count", count, "--seed", "7", NULL);
  gui_command (gui, "person", "add", "ada", "--name", "Ada Administrator", "--role", "administrator", "--as", "huw.parry", NULL);
  gui_command (gui, "person", "add", MANAGER, "--name", "Mina Manager", "--role", "manager", "--as", "huw.parry", NULL);
  gui_command (gui, "person", "grant", GUI_TOUR_OFFICER, "--role", "administrator", "--as", "huw.parry", NULL);
  list = gui_ask (gui, 0, "list", "--stage", "endorsed", NULL);
  endorsed = g_regex_split_simple ("\\b(EIA-[-0-9]+)", list, 0, 0);
  g_assert_cmpuint (g_strv_length (endorsed), >, 1);
  gui_command (gui, "return", endorsed[1], "--as", "grace.o-neill", "--comment", GUI_TOUR_RETURNED, NULL);
  gui_command (gui, "import", "--as", MANAGER, draft, NULL);
}
