#include "dr-sqlite-guard.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

/* Where SQLite's file format has the bytes that whoever has a store open holds shared: of the store, and of the memory beside it. */
#define SHARED_FIRST 0x40000002
#define SHARED_SIZE 510
#define MEMORY_IN_USE 128

struct _DrSqliteGuard {
  guint  n;        /* connections of this process */
  dev_t  device;
  ino_t  file;
  int    store;    /* -1: not to be had */
  int    memory;   /* likewise */
};

static GMutex mutex;
static GPtrArray *guards;   /* one a store, however many connections: to close a file a second time would drop the locks of the first */

static void
lock (int   file,
      short kind,
      off_t start,
      off_t length)
{
#ifdef F_OFD_SETLK
  struct flock range = { .l_type = kind, .l_whence = SEEK_SET, .l_start = start, .l_len = length };

  if (file >= 0)
    fcntl (file, F_OFD_SETLK, &range);
#endif
}

static void
lock_both (DrSqliteGuard *self,
           short          kind)
{
  lock (self->store, kind, SHARED_FIRST, SHARED_SIZE);
  lock (self->memory, kind, MEMORY_IN_USE, 1);
}

static DrSqliteGuard *
find (const struct stat *status)
{
  for (guint i = 0; guards != NULL && i < guards->len; i++)
    {
      DrSqliteGuard *each = guards->pdata[i];

      if (each->device == status->st_dev && each->file == status->st_ino)
        return each;
    }

  return NULL;
}

/**
 * dr_sqlite_guard_hold:
 * @path: of a store that this process has just opened
 *
 * Returns: (transfer full) (nullable): what says so to others, to be ended with dr_sqlite_guard_close()
 */
DrSqliteGuard *
dr_sqlite_guard_hold (const char *path)
{
  g_autofree char *memory = g_strconcat (path, "-shm", NULL);
  struct stat status;
  DrSqliteGuard *self = NULL;

  g_mutex_lock (&mutex);
  if (stat (path, &status) == 0 && (self = find (&status)) == NULL)
    {
      self = g_new0 (DrSqliteGuard, 1);
      self->device = status.st_dev;
      self->file = status.st_ino;
      self->store = open (path, O_RDONLY | O_CLOEXEC);
      self->memory = open (memory, O_RDONLY | O_CLOEXEC);
      lock_both (self, F_RDLCK);
      if (guards == NULL)
        guards = g_ptr_array_new_with_free_func (g_free);
      g_ptr_array_add (guards, self);
    }
  if (self != NULL)
    self->n++;
  g_mutex_unlock (&mutex);

  return self;
}

/**
 * dr_sqlite_guard_close:
 * @self: (transfer full) (nullable): a guard
 * @sql: (transfer full): the connection that it was held for
 *
 * Closes the connection, and with the last one of the store what guards it: not before, for closing drops locks, and not after, for the
 * last to close a store clears up behind it.
 */
void
dr_sqlite_guard_close (DrSqliteGuard *self,
                       DrSql         *sql)
{
  gboolean last;

  g_mutex_lock (&mutex);
  last = self != NULL && --self->n == 0;
  if (last)
    lock_both (self, F_UNLCK);
  dr_sql_free (sql);
  if (last)
    {
      if (self->store >= 0)
        close (self->store);
      if (self->memory >= 0)
        close (self->memory);
      g_ptr_array_remove (guards, self);
    }
  g_mutex_unlock (&mutex);
}
