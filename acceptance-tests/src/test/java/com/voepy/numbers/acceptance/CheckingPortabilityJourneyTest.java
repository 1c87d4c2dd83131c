package com.voepy.numbers.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.voepy.numbers.acceptance.platform.Platform;
import com.voepy.numbers.acceptance.platform.Platforms;
import com.voepy.numbers.acceptance.platform.Tenant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CheckingPortabilityJourneyTest {

    private final Platform platform = Platforms.shared();

    @Test
    void a_check_tells_of_each_number_whether_it_can_come_and_costs_nothing() {
        var tenant = Tenant.with(platform, 0);

        var answer = tenant.client()
                .get("/v1/numbers/portability-check?phone_numbers=%2B12125550142,%2B12125559900")
                .expect(200)
                .json()
                .at("/data");

        assertThat(answer.findValuesAsString("phone_number")).containsExactly("+12125550142", "+12125559900");
        assertThat(answer.at("/0/portable").asBoolean()).isTrue();
        assertThat(answer.at("/0/not_portable_reason").isNull()).isTrue();
        assertThat(answer.at("/0/carrier_name").asString()).isNotBlank();
        assertThat(answer.at("/0/line_type").asString()).isEqualTo("fixed_line_or_mobile");
        assertThat(answer.at("/1/portable").asBoolean()).isFalse();
        assertThat(answer.at("/1/not_portable_reason").asString()).isNotBlank();
        assertThat(tenant.balanceCents()).isZero();
    }

    @Test
    void a_record_shows_what_the_losing_carrier_has_on_file() {
        var tenant = Tenant.with(platform, 0);

        var answer = tenant.client()
                .post("/v1/numbers/csr-coverage", Map.of("phone_numbers", List.of("+12125550142", "+493023125000")))
                .expect(200)
                .json()
                .at("/data");

        assertThat(answer.at("/0/covered").asBoolean()).isTrue();
        assertThat(answer.at("/0/csr/carrier_name").asString()).isNotBlank();
        assertThat(answer.at("/0/csr/service_address/locality").asString()).isNotBlank();
        assertThat(answer.at("/1/covered").asBoolean()).isFalse();
        assertThat(answer.at("/1/csr").isNull()).isTrue();
        assertThat(tenant.balanceCents()).isZero();
    }

    @Test
    void what_are_no_numbers_is_refused_by_field() {
        var client = Tenant.with(platform, 0).client();

        assertThat(client.get("/v1/numbers/portability-check?phone_numbers=%2B12125550142,5125550100")
                        .expect(422)
                        .at("/errors/0/field"))
                .isEqualTo("phone_numbers[1]");
        assertThat(client.post("/v1/numbers/csr-coverage", Map.of("phone_numbers", List.of()))
                        .expect(422)
                        .at("/errors/0/field"))
                .isEqualTo("phone_numbers");
    }
}
