/* dr-word-keep.h: words of a review that go with something that is not said yet, kept beside the program until it is: a comment
 * before its verdict, a word before the step.
 * Used by the bar of a section's verdict and by the panel of the steps. A file of the person's own for each register: nobody
 * else reads what is half said, and it is no part of the register. */
#pragma once

#include "dr-editor.h"

G_BEGIN_DECLS

char    *dr_word_keep_path  (const char *folder, const char *store);
char    *dr_word_keep_read  (const char *path, const char *whose, const char *what);
gboolean dr_word_keep_write (const char *path, const char *whose, const char *what, const char *words, GError **error);

char    *dr_word_keep_load  (DrEditor *editor, const char *what);
char    *dr_word_keep_save  (DrEditor *editor, const char *what, const char *words);

G_END_DECLS
