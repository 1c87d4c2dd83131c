package com.voepy.numbers.query.console;

import com.voepy.numbers.events.ApiKeyEvent;
import com.voepy.numbers.events.AuditReadEvent;
import com.voepy.numbers.events.BalanceEvent;
import com.voepy.numbers.events.CarrierCallEvent;
import com.voepy.numbers.events.ConnectionEvent;
import com.voepy.numbers.events.CreditEvent;
import com.voepy.numbers.events.DocumentEvent;
import com.voepy.numbers.events.DocumentSpaceEvent;
import com.voepy.numbers.events.EmergencyAddressEvent;
import com.voepy.numbers.events.ErasureEvent;
import com.voepy.numbers.events.Event;
import com.voepy.numbers.events.LookupEvent;
import com.voepy.numbers.events.NumberBlockEvent;
import com.voepy.numbers.events.NumberOrderEvent;
import com.voepy.numbers.events.NumberOrderEvent.NumberOrderSubmissionRuledOut;
import com.voepy.numbers.events.NumberOrderEvent.NumberOrderSubmissionStarted;
import com.voepy.numbers.events.NumberOrderEvent.NumberOrderSubmissionUnclear;
import com.voepy.numbers.events.NumberOrderEvent.NumberOrderSubmitted;
import com.voepy.numbers.events.PhoneNumberEvent;
import com.voepy.numbers.events.PhoneNumberEvent.NumberDisconnectStuck;
import com.voepy.numbers.events.PhoneNumberEvent.NumberDisconnected;
import com.voepy.numbers.events.PhoneNumberEvent.NumberEmergencyActivated;
import com.voepy.numbers.events.PhoneNumberEvent.NumberEmergencyDeactivated;
import com.voepy.numbers.events.PhoneNumberEvent.NumberEmergencyFailed;
import com.voepy.numbers.events.PhoneNumberEvent.NumberSettingsApplied;
import com.voepy.numbers.events.PhoneNumberEvent.NumberSettingsRefused;
import com.voepy.numbers.events.PortingOrderEvent;
import com.voepy.numbers.events.PortingOrderEvent.CarrierPortHandedOver;
import com.voepy.numbers.events.PortingOrderEvent.CarrierPortRefused;
import com.voepy.numbers.events.PortingOrderEvent.CarrierPortReported;
import com.voepy.numbers.events.PortingOrderEvent.PortingPlacementRuledOut;
import com.voepy.numbers.events.PortingOrderEvent.PortingPlacementStarted;
import com.voepy.numbers.events.PricingTierEvent;
import com.voepy.numbers.events.RequestEvent;
import com.voepy.numbers.events.ReservationEvent;
import com.voepy.numbers.events.ReservationEvent.ReservationHeldAtCarrier;
import com.voepy.numbers.events.TenantEvent;
import com.voepy.numbers.events.WebhookSpaceEvent;
import com.voepy.numbers.events.WebhookSubscriptionEvent;
import java.util.Locale;

/// What sort of thing happened, told apart on a timeline by sign and word.
enum Kind {
    /// Somebody or the platform did something.
    EVENT("●"),
    /// A balance moved, or could not.
    MONEY("$"),
    /// Between the platform and the carrier.
    CARRIER("⇄"),
    /// Something was told to the tenant.
    WEBHOOK("➤");

    private final String sign;

    Kind(String sign) {
        this.sign = sign;
    }

    public String sign() {
        return sign;
    }

    /// Name on the page and in its style sheet.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Kind of(Event event) {
        return switch (event) {
            case BalanceEvent _, CreditEvent _ -> MONEY;
            case WebhookSubscriptionEvent _ -> WEBHOOK;
            case NumberOrderSubmissionStarted _,
                    NumberOrderSubmissionUnclear _,
                    NumberOrderSubmissionRuledOut _,
                    NumberOrderSubmitted _,
                    NumberSettingsApplied _,
                    NumberSettingsRefused _,
                    NumberDisconnectStuck _,
                    NumberDisconnected _,
                    NumberEmergencyActivated _,
                    NumberEmergencyFailed _,
                    NumberEmergencyDeactivated _,
                    PortingPlacementStarted _,
                    PortingPlacementRuledOut _,
                    CarrierPortReported _,
                    CarrierPortHandedOver _,
                    CarrierPortRefused _,
                    ReservationHeldAtCarrier _,
                    NumberBlockEvent _,
                    CarrierCallEvent _ -> CARRIER;
            case ApiKeyEvent _,
                    AuditReadEvent _,
                    ConnectionEvent _,
                    DocumentEvent _,
                    DocumentSpaceEvent _,
                    WebhookSpaceEvent _,
                    EmergencyAddressEvent _,
                    ErasureEvent _,
                    LookupEvent _,
                    NumberOrderEvent _,
                    PhoneNumberEvent _,
                    PortingOrderEvent _,
                    PricingTierEvent _,
                    RequestEvent _,
                    ReservationEvent _,
                    TenantEvent _ -> EVENT;
        };
    }
}
