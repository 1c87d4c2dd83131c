package com.voepy.numbers.cli;

import static com.voepy.numbers.cli.Input.field;
import static com.voepy.numbers.cli.Input.id;
import static com.voepy.numbers.cli.Part.columns;
import static com.voepy.numbers.cli.Part.conditional;
import static com.voepy.numbers.cli.Part.paged;

import com.voepy.numbers.cli.Input.Kind;
import java.util.List;

/// Running the platform.
final class AdminVerbs {

    private static final Part TENANT_ID = id("id", "of the tenant");
    private static final Part KEY_ID = id("id", "of the key");
    private static final Part TIER_NAME = id("name", "of the tier, for example standard");

    static final List<Verb> ALL = List.of(
            Verb.post(
                    "admin tenants create",
                    "/v1/admin/tenants",
                    "Make a tenant, with its balance, its connection and its first key, which is shown once.",
                    field("name", "1 to 120 characters").needed(),
                    field("pricing_tier", "name of a tier; standard if left out")),
            Verb.get(
                    "admin tenants list",
                    "/v1/admin/tenants",
                    "All tenants, newest first.",
                    paged(),
                    columns("id", "name", "status", "pricing_tier=TIER", "created_at=CREATED")),
            Verb.get("admin tenants get", "/v1/admin/tenants/{id}", "One tenant.", TENANT_ID),
            Verb.patch(
                    "admin tenants update",
                    "/v1/admin/tenants/{id}",
                    "Rename a tenant or move it to another tier.",
                    TENANT_ID,
                    field("name", "1 to 120 characters"),
                    field("pricing_tier", "name of a tier"),
                    conditional()),
            Verb.post(
                    "admin tenants suspend",
                    "/v1/admin/tenants/{id}/suspend",
                    "Refuse all keys of a tenant from now on.",
                    TENANT_ID),
            Verb.post(
                    "admin tenants resume",
                    "/v1/admin/tenants/{id}/resume",
                    "Accept the keys of a suspended tenant again.",
                    TENANT_ID),
            Verb.post(
                    "admin tenants credit",
                    "/v1/admin/tenants/{id}/credits",
                    "Book a payment, once per reference.",
                    TENANT_ID,
                    field("amount_cents", "for example 50 or 49.95")
                            .as(Kind.MONEY)
                            .named("amount")
                            .needed(),
                    field("reference", "of the payment, 1 to 120 characters").needed()),
            Verb.get(
                    "admin tenants transaction",
                    "/v1/admin/tenants/{id}/transactions/{transactionId}",
                    "One transaction of a tenant.",
                    TENANT_ID,
                    id("transactionId", "of the transaction").named("transaction-id")),
            Verb.post(
                    "admin keys create",
                    "/v1/admin/api-keys",
                    "Make an API key for an operator or an auditor and show it, once.",
                    field("name", "1 to 120 characters").needed(),
                    field("scopes", "what it may do", "operator", "auditor")
                            .as(Kind.LIST)
                            .needed(),
                    field("expires_at", "for example 2027-01-01T00:00:00Z; for ever if left out")),
            Verb.get(
                    "admin keys list",
                    "/v1/admin/api-keys",
                    "The API keys of operators and auditors, newest first.",
                    paged(),
                    columns(
                            "id",
                            "name",
                            "prefix",
                            "scopes",
                            "created_at=CREATED",
                            "expires_at=EXPIRES",
                            "last_used_at=USED")),
            Verb.get(
                    "admin keys get",
                    "/v1/admin/api-keys/{id}",
                    "One API key of an operator or an auditor, without the key itself.",
                    KEY_ID),
            Verb.delete(
                    "admin keys revoke",
                    "/v1/admin/api-keys/{id}",
                    "Refuse a key of an operator or an auditor from now on; never the last operator's.",
                    KEY_ID,
                    conditional()),
            Verb.get(
                    "admin tiers list",
                    "/v1/admin/pricing-tiers",
                    "All pricing tiers, newest first.",
                    paged(),
                    columns(
                            "name",
                            "default_markup_basis_points=MARKUP (1/100 %)",
                            "carrier_lookup_price_cents=CARRIER LOOKUP",
                            "caller_name_lookup_price_cents=NAME LOOKUP")),
            Verb.get("admin tiers get", "/v1/admin/pricing-tiers/{name}", "One pricing tier.", TIER_NAME),
            Verb.put(
                    "admin tiers set",
                    "/v1/admin/pricing-tiers/{name}",
                    "Make a tier or replace all of it; rules of markup come with --body.",
                    TIER_NAME,
                    field("default_markup_basis_points", "10000 doubles the price where no rule fits")
                            .as(Kind.WHOLE_NUMBER)
                            .needed(),
                    field("carrier_lookup_price_cents", "of one lookup")
                            .as(Kind.MONEY)
                            .named("carrier-lookup-price")
                            .needed(),
                    field("caller_name_lookup_price_cents", "of one lookup")
                            .as(Kind.MONEY)
                            .named("caller-name-lookup-price")
                            .needed(),
                    ported("local"),
                    ported("toll_free"),
                    ported("national"),
                    ported("mobile")),
            Verb.get(
                    "admin stuck-releases",
                    "/v1/admin/stuck-releases",
                    "What was given up and the carrier has not taken back for an hour, newest first.",
                    paged(),
                    columns(
                            "phone_number=NUMBER",
                            "since",
                            "noticed_at=NOTICED",
                            "tenant_id=TENANT",
                            "detail",
                            "number_id=ID")),
            Verb.post(
                    "admin redeliver",
                    "/v1/admin/webhook-deliveries/{id}/redeliver",
                    "Send a delivery again, whosever it is.",
                    id("id", "of the delivery")),
            Verb.post(
                    "admin erasures create",
                    "/v1/admin/privacy/erasures",
                    "Erase the personal data of resources of one tenant, for ever.",
                    field("tenant_id", "whose resources they are").needed(),
                    field(
                                    "subjects",
                                    "TYPE:ID of each, 1 to 100; types are emergency_address, porting_order, porting_document")
                            .as(Kind.PAIRS)
                            .named("subject")
                            .needed(),
                    field("reason", "kept for ever, so it names a ticket and no person")
                            .needed()),
            Verb.get(
                    "admin erasures list",
                    "/v1/admin/privacy/erasures",
                    "All erasures, newest first.",
                    paged(),
                    columns("id", "erased_at=AT", "tenant_id=TENANT", "reason")),
            Verb.get(
                    "admin erasures get",
                    "/v1/admin/privacy/erasures/{id}",
                    "One erasure.",
                    id("id", "of the erasure")));

    private AdminVerbs() {}

    private static Part ported(String type) {
        return field("ported_prices.%s_monthly_cents".formatted(type), "a month, before markup; the usual if left out")
                .as(Kind.MONEY)
                .named("ported-%s-monthly".formatted(type.replace('_', '-')));
    }
}
