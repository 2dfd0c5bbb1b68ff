/* dr-welcome-files.h: asks for files in the first run: figures, the place of a new register, or a register that is there.
 * Used by the first run alone, which does what is to be done with them. It reads and writes none. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum {
  DR_WELCOME_FIGURES,    /* one file or more */
  DR_WELCOME_PLACE,      /* of a register to be made */
  DR_WELCOME_REGISTER,
} DrWelcomeFile;

typedef void (*DrWelcomeFileChosen) (GtkWidget *widget, GListModel *files);

void dr_welcome_files_ask (GtkWidget *widget, DrWelcomeFile file, DrWelcomeFileChosen chosen);

G_END_DECLS
