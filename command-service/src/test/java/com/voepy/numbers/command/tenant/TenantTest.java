package com.voepy.numbers.command.tenant;

import static com.voepy.numbers.command.testing.Rejections.rejection;

import com.voepy.numbers.command.dispatch.Answer;
import com.voepy.numbers.command.tenant.TenantCommand.ChangeTenant;
import com.voepy.numbers.command.tenant.TenantCommand.RegisterTenant;
import com.voepy.numbers.command.tenant.TenantCommand.ResumeTenant;
import com.voepy.numbers.command.tenant.TenantCommand.SuspendTenant;
import com.voepy.numbers.events.TenantEvent.TenantCreated;
import com.voepy.numbers.events.TenantEvent.TenantPricingTierChanged;
import com.voepy.numbers.events.TenantEvent.TenantRenamed;
import com.voepy.numbers.events.TenantEvent.TenantResumed;
import com.voepy.numbers.events.TenantEvent.TenantSuspended;
import com.voepy.numbers.kit.problem.ErrorCode;
import com.voepy.numbers.resource.TenantResource;
import java.time.Instant;
import java.util.UUID;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TenantTest {

    static final UUID TENANT = UUID.fromString("70000000-0000-4000-8000-000000000001");
    static final UUID CONNECTION = UUID.fromString("c0000000-0000-4000-8000-000000000002");
    static final Instant NOON = Instant.parse("2030-01-01T12:00:00Z");

    final AggregateTestFixture<Tenant> tenant = new AggregateTestFixture<>(Tenant.class);

    @Test
    void is_created_active() {
        tenant.givenNoPriorActivity()
                .when(new RegisterTenant(TENANT, "Acme", "standard", CONNECTION))
                .expectEvents(created());
    }

    @Nested
    class An_active_tenant {

        @Test
        void takes_another_name_and_tier() {
            tenant.givenCurrentTime(NOON)
                    .andGiven(created())
                    .when(new ChangeTenant(TENANT, "Acme Ltd", "gold", null))
                    .expectEvents(new TenantRenamed(TENANT, "Acme Ltd"), new TenantPricingTierChanged(TENANT, "gold"))
                    .expectResultMessagePayload(Answer.ok(new TenantResource(
                            TENANT, "Acme Ltd", "gold", TenantResource.Status.ACTIVE, CONNECTION, NOON)));
        }

        @Test
        void keeps_what_a_change_leaves_out() {
            tenant.given(created())
                    .when(new ChangeTenant(TENANT, null, "gold", null))
                    .expectEvents(new TenantPricingTierChanged(TENANT, "gold"));
        }

        @Test
        void says_nothing_when_nothing_changes() {
            tenant.given(created())
                    .when(new ChangeTenant(TENANT, "Acme", "standard", null))
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
        }

        @Test
        void refuses_a_change_made_for_another_version() {
            tenant.given(created())
                    .when(new ChangeTenant(TENANT, "Acme Ltd", null, "\"another\""))
                    .expectNoEvents()
                    .expectException(rejection(ErrorCode.PRECONDITION_FAILED));
        }

        @Test
        void can_be_suspended() {
            tenant.given(created()).when(new SuspendTenant(TENANT)).expectEvents(new TenantSuspended(TENANT));
        }

        @Test
        void says_nothing_when_resumed() {
            tenant.given(created())
                    .when(new ResumeTenant(TENANT))
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
        }
    }

    @Nested
    class A_suspended_tenant {

        @Test
        void can_be_resumed() {
            tenant.given(created(), new TenantSuspended(TENANT))
                    .when(new ResumeTenant(TENANT))
                    .expectEvents(new TenantResumed(TENANT));
        }

        @Test
        void says_nothing_when_suspended_again() {
            tenant.givenCurrentTime(NOON)
                    .andGiven(created(), new TenantSuspended(TENANT))
                    .when(new SuspendTenant(TENANT))
                    .expectNoEvents()
                    .expectResultMessagePayload(Answer.ok(new TenantResource(
                            TENANT, "Acme", "standard", TenantResource.Status.SUSPENDED, CONNECTION, NOON)));
        }

        @Test
        void can_still_be_renamed() {
            tenant.given(created(), new TenantSuspended(TENANT))
                    .when(new ChangeTenant(TENANT, "Acme Ltd", null, null))
                    .expectEvents(new TenantRenamed(TENANT, "Acme Ltd"));
        }
    }

    static TenantCreated created() {
        return new TenantCreated(TENANT, "Acme", "standard", CONNECTION);
    }
}
