/* dr-withdrawal.h: the question before an assessment is withdrawn: why, and that there is no way back.
 * Used wherever somebody withdraws one. It withdraws nothing itself. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * DrWithdrawalAnswer:
 * @reason: why, not empty
 * @owner: as given to dr_withdrawal_ask()
 * @data: as given to dr_withdrawal_ask()
 *
 * Withdraws it.
 */
typedef void (*DrWithdrawalAnswer) (const char *reason, GObject *owner, gpointer data);

void dr_withdrawal_ask (GtkWindow *window, const char *reference, GObject *owner, DrWithdrawalAnswer answer, gpointer data,
                        GDestroyNotify destroy);

G_END_DECLS
