#include "dr-help-window.h"

#include <glib/gi18n-lib.h>

#include "dr-reading-window.h"

static const struct { const char *heading; const char *text; } topics[] = {
  { N_("What the program is for"),
    N_("A council that plans to change a service must have due regard to equality. The program keeps the assessments of "
       "such changes, and reviews with published figures who could still reach the service, and who could not.") },
  { N_("Beginning an assessment"),
    N_("A service manager begins one in Assessments with New (Ctrl+N) and works through its ten sections. What is typed is "
       "saved by itself within a second, and Ctrl+Z takes it back. Nothing has to be saved by hand.") },
  { N_("Findings"),
    N_("While you type, the rulebook checks the draft. Each finding says which rule it comes from, what it is about and with "
       "which figures. “Go to” leads to the field. A finding that must be settled blocks submission; one that asks for a "
       "reason is answered with Justify.") },
  { N_("What is not known"),
    N_("No figure is invented. Where the evidence base has none, the program says unknown and works with the widest bounds "
       "that are possible.") },
  { N_("Who may do what"),
    N_("The administrator adds people and grants roles. Managers write, equalities officers review, approvers approve, "
       "auditors inspect. Nobody grants a role to themselves, and nobody endorses or approves what they wrote. To sit down as "
       "another person of the register, use the menu at the foot of the sidebar. The program does not ask for a password: "
       "who can open the file can say that they are anybody in it, and the trail keeps the login beside the name.") },
  { N_("Reports"),
    N_("The report of an assessment is for people who have no program: committee, residents, auditors. “Report” (Ctrl+P in an "
       "assessment, or the menu of the list) saves it as a PDF, a web page or a page that LibreOffice Writer and Word open, or "
       "shows it as it will be printed. The public version leaves out names and small counts, and says how many.") },
  { N_("Files"),
    N_("Drafts, records, bags and returns can be opened with Ctrl+O, dropped on the window, or named on the command line. A record "
       "from elsewhere is kept as it was received and never changed. Of a maintaining-access return the program makes the report, "
       "with trends against an earlier one that you choose.") },
  { N_("Inspecting"),
    N_("Auditors need no register: “Inspect a record or bag” (Ctrl+I) verifies what they were given, says in plain words what each "
       "check means and what a failure may come from, and shows the records, the trail, what differs, and a random sample. Nothing is "
       "written into what is inspected; notes are kept in the auditor’s own folder.") },
  { N_("Where everything is"),
    N_("The register is one file; the preferences (Ctrl+comma) say where. Copy it only with the program’s own backup: "
       "due-regard-cli backup.") },
  { N_("The command line"),
    N_("Whatever the window does to a record, due-regard-cli does too: its manual is read with “man due-regard-cli”.") },
};

/**
 * dr_help_window_new:
 * @parent: (nullable): the window that help was asked for in
 *
 * Returns: (transfer none): the window, to be presented
 */
GtkWindow *
dr_help_window_new (GtkWindow *parent)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  for (gsize i = 0; i < G_N_ELEMENTS (topics); i++)
    {
      GtkWidget *heading = g_object_new (GTK_TYPE_LABEL, "label", _(topics[i].heading), "wrap", TRUE,
                                         "wrap-mode", PANGO_WRAP_WORD_CHAR, "xalign", 0.0,
                                         "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, NULL);
      GtkWidget *text = g_object_new (GTK_TYPE_LABEL, "label", _(topics[i].text), "wrap", TRUE,
                                      "wrap-mode", PANGO_WRAP_WORD_CHAR, "xalign", 0.0,
                                      "selectable", TRUE, NULL);

      gtk_widget_add_css_class (heading, "title-4");
      gtk_box_append (GTK_BOX (box), heading);
      gtk_box_append (GTK_BOX (box), text);
    }

  return dr_reading_window_new (parent, _("Help"), box, 640);
}
