/* What is kept of a file that is attached: its name and size, its bytes, and a media type by its name alone. */
#include "register-support.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

#include "dr-attachments.h"

static const struct {
  const char *file;
  const char *known_as;   /* what a computer that knows such names calls it; on another it is any bytes */
} files[] = {
  { "survey.csv", "text/csv" },
  { "letter.pdf", "application/pdf" },
  { "photograph.jpg", "image/jpeg" },
  { "no-suffix-that-anybody-knows.qqq", "application/octet-stream" },
};

static void
test_media_types (Desk          *desk,
                  gconstpointer  memory)
{
  g_autofree char *folder = g_dir_make_tmp ("attached-XXXXXX", NULL);

  desk_import (desk, "clean.xml");
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_build_filename (folder, files[i].file, NULL);
      g_autofree char *guess = g_content_type_guess (files[i].file, NULL, 0, NULL);
      gboolean knows = strcmp (guess, files[i].known_as) == 0;
      DrAttachRequest request = { .reference = CLEAN, .version = 1, .person = MANAGER, .path = path };
      g_autoptr (GError) error = NULL;
      g_autofree char *id = NULL;
      g_autofree char *name = NULL;
      g_autofree char *type = NULL;
      g_autofree char *size = NULL;

      /* What the bytes are is not looked at. */
      g_assert_true (g_file_set_contents (path, "%!PS any bytes", -1, &error));
      g_assert_true (dr_register_attach (desk->reg, &request, &id, &error));
      g_assert_no_error (error);
      name = g_strdup_printf ("attachments/attachment[%s]/@name", id);
      type = g_strdup_printf ("attachments/attachment[%s]/@media-type", id);
      size = g_strdup_printf ("attachments/attachment[%s]/@size", id);
      g_assert_cmpstr (desk_field (desk, CLEAN, 1, name), ==, files[i].file);
      g_assert_cmpstr (desk_field (desk, CLEAN, 1, size), ==, "14");
      g_assert_cmpstr (desk_field (desk, CLEAN, 1, type), ==, knows ? files[i].known_as : "application/octet-stream");
      g_assert_cmpint (g_remove (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  desk_add ("attached/media-types", test_media_types);

  return g_test_run ();
}
