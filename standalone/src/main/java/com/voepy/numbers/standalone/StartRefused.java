package com.voepy.numbers.standalone;

/// The product can't start here, and its user can change that: one sentence that says what is wrong and what to do.
/// Carries no stack trace, since nothing in the program is at fault.
final class StartRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StartRefused(String sentence) {
        super(sentence, null, false, false);
    }
}
