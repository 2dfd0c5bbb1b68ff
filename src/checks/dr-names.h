/* dr-names.h: what a person reads for an identifier: subjects of results, groups, figures, words of the vocabulary.
 * Used by messages, the command line, the app and the reports. Translated; never used in a record. */
#pragma once

#include "dr-check.h"

G_BEGIN_DECLS

const char *dr_characteristic_label (DrCharacteristic characteristic);
const char *dr_effect_label         (DrEffect effect);
const char *dr_outcome_label        (DrOutcome outcome);
const char *dr_severity_label       (DrSeverity severity);
const char *dr_result_label         (DrResultKind kind);
const char *dr_step_label           (DrStep step);
const char *dr_offer_label          (DrOffer offer);
const char *dr_aim_label            (DrAim aim);
const char *dr_mix_kind_label       (DrMixKind kind);
const char *dr_screening_label      (DrScreening screening);

const char *dr_edition_words        (const char *text);
char       *dr_subject_describe     (const DrCheck *check, const char *subject);
char       *dr_subject_describe_few (const DrCheck *check, const char *subject, guint most);

guint       dr_share_decimals       (double share);
guint       dr_interval_decimals    (DrInterval share);
char       *dr_format_share         (double share);
char       *dr_format_share_with    (double share, guint decimals);
char       *dr_format_share_whole   (double share);
char       *dr_format_interval      (DrInterval share);
char       *dr_format_interval_with (DrInterval share, guint decimals);
char       *dr_format_points        (DrInterval difference);
char       *dr_format_points_with   (DrInterval difference, guint decimals);
char       *dr_format_whole         (gint64 number);
char       *dr_format_people        (DrPeople people);
char       *dr_format_count         (double count);
char       *dr_format_ratio         (double ratio);
char       *dr_format_date          (DrDate date);
char       *dr_format_short_date    (DrDate date);
const char *dr_format_short_month   (guint month);

G_END_DECLS
