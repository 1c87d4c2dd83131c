package com.voepy.numbers.command.tenant;

import com.voepy.numbers.command.dispatch.Commands;
import com.voepy.numbers.command.pricing.PricingTierCommand.DefinePricingTier;
import com.voepy.numbers.command.tenant.TenantCommand.ResumeTenant;
import com.voepy.numbers.command.tenant.TenantCommand.SuspendTenant;
import com.voepy.numbers.command.tenant.TenantRequest.CreateTenant;
import com.voepy.numbers.command.tenant.TenantRequest.UpdateTenant;
import com.voepy.numbers.kernel.ApiKeyScope;
import com.voepy.numbers.kit.contract.AnswersWith;
import com.voepy.numbers.kit.contract.Takes;
import com.voepy.numbers.kit.problem.Checks;
import com.voepy.numbers.kit.security.RequiresScope;
import com.voepy.numbers.kit.web.Patch;
import com.voepy.numbers.kit.web.RequestContext;
import com.voepy.numbers.resource.TenantResource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Translates HTTP into commands for tenants.
@RestController
@RequestMapping("/v1/admin/tenants")
@RequiresScope(ApiKeyScope.OPERATOR)
class TenantController {

    private static final int NAME_CHARS_MAX = 120;
    private static final int TIER_NAME_CHARS_MAX = 64;

    private final Commands commands;

    TenantController(Commands commands) {
        this.commands = commands;
    }

    /// @param name 1 to 120 characters
    /// @param pricingTier name of a tier, or null for `standard`
    record CreateBody(
            @Takes(required = true, min = 1, max = NAME_CHARS_MAX) @Nullable
            String name,

            @Takes(min = 1, max = TIER_NAME_CHARS_MAX) @Nullable
            String pricingTier) {

        CreateTenant toCommand() {
            var checks = new Checks();
            var tier = pricingTier == null ? DefinePricingTier.STANDARD : pricingTier;
            var command = new CreateTenant(
                    checks.text("name", name, 1, NAME_CHARS_MAX),
                    checks.text("pricing_tier", tier, 1, TIER_NAME_CHARS_MAX));
            checks.orThrow();
            return command;
        }
    }

    /// As [CreateBody]; what is left out stays as it is.
    record PatchBody(
            @Takes(required = true, min = 1, max = NAME_CHARS_MAX)
            Patch<String> name,

            @Takes(required = true, min = 1, max = TIER_NAME_CHARS_MAX)
            Patch<String> pricingTier) {

        UpdateTenant toCommand(UUID tenantId, @Nullable String ifMatch) {
            var checks = new Checks();
            var command = new UpdateTenant(
                    tenantId,
                    changed(checks, "name", name, NAME_CHARS_MAX),
                    changed(checks, "pricing_tier", pricingTier, TIER_NAME_CHARS_MAX),
                    ifMatch);
            checks.orThrow();
            return command;
        }

        private static @Nullable String changed(Checks checks, String field, Patch<String> patch, int charsMax) {
            return switch (patch) {
                case Patch.Unchanged<String> _ -> null;
                case Patch.Clear<String> _ -> checks.text(field, null, 1, charsMax);
                case Patch.Set<String> set -> checks.text(field, set.value(), 1, charsMax);
            };
        }
    }

    /// `POST /v1/admin/tenants` — makes a tenant with its balance, default connection and first key, which is shown
    /// this once. Answers 201.
    @AnswersWith(value = CreatedTenant.class, status = 201)
    @PostMapping
    ResponseEntity<byte[]> create(RequestContext context, @RequestBody CreateBody body) {
        return commands.answer(context, body.toCommand());
    }

    /// `PATCH /v1/admin/tenants/{id}` — renames it or moves it to another tier. Answers with the tenant.
    @AnswersWith(TenantResource.class)
    @PatchMapping("/{id}")
    ResponseEntity<byte[]> update(
            RequestContext context,
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody PatchBody body) {
        return commands.answer(context, body.toCommand(id, ifMatch));
    }

    /// `POST /v1/admin/tenants/{id}/suspend` — from now on its keys are refused. Answers with the tenant, also when
    /// it already was suspended.
    @AnswersWith(TenantResource.class)
    @PostMapping("/{id}/suspend")
    ResponseEntity<byte[]> suspend(RequestContext context, @PathVariable UUID id) {
        return commands.answer(context, new SuspendTenant(id));
    }

    /// `POST /v1/admin/tenants/{id}/resume` — its keys are accepted again. Answers with the tenant, also when it was
    /// not suspended.
    @AnswersWith(TenantResource.class)
    @PostMapping("/{id}/resume")
    ResponseEntity<byte[]> resume(RequestContext context, @PathVariable UUID id) {
        return commands.answer(context, new ResumeTenant(id));
    }
}
