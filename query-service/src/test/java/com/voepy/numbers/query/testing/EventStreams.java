package com.voepy.numbers.query.testing;

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
import com.voepy.numbers.kernel.Streams;

/// The stream that each event belongs to.
public final class EventStreams {

    private EventStreams() {}

    public static String of(Event event) {
        return switch (event) {
            case ApiKeyEvent e -> Streams.apiKey(e.keyId());
            case AuditReadEvent _ -> Streams.auditReads();
            case BalanceEvent e -> Streams.balance(e.tenantId());
            case CarrierCallEvent e -> Streams.carrierCall(e.callId());
            case ConnectionEvent e -> Streams.connection(e.connectionId());
            case CreditEvent e -> Streams.credit(e.tenantId(), "test");
            case DocumentEvent e -> Streams.document(e.documentId());
            case DocumentSpaceEvent e -> Streams.documentSpace(e.tenantId());
            case WebhookSpaceEvent e -> Streams.webhookSpace(e.tenantId());
            case LookupEvent e -> Streams.lookup(e.lookupId());
            case EmergencyAddressEvent e -> Streams.emergencyAddress(e.addressId());
            case ErasureEvent e -> Streams.erasure(e.erasureId());
            case NumberBlockEvent e -> Streams.block(e.block());
            case NumberOrderEvent e -> Streams.order(e.orderId());
            case PhoneNumberEvent e -> Streams.number(e.e164());
            case PortingOrderEvent e -> Streams.port(e.portingOrderId());
            case PricingTierEvent e -> Streams.pricingTier(e.name());
            case RequestEvent e -> Streams.request(e.requestKey());
            case ReservationEvent e -> Streams.reservation(e.reservationId());
            case TenantEvent e -> Streams.tenant(e.tenantId());
            case WebhookSubscriptionEvent e -> Streams.webhook(e.subscriptionId());
        };
    }
}
