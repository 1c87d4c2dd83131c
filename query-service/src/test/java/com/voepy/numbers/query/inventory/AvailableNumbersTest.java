package com.voepy.numbers.query.inventory;

import static com.voepy.numbers.query.testing.Fixture.KEY;
import static com.voepy.numbers.query.testing.Fixture.NUMBER;
import static com.voepy.numbers.query.testing.Fixture.NUMBER_ID;
import static com.voepy.numbers.query.testing.Fixture.ORDER;
import static com.voepy.numbers.query.testing.Fixture.RESERVATION;
import static com.voepy.numbers.query.testing.Fixture.STRANGER;
import static com.voepy.numbers.query.testing.Fixture.STRANGERS_KEY;
import static com.voepy.numbers.query.testing.Fixture.TENANT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.voepy.numbers.events.Event;
import com.voepy.numbers.events.FailureReason;
import com.voepy.numbers.events.NumberBlockEvent.Lot;
import com.voepy.numbers.events.NumberBlockEvent.NumberBlockListed;
import com.voepy.numbers.events.NumberBlockEvent.NumberWithdrawn;
import com.voepy.numbers.events.PhoneNumberEvent.NumberActivationFailed;
import com.voepy.numbers.events.PhoneNumberEvent.NumberDisconnected;
import com.voepy.numbers.events.PhoneNumberEvent.NumberHeld;
import com.voepy.numbers.events.PhoneNumberEvent.NumberHoldEnded;
import com.voepy.numbers.events.PhoneNumberEvent.NumberPortEnded;
import com.voepy.numbers.events.PhoneNumberEvent.NumberPortStarted;
import com.voepy.numbers.events.PhoneNumberEvent.NumberReleased;
import com.voepy.numbers.events.PricingTierEvent.PricingTierDefined;
import com.voepy.numbers.kernel.Capability;
import com.voepy.numbers.kernel.Markup;
import com.voepy.numbers.kernel.NumberType;
import com.voepy.numbers.kernel.Price;
import com.voepy.numbers.kernel.Suffixes;
import com.voepy.numbers.kit.testing.TestDatabase;
import com.voepy.numbers.query.testing.Fixture;
import com.voepy.numbers.query.testing.QueryNode;
import com.voepy.numbers.query.testing.TestLog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AvailableNumbersTest {

    static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");
    static final Instant FAR_AHEAD = Instant.parse("2100-01-01T00:00:00Z");
    static final UUID OTHERS_RESERVATION = UUID.fromString("5e000000-0000-4000-8000-00000000000f");

    static final TestDatabase DATABASE = TestDatabase.create();
    static final TestLog LOG = new TestLog(DATABASE);

    @SuppressWarnings("NullAway.Init")
    static QueryNode node;

    @BeforeAll
    static void start() {
        LOG.append(Fixture.born());
        LOG.append(
                Fixture.listed("+15125550", "000-059,100-101"),
                lot("+15125551", "US", "TX", "Round Rock", NumberType.LOCAL, Capability.VOICE),
                lot("+14165550", "CA", "ON", "Toronto", NumberType.LOCAL, Capability.VOICE, Capability.SMS),
                lot("+18005550", "US", null, null, NumberType.TOLL_FREE, Capability.VOICE),
                lot("+442079460", "GB", "England", "London", NumberType.LOCAL, Capability.VOICE),
                lot("+4915155500", "DE", null, null, NumberType.MOBILE, Capability.VOICE, Capability.SMS));
        node = QueryNode.start(DATABASE);
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void an_item_looks_as_documented_and_shows_the_price_with_markup() {
        assertThat(node.json("/v1/numbers/available?country_code=US&number_type=local&limit=1", KEY)
                        .get("data")
                        .toString())
                .isEqualTo(
                        "[{\"phone_number\":\"+15125550000\",\"country_code\":\"US\",\"region\":\"TX\","
                                + "\"locality\":\"Austin\",\"number_type\":\"local\",\"capabilities\":[\"voice\",\"sms\"],"
                                + "\"pricing\":{\"activation_fee_cents\":100,\"monthly_fee_cents\":150,\"currency\":\"USD\"}}]");
    }

    @Test
    void a_tier_that_changes_changes_the_price_at_once() {
        var rule = new Markup("CA", NumberType.LOCAL, 20_000);
        LOG.append(new PricingTierDefined("standard", 10_000, List.of(rule), 1, 2));
        var item = node.json("/v1/numbers/available?country_code=CA&limit=1", KEY)
                .get("data")
                .get(0);
        assertThat(item.get("pricing").get("monthly_fee_cents").asLong()).isEqualTo(225);
    }

    @ParameterizedTest
    @CsvSource({
        "country_code=US, 72",
        "country_code=us&number_type=local, 67",
        "number_type=mobile, 5",
        "national_destination_code=512&country_code=US, 67",
        "national_destination_code=512, 67",
        "national_destination_code=20&country_code=GB, 5",
        "national_destination_code=2&country_code=GB, 0",
        "locality=Austin, 62",
        "country_code=US&locality=austin, 62",
        "country_code=CA&locality=Austin, 0",
        "region=ON, 5",
        "'features=voice,sms&number_type=local', 67",
        "features=sms, 72",
        "'features=voice,sms,fax', 0",
        "starts_with=15125551, 5",
        "starts_with=%2B15125551, 5",
        "starts_with=+15125551, 5",
        "country_code=US&starts_with=5125551, 5",
        "country_code=US&starts_with=512, 67",
        "starts_with=512, 0",
        "country_code=US&national_destination_code=512&starts_with=5551, 5",
        "starts_with=15125550100, 1",
        "starts_with=151255501000, 0",
        "ends_with=0100, 1",
        "country_code=US&ends_with=50100, 1",
        "ends_with=00, 7",
        "ends_with=5550100&number_type=local, 1",
        "ends_with=5550100&country_code=GB, 0",
        "contains=5551, 5",
        "contains=79460, 5",
        "contains=551, 5",
    })
    void is_found_by(String query, int count) {
        var page = node.json("/v1/numbers/available?limit=250&" + query, KEY);
        assertThat(page.get("data").size()).as(page.toString()).isEqualTo(count);
        assertThat(page.get("meta").get("count").asInt()).isEqualTo(count);
        assertThat(page.get("meta").get("next_cursor").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "country_code=USA",
                "number_type=landline",
                "national_destination_code=51a",
                "locality=",
                "features=voice;sms",
                "features=",
                "starts_with=abc",
                "contains=1-2",
                "ends_with=1234567890123456",
                "limit=0",
                "limit=251",
                "limit=ten",
                "cursor=tampered"
            })
    void a_wrong_value_is_named(String query) {
        var answer = node.get("/v1/numbers/available?" + query, KEY);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("validation_failed")
                .contains("\"field\":\"" + query.substring(0, query.indexOf('=')) + "\"");
    }

    @Test
    void pages_in_the_order_of_the_digits() {
        List<String> shown = new ArrayList<>();
        var cursor = "";
        do {
            var page = node.json("/v1/numbers/available?country_code=US&limit=7" + cursor, KEY);
            page.get("data").forEach(item -> shown.add(item.get("phone_number").asString()));
            var next = page.get("meta").get("next_cursor");
            cursor = next.isNull() ? "" : "&cursor=" + next.asString();
        } while (!cursor.isEmpty());
        assertThat(shown).hasSize(72).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void a_page_has_25_items_unless_asked_otherwise() {
        assertThat(node.json("/v1/numbers/available", KEY).get("data").size()).isEqualTo(25);
    }

    @Test
    void a_number_is_there_exactly_while_it_can_be_bought() {
        assertThat(isAvailable()).as("listed").isTrue();
        after(new NumberHeld(NUMBER, TENANT, RESERVATION, FAR_AHEAD));
        assertThat(isAvailable()).as("held, also by oneself").isFalse();
        after(new NumberHoldEnded(NUMBER, TENANT, RESERVATION));
        assertThat(isAvailable()).as("hold ended").isTrue();
        after(new NumberHeld(NUMBER, TENANT, RESERVATION, LONG_AGO));
        assertThat(isAvailable()).as("hold ended by the clock").isTrue();
        after(
                new NumberHeld(NUMBER, STRANGER, OTHERS_RESERVATION, FAR_AHEAD),
                new NumberHoldEnded(NUMBER, TENANT, RESERVATION));
        assertThat(isAvailable()).as("a late end of another hold").isFalse();
        after(Fixture.ordered(STRANGER, NUMBER, 1));
        assertThat(isAvailable()).as("ordered").isFalse();
        after(new NumberActivationFailed(
                NUMBER, STRANGER, NUMBER_ID, ORDER, FailureReason.REFUSED_BY_CARRIER, "no", 100));
        assertThat(isAvailable()).as("activation failed").isTrue();
        after(new NumberWithdrawn("+15125550", NUMBER, "sold"));
        assertThat(isAvailable()).as("withdrawn").isFalse();
        after(Fixture.listed("+15125550", "000-059,100-101"));
        assertThat(isAvailable()).as("listed again").isTrue();
        after(Fixture.ordered(TENANT, NUMBER, 2), new NumberReleased(NUMBER, TENANT, NUMBER_ID, FAR_AHEAD, FAR_AHEAD));
        assertThat(isAvailable()).as("resting").isFalse();
        after(new NumberDisconnected(NUMBER, TENANT, NUMBER_ID));
        assertThat(isAvailable()).as("resting, and back at the carrier").isFalse();
        after(Fixture.ordered(TENANT, NUMBER, 3), new NumberReleased(NUMBER, TENANT, NUMBER_ID, LONG_AGO, LONG_AGO));
        assertThat(isAvailable()).as("rested, but still ours at the carrier").isFalse();
        after(new NumberPortStarted(NUMBER, TENANT, ORDER), new NumberDisconnected(NUMBER, TENANT, NUMBER_ID));
        assertThat(isAvailable()).as("on its way with a port").isFalse();
        after(new NumberPortEnded(NUMBER, TENANT, ORDER, LONG_AGO));
        assertThat(isAvailable()).as("rested, and the port came to nothing").isTrue();
        after(Fixture.ordered(TENANT, NUMBER, 4), new NumberReleased(NUMBER, TENANT, NUMBER_ID, LONG_AGO, LONG_AGO));
        after(new NumberPortStarted(NUMBER, TENANT, ORDER), new NumberPortEnded(NUMBER, TENANT, ORDER, LONG_AGO));
        assertThat(isAvailable()).as("still ours at the carrier after a port").isFalse();
        after(new NumberDisconnected(NUMBER, TENANT, NUMBER_ID));
        assertThat(isAvailable()).as("rested").isTrue();
        after(Fixture.listed("+15125550", "000-059"));
        assertThat(isAvailable()).as("no longer listed").isFalse();
        after(Fixture.listed("+15125550", "000-059,100-101"));
    }

    @Test
    void twenty_thousand_numbers_are_in_stock_within_seconds() {
        var blocks = new Event[20];
        for (var i = 0; i < blocks.length; i++) {
            blocks[i] = Fixture.listed("+12105%03d".formatted(i), "000-999");
        }
        LOG.append(blocks);
        await().ignoreExceptionsInstanceOf(AssertionError.class)
                .until(() -> node.json("/v1/numbers/available?starts_with=1210501&ends_with=999", KEY)
                                .get("data")
                                .size()
                        == 10);
        node.bean(JdbcClient.class)
                .sql("DELETE FROM view.stock WHERE e164 LIKE '+12105%'")
                .update();
    }

    private static void after(Event... events) {
        LOG.append(events);
    }

    private static boolean isAvailable() {
        return !node.json("/v1/numbers/available?starts_with=" + NUMBER.digits(), STRANGERS_KEY)
                .get("data")
                .isEmpty();
    }

    private static NumberBlockListed lot(
            String block,
            String country,
            @Nullable String region,
            @Nullable String locality,
            NumberType type,
            Capability... capabilities) {
        return new NumberBlockListed(
                block,
                List.of(new Lot(
                        Suffixes.parse("000-004"),
                        country,
                        region,
                        locality,
                        type,
                        List.of(capabilities),
                        new Price(50, 75))));
    }
}
