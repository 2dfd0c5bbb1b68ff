#include "dr-return-private.h"

#include "dr-number.h"

/* dr_return_item_new(): one more element of a list of the assessment's service, with the assessment's reference. */
DrReturnItem *
dr_return_item_new (DrReturnFold *fold,
                    DrReturnList  list,
                    const char   *element)
{
  DrReturnItem *item = g_new0 (DrReturnItem, 1);

  item->reference = dr_return_word (fold->self, fold->entry->reference);
  item->order = fold->n_items++;
  item->element = element;
  dr_return_item_text (fold, item, "assessment", fold->entry->reference);
  g_ptr_array_add (fold->service->lists[list], item);

  return item;
}

/* dr_return_item_text(): an attribute; nothing where @text is NULL or empty. */
void
dr_return_item_text (DrReturnFold *fold,
                     DrReturnItem *item,
                     const char   *name,
                     const char   *text)
{
  if (text == NULL || *text == '\0')
    return;

  g_return_if_fail (item->n < DR_RETURN_ITEM_ATTRIBUTES);
  item->attributes[item->n].name = name;
  item->attributes[item->n].value = dr_return_word (fold->self, text);
  item->n++;
}

/* dr_return_item_number(): an attribute; nothing where @number is not known. */
void
dr_return_item_number (DrReturnFold *fold,
                       DrReturnItem *item,
                       const char   *name,
                       double        number)
{
  char buffer[DR_NUMBER_SIZE];

  if (dr_is_known (number))
    dr_return_item_text (fold, item, name, dr_number_format (number, buffer));
}

/* dr_return_item_date(): an attribute; nothing for no date. */
void
dr_return_item_date (DrReturnFold *fold,
                     DrReturnItem *item,
                     const char   *name,
                     DrDate        date)
{
  char buffer[DR_DATE_STRING_SIZE];

  dr_return_item_text (fold, item, name, dr_date_format (date, buffer));
}
