#include "dr-xml-validator.h"

#include "dr-xml-message.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The element after @node in document order. */
static const DrXmlNode *
next_in_document (const DrXmlNode *node)
{
  if (node->first_child != NULL)
    return node->first_child;
  while (node != NULL && node->next == NULL)
    node = node->parent;
  return node != NULL ? node->next : NULL;
}

static gboolean
holds_value (const DrXmlNode *node, const char *value)
{
  for (guint i = 0; i < node->n_attributes; i++)
    if (strcmp (node->attributes[i].value, value) == 0)
      return TRUE;
  if (strcmp (node->text, value) == 0)
    return TRUE;
  for (const DrXmlNode *child = node->first_child; child != NULL; child = child->next)
    if (strcmp (child->text, value) == 0)
      return TRUE;
  return FALSE;
}

/* The line of the element with a dangling reference. libxml2 tells of it only when the element that holds the
 * key ends, often the root: find the reference again by the name and values in the message. Else 0. */
static guint
find_reference_line (const DrXmlNode *root, const char *message)
{
  g_autoptr (GRegex) regex =
    g_regex_new ("^Element '(?:\\{[^}]*\\})?([^']*)': No match found for key-sequence "
                 "\\['(.*)'\\] of keyref",
                 G_REGEX_DOTALL, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *name = NULL;
  g_autofree char *sequence = NULL;
  g_auto (GStrv) values = NULL;

  if (!g_regex_match (regex, message, 0, &match))
    return 0;
  name = g_match_info_fetch (match, 1);
  sequence = g_match_info_fetch (match, 2);
  values = g_strsplit (sequence, "', '", -1);
  for (const DrXmlNode *node = root; node != NULL; node = next_in_document (node))
    {
      gboolean all = strcmp (node->name, name) == 0;

      for (guint i = 0; all && values[i] != NULL; i++)
        all = holds_value (node, values[i]);
      if (all)
        return node->line;
    }
  return 0;
}

static void
on_invalid (void *data, xmlError *error)
{
  DrXmlValidator *self = data;
  g_autofree char *words = NULL;
  guint line = 0;

  if (self->guard->error != NULL || error->level < XML_ERR_ERROR)
    return;
  if (error->code == XML_SCHEMAV_CVC_IDC && error->message != NULL)
    line = find_reference_line (*self->root, error->message);
  words = dr_xml_message_from_schema (error);
  dr_xml_guard_fail (self->guard, DR_XML_ERROR_INVALID, line > 0 ? line : self->line, "%s", words);
}

/* Prepares to hold one document to @schema. The schema is only read: threads may share it. */
void
dr_xml_validator_init (DrXmlValidator *self,
                       xmlSchema *schema,
                       DrXmlGuard *guard,
                       const DrXmlNode *const *root)
{
  *self = (DrXmlValidator) { .guard = guard, .root = root, .context = xmlSchemaNewValidCtxt (schema) };
  xmlSchemaSetValidStructuredErrors (self->context, on_invalid, self);
  /* Plugged into nothing, it gives its callbacks away. Plugged into the parser, it would take the parser's
   * text piece by piece and measure all of it again at each, which a few megabytes of references turn into
   * hours. */
  self->plug = xmlSchemaSAXPlug (self->context, &self->sax, &self->data);
}

/* A start tag; the arrays are those of libxml2's startElementNs. */
void
dr_xml_validator_start (DrXmlValidator *self,
                        guint line,
                        const xmlChar *name,
                        const xmlChar *uri,
                        int n_namespaces,
                        const xmlChar **namespaces,
                        int n_attributes,
                        const xmlChar **attributes)
{
  self->line = line;
  self->sax->startElementNs (self->data, name, NULL, uri, n_namespaces, namespaces, n_attributes, 0,
                             attributes);
}

/* All the text between two tags, in one piece. */
void
dr_xml_validator_text (DrXmlValidator *self, guint line, const char *text, gsize length)
{
  self->line = line;
  self->sax->characters (self->data, (const xmlChar *) text, (int) length);
}

/* An end tag. */
void
dr_xml_validator_end (DrXmlValidator *self, guint line, const xmlChar *name, const xmlChar *uri)
{
  self->line = line;
  self->sax->endElementNs (self->data, name, NULL, uri);
}

/* Ends the validation. Every element must have been ended, even those of a refused document: libxml2 frees
 * the states of its keys only there. */
void
dr_xml_validator_clear (DrXmlValidator *self)
{
  if (self->guard->error == NULL && self->guard->parser->wellFormed && xmlSchemaIsValid (self->context) != 1)
    dr_xml_guard_fail (self->guard, DR_XML_ERROR_INVALID, 0,
                       _("the file does not follow its schema; expected it to"));
  xmlSchemaSAXUnplug (self->plug);
  xmlSchemaFreeValidCtxt (self->context);
  *self = (DrXmlValidator) { 0 };
}
