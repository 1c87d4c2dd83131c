package com.voepy.numbers.command.apikey;

import static com.voepy.numbers.command.testing.Rejections.rejection;

import com.voepy.numbers.command.apikey.ApiKeyCommand.RegisterApiKey;
import com.voepy.numbers.command.apikey.ApiKeyCommand.RevokeApiKey;
import com.voepy.numbers.command.dispatch.Answer;
import com.voepy.numbers.events.ApiKeyEvent.ApiKeyCreated;
import com.voepy.numbers.events.ApiKeyEvent.ApiKeyRevoked;
import com.voepy.numbers.kernel.ApiKeyScope;
import com.voepy.numbers.kit.problem.ErrorCode;
import java.util.List;
import java.util.UUID;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ApiKeyTest {

    static final UUID KEY = UUID.fromString("a0000000-0000-8000-8000-000000000001");
    static final UUID TENANT = UUID.fromString("70000000-0000-4000-8000-000000000001");
    static final UUID STRANGER = UUID.fromString("70000000-0000-4000-8000-000000000002");
    static final List<ApiKeyScope> SCOPES = List.of(ApiKeyScope.NUMBERS_READ);

    final AggregateTestFixture<ApiKey> key = new AggregateTestFixture<>(ApiKey.class);

    @Test
    void is_created_with_its_hash_alone() {
        key.givenNoPriorActivity()
                .when(new RegisterApiKey(KEY, TENANT, "ci", SCOPES, "vn_live_abcd", "00ff", null))
                .expectEvents(created(TENANT));
    }

    @Test
    void can_be_revoked_by_its_tenant() {
        key.given(created(TENANT))
                .when(new RevokeApiKey(KEY, TENANT, null))
                .expectEvents(new ApiKeyRevoked(KEY, TENANT))
                .expectResultMessagePayload(Answer.noContent());
    }

    @Test
    void says_nothing_when_revoked_again() {
        key.given(created(TENANT), new ApiKeyRevoked(KEY, TENANT))
                .when(new RevokeApiKey(KEY, TENANT, null))
                .expectNoEvents()
                .expectResultMessagePayload(Answer.noContent());
    }

    @Test
    void of_another_tenant_is_not_found() {
        key.given(created(TENANT))
                .when(new RevokeApiKey(KEY, STRANGER, null))
                .expectNoEvents()
                .expectException(rejection(ErrorCode.NOT_FOUND));
    }

    @Test
    void of_an_operator_is_not_found_by_any_tenant() {
        key.given(created(null))
                .when(new RevokeApiKey(KEY, TENANT, null))
                .expectNoEvents()
                .expectException(rejection(ErrorCode.NOT_FOUND));
    }

    @Test
    void of_a_tenant_is_not_found_among_those_of_the_platform() {
        key.given(created(TENANT))
                .when(new RevokeApiKey(KEY, null, null))
                .expectNoEvents()
                .expectException(rejection(ErrorCode.NOT_FOUND));
    }

    static ApiKeyCreated created(@Nullable UUID tenantId) {
        return new ApiKeyCreated(KEY, tenantId, "ci", SCOPES, "vn_live_abcd", "00ff", null);
    }
}
