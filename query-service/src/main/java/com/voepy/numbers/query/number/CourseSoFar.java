package com.voepy.numbers.query.number;

import com.voepy.numbers.events.PhoneNumberEvent;
import com.voepy.numbers.events.PhoneNumberEvent.NumberActivated;
import com.voepy.numbers.events.PhoneNumberEvent.NumberActivationFailed;
import com.voepy.numbers.events.PhoneNumberEvent.NumberConfigured;
import com.voepy.numbers.events.PhoneNumberEvent.NumberDisconnectStuck;
import com.voepy.numbers.events.PhoneNumberEvent.NumberDisconnected;
import com.voepy.numbers.events.PhoneNumberEvent.NumberEmergencyActivated;
import com.voepy.numbers.events.PhoneNumberEvent.NumberEmergencyAddressAttached;
import com.voepy.numbers.events.PhoneNumberEvent.NumberEmergencyAddressDetached;
import com.voepy.numbers.events.PhoneNumberEvent.NumberEmergencyDeactivated;
import com.voepy.numbers.events.PhoneNumberEvent.NumberEmergencyFailed;
import com.voepy.numbers.events.PhoneNumberEvent.NumberFeeCharged;
import com.voepy.numbers.events.PhoneNumberEvent.NumberFeeUncovered;
import com.voepy.numbers.events.PhoneNumberEvent.NumberHeld;
import com.voepy.numbers.events.PhoneNumberEvent.NumberHoldEnded;
import com.voepy.numbers.events.PhoneNumberEvent.NumberHoldExtended;
import com.voepy.numbers.events.PhoneNumberEvent.NumberOrdered;
import com.voepy.numbers.events.PhoneNumberEvent.NumberPortEnded;
import com.voepy.numbers.events.PhoneNumberEvent.NumberPortStarted;
import com.voepy.numbers.events.PhoneNumberEvent.NumberPortedIn;
import com.voepy.numbers.events.PhoneNumberEvent.NumberReleased;
import com.voepy.numbers.events.PhoneNumberEvent.NumberSettingsApplied;
import com.voepy.numbers.events.PhoneNumberEvent.NumberSettingsRefused;
import com.voepy.numbers.kit.log.LoggedEvent;
import com.voepy.numbers.query.number.NumbersOnRecord.Known;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A number's life up to one of its events, made of those that somebody sees.
///
/// @param place of the event among them, from 0
/// @param known what they made of the number and of its tenures
/// @param tenure that the event is about, else the one before; null before the first
/// @param orders the latest that the number was in, ports among them, oldest first
/// @param tenures the latest that it had, oldest first
record CourseSoFar(int place, Known known, @Nullable UUID tenure, List<UUID> orders, List<UUID> tenures) {

    /// Of orders, and of tenures: more than a page shows.
    static final int LATEST_MAX = 21;

    static CourseSoFar after(@Nullable CourseSoFar before, LoggedEvent logged) {
        var event = (PhoneNumberEvent) logged.event();
        var tenure = Tenure.idOf(event);
        var known = Known.after(before == null ? null : before.known, logged);
        if (before == null) {
            return new CourseSoFar(0, known, tenure, and(List.of(), orderOf(event)), and(List.of(), tenure));
        }
        return new CourseSoFar(
                before.place + 1,
                known,
                tenure == null ? before.tenure : tenure,
                and(before.orders, orderOf(event)),
                // What still happens to an earlier tenure does not begin it again.
                tenure != null && before.known.tenures().containsKey(tenure)
                        ? before.tenures
                        : and(before.tenures, tenure));
    }

    /// What is shown of the number: its record to an auditor, a tenure to its tenant.
    @Nullable
    Object seen(@Nullable UUID tenantId, @Nullable UUID ofTenure) {
        if (tenantId == null) {
            return known.number();
        }
        return ofTenure == null ? null : known.tenures().get(ofTenure);
    }

    private static List<UUID> and(List<UUID> latest, @Nullable UUID next) {
        return next == null || latest.contains(next)
                ? latest
                : Stream.concat(latest.stream().skip(Math.max(0, latest.size() + 1L - LATEST_MAX)), Stream.of(next))
                        .toList();
    }

    /// The order, or port, that brings the number to somebody.
    private static @Nullable UUID orderOf(PhoneNumberEvent event) {
        return switch (event) {
            case NumberOrdered e -> e.orderId();
            case NumberPortStarted e -> e.portingOrderId();
            case NumberPortedIn e -> e.portingOrderId();
            case NumberHeld _,
                    NumberHoldExtended _,
                    NumberHoldEnded _,
                    NumberPortEnded _,
                    NumberActivated _,
                    NumberActivationFailed _,
                    NumberConfigured _,
                    NumberSettingsApplied _,
                    NumberSettingsRefused _,
                    NumberFeeCharged _,
                    NumberFeeUncovered _,
                    NumberReleased _,
                    NumberDisconnectStuck _,
                    NumberDisconnected _,
                    NumberEmergencyAddressAttached _,
                    NumberEmergencyAddressDetached _,
                    NumberEmergencyActivated _,
                    NumberEmergencyFailed _,
                    NumberEmergencyDeactivated _ -> null;
        };
    }
}
