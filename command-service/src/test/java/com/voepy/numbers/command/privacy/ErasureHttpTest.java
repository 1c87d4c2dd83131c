package com.voepy.numbers.command.privacy;

import static com.voepy.numbers.command.testing.NumberService.OPERATOR_KEY;
import static com.voepy.numbers.command.testing.NumberService.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.voepy.numbers.command.testing.NumberService;
import com.voepy.numbers.command.testing.NumberService.Tenant;
import com.voepy.numbers.command.testing.WithNumberService;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(WithNumberService.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class ErasureHttpTest {

    static final String PATH = "/v1/admin/privacy/erasures";

    final NumberService service;

    Tenant tenant;

    ErasureHttpTest(NumberService service) {
        this.service = service;
    }

    @BeforeEach
    void make_a_tenant() {
        tenant = service.tenant(0);
    }

    @Test
    void a_subject_that_nobody_has_is_not_found_and_nothing_is_recorded() {
        var head = service.head();
        var answer = erase(UUID.randomUUID());
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(service.head()).isEqualTo(head);
    }

    @Test
    void a_tenant_erases_nothing() {
        assertThat(service.post(PATH, tenant.key(), body(UUID.randomUUID())).statusCode())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                                                        | tenant_id
            {"tenant_id": "x"}                                                        | tenant_id
            {"subjects": []}                                                          | subjects
            {"subjects": [null]}                                                      | subjects[0]
            {"subjects": [{"type": "person"}]}                                        | subjects[0].type
            {"subjects": [{"type": "porting_order", "id": "x"}]}                      | subjects[0].id
            {"reason": ""}                                                            | reason
            {"because": "x"}                                                          | because
            """)
    void a_wrong_value_is_named(String body, String field) {
        var answer = service.post(PATH, OPERATOR_KEY, body);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(json(answer).path("errors").findValuesAsString("field")).contains(field);
    }

    private HttpResponse<String> erase(UUID subject) {
        return service.post(PATH, OPERATOR_KEY, body(subject));
    }

    private String body(UUID subject) {
        return """
            {"tenant_id": "%s", "subjects": [{"type": "emergency_address", "id": "%s"}], "reason": "asked to"}
            """.formatted(tenant.id(), subject);
    }
}
