package com.voepy.numbers.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DeliveryIdTest {

    static final UUID SUBSCRIPTION = UUID.fromString("f3b0a9b7-0000-4000-8000-000000000001");

    @ParameterizedTest
    @EnumSource(WebhookType.class)
    void is_read_back_as_it_was_written(WebhookType type) {
        for (var ordinal : new long[] {0, 1, 4711, Long.MAX_VALUE, -1}) {
            var id = new DeliveryId(SUBSCRIPTION, ordinal, type);
            assertThat(DeliveryId.parse(id.toString())).contains(id);
        }
    }

    @Test
    void is_read_back_also_when_it_begins_with_zeros_or_ones() {
        for (var subscription : new UUID[] {new UUID(0, 0), new UUID(-1, -1), new UUID(1, 0)}) {
            var id = new DeliveryId(subscription, 1, WebhookType.NUMBER_ACTIVATED);
            assertThat(DeliveryId.parse(id.toString())).contains(id);
        }
    }

    @Test
    void keeps_its_form_for_ever() {
        assertThat(new DeliveryId(SUBSCRIPTION, 42, WebhookType.NUMBER_ORDER_COMPLETED))
                .hasToString("whd_ueoajdo001001000000000000400000000000ag1ujenqorb");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "whd_",
                "f3b0a9b7-0000-4000-8000-000000000001",
                "whd_ueoajdo001001000000000000400000000000bg1ujenqorb",
                "whd_ueoajdo001001000000000000400000000000ag1ujenqora",
                "WHD_ueoajdo001001000000000000400000000000ag1ujenqorb"
            })
    void is_not_made_up(String text) {
        assertThat(DeliveryId.parse(text)).isEmpty();
    }
}
