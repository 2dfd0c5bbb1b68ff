#include "dr-xml-guard.h"

#include <glib/gi18n-lib.h>

#include "dr-xml-message.h"
#include "dr-xml-safety.h"

/* What the parser calls at a document type declaration, before it looks at the declarations inside. */
static void
on_doctype (void *data, const xmlChar *name, const xmlChar *public_id, const xmlChar *system_id)
{
  xmlParserCtxt *parser = data;
  DrXmlGuard *self = parser->_private;

  dr_xml_guard_fail (self, DR_XML_ERROR_FORBIDDEN, dr_xml_guard_get_tag_line (self),
                     _("there is a document type declaration (<!DOCTYPE); expected none"));
  /* Here the input has to go at once: otherwise the parser would go on into the internal subset. */
  xmlStopParser (parser);
}

static void
on_processing_instruction (void *data, const xmlChar *target, const xmlChar *content)
{
  xmlParserCtxt *parser = data;
  DrXmlGuard *self = parser->_private;

  dr_xml_guard_fail (self, DR_XML_ERROR_FORBIDDEN, dr_xml_guard_get_tag_line (self),
                     _("there is a processing instruction (<?%.40s); expected none"), (const char *) target);
}

/* Called for any entity but the five that XML predefines. */
static xmlEntity *
on_entity (void *data, const xmlChar *name)
{
  xmlParserCtxt *parser = data;
  DrXmlGuard *self = parser->_private;

  dr_xml_guard_fail (self, DR_XML_ERROR_FORBIDDEN, dr_xml_guard_get_line (self),
                     _("there is an entity reference (&%.40s;); "
                       "expected only &amp; &lt; &gt; &quot; &apos; or a number"),
                     (const char *) name);
  return NULL;
}

/* The parser's error callback. */
static void
on_error (void *data, xmlError *error)
{
  xmlParserCtxt *parser = error->ctxt;
  g_autofree char *message = NULL;
  DrXmlGuard *self = NULL;

  if (error->level < XML_ERR_ERROR || parser == NULL || parser->_private == NULL)
    return;
  self = parser->_private;
  if (self->error != NULL)
    return;
  message = dr_xml_message_from_parser (error);
  dr_xml_guard_fail (self, DR_XML_ERROR_MALFORMED, (guint) MAX (error->line, 0), "%s", message);
}

/* Puts the refusing callbacks into @parser's own handler; the caller adds those that build something.
 * Every callback gets @parser as its data, as libxml2's own tree builder wants it. */
void
dr_xml_guard_init (DrXmlGuard *self, const char *name, xmlParserCtxt *parser)
{
  *self = (DrXmlGuard) { .name = name, .parser = parser };
  xmlCtxtUseOptions (parser, DR_XML_PARSE_OPTIONS);
  parser->_private = self;
  parser->sax->internalSubset = on_doctype;
  parser->sax->externalSubset = NULL;
  parser->sax->resolveEntity = NULL;
  parser->sax->processingInstruction = on_processing_instruction;
  parser->sax->getEntity = on_entity;
  parser->sax->getParameterEntity = NULL;
  parser->sax->entityDecl = NULL;
  parser->sax->serror = on_error;
  parser->sax->error = NULL;
  parser->sax->fatalError = NULL;
  parser->sax->warning = NULL;
}

/* Ends the parse from inside a callback. Unlike xmlStopParser(), which in libxml2 2.9 frees the input at
 * once, it leaves the bytes alone, into which the arguments of that callback still point. */
void
dr_xml_guard_halt (DrXmlGuard *self)
{
  self->parser->disableSAX = 1;
  self->parser->instate = XML_PARSER_EOF;
}

/* Records the first error and ends the parse. */
void
dr_xml_guard_fail (DrXmlGuard *self, DrXmlError code, guint line, const char *format, ...)
{
  if (self->error == NULL)
    {
      g_autofree char *detail = NULL;
      va_list arguments;

      va_start (arguments, format);
      detail = g_strdup_vprintf (format, arguments);
      va_end (arguments);
      dr_xml_set_error (&self->error, code, self->name, line, "%s", detail);
    }
  self->parser->wellFormed = 0;
  dr_xml_guard_halt (self);
}

/* Call once when the parse is over. Returns whether it went well, or gives @error the first error. */
gboolean
dr_xml_guard_finish (DrXmlGuard *self, GError **error)
{
  if (self->error == NULL && !(self->parser->wellFormed && self->parser->nsWellFormed))
    dr_xml_guard_fail (self, DR_XML_ERROR_MALFORMED, dr_xml_guard_get_line (self),
                       _("this is not well-formed; expected well-formed XML"));
  if (self->error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&self->error));
  return FALSE;
}

/* The line the parser has come to. */
guint
dr_xml_guard_get_line (const DrXmlGuard *self)
{
  const xmlParserInput *input = self->parser->input;

  return input == NULL ? 0 : (guint) input->line;
}

/* The line of the `<` of the tag that was just parsed, whose attributes may fill many lines. A `<` cannot
 * stand inside a tag, so the nearest one backwards is its own. */
guint
dr_xml_guard_get_tag_line (const DrXmlGuard *self)
{
  const xmlParserInput *input = self->parser->input;
  const xmlChar *at = NULL;
  guint line = dr_xml_guard_get_line (self);

  if (input == NULL)
    return 0;
  for (at = input->cur; at > input->base && at[-1] != '<'; at--)
    if (at[-1] == '\n' && line > 1)
      line--;
  return line;
}

/* In a start tag's callback: whether the tag has its `>`. libxml2 calls back before it looks for it. */
gboolean
dr_xml_guard_is_tag_whole (const DrXmlGuard *self)
{
  const xmlParserInput *input = self->parser->input;

  return input != NULL && (*input->cur == '>' || *input->cur == '/');
}
