#include "dr-load-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * dr_load_prose:
 * @self: a load
 * @node: an element with text
 *
 * Runs of white space become one space, as xgettext does when it extracts the text for translators: the two must
 * agree, else no translation is ever found.
 *
 * Returns: (transfer none): the text; never %NULL
 */
const char *
dr_load_prose (DrLoad          *self,
               const DrXmlNode *node)
{
  g_autoptr (GString) prose = g_string_new (NULL);

  for (const char *at = node->text; *at != '\0'; at++)
    {
      if (strchr (" \t\n\r", *at) == NULL)
        g_string_append_c (prose, *at);
      else if (prose->len > 0 && prose->str[prose->len - 1] != ' ')
        g_string_append_c (prose, ' ');
    }
  if (prose->len > 0 && prose->str[prose->len - 1] == ' ')
    g_string_truncate (prose, prose->len - 1);

  return dr_arena_strndup (self->arena, prose->str, prose->len);
}

/* dr_load_child_prose(): the prose of a child element; "" where there is no such child. Never NULL. */
const char *
dr_load_child_prose (DrLoad          *self,
                     const DrXmlNode *node,
                     const char      *child)
{
  const DrXmlNode *found = dr_xml_node_child (node, child);

  return found != NULL ? dr_load_prose (self, found) : "";
}

/**
 * dr_load_bits:
 * @self: a load
 * @node: an element
 * @attribute: the name of a list attribute
 * @vocabulary: the word list of its items
 * @otherwise: what to return where the attribute is absent
 *
 * A word that stands there twice is a mistake.
 *
 * Returns: one bit for each word, by its value
 */
guint
dr_load_bits (DrLoad          *self,
              const DrXmlNode *node,
              const char      *attribute,
              DrVocabulary     vocabulary,
              guint            otherwise)
{
  DrIds words;
  guint bits = 0;

  if (dr_xml_node_get (node, attribute) == NULL)
    return otherwise;

  words = dr_load_ids (self, node, attribute);
  for (guint i = 0; i < words.n; i++)
    {
      int value = 0;

      if (!dr_vocabulary_parse (vocabulary, words.items[i], &value))
        dr_load_fail (self, node, DR_RECORD_ERROR_INVALID, _("%s: %s has “%s”, expected some of: %s"), node->name,
                      attribute, words.items[i], dr_vocabulary_words (vocabulary));
      else if ((bits & (1u << value)) != 0)
        dr_load_fail (self, node, DR_RECORD_ERROR_INVALID, _("%s: %s has “%s” twice, expected it once"), node->name,
                      attribute, words.items[i]);
      else
        bits |= 1u << value;
    }

  return bits;
}

/**
 * dr_load_bases:
 * @self: a load
 * @node: a rule or question, with child elements named "basis"
 * @nations: bits by #DrNation: where @node applies
 * @n: (out): how many there are
 *
 * Each nation where @node applies has exactly one basis, and no other nation has any: nobody is ever shown the duty of
 * another nation.
 *
 * Returns: (array length=n) (transfer none): what @node rests on
 */
const DrBasis *
dr_load_bases (DrLoad          *self,
               const DrXmlNode *node,
               guint            nations,
               guint           *n)
{
  guint n_bases = dr_load_n_children (node, "basis");
  DrBasis *bases = dr_arena_array0 (self->arena, DrBasis, n_bases);
  DrBasis *basis = bases;
  guint covered = 0;

  for (const DrXmlNode *each = dr_xml_node_child (node, "basis"); each != NULL; each = dr_xml_node_next (each, "basis"))
    {
      basis->nations = dr_load_bits (self, each, "nations", DR_VOCABULARY_NATION, nations);
      basis->text = dr_load_prose (self, each);
      for (int nation = 0; nation < DR_N_NATIONS; nation++)
        {
          guint bit = 1u << nation;
          const char *name = dr_vocabulary_to_string (DR_VOCABULARY_NATION, nation);

          if ((basis->nations & bit) == 0)
            continue;
          if ((nations & bit) == 0)
            dr_load_fail (self, each, DR_RECORD_ERROR_INVALID, _("basis is for %s, where %s does not apply; expected a "
                                                                 "nation where it does"), name, dr_xml_node_get (node, "id"));
          if ((covered & bit) != 0)
            dr_load_fail (self, each, DR_RECORD_ERROR_INVALID, _("basis is the second one for %s, expected one"), name);
        }
      covered |= basis->nations;
      basis++;
    }

  for (int nation = 0; nation < DR_N_NATIONS; nation++)
    if ((nations & ~covered & (1u << nation)) != 0)
      dr_load_fail (self, node, DR_RECORD_ERROR_INVALID, _("%s has no basis for %s, expected one"),
                    dr_xml_node_get (node, "id"), dr_vocabulary_to_string (DR_VOCABULARY_NATION, nation));

  *n = n_bases;

  return bases;
}

/**
 * dr_load_expect_root:
 * @self: a load
 * @root: the root element of a file that some schema accepts
 * @name: its expected name
 *
 * A valid file of another kind is a mistake.
 */
void
dr_load_expect_root (DrLoad          *self,
                     const DrXmlNode *root,
                     const char      *name)
{
  if (strcmp (root->name, name) != 0)
    dr_load_fail (self, root, DR_RECORD_ERROR_INVALID, _("the file is of the kind “%s”, expected “%s”"), root->name,
                  name);
}

/* dr_load_digest(): SHA-256 of the bytes as they stand in the file, 64 hexadecimal digits. */
const char *
dr_load_digest (DrLoad              *self,
                const DrXmlDocument *document)
{
  gsize length = 0;
  const char *data = dr_xml_document_get_data (document, &length);
  g_autofree char *digest = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) data, length);

  return dr_arena_strdup (self->arena, digest);
}
