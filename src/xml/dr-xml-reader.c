#include "dr-xml-reader.h"

#include "dr-xml-guard.h"
#include "dr-xml-normal.h"
#include "dr-xml-safety.h"
#include "dr-xml-scan.h"
#include "dr-xml-schemas.h"
#include "dr-xml-validator.h"

#include <glib/gi18n-lib.h>
#include <libxml/parserInternals.h>
#include <string.h>

/* libxml2 itself stops at this depth. */
#define DEEPEST 256

/* One is what our files need. libxml2 looks through all in scope for every name, so there cannot be many. */
#define MOST_NAMESPACES 32

/* An element that is still open. */
typedef struct {
  DrXmlNode *node;
  const xmlChar *uri; /* its namespace */
  DrXmlNode *last_child;
  gsize text_start; /* where its character data begins in the reader's text */
  guint text_line;  /* of the tag after which that data begins */
} Frame;

typedef struct {
  DrXmlGuard guard; /* first: it is what the parser's callbacks find */
  DrXmlTree *tree;
  const DrXmlSource *source;
  Frame *frames;
  guint depth;        /* frames in use */
  guint n_namespaces; /* declared so far */
  GString *text; /* of all open elements, the innermost last; an element takes its own away when it ends */
  gsize piece_start;         /* where in it the text since the last tag begins */
  guint piece_line;          /* of that tag's end */
  DrXmlValidator *validator; /* or NULL */
} Reader;

/* The line of the first thing in @text that is not allowed there, counted from @line, and an error. */
static gboolean
check_text (Reader *self, const char *text, gsize length, guint line, const char *what, const char *name)
{
  const char *carriage_return = memchr (text, '\r', length);
  gsize offence = 0;

  if (carriage_return != NULL)
    {
      dr_xml_guard_fail (&self->guard, DR_XML_ERROR_MALFORMED,
                         line + dr_xml_count_lines (text, carriage_return),
                         _("%s '%s' holds a carriage return; expected line feeds alone"), _(what), name);
      return FALSE;
    }
  if (!dr_xml_is_nfc (text, length, &offence))
    {
      dr_xml_guard_fail (&self->guard, DR_XML_ERROR_MALFORMED,
                         line + dr_xml_count_lines (text, text + offence),
                         _("%s '%s' is not in Unicode normal form C; expected composed characters"), _(what), name);
      return FALSE;
    }
  return TRUE;
}

/* The number of bytes of white space that @text begins with. */
static gsize
count_white (const char *text, gsize length)
{
  gsize i = 0;

  while (i < length && (text[i] == ' ' || text[i] == '\n' || text[i] == '\t' || text[i] == '\r'))
    i++;
  return i;
}

/* At the end of a tag: whatever text comes now is a new piece. */
static void
begin_piece (Reader *self)
{
  self->piece_start = self->text->len;
  self->piece_line = dr_xml_guard_get_line (&self->guard);
}

/* Before a tag: shows the validator the text since the last one. FALSE once an error ends the parse. */
static gboolean
pass_text_on (Reader *self)
{
  const char *piece = self->text->str + self->piece_start;
  gsize length = self->text->len - self->piece_start;

  if (self->guard.error == NULL && self->validator != NULL && length > 0)
    {
      const char *first = piece + count_white (piece, length);

      dr_xml_validator_text (self->validator, self->piece_line + dr_xml_count_lines (piece, first), piece,
                             length);
    }
  return self->guard.error == NULL;
}

/* A copy of an attribute's value. The parser resolves every reference but the ampersand, which it leaves as
 * "&#38;" for a tree builder to resolve. */
static const char *
copy_value (Reader *self, const char *value, gsize length)
{
  char *copy = dr_xml_arena_bytes (&self->tree->arena, length + 1);
  char *at = copy;
  const char *end = value + length;

  while (value < end)
    {
      const char *ampersand = memchr (value, '&', (gsize) (end - value));
      gsize run = (gsize) ((ampersand != NULL ? ampersand + 1 : end) - value);

      memcpy (at, value, run);
      at += run;
      value += run;
      if (ampersand != NULL && end - value >= 4 && memcmp (value, "#38;", 4) == 0)
        value += 4;
    }
  *at = '\0';
  return copy;
}

static gboolean
read_attributes (Reader *self, DrXmlNode *node, guint n, const xmlChar **sax)
{
  DrXmlAttribute *attributes = NULL;

  if (n == 0)
    return TRUE;
  attributes = dr_xml_arena_structs (&self->tree->arena, n * sizeof *attributes);
  node->attributes = attributes;
  node->n_attributes = n;
  for (guint i = 0; i < n; i++, sax += 5)
    {
      attributes[i].name = (const char *) sax[0];
      attributes[i].value = copy_value (self, (const char *) sax[3], (gsize) (sax[4] - sax[3]));
      if (sax[1] != NULL)
        {
          /* Above all xsi:type, which would change what the schema demands. */
          dr_xml_guard_fail (&self->guard, DR_XML_ERROR_INVALID, node->line,
                             _("%.80s: attribute '%.80s:%.80s' is not allowed; "
                               "expected attributes without a prefix"),
                             node->name, (const char *) sax[1], attributes[i].name);
          return FALSE;
        }
      if (self->source->check_text
          && !check_text (self, attributes[i].value, strlen (attributes[i].value), node->line,
                          N_("the attribute"), attributes[i].name))
        return FALSE;
    }
  return TRUE;
}

/* Whether @node may stand where it does, as far as that is not for a schema to say. */
static gboolean
check_element (Reader *self, const DrXmlNode *node, const char *uri)
{
  if (!dr_xml_guard_is_tag_whole (&self->guard))
    dr_xml_guard_fail (&self->guard, DR_XML_ERROR_MALFORMED, node->line,
                       _("the start tag of '%s' is not finished; expected '>'"), node->name);
  else if (strcmp (uri, DR_XML_NAMESPACE) != 0)
    dr_xml_guard_fail (&self->guard, DR_XML_ERROR_INVALID, node->line,
                       _("%.80s: the element is in the namespace '%.80s'; expected '%s'"), node->name, uri,
                       DR_XML_NAMESPACE);
  else if (self->depth == self->source->max_depth)
    dr_xml_guard_fail (&self->guard, DR_XML_ERROR_TOO_LARGE, node->line,
                       _("elements are more than %u deep inside one another; expected at most %u"),
                       self->source->max_depth, self->source->max_depth);
  else if (self->n_namespaces > MOST_NAMESPACES)
    dr_xml_guard_fail (&self->guard, DR_XML_ERROR_TOO_LARGE, node->line,
                       _("there are more than %d namespace declarations; expected only '%s'"), MOST_NAMESPACES,
                       DR_XML_NAMESPACE);
  return self->guard.error == NULL;
}

static void
on_start (void *data,
          const xmlChar *name,
          const xmlChar *prefix,
          const xmlChar *uri,
          int n_namespaces,
          const xmlChar **namespaces,
          int n_attributes,
          int n_defaulted,
          const xmlChar **attributes)
{
  xmlParserCtxt *parser = data;
  Reader *self = parser->_private;
  Frame *parent = self->depth > 0 ? &self->frames[self->depth - 1] : NULL;
  DrXmlNode *node = NULL;

  if (!pass_text_on (self))
    return;
  node = dr_xml_arena_structs (&self->tree->arena, sizeof *node);
  *node = (DrXmlNode) {
    .name = (const char *) name,
    .text = "",
    .line = dr_xml_guard_get_tag_line (&self->guard),
    .parent = parent != NULL ? parent->node : NULL,
  };
  self->n_namespaces += (guint) n_namespaces;
  if (!check_element (self, node, uri != NULL ? (const char *) uri : "")
      || !read_attributes (self, node, (guint) n_attributes, attributes))
    return;

  if (parent == NULL)
    self->tree->root = node;
  else if (parent->last_child == NULL)
    parent->node->first_child = node;
  else
    parent->last_child->next = node;
  if (parent != NULL)
    parent->last_child = node;
  begin_piece (self);
  self->frames[self->depth++] = (Frame) {
    .node = node,
    .uri = uri,
    .text_start = self->piece_start,
    .text_line = self->piece_line,
  };
  if (self->validator != NULL)
    dr_xml_validator_start (self->validator, node->line, name, uri, n_namespaces, namespaces, n_attributes,
                            attributes);
}

/* Takes what is left of the innermost element's text out of the way of its parent's. */
static void
end_text (Reader *self, Frame *frame)
{
  g_string_truncate (self->text, frame->text_start);
  begin_piece (self);
  if (self->depth > 0 && self->frames[self->depth - 1].text_start == self->text->len)
    self->frames[self->depth - 1].text_line = self->piece_line;
}

static void
on_end (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
  xmlParserCtxt *parser = data;
  Reader *self = parser->_private;
  Frame *frame = NULL;
  const char *text = NULL;
  gsize length = 0;

  if (self->depth == 0 || !pass_text_on (self))
    return;
  frame = &self->frames[self->depth - 1];
  text = self->text->str + frame->text_start;
  length = self->text->len - frame->text_start;
  if (length > 0 && self->source->check_text
      && !check_text (self, text, length, frame->text_line, N_("the text of"), frame->node->name))
    return;
  if (length > 0 && !(frame->last_child != NULL && count_white (text, length) == length))
    {
      char *copy = dr_xml_arena_bytes (&self->tree->arena, length + 1);

      memcpy (copy, text, length);
      copy[length] = '\0';
      frame->node->text = copy;
    }
  self->depth--;
  end_text (self, frame);
  if (self->validator != NULL)
    dr_xml_validator_end (self->validator, frame->node->line, name, uri);
}

static void
on_characters (void *data, const xmlChar *text, int length)
{
  xmlParserCtxt *parser = data;
  Reader *self = parser->_private;

  if (self->depth > 0)
    g_string_append_len (self->text, (const char *) text, length);
}

/* Parses with @self's callbacks in place, and the validator behind them if there is a schema. */
static void
parse (Reader *self)
{
  DrXmlValidator validator;

  if (self->source->schema == NULL)
    {
      xmlParseDocument (self->guard.parser);
      return;
    }
  dr_xml_validator_init (&validator, self->source->schema, &self->guard, &self->tree->root);
  self->validator = &validator;
  xmlParseDocument (self->guard.parser);
  while (self->depth > 0)
    {
      const Frame *frame = &self->frames[--self->depth];

      dr_xml_validator_end (&validator, frame->node->line, (const xmlChar *) frame->node->name, frame->uri);
    }
  dr_xml_validator_clear (&validator);
  self->validator = NULL;
}

/* Fills @self, which need not be initialised, from @source. Whatever the result, dr_xml_tree_clear() it. */
gboolean
dr_xml_tree_read (DrXmlTree *self, const DrXmlSource *source, GError **error)
{
  g_autofree Frame *frames = NULL;
  xmlSAXHandler handler = {
    .initialized = XML_SAX2_MAGIC,
    .startElementNs = on_start,
    .endElementNs = on_end,
    .characters = on_characters,
    .ignorableWhitespace = on_characters,
    .cdataBlock = on_characters,
  };
  Reader reader = { .tree = self, .source = source };
  DrXmlSource bounded = *source;
  xmlParserCtxt *parser = NULL;
  gboolean good = FALSE;

  dr_xml_safety_init ();
  *self = (DrXmlTree) { 0 };
  dr_xml_arena_init (&self->arena, source->length + source->length / 2);
  bounded.max_depth = MIN (source->max_depth, DEEPEST);
  reader.source = &bounded;
  reader.frames = frames = g_new (Frame, bounded.max_depth + 1);
  reader.text = g_string_sized_new (1024);

  parser = xmlCreateMemoryParserCtxt (source->data, (int) source->length);
  *parser->sax = handler;
  dr_xml_guard_init (&reader.guard, source->name, parser);
  parse (&reader);
  good = dr_xml_guard_finish (&reader.guard, error);

  /* The names in the tree live in the parser's dictionary. */
  self->dict = parser->dict;
  xmlDictReference (self->dict);
  xmlFreeParserCtxt (parser);
  g_string_free (reader.text, TRUE);
  return good;
}

/* Frees what @self holds. */
void
dr_xml_tree_clear (DrXmlTree *self)
{
  dr_xml_arena_clear (&self->arena);
  g_clear_pointer (&self->dict, xmlDictFree);
  self->root = NULL;
}
