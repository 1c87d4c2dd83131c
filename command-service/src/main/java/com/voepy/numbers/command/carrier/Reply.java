package com.voepy.numbers.command.carrier;

import com.voepy.numbers.kernel.E164;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What came back from one HTTP call to the carrier.
sealed interface Reply {

    /// 2xx with a JSON body, or 204 without any.
    record Ok(JsonNode body) implements Reply {

        JsonNode data() {
            return body.path("data");
        }
    }

    /// 4xx: a definite no, nothing was changed.
    ///
    /// @param errors at least one
    record Refused(int status, List<Error> errors) implements Reply {

        /// Without the carrier's words, which may speak of people.
        String why() {
            return "refused with status %d: %s"
                    .formatted(status, errors.stream().map(Error::code).collect(Collectors.joining(", ")));
        }
    }

    /// One entry of the carrier's error body.
    ///
    /// @param code the carrier's own, or the status where it gave none that looks like a code
    /// @param detail the carrier's words
    /// @param pointer JSON pointer into our request, for example `/phone_numbers/0`; empty when not given
    record Error(String code, String detail, String pointer) {

        Refusal about(@Nullable E164 e164) {
            return new Refusal(e164, code, detail);
        }
    }

    /// The request did not reach the carrier, or it was turned away unread (rate limit, key).
    record NotSent(Failure failure, @Nullable Duration retryAfter) implements Reply {

        String why() {
            return failure.words();
        }
    }

    /// The request may have been carried out.
    record Unknown(Failure failure) implements Reply {

        String why() {
            return failure.words();
        }
    }

    /// What this reply means to somebody who may simply ask again.
    default Unavailability unavailability() {
        return switch (this) {
            case Ok _ -> new Unavailability("the answer makes no sense", null);
            case Refused refused -> new Unavailability(refused.why(), null);
            case NotSent notSent -> new Unavailability(notSent.why(), notSent.retryAfter());
            case Unknown unknown -> new Unavailability(unknown.why(), null);
        };
    }
}
