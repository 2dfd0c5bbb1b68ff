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

static guint
count_kept (Desk *desk)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrAttachments) kept = dr_store_list_attachments (dr_register_get_store (desk->reg), CLEAN, 1, &error);

  g_assert_no_error (error);

  return kept->n_items;
}

/* What undo took out comes back with it, and another file can be attached meanwhile; what nobody brought back is gone once the draft is
 * sealed. */
static void
test_taken_out (Desk          *desk,
                gconstpointer  memory)
{
  g_autofree char *folder = g_dir_make_tmp ("attached-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "survey.csv", NULL);
  DrAttachRequest request = { .reference = CLEAN, .version = 1, .person = MANAGER, .path = path, .question = "aims" };
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *name = NULL;
  g_autoptr (DrAttachments) kept = NULL;
  g_autoptr (GError) error = NULL;
  gboolean found = FALSE;
  guint before;

  desk_import (desk, "clean.xml");
  before = count_kept (desk);
  g_assert_true (g_file_set_contents (path, "a,b", -1, &error));
  g_assert_true (dr_register_attach (desk->reg, &request, &first, &error));
  name = g_strdup_printf ("attachments/attachment[%s]/@name", first);
  g_assert_true (dr_register_undo (desk->reg, CLEAN, 1, MANAGER, FALSE, NULL, NULL, &error));
  g_assert_null (desk_field (desk, CLEAN, 1, name));
  g_assert_true (dr_register_attach (desk->reg, &request, &second, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (first, !=, second);
  g_assert_true (dr_register_undo (desk->reg, CLEAN, 1, MANAGER, FALSE, NULL, NULL, &error));
  g_assert_true (dr_register_undo (desk->reg, CLEAN, 1, MANAGER, TRUE, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_null (desk_field (desk, CLEAN, 1, name));
  g_assert_cmpuint (count_kept (desk), ==, before + 2);

  desk_bring_to (desk, CLEAN, DR_STAGE_SUBMITTED);
  kept = dr_store_list_attachments (dr_register_get_store (desk->reg), CLEAN, 1, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < kept->n_items; i++)
    {
      g_assert_cmpstr (kept->items[i].id, !=, first);
      found = found || g_str_equal (kept->items[i].id, second);
    }
  g_assert_true (found);
  g_assert_cmpint (g_remove (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  desk_add ("attached/media-types", test_media_types);
  desk_add ("attached/taken-out", test_taken_out);

  return g_test_run ();
}
