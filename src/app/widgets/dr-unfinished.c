#include "dr-unfinished.h"

#define KEY "dr-unfinished"

typedef struct {
  char            *name;   /* (nullable) */
  DrUnfinishedAsk  ask;
} Watch;

static void
watch_free (gpointer data)
{
  Watch *watch = data;

  g_free (watch->name);
  g_free (watch);
}

/**
 * dr_unfinished_watch:
 * @widget: where something is typed
 * @name: (nullable): what it is called, translated; %NULL: it is all of its window
 * @ask: whether something is unfinished there
 *
 * From now on whoever is about to take the widget away can know.
 */
void
dr_unfinished_watch (GtkWidget       *widget,
                     const char      *name,
                     DrUnfinishedAsk  ask)
{
  Watch *watch = g_new0 (Watch, 1);

  watch->name = g_strdup (name);
  watch->ask = ask;
  g_object_set_data_full (G_OBJECT (widget), KEY, watch, watch_free);
}

/**
 * dr_unfinished_name:
 * @widget: that is watched
 *
 * Returns: (transfer none) (nullable): what it is called; %NULL: as its window
 */
const char *
dr_unfinished_name (GtkWidget *widget)
{
  const Watch *watch = g_object_get_data (G_OBJECT (widget), KEY);

  return watch->name;
}

/**
 * dr_unfinished_list:
 * @below: a widget
 * @found: (element-type GtkWidget): whatever is unfinished at or below it is added
 */
void
dr_unfinished_list (GtkWidget *below,
                    GPtrArray *found)
{
  const Watch *watch = g_object_get_data (G_OBJECT (below), KEY);

  if (watch != NULL && watch->ask (below))
    {
      g_ptr_array_add (found, below);   /* what is in it goes with it */
      return;
    }
  for (GtkWidget *each = gtk_widget_get_first_child (below); each != NULL; each = gtk_widget_get_next_sibling (each))
    dr_unfinished_list (each, found);
}
