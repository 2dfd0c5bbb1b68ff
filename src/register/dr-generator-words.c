#include "dr-generator-words.h"

const DrTheme dr_generator_themes[] = {
  { "telephone", DR_THEME_LESS, "Shorter hours on the telephone line for %s",
    "The line opens at 10 am and closes at 3 pm.", "Four calls in five come in the middle of the day." },
  { "telephone", DR_THEME_MORE, "The telephone line for %s opens on Saturday morning",
    "The line is staffed on Saturday from 9 am to 1 pm as well.", "People who work in the week told us that they cannot call." },
  { "face-to-face", DR_THEME_CLOSE, "Closing the desk at %s",
    "The desk closes, and what it did is done in other ways.", "The lease ends and few people come." },
  { "face-to-face", DR_THEME_LESS, "The desk at %s by appointment only",
    "The desk is open on two days, to people who have booked.", "Staff wait half of the day for somebody to come." },
  { "face-to-face", DR_THEME_MORE, "Longer opening of the desk at %s",
    "The desk stays open on Thursday until 7 pm.", "Carers asked for an evening." },
  { "e-form", DR_THEME_MORE, "Moving the forms of %s online",
    "Every form can be filled in on the website; paper stays.", "Paper forms come back incomplete." },
  { "website", DR_THEME_MORE, "A new website for %s",
    "The pages are written anew and tested with people who use screen readers.", "Pages are hard to find and hard to read." },
  { "post", DR_THEME_CLOSE, "No more cheques by post for %s",
    "Cheques are no longer taken; other ways to pay stay.", "Each cheque is opened, banked and booked by hand." },
  { "post", DR_THEME_LESS, "Letters about %s answered once a week",
    "Letters are opened on Monday.", "Post has fallen by half in five years." },
  { "email", DR_THEME_LESS, "Fewer mailboxes for %s",
    "Mail is answered on three days.", "Two mailboxes do the work of one." },
  { NULL, DR_THEME_LESS, "Fewer hours to save money: %s",
    "Hours are fewer in every month but January.", "The budget is smaller by a tenth." },
  { NULL, DR_THEME_MORE, "Extra hours before elections: %s",
    "Hours are longer in April and May.", "Questions about voting come all at once." },
};
const guint dr_generator_n_themes = G_N_ELEMENTS (dr_generator_themes);

const char * const dr_generator_places[] = {
  "Market Street", "the Town Hall", "Tŷ Gwyn", "Pont y Tŵr", "Llanfair", "the Old Library", "Llŷn", "Castle Ward",
  "Caffé Môr", "St Mary’s", "Penrhyn", "the eastern villages", "Cwm Dŵr", "Bridge End", "Y Ganolfan", "Orchard Road",
};
const guint dr_generator_n_places = G_N_ELEMENTS (dr_generator_places);

const char * const dr_generator_sentences[] = {
  "We asked the people who use it most, and they told us when they come and why.",
  "Staff at the front line keep a list of those who ask for help, and for what.",
  "Those who cannot use one way are shown another before they go.",
  "Numbers have fallen in three years of four; nobody knows yet whether they will go on falling.",
  "A member of staff calls back within a day whoever asks for it.",
  "Letters come in large print, in Welsh and in easy words to those who have asked once.",
  "The carers’ centre and the forum of disabled people read a draft and changed it.",
  "Buses from the villages arrive before ten and leave after four.",
  "We will count by age and disability from the first month and look again after six.",
  "Nobody is made to go online; paper and voice stay beside it.",
  "Roedd y trigolion yn glir: mae ffôn a wyneb yn bwysig iddyn nhw.",
  "What this saves goes to the service that costs most when it comes too late.",
  "The private room can be had on any day, and no reason need be given.",
  "Young people said that they do not call; older people said that they do not write.",
};
const guint dr_generator_n_sentences = G_N_ELEMENTS (dr_generator_sentences);
