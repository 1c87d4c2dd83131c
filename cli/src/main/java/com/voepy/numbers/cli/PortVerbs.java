package com.voepy.numbers.cli;

import static com.voepy.numbers.cli.Input.asOf;
import static com.voepy.numbers.cli.Input.between;
import static com.voepy.numbers.cli.Input.field;
import static com.voepy.numbers.cli.Input.here;
import static com.voepy.numbers.cli.Input.id;
import static com.voepy.numbers.cli.Input.numbers;
import static com.voepy.numbers.cli.Input.query;
import static com.voepy.numbers.cli.Part.columns;
import static com.voepy.numbers.cli.Part.conditional;
import static com.voepy.numbers.cli.Part.paged;
import static com.voepy.numbers.cli.Part.runs;

import com.voepy.numbers.cli.Input.Kind;
import java.util.ArrayList;
import java.util.List;

/// Bringing numbers here from other carriers.
final class PortVerbs {

    private static final Part DOCUMENT = columns("id", "type", "filename", "content_type=CONTENT", "size_bytes=BYTES");

    private static final List<Part> CONTENT = List.of(
            field("user_feedback.comment", "what the carrier should know").named("comment"),
            field("documents", "ids of uploaded documents").as(Kind.LIST),
            field("foc_date", "the day you wish, for example 2026-06-01"),
            field("connection_id", "one of your connections, for the numbers once they are here"),
            field("customer_reference", "your own text, at most 120 characters"),
            field("end_user.name", "who has the numbers at the losing carrier"),
            field("end_user.account_number", "at the losing carrier"),
            field("end_user.pin_passcode", "what the losing carrier asks for before it lets a number go"),
            field("end_user.authorized_name", "who may give the numbers away"),
            field("end_user.billing_telephone_number", "in E.164"),
            field("end_user.service_address.street_address", "where the numbers are served")
                    .named("service-street-address"),
            field("end_user.service_address.extended_address", "suite, floor or unit")
                    .named("service-extended-address"),
            field("end_user.service_address.locality", "city").named("service-locality"),
            field("end_user.service_address.administrative_area", "state or province")
                    .named("service-administrative-area"),
            field("end_user.service_address.postal_code", "ZIP or postal code").named("service-postal-code"),
            field("end_user.service_address.country_code", "for example US").named("service-country-code"));

    private static final Part PORT_ID = id("id", "of the porting order");

    static final List<Verb> ALL = List.of(
            Verb.post(
                    "documents upload",
                    "/v1/numbers/porting-documents",
                    "Upload files of one type: PDF, PNG or JPEG, 10 MiB each.",
                    here("file", Kind.LIST, "1 to 10 files").needed().byPlace(),
                    new Input(
                            "type",
                            "type",
                            Input.Place.HERE,
                            Kind.TEXT,
                            true,
                            false,
                            "what they are",
                            List.of("loa", "bill", "other")),
                    DOCUMENT,
                    runs(Documents::upload)),
            Verb.get(
                    "documents get",
                    "/v1/numbers/porting-documents/{id}",
                    "What was uploaded, without the file itself.",
                    id("id", "of the document")),
            Verb.get(
                    "documents download",
                    "/v1/numbers/porting-documents/{id}/content",
                    "The file itself, to standard output or into a file.",
                    id("id", "of the document"),
                    here("output", Kind.TEXT, "file to write, which must not exist yet"),
                    runs(Documents::download)),
            new Verb(
                    "port create",
                    new Endpoint("POST", "/v1/numbers/porting-orders"),
                    "Bring numbers here. With documents it goes to the carrier at once, else it is a draft.",
                    and(CONTENT, numbers(), Watch.PORT)),
            Verb.get(
                    "port list",
                    "/v1/numbers/porting-orders",
                    "Your porting orders, newest first.",
                    query(
                            "status",
                            "only orders that stand there",
                            "draft",
                            "submitted",
                            "in_process",
                            "exception",
                            "foc_confirmed",
                            "ported",
                            "cancelled"),
                    query("phone_number", "only orders of this number"),
                    query("customer_reference", "only orders with exactly this reference"),
                    paged(),
                    columns(
                            "id",
                            "status",
                            "phone_numbers=NUMBERS",
                            "foc_at=FOC",
                            "customer_reference=REFERENCE",
                            "created_at=CREATED")),
            Verb.get(
                    "port get",
                    "/v1/numbers/porting-orders/{id}",
                    "One porting order, as it is or as it was.",
                    PORT_ID,
                    asOf(),
                    Watch.PORT),
            new Verb(
                    "port update",
                    new Endpoint("PATCH", "/v1/numbers/porting-orders/{id}"),
                    "Complete a draft, or mend what an exception names; then submit it.",
                    and(CONTENT, PORT_ID, conditional())),
            Verb.post(
                    "port submit",
                    "/v1/numbers/porting-orders/{id}/submit",
                    "Give a complete draft or a mended exception to the carrier.",
                    PORT_ID,
                    Watch.PORT),
            Verb.post(
                    "port cancel",
                    "/v1/numbers/porting-orders/{id}/cancel",
                    "Call a port off, while it is more than 48 hours away.",
                    PORT_ID),
            Verb.get(
                    "port events",
                    "/v1/numbers/porting-orders/{id}/events",
                    "What happened to a porting order, oldest first.",
                    PORT_ID,
                    paged(),
                    columns("sequence", "occurred_at=AT", "type", "actor", "changes")),
            Verb.get(
                    "port diff",
                    "/v1/numbers/porting-orders/{id}/diff",
                    "What differs between a porting order then and later, and what happened in between.",
                    between(PORT_ID)),
            Verb.post(
                    "port comment",
                    "/v1/numbers/porting-orders/{id}/comments",
                    "Write something under a porting order, for the carrier to read.",
                    PORT_ID,
                    field("body", "1 to 1000 characters").named("text").needed().byPlace()),
            Verb.get(
                    "port comments",
                    "/v1/numbers/porting-orders/{id}/comments",
                    "What was written under a porting order, newest first.",
                    PORT_ID,
                    paged(),
                    columns("id", "created_at=AT", "author", "body=TEXT")),
            Verb.get(
                    "port show-comment",
                    "/v1/numbers/porting-orders/{id}/comments/{commentId}",
                    "One comment.",
                    PORT_ID,
                    id("commentId", "of the comment").named("comment-id")));

    private PortVerbs() {}

    private static List<Part> and(List<Part> content, Part... first) {
        var all = new ArrayList<>(List.of(first));
        all.addAll(content);
        return all;
    }
}
