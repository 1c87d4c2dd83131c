package com.voepy.numbers.evidence;

/// Something that claims to be evidence is not what it claims.
public final class NotVerified extends RuntimeException {

    private final String why;

    public NotVerified(String why) {
        super(why);
        this.why = why;
    }

    /// What is wrong, for people.
    public String why() {
        return why;
    }
}
