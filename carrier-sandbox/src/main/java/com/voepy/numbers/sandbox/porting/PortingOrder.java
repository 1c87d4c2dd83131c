package com.voepy.numbers.sandbox.porting;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A porting order as it is kept.
///
/// @param requestId shared by the orders that one request was split into
/// @param carrierName who loses the numbers
/// @param exceptions why it is an exception now
/// @param repaired exceptions that were put right
/// @param changed names of what the customer changed since the exception
/// @param submittedAt when it was last confirmed, null in a draft
/// @param focAt the date that was committed to, null before
/// @param dueAt when something happens next, null if nothing does by itself
/// @param beforeCancel what to go back to when the cancellation is refused, null while none is pending
record PortingOrder(
        UUID id,
        UUID requestId,
        String countryCode,
        String numberType,
        String carrierName,
        boolean isFastPortable,
        PortStatus status,
        List<ExceptionType> exceptions,
        Set<ExceptionType> repaired,
        Set<String> changed,
        PortingForm form,
        @Nullable Instant submittedAt,
        @Nullable Instant focAt,
        @Nullable Instant dueAt,
        @Nullable BeforeCancel beforeCancel,
        List<PortingNumber> numbers,
        Instant createdAt,
        Instant updatedAt) {

    record PortingNumber(UUID id, String phoneNumber) {}

    record BeforeCancel(PortStatus status, @Nullable Instant dueAt) {}

    PortingOrder {
        exceptions = List.copyOf(exceptions);
        repaired = Set.copyOf(repaired);
        changed = Set.copyOf(changed);
        numbers = List.copyOf(numbers);
    }

    List<String> phoneNumbers() {
        return numbers.stream().map(PortingNumber::phoneNumber).toList();
    }

    boolean has(PortMagic magic) {
        return magic.isIn(phoneNumbers());
    }

    /// What the losing carrier refuses it for.
    Set<ExceptionType> objections() {
        var objections = EnumSet.noneOf(ExceptionType.class);
        for (var type : ExceptionType.values()) {
            if (!repaired.contains(type) && phoneNumbers().stream().anyMatch(type::isOf)) {
                objections.add(type);
            }
        }
        return objections;
    }

    /// Now in another status, in which something happens next at a time, or never by itself.
    PortingOrder in(PortStatus next, @Nullable Instant nextDueAt) {
        return with(next, List.of(), repaired, changed, form, submittedAt, focAt, nextDueAt, null);
    }

    /// Those of its numbers, in an order of their own.
    PortingOrder split(UUID newId, List<PortingNumber> split, Instant at, Instant nextDueAt) {
        return new PortingOrder(
                newId,
                requestId,
                countryCode,
                numberType,
                carrierName,
                isFastPortable,
                status,
                List.of(),
                repaired,
                Set.of(),
                form,
                submittedAt,
                null,
                nextDueAt,
                null,
                split,
                at,
                at);
    }

    PortingOrder withForm(PortingForm changedForm, Set<String> changedNow) {
        return with(status, exceptions, repaired, changedNow, changedForm, submittedAt, focAt, dueAt, beforeCancel);
    }

    PortingOrder submitted(Set<ExceptionType> repairedNow, Instant at, @Nullable Instant nextDueAt) {
        return with(PortStatus.IN_PROCESS, List.of(), repairedNow, Set.of(), form, at, null, nextDueAt, null);
    }

    PortingOrder refused(Set<ExceptionType> why) {
        return with(PortStatus.EXCEPTION, List.copyOf(why), repaired, Set.of(), form, submittedAt, null, null, null);
    }

    PortingOrder committed(Instant foc, @Nullable Instant nextDueAt) {
        return with(
                PortStatus.FOC_DATE_CONFIRMED, List.of(), repaired, changed, form, submittedAt, foc, nextDueAt, null);
    }

    PortingOrder cancelling(Instant nextDueAt) {
        return with(
                PortStatus.CANCEL_PENDING,
                exceptions,
                repaired,
                changed,
                form,
                submittedAt,
                focAt,
                nextDueAt,
                new BeforeCancel(status, dueAt));
    }

    private PortingOrder with(
            PortStatus nextStatus,
            List<ExceptionType> nextExceptions,
            Set<ExceptionType> nextRepaired,
            Set<String> nextChanged,
            PortingForm nextForm,
            @Nullable Instant nextSubmittedAt,
            @Nullable Instant nextFocAt,
            @Nullable Instant nextDueAt,
            @Nullable BeforeCancel nextBeforeCancel) {
        return new PortingOrder(
                id,
                requestId,
                countryCode,
                numberType,
                carrierName,
                isFastPortable,
                nextStatus,
                nextExceptions,
                nextRepaired,
                nextChanged,
                nextForm,
                nextSubmittedAt,
                nextFocAt,
                nextDueAt,
                nextBeforeCancel,
                numbers,
                createdAt,
                updatedAt);
    }
}
