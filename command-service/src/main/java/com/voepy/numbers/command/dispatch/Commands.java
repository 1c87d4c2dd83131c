package com.voepy.numbers.command.dispatch;

import static com.voepy.numbers.kit.problem.ErrorCode.CONFLICT;
import static com.voepy.numbers.kit.problem.ErrorCode.IDEMPOTENCY_KEY_REUSED;
import static com.voepy.numbers.kit.problem.ErrorCode.NOT_FOUND;

import com.voepy.numbers.command.store.MetadataKeys;
import com.voepy.numbers.kernel.Streams;
import com.voepy.numbers.kit.log.EventLog;
import com.voepy.numbers.kit.privacy.Unsealer;
import com.voepy.numbers.kit.problem.Rejection;
import com.voepy.numbers.kit.security.SecretBox;
import com.voepy.numbers.kit.web.ETags;
import com.voepy.numbers.kit.web.RequestContext;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.lock.LockAcquisitionFailedException;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

/// The one way a command takes, whoever gives it. Where another transaction was first in a stream, the command is
/// decided again on what is true now, at once and a bounded number of times.
public class Commands {

    /// A command loses to at least one that won each time, so that only a stream written by dozens at once gets here.
    private static final int ATTEMPTS_MAX = 50;

    private static final long PAUSE_MAX_MICROS = 2_000;

    private static final String FINGERPRINT_PURPOSE = "idempotency.fingerprint";

    /// What answers with the resource as the next GET shows it, so that the answer bears the same `ETag`.
    private static final Set<String> VERSIONED = Set.of("PATCH", "PUT", "DELETE");

    private final CommandGateway gateway;
    private final EventLog log;
    private final RecordedAnswers answers;
    private final JsonMapper json;
    private final SecretBox secrets;
    private final Unsealer unsealer;

    Commands(
            CommandGateway gateway,
            EventLog log,
            RecordedAnswers answers,
            JsonMapper json,
            SecretBox secrets,
            Unsealer unsealer) {
        this.gateway = gateway;
        this.log = log;
        this.answers = answers;
        this.json = json;
        this.secrets = secrets;
        this.unsealer = unsealer;
    }

    /// Gives a client's command and renders its answer; a repetition under the same `Idempotency-Key` gets the first
    /// answer again, byte for byte, with `Idempotent-Replayed: true`.
    ///
    /// @param command holds what the client sent and nothing made here, because its JSON is the fingerprint of the
    ///     request; its handler returns an [Answer]
    /// @throws com.voepy.numbers.kit.problem.Rejection as the handler decides; `422 idempotency_key_reused`;
    ///     `409 conflict`
    public ResponseEntity<byte[]> answer(RequestContext context, Object command) {
        return answer(context, command, command);
    }

    /// As [#answer(RequestContext, Object)], for a command that holds more than the client sent: what the carrier said
    /// about it, or bytes that are too many for JSON.
    ///
    /// @param request what the client sent and nothing else; its JSON is the fingerprint
    public ResponseEntity<byte[]> answer(RequestContext context, Object request, Object command) {
        var metadata = new HashMap<String, Object>(MetadataKeys.toMap(Asked.by(context)));
        if (context.idempotencyKey() != null) {
            metadata.putAll(requestMetadata(context, context.idempotencyKey(), request));
        }
        if (!(dispatchFor(command, metadata) instanceof Rendered rendered)) {
            throw new IllegalStateException(command.getClass() + " answers no client");
        }
        return response(rendered);
    }

    /// The answer that a request under this `Idempotency-Key` got before, for endpoints that ask somebody else before
    /// they give their command. Empty without a key, and where nothing was answered yet: then [#answer] decides.
    ///
    /// @param request as [#answer(RequestContext, Object, Object)] will be told
    /// @throws com.voepy.numbers.kit.problem.Rejection `422 idempotency_key_reused`
    public Optional<ResponseEntity<byte[]>> replay(RequestContext context, Object request) {
        if (context.idempotencyKey() == null) {
            return Optional.empty();
        }
        var metadata = requestMetadata(context, context.idempotencyKey(), request);
        return answers.find(
                        UUID.fromString(metadata.get(IdempotencyInterceptor.REQUEST_KEY)),
                        metadata.get(IdempotencyInterceptor.FINGERPRINT))
                .map(this::response);
    }

    /// A resource that is another's is refused in the very words of one that never was.
    private @Nullable Object dispatchFor(Object command, Map<String, ?> metadata) {
        try {
            return dispatch(command, metadata);
        } catch (Rejection e) {
            throw e.code() == NOT_FOUND ? noSuchResource() : e;
        }
    }

    private static Rejection noSuchResource() {
        return NOT_FOUND.because("There is no such resource.");
    }

    /// Gives a command that the platform itself has reason for.
    ///
    /// @return what the handler returns
    // Handlers that answer nothing answer null, and their callers ask for nothing.
    @SuppressWarnings({"unchecked", "NullAway"})
    public <T extends @Nullable Object> T send(Object command, Cause cause) {
        return (T) dispatch(command, new HashMap<>(MetadataKeys.toMap(cause.metadata())));
    }

    private @Nullable Object dispatch(Object command, Map<String, ?> cause) {
        var metadata = new HashMap<String, Object>(cause);
        metadata.put(MetadataKeys.COMMAND, command.getClass().getSimpleName());
        for (var attempt = 1; ; attempt++) {
            try {
                return gateway.sendAndWait(
                        GenericCommandMessage.asCommandMessage(command).andMetaData(metadata));
            } catch (ConcurrencyException | LockAcquisitionFailedException e) {
                if (attempt == ATTEMPTS_MAX) {
                    throw CONFLICT.because("Others changed the same resources at the same time; try again.");
                }
                LockSupport.parkNanos(1_000 * ThreadLocalRandom.current().nextLong(PAUSE_MAX_MICROS));
            } catch (Rejection e) {
                // The twin of this request may have been first, and what it did is why this one is refused: then the
                // second look finds its answer.
                if (e.code() == IDEMPOTENCY_KEY_REUSED || !isAnswered(metadata)) {
                    throw e;
                }
            } catch (AggregateNotFoundException e) {
                throw noSuchResource();
            }
        }
    }

    /// Whether a request under the same key has been answered by now.
    private boolean isAnswered(Map<String, ?> metadata) {
        return metadata.get(IdempotencyInterceptor.REQUEST_KEY) instanceof String key
                && log.lastSequence(Streams.request(UUID.fromString(key))).isPresent();
    }

    private Map<String, String> requestMetadata(RequestContext context, String key, Object request) {
        var path = Asked.path();
        // Neither a path nor a key can hold a line break, so that no two of these read the same.
        var name = "%s\n%s\n%s".formatted(context.tenantId(), path, key);
        return Map.of(
                IdempotencyInterceptor.REQUEST_KEY,
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString(),
                IdempotencyInterceptor.FINGERPRINT,
                secrets.fingerprint(FINGERPRINT_PURPOSE, json.writeValueAsString(request)),
                IdempotencyInterceptor.PATH,
                path);
    }

    /// The answer as it is stored may hold sealed values; they are opened for the client alone.
    private ResponseEntity<byte[]> response(Rendered rendered) {
        var response = ResponseEntity.status(rendered.status());
        if (rendered.location() != null) {
            response.header("Location", rendered.location());
        }
        if (rendered.replayed()) {
            response.header("Idempotent-Replayed", "true");
        }
        if (rendered.body().isEmpty()) {
            return response.build();
        }
        if (VERSIONED.contains(Asked.request().getMethod())) {
            // Of what is stored, as a GET does: sealed members and all.
            response.eTag(ETags.ofBytes(rendered.body().getBytes(StandardCharsets.UTF_8)));
        }
        return response.contentType(MediaType.APPLICATION_JSON)
                .body(unsealer.open(rendered.body()).getBytes(StandardCharsets.UTF_8));
    }
}
