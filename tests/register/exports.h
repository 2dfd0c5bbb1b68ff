/* exports.h: registers with assessments at many steps, bags of them, and a folder of a test's own.
 * Used by the tests of export, import, return and sample. A failure here is a failed test. */
#pragma once

#include "registers.h"

#include <glib/gstdio.h>

#include "dr-attachments.h"
#include "dr-bag-export.h"

typedef struct {
  char *folder;
  Desk  desk;
} Office;

static inline void
remove_tree (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *inner = g_build_filename (path, name, NULL);

      remove_tree (inner);
    }
  g_remove (path);
}

static inline char *
office_path (Office     *self,
             const char *name)
{
  return g_build_filename (self->folder, name, NULL);
}

/* What the folder of bags holds, hidden things as well. */
static inline guint
office_count (Office *self)
{
  g_autofree char *path = office_path (self, "bags");
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (folder) != NULL)
    n++;

  return n;
}

static inline char *
read_text (const char *folder,
           const char *name,
           gsize      *length)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, length, &error);
  g_assert_no_error (error);

  return text;
}

/* Runs a line of shell in a folder; it must succeed and say nothing. */
static inline void
run_shell (const char *folder,
           const char *line)
{
  const char *argv[] = { "/bin/sh", "-ec", line, NULL };
  g_autofree char *out = NULL;
  g_autofree char *err = NULL;
  g_autoptr (GError) error = NULL;
  int status = 0;

  g_spawn_sync (folder, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &out, &err, &status, &error);
  g_assert_no_error (error);
  if (status != 0 || out[0] != '\0' || err[0] != '\0')
    g_error ("%s: status %d\n%s%s", line, status, out, err);
}

static inline void
office_attach (Office     *self,
               const char *reference,
               const char *text)
{
  g_autofree char *path = office_path (self, "letter.txt");
  DrAttachRequest request = { .reference = reference, .person = "customer-manager", .path = path };
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  dr_register_attach (self->desk.reg, &request, NULL, &error);
  g_assert_no_error (error);
}

/* One as clean.xml is, brought forward by so many steps. */
static inline void
office_add (Office     *self,
            const char *reference,
            guint       n_steps)
{
  static const struct { DrStep step; const char *person; } steps[] = {
    { DR_STEP_SUBMIT, "customer-manager" }, { DR_STEP_ENDORSE, "officer" }, { DR_STEP_APPROVE, "head" },
  };

  desk_create (&self->desk, "clean.xml", reference);
  for (guint i = 0; i < n_steps; i++)
    desk_step (&self->desk, reference, steps[i].step, steps[i].person, NULL, 0);
}

static inline void
office_open (Office     *self,
             const char *store)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *uri = NULL;
  g_autofree char *bags = NULL;

  self->folder = g_dir_make_tmp ("due-regard-export-XXXXXX", &error);
  g_assert_no_error (error);
  uri = store != NULL ? office_path (self, store) : g_strdup (":memory:");
  bags = office_path (self, "bags");
  g_mkdir (bags, 0700);
  desk_open (&self->desk, uri);
  desk_set_day (&self->desk, 2025, 9, 15);
}

static inline void
office_close (Office *self)
{
  desk_close (&self->desk);
  remove_tree (self->folder);
  g_free (self->folder);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Office, office_close)

/* References that are hard on file names, at each of the steps. */
static inline void
office_fill (Office *self)
{
  office_add (self, "NH-1", 3);
  desk_create (&self->desk, "clean.xml", "nh-1");
  office_attach (self, "nh-1", "Private matters.\n");
  desk_step (&self->desk, "nh-1", DR_STEP_SUBMIT, "customer-manager", NULL, 0);
  office_add (self, "Tŷ 100%/2", 2);
  office_add (self, "../x", 1);
  office_add (self, "draft", 0);
}

/* (transfer full): its path. */
static inline char *
office_export (Office             *self,
               const char         *name,
               DrBagExportOptions  options,
               DrBagExported      *result)
{
  g_autofree char *inner = g_build_filename ("bags", name, NULL);
  char *path = office_path (self, inner);
  g_autoptr (GError) error = NULL;

  options.path = path;
  dr_register_export_bag (self->desk.reg, &options, NULL, NULL, NULL, result, &error);
  g_assert_no_error (error);

  return path;
}
