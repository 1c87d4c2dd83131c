package com.voepy.numbers.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.voepy.numbers.acceptance.platform.Client;
import com.voepy.numbers.acceptance.platform.Orders;
import com.voepy.numbers.acceptance.platform.Platform;
import com.voepy.numbers.acceptance.platform.Platforms;
import com.voepy.numbers.acceptance.platform.Tenant;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class GroupingByConnectionJourneyTest {

    private final Platform platform = Platforms.shared();
    private final Tenant tenant = Tenant.with(platform, 1_000);
    private final Client client = tenant.client();

    @Test
    void a_tenant_is_born_with_a_default_connection_that_stays() {
        var connection = client.get("/v1/connection").expect(200);

        assertThat(connection.at("/id")).isEqualTo(tenant.defaultConnectionId());
        assertThat(connection.json().at("/is_default").asBoolean()).isTrue();
        assertThat(client.delete("/v1/connections/" + connection.at("/id"))
                        .expect(409)
                        .code())
                .isEqualTo("connection_is_default");
    }

    @Test
    void a_number_moves_between_connections_and_holds_the_one_it_is_in() {
        var brand = client.post("/v1/connections", Map.of("name", "Brand B"))
                .expect(201)
                .at("/id");
        var number = "/v1/numbers/" + Orders.activeNumber(client).at("/id").asString();

        client.patch(number, Map.of("connection_id", brand)).expect(200);

        assertThat(client.get(number).expect(200).at("/connection_id")).isEqualTo(brand);
        assertThat(client.get("/v1/numbers?connection_id=" + brand)
                        .expect(200)
                        .json()
                        .at("/data"))
                .hasSize(1);
        assertThat(client.delete("/v1/connections/" + brand).expect(409).code()).isEqualTo("connection_in_use");

        client.patch(number, "{\"connection_id\":null}").expect(200);

        assertThat(client.get(number).expect(200).json().at("/connection_id").isNull())
                .isTrue();
        assertThat(client.delete("/v1/connections/" + brand).status()).isBetween(200, 204);
        client.get("/v1/connections/" + brand).expect(404);
    }

    @Test
    void a_connection_can_be_renamed() {
        var brand = client.post("/v1/connections", Map.of("name", "Brand B"))
                .expect(201)
                .at("/id");

        client.patch("/v1/connections/" + brand, Map.of("name", "Brand C")).expect(200);

        assertThat(client.get("/v1/connections/" + brand).expect(200).at("/name"))
                .isEqualTo("Brand C");
    }
}
