/* The public version: names, ids, addresses and names of files, however somebody typed them. */
#include <glib.h>
#include <string.h>

#include "dr-document-builder.h"
#include "dr-public-document.h"

static const DrPublicPerson people[] = {
  { "hughes", "Tom Hughes" }, { "jbrown", "Jo Brown" }, { "owen.b", "Owen Baines" }, { "ng", "Wei Ng" },
  { "ana", "Ana García López" }, { "sellis", "Siân Ellis" }, { "wyoung", "Will Young" }, { "grainne", "Gráinne O’Neill" },
  { "llyr", "Llŷr Cŵlm-Jones" }, { "head", "Grace Head" }, { "x", "Søren Price" },
};

static const struct { const char *said; const char *shown; } said[] = {
  /* A mention in small letters. */
  { "Ask Hughes. Mail: tom.hughes@council.gov.uk.", "Ask an officer. Mail: [address left out]." },
  { "Ask Hughes. See https://x.gov.uk/staff/hughes", "Ask an officer. See https://x.gov.uk/staff/[address left out]" },
  { "tom_hughes@a.uk, Tom.Hughes@a.uk, hughes@a.uk", "[address left out], [address left out], [address left out]" },
  { "Ask sian ellis. Ellis knows.", "Ask Officer 1. An officer knows." },
  { "hughes said so once.", "Officer 1 said so once." },
  { "Ask ellis.", "Ask an officer." },
  { "The baines of it and the baines of that. Baines.", "The baines of it and the baines of that. An officer." },
  { "helpdesk@council.gov.uk is open 9@5.", "[address left out] is open [address left out]." },
  { "www.x.uk/tom%20hughes?by=Tomhughes&x=1, www.x.uk/hill.",
    "www.x.uk/[address left out]?by=[address left out]&x=1, www.x.uk/hill." },
  { "https://x.uk/a/b?c=young", "https://x.uk/a/b?c=young" },
  /* Ids. */
  { "Ask jbrown.", "Ask Officer 1." },
  { "Ask JBrown or owen.b, Option x.", "Ask Officer 1 or Officer 2, Option x." },
  { "Not jbrowns, xjbrown or jbrown2.", "Not jbrowns, xjbrown or jbrown2." },
  /* Words of every day. */
  { "Brown bread, a brown dog, young people. Price rises.", "Brown bread, a brown dog, young people. Price rises." },
  { "Jo Brown, Mr Brown, J. Brown and MR BROWN.", "Officer 1, an officer, an officer and an officer." },
  { "The young will go. Will young people? Will Young will.", "The young will go. Will young people? Officer 1 will." },
  { "Young, Will: a note. Jo Price.", "Officer 1: a note. An officer." },
  { "Plan A Young people. A young person.", "Plan A Young people. A young person." },
  { "Dr in the house.", "Dr in the house." },
  /* Signs, capitals, marks. */
  { "Hughes_notes.docx and Owen_Baines.docx", "an officer_notes.docx and Officer 1.docx" },
  { "HUGHES, Cllr HUGHES; cllr hughes", "An officer, an officer; an officer" },
  { "Mr Ng and Mrs Ng. Ng said. NGO.", "An officer and an officer. An officer said. NGO." },
  { "Ms García and Ana López; Garcia.", "An officer and Officer 1; an officer." },
  { "Sian, SIA\xcc\x82N, Sia\xcc\x82n Ellis.", "An officer, an officer, Officer 1." },
  { "Soren Price, So\xc2\xadren.", "Officer 1, an officer." },
  { "Ms O'Neill, O’Neill; Neill.", "An officer, an officer; an officer." },
  { "Cŵlm-Jones, Ms Jones. Hughes's. \"Hughes\"", "An officer, an officer. An officer's. \"An officer\"" },
  { "Hughesley, Rehughes.", "Hughesley, Rehughes." },
  { "Grace Head decides. Mr Tom H. Hughes.", "Grace Head decides. An officer." },
};

static char *
show (const char    *text,
      const char    *key,
      DrPublicTally *tally)
{
  const DrPublicOptions options = { NULL, "head", people, G_N_ELEMENTS (people) };
  g_autoptr (DrDocumentBuilder) out = dr_document_builder_new ("en-GB", "Words");
  g_autoptr (DrDocument) shown = NULL;

  dr_document_add_said (out, text, key);
  shown = dr_public_document_new (dr_document_builder_finish (out), &options, tally);

  return dr_words_to_text (&shown->blocks[0].paragraph.words);
}

static void
test_said (void)
{
  guint wrong = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (said); i++)
    {
      g_autofree char *text = show (said[i].said, "change/what", NULL);

      if (strcmp (text, said[i].shown) != 0)
        {
          g_test_message ("%s\n  gives    %s\n  expected %s", said[i].said, text, said[i].shown);
          wrong++;
        }
    }
  g_assert_cmpuint (wrong, ==, 0);
}

static void
test_tally (void)
{
  DrPublicTally tally;
  g_autofree char *text = show ("Hughes: a@b.uk, https://x.uk/hughes", "change/what", &tally);

  g_assert_cmpuint (tally.names, ==, 1);
  g_assert_cmpuint (tally.links, ==, 2);
}

static const struct { const char *name; const char *shown; } files[] = {
  { "Hughes_notes.docx", "attachment 1 (.docx)" }, { "Tom Hughes", "attachment 1" }, { "a.hughesley", "attachment 1" },
  { "x.", "attachment 1" }, { "letter.Tom Hughes", "attachment 1" }, { "[private].txt", "attachment 1 (.txt)" },
};

static void
test_files (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      DrPublicTally tally;
      g_autofree char *text = show (files[i].name, "attachments/attachment[a]/@name", &tally);

      g_assert_cmpstr (text, ==, files[i].shown);
      g_assert_cmpuint (tally.files, ==, 1);
      g_assert_cmpuint (tally.names, ==, 0);
    }
}

/* What is looked for grows with the text and not with the people. */
static void
test_many (void)
{
  g_autofree DrPublicPerson *many = g_new0 (DrPublicPerson, 200);
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (DrDocumentBuilder) out = dr_document_builder_new ("en-GB", "Words");
  g_autoptr (DrDocument) shown = NULL;
  DrPublicOptions options = { NULL, NULL, many, 200 };
  DrPublicTally tally;
  gint64 start;

  for (guint i = 0; i < 200; i++)
    {
      many[i].id = g_strdup_printf ("person%u", i);
      many[i].name = g_strdup_printf ("Tom%c%c Hughes%c%c", 'a' + i % 26, 'a' + i / 26, 'a' + i % 26, 'a' + i / 26);
      g_ptr_array_add (kept, (char *) many[i].id);
      g_ptr_array_add (kept, (char *) many[i].name);
    }
  for (guint i = 0; i < 60 * 40; i++)
    {
      g_autofree char *text = g_strdup_printf ("Twelve words of a line to read, and %s among them, who asked.", many[i % 200].name);

      dr_document_add_said (out, text, "change/what");
    }
  start = g_get_monotonic_time ();
  shown = dr_public_document_new (dr_document_builder_finish (out), &options, &tally);
  g_test_message ("%.3f s", (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC);
  g_assert_cmpuint (tally.names, ==, 60 * 40);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reports/public-names/said", test_said);
  g_test_add_func ("/reports/public-names/tally", test_tally);
  g_test_add_func ("/reports/public-names/files", test_files);
  g_test_add_func ("/reports/public-names/many", test_many);

  return g_test_run ();
}
