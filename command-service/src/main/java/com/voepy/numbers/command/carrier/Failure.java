package com.voepy.numbers.command.carrier;

/// Why a call brought no clear answer, always in these words. The message of an exception may quote what the carrier
/// sent, and that may speak of people.
enum Failure {
    TOO_MANY_CALLS("too many calls to the carrier at the same time"),
    BREAKER_OPEN("the carrier failed too often lately; the circuit breaker is open"),
    NO_CONNECTION("no connection to the carrier"),
    NO_CONNECTION_IN_TIME("no connection to the carrier within the time limit"),
    NO_SECURE_CONNECTION("no secure connection to the carrier"),
    RATE_LIMIT("rate limit of the carrier reached"),
    KEY_NOT_ACCEPTED("the carrier does not accept our key"),
    NO_ANSWER_IN_TIME("no answer within the time limit"),
    INTERRUPTED("interrupted while waiting for the answer"),
    CONNECTION_BROKE("the connection broke before the answer was complete"),
    NO_HTTP("what came is no answer in HTTP"),
    NO_JSON("an answer without JSON"),
    REQUEST_NOT_READ("the carrier gave up on reading the request"),
    STATUS("a status that says nothing about what was done");

    private final String words;

    Failure(String words) {
        this.words = words;
    }

    /// For people and logs; goes on record as it is.
    String words() {
        return words;
    }
}
