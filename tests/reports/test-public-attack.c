/* What attacks on the public version found: each case was readable in it, or could be worked out of it, before it was mended. */
#include "report-fixture.h"

#include <string.h>

#include "dr-document-builder.h"
#include "dr-public-document.h"

static const DrPublicPerson people[] = {
  { "sian.ellis", "Siân Ellis-Rees" }, { "tom.h", "Tom Hughes" }, { "jbrown", "Joanna Margaret Brown" },
  { "mcd", "Fionnuala McDonagh" },     { "op", "Rose Marsh" },    { "grace.head", "Grace Head" },
  { "huw.parry", NULL },               { "service.desk", NULL },
};

static const struct { const char *said; const char *shown; } names[] = {
  /* Small letters throughout. */
  { "sian's desk. ask sian. sian rang.", "an officer's desk. ask an officer. an officer rang." },
  { "The rees of it, a rees.", "The rees of it, a rees." },
  /* Without spaces. */
  { "TomHughes, tomhughes, HughesTom, @sianellis.", "Officer 1, Officer 1, Officer 1, @Officer 2." },
  { "skype:thughes, C:\\Users\\thughes, hughest", "skype:Officer 1, C:\\Users\\Officer 1, Officer 1" },
  { "EllisRees and MsBrown", "an officer and an officer" },
  { "Tom\xe2\x80\x8bHughes", "Officer 1" },
  /* Other forenames, initials. */
  { "Said by Thomas Hughes. Tommy Hughes, T Hughes, T.Hughes.", "Said by an officer. an officer, an officer, an officer." },
  { "Ask Hughes. Yesterday Hughes rang.", "Ask an officer. Yesterday an officer rang." },
  { "By J M Brown, Jo Brown, Brown, J and Brown J.", "By an officer, an officer, an officer and an officer." },
  { "(S.E.R.) and T.H., in the U.K.", "(an officer.) and an officer., in the U.K." },
  /* Other surnames. */
  { "Mc Donagh, MacDonagh, the McDonaghs.", "an officer, an officer, the an officer." },
  /* Words of every day, within a sentence. */
  { "So Rose said, and Marsh agreed. It was Rose's desk.", "So an officer said, and an officer agreed. It was an officer's desk." },
  { "The Rose, Rose Court, in Marsh, the Brown Street desk, a rose.", "The Rose, Rose Court, in Marsh, the Brown Street desk, a rose." },
  { "A big Marsh-side walk. Brown bread, Young People.", "A big Marsh-side walk. Brown bread, Young People." },
  /* Nobody but an id is known. */
  { "Ask Huw, Mr Parry or Huw Parry; the desk, a service.", "Ask an officer, an officer or Officer 1; the desk, a service." },
};

static char *
show (DrWords            words,
      DrDocumentBuilder *out)
{
  const DrPublicOptions options = { NULL, "grace.head", people, G_N_ELEMENTS (people) };
  g_autoptr (DrDocument) shown = NULL;

  dr_document_add_paragraph (out, DR_PARAGRAPH_PLAIN, words);
  shown = dr_public_document_new (dr_document_builder_finish (out), &options, NULL);

  return dr_words_to_text (&shown->blocks[0].paragraph.words);
}

static void
test_names (void)
{
  guint wrong = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (DrDocumentBuilder) out = dr_document_builder_new ("en-GB", "Words");
      g_autofree char *text = show (dr_words_value (out, dr_value_said (out, names[i].said, "change/what")), out);

      if (strcmp (text, names[i].shown) != 0)
        {
          g_test_message ("%s\n  gives    %s\n  expected %s", names[i].said, text, names[i].shown);
          wrong++;
        }
    }
  g_assert_cmpuint (wrong, ==, 0);
}

static const struct { const char *link; gboolean stays; } links[] = {
  { "https://x.uk/people/tom-hughes", FALSE }, { "https://x.uk/?by=sian.ellis", FALSE }, { "https://x.uk/hill", TRUE },
  { "MAILTO:x@y.uk", FALSE },                  { "#source-1", TRUE },
};

/* Nobody reads where a link goes, but for the browser. */
static void
test_links (void)
{
  const DrPublicOptions options = { NULL, "grace.head", people, G_N_ELEMENTS (people) };

  for (gsize i = 0; i < G_N_ELEMENTS (links); i++)
    {
      g_autoptr (DrDocumentBuilder) out = dr_document_builder_new ("en-GB", "Words");
      g_autoptr (DrDocument) shown = NULL;
      DrPublicTally tally;

      dr_document_add_paragraph (out, DR_PARAGRAPH_PLAIN, dr_words_linked (out, dr_words_text (out, "A page"), links[i].link));
      shown = dr_public_document_new (dr_document_builder_finish (out), &options, &tally);
      g_assert_cmpstr (shown->blocks[0].paragraph.words.runs[0].link, ==, links[i].stays ? links[i].link : NULL);
      g_assert_cmpuint (tally.links, ==, !links[i].stays);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reports/public-attack/names", test_names);
  g_test_add_func ("/reports/public-attack/links", test_links);

  return g_test_run ();
}
