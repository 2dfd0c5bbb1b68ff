/* The headers of GLib and GIO, likewise: see dr-glib-pch.h. */
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>
