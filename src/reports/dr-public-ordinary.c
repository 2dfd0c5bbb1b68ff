/* Words of every day that are names of people as well: by themselves they name nobody. */
#include "dr-public-private.h"

/* Without marks and in small letters, as dr_public_fold () makes them; English, then Welsh. Sorted by nothing. */
static const char words[] =
  " a i am an as at be by do go he if in is it me my no of ok on or so to up us we "
  " able all and any are art ash bay bin bird bishop black bond booth bridge brown bush but can care carpenter carter "
  "case chance "
  " chase christian church clay close cook cooper cross dale day dean del den der duke earl east english fair farmer "
  "field fisher "
  " for ford forest fox french friend gale gardener gay gold good grant gray green grey grove hall hand hardy "
  " has have head heath high hill his her home hope house how hunt joy judge june just keen key king knight lake "
  " lamb lane last law lay lee light little long lord love major marsh marshall mason may mayor miles mill miller moody "
  "moon moor moss "
  " neat new night noble north not now old one our page palmer park parker parish park piper pitt pool poor pope porter "
  " potter power price prince prior queen race read reading reed rich river rock rose rush sad sale salt sand savage sawyer "
  " sharp she shepherd short silver small smart south spring stone street strong summer swan swift tailor taylor temple the "
  " town train turner van von wade walk walker wall ward warden was waters way weaver weeks welcome well wells west "
  " white who wild will wise with wood woods worth wright you young april august autumn winter "
  /* Places that stand in reports by themselves. */
  " england wales scotland ireland britain london york kent essex lincoln lancaster chester derby preston hertford "
  "stortford stafford "
  " newport cardiff swansea bradford bolton burton warwick welsh scottish irish british "
  /* What accounts are named after. */
  " access account admin administrator approver assessment auditor author board centre clerk committee community "
  "contact council "
  " county customer data desk digital director district editor equality finance group groups housing impact lead "
  "library manager "
  " office officer officers owner people person policy public records register reviewer service services staff system "
  "team test user "
  /* Welsh. */
  " ac ar aur bach bryn da dan dai dydd fach fawr glan glas glyn goch gwen gwyn gwynn haf hen i llan llwyd lloyd mai "
  "mawr mor nant newydd o "
  " pen pont seren sir tan tir tref ty un yr ";

/* Of every day in small letters only: with a capital somebody is meant more often than not. */
static const char small_words[] =
  " bill drew faith frank gene grace guy heather holly ivy jewel mark pat penny ray robin sue victor ";

static GHashTable *
make (const char *from)
{
  g_auto (GStrv) list = g_strsplit (from, " ", -1);
  GHashTable *set = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; list[i] != NULL; i++)
    if (list[i][0] != '\0')
      g_hash_table_add (set, g_strdup (list[i]));

  return set;
}

/**
 * dr_public_is_ordinary:
 * @folded: a word as dr_public_fold () makes it
 * @small: it stands in small letters
 *
 * Returns: whether it is a word of every day, though people are called so
 */
gboolean
dr_public_is_ordinary (const char *folded,
                       gboolean    small)
{
  static GHashTable *set;
  static GHashTable *small_set;

  if (g_once_init_enter (&set))
    g_once_init_leave (&set, make (words));
  if (g_once_init_enter (&small_set))
    g_once_init_leave (&small_set, make (small_words));

  return g_hash_table_contains (set, folded) || (small && g_hash_table_contains (small_set, folded));
}
