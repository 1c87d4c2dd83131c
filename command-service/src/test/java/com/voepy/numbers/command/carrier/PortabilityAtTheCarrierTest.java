package com.voepy.numbers.command.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import com.voepy.numbers.command.carrier.CsrAnswer.State;
import com.voepy.numbers.kernel.E164;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PortabilityAtTheCarrierTest {

    static final E164 AUSTIN = new E164("+15125550100");
    static final E164 DALLAS = new E164("+12145550100");

    final FakeCarrier fake = new FakeCarrier();
    final TelnyxCarrier carrier = fake.adapter();

    @AfterEach
    void stop() {
        carrier.close();
        fake.close();
    }

    @Test
    void an_answer_is_put_in_the_order_of_the_question() {
        fake.on("POST /v2/portability_checks", FakeCarrier.json(201, """
                {"data": [
                  {"record_type": "portability_check_result", "phone_number": "+12145550100", "portable": false,
                   "not_portable_reason": "No coverage", "fast_portable": false},
                  {"record_type": "portability_check_result", "phone_number": "+15125550100", "portable": true,
                   "not_portable_reason": "", "fast_portable": true}]}"""));

        assertThat(carrier.portability(List.of(AUSTIN, DALLAS)))
                .isEqualTo(new PortabilityAnswer.Checked(List.of(
                        new PortabilityAnswer.Line(AUSTIN, true, null, true),
                        new PortabilityAnswer.Line(DALLAS, false, "No coverage", false))));
        assertThat(fake.of("POST /v2/portability_checks").getFirst().body())
                .isEqualTo("{\"phone_numbers\":[\"+15125550100\",\"+12145550100\"]}");
    }

    @Test
    void an_answer_that_leaves_a_number_out_is_none() {
        fake.on("POST /v2/portability_checks", FakeCarrier.json(201, "{\"data\": []}"));
        fake.on("POST /v2/customer_service_records/phone_number_coverages", FakeCarrier.json(201, "{\"data\": []}"));

        assertThat(carrier.portability(List.of(AUSTIN))).isInstanceOf(PortabilityAnswer.Unavailable.class);
        assertThat(carrier.csrCoverage(List.of(AUSTIN))).isInstanceOf(CsrCoverageAnswer.Unavailable.class);
    }

    @Test
    void a_carrier_that_fails_gives_no_answer() {
        for (var route : List.of(
                "POST /v2/portability_checks",
                "POST /v2/customer_service_records/phone_number_coverages",
                "POST /v2/customer_service_records",
                "GET /v2/customer_service_records")) {
            fake.on(route, FakeCarrier.json(500, "{}"));
        }

        assertThat(carrier.portability(List.of(AUSTIN))).isInstanceOf(PortabilityAnswer.Unavailable.class);
        assertThat(carrier.csrCoverage(List.of(AUSTIN))).isInstanceOf(CsrCoverageAnswer.Unavailable.class);
        assertThat(carrier.requestCsr(AUSTIN)).isInstanceOf(CsrAnswer.Unavailable.class);
        assertThat(carrier.latestCsr(AUSTIN)).isInstanceOf(CsrAnswer.Unavailable.class);
        assertThat(carrier.networkOf(AUSTIN)).isEmpty();
    }

    @Test
    void coverage_says_whether_more_is_wanted() {
        fake.on("POST /v2/customer_service_records/phone_number_coverages", FakeCarrier.json(201, """
                {"data": [
                  {"phone_number": "+15125550100", "has_csr_coverage": true, "additional_data_required": ["name"]},
                  {"phone_number": "+12145550100", "has_csr_coverage": false, "reason": "No"}]}"""));

        assertThat(carrier.csrCoverage(List.of(AUSTIN, DALLAS)))
                .isEqualTo(new CsrCoverageAnswer.Checked(List.of(
                        new CsrCoverageAnswer.Line(AUSTIN, true, true),
                        new CsrCoverageAnswer.Line(DALLAS, false, false))));
    }

    @Test
    void a_record_is_asked_for_and_arrives() {
        fake.on("POST /v2/customer_service_records", FakeCarrier.json(201, """
                {"data": {"id": "r-1", "phone_number": "+15125550100", "status": "pending", "result": null,
                  "created_at": "2030-01-01T12:00:00Z"}}"""));
        fake.on("GET /v2/customer_service_records/r-1", FakeCarrier.json(201, """
                {"data": {"id": "r-1", "phone_number": "+15125550100", "status": "completed", "result": {
                  "carrier_name": "ABC CARRIER, INC.",
                  "admin": {"account_number": "1234567890", "authorized_person_name": "John Doe", "name": "Doe Ltd",
                    "billing_phone_number": "+12065551212"},
                  "address": {"administrative_area": "NY", "full_address": "123 Main St; New York; NY; 10001",
                    "locality": "New York", "postal_code": "10001", "street_address": "123 Main St"}}}}"""));

        assertThat(carrier.requestCsr(AUSTIN))
                .isEqualTo(new CsrAnswer.Request("r-1", State.PENDING, Instant.parse("2030-01-01T12:00:00Z"), null));
        var arrived = (CsrAnswer.Request) carrier.getCsr("r-1");
        assertThat(arrived.state()).isEqualTo(State.COMPLETED);
        assertThat(arrived.content())
                .isEqualTo(new CsrAnswer.Content(
                        "ABC CARRIER, INC.",
                        "1234567890",
                        "John Doe",
                        "+12065551212",
                        new CsrAnswer.Address(
                                "123 Main St", "New York", "NY", "10001", "123 Main St; New York; NY; 10001")));
    }

    @Test
    void another_numbers_record_is_never_taken_for_this_ones() {
        fake.on("GET /v2/customer_service_records", FakeCarrier.json(200, """
                {"data": [{"id": "r-2", "phone_number": "+12145550100", "status": "completed", "result": {}}]}"""));

        assertThat(carrier.latestCsr(AUSTIN)).isEqualTo(new CsrAnswer.Absent());
        assertThat(fake.of("GET /v2/customer_service_records").getFirst().query())
                .contains("filter[phone_number][eq]=+15125550100");
    }
}
