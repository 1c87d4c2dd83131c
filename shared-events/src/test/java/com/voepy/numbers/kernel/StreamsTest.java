package com.voepy.numbers.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class StreamsTest {

    static final UUID ID = UUID.fromString("7e000000-0000-4000-8000-000000000001");

    /// The names are in the log for ever.
    @Test
    void each_stream_carries_its_type() {
        assertThat(List.of(
                        Streams.number(new E164("+15125550100")),
                        Streams.block("+15125550"),
                        Streams.reservation(ID),
                        Streams.order(ID),
                        Streams.balance(ID),
                        Streams.emergencyAddress(ID),
                        Streams.erasure(ID),
                        Streams.tenant(ID),
                        Streams.apiKey(ID),
                        Streams.pricingTier("standard"),
                        Streams.connection(ID),
                        Streams.webhook(ID),
                        Streams.request(ID),
                        Streams.carrierCall(ID)))
                .containsExactly(
                        "number/+15125550100",
                        "block/+15125550",
                        "reservation/" + ID,
                        "order/" + ID,
                        "balance/" + ID,
                        "emergency-address/" + ID,
                        "erasure/" + ID,
                        "tenant/" + ID,
                        "api-key/" + ID,
                        "pricing-tier/standard",
                        "connection/" + ID,
                        "webhook/" + ID,
                        "request/" + ID,
                        "carrier-call/" + ID);
    }

    @Test
    void no_two_types_share_a_name_for_the_same_id() throws ReflectiveOperationException {
        var names = new HashSet<String>();
        var ofIds = Arrays.stream(Streams.class.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()))
                .filter(method -> Arrays.equals(method.getParameterTypes(), new Class<?>[] {UUID.class}))
                .toList();
        for (var method : ofIds) {
            names.add((String) method.invoke(null, ID));
        }
        assertThat(names).hasSameSizeAs(ofIds).hasSizeGreaterThan(1);
    }

    @Test
    void a_credit_reference_names_one_stream_of_one_tenant() {
        var other = UUID.fromString("7e000000-0000-4000-8000-000000000002");
        assertThat(Streams.credit(ID, "wire-1"))
                .isEqualTo(Streams.credit(ID, "wire-1"))
                .startsWith("credit/")
                .isNotEqualTo(Streams.credit(ID, "wire-2"))
                .isNotEqualTo(Streams.credit(other, "wire-1"));
    }
}
