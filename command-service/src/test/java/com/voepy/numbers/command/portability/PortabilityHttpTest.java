package com.voepy.numbers.command.portability;

import static com.voepy.numbers.command.testing.NumberService.OPERATOR_KEY;
import static com.voepy.numbers.command.testing.NumberService.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.voepy.numbers.command.carrier.CsrAnswer;
import com.voepy.numbers.command.carrier.CsrCoverageAnswer;
import com.voepy.numbers.command.carrier.PortabilityAnswer;
import com.voepy.numbers.command.carrier.Unavailability;
import com.voepy.numbers.command.testing.NumberService;
import com.voepy.numbers.command.testing.WithNumberService;
import com.voepy.numbers.kit.web.WireJson;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(WithNumberService.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class PortabilityHttpTest {

    final NumberService service;
    final String key;

    long head;

    PortabilityHttpTest(NumberService service) {
        this.service = service;
        this.key = service.tenant(0).key();
    }

    @BeforeEach
    void note_the_head() {
        head = service.head();
    }

    @AfterEach
    void asking_changes_nothing() {
        assertThat(service.head()).isEqualTo(head);
    }

    @Test
    void each_number_is_told_in_its_place() {
        service.carrier.onPortability(numbers -> new PortabilityAnswer.Checked(numbers.stream()
                .map(e164 -> e164.value().startsWith("+1")
                        ? new PortabilityAnswer.Line(e164, true, null, true)
                        : new PortabilityAnswer.Line(e164, false, "No coverage", false))
                .toList()));

        var answer = check("+15125550101,+493023125000,+15125550100");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json(answer).path("data").values())
                .extracting(line -> line.path("phone_number").asString())
                .containsExactly("+15125550101", "+493023125000", "+15125550100");
        assertThat(json(answer).at("/data/1")).isEqualTo(WireJson.mapper().readTree("""
                        {"phone_number": "+493023125000", "portable": false, "not_portable_reason": "No coverage",
                         "fast_portable": false, "carrier_name": "Lone Star/1", "line_type": "fixed_line"}"""));
        assertThat(json(answer).at("/data/0/not_portable_reason").isNull()).isTrue();
    }

    @Test
    void a_carrier_that_does_not_answer_is_503() {
        service.carrier.onPortability(_ -> new PortabilityAnswer.Unavailable(new Unavailability("down", null)));
        service.carrier.onCsrCoverage(_ -> new CsrCoverageAnswer.Unavailable(new Unavailability("down", null)));

        for (var answer : List.of(check("+15125550101"), csr("\"+15125550101\""))) {
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(json(answer).path("code").asString()).isEqualTo("carrier_unavailable");
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        }
    }

    @Test
    void what_are_no_fifty_different_numbers_is_refused_by_field() {
        var many = IntStream.range(100, 151).mapToObj("+15125550%d"::formatted).toList();
        assertField("phone_numbers", check(String.join(",", many)));
        assertField("phone_numbers[0]", check(""));
        assertField("phone_numbers", service.send("GET", "/v1/numbers/portability-check", key, null));
        assertField("phone_numbers[1]", check("+15125550100,+15125550100"));
        assertField("phone_numbers[1]", check("+15125550100,"));
        assertField("phone_numbers[1]", check("+15125550100,+15120000000"));
        assertField("phone_numbers", csr(many.stream().map("\"%s\""::formatted).collect(Collectors.joining(","))));
        assertField("phone_numbers", csr(""));
        assertField("phone_numbers[0]", csr("null"));
        assertField("phone_numbers[0]", csr("\"+1512\""));
        assertField("phone_numbers[1]", csr("\"+15125550100\", \"+15125550100\""));
        assertThat(check(String.join(",", many.subList(0, 50))).statusCode()).isEqualTo(200);
        assertThat(service.post("/v1/numbers/csr-coverage", key, "{\"phone_numbers\": [], \"x\": 1}")
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void the_record_of_a_covered_number_is_shown() {
        var answer = csr("\"+15125550100\"");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(json(answer)).isEqualTo(WireJson.mapper().readTree("""
                        {"data": [{"phone_number": "+15125550100", "covered": true, "csr": {
                          "carrier_name": "Lone Star", "account_number": "4711", "authorized_name": "Jane Doe",
                          "service_address": {"street_address": "1 Example St", "locality": "Austin",
                            "administrative_area": "TX", "postal_code": "78701",
                            "full_address": "1 Example St; Austin; TX; 78701"},
                          "billing_telephone_number": "+15125550100"}}]}"""));
    }

    @Test
    void a_record_is_asked_for_only_where_there_can_be_one() {
        var asked = Collections.synchronizedList(new ArrayList<String>());
        service.carrier.onCsrCoverage(numbers -> new CsrCoverageAnswer.Checked(numbers.stream()
                .map(e164 -> new CsrCoverageAnswer.Line(
                        e164, !e164.value().endsWith("1"), e164.value().endsWith("2")))
                .toList()));
        service.carrier.onCsr(e164 -> {
            asked.add(e164.value());
            return new CsrAnswer.Absent();
        });

        var answer = csr("\"+493023125000\", \"+15125550101\", \"+15125550102\", \"+15125550103\"");

        assertThat(json(answer).path("data").values())
                .extracting(line -> line.path("covered").asBoolean())
                .containsExactly(false, false, true, true);
        assertThat(json(answer).path("data").values())
                .allSatisfy(line -> assertThat(line.path("csr").isNull()).isTrue());
        assertThat(asked).containsExactly("+15125550103");
    }

    @Test
    void only_a_tenant_may_ask() {
        head = service.head();
        assertThat(service.send("GET", "/v1/numbers/portability-check?phone_numbers=%2B15125550100", OPERATOR_KEY, null)
                        .statusCode())
                .isEqualTo(403);
        assertThat(service.post("/v1/numbers/csr-coverage", OPERATOR_KEY, "{\"phone_numbers\": [\"+15125550100\"]}")
                        .statusCode())
                .isEqualTo(403);
    }

    private HttpResponse<String> check(String numbers) {
        var path = "/v1/numbers/portability-check?phone_numbers=" + numbers.replace("+", "%2B");
        return service.send("GET", path, key, null);
    }

    private HttpResponse<String> csr(String numbers) {
        return service.post("/v1/numbers/csr-coverage", key, "{\"phone_numbers\": [%s]}".formatted(numbers));
    }

    private static void assertField(String field, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(field).isEqualTo(422);
        assertThat(json(answer).at("/errors/0/field").asString()).isEqualTo(field);
    }
}
