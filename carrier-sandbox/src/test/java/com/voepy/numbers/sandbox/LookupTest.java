package com.voepy.numbers.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LookupTest extends CarrierTest {

    @Test
    void knows_the_carrier_of_any_number_in_the_world() throws IOException {
        var austin = carrier.get("/number_lookup/%2B15125550100?type=carrier");
        var berlin = carrier.get("/number_lookup/%2B493023125000?type=carrier");
        var mobile = carrier.get("/number_lookup/%2B447400123456?type=carrier");

        assertThat(austin.text("/data/country_code")).isEqualTo("US");
        assertThat(austin.text("/data/national_format")).isEqualTo("(512) 555-0100");
        assertThat(austin.text("/data/carrier/name")).isNotEmpty();
        assertThat(austin.body().at("/data/caller_name").isMissingNode()).isTrue();
        assertThat(berlin.text("/data/carrier/type")).isEqualTo("fixed line");
        assertThat(mobile.text("/data/carrier/type")).isEqualTo("mobile");
    }

    @Test
    void answers_the_same_again() throws IOException {
        for (var type : List.of("carrier", "caller-name")) {
            var path = "/number_lookup/%2B15125550101?type=" + type;
            assertThat(carrier.get(path).body()).isEqualTo(carrier.get(path).body());
        }
    }

    @Test
    void shows_a_name_only_where_it_was_asked_for() throws IOException {
        var named = carrier.get("/number_lookup/%2B15125550100?type=caller-name");
        var plain = carrier.get("/number_lookup/%2B15125550100");

        assertThat(named.text("/data/caller_name/caller_name")).hasSizeBetween(1, 15);
        assertThat(named.body().at("/data/carrier").isMissingNode()).isTrue();
        assertThat(plain.text("/data/portability/spid_carrier_name")).isNotBlank();
        assertThat(plain.text("/data/national_format")).isEqualTo("(512) 555-0100");
        assertThat(plain.body().at("/data/caller_name").isMissingNode()).isTrue();
    }

    @Test
    void refuses_what_is_no_number() throws IOException {
        for (var number : List.of("%2B15125", "%2B1000000000000", "5125550100", "x")) {
            var refused = carrier.get("/number_lookup/%s?type=carrier".formatted(number));
            assertThat(refused.status()).as(number).isEqualTo(422);
            assertThat(refused.errorCode()).isEqualTo("10002");
        }
    }

    @Test
    void k1_has_no_name_and_k2_is_no_number_and_k3_is_503() throws IOException {
        var nameless = carrier.get("/number_lookup/%2B15125571000?type=caller-name");
        assertThat(nameless.status()).isEqualTo(200);
        assertThat(nameless.body().at("/data/caller_name/caller_name").isMissingNode())
                .isTrue();
        assertThat(nameless.text("/data/caller_name/error_code")).isEqualTo("10001");
        assertThat(carrier.get("/number_lookup/%2B15125572000?type=carrier").errorCode())
                .isEqualTo("10002");
        assertThat(carrier.get("/number_lookup/%2B15125573000?type=carrier").status())
                .isEqualTo(503);
    }

    @Test
    void k4_breaks_the_connection() {
        assertThatThrownBy(() -> carrier.get("/number_lookup/%2B15125574000?type=carrier"))
                .isInstanceOf(IOException.class);
    }

    @Test
    void k5_is_silent() throws InterruptedException {
        var asking = Thread.startVirtualThread(() -> {
            try {
                carrier.get("/number_lookup/%2B15125575000?type=carrier");
            } catch (IOException e) {
                // Nobody waits for it.
            }
        });

        assertThat(asking.join(Duration.ofMillis(300))).isFalse();
        asking.interrupt();
        asking.join();
    }
}
