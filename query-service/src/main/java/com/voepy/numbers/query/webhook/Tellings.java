package com.voepy.numbers.query.webhook;

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
import com.voepy.numbers.events.WebhookSubscriptionEvent.WebhookRedeliveryRequested;
import com.voepy.numbers.events.WebhookSubscriptionEvent.WebhookSecretRotated;
import com.voepy.numbers.events.WebhookSubscriptionEvent.WebhookSubscriptionCreated;
import com.voepy.numbers.events.WebhookSubscriptionEvent.WebhookSubscriptionDeleted;
import com.voepy.numbers.events.WebhookSubscriptionEvent.WebhookSubscriptionUpdated;
import com.voepy.numbers.events.WebhookSubscriptionEvent.WebhookTestRequested;
import com.voepy.numbers.kernel.DeliveryId;
import com.voepy.numbers.kernel.WebhookType;
import com.voepy.numbers.kit.log.LoggedEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Finds the deliveries that tell of an event. A delivery's id says where in the log the event is (see [DeliveryId]),
/// so that it is found by the event, whenever it was sent and however many subscriptions there were.
@Component
public class Tellings {

    /// As many as a page of a chain has events.
    private static final int DELIVERIES_MAX = 1_000;

    private final DeliveryLog log;

    Tellings(DeliveryLog log) {
        this.log = log;
    }

    /// @param eventId the event that the delivery tells of, or that asked for it
    public record Telling(UUID eventId, DeliveryResource delivery) {}

    /// @param tellings the first of them, in the order in which they were queued
    /// @param areMore whether there are more
    public record Told(List<Telling> tellings, boolean areMore) {

        public static final Told NOTHING = new Told(List.of(), false);

        public Told {
            tellings = List.copyOf(tellings);
        }
    }

    /// The tenant's deliveries that tell of these events of its own.
    public Told of(UUID tenantId, List<LoggedEvent> events) {
        var wanted = new Wanted();
        events.forEach(wanted::add);
        // One more tells whether there are more.
        var found = log.telling(tenantId, wanted.announced, wanted.asked.keySet(), DELIVERIES_MAX + 1);
        return new Told(
                found.stream()
                        .limit(DELIVERIES_MAX)
                        .map(delivery -> new Telling(wanted.eventOf(delivery.id()), delivery))
                        .toList(),
                found.size() > DELIVERIES_MAX);
    }

    private static final class Wanted {

        private final Map<Long, WebhookType> announced = new HashMap<>();
        private final Map<Long, UUID> at = new HashMap<>();

        /// By the delivery that was asked for.
        private final Map<String, UUID> asked = new HashMap<>();

        /// A new event does not compile before it is decided here, or in [Announcement], whether a delivery tells of
        /// it.
        void add(LoggedEvent logged) {
            switch (logged.event()) {
                case WebhookSubscriptionEvent event -> add(event, logged);
                case ApiKeyEvent _,
                        AuditReadEvent _,
                        BalanceEvent _,
                        CarrierCallEvent _,
                        ConnectionEvent _,
                        CreditEvent _,
                        DocumentEvent _,
                        DocumentSpaceEvent _,
                        EmergencyAddressEvent _,
                        ErasureEvent _,
                        LookupEvent _,
                        NumberBlockEvent _,
                        NumberOrderEvent _,
                        PhoneNumberEvent _,
                        PortingOrderEvent _,
                        PricingTierEvent _,
                        RequestEvent _,
                        ReservationEvent _,
                        TenantEvent _,
                        WebhookSpaceEvent _ ->
                    Announcement.of(logged.event()).ifPresent(type -> {
                        announced.put(logged.position(), type);
                        at.put(logged.position(), logged.eventId());
                    });
            }
        }

        private void add(WebhookSubscriptionEvent event, LoggedEvent logged) {
            switch (event) {
                case WebhookTestRequested e ->
                    asked.putIfAbsent(
                            new DeliveryId(e.subscriptionId(), logged.sequence(), WebhookType.WEBHOOK_TEST).toString(),
                            logged.eventId());
                case WebhookRedeliveryRequested e -> asked.putIfAbsent(e.deliveryId(), logged.eventId());
                case WebhookSubscriptionCreated _,
                        WebhookSubscriptionUpdated _,
                        WebhookSecretRotated _,
                        WebhookSubscriptionDeleted _ -> {}
            }
        }

        /// What is announced comes before what asked for it once more.
        UUID eventOf(String deliveryId) {
            var announcement = DeliveryId.parse(deliveryId)
                    .filter(id -> id.type() == announced.get(id.ordinal()))
                    .map(id -> at.get(id.ordinal()));
            @Nullable UUID wish = asked.get(deliveryId);
            return announcement.orElseGet(() -> Objects.requireNonNull(wish));
        }
    }
}
