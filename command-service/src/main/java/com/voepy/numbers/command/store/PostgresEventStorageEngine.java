package com.voepy.numbers.command.store;

import com.voepy.numbers.events.Event;
import com.voepy.numbers.kit.log.EventAppender;
import com.voepy.numbers.kit.log.EventLog;
import com.voepy.numbers.kit.log.LoggedEvent;
import com.voepy.numbers.kit.log.NewEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;

/// Axon's view of the platform's log. Tokens are plain positions: the log has no gaps, so none are tracked.
///
/// Only domain events of the sealed families are stored; anything else is a bug and refused.
final class PostgresEventStorageEngine implements EventStorageEngine {

    /// Events fetched at once by a follower.
    private static final int BATCH = 500;

    private final EventLog log;
    private final EventAppender appender;
    private final Snapshots snapshots;

    PostgresEventStorageEngine(EventLog log, EventAppender appender, Snapshots snapshots) {
        this.log = log;
        this.appender = appender;
        this.snapshots = snapshots;
    }

    /// @throws ConcurrencyException if a (stream, sequence) is taken: somebody else decided about it first
    @Override
    public void appendEvents(List<? extends EventMessage<?>> messages) {
        if (messages.isEmpty()) {
            return;
        }
        try {
            appender.append(
                    messages.stream().map(PostgresEventStorageEngine::newEvent).toList());
        } catch (DuplicateKeyException e) {
            throw new ConcurrencyException("another transaction was first in one of these streams", e);
        }
    }

    @Override
    public void storeSnapshot(DomainEventMessage<?> snapshot) {
        snapshots.store(snapshot);
    }

    @Override
    public Optional<DomainEventMessage<?>> readSnapshot(String stream) {
        return snapshots.read(stream);
    }

    @Override
    public DomainEventStream readEvents(String stream, long firstSequence) {
        return DomainEventStream.of(
                log.ofStream(stream, firstSequence).stream().map(PostgresEventStorageEngine::domainEvent));
    }

    @Override
    public Stream<? extends TrackedEventMessage<?>> readEvents(@Nullable TrackingToken token, boolean mayBlock) {
        return log.after(positionOf(token), BATCH).stream()
                .map(event -> new GenericTrackedDomainEventMessage<>(
                        new GlobalSequenceTrackingToken(event.position()), domainEvent(event)));
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String stream) {
        return log.lastSequence(stream);
    }

    @Override
    public TrackingToken createTailToken() {
        return new GlobalSequenceTrackingToken(0);
    }

    @Override
    public TrackingToken createHeadToken() {
        return new GlobalSequenceTrackingToken(log.head());
    }

    @Override
    public TrackingToken createTokenAt(Instant instant) {
        return new GlobalSequenceTrackingToken(log.positionBefore(instant));
    }

    private static long positionOf(@Nullable TrackingToken token) {
        return switch (token) {
            case null -> 0;
            case GlobalSequenceTrackingToken position -> position.getGlobalIndex();
            default -> throw new IllegalArgumentException("not a position of this log: " + token);
        };
    }

    private static NewEvent newEvent(EventMessage<?> message) {
        if (!(message instanceof DomainEventMessage<?> domain && domain.getPayload() instanceof Event event)) {
            throw new IllegalArgumentException("not an event of the log: " + message.getPayloadType());
        }
        return new NewEvent(
                domain.getAggregateIdentifier(),
                domain.getSequenceNumber(),
                domain.getType(),
                UUID.fromString(domain.getIdentifier()),
                domain.getTimestamp(),
                event,
                MetadataKeys.metadataOf(domain.getMetaData(), event));
    }

    private static DomainEventMessage<Event> domainEvent(LoggedEvent event) {
        return new GenericDomainEventMessage<>(
                event.aggregateType(),
                event.stream(),
                event.sequence(),
                event.event(),
                MetadataKeys.toMap(event.metadata()),
                event.eventId().toString(),
                event.occurredAt());
    }
}
