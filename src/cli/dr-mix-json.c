#include "dr-mix-json.h"

#include "dr-check-json.h"
#include "dr-json-members.h"

/* A share or a difference: one number, or [lo, hi] where it is known only within bounds. */
static void
add_share (JsonBuilder *builder,
           DrInterval   share)
{
  if (dr_interval_width (share) > 0.0)
    dr_json_interval (builder, share);
  else
    dr_json_number (builder, share.lo);
}

static void
add_mix (JsonBuilder        *builder,
         const DrEvidence   *evidence,
         const DrChannelMix *mix)
{
  if (!mix->present)
    {
      json_builder_add_null_value (builder);
      return;
    }

  json_builder_begin_object (builder);
  for (guint c = 0; c < evidence->n_channels; c++)
    if (mix->stated[c])
      {
        json_builder_set_member_name (builder, evidence->channels[c].id);
        add_share (builder, mix->share[c]);
      }
  json_builder_end_object (builder);
}

static void
add_gap (JsonBuilder      *builder,
         const DrEvidence *evidence,
         const DrMixGap   *gap)
{
  json_builder_begin_object (builder);
  dr_json_add_string (builder, "a", dr_vocabulary_to_string (DR_VOCABULARY_MIX_KIND, (int) gap->a));
  dr_json_add_string (builder, "b", dr_vocabulary_to_string (DR_VOCABULARY_MIX_KIND, (int) gap->b));

  json_builder_set_member_name (builder, "channels");
  json_builder_begin_object (builder);
  for (guint c = 0; c < evidence->n_channels; c++)
    if (gap->compared[c])
      {
        json_builder_set_member_name (builder, evidence->channels[c].id);
        add_share (builder, gap->difference[c]);
      }
  if (gap->has_other)
    {
      json_builder_set_member_name (builder, "other");
      add_share (builder, gap->other);
    }
  json_builder_end_object (builder);

  dr_json_add_number (builder, "digital_a", gap->has_digital_a ? gap->digital_a : DR_UNKNOWN);
  dr_json_add_number (builder, "digital_b", gap->has_digital_b ? gap->digital_b : DR_UNKNOWN);
  dr_json_add_number (builder, "dissimilarity", gap->has_dissimilarity ? gap->dissimilarity : DR_UNKNOWN);
  json_builder_end_object (builder);
}

/**
 * dr_mixes_to_json:
 * @builder: where a value is expected
 * @evidence: what the mixes were computed from
 * @mixes: the mixes and their gaps
 *
 * Writes the object {expected, preferred, actual, target, gaps}. A mix that is not known is null, else it is an object
 * of shares by channel; a share is a number, or [lo, hi] where it is known only within bounds. Gaps are a − b; they
 * have `other` where both mixes are complete. What is not known is null.
 */
void
dr_mixes_to_json (JsonBuilder          *builder,
                  const DrEvidence     *evidence,
                  const DrChannelMixes *mixes)
{
  json_builder_begin_object (builder);
  for (int kind = 0; kind < DR_N_MIX_KINDS; kind++)
    {
      json_builder_set_member_name (builder, dr_vocabulary_to_string (DR_VOCABULARY_MIX_KIND, kind));
      add_mix (builder, evidence, &mixes->mixes[kind]);
    }

  json_builder_set_member_name (builder, "gaps");
  json_builder_begin_array (builder);
  for (guint i = 0; i < mixes->n_gaps; i++)
    add_gap (builder, evidence, &mixes->gaps[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}
