/* The toolkit's headers, read once for the library of windows and pages.
 * Given to the compiler by src/app/meson.build; every file still includes what it uses, and builds without it.
 * Never includes a header of ours: those change.
 */
#include <adwaita.h>
#include <glib/gi18n-lib.h>
