#include "dr-digest.h"

#include <string.h>

/* FIPS 180-4 and NIST's examples. */
static const struct {
  const char *path;
  const char *text;
  const char *digest;
} cases[] = {
  { "/records/digest/nothing", "", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855" },
  { "/records/digest/abc", "abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" },
  { "/records/digest/two-blocks", "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
    "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1" },
};

static void
test_case (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (DrDigest) pieces = dr_digest_new ();
  char digest[DR_DIGEST_SIZE];

  dr_digest_bytes (cases[i].text, strlen (cases[i].text), digest);
  g_assert_cmpstr (digest, ==, cases[i].digest);
  g_assert_true (dr_is_digest (digest));

  /* One digest serves one text after another, byte by byte. */
  for (guint round = 0; round < 2; round++)
    {
      for (const char *at = cases[i].text; *at != '\0'; at++)
        dr_digest_update (pieces, at, 1);
      dr_digest_finish (pieces, digest);
      g_assert_cmpstr (digest, ==, cases[i].digest);
    }
}

static void
test_like_glib (void)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  char digest[DR_DIGEST_SIZE];

  for (guint length = 0; length < 300; length++)
    {
      guint8 byte = (guint8) (length * 37);
      g_autofree char *expected = g_compute_checksum_for_data (G_CHECKSUM_SHA256, bytes->data, bytes->len);

      dr_digest_bytes (bytes->data, bytes->len, digest);
      g_assert_cmpstr (digest, ==, expected);
      g_byte_array_append (bytes, &byte, 1);
    }
}

static void
test_is_digest (void)
{
  g_assert_false (dr_is_digest (""));
  g_assert_false (dr_is_digest ("e3b0"));
  g_assert_false (dr_is_digest ("E3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
  g_assert_false (dr_is_digest ("g3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
  g_assert_false (dr_is_digest ("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b8550"));
  g_assert_false (dr_is_digest ("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b85 "));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add_data_func (cases[i].path, GUINT_TO_POINTER (i), test_case);
  g_test_add_func ("/records/digest/like-glib", test_like_glib);
  g_test_add_func ("/records/digest/is-digest", test_is_digest);

  return g_test_run ();
}
