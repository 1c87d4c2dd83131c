package com.voepy.numbers.cli;

/// How a run ends, as scripts see it. The numbers are a promise: `docs/cli.md` lists them.
enum Exit {
    OK(0, "It was done."),
    BUG(1, "Something unexpected, in this program or on this machine."),
    USAGE(2, "The command line was not understood, or there is no API key; nothing was sent."),
    REFUSED(3, "The request was refused as it stands: a wrong value, a number that is not in stock."),
    KEY(4, "The API key is missing, unknown or expired, or may not do this (401, 403)."),
    NOT_FOUND(5, "There is no such resource for this key, or no longer (404, 410)."),
    CONFLICT(6, "It does not go together with how things stand: taken, released, changed meanwhile (409, 412)."),
    BALANCE(7, "The balance does not cover it; nothing was charged (402)."),
    RATE(8, "Too many requests, and waiting as long as asked did not help (429)."),
    SERVER(9, "The server could not be reached, could not answer, or made a mistake (5xx)."),
    ENDED_BADLY(10, "What was waited for is over, and not well: an order failed, a port was cancelled."),
    STILL_GOING(11, "What was waited for was not over when the time was."),
    NOT_VERIFIED(12, "What was shown as evidence is none.");

    private final int code;
    private final String meaning;

    Exit(int code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    int code() {
        return code;
    }

    String meaning() {
        return meaning;
    }

    /// For an answer that is no success.
    static Exit of(int status) {
        return switch (status) {
            case 401, 403 -> KEY;
            case 402 -> BALANCE;
            case 404, 410 -> NOT_FOUND;
            case 409, 412 -> CONFLICT;
            case 429 -> RATE;
            default -> status >= 500 ? SERVER : REFUSED;
        };
    }
}
