package com.voepy.numbers.evidence;

/// Something that claims to be evidence is not what it claims; the message says what is wrong, for people.
public final class NotVerified extends RuntimeException {

    public NotVerified(String message) {
        super(message);
    }
}
