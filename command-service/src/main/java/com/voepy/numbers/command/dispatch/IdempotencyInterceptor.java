package com.voepy.numbers.command.dispatch;

import com.voepy.numbers.command.store.MetadataKeys;
import com.voepy.numbers.events.RequestEvent.RequestAnswered;
import com.voepy.numbers.kit.security.SecretBox;
import java.util.UUID;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// Runs around every command, in its unit of work: answers a repetition with the recorded answer, and records the
/// answer of a first use in the same transaction as the command's own events. Of two at once, one finds the stream
/// taken when it commits, is tried again by [Commands], and then replays.
final class IdempotencyInterceptor implements MessageHandlerInterceptor<CommandMessage<?>> {

    /// Metadata of a command: the id made of tenant, path and key; absent where the client sent no key.
    static final String REQUEST_KEY = "request_key";

    /// Metadata of a command: what the client asked, see [SecretBox#fingerprint].
    static final String FINGERPRINT = "request_fingerprint";

    /// Metadata of a command: method and path of the request.
    static final String PATH = "request_path";

    private final RecordedAnswers answers;
    private final Repository<IdempotentRequest> requests;
    private final SecretBox secrets;
    private final JsonMapper json;

    IdempotencyInterceptor(
            RecordedAnswers answers, Repository<IdempotentRequest> requests, SecretBox secrets, JsonMapper json) {
        this.answers = answers;
        this.requests = requests;
        this.secrets = secrets;
        this.json = json;
    }

    @Override
    public @Nullable Object handle(UnitOfWork<? extends CommandMessage<?>> unitOfWork, InterceptorChain chain)
            throws Exception {
        var command = unitOfWork.getMessage();
        var key = (String) command.getMetaData().get(REQUEST_KEY);
        if (key == null) {
            return rendered(chain.proceed());
        }
        var first = answers.find(UUID.fromString(key), command.getMetaData().get(FINGERPRINT));
        if (first.isPresent()) {
            return first.get();
        }
        var result = chain.proceed();
        if (!(result instanceof Answer answer)) {
            throw new IllegalStateException(command.getCommandName() + " answers no client, yet has a key");
        }
        var rendered = render(answer);
        record(UUID.fromString(key), command, answer, rendered);
        return rendered;
    }

    private void record(UUID key, CommandMessage<?> command, Answer answer, Rendered rendered) throws Exception {
        var metadata = command.getMetaData();
        var tenant = (String) metadata.get(MetadataKeys.TENANT_ID);
        requests.newInstance(() -> new IdempotentRequest(new RequestAnswered(
                key,
                tenant == null ? null : UUID.fromString(tenant),
                String.valueOf(metadata.get(PATH)),
                String.valueOf(metadata.get(FINGERPRINT)),
                rendered.status(),
                rendered.location(),
                answer.secret() ? secrets.seal(rendered.body()) : rendered.body(),
                answer.secret())));
    }

    private @Nullable Object rendered(@Nullable Object result) {
        return result instanceof Answer answer ? render(answer) : result;
    }

    private Rendered render(Answer answer) {
        var body = answer.body() == null ? "" : json.writeValueAsString(answer.body());
        return new Rendered(answer.status(), answer.location(), body, false);
    }
}
