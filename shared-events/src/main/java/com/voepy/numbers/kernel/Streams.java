package com.voepy.numbers.kernel;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/// Names of event streams. Each carries its type, because (stream, sequence) is unique over all of them.
public final class Streams {

    private Streams() {}

    /// A number's whole history, across tenants and tenures.
    public static String number(E164 e164) {
        return "number/" + e164.value();
    }

    public static String block(String block) {
        return "block/" + block;
    }

    public static String reservation(UUID id) {
        return "reservation/" + id;
    }

    public static String order(UUID id) {
        return "order/" + id;
    }

    public static String port(UUID id) {
        return "port/" + id;
    }

    public static String balance(UUID tenantId) {
        return "balance/" + tenantId;
    }

    /// The one credit of a tenant that has this reference.
    public static String credit(UUID tenantId, String reference) {
        return "credit/" + UUID.nameUUIDFromBytes((tenantId + "/" + reference).getBytes(StandardCharsets.UTF_8));
    }

    public static String emergencyAddress(UUID id) {
        return "emergency-address/" + id;
    }

    public static String erasure(UUID id) {
        return "erasure/" + id;
    }

    public static String tenant(UUID id) {
        return "tenant/" + id;
    }

    public static String apiKey(UUID id) {
        return "api-key/" + id;
    }

    public static String pricingTier(String name) {
        return "pricing-tier/" + name;
    }

    public static String connection(UUID id) {
        return "connection/" + id;
    }

    public static String webhook(UUID id) {
        return "webhook/" + id;
    }

    public static String document(UUID id) {
        return "document/" + id;
    }

    /// What a tenant's documents take.
    public static String documentSpace(UUID tenantId) {
        return "document-space/" + tenantId;
    }

    /// How many webhook subscriptions a tenant has.
    public static String webhookSpace(UUID tenantId) {
        return "webhook-space/" + tenantId;
    }

    /// What is sealed of the record of auditors' reads; there is one such record.
    public static String auditReads() {
        return "audit-reads/all";
    }

    /// One call to the carrier.
    public static String carrierCall(UUID id) {
        return "carrier-call/" + id;
    }

    public static String lookup(UUID id) {
        return "lookup/" + id;
    }

    /// The one request that used an idempotency key, see [com.voepy.numbers.events.RequestEvent].
    public static String request(UUID id) {
        return "request/" + id;
    }
}
