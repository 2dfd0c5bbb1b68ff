#include "dr-input-find.h"

/**
 * dr_input_find_first:
 * @below: a widget
 *
 * Returns: (transfer none) (nullable): the first input at or below it
 */
DrInput *
dr_input_find_first (GtkWidget *below)
{
  DrInput *found = NULL;

  if (DR_IS_INPUT (below))
    return DR_INPUT (below);
  for (GtkWidget *each = gtk_widget_get_first_child (below); each != NULL && found == NULL;
       each = gtk_widget_get_next_sibling (each))
    found = dr_input_find_first (each);

  return found;
}

/**
 * dr_input_find:
 * @below: a widget
 * @key: of a field
 *
 * Returns: (transfer none) (nullable): the input of the field at or below it
 */
DrInput *
dr_input_find (GtkWidget  *below,
               const char *key)
{
  DrInput *found = NULL;

  if (DR_IS_INPUT (below) && g_strcmp0 (dr_input_get_key (DR_INPUT (below)), key) == 0)
    return DR_INPUT (below);
  for (GtkWidget *each = gtk_widget_get_first_child (below); each != NULL && found == NULL;
       each = gtk_widget_get_next_sibling (each))
    found = dr_input_find (each, key);

  return found;
}

/**
 * dr_input_find_problem:
 * @below: a widget
 *
 * What is sealed or recorded is what an input has given; where it complains, that is not what is seen in it.
 *
 * Returns: (transfer none) (nullable): the first input at or below @below that may be written and complains
 */
DrInput *
dr_input_find_problem (GtkWidget *below)
{
  DrInput *found = NULL;

  if (DR_IS_INPUT (below) && !dr_input_is_read_only (DR_INPUT (below)) && dr_input_get_problem (DR_INPUT (below)) != NULL)
    return DR_INPUT (below);
  for (GtkWidget *each = gtk_widget_get_first_child (below); each != NULL && found == NULL;
       each = gtk_widget_get_next_sibling (each))
    found = dr_input_find_problem (each);

  return found;
}
