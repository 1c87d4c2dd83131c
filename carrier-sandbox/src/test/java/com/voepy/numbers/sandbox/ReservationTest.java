package com.voepy.numbers.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.voepy.numbers.sandbox.SandboxRig.Answer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ReservationTest extends CarrierTest {

    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);

    ReservationTest() {
        super(Map.of("numbers.sandbox.reservation-numbers-max", 5, "numbers.sandbox.held-numbers-max", 8));
    }

    @Test
    void holds_numbers_for_half_an_hour() throws IOException {
        var reservation = reserve("+15125550700", "+15125550701");

        assertThat(reservation.text("/data/status")).isEqualTo("success");
        assertThat(reservation.body().at("/data/phone_numbers").findValuesAsString("status"))
                .containsExactly("success", "success");
        assertThat(Instant.parse(reservation.text("/data/phone_numbers/0/expired_at")))
                .isEqualTo(carrier.time.instant().plus(HALF_AN_HOUR));
        carrier.time.pass(HALF_AN_HOUR);
    }

    @Test
    void holds_what_it_can_and_says_what_it_can_not() throws IOException {
        reserve("+15125550710");
        carrier.order("+15125550711");

        var partial = reserve("+15125550710", "+15125550711", "+15125550712", "+12025550000");

        assertThat(partial.status()).isEqualTo(200);
        assertThat(partial.text("/data/status")).isEqualTo("success");
        assertThat(partial.body().at("/data/phone_numbers").findValuesAsString("status"))
                .containsExactly("failure", "failure", "success", "failure");
        assertThat(partial.text("/data/phone_numbers/0/errors")).isEqualTo("Number is already on hold");
        assertThat(reserve("+15125550710").text("/data/status")).isEqualTo("failure");
        carrier.time.pass(HALF_AN_HOUR);
    }

    @Test
    void a_hold_ends_by_itself() throws IOException {
        reserve("+15125550720");
        carrier.time.pass(HALF_AN_HOUR);

        assertThat(reserve("+15125550720").text("/data/status")).isEqualTo("success");
        carrier.time.pass(HALF_AN_HOUR);
    }

    @Test
    void a_hold_can_be_extended_while_it_lasts() throws IOException {
        var id = reserve("+15125550730").text("/data/id");
        carrier.time.pass(Duration.ofMinutes(20));

        var extended = carrier.post("/number_reservations/" + id + "/actions/extend", "");

        assertThat(Instant.parse(extended.text("/data/phone_numbers/0/expired_at")))
                .isEqualTo(carrier.time.instant().plus(HALF_AN_HOUR));
        carrier.time.pass(Duration.ofMinutes(29));
        assertThat(reserve("+15125550730").text("/data/status")).isEqualTo("failure");
        carrier.time.pass(Duration.ofMinutes(1));
        var late = carrier.post("/number_reservations/" + id + "/actions/extend", "");
        assertThat(late.status()).isEqualTo(422);
        assertThat(late.errorCode()).isEqualTo("85008");
        carrier.time.pass(HALF_AN_HOUR);
    }

    @Test
    void who_holds_a_number_can_order_it() throws IOException {
        reserve("+15125550740");

        assertThat(carrier.order("+15125550740").status()).isEqualTo(200);
        carrier.time.pass(HALF_AN_HOUR);
        assertThat(reserve("+15125550740").text("/data/status")).isEqualTo("failure");
    }

    @Test
    void has_limits() throws IOException {
        var tooMany =
                reserve("+15125550750", "+15125550751", "+15125550752", "+15125550753", "+15125550754", "+15125550755");
        reserve("+15125550750", "+15125550751", "+15125550752", "+15125550753", "+15125550754");
        var tooManyHeld = reserve("+15125550760", "+15125550761", "+15125550762", "+15125550763");

        assertThat(tooMany.errorCode()).isEqualTo("85006");
        assertThat(tooManyHeld.errorCode()).isEqualTo("85007");
        assertThat(reserve("+15125550760").text("/data/status")).isEqualTo("success");
        carrier.time.pass(HALF_AN_HOUR);
    }

    @Test
    void is_found_by_reference_and_number_and_id() throws IOException {
        var id = carrier.post(
                        "/number_reservations",
                        "{\"customer_reference\": \"ours-9\", \"phone_numbers\": [{\"phone_number\": \"+15125550770\"}]}")
                .text("/data/id");

        assertThat(carrier.get("/number_reservations?filter[customer_reference]=ours-9")
                        .text("/data/0/id"))
                .isEqualTo(id);
        assertThat(carrier.get("/number_reservations?filter[phone_numbers.phone_number]=+15125550770")
                        .text("/data/0/id"))
                .isEqualTo(id);
        assertThat(carrier.get("/number_reservations?filter[status]=failure&filter[customer_reference]=ours-9")
                        .body()
                        .at("/data"))
                .isEmpty();
        assertThat(carrier.get("/number_reservations/" + id).text("/data/customer_reference"))
                .isEqualTo("ours-9");
        assertThat(carrier.get("/number_reservations/" + UUID.randomUUID()).status())
                .isEqualTo(404);
        carrier.time.pass(HALF_AN_HOUR);
    }

    private Answer reserve(String... numbers) throws IOException {
        return carrier.post(
                "/number_reservations",
                "{\"phone_numbers\": [%s]}"
                        .formatted(Arrays.stream(numbers)
                                .map("{\"phone_number\": \"%s\"}"::formatted)
                                .collect(Collectors.joining(","))));
    }
}
