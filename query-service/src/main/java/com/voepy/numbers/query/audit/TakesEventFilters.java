package com.voepy.numbers.query.audit;

import com.voepy.numbers.kernel.E164;
import com.voepy.numbers.kit.contract.Takes;
import com.voepy.numbers.kit.web.IdempotencyKey;
import com.voepy.numbers.kit.web.RequestId;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Instant;
import java.util.UUID;

/// The parameters that [EventFilter] reads.
@Takes(name = "type", example = "NumberOrdered", says = "Only events of this type")
@Takes(name = "phone_number", as = E164.class, says = "Only events that name this number")
@Takes(name = "resource_id", as = UUID.class, says = "Only events that name this resource")
@Takes(
        name = "actor",
        min = 1,
        max = EventFilter.ACTOR_CHARS_MAX,
        says = "Only what this API key, or process of the platform, did")
@Takes(
        name = "request_id",
        min = 1,
        max = RequestId.CHARS_MAX,
        says = "Only what requests with this `X-Request-Id` set off")
@Takes(
        name = "idempotency_key",
        min = 1,
        max = IdempotencyKey.CHARS_MAX,
        says = "Only what requests with this `Idempotency-Key` did")
@Takes(
        name = "amount_cents",
        as = Long.class,
        min = 0,
        max = AmountRange.MAX,
        example = "150",
        says = "Only events that name this amount, whichever way the money went: a price, a charge, a refund, a credit")
@Takes(
        name = "amount_cents_min",
        as = Long.class,
        min = 0,
        max = AmountRange.MAX,
        example = "100",
        says = "Only events that name an amount of at least this")
@Takes(
        name = "amount_cents_max",
        as = Long.class,
        min = 0,
        max = AmountRange.MAX,
        example = "10000",
        says = "Only events that name an amount of at most this")
@Takes(name = "from", as = Instant.class, says = "Only what happened then or later")
@Takes(name = "to", as = Instant.class, says = "Only what happened before")
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface TakesEventFilters {}
