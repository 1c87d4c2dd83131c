package com.voepy.numbers.command.carrier;

import com.voepy.numbers.command.dispatch.Asked;
import com.voepy.numbers.command.dispatch.Cause;
import com.voepy.numbers.kernel.E164;
import com.voepy.numbers.kit.log.EventMetadata;
import com.voepy.numbers.kit.web.RequestContext;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What calls to the carrier are made for. Whoever makes some binds one around them, and each goes on record with it.
///
/// @param metadata who caused the calls
/// @param resourceId the order, port, number, reservation or address that they are about, or null
/// @param phoneNumbers those that they are about
/// @param isWatch whether a question is asked again and again until the carrier says something else; see [Repeats]
public record Errand(EventMetadata metadata, @Nullable UUID resourceId, List<E164> phoneNumbers, boolean isWatch) {

    private static final ScopedValue<Errand> CURRENT = ScopedValue.newInstance();

    private static final Errand NOBODYS = new Errand(EventMetadata.NONE, null, List.of(), false);

    public Errand {
        phoneNumbers = List.copyOf(phoneNumbers);
    }

    /// Of a process of the platform.
    public static Errand of(Cause cause, @Nullable UUID resourceId, Collection<E164> phoneNumbers) {
        return new Errand(cause.metadata(), resourceId, List.copyOf(phoneNumbers), false);
    }

    /// Of the request that this thread answers.
    public static Errand of(RequestContext context, Collection<E164> phoneNumbers) {
        return new Errand(Asked.by(context), null, List.copyOf(phoneNumbers), false);
    }

    /// The one that this thread is on. It does not go over to other threads by itself.
    public static Errand current() {
        return CURRENT.orElse(NOBODYS);
    }

    /// The same for one number of it.
    public Errand about(E164 phoneNumber) {
        return new Errand(metadata, resourceId, List.of(phoneNumber), isWatch);
    }

    /// The same, for questions that are asked again and again until the carrier says something else. Nothing may be
    /// done about an answer that says the same as the one before.
    public Errand watching() {
        return new Errand(metadata, resourceId, phoneNumbers, true);
    }

    /// Makes the calls.
    public <R extends @Nullable Object, X extends Throwable> R run(ScopedValue.CallableOp<R, X> calls) throws X {
        return ScopedValue.where(CURRENT, this).call(calls);
    }
}
