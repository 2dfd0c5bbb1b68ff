#include "dr-seal.h"

#include <glib/gi18n-lib.h>

#include "dr-load.h"
#include "dr-write.h"

/**
 * dr_seal_time:
 * @time: microseconds since 1970, not before it
 *
 * Returns: (transfer full): the moment in UTC as a seal says it, to the second: 2026-11-22T03:44:48Z
 */
char *
dr_seal_time (gint64 time)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_utc (time / G_USEC_PER_SEC);

  g_return_val_if_fail (moment != NULL, g_strdup (""));

  return g_date_time_format (moment, "%Y-%m-%dT%H:%M:%SZ");
}

/**
 * dr_seal_write:
 * @writer: a writer where a seal may stand
 * @self: what it says
 *
 * Writes the element.
 */
void
dr_seal_write (DrXmlWriter  *writer,
               const DrSeal *self)
{
  g_autofree char *time = dr_seal_time (self->time);

  dr_xml_writer_start (writer, "seal");
  dr_write_string (writer, "host", self->host);
  dr_write_string (writer, "login", self->login);
  dr_write_string (writer, "name", self->name);
  dr_write_string (writer, "person", self->person);
  dr_write_string (writer, "previous", self->previous);
  dr_write_string (writer, "program", self->program);
  dr_write_string (writer, "step", dr_vocabulary_to_string (DR_VOCABULARY_STEP, (int) self->step));
  dr_write_string (writer, "time", time);
  dr_xml_writer_end (writer);
}

/**
 * dr_seal_read:
 * @node: a seal element of a document that its schema accepts
 * @self: (out caller-allocates): what it says; its text lives as long as the document. Untouched on failure
 * @error: return location for a #DrRecordError
 *
 * Returns: whether every part of it is there and is what it should be
 */
gboolean
dr_seal_read (const DrXmlNode  *node,
              DrSeal           *self,
              GError          **error)
{
  const char *clock = dr_xml_node_get (node, "time");
  g_autoptr (GDateTime) moment = clock != NULL ? g_date_time_new_from_iso8601 (clock, NULL) : NULL;
  int step = 0;
  DrSeal read = {
    .person = dr_xml_node_get (node, "person"),
    .name = dr_xml_node_get (node, "name"),
    .login = dr_xml_node_get (node, "login"),
    .host = dr_xml_node_get (node, "host"),
    .program = dr_xml_node_get (node, "program"),
    .previous = dr_xml_node_get (node, "previous"),
  };

  if (moment == NULL || !dr_vocabulary_parse (DR_VOCABULARY_STEP, dr_xml_node_get (node, "step"), &step)
      || read.person == NULL || read.name == NULL || read.login == NULL || read.host == NULL || read.program == NULL)
    {
      g_set_error (error, DR_RECORD_ERROR, DR_RECORD_ERROR_INVALID,
                   _("line %u: the seal is not whole, expected step, time, person, name, login, host and program"),
                   node->line);
      return FALSE;
    }

  read.step = (DrStep) step;
  read.time = g_date_time_to_unix (moment) * G_USEC_PER_SEC;
  *self = read;

  return TRUE;
}
