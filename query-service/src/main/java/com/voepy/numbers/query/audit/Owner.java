package com.voepy.numbers.query.audit;

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
import com.voepy.numbers.events.PhoneNumberEvent;
import com.voepy.numbers.events.PortingOrderEvent;
import com.voepy.numbers.events.PricingTierEvent;
import com.voepy.numbers.events.RequestEvent;
import com.voepy.numbers.events.ReservationEvent;
import com.voepy.numbers.events.TenantEvent;
import com.voepy.numbers.events.WebhookSpaceEvent;
import com.voepy.numbers.events.WebhookSubscriptionEvent;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Whose an event is. The event itself says so, never its stream: a number's stream goes on from tenant to tenant.
final class Owner {

    private Owner() {}

    /// The one tenant that may see the event, or null for events of the platform.
    static @Nullable UUID of(Event event) {
        return switch (event) {
            case ApiKeyEvent e -> e.tenantId();
            case BalanceEvent e -> e.tenantId();
            case ConnectionEvent e -> e.tenantId();
            case CreditEvent e -> e.tenantId();
            case DocumentEvent e -> e.tenantId();
            case DocumentSpaceEvent e -> e.tenantId();
            case LookupEvent e -> e.tenantId();
            case EmergencyAddressEvent e -> e.tenantId();
            case ErasureEvent e -> e.tenantId();
            case NumberOrderEvent e -> e.tenantId();
            case PhoneNumberEvent e -> e.tenantId();
            case PortingOrderEvent e -> e.tenantId();
            case RequestEvent e -> tenantOf(e);
            case ReservationEvent e -> e.tenantId();
            case TenantEvent e -> e.tenantId();
            case WebhookSpaceEvent e -> e.tenantId();
            case WebhookSubscriptionEvent e -> e.tenantId();
            // What carriers offer, what it is sold for, how the platform deals with them, and who looked at it all.
            case AuditReadEvent _, NumberBlockEvent _, PricingTierEvent _, CarrierCallEvent _ -> null;
        };
    }

    private static @Nullable UUID tenantOf(RequestEvent event) {
        return switch (event) {
            case RequestEvent.RequestAnswered e -> e.tenantId();
        };
    }
}
