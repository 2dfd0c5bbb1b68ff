#include "tamper.h"

#include <string.h>

/**
 * tamper_write:
 * @file: a file of a bag
 *
 * Puts it where it is from, as @file has it.
 */
void
tamper_write (const Tampered *file)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (file->file, file->text, (gssize) file->length, &error);
  g_assert_no_error (error);
}

/**
 * tamper_read:
 * @bag: folder
 * @name: of a file in it
 *
 * Returns: (transfer full): the file as it is, for tamper_clear()
 */
Tampered
tamper_read (const char *bag,
             const char *name)
{
  Tampered kept = { g_build_filename (bag, name, NULL), NULL, 0 };
  g_autoptr (GError) error = NULL;

  g_file_get_contents (kept.file, &kept.text, &kept.length, &error);
  g_assert_no_error (error);

  return kept;
}

/**
 * tamper_clear:
 * @file: a file of a bag
 */
void
tamper_clear (Tampered *file)
{
  g_free (file->file);
  g_free (file->text);
}

/**
 * tamper_list_anew:
 * @bag: folder
 * @list: name of a list of digests in it
 * @name: of a file that the list names
 *
 * Puts the file's digest into the list, as somebody does who knows how a bag is made.
 */
void
tamper_list_anew (const char *bag,
                  const char *list,
                  const char *name)
{
  Tampered file = tamper_read (bag, name);
  Tampered digests = tamper_read (bag, list);
  g_autofree char *digest = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) file.text, file.length);
  g_autofree char *line = g_strconcat ("  ", name, "\n", NULL);
  char *at = strstr (digests.text, line);

  g_assert_nonnull (at);
  memcpy (at - strlen (digest), digest, strlen (digest));
  tamper_write (&digests);
  tamper_clear (&digests);
  tamper_clear (&file);
}

/**
 * tamper_grow:
 * @bag: folder
 * @more: bytes
 *
 * Says in the bag's own description that it has so many more.
 */
void
tamper_grow (const char *bag,
             gsize       more)
{
  Tampered info = tamper_read (bag, "bag-info.txt");
  const char *at = strstr (info.text, "Payload-Oxum: ");
  char *end = NULL;
  guint64 bytes;
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_nonnull (at);
  at += strlen ("Payload-Oxum: ");
  bytes = g_ascii_strtoull (at, &end, 10);
  g_string_append_len (text, info.text, at - info.text);
  g_string_append_printf (text, "%" G_GUINT64_FORMAT "%s", bytes + more, end);
  {
    Tampered edited = { info.file, text->str, text->len };

    tamper_write (&edited);
  }
  tamper_clear (&info);
}
