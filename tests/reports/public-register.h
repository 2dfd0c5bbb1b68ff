/* public-register.h: a made-up register, version by version, for the tests of the public version.
 * Used by these tests only. A failure here is a failed test. */
#pragma once

#include "registers.h"

#include "dr-generator.h"
#include "dr-version.h"

typedef void (* PublicRegisterFunc) (Desk *desk, DrVersion *version, const char *reference, gpointer data);

/* Calls @each for every version of @n made-up assessments. Returns: how many there are */
static inline guint
public_register_each (guint              n,
                      PublicRegisterFunc each,
                      gpointer           data)
{
  DrRegisterQuery query = { .limit = 1000 };
  g_autoptr (GError) error = NULL;
  g_autoptr (DrRegisterPage) page = NULL;
  Desk desk;

  desk_open (&desk, "sqlite::memory:");
  dr_generator_run (desk.reg, n, 11, NULL, NULL, &error);
  g_assert_no_error (error);
  page = dr_store_query (desk.store, &query, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < page->n_rows; i++)
    {
      g_autoptr (DrVersion) version = dr_version_load (desk.reg, page->rows[i].reference, page->rows[i].version, &error);

      g_assert_no_error (error);
      each (&desk, version, page->rows[i].reference, data);
    }
  desk_close (&desk);

  return page->n_rows;
}
