#include "register-support.h"

static void
print_row (GString             *text,
           const DrRegisterRow *row)
{
  char decision[DR_DATE_STRING_SIZE];
  char review[DR_DATE_STRING_SIZE];

  g_string_append_printf (text, "row %s %u %s %s “%s” “%s” %d %u/%u/%u %s %s %s %d %" G_GUINT64_FORMAT " %d\n",
                          row->reference, row->version, dr_stage_to_string (row->stage), row->service, row->title,
                          row->change, row->outcome, row->must, row->escalate, row->justify,
                          dr_date_format (row->decision, decision), dr_date_format (row->review, review), row->owner,
                          row->moved, row->revision, row->latest);
}

static void
print_draft (GString             *text,
             Desk                *self,
             const DrRegisterRow *row)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrDraft) draft = dr_store_load_draft (self->store, row->reference, row->version, MANAGER, &error);
  g_autoptr (DrAttachments) attachments = NULL;
  DrTrailHead head;

  g_assert_no_error (error);
  g_string_append_printf (text, "draft %s %" G_GUINT64_FORMAT " undo %d redo %d\n", dr_stage_to_string (draft->stage),
                          draft->revision, draft->can_undo, draft->can_redo);
  for (guint i = 0; i < draft->n_fields; i++)
    g_string_append_printf (text, "  %s = %s (%" G_GUINT64_FORMAT " %s)\n", draft->fields[i].key,
                            draft->fields[i].value, draft->fields[i].revision, draft->fields[i].by);
  dr_store_read_head (self->store, row->reference, &head, &error);
  g_assert_no_error (error);
  g_string_append_printf (text, "head %s %" G_GUINT64_FORMAT "\n", head.head, head.length);
  attachments = dr_store_list_attachments (self->store, row->reference, row->version, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < attachments->n_items; i++)
    g_string_append_printf (text, "attachment %s %s\n", attachments->items[i].id, attachments->items[i].sha256);
}

static void
print_people (GString *text,
              Desk    *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrPeopleList) people = dr_store_list_people (self->store, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < people->n_people; i++)
    g_string_append_printf (text, "person %s “%s” “%s”\n", people->people[i].id, people->people[i].name,
                            people->people[i].login);
  for (guint i = 0; i < people->n_roles; i++)
    g_string_append_printf (text, "role %s %s “%s”\n", people->roles[i].person,
                            dr_role_to_string (people->roles[i].role), people->roles[i].service);
}

static void
print_holdings (GString *text,
                Desk    *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrLimitations) limitations = dr_store_list_limitations (self->store, &error);
  DrTrailHead head;

  g_assert_no_error (error);
  for (guint i = 0; i < limitations->n_items; i++)
    g_string_append_printf (text, "limitation %s %s %s\n", limitations->items[i].id, limitations->items[i].rule,
                            limitations->items[i].subject);
  for (guint kind = 0; kind < DR_N_EDITION_KINDS; kind++)
    {
      g_autoptr (DrEditions) editions = dr_store_list_editions (self->store, (DrEditionKind) kind, &error);

      g_assert_no_error (error);
      for (guint i = 0; i < editions->n_items; i++)
        g_string_append_printf (text, "edition %u %u %s\n", kind, editions->items[i].number, editions->items[i].digest);
    }
  dr_store_read_head (self->store, NULL, &head, &error);
  g_assert_no_error (error);
  g_string_append_printf (text, "store %s %" G_GUINT64_FORMAT "\n", head.head, head.length);
}

/* (transfer full): rows, fields, heads, people, roles, limitations and editions, all of them. */
char *
desk_everything (Desk *self)
{
  GString *text = g_string_new (NULL);
  DrRegisterQuery query = { .limit = DR_REGISTER_MAX_PAGE };
  g_autoptr (GError) error = NULL;
  g_autoptr (DrRegisterPage) page = dr_store_query (self->store, &query, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < page->n_rows; i++)
    {
      print_row (text, &page->rows[i]);
      print_draft (text, self, &page->rows[i]);
    }
  print_people (text, self);
  print_holdings (text, self);

  return g_string_free (text, FALSE);
}
