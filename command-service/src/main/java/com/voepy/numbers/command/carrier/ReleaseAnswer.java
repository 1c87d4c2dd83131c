package com.voepy.numbers.command.carrier;

/// What became of a number that we gave back.
public sealed interface ReleaseAnswer {

    record Released() implements ReleaseAnswer {}

    /// The carrier did not count it among ours: released before, or lost.
    record AlreadyGone() implements ReleaseAnswer {}

    /// The carrier insists on leaving it with us, for example because of a deletion lock.
    record Refused(Refusal reason) implements ReleaseAnswer {}

    /// Perhaps released, perhaps not; asking again is safe.
    record Unavailable(Unavailability cause) implements ReleaseAnswer {}
}
