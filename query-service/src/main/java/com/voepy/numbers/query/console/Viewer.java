package com.voepy.numbers.query.console;

import com.voepy.numbers.kernel.ApiKeyScope;
import com.voepy.numbers.kit.problem.ErrorCode;
import com.voepy.numbers.kit.problem.Rejection;
import com.voepy.numbers.kit.web.RequestContext;
import com.voepy.numbers.query.view.Answers;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who looks at a page, and what there is for them to see.
///
/// @param tenantId null for operators and auditors
record Viewer(@Nullable UUID tenantId, Set<ApiKeyScope> scopes) {

    static Viewer of(RequestContext context) {
        return new Viewer(context.tenantId(), context.scopes());
    }

    public boolean may(ApiKeyScope... any) {
        return Arrays.stream(any).anyMatch(scopes::contains);
    }

    /// Whether this is somebody who sees all tenants, and no personal data.
    public boolean isAuditor() {
        return tenantId == null && may(ApiKeyScope.AUDITOR);
    }

    public boolean isOperator() {
        return tenantId == null && may(ApiKeyScope.OPERATOR);
    }

    /// Whose events they see: those of their tenant, or null, which is everybody's.
    ///
    /// @throws Rejection `403 forbidden` for a key that is neither a tenant's nor an auditor's
    @Nullable
    UUID sight() {
        if (tenantId == null && !isAuditor()) {
            throw ErrorCode.FORBIDDEN.because("This page needs the API key of a tenant or of an auditor.");
        }
        return tenantId;
    }

    /// The tenant that a page is about: a tenant's own, whatever the page asks for; for auditors the one asked for.
    Optional<UUID> tenant(@Nullable String asked) {
        var own = sight();
        return own != null || asked == null || asked.isBlank()
                ? Optional.ofNullable(own)
                : Optional.of(Answers.id(asked));
    }
}
