package com.voepy.numbers.cli;

import static com.voepy.numbers.cli.Input.field;
import static com.voepy.numbers.cli.Input.id;
import static com.voepy.numbers.cli.Part.columns;
import static com.voepy.numbers.cli.Part.conditional;
import static com.voepy.numbers.cli.Part.paged;

import java.util.List;

/// Emergency addresses, and which number has which.
final class EmergencyVerbs {

    private static final Part ADDRESS_ID = id("id", "of the address");
    private static final Part NUMBER_ID = id("id", "of the number").named("number-id");

    static final List<Verb> ALL = List.of(
            Verb.post(
                    "emergency create",
                    "/v1/emergency-addresses",
                    "Register an address in the US or Canada; the carrier validates it.",
                    field("street_address", "for example 1 Example St").needed(),
                    field("extended_address", "suite, floor or unit"),
                    field("locality", "city").needed(),
                    field("administrative_area", "state or province, for example TX")
                            .needed(),
                    field("postal_code", "ZIP or postal code").needed(),
                    field("country_code", "US or CA", "US", "CA").needed(),
                    field("first_name", "of who is there, with the last name"),
                    field("last_name", "with the first name"),
                    field("business_name", "of who is there")),
            Verb.get(
                    "emergency list",
                    "/v1/emergency-addresses",
                    "Your addresses, newest first.",
                    paged(),
                    columns(
                            "id",
                            "status",
                            "street_address=STREET",
                            "locality",
                            "administrative_area=AREA",
                            "postal_code=ZIP",
                            "country_code=COUNTRY")),
            Verb.get("emergency get", "/v1/emergency-addresses/{id}", "One address.", ADDRESS_ID),
            Verb.delete(
                    "emergency delete",
                    "/v1/emergency-addresses/{id}",
                    "Delete an address that no number uses.",
                    ADDRESS_ID,
                    conditional()),
            Verb.put(
                    "emergency attach",
                    "/v1/numbers/{id}/emergency-address",
                    "From now on emergency calls from the number come from that address.",
                    NUMBER_ID,
                    field("emergency_address_id", "a validated address")
                            .needed()
                            .byPlace(),
                    Watch.EMERGENCY),
            Verb.get(
                    "emergency status",
                    "/v1/numbers/{id}/emergency-address",
                    "Where emergency calls from a number come from.",
                    NUMBER_ID,
                    Watch.EMERGENCY),
            Verb.delete(
                    "emergency detach",
                    "/v1/numbers/{id}/emergency-address",
                    "End emergency service of a number.",
                    NUMBER_ID));

    private EmergencyVerbs() {}
}
