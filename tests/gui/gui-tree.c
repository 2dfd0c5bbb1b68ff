#include "gui-tree.h"

#include <gio/gio.h>

#define ACCESSIBLE "org.a11y.atspi.Accessible"
#define COMPONENT "org.a11y.atspi.Component"
#define PROPERTIES "org.freedesktop.DBus.Properties"

struct _GuiTree {
  AtspiApplication *program;
  GPtrArray        *nodes;   /* of GuiNode: all but the root, the nearest to it first */
  GuiNode          *root;
};

/* Questions that are on their way. */
typedef struct {
  GDBusConnection *bus;
  const char      *program;
  guint            waiting;
} Post;

typedef struct {
  Post     *post;
  GuiNode  *node;
  void    (*take) (GuiNode *node, GVariant *reply);
} Question;

static GuiNode *
node_new (const char *path,
          GuiNode    *parent)
{
  GuiNode *self = g_new0 (GuiNode, 1);

  self->path = g_strdup (path);
  self->name = g_strdup ("");
  self->description = g_strdup ("");
  self->parent = parent;
  self->children = g_ptr_array_new ();

  return self;
}

static void
node_free (GuiNode *self)
{
  g_ptr_array_unref (self->children);
  g_free (self->path);
  g_free (self->name);
  g_free (self->description);
  g_free (self);
}

/* Roles of all that was met, by the path of its object: a path is made once, and a thing never changes its role. */
static GHashTable *
get_roles (void)
{
  static GHashTable *roles;

  if (roles == NULL)
    roles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  return roles;
}

/* The bus of screen readers, once for all. */
static GDBusConnection *
get_bus (void)
{
  static GDBusConnection *bus;
  g_autoptr (GDBusConnection) session = NULL;
  g_autoptr (GVariant) reply = NULL;
  g_autoptr (GError) error = NULL;
  const char *address = NULL;

  if (bus != NULL)
    return bus;
  session = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);
  g_assert_no_error (error);
  reply = g_dbus_connection_call_sync (session, "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", NULL,
                                       G_VARIANT_TYPE ("(s)"), G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_assert_no_error (error);
  g_variant_get (reply, "(&s)", &address);
  bus = g_dbus_connection_new_for_address_sync (
      address, G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION, NULL, NULL, &error);
  g_assert_no_error (error);

  return bus;
}

/* --- Questions and answers --- */

/* A thing that has just gone answers nothing: it stays without states, and so is not shown. */
static void
answered (GObject      *bus,
          GAsyncResult *result,
          gpointer      data)
{
  Question *question = data;
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (bus), result, NULL);

  if (reply != NULL)
    question->take (question->node, reply);
  question->post->waiting--;
  g_free (question);
}

static void
ask (Post        *post,
     GuiNode     *node,
     const char  *interface,
     const char  *method,
     GVariant    *with,
     const char  *type,
     void       (*take) (GuiNode *node, GVariant *reply))
{
  Question *question = g_new (Question, 1);

  *question = (Question) { post, node, take };
  post->waiting++;
  g_dbus_connection_call (post->bus, post->program, node->path, interface, method, with, G_VARIANT_TYPE (type),
                          G_DBUS_CALL_FLAGS_NONE, (int) (GUI_PATIENCE / 1000), NULL, answered, question);
}

static void
wait_for_all (Post *post)
{
  while (post->waiting > 0)
    g_main_context_iteration (g_main_context_get_thread_default (), TRUE);
}

static void
take_word (char     **word,
           GVariant  *reply)
{
  g_autoptr (GVariant) value = NULL;

  g_variant_get (reply, "(v)", &value);
  g_free (*word);
  *word = g_variant_dup_string (value, NULL);
}

static void
take_name (GuiNode  *node,
           GVariant *reply)
{
  take_word (&node->name, reply);
}

static void
take_description (GuiNode  *node,
                  GVariant *reply)
{
  take_word (&node->description, reply);
}

static void
take_role (GuiNode  *node,
           GVariant *reply)
{
  g_variant_get (reply, "(u)", &node->role);
  g_hash_table_insert (get_roles (), g_strdup (node->path), GUINT_TO_POINTER (node->role));
}

static void
take_states (GuiNode  *node,
             GVariant *reply)
{
  g_autoptr (GVariantIter) words = NULL;
  guint32 word = 0;

  g_variant_get (reply, "(au)", &words);
  for (guint i = 0; i < 2 && g_variant_iter_next (words, "u", &word); i++)
    node->states |= (guint64) word << (32 * i);
}

static void
take_children (GuiNode  *node,
               GVariant *reply)
{
  g_autoptr (GVariantIter) each = NULL;
  const char *path = NULL;

  g_variant_get (reply, "(a(so))", &each);
  while (g_variant_iter_next (each, "(&s&o)", NULL, &path))
    g_ptr_array_add (node->children, node_new (path, node));
}

static void
take_place (GuiNode  *node,
            GVariant *reply)
{
  g_variant_get (reply, "((iiii))", &node->place.x, &node->place.y, &node->place.width, &node->place.height);
}

/* --- Level by level --- */

static gboolean
is_leaf (const GuiNode *node)
{
  return node->role == ATSPI_ROLE_LABEL || node->role == ATSPI_ROLE_IMAGE || node->role == ATSPI_ROLE_SEPARATOR
         || node->role == ATSPI_ROLE_SCROLL_BAR;
}

/* What is not shown goes: nothing more is asked of it, nor of what is in it. */
static void
keep_shown (Post      *post,
            GPtrArray *nodes)
{
  for (guint i = 0; i < nodes->len; i++)
    ask (post, nodes->pdata[i], ACCESSIBLE, "GetState", NULL, "(au)", take_states);
  wait_for_all (post);
  for (guint i = nodes->len; i > 0; i--)
    if (!gui_node_is (nodes->pdata[i - 1], ATSPI_STATE_VISIBLE))
      node_free (g_ptr_array_remove_index (nodes, i - 1));
}

/* Of names those that the reader wants: of one role, or all. */
static void
ask_about (Post      *post,
           GPtrArray *nodes,
           AtspiRole  named)
{
  for (guint i = 0; i < nodes->len; i++)
    {
      GuiNode *node = nodes->pdata[i];

      node->role = GPOINTER_TO_UINT (g_hash_table_lookup (get_roles (), node->path));
      if (node->role == ATSPI_ROLE_INVALID)
        ask (post, node, ACCESSIBLE, "GetRole", NULL, "(u)", take_role);
      if (named == ATSPI_ROLE_INVALID)
        ask (post, node, PROPERTIES, "Get", g_variant_new ("(ss)", ACCESSIBLE, "Name"), "(v)", take_name);
    }
  wait_for_all (post);
  for (guint i = 0; i < nodes->len; i++)
    {
      GuiNode *node = nodes->pdata[i];

      if (named != ATSPI_ROLE_INVALID && node->role == named)
        ask (post, node, PROPERTIES, "Get", g_variant_new ("(ss)", ACCESSIBLE, "Name"), "(v)", take_name);
      if (named == ATSPI_ROLE_INVALID && node->role == ATSPI_ROLE_IMAGE && node->name[0] == '\0')
        ask (post, node, PROPERTIES, "Get", g_variant_new ("(ss)", ACCESSIBLE, "Description"), "(v)", take_description);
    }
  wait_for_all (post);
}

/* (transfer full): what is shown of what is in the things of @level, told of; the rest is dropped */
static GPtrArray *
read_below (GuiTree   *self,
            Post      *post,
            GPtrArray *level,
            AtspiRole  named)
{
  GPtrArray *next = g_ptr_array_new ();

  for (guint i = 0; i < level->len; i++)
    if (!is_leaf (level->pdata[i]))
      ask (post, level->pdata[i], ACCESSIBLE, "GetChildren", NULL, "(a(so))", take_children);
  wait_for_all (post);
  for (guint i = 0; i < level->len; i++)
    {
      GPtrArray *children = ((GuiNode *) level->pdata[i])->children;

      for (guint k = 0; k < children->len; k++)
        g_ptr_array_add (next, children->pdata[k]);
      g_ptr_array_set_size (children, 0);
    }
  keep_shown (post, next);
  ask_about (post, next, named);
  for (guint i = 0; i < next->len; i++)
    {
      GuiNode *node = next->pdata[i];

      g_ptr_array_add (node->parent->children, node);
      g_ptr_array_add (self->nodes, node);
    }

  return next;
}

/**
 * gui_tree_read:
 * @below: a thing
 * @named: the only role whose names are wanted; %ATSPI_ROLE_INVALID: of all, and what images without one are described as
 * @enough: (nullable): said of each thing that is read; where it is true of one, nothing deeper is read
 * @data: for @enough
 *
 * Returns: (transfer full): what is shown in it now, the nearest to it first
 */
GuiTree *
gui_tree_read (GuiThing  *below,
               AtspiRole  named,
               GuiEnough  enough,
               gpointer   data)
{
  GuiTree *self = g_new0 (GuiTree, 1);
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autoptr (GPtrArray) level = g_ptr_array_new ();
  Post post = { get_bus (), ATSPI_OBJECT (below)->app->bus_name, 0 };
  gboolean is_enough = FALSE;

  g_main_context_push_thread_default (context);   /* what else is told meanwhile is not for here */
  self->program = g_object_ref (ATSPI_OBJECT (below)->app);
  self->nodes = g_ptr_array_new_with_free_func ((GDestroyNotify) node_free);
  self->root = node_new (ATSPI_OBJECT (below)->path, NULL);
  g_ptr_array_add (level, self->root);
  ask (&post, self->root, ACCESSIBLE, "GetState", NULL, "(au)", take_states);
  ask_about (&post, level, named);
  for (guint depth = 0; depth < GUI_DEEPEST && level->len > 0 && !is_enough; depth++)
    {
      GPtrArray *next = read_below (self, &post, level, named);

      for (guint i = 0; enough != NULL && i < next->len; i++)
        is_enough |= enough (next->pdata[i], data);
      g_ptr_array_unref (level);
      level = next;
    }
  g_main_context_pop_thread_default (context);

  return self;
}

static void
measure (GuiTree *self,
         guint    from)
{
  g_autoptr (GMainContext) context = g_main_context_new ();
  Post post = { get_bus (), self->program->bus_name, 0 };

  g_main_context_push_thread_default (context);
  for (guint i = from; i <= self->nodes->len; i++)
    {
      GuiNode *node = i < self->nodes->len ? self->nodes->pdata[i] : self->root;

      ask (&post, node, COMPONENT, "GetExtents", g_variant_new ("(u)", ATSPI_COORD_TYPE_WINDOW), "((iiii))", take_place);
    }
  wait_for_all (&post);
  g_main_context_pop_thread_default (context);
}

/**
 * gui_tree_measure:
 * @self: a tree
 *
 * Asks where everything in it is now, and its root. What has gone since has no size.
 */
void
gui_tree_measure (GuiTree *self)
{
  measure (self, 0);
}

/**
 * gui_tree_measure_root:
 * @self: a tree
 *
 * The same of its root alone.
 */
void
gui_tree_measure_root (GuiTree *self)
{
  measure (self, self->nodes->len);
}

/**
 * gui_tree_free:
 * @self: a tree
 *
 * Lets go of it and of all its nodes.
 */
void
gui_tree_free (GuiTree *self)
{
  g_ptr_array_unref (self->nodes);
  node_free (self->root);
  g_object_unref (self->program);
  g_free (self);
}

/**
 * gui_tree_root:
 * @self: a tree
 *
 * Returns: (transfer none): the thing that it was read from
 */
const GuiNode *
gui_tree_root (GuiTree *self)
{
  return self->root;
}

/**
 * gui_tree_thing:
 * @self: a tree
 * @node: one of its nodes
 *
 * Returns: (transfer full): the thing itself, to be pressed or written to; it may have gone since
 */
GuiThing *
gui_tree_thing (GuiTree       *self,
                const GuiNode *node)
{
  AtspiAccessible *thing = g_object_new (ATSPI_TYPE_ACCESSIBLE, NULL);

  ATSPI_OBJECT (thing)->app = g_object_ref (self->program);
  ATSPI_OBJECT (thing)->path = g_strdup (node->path);

  return thing;
}

/**
 * gui_node_is:
 * @self: a node
 * @state: a state
 *
 * Returns: whether it had it when it was read
 */
gboolean
gui_node_is (const GuiNode  *self,
             AtspiStateType  state)
{
  return (self->states & (G_GUINT64_CONSTANT (1) << state)) != 0;
}

/**
 * gui_role_words:
 * @role: of a thing
 *
 * Returns: (transfer none): the role in words, for failures
 */
const char *
gui_role_words (AtspiRole role)
{
  g_autoptr (GEnumClass) roles = g_type_class_ref (ATSPI_TYPE_ROLE);
  const GEnumValue *value = g_enum_get_value (roles, (int) role);

  return value != NULL ? value->value_nick : "thing";
}
