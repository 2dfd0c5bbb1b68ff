/* dr-write.h: writing values of the model as attributes, leaving out what is not known, empty or the default.
 * Used by the writers of evidence, assessments, contexts and records; the counterpart of dr-load.h.
 * It keeps no state and never writes an element of its own accord. */
#pragma once

#include "dr-evidence.h"
#include "dr-xml-writer.h"

G_BEGIN_DECLS

/* What row @index of some container is called. */
typedef const char *(*DrWriteId) (gconstpointer container, int index);

void dr_write_string       (DrXmlWriter *writer, const char *name, const char *value);
void dr_write_number       (DrXmlWriter *writer, const char *name, double value);
void dr_write_count        (DrXmlWriter *writer, const char *name, guint64 value);
void dr_write_date         (DrXmlWriter *writer, const char *name, DrDate date);
void dr_write_flag         (DrXmlWriter *writer, const char *name, gboolean value);
void dr_write_word         (DrXmlWriter *writer, const char *name, DrVocabulary vocabulary, int value);
void dr_write_bits         (DrXmlWriter *writer, const char *name, DrVocabulary vocabulary, guint bits);
void dr_write_ids          (DrXmlWriter *writer, const char *name, const DrIds *ids);
void dr_write_index        (DrXmlWriter *writer, const char *name, DrWriteId id, gconstpointer container, int index);
void dr_write_indices      (DrXmlWriter *writer, const char *name, DrWriteId id, gconstpointer container,
                            const DrIndices *indices);
void dr_write_text_element (DrXmlWriter *writer, const char *name, const char *text);

G_END_DECLS
