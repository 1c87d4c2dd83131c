package com.voepy.numbers.command.apikey;

import com.voepy.numbers.kernel.ApiKeyScope;
import com.voepy.numbers.kit.problem.Checks;
import com.voepy.numbers.kit.problem.ErrorCode;
import com.voepy.numbers.kit.problem.FieldError.Code;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The scopes that a new key is to have.
final class AskedScopes {

    private AskedScopes() {}

    /// Reads them; call `checks.orThrow()` before using them.
    ///
    /// @param allowed those that a key of this kind can have
    static List<ApiKeyScope> of(Checks checks, @Nullable List<@Nullable String> scopes, Set<ApiKeyScope> allowed) {
        if (scopes == null || scopes.isEmpty()) {
            checks.error("scopes", Code.REQUIRED, "must name at least one scope");
            return List.of();
        }
        var known = allowed.stream().collect(Collectors.toMap(ApiKeyScope::wireName, scope -> scope));
        var seen = new HashSet<String>();
        var asked = new ArrayList<ApiKeyScope>();
        for (int i = 0; i < scopes.size() && i <= known.size(); i++) {
            var field = "scopes[%d]".formatted(i);
            var name = String.valueOf(scopes.get(i));
            var scope = known.get(name);
            if (scope == null) {
                var names = known.keySet().stream().sorted().collect(Collectors.joining(", "));
                checks.error(field, Code.NOT_ALLOWED, "must be one of: " + names);
            } else {
                checks.that(seen.add(name), field, Code.DUPLICATE, "is in the list twice");
                asked.add(scope);
            }
        }
        return asked;
    }

    /// Nobody hands on what they do not have.
    static void refuseMoreThan(Set<ApiKeyScope> own, List<ApiKeyScope> asked) {
        var missing = asked.stream()
                .filter(scope -> !own.contains(scope))
                .map(ApiKeyScope::wireName)
                .toList();
        if (!missing.isEmpty()) {
            throw ErrorCode.FORBIDDEN.because(
                    "Your API key lacks scopes that the new one would have: " + String.join(", ", missing) + ".");
        }
    }
}
