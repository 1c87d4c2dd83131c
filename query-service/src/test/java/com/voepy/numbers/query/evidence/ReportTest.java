package com.voepy.numbers.query.evidence;

import static com.voepy.numbers.query.testing.Fixture.STRANGER;
import static com.voepy.numbers.query.testing.Fixture.TENANT;
import static org.assertj.core.api.Assertions.assertThat;

import com.voepy.numbers.events.BalanceEvent.BalanceCredited;
import com.voepy.numbers.events.Event;
import com.voepy.numbers.events.EventTypes;
import com.voepy.numbers.events.NumberOrderEvent.NumberOrderPlaced;
import com.voepy.numbers.events.NumberOrderEvent.OrderLine;
import com.voepy.numbers.events.TenantEvent.TenantRenamed;
import com.voepy.numbers.evidence.Hash;
import com.voepy.numbers.kernel.E164;
import com.voepy.numbers.kernel.NumberType;
import com.voepy.numbers.kit.log.EventCodec;
import com.voepy.numbers.kit.log.LogRow;
import com.voepy.numbers.query.projection.EveryEvent;
import com.voepy.numbers.query.testing.EventStreams;
import com.voepy.numbers.query.testing.Fixture;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ReportTest {

    private static final Instant NOON = Instant.parse("2030-01-01T12:00:00Z");
    private static final String CUSTOMERS_KEY = "a9000000-0000-4000-8000-000000000001";
    private static final String OPERATORS_KEY = "a9000000-0000-4000-8000-000000000002";

    private final List<Evident> events = new ArrayList<>();

    @Test
    void tells_who_by_role_and_where_to_find_out_who_that_is() throws IOException {
        happened(
                new BalanceCredited(TENANT, 5_000, 5_000, "wire-1"), OPERATORS_KEY, "POST /v1/admin/tenants/x/credits");
        happened(order("front desk"), CUSTOMERS_KEY, "POST /v1/numbers/order");
        happened(new BalanceCredited(STRANGER, 100, 100, "wire-2"), "system:fulfil-order", "");
        happened(new BalanceCredited(STRANGER, 100, 200, "wire-3"), "", "");

        assertThat(text())
                .contains("About Customer A; done by operator 1.")
                .contains("About Customer A; done by Customer A with API key 1.")
                .contains("About Customer B; done by the platform itself (fulfil order).")
                .contains("About Customer B; it is not recorded who did it.")
                .contains("balance/Customer A, no. 1", "balance/Customer B, no. 2")
                .contains("Customer A: tenant_id of event 1", "Customer B: tenant_id of event 3")
                .contains("operator 1: metadata.actor of event 1")
                .contains("Customer A with API key 1: metadata.actor of event 2");
    }

    @Test
    void whatever_happens_no_id_or_name_of_a_customer_or_of_a_key_gets_into_it() throws IOException {
        EveryEvent.inOneHistory().forEach(event -> happened(event, CUSTOMERS_KEY, "POST /v1/numbers/order"));
        happened(new TenantRenamed(TENANT, "Grünwald & Søn"), OPERATORS_KEY, "PATCH /v1/admin/tenants/" + TENANT);

        var text = text().replaceAll("\\s+", "");

        assertThat(text)
                .doesNotContain(TENANT.toString(), STRANGER.toString(), CUSTOMERS_KEY, OPERATORS_KEY)
                .doesNotContain("Yourco", "Grünwald", "frontdesk", "https://", "YOURCO")
                .doesNotContain("ciphertext", "hash:", "sealedsecret", "fingerprint");
        assertThat(text.split("About")).hasSizeGreaterThan(EventTypes.byName().size());
    }

    @Test
    void tells_parts_and_lists_in_words_and_money_as_money() throws IOException {
        happened(order("front desk"), CUSTOMERS_KEY, "POST /v1/numbers/order");

        assertThat(text())
                .contains("Number order placed")
                .contains("country code: US; number type: local")
                .contains("lines, 1 of 2: phone number: +15125550100")
                .contains("activation price: USD 1.00; monthly price: USD 1.50")
                .contains("lines, 2 of 2: phone number: +15125550101")
                .contains("Not quoted here, see events.jsonl: customer reference")
                .contains("2030-01-01", "12:00:00.000");
    }

    @Test
    void sets_every_letter_that_its_typeface_has_and_shows_where_it_has_none() throws IOException {
        happened(new BalanceCredited(TENANT, 1, 1, "Łódź Ærø Αθήνα Київ"), "", "");
        happened(new BalanceCredited(TENANT, 1, 2, "中文 \u0000 שלום \ud83d\ude00"), "", "");

        assertThat(text())
                .contains("reference: Łódź Ærø Αθήνα Київ")
                .contains("[U+4E2D][U+6587] [U+0000] [U+05E9]")
                .contains("[U+1F600]");
    }

    @Test
    void has_the_hash_of_each_event_and_the_number_of_each_page() throws IOException {
        IntStream.range(0, 100).forEach(i -> happened(order("order " + i), CUSTOMERS_KEY, ""));

        try (var document = Loader.loadPDF(report())) {
            var pages = document.getNumberOfPages();
            assertThat(pages).isGreaterThan(5);
            var text = new PDFTextStripper().getText(document);
            assertThat(text).contains("Page 1 of " + pages, "Page %d of %d".formatted(pages, pages));
            for (var event : events) {
                assertThat(text).contains(Hash.ofLeaf(event.entry()).toString().substring(0, 22));
            }
        }
    }

    @Test
    void is_the_same_bytes_every_time_and_tells_of_an_order_that_is_longer_than_a_page() throws IOException {
        var line = new OrderLine(new E164("+15125550100"), Fixture.NUMBER_ID, 100, 150);
        happened(
                new NumberOrderPlaced(
                        Fixture.ORDER, TENANT, "US", NumberType.LOCAL, Collections.nCopies(50, line), null, null),
                CUSTOMERS_KEY,
                "");
        assertThat(text()).contains("lines, 1 of 50", "lines, 50 of 50");
        assertThat(report()).isEqualTo(report());
        events.clear();
        assertThat(text()).contains("No event of the log fits");
    }

    private static NumberOrderPlaced order(String reference) {
        return new NumberOrderPlaced(
                Fixture.ORDER,
                TENANT,
                "US",
                NumberType.LOCAL,
                List.of(
                        new OrderLine(new E164("+15125550100"), Fixture.NUMBER_ID, 100, 150),
                        new OrderLine(new E164("+15125550101"), Fixture.NUMBER_ID, 100, 150)),
                reference,
                null);
    }

    /// @param actor empty if that was not recorded, as the request
    private void happened(Event event, String actor, String request) {
        var payload = new EventCodec().write(event);
        var tenantId = JsonMapper.shared().readTree(payload).path("tenant_id").asString("");
        var metadata = JsonMapper.shared().createObjectNode();
        if (!actor.isEmpty()) {
            metadata.put("actor", actor);
        }
        if (!request.isEmpty()) {
            metadata.put("request", request);
        }
        var stream = EventStreams.of(event);
        var position = events.size() + 1;
        var row = new LogRow(
                position,
                stream,
                events.stream().filter(e -> e.row().stream().equals(stream)).count(),
                "Test",
                new UUID(0, position),
                EventTypes.nameOf(event.getClass()),
                EventTypes.revisionOf(event.getClass()),
                NOON.plus(Duration.ofSeconds(events.size())),
                tenantId.isEmpty() ? null : UUID.fromString(tenantId),
                payload,
                metadata.toString());
        events.add(new Evident(row, LogEntries.of(row)));
    }

    private byte[] report() {
        var root = Hash.ofNothing().toString();
        var checkpoint = new CheckpointResource(
                1_234, root, "numbers.example/log", "numbers.example/log+0a1b2c3d+" + root, "", NOON);
        return new Report(checkpoint).of(events);
    }

    private String text() throws IOException {
        try (var document = Loader.loadPDF(report())) {
            var stripper = new PDFTextStripper();
            stripper.setLineSeparator(" ");
            return stripper.getText(document).replaceAll(" +", " ");
        }
    }
}
