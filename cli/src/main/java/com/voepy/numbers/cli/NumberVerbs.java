package com.voepy.numbers.cli;

import static com.voepy.numbers.cli.Input.asOf;
import static com.voepy.numbers.cli.Input.between;
import static com.voepy.numbers.cli.Input.field;
import static com.voepy.numbers.cli.Input.id;
import static com.voepy.numbers.cli.Input.numbers;
import static com.voepy.numbers.cli.Input.query;
import static com.voepy.numbers.cli.Part.columns;
import static com.voepy.numbers.cli.Part.conditional;
import static com.voepy.numbers.cli.Part.keyed;
import static com.voepy.numbers.cli.Part.paged;

import com.voepy.numbers.cli.Input.Kind;
import java.util.List;

/// Finding, holding, buying, configuring and releasing numbers.
final class NumberVerbs {

    private static final String[] TYPES = {"local", "toll_free", "national", "mobile"};

    private static final Part NUMBER = columns(
            "id",
            "e164=NUMBER",
            "status",
            "number_type=TYPE",
            "locality",
            "monthly_price_cents_customer=MONTHLY",
            "customer_reference=REFERENCE",
            "connection_id=CONNECTION");

    private static final Part ORDER = columns(
            "id",
            "status",
            "phone_numbers=NUMBERS",
            "total_activation_cents=ACTIVATION",
            "total_monthly_cents=MONTHLY",
            "customer_reference=REFERENCE",
            "created_at=CREATED");

    private static final Part RESERVATION =
            columns("id", "status", "phone_numbers=NUMBERS", "expires_at=EXPIRES", "customer_reference=REFERENCE");

    private static final Part NUMBER_ID = id("id", "of the number, as a list of numbers shows it");
    private static final Part COUNTRY =
            field("country_code", "the numbers' own, for example US").needed();
    private static final Part TYPE =
            field("number_type", "the numbers' own", TYPES).needed();
    private static final Part REFERENCE = field("customer_reference", "your own text, at most 120 characters");
    private static final Part CONNECTION = field("connection_id", "one of your connections");

    static final List<Verb> ALL = List.of(
            Verb.get(
                    "search",
                    "/v1/numbers/available",
                    "Numbers that can be bought now, and what they cost you.",
                    query("country_code", "for example US"),
                    query("number_type", "only numbers of this type", TYPES),
                    query("national_destination_code", "area code, for example 512"),
                    query("locality", "city, for example Austin"),
                    query("region", "state or province, for example TX"),
                    query("features", "only numbers that have all of these", "voice", "sms")
                            .as(Kind.LIST),
                    query("starts_with", "the number begins with these digits"),
                    query("contains", "the number has these digits"),
                    query("ends_with", "the number ends with these digits"),
                    paged(),
                    columns(
                            "phone_number=NUMBER",
                            "number_type=TYPE",
                            "locality",
                            "region",
                            "capabilities=FEATURES",
                            "pricing.activation_fee_cents=ACTIVATION",
                            "pricing.monthly_fee_cents=MONTHLY")),
            Verb.post(
                    "quote",
                    "/v1/number-quotes",
                    "What an order would cost now. Buys nothing.",
                    numbers(),
                    COUNTRY,
                    TYPE,
                    REFERENCE,
                    CONNECTION),
            Verb.post(
                    "order",
                    "/v1/numbers/order",
                    "Buy numbers, all of them or none.",
                    numbers(),
                    COUNTRY,
                    TYPE,
                    REFERENCE,
                    CONNECTION,
                    NUMBER,
                    Watch.ORDER),
            Verb.get(
                    "orders list",
                    "/v1/number-orders",
                    "Your orders, newest first.",
                    query("customer_reference", "only orders with exactly this reference"),
                    paged(),
                    ORDER),
            Verb.get(
                    "orders get",
                    "/v1/number-orders/{id}",
                    "One order, with each of its numbers, as it is or as it was.",
                    id("id", "of the order"),
                    asOf(),
                    Watch.ORDER),
            Verb.get(
                    "orders diff",
                    "/v1/number-orders/{id}/diff",
                    "What differs between an order then and later, and what happened in between.",
                    between(id("id", "of the order"))),
            Verb.get(
                    "numbers list",
                    "/v1/numbers",
                    "Your numbers, newest first; released ones too.",
                    query("status", "only numbers of this status", "pending", "active", "released"),
                    query("number_type", "only numbers of this type", TYPES),
                    query("connection_id", "only the numbers of this connection"),
                    query("country_code", "only numbers of this country"),
                    query("phone_number", "only this number, in E.164"),
                    query("customer_reference", "only numbers with exactly this reference"),
                    paged(),
                    NUMBER),
            Verb.get(
                    "numbers get",
                    "/v1/numbers/{id}",
                    "One number, as it is or as it was.",
                    NUMBER_ID,
                    asOf(),
                    Watch.NUMBER),
            Verb.get(
                    "numbers history",
                    "/v1/numbers/{id}/history",
                    "What happened to a number while it was yours, oldest first.",
                    NUMBER_ID,
                    paged(),
                    columns("sequence", "occurred_at=AT", "type", "actor", "changes")),
            Verb.get(
                    "numbers diff",
                    "/v1/numbers/{id}/diff",
                    "What differs between a number then and later, and what happened in between.",
                    between(NUMBER_ID)),
            Verb.patch(
                    "numbers configure",
                    "/v1/numbers/{id}",
                    "Change settings of a number; what is left out stays.",
                    NUMBER_ID,
                    REFERENCE,
                    field("cnam_lookup_enabled", "look up who calls").as(Kind.TRUTH),
                    field("cnam_display_name", "shown to who is called, at most 15 characters"),
                    field("tech_prefix_enabled", "technical prefix on SIP signalling")
                            .as(Kind.TRUTH),
                    field("inbound_call_screening", "of suspicious calls", "disabled", "flag_calls", "reject_calls"),
                    field("messaging_enabled", "send and receive SMS").as(Kind.TRUTH),
                    CONNECTION,
                    conditional(),
                    Watch.SETTINGS),
            Verb.delete(
                    "numbers release",
                    "/v1/numbers/{id}",
                    "Give a number up. It is paid until the end of its billing month.",
                    NUMBER_ID,
                    conditional()),
            Verb.post(
                    "reservations create",
                    "/v1/number-reservations",
                    "Hold numbers for 15 minutes, all of them or none.",
                    numbers(),
                    REFERENCE),
            Verb.get(
                    "reservations list",
                    "/v1/number-reservations",
                    "Your reservations, newest first.",
                    query("customer_reference", "only reservations with exactly this reference"),
                    paged(),
                    RESERVATION),
            Verb.get(
                    "reservations get",
                    "/v1/number-reservations/{id}",
                    "One reservation.",
                    id("id", "of the reservation")),
            Verb.post(
                    "reservations extend",
                    "/v1/number-reservations/{id}/extend",
                    "Hold for another 15 minutes from now, at most 2 hours in all.",
                    id("id", "of the reservation")),
            Verb.delete(
                    "reservations cancel",
                    "/v1/number-reservations/{id}",
                    "Let the numbers go.",
                    id("id", "of the reservation"),
                    conditional()),
            Verb.get(
                    "lookup",
                    "/v1/numbers/lookup",
                    "Who carries a number, or whose name it shows. Costs money each time.",
                    query("phone_number", "any valid number, in E.164").needed().byPlace(),
                    query("type", "what to look up", "carrier", "caller-name").needed(),
                    keyed()),
            Verb.get(
                    "portability",
                    "/v1/numbers/portability-check",
                    "Whether numbers can be brought here.",
                    query("phone_numbers", "in E.164, 1 to 50")
                            .as(Kind.LIST)
                            .needed()
                            .byPlace(),
                    columns(
                            "phone_number=NUMBER",
                            "portable",
                            "fast_portable=FAST",
                            "carrier_name=CARRIER",
                            "line_type=LINE",
                            "not_portable_reason=REASON")),
            Verb.post(
                    "csr",
                    "/v1/numbers/csr-coverage",
                    "What the losing carrier has on file about numbers.",
                    numbers(),
                    columns(
                            "phone_number=NUMBER",
                            "covered",
                            "csr.carrier_name=CARRIER",
                            "csr.account_number=ACCOUNT",
                            "csr.authorized_name=AUTHORIZED",
                            "csr.billing_telephone_number=BILLING")));

    private NumberVerbs() {}
}
