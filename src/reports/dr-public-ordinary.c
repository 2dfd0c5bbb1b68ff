/* Words of every day that are names of people as well: by themselves they name nobody. */
#include "dr-public-private.h"

/* Without marks and in small letters, as dr_public_fold () makes them; English, then Welsh. Sorted by nothing. */
static const char words[] =
  " art ash bay bin bird bishop black bond booth bridge brown bush care carpenter carter case chance chase christian "
  " church clay close cook cooper cross dale dean duke earl fair farmer field fisher ford forest fox "
  " friend gale gardener gay gold good grant gray green grey grove hall hand hardy head heath hill home hope "
  " house hunt joy judge keen key king knight lake lamb lane law lay lee light lord love major marsh marshall mason "
  " mayor miles mill miller moody moon moor moss noble page palmer park parker parish park piper pitt pool poor pope "
  " porter potter power price prince prior queen race read reading reed rich river rock rose rush sad sale salt sand "
  " savage sawyer sharp shepherd short silver small smart stone street strong swan swift tailor taylor temple town "
  " train turner wade walk walker wall ward warden waters weaver weeks welcome well wells white wild wise wood woods "
  " worth wright young ";

/* Likewise; but with a capital within a sentence they are names of nobody: small words, days, places, accounts. */
static const char no_names[] =
  " a i am an as at be by do english for french go he if in is it me my no of ok on or so to up us we able all "
  " and any are but can day "
  " del den der east has have high his her how june just last little long may neat new night north not now old one "
  " our she south spring summer the van von was way west who will with you april august autumn winter july march "
  " monday tuesday wednesday thursday friday saturday sunday january february september october november december "
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

/* Whether a word after one of these is any thing, and nobody; English, then Welsh. */
static const char determiners[] =
  " a an the this that these those each every no some any our their its his her my your one two y yr ein eu ";

/* Of places and times. */
static const char prepositions[] =
  " in at near around through outside inside towards along off since until till during last next this early late mid yn ger ";

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

static gboolean
is_in (const char  *folded,
       GHashTable **set,
       const char  *list)
{
  if (g_once_init_enter (set))
    g_once_init_leave (set, make (list));

  return g_hash_table_contains (*set, folded);
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

  return is_in (folded, &set, words) || dr_public_is_no_name (folded) || (small && is_in (folded, &small_set, small_words));
}

/**
 * dr_public_is_no_name:
 * @folded: a word as dr_public_fold () makes it
 *
 * Returns: whether it is an ordinary word that has a capital within a sentence too, or stands by itself for something else
 */
gboolean
dr_public_is_no_name (const char *folded)
{
  static GHashTable *set;

  return is_in (folded, &set, no_names);
}

/**
 * dr_public_is_determiner:
 * @folded: a word as dr_public_fold () makes it
 *
 * Returns: whether it is "the" or the like: no name of a person comes after it
 */
gboolean
dr_public_is_determiner (const char *folded)
{
  static GHashTable *set;

  return is_in (folded, &set, determiners);
}

/**
 * dr_public_is_of_place:
 * @folded: a word as dr_public_fold () makes it
 *
 * Returns: whether a place or a time comes after it more often than a person
 */
gboolean
dr_public_is_of_place (const char *folded)
{
  static GHashTable *set;

  return is_in (folded, &set, prepositions);
}
