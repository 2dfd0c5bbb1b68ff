#include "dr-sqlite-mounts.h"

#include <string.h>

/* Programs that bring in files from elsewhere, by what they call themselves after "fuse.". */
static const char *const network_programs[] = {
  "sshfs",      "rclone",    "glusterfs", "s3fs",      "s3ql",      "s3backer",   "goofys",     "mount-s3",
  "gcsfuse",    "blobfuse",  "blobfuse2", "davfs",     "davfs2",    "curlftpfs",  "smbnetfs",   "fusesmb",
  "usmb",       "ceph",      "ceph-fuse", "mfs",       "moosefs",   "lizardfs",   "juicefs",    "seaweedfs",
  "gvfsd-fuse", "kio-fuse",  "onedriver", "dropbox",   "pcloud",    "ipfs",       "fuse_dfs",   "hdfs",
  "afpfs",      "afp",       "ossfs",     "cosfs",     "obsfs",     "alluxio",    "alluxio-fuse", "nfs",
  "fuse-nfs",   "cvmfs2",    "vmhgfs-fuse", "beegfs",  "hubicfuse", "google-drive-ocamlfuse",
  "simple-mtpfs", "jmtpfs",  "ifuse",
};

/* A source that names a host or a service: "host:/folder", "user@host:", "https://host/folder". */
static gboolean
is_remote_source (const char *source)
{
  const char *colon = strchr (source, ':');
  const char *slash = strchr (source, '/');

  return colon != NULL && (slash == NULL || colon < slash);
}

static gboolean
is_network (const char *type, const char *source)
{
  const char *program = g_str_has_prefix (type, "fuse.") ? type + strlen ("fuse.") : type;

  for (gsize i = 0; i < G_N_ELEMENTS (network_programs); i++)
    if (g_ascii_strcasecmp (network_programs[i], program) == 0)
      return TRUE;
  return g_str_equal (type, "virtiofs") || is_remote_source (source);
}

/* A line of proc(5)'s mountinfo: id, parent, major:minor, root, mount point, options, any number of tags, "-", type,
 * source, options. (transfer full) (nullable): the type, if the line is of that device and brings in other files. */
static char *
read_line (const char *line, const char *device, gboolean *found)
{
  g_auto (GStrv) words = g_strsplit (line, " ", -1);
  guint n = g_strv_length (words);
  guint at = 6;

  while (at < n && !g_str_equal (words[at], "-"))
    at++;
  if (at + 2 >= n || !g_str_equal (words[2], device))
    return NULL;
  *found = TRUE;
  return is_network (words[at + 1], words[at + 2]) ? g_strdup (words[at + 1]) : NULL;
}

/* @mountinfo: /proc/self/mountinfo; @major and @minor: the device that stat() gives for the folder; (transfer full)
 * (nullable): the type of a mount that brings in files from elsewhere. What is not known for one does not. */
char *
dr_sqlite_mounts_network (const char *mountinfo, guint major, guint minor)
{
  g_auto (GStrv) lines = g_strsplit (mountinfo, "\n", -1);
  g_autofree char *device = g_strdup_printf ("%u:%u", major, minor);
  gboolean found = FALSE;

  for (guint i = 0; lines[i] != NULL && !found; i++)
    {
      char *type = read_line (lines[i], device, &found);

      if (type != NULL)
        return type;
    }
  return NULL;
}
