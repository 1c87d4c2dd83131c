package com.voepy.numbers.command.testing;

import static org.axonframework.test.matchers.Matchers.matches;

import com.voepy.numbers.kit.problem.ErrorCode;
import com.voepy.numbers.kit.problem.Rejection;
import org.hamcrest.Matcher;

/// What fixture tests expect of refusals.
public final class Rejections {

    private Rejections() {}

    public static Matcher<?> rejection(ErrorCode code) {
        return matches((Throwable e) -> e instanceof Rejection r && r.code() == code);
    }

    /// `422 validation_failed` for this one field.
    public static Matcher<?> wrongField(String field) {
        return matches((Throwable e) -> e instanceof Rejection r
                && r.code() == ErrorCode.VALIDATION_FAILED
                && r.errors().size() == 1
                && r.errors().getFirst().field().equals(field));
    }
}
