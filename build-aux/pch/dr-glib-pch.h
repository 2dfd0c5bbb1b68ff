/* GLib's headers, read once for a library that has no other: half of the time that a file there takes.
 * Given to the compiler by the meson.build of the layer; every file still includes what it uses, and builds without it.
 * Never includes a header of ours: those change. What it may include is what the layer may: see tests/layers.
 */
#include <glib-object.h>
#include <glib/gi18n-lib.h>
#include <string.h>
