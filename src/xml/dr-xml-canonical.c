#include "dr-xml-canonical.h"

#include "dr-xml-guard.h"
#include "dr-xml-safety.h"
#include "dr-xml-scan.h"

#include <libxml/c14n.h>
#include <libxml/parserInternals.h>
#include <string.h>

/* Whether an element declares a namespace without a scheme. Canonical XML has no form for those, and libxml2
 * would print so. */
static gboolean
has_relative_namespace (const xmlNode *node)
{
  for (; node != NULL; node = node->next)
    {
      if (node->type != XML_ELEMENT_NODE)
        continue;
      for (const xmlNs *ns = node->nsDef; ns != NULL; ns = ns->next)
        if (ns->href != NULL && *ns->href != '\0' && strchr ((const char *) ns->href, ':') == NULL)
          return TRUE;
      /* No deeper than libxml2's own limit on nesting. */
      if (has_relative_namespace (node->children))
        return TRUE;
    }
  return FALSE;
}

/* The tree of @data, or NULL and the line of the first error. */
static xmlDoc *
parse_tree (const char *data, gsize length, gsize *line)
{
  DrXmlGuard guard;
  xmlParserCtxt *parser = NULL;
  xmlDoc *tree = NULL;
  DrXmlScan scan;

  *line = 1;
  if (length == 0 || length > G_MAXINT)
    return NULL;
  if (!dr_xml_scan (&scan, "", data, length, NULL))
    {
      *line = scan.line;
      return NULL;
    }
  dr_xml_safety_init ();
  parser = xmlCreateMemoryParserCtxt (data, (int) length);
  dr_xml_guard_init (&guard, "", parser);
  xmlParseDocument (parser);
  tree = g_steal_pointer (&parser->myDoc);
  if (parser->lastError.line > 0)
    *line = (gsize) parser->lastError.line;
  if (!dr_xml_guard_finish (&guard, NULL))
    g_clear_pointer (&tree, xmlFreeDoc);
  xmlFreeParserCtxt (parser);
  return tree;
}

/**
 * dr_xml_is_canonical:
 * @data: (array length=length): bytes of a file
 * @length: bytes in @data
 * @first_difference_line: (out) (optional): the line of @data, from 1, where the canonical form first
 *   differs, or where the bytes are not XML this layer accepts; 0 if they are canonical
 *
 * Whether libxml2's own canonical form of @data is @data, byte for byte. Any thread.
 *
 * Returns: %TRUE if it is
 */
gboolean
dr_xml_is_canonical (const char *data, gsize length, gsize *first_difference_line)
{
  gsize line = 0;
  gsize same = 0;
  gsize canonical_length = 0;
  xmlChar *canonical = NULL;
  xmlDoc *tree = NULL;
  int result = -1;
  gboolean equal = FALSE;

  g_return_val_if_fail (data != NULL || length == 0, FALSE);

  tree = parse_tree (data, length, &line);
  if (tree != NULL)
    {
      line = 1;
      if (!has_relative_namespace (tree->children))
        result = xmlC14NDocDumpMemory (tree, NULL, XML_C14N_1_0, NULL, 0, &canonical);
      xmlFreeDoc (tree);
    }
  if (result >= 0 && canonical != NULL)
    {
      canonical_length = (gsize) result;
      while (same < length && same < canonical_length && data[same] == (char) canonical[same])
        same++;
      equal = same == length && same == canonical_length;
      line = equal ? 0 : 1 + dr_xml_count_lines (data, data + same);
    }
  if (canonical != NULL)
    xmlFree (canonical);
  if (first_difference_line != NULL)
    *first_difference_line = line;
  return equal;
}
