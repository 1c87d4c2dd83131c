package com.voepy.numbers.command.carrier;

import com.voepy.numbers.command.carrier.Repeats.Question;
import com.voepy.numbers.events.CarrierCallEvent.CarrierCalled;
import com.voepy.numbers.kernel.CarrierCallOutcome;
import com.voepy.numbers.kernel.Streams;
import com.voepy.numbers.kit.log.NewEvent;
import com.voepy.numbers.kit.web.RequestId;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Describes each call to the carrier for the record: what it was for, what was sent and what came back, without what
/// could be a person's. Headers stay out, and with them our key. Of a question that is asked for weeks it leaves out
/// what is no news; see [Repeats].
final class CallRecorder {

    private static final String CARRIER = "telnyx";
    private static final String AGGREGATE = "CarrierCall";

    /// As long as ours; longer ones, and whatever is no id, are left out.
    private static final Pattern REQUEST_ID = Pattern.compile("[\\x21-\\x7e]{1,%d}".formatted(RequestId.CHARS_MAX));

    private final CallLog log;
    private final InstantSource clock;
    private final Redaction redaction = new Redaction();
    private final Repeats repeats = new Repeats();

    CallRecorder(CallLog log, InstantSource clock) {
        this.log = log;
        this.clock = clock;
    }

    /// A call that is about to be made.
    Call begin(HttpRequest request, byte @Nullable [] body) {
        return new Call(request, body, clock.instant(), System.nanoTime());
    }

    /// What came of a call.
    ///
    /// @param response null if there was none
    record Ended(Reply reply, @Nullable HttpResponse<byte[]> response) {}

    final class Call {

        private final HttpRequest request;
        private final byte @Nullable [] body;
        private final Instant begunAt;
        private final long start;

        private Call(HttpRequest request, byte @Nullable [] body, Instant begunAt, long start) {
            this.request = request;
            this.body = body;
            this.begunAt = begunAt;
            this.start = start;
        }

        /// Puts it on record, and returns when it is there.
        void end(Ended ended) {
            var took = Duration.ofNanos(System.nanoTime() - start);
            var errand = Errand.current();
            if (errand.isWatch() && request.method().equals("GET")) {
                endOfWatch(errand, ended, took);
            } else {
                record(errand, ended, took, null);
            }
        }

        private void endOfWatch(Errand errand, Ended ended, Duration took) {
            var question = new Question(errand.resourceId(), request.uri().toString());
            var leftOut = repeats.note(question, answer(ended), begunAt);
            if (leftOut.isPresent() && !record(errand, ended, took, leftOut.getAsInt())) {
                repeats.forget(question);
            }
        }

        private boolean record(Errand errand, Ended ended, Duration took, @Nullable Integer leftOut) {
            var id = UUID.randomUUID();
            return log.add(() -> new NewEvent(
                    Streams.carrierCall(id),
                    0,
                    AGGREGATE,
                    UUID.randomUUID(),
                    begunAt,
                    called(id, errand, ended, took, leftOut),
                    errand.metadata()));
        }

        private CarrierCalled called(UUID id, Errand errand, Ended ended, Duration took, @Nullable Integer leftOut) {
            var response = ended.response();
            return new CarrierCalled(
                    id,
                    errand.metadata().tenantId(),
                    CARRIER,
                    request.method(),
                    redaction.target(request.uri()),
                    body == null ? null : redaction.body(body, "application/json"),
                    outcome(ended.reply()),
                    reason(ended.reply()),
                    response == null ? null : response.statusCode(),
                    took.toMillis(),
                    response == null ? null : redaction.body(response.body(), contentType(response.headers())),
                    response == null ? null : requestId(response.headers()),
                    errand.resourceId(),
                    errand.phoneNumbers(),
                    leftOut);
        }
    }

    /// All of the answer and not what stays of it: what is redacted may be what is new.
    private static String answer(Ended ended) {
        var response = ended.response();
        var came = response == null ? "nothing" : response.statusCode() + " " + Redaction.sha256Hex(response.body());
        return "%s %s %s".formatted(outcome(ended.reply()), reason(ended.reply()), came);
    }

    private static CarrierCallOutcome outcome(Reply reply) {
        return switch (reply) {
            case Reply.Ok _ -> CarrierCallOutcome.ANSWERED;
            case Reply.Refused _ -> CarrierCallOutcome.REFUSED;
            case Reply.Unknown _ -> CarrierCallOutcome.UNKNOWN;
            case Reply.NotSent _ -> CarrierCallOutcome.NOT_SENT;
        };
    }

    private static @Nullable String reason(Reply reply) {
        return switch (reply) {
            case Reply.Ok _, Reply.Refused _ -> null;
            case Reply.Unknown unknown -> unknown.failure().words();
            case Reply.NotSent notSent -> notSent.failure().words();
        };
    }

    private static String contentType(HttpHeaders headers) {
        return headers.firstValue("content-type").orElse("");
    }

    private static @Nullable String requestId(HttpHeaders headers) {
        return headers.firstValue("x-request-id")
                .filter(id -> REQUEST_ID.matcher(id).matches())
                .orElse(null);
    }
}
