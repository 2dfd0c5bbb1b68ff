/* dr-received-kind.h: what a file that came from elsewhere is.
 * Used by the store, which keeps the number, by bags, whose folders below data/received have the words, and by import.
 * It knows nothing of what is in the file. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The store keeps the number: append only. */
typedef enum {
  DR_RECEIVED_RECORD,
  DR_RECEIVED_EVIDENCE,
  DR_RECEIVED_QUESTIONNAIRE,
  DR_RECEIVED_RULEBOOK,
  DR_RECEIVED_ATTACHMENT,
  DR_RECEIVED_TRAIL,
  DR_RECEIVED_RETURN,
  DR_RECEIVED_SCHEMA,
  DR_RECEIVED_TAG,         /* beside a bag's payload: its manifests, and what it says of itself */
  DR_RECEIVED_OTHER,       /* that the format of bags knows nothing of */
} DrReceivedKind;
#define DR_N_RECEIVED_KINDS 10

const char *dr_received_kind_to_string (DrReceivedKind kind);
gboolean    dr_received_kind_parse     (const char *text, DrReceivedKind *kind);

G_END_DECLS
