package com.voepy.numbers.events;

/// Something that happened. One sealed family per aggregate; the simple name of the record is its type in the log.
///
/// Records are stored for ever: a component may be added (nullable), none is ever renamed, retyped or removed.
/// Money is US cents. When it happened is not a component: every event is stamped by the log, to the millisecond.
public sealed interface Event
        permits ApiKeyEvent,
                AuditReadEvent,
                BalanceEvent,
                CarrierCallEvent,
                ConnectionEvent,
                CreditEvent,
                DocumentEvent,
                DocumentSpaceEvent,
                LookupEvent,
                EmergencyAddressEvent,
                ErasureEvent,
                NumberBlockEvent,
                NumberOrderEvent,
                PhoneNumberEvent,
                PortingOrderEvent,
                PricingTierEvent,
                RequestEvent,
                ReservationEvent,
                TenantEvent,
                WebhookSpaceEvent,
                WebhookSubscriptionEvent {}
