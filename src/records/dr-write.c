#include "dr-write.h"

#include "dr-number.h"

/* dr_write_string(): a value as it is; nothing where it is NULL or empty. */
void
dr_write_string (DrXmlWriter *writer,
                 const char  *name,
                 const char  *value)
{
  if (value != NULL && *value != '\0')
    dr_xml_writer_attribute (writer, name, value);
}

/* dr_write_number(): the shortest spelling of a number; nothing where it is not known. */
void
dr_write_number (DrXmlWriter *writer,
                 const char  *name,
                 double       value)
{
  char buffer[DR_NUMBER_SIZE];

  if (dr_is_known (value))
    dr_xml_writer_attribute (writer, name, dr_number_format (value, buffer));
}

/* dr_write_count(): a whole number; nothing for 0, which stands for "not given". */
void
dr_write_count (DrXmlWriter *writer,
                const char  *name,
                guint64      value)
{
  char buffer[24];

  if (value == 0)
    return;

  g_snprintf (buffer, sizeof buffer, "%" G_GUINT64_FORMAT, value);
  dr_xml_writer_attribute (writer, name, buffer);
}

/* dr_write_date(): as much of a date as is known; nothing for none. */
void
dr_write_date (DrXmlWriter *writer,
               const char  *name,
               DrDate       date)
{
  char buffer[DR_DATE_STRING_SIZE];

  if (dr_date_is_set (date))
    dr_xml_writer_attribute (writer, name, dr_date_format (date, buffer));
}

/* dr_write_flag(): true or false. */
void
dr_write_flag (DrXmlWriter *writer,
               const char  *name,
               gboolean     value)
{
  dr_xml_writer_attribute (writer, name, value ? "true" : "false");
}

/* dr_write_word(): a word of @vocabulary. */
void
dr_write_word (DrXmlWriter  *writer,
               const char   *name,
               DrVocabulary  vocabulary,
               int           value)
{
  dr_xml_writer_attribute (writer, name, dr_vocabulary_to_string (vocabulary, value));
}

/* Writes a list that was gathered item by item, each after a space; nothing for an empty one. */
static void
write_list (DrXmlWriter *writer,
            const char  *name,
            GString     *list)
{
  if (list->len > 0)
    dr_xml_writer_attribute (writer, name, list->str + 1);
}

static void
add_item (GString    *list,
          const char *item)
{
  g_string_append_c (list, ' ');
  g_string_append (list, item);
}

/* dr_write_bits(): the words of @vocabulary whose bits are set, in the order of the vocabulary. */
void
dr_write_bits (DrXmlWriter  *writer,
               const char   *name,
               DrVocabulary  vocabulary,
               guint         bits)
{
  g_autoptr (GString) list = NULL;

  if (bits == 0)
    return;

  list = g_string_new (NULL);
  for (int i = 0; bits >> i != 0; i++)
    if ((bits >> i & 1) != 0)
      add_item (list, dr_vocabulary_to_string (vocabulary, i));
  write_list (writer, name, list);
}

/* dr_write_ids(): a list of identifiers; nothing for an empty one. */
void
dr_write_ids (DrXmlWriter *writer,
              const char  *name,
              const DrIds *ids)
{
  g_autoptr (GString) list = NULL;

  if (ids->n == 0)
    return;

  list = g_string_new (NULL);
  for (guint i = 0; i < ids->n; i++)
    add_item (list, ids->items[i]);
  write_list (writer, name, list);
}

/* dr_write_index(): what a row is called; nothing for DR_NO_INDEX. */
void
dr_write_index (DrXmlWriter   *writer,
                const char    *name,
                DrWriteId      id,
                gconstpointer  container,
                int            index)
{
  if (index != DR_NO_INDEX)
    dr_xml_writer_attribute (writer, name, id (container, index));
}

/* dr_write_indices(): what several rows are called; nothing for none. */
void
dr_write_indices (DrXmlWriter     *writer,
                  const char      *name,
                  DrWriteId        id,
                  gconstpointer    container,
                  const DrIndices *indices)
{
  g_autoptr (GString) list = NULL;

  if (indices->n == 0)
    return;

  list = g_string_new (NULL);
  for (guint i = 0; i < indices->n; i++)
    add_item (list, id (container, indices->items[i]));
  write_list (writer, name, list);
}

/* dr_write_text_element(): an element that holds a text; nothing where there is none. */
void
dr_write_text_element (DrXmlWriter *writer,
                       const char  *name,
                       const char  *text)
{
  if (text != NULL && *text != '\0')
    dr_xml_writer_text_element (writer, name, text);
}
