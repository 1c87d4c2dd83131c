package com.voepy.numbers.command.apikey;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/// `NUMBERS_OPERATOR_KEY` holds what can be no key. Its message says so to whoever starts the service.
final class UnusableOperatorKey extends RuntimeException {

    UnusableOperatorKey() {
        super(
                "NUMBERS_OPERATOR_KEY cannot be used: it must have at least 32 visible ASCII characters and no spaces,"
                        + " or be a key that this platform made, whole.",
                null,
                false,
                false);
    }

    /// Lets Spring Boot end the start with the sentence instead of a stack trace; named in `META-INF/spring.factories`.
    static final class Analyzer extends AbstractFailureAnalyzer<UnusableOperatorKey> {

        @Override
        protected FailureAnalysis analyze(Throwable rootFailure, UnusableOperatorKey cause) {
            return new FailureAnalysis(cause.getMessage(), "Choose another key, or unset it to have one made.", cause);
        }
    }
}
