package com.voepy.numbers.command.balance;

import java.util.UUID;

/// What an operator asks when a payment came in.
///
/// @param amountCents US cents, positive
/// @param reference the operator's name for the payment; each is credited once per tenant
public record GrantCredit(UUID tenantId, long amountCents, String reference) {}
