package com.voepy.numbers.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PortingExceptionTest extends CarrierTest {

    @SuppressWarnings("NullAway.Init")
    private PortRig ports;

    @BeforeAll
    void ports() {
        ports = new PortRig(carrier);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            9901 | ACCOUNT_NUMBER_MISMATCH          | {"end_user": {"admin": {"account_number": "right"}}}
            9902 | AUTH_PERSON_MISMATCH             | {"end_user": {"admin": {"auth_person_name": "Right Person"}}}
            9903 | BTN_ATN_MISMATCH                 | {"end_user": {"admin": {"billing_phone_number": "+13035550999"}}}
            9904 | ENTITY_NAME_MISMATCH             | {"end_user": {"admin": {"entity_name": "Right Ltd"}}}
            9906 | FOC_REJECTED                     | {"activation_settings": {"foc_datetime_requested": "2030-06-03T15:00:00Z"}}
            9907 | LOCATION_MISMATCH                | {"end_user": {"location": {"street_address": "1 Right St"}}}
            9908 | LSR_PENDING                      | {}
            9909 | MAIN_BTN_PORTING                 | {"misc": {"type": "partial", "new_billing_phone_number": "+13035550998"}}
            9910 | OSP_IRRESPONSIVE                 | {}
            9912 | PASSCODE_PIN_INVALID             | {"end_user": {"admin": {"pin_passcode": "4321"}}}
            9914 | PHONE_NUMBER_MISMATCH            | {"end_user": {"admin": {"account_number": "right"}}}
            9916 | PORT_TYPE_INCORRECT              | {"misc": {"type": "partial", "remaining_numbers_action": "disconnect"}}
            9918 | POSTAL_CODE_MISMATCH             | {"end_user": {"location": {"postal_code": "78702"}}}
            9920 | SV_CONFLICT                      | {}
            9921 | SV_UNKNOWN_FAILURE               | {}
            """)
    void is_put_right_by_an_edit_and_confirmed_again(String suffix, String code, String edit) throws IOException {
        var order = ports.submit("+1303555" + suffix);
        ports.answered(order, "exception");
        assertThat(ports.details(order)).containsExactly(code);

        ports.edit(order, edit);
        ports.confirm(order);
        ports.answered(order, "foc-date-confirmed");

        assertThat(ports.details(order)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"9911, OTHER", "9913, PHONE_NUMBER_HAS_SPECIAL_FEATURE", "9917, PORTING_ORDER_SPLIT_REQUIRED"})
    void is_put_right_by_a_comment(String suffix, String code) throws IOException {
        var order = ports.submit("+1303555" + suffix);
        ports.answered(order, "exception");
        assertThat(ports.details(order)).containsExactly(code);

        carrier.post("/porting_orders/" + order + "/comments", "{\"body\": \"Done\"}");
        ports.confirm(order);
        ports.answered(order, "foc-date-confirmed");
    }

    @ParameterizedTest
    @CsvSource({"9915, PHONE_NUMBER_NOT_PORTABLE", "9919, RATE_CENTER_NOT_PORTABLE"})
    void can_be_put_right_by_nothing_and_only_be_cancelled(String suffix, String code) throws IOException {
        var order = ports.submit("+1303555" + suffix);
        ports.answered(order, "exception");
        ports.edit(order, "{\"end_user\": {\"admin\": {\"account_number\": \"right\"}}}");
        ports.confirm(order);
        ports.answered(order, "exception");

        assertThat(ports.details(order)).containsExactly(code);
        ports.act(order, "cancel");
        ports.days(1, order, "cancelled");
    }

    @Test
    void foc_expired_comes_on_the_day_itself() throws IOException {
        var order = ports.submit("+13035559905");
        ports.answered(order, "foc-date-confirmed");
        ports.days(3, order, "exception");

        assertThat(ports.details(order)).containsExactly("FOC_EXPIRED");
        ports.edit(order, "{\"activation_settings\": {\"foc_datetime_requested\": \"2030-06-03T15:00:00Z\"}}");
        ports.confirm(order);
        ports.answered(order, "foc-date-confirmed");
    }

    @Test
    void stays_while_nothing_is_put_right() throws IOException {
        var order = ports.submit("+14045559901");
        ports.answered(order, "exception");
        ports.edit(order, "{\"end_user\": {\"admin\": {\"pin_passcode\": \"4321\"}}}");
        ports.confirm(order);
        ports.answered(order, "exception");

        assertThat(ports.details(order)).containsExactly("ACCOUNT_NUMBER_MISMATCH");
    }

    @Test
    void is_put_right_by_a_further_document_and_explained_in_a_comment() throws IOException {
        var order = ports.submit("+14045559904");
        ports.answered(order, "exception");
        var comments = carrier.get("/porting_orders/" + order + "/comments");
        assertThat(comments.text("/data/0/user_type")).isEqualTo("admin");
        assertThat(comments.text("/data/0/body")).contains("Entity name");
        await().until(() -> carrier.webhooks.received().stream()
                .anyMatch(webhook -> webhook.json()
                        .at("/data/payload/comment/id")
                        .asString("")
                        .equals(comments.text("/data/0/id"))));

        var added = carrier.post(
                "/porting_orders/" + order + "/additional_documents",
                "{\"additional_documents\": [{\"document_id\": \"%s\", \"document_type\": \"csr\"}]}"
                        .formatted(ports.document()));
        assertThat(added.status()).isEqualTo(201);
        ports.confirm(order);
        ports.answered(order, "foc-date-confirmed");
    }

    @Test
    void several_numbers_have_several_exceptions() throws IOException {
        var order = ports.submit("+12065559901", "+12065559918");
        ports.answered(order, "exception");

        assertThat(ports.details(order)).containsExactly("ACCOUNT_NUMBER_MISMATCH", "POSTAL_CODE_MISMATCH");
    }

    @Test
    void all_types_are_listed() throws IOException {
        assertThat(carrier.get("/porting_orders/exception_types").body().at("/data"))
                .hasSize(21);
    }
}
