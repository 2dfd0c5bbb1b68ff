#include "fault-vfs.h"

#include <sqlite3.h>
#include <string.h>

typedef struct {
  sqlite3_file        base;
  sqlite3_io_methods  methods;   /* ours, of the real one's version */
  sqlite3_file       *real;      /* in the bytes that follow */
} FaultFile;

static struct {
  sqlite3_vfs  vfs;
  sqlite3_vfs *real;
  Fault        fault;
  guint        after;   /* operations that still succeed */
  guint        hits;
} disk;

#define REAL(file) (((FaultFile *) (file))->real)

/* Whether this operation, of the kind that @fault hits, is one that fails; from the first on, all do. */
static gboolean
fails (Fault fault)
{
  if (disk.fault != fault)
    return FALSE;
  if (disk.after > 0)
    {
      disk.after--;
      return FALSE;
    }
  disk.hits++;
  return TRUE;
}

static int
fault_close (sqlite3_file *file)
{
  return REAL (file)->pMethods->xClose (REAL (file));
}

static int
fault_read (sqlite3_file *file, void *data, int size, sqlite3_int64 offset)
{
  return fails (FAULT_IO) ? SQLITE_IOERR_READ : REAL (file)->pMethods->xRead (REAL (file), data, size, offset);
}

static int
fault_write (sqlite3_file *file, const void *data, int size, sqlite3_int64 offset)
{
  if (fails (FAULT_FULL))
    return SQLITE_FULL;
  return fails (FAULT_IO) ? SQLITE_IOERR_WRITE : REAL (file)->pMethods->xWrite (REAL (file), data, size, offset);
}

static int
fault_truncate (sqlite3_file *file, sqlite3_int64 size)
{
  return fails (FAULT_IO) ? SQLITE_IOERR_TRUNCATE : REAL (file)->pMethods->xTruncate (REAL (file), size);
}

static int
fault_sync (sqlite3_file *file, int flags)
{
  return fails (FAULT_IO) ? SQLITE_IOERR_FSYNC : REAL (file)->pMethods->xSync (REAL (file), flags);
}

static int
fault_size (sqlite3_file *file, sqlite3_int64 *size)
{
  return REAL (file)->pMethods->xFileSize (REAL (file), size);
}

static int
fault_lock (sqlite3_file *file, int lock)
{
  return fails (FAULT_BUSY) ? SQLITE_BUSY : REAL (file)->pMethods->xLock (REAL (file), lock);
}

static int
fault_unlock (sqlite3_file *file, int lock)
{
  return REAL (file)->pMethods->xUnlock (REAL (file), lock);
}

static int
fault_check_lock (sqlite3_file *file, int *out)
{
  return REAL (file)->pMethods->xCheckReservedLock (REAL (file), out);
}

static int
fault_control (sqlite3_file *file, int op, void *argument)
{
  return REAL (file)->pMethods->xFileControl (REAL (file), op, argument);
}

static int
fault_sector (sqlite3_file *file)
{
  return REAL (file)->pMethods->xSectorSize (REAL (file));
}

static int
fault_traits (sqlite3_file *file)
{
  return REAL (file)->pMethods->xDeviceCharacteristics (REAL (file));
}

static int
fault_shm_map (sqlite3_file *file, int page, int size, int extend, void volatile **map)
{
  return REAL (file)->pMethods->xShmMap (REAL (file), page, size, extend, map);
}

static int
fault_shm_lock (sqlite3_file *file, int offset, int n, int flags)
{
  /* Only a writer's lock: a reader never waits for one. */
  if ((flags & SQLITE_SHM_LOCK) && (flags & SQLITE_SHM_EXCLUSIVE) && fails (FAULT_BUSY))
    return SQLITE_BUSY;
  return REAL (file)->pMethods->xShmLock (REAL (file), offset, n, flags);
}

static void
fault_shm_barrier (sqlite3_file *file)
{
  REAL (file)->pMethods->xShmBarrier (REAL (file));
}

static int
fault_shm_unmap (sqlite3_file *file, int delete)
{
  return REAL (file)->pMethods->xShmUnmap (REAL (file), delete);
}

static const sqlite3_io_methods fault_methods = {
  .iVersion = 2,   /* no memory map: every read passes here */
  .xClose = fault_close,
  .xRead = fault_read,
  .xWrite = fault_write,
  .xTruncate = fault_truncate,
  .xSync = fault_sync,
  .xFileSize = fault_size,
  .xLock = fault_lock,
  .xUnlock = fault_unlock,
  .xCheckReservedLock = fault_check_lock,
  .xFileControl = fault_control,
  .xSectorSize = fault_sector,
  .xDeviceCharacteristics = fault_traits,
  .xShmMap = fault_shm_map,
  .xShmLock = fault_shm_lock,
  .xShmBarrier = fault_shm_barrier,
  .xShmUnmap = fault_shm_unmap,
};

static int
fault_open (sqlite3_vfs *vfs, sqlite3_filename name, sqlite3_file *file, int flags, int *out)
{
  FaultFile *self = (FaultFile *) file;
  int code = SQLITE_OK;

  memset (self, 0, sizeof *self);
  self->real = (sqlite3_file *) (self + 1);
  code = disk.real->xOpen (disk.real, name, self->real, flags, out);
  if (self->real->pMethods == NULL)
    return code;
  self->methods = fault_methods;
  self->methods.iVersion = MIN (self->real->pMethods->iVersion, fault_methods.iVersion);
  self->base.pMethods = &self->methods;
  return code;
}

/* SQLite's default from here on. */
void
fault_vfs_install (void)
{
  disk.real = sqlite3_vfs_find ("unix");
  g_assert_nonnull (disk.real);
  disk.vfs = *disk.real;
  disk.vfs.pNext = NULL;
  disk.vfs.zName = "faults";
  disk.vfs.szOsFile = (int) sizeof (FaultFile) + disk.real->szOsFile;
  disk.vfs.xOpen = fault_open;
  fault_vfs_clear ();
  g_assert_cmpint (sqlite3_vfs_register (&disk.vfs, 1), ==, SQLITE_OK);
}

void
fault_vfs_remove (void)
{
  if (disk.real == NULL)
    return;
  sqlite3_vfs_unregister (&disk.vfs);
  sqlite3_vfs_register (disk.real, 1);
  disk.real = NULL;
}

/* From the operation after the next @after ones on, all of the kind that @fault hits fail. */
void
fault_vfs_set (Fault fault, guint after)
{
  disk.fault = fault;
  disk.after = after;
  disk.hits = 0;
}

void
fault_vfs_clear (void)
{
  fault_vfs_set (FAULT_NONE, 0);
}

guint
fault_vfs_hits (void)
{
  return disk.hits;
}
