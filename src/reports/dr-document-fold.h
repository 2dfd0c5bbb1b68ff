/* dr-document-fold.h: a report with what says the same of many put into one sentence that names them.
 * Used after all else is done with a document, before it is rendered; the public version has to be made before.
 * It adds no figure and takes none away; what it folds is named, and said in as many words as stood there. */
#pragma once

#include "dr-document-builder.h"

G_BEGIN_DECLS

DrDocument *dr_document_fold (DrDocument *document);

G_END_DECLS
