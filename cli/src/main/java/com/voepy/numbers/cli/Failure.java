package com.voepy.numbers.cli;

/// A run that ends without what was wanted, in words for people. Expected, never a bug.
sealed class Failure extends RuntimeException {

    private final Exit exit;

    private Failure(Exit exit, String message) {
        super(message, null, false, false);
        this.exit = exit;
    }

    Exit exit() {
        return exit;
    }

    /// The command line cannot be carried out as it is.
    static Failure usage(String message) {
        return new Failure(Exit.USAGE, message);
    }

    /// Nothing that is a server answered, however often it was asked.
    static Failure unreachable(String message) {
        return new Failure(Exit.SERVER, message);
    }

    /// A file of this machine cannot be read or written.
    static Failure file(String message) {
        return new Failure(Exit.USAGE, message);
    }

    /// What was waited for is over, and not well.
    static Failure endedBadly(String message) {
        return new Failure(Exit.ENDED_BADLY, message);
    }

    /// What was to be proved is not so.
    static Failure notVerified(String message) {
        return new Failure(Exit.NOT_VERIFIED, message);
    }

    static Failure stillGoing(String message) {
        return new Failure(Exit.STILL_GOING, message);
    }

    /// The server said no.
    static final class Refused extends Failure {

        private final Answer answer;

        Refused(Answer answer) {
            super(Exit.of(answer.status()), "%s answered %d".formatted(answer.request(), answer.status()));
            this.answer = answer;
        }

        Answer answer() {
            return answer;
        }
    }
}
