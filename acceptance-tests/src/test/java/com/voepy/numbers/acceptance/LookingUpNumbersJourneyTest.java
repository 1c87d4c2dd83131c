package com.voepy.numbers.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.voepy.numbers.acceptance.platform.Answer;
import com.voepy.numbers.acceptance.platform.Platform;
import com.voepy.numbers.acceptance.platform.Platforms;
import com.voepy.numbers.acceptance.platform.Tenant;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class LookingUpNumbersJourneyTest {

    private final Platform platform = Platforms.shared();

    @Test
    void an_answer_is_paid_for_and_explained_in_the_ledger() {
        var tenant = Tenant.with(platform, 100);

        var carrier = lookUp(tenant, "+493023125000", "carrier").expect(200);
        var name = lookUp(tenant, "+15125550100", "caller-name").expect(200);

        assertThat(carrier.at("/country_code")).isEqualTo("DE");
        assertThat(carrier.at("/carrier/name")).isNotBlank();
        assertThat(carrier.json().at("/caller_name").isNull()).isTrue();
        assertThat(name.at("/national_format")).isEqualTo("(512) 555-0100");
        assertThat(name.at("/caller_name/caller_name")).isNotBlank();
        var costCents = carrier.json().at("/cost_cents").asLong()
                + name.json().at("/cost_cents").asLong();
        assertThat(tenant.balanceCents()).isEqualTo(100 - costCents);
        assertThat(tenant.transactionsSumCents()).isEqualTo(100 - costCents);
        var debit = tenant.client().get("/v1/balance/transactions?limit=1").expect(200);
        assertThat(debit.at("/data/0/description")).isEqualTo("Caller-name lookup of +15125550100");
        assertThat(debit.at("/data/0/reference")).contains("+15125550100");
    }

    @Test
    void a_repetition_under_the_same_key_is_the_same_answer_and_no_second_charge() {
        var tenant = Tenant.with(platform, 100);

        var first = lookUp(tenant, "+15125550100", "caller-name", "Idempotency-Key", "who-1");
        var balance = tenant.balanceCents();
        var again = lookUp(tenant, "+15125550100", "caller-name", "Idempotency-Key", "who-1");

        assertThat(again.expect(200).text()).isEqualTo(first.expect(200).text());
        assertThat(again.header("Idempotent-Replayed")).hasValue("true");
        assertThat(tenant.balanceCents()).isEqualTo(balance).isLessThan(100);
    }

    @Test
    void what_gets_no_answer_costs_nothing() {
        var tenant = Tenant.with(platform, 2);

        assertThat(lookUp(tenant, "+15125572000", "carrier").expect(422).at("/errors/0/field"))
                .isEqualTo("phone_number");
        for (var down : List.of("+15125573000", "+15125574000")) {
            assertThat(lookUp(tenant, down, "carrier").expect(503).code()).isEqualTo("carrier_unavailable");
        }
        assertThat(lookUp(tenant, "+1512", "carrier").expect(422).code()).isEqualTo("validation_failed");
        assertThat(lookUp(tenant, "+15125550100", "caller-name").expect(402).code())
                .isEqualTo("balance_insufficient");
        assertThat(tenant.balanceCents()).isEqualTo(2);
    }

    private static Answer lookUp(Tenant tenant, String number, String type, String... headers) {
        return tenant.client()
                .get("/v1/numbers/lookup?phone_number=%s&type=%s".formatted(number.replace("+", "%2B"), type), headers);
    }
}
