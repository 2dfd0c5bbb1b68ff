/* dr-store-error.h: what can go wrong between the register and its store, as one GError domain.
 * Used by the store, by the register, which acts on the codes, and by the programs, which print the message.
 * No code and no message names the kind of database behind it. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DR_STORE_ERROR (dr_store_error_quark ())

/**
 * DrStoreError:
 * @DR_STORE_ERROR_ADDRESS: the store's address is of no kind that is known
 * @DR_STORE_ERROR_NOT_FOUND: no such store, assessment, version, blob or person
 * @DR_STORE_ERROR_EXISTS: there is one of that name already
 * @DR_STORE_ERROR_NOT_A_STORE: the file is something else, or damaged beyond opening
 * @DR_STORE_ERROR_NEWER: a later program made the store; nothing was touched
 * @DR_STORE_ERROR_NETWORK: the file lies on a network file system, where locks cannot be trusted
 * @DR_STORE_ERROR_READ_ONLY: it cannot be written: the folder, the file or the way it was opened
 * @DR_STORE_ERROR_FULL: the disk is full; what stood before stands
 * @DR_STORE_ERROR_BUSY: another program held it for too long; try again
 * @DR_STORE_ERROR_IO: the disk failed
 * @DR_STORE_ERROR_DAMAGED: what is stored contradicts itself
 * @DR_STORE_ERROR_GONE: the file was deleted or replaced while it was open
 * @DR_STORE_ERROR_CLOSED: the store was closed
 * @DR_STORE_ERROR_CONFLICT: somebody else changed the same fields; nothing was saved
 * @DR_STORE_ERROR_MOVED: a chain's head, a stage or a draft's revision is not the expected one; nothing was appended
 * @DR_STORE_ERROR_STAGE: the version is not at the expected stage, or what was asked for is not possible at its stage
 * @DR_STORE_ERROR_NOTHING: there is nothing to undo or redo
 * @DR_STORE_ERROR_TOO_LARGE: an attachment above %DR_STORE_MAX_BLOB
 * @DR_STORE_ERROR_ERASED: the bytes were erased by a trailed act; their digest stays
 *
 * Every message is one line that says what is wrong and what was expected.
 */
typedef enum {
  DR_STORE_ERROR_ADDRESS,
  DR_STORE_ERROR_NOT_FOUND,
  DR_STORE_ERROR_EXISTS,
  DR_STORE_ERROR_NOT_A_STORE,
  DR_STORE_ERROR_NEWER,
  DR_STORE_ERROR_NETWORK,
  DR_STORE_ERROR_READ_ONLY,
  DR_STORE_ERROR_FULL,
  DR_STORE_ERROR_BUSY,
  DR_STORE_ERROR_IO,
  DR_STORE_ERROR_DAMAGED,
  DR_STORE_ERROR_GONE,
  DR_STORE_ERROR_CLOSED,
  DR_STORE_ERROR_CONFLICT,
  DR_STORE_ERROR_MOVED,
  DR_STORE_ERROR_STAGE,
  DR_STORE_ERROR_NOTHING,
  DR_STORE_ERROR_TOO_LARGE,
  DR_STORE_ERROR_ERASED,
} DrStoreError;

GQuark dr_store_error_quark (void);

G_END_DECLS
