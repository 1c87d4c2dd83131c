package com.voepy.numbers.command.dispatch;

import com.voepy.numbers.command.store.MetadataKeys;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/// Makes the ids of what a command creates. Under an `Idempotency-Key` they are made of it, so that a repetition finds
/// the same streams; without one they are random.
public class NewIds {

    /// @param purpose tells the ids of one command apart, for example `order`
    public UUID next(String purpose) {
        if (CurrentUnitOfWork.isStarted()) {
            var key = CurrentUnitOfWork.get().getMessage();
            if (key != null && key.getMetaData().containsKey(IdempotencyInterceptor.REQUEST_KEY)) {
                return named(key, purpose);
            }
        }
        return UUID.randomUUID();
    }

    private static UUID named(Message<?> message, String purpose) {
        var name = "%s/%s/%s"
                .formatted(
                        message.getMetaData().get(IdempotencyInterceptor.REQUEST_KEY),
                        message.getMetaData().get(MetadataKeys.TENANT_ID),
                        purpose);
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
