/* dr-bag-tags.h: the files of a bag beside its payload: the declaration, the manifests' lines, what bag-info.txt says.
 * Used by the writer, the reader and the check of bags. Pure: it never touches a file. */
#pragma once

#include "dr-digest-text.h"

G_BEGIN_DECLS

#define DR_BAG_DECLARATION_NAME "bagit.txt"
#define DR_BAG_DECLARATION "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
#define DR_BAG_INFO_NAME "bag-info.txt"
#define DR_BAG_MANIFEST_NAME "manifest-sha256.txt"
#define DR_BAG_TAG_MANIFEST_NAME "tagmanifest-sha256.txt"
#define DR_BAG_FETCH_NAME "fetch.txt"
#define DR_BAG_OXUM_LABEL "Payload-Oxum"

gboolean dr_bag_declaration_check (const char *text, gsize length, GError **error);
char    *dr_bag_info_get          (const char *text, gsize length, const char *label);
gboolean dr_bag_oxum_parse        (const char *text, guint64 *n_bytes, guint64 *n_members);
char    *dr_bag_manifest_line     (const char *line, char digest[DR_DIGEST_SIZE], GError **error);

G_END_DECLS
