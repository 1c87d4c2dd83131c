package com.voepy.numbers.sandbox.lookup;

import static com.voepy.numbers.sandbox.api.TelnyxError.BAD_REQUEST;
import static com.voepy.numbers.sandbox.api.TelnyxError.INVALID_PHONE_NUMBER;
import static com.voepy.numbers.sandbox.api.TelnyxError.UNAVAILABLE;

import com.voepy.numbers.sandbox.api.BrokenConnection;
import com.voepy.numbers.sandbox.api.One;
import com.voepy.numbers.sandbox.api.Query;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;

@RestController
class NumberLookupController {

    private static final String TYPE = "type";
    private static final String CARRIER = "carrier";
    private static final String CALLER_NAME = "caller-name";
    private static final List<String> TYPES = List.of(CARRIER, CALLER_NAME);

    /// Longer than a client of a telephone company waits.
    private static final Duration SILENCE = Duration.ofMinutes(1);

    private final Directory directory;

    NumberLookupController(Directory directory) {
        this.directory = directory;
    }

    /// `GET /v2/number_lookup/{phone_number}` — any number; `type` says what else to look up besides its format.
    @GetMapping("/v2/number_lookup/{phoneNumber}")
    Object lookup(HttpServletRequest request, @PathVariable String phoneNumber) {
        var type = Query.of(request, Set.of(TYPE)).text(TYPE);
        if (type != null && !TYPES.contains(type)) {
            throw BAD_REQUEST.inParameter(TYPE, "It must be one of: " + TYPES);
        }
        var magic = LookupMagic.of(phoneNumber);
        switch (magic) {
            case UNKNOWN -> throw unknown(phoneNumber);
            case UNAVAILABLE -> throw UNAVAILABLE.because("The lookup service is down.");
            case ANSWER_LOST -> BrokenConnection.instead(request);
            case NORMAL, NAMELESS, SILENT -> {}
        }
        var entry = directory.find(phoneNumber).orElseThrow(() -> unknown(phoneNumber));
        var answer = new One<>(Lookup.of(phoneNumber, entry, type, magic == LookupMagic.NAMELESS));
        return magic == LookupMagic.SILENT ? new DeferredResult<>(SILENCE.toMillis(), answer) : answer;
    }

    private static RuntimeException unknown(String phoneNumber) {
        return INVALID_PHONE_NUMBER.because("%s is not a phone number.".formatted(phoneNumber));
    }

    /// @param carrier null unless asked for
    /// @param callerName null unless asked for
    record Lookup(
            String recordType,
            String phoneNumber,
            String countryCode,
            String nationalFormat,
            @Nullable Carrier carrier,
            @Nullable CallerName callerName,
            Portability portability) {

        static Lookup of(String phoneNumber, Directory.Entry entry, @Nullable String type, boolean nameless) {
            return new Lookup(
                    "number_lookup",
                    phoneNumber,
                    entry.countryCode(),
                    entry.nationalFormat(),
                    CARRIER.equals(type) ? new Carrier(entry.carrier(), entry.lineType()) : null,
                    CALLER_NAME.equals(type) ? CallerName.of(entry, nameless) : null,
                    new Portability(entry.lineType(), "N", entry.carrier()));
        }
    }

    record Carrier(String name, String type) {}

    /// @param errorCode null where there is a name
    record CallerName(@Nullable String callerName, @Nullable String errorCode) {

        /// The carrier's code for a name that its database has not.
        private static final String NOT_FOUND = "10001";

        static CallerName of(Directory.Entry entry, boolean nameless) {
            return nameless ? new CallerName(null, NOT_FOUND) : new CallerName(entry.callerName(), null);
        }
    }

    record Portability(String lineType, String portedStatus, String spidCarrierName) {}
}
