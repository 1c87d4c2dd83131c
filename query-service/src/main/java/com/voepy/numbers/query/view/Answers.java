package com.voepy.numbers.query.view;

import com.voepy.numbers.kit.problem.Checks;
import com.voepy.numbers.kit.problem.ErrorCode;
import com.voepy.numbers.kit.problem.Rejection;
import com.voepy.numbers.kit.web.ETags;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.ResponseEntity;

/// How single resources are answered.
public final class Answers {

    private Answers() {}

    /// The resource with its `ETag`; Spring answers 304 where `If-None-Match` names it.
    ///
    /// @throws Rejection `404 not_found` if there is none
    public static ResponseEntity<Object> one(Optional<?> resource) {
        Object found = resource.orElseThrow(Answers::notFound);
        var version = found instanceof RawJson json ? new RawJson(json.version()) : found;
        return one(found, ETags.of(version));
    }

    /// As [#one(Optional)], for a resource whose version is not its looks alone.
    public static ResponseEntity<Object> one(Object resource, String eTag) {
        return ResponseEntity.ok().eTag(eTag).body(resource);
    }

    /// An id from a path. What is no UUID names nothing.
    ///
    /// @throws Rejection `404 not_found`
    public static UUID id(String text) {
        var checks = new Checks();
        var id = checks.uuid("id", text);
        if (!checks.passed()) {
            throw notFound();
        }
        return id;
    }

    /// The same for every resource, so that nobody learns what others have.
    public static Rejection notFound() {
        return ErrorCode.NOT_FOUND.because("There is no such resource.");
    }
}
