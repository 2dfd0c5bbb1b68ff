/* gui.h: the desktop program from outside, as a person with a screen reader and a keyboard has it: through AT-SPI and
 * keys, never through its code.
 * Used by the tests of the whole program. What is waited for and does not come is a failed test. */
#pragma once

#include <atspi/atspi.h>
#include <glib.h>

G_BEGIN_DECLS

typedef AtspiAccessible GuiThing;

/* Seconds that something may take to come or go, on a busy machine; more where nothing is judged. */
extern gint64 gui_patience;

/* The same in microseconds, and between two looks. */
#define GUI_PATIENCE (gui_patience * G_USEC_PER_SEC)
#define GUI_PAUSE (50 * 1000)

/* Nothing of ours is deeper; a circle would be. */
#define GUI_DEEPEST 60

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GuiThing, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AtspiAction, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AtspiEditableText, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AtspiSelection, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AtspiStateSet, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AtspiText, g_object_unref)

typedef struct {
  char *folder;
  char *store;       /* a register for the test, in @folder */
  GPid  program;
  int   complaints;  /* file: of what it complains */
} Gui;

void      gui_set_up      (Gui *self);
void      gui_make_pilot  (Gui *self);
void      gui_make_people (Gui *self);
void      gui_choose_pilot (Gui *self);
void      gui_make_many   (Gui *gui, guint count);
void      gui_make_long   (Gui *gui, guint count);
void      gui_make_lone   (Gui *gui);
char     *gui_read_example (const char *folder, const char *name);
void      gui_start       (Gui *self, const char *person);
void      gui_quit        (Gui *self);
void      gui_tear_down   (Gui *self);
void      gui_finish      (Gui *self);
int       gui_run_tests   (int argc, char **argv, const char *path, GTestFunc test, ...) G_GNUC_NULL_TERMINATED;
void      gui_command     (Gui *self, const char *first, ...) G_GNUC_NULL_TERMINATED;
char     *gui_ask         (Gui *self, int expected, const char *first, ...) G_GNUC_NULL_TERMINATED;

GuiThing *gui_program     (Gui *self);
GuiThing *gui_find        (Gui *self, AtspiRole role, const char *name);
GuiThing *gui_look_for    (Gui *self, AtspiRole role, const char *name);
GuiThing *gui_find_in     (GuiThing *below, AtspiRole role, const char *name);
GuiThing *gui_wait_in     (GuiThing *below, AtspiRole role, const char *name);
void      gui_wait_text   (GuiThing *thing, const char *pattern);
void      gui_kill        (Gui *self);
void      gui_wait_gone   (Gui *self, AtspiRole role, const char *name);
void      gui_press       (GuiThing *thing);
void      gui_write       (GuiThing *thing, const char *text);
char     *gui_read        (GuiThing *thing);
gboolean  gui_has_state   (GuiThing *thing, AtspiStateType state);
void      gui_wait_state  (GuiThing *thing, AtspiStateType state, gboolean has);
void      gui_keys        (const char *keys);
void      gui_type        (const char *text);
GuiThing *gui_front       (Gui *self);
GuiThing *gui_wait_front  (Gui *self, const char *pattern);
GuiThing *gui_open_first  (Gui *self);
GuiThing *gui_open_found  (Gui *self, const char *words);
gboolean  gui_matches     (const char *pattern, const char *name);
void      gui_press_in    (GuiThing *window, const char *name);
char     *gui_day_in      (int days);
gboolean  gui_has_name    (GuiThing *thing, const char *pattern);
void      gui_section     (Gui *self, guint number);
void      gui_fill        (GuiThing *below, const char *name, const char *text);
void      gui_wait_saved  (GuiThing *window);
char     *gui_draft       (Gui *self, const char *reference);
GuiThing *gui_wait_conflict (GuiThing *first, GuiThing *second);
char     *gui_reference   (GuiThing *window);
void      gui_watch_focus (void);
char     *gui_focus_name  (void);
GuiThing *gui_focus_thing (void);
void      gui_press_open  (GuiThing *thing);
void      gui_wait_focus  (const char *pattern);
gboolean  gui_step        (const char *keys, const char *pattern, guint most);
void      gui_go          (const char *keys, const char *pattern, guint most);
gboolean  gui_is_shown    (GuiThing *thing);
char     *gui_list        (GuiThing *below);
void      gui_photograph  (Gui *self, const char *name);
void      gui_resize      (guint width, guint height);
void      gui_text_size   (guint percent);
void      gui_text_reset  (void);

void      gui_select      (GuiThing *list, const char *name);
void      gui_activate    (GuiThing *list, const char *name, guint most);
void      gui_choose      (GuiThing *below, const char *name, const char *item);
void      gui_inspect     (Gui *self, const char *path);
GuiThing *gui_open        (Gui *self, const char *path, const char *title);
void      gui_choose_file (Gui *self, const char *title, const char *path);
void      gui_press_menu  (GuiThing *below, const char *button, const char *item);

G_END_DECLS
