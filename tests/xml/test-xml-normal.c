/* Normal form C: the same as GLib's, and in linear time. */
#include "dr-xml-normal.h"

#include <string.h>

static const struct {
  const char *text;
  const char *composed;
  gsize offence; /* of the text, if it is not composed */
} cases[] = {
  { "", "", 0 },
  { "plain", "plain", 0 },
  { "e\xcc\x81", "\xc3\xa9", 0 },
  { "Dw^ w\xcc\x82r", "Dw^ \xc5\xb5r", 4 },
  { "\xc3\xa9\xe2\x80\x9c\xe2\x82\xac", "\xc3\xa9\xe2\x80\x9c\xe2\x82\xac", 0 },
  { "a \xe2\x84\xab", "a \xc3\x85", 2 },
  { "\xe2\x80\x80\xe2\x80\x81", "\xe2\x80\x82\xe2\x80\x83", 2 },
  /* Hangul: a syllable from its letters, and a final that joins a syllable. */
  { "\xe1\x84\x92\xe1\x85\xa1\xe1\x86\xab", "\xed\x95\x9c", 0 },
  { "\xed\x95\x98\xe1\x86\xab", "\xed\x95\x9c", 2 },
  { "\xed\x95\x9c\xea\xb8\x80", "\xed\x95\x9c\xea\xb8\x80", 0 },
  /* Marks in the wrong order, and one that blocks another. */
  { "q\xcc\x87\xcc\xa3", "q\xcc\xa3\xcc\x87", 2 },
  { "a\xcc\x81\xcc\x81", "\xc3\xa1\xcc\x81", 0 },
  /* A mark with no letter, an Indic vowel of two parts, a letter that always decomposes. */
  { "\xcc\x81", "\xcc\x81", 0 },
  { "\xe0\xaf\x86\xe0\xae\xbe", "\xe0\xaf\x8a", 2 },
  { "\xe0\xa5\x98", "\xe0\xa4\x95\xe0\xa4\xbc", 1 },
};

static void
test_cases (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *composed = dr_xml_to_nfc (cases[i].text, strlen (cases[i].text));
      gsize offence = 0;
      gboolean is_nfc = dr_xml_is_nfc (cases[i].text, strlen (cases[i].text), &offence);

      g_assert_cmpstr (composed, ==, cases[i].composed);
      g_assert_true (is_nfc == (strcmp (cases[i].text, cases[i].composed) == 0));
      g_assert_cmpuint (offence, ==, cases[i].offence);
    }
}

static void
assert_as_glib (const GString *text)
{
  g_autofree char *expected = g_utf8_normalize (text->str, (gssize) text->len, G_NORMALIZE_NFC);
  g_autofree char *composed = dr_xml_to_nfc (text->str, text->len);

  g_assert_cmpstr (composed, ==, expected);
  g_assert_true (dr_xml_is_nfc (text->str, text->len, NULL) == (strcmp (expected, text->str) == 0));
  g_assert_true (dr_xml_is_nfc (composed, strlen (composed), NULL));
}

/* Every character, between two of the letters that join others. */
static void
test_every_character (void)
{
  static const gunichar others[] = {
    'a', 0x301, 0x323, 0x1100, 0x1161, 0xac00, 0xe9, 0xbc6, 0x110a5, 0x2019
  };
  g_autoptr (GString) text = g_string_new (NULL);

  for (gunichar c = 1; c <= 0x2ffff; c++)
    {
      if (c >= 0xd800 && c <= 0xdfff)
        continue;
      g_string_truncate (text, 0);
      g_string_append_unichar (text, others[(gsize) g_test_rand_int_range (0, G_N_ELEMENTS (others))]);
      g_string_append_unichar (text, c);
      g_string_append_unichar (text, others[(gsize) g_test_rand_int_range (0, G_N_ELEMENTS (others))]);
      assert_as_glib (text);
    }
}

static gunichar
random_character (void)
{
  static const struct {
    gint32 first;
    gint32 last;
  } ranges[] = {
    { 0x20, 0x7f },     { 0xa0, 0x24f },    { 0x300, 0x36f },     { 0x1100, 0x11ff },
    { 0xac00, 0xad00 }, { 0x900, 0xdff },   { 0x1e00, 0x1fff },   { 0x2000, 0x2130 },
    { 0x3040, 0x30ff }, { 0xf900, 0xfaff }, { 0x11080, 0x114ff }, { 0x1d158, 0x1d1ff },
  };
  gsize which = (gsize) g_test_rand_int_range (0, G_N_ELEMENTS (ranges));

  return (gunichar) g_test_rand_int_range (ranges[which].first, ranges[which].last);
}

static void
test_random (void)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < 20000; i++)
    {
      g_string_truncate (text, 0);
      for (guint j = 0; j < 12; j++)
        g_string_append_unichar (text, random_character ());
      assert_as_glib (text);
    }
}

/* A megabyte each of what GLib alone would need minutes for. */
static void
test_long (void)
{
  static const char *const units[] = { "\xcc\xa3\xcc\x81", "e\xcc\x81",
                                       "\xed\x95\x9c",     "\xe1\x84\x92\xe1\x85\xa1",
                                       "\xe1\x85\xa1",     "\xe0\xa5\x98",
                                       "\xcd\x84" };

  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    {
      g_autoptr (GString) text = g_string_new ("x");
      g_autofree char *composed = NULL;

      while (text->len < 1024 * 1024)
        g_string_append (text, units[i]);
      composed = dr_xml_to_nfc (text->str, text->len);
      g_assert_true (dr_xml_is_nfc (composed, strlen (composed), NULL));
      g_assert_true (strcmp (composed, text->str) == 0 || !dr_xml_is_nfc (text->str, text->len, NULL));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/xml/normal/cases", test_cases);
  g_test_add_func ("/xml/normal/every-character", test_every_character);
  g_test_add_func ("/xml/normal/random", test_random);
  g_test_add_func ("/xml/normal/long", test_long);
  return g_test_run ();
}
