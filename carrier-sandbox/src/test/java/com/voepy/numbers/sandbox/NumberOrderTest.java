package com.voepy.numbers.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class NumberOrderTest extends CarrierTest {

    private static final Duration ACTIVATION = Duration.ofSeconds(1);

    @Test
    void an_order_is_pending_until_its_second_is_over_and_then_its_number_is_active() throws IOException {
        var order = carrier.order("+15125550100");

        assertThat(order.status()).isEqualTo(200);
        assertThat(order.text("/data/status")).isEqualTo("pending");
        assertThat(order.text("/data/phone_numbers/0/status")).isEqualTo("pending");
        assertThat(carrier.numberStatus("+15125550100")).isEqualTo("purchase-pending");

        carrier.time.pass(ACTIVATION);
        carrier.awaitOrder(order.text("/data/id"), "success");

        assertThat(carrier.numberStatus("+15125550100")).isEqualTo("active");
        assertThat(carrier.search("+15125550100").body().at("/data")).isEmpty();
    }

    @Test
    void a_number_that_was_in_no_search_is_refused() throws IOException {
        var refused = carrier.orderUnsearched("r", "+15125550200");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errorCode()).isEqualTo("85000");
        assertThat(refused.text("/errors/0/source/pointer")).isEqualTo("/phone_numbers/0/phone_number");
    }

    @Test
    void a_search_is_forgotten_after_half_an_hour() throws IOException {
        carrier.search("+15125550201");
        carrier.time.pass(Duration.ofMinutes(29));
        carrier.search("+15125550202");
        carrier.time.pass(Duration.ofMinutes(2));

        assertThat(carrier.orderUnsearched("r", "+15125550201").errorCode()).isEqualTo("85000");
        assertThat(carrier.orderUnsearched("r", "+15125550202").status()).isEqualTo(200);
    }

    @Test
    void a_sold_number_is_refused() throws IOException {
        carrier.order("+15125550210");

        var refused = carrier.orderUnsearched("r", "+15125550210");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errorCode()).isEqualTo("85001");
    }

    @Test
    void an_order_takes_all_its_numbers_or_none() throws IOException {
        carrier.order("+15125550211");

        var refused = carrier.order("+15125550212", "+15125550211");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(carrier.orderUnsearched("r", "+15125550212").status()).isEqualTo(200);
    }

    @Test
    void a_number_is_sold_once_however_many_want_it_at_once() throws Exception {
        carrier.search("+15125550213");
        var attempts = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < 16; i++) {
            attempts.add(() -> carrier.orderUnsearched("race", "+15125550213").status());
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var statuses = new ArrayList<Integer>();
            for (var attempt : threads.invokeAll(attempts)) {
                statuses.add(attempt.get());
            }
            assertThat(statuses).containsOnly(200, 422).containsOnlyOnce(200);
        }
    }

    @Test
    void an_order_splits_by_country_and_type() throws IOException {
        var german = carrier.anyNumber("DE", "local");
        var tollFree = carrier.anyNumber("US", "toll_free");
        var order = carrier.order("+15125550220", "+15125550221", german, tollFree);

        assertThat(order.body().at("/data/sub_number_orders_ids")).hasSize(3);
        var subOrders = carrier.get("/sub_number_orders?filter[order_request_id]=" + order.text("/data/id"));
        assertThat(subOrders.body().at("/data")).hasSize(3);
        assertThat(subOrders.body().findValuesAsString("country_code")).containsOnly("US", "DE");
        var subOrder = carrier.get("/sub_number_orders/" + order.text("/data/sub_number_orders_ids/0"));
        assertThat(subOrder.body().at("/data/phone_numbers_count").asInt()).isEqualTo(2);
    }

    @Test
    void an_order_is_found_by_its_reference() throws IOException {
        carrier.search("+15125550230");
        var order = carrier.orderUnsearched("our-order-7", "+15125550230");

        var found = carrier.get("/number_orders?filter[customer_reference]=our-order-7");

        assertThat(found.body().at("/data")).hasSize(1);
        assertThat(found.text("/data/0/id")).isEqualTo(order.text("/data/id"));
        assertThat(found.text("/data/0/phone_numbers/0/phone_number")).isEqualTo("+15125550230");
        assertThat(carrier.get("/number_orders?filter[customer_reference]=nobody's")
                        .body()
                        .at("/data"))
                .isEmpty();
    }

    @Test
    void orders_come_in_pages_by_status() throws IOException {
        carrier.order("+15125550231");
        carrier.order("+15125550232");

        var page = carrier.get("/number_orders?filter[status]=pending&page[size]=1&page[number]=2");

        assertThat(page.body().at("/data")).hasSize(1);
        assertThat(page.body().at("/meta/page_number").asInt()).isEqualTo(2);
        assertThat(page.body().at("/meta/total_results").asInt()).isGreaterThanOrEqualTo(2);
        assertThat(carrier.get(
                                "/number_orders?filter[created_at][gt]=2031-01-01T00:00:00Z&filter[phone_numbers_count]=1")
                        .body()
                        .at("/data"))
                .isEmpty();
    }

    @Test
    void a_line_is_found_by_its_id() throws IOException {
        var order = carrier.order("+15125550240");

        var line = carrier.get("/number_order_phone_numbers/" + order.text("/data/phone_numbers/0/id"));

        assertThat(line.text("/data/phone_number")).isEqualTo("+15125550240");
        assertThat(line.text("/data/order_request_id")).isEqualTo(order.text("/data/id"));
        assertThat(line.text("/data/locality")).isEqualTo("Austin");
        assertThat(carrier.get("/number_order_phone_numbers?filter[country_code]=US")
                        .body()
                        .at("/data"))
                .isNotEmpty();
    }

    @Test
    void the_reference_of_an_order_can_be_changed() throws IOException {
        var order = carrier.order("+15125550241").text("/data/id");

        var changed = carrier.patch("/number_orders/" + order, "{\"customer_reference\": \"renamed\"}");

        assertThat(changed.text("/data/customer_reference")).isEqualTo("renamed");
    }

    @Test
    void what_is_no_number_is_refused_by_name() throws IOException {
        assertThat(carrier.orderUnsearched("r", "5125550100").errorCode()).isEqualTo("10016");
        assertThat(carrier.orderUnsearched("r", "+15125550250", "+15125550250").errorCode())
                .isEqualTo("10012");
        assertThat(carrier.post("/number_orders", "{\"phone_numbers\": []}").errorCode())
                .isEqualTo("10004");
    }

    @Test
    void an_unknown_order_is_not_found() throws IOException {
        assertThat(carrier.orderNow(UUID.randomUUID().toString()).status()).isEqualTo(404);
        assertThat(carrier.orderNow("no-uuid").errorCode()).isEqualTo("10005");
    }
}
