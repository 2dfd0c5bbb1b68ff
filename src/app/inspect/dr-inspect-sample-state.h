/* dr-inspect-sample-state.h: a sample of what is inspected: what was asked for, and what was drawn, in words.
 * Pure; used by the sample's page and tested without a display. How it is drawn is dr-sample.h's. */
#pragma once

#include "dr-inspected.h"
#include "dr-sample.h"

G_BEGIN_DECLS

/* As typed and chosen. */
typedef struct {
  const char *seed;
  const char *size;
  guint       stage;      /* 0: all; else a DrStage: 1 is submitted */
  const char *service;    /* (nullable): id */
} DrInspectSampleAnswers;

gboolean  dr_inspect_sample_check   (const DrInspectSampleAnswers *answers, DrSampleOptions *options, char **problem);
char     *dr_inspect_sample_summary (const DrSample *sample, const DrSampleOptions *options);
char     *dr_inspect_sample_to_text (const DrSample *sample, const DrSampleOptions *options, const DrInspected *inspected);

G_END_DECLS
