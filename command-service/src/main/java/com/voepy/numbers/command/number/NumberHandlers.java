package com.voepy.numbers.command.number;

import com.voepy.numbers.command.connection.ConnectionCommand.AttachNumber;
import com.voepy.numbers.command.connection.ConnectionCommand.DetachNumber;
import com.voepy.numbers.command.connection.Connections;
import com.voepy.numbers.command.dispatch.Answer;
import com.voepy.numbers.command.emergency.EmergencyAddressCommand.UnassignAddress;
import com.voepy.numbers.command.emergency.EmergencyAddresses;
import com.voepy.numbers.command.number.PhoneNumberCommand.ConfigureNumber;
import com.voepy.numbers.command.number.PhoneNumberCommand.ReleaseNumber;
import com.voepy.numbers.kit.web.ETags;
import com.voepy.numbers.resource.PhoneNumberResource;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What a tenant asks of a number it has, where the number's connection is touched as well.
@Component
class NumberHandlers {

    private final Repository<PhoneNumber> numbers;
    private final Connections connections;
    private final EmergencyAddresses addresses;
    private final InstantSource clock;
    private final ReleasePolicy policy;

    NumberHandlers(
            Repository<PhoneNumber> numbers,
            Connections connections,
            EmergencyAddresses addresses,
            InstantSource clock,
            ReleasePolicy policy) {
        this.numbers = numbers;
        this.connections = connections;
        this.addresses = addresses;
        this.clock = clock;
        this.policy = policy;
    }

    /// A PATCH by a tenant.
    ///
    /// @param ifMatch the `If-Match` header, or null
    record PatchNumber(ConfigureNumber change, @Nullable String ifMatch) {}

    /// A DELETE by a tenant.
    ///
    /// @param ifMatch the `If-Match` header, or null
    record DeleteNumber(ReleaseNumber release, @Nullable String ifMatch) {}

    @CommandHandler
    Answer handle(PatchNumber command) {
        var change = command.change();
        var number = numbers.load(change.stream());
        requireMatch(number, change.numberId(), change.tenantId(), command.ifMatch());
        var before = connectionOf(number, change.numberId());
        var after = number.invoke(aggregate -> aggregate.handle(change));
        if (!Objects.equals(before, after.connectionId())) {
            move(change.tenantId(), change.numberId(), before, after.connectionId());
        }
        return Answer.ok(after);
    }

    @CommandHandler
    Answer handle(DeleteNumber command) {
        var release = command.release();
        var number = numbers.load(release.stream());
        requireMatch(number, release.numberId(), release.tenantId(), command.ifMatch());
        var emergencyAddress = EmergencyHandlers.addressOf(number, release.numberId());
        PhoneNumberResource released = number.invoke(aggregate -> aggregate.handle(release, clock, policy));
        if (released.connectionId() != null) {
            connections.detach(new DetachNumber(released.connectionId(), release.tenantId(), release.numberId()));
        }
        if (emergencyAddress != null) {
            addresses.unassign(new UnassignAddress(emergencyAddress, release.tenantId(), release.numberId()));
        }
        return Answer.ok(released);
    }

    private static void requireMatch(
            Aggregate<PhoneNumber> number, UUID numberId, UUID tenantId, @Nullable String ifMatch) {
        number.execute(aggregate -> ETags.requireMatch(
                ifMatch, aggregate.tenureOf(numberId, tenantId).resource()));
    }

    private static @Nullable UUID connectionOf(Aggregate<PhoneNumber> number, UUID numberId) {
        return number.invoke(aggregate -> Optional.ofNullable(
                        aggregate.tenure(numberId).resource().connectionId()))
                .orElse(null);
    }

    /// Touches the two connections in their natural order, so that two moves never wait for each other.
    private void move(UUID tenantId, UUID numberId, @Nullable UUID from, @Nullable UUID to) {
        Stream.of(from, to).filter(Objects::nonNull).sorted().forEach(id -> {
            if (id.equals(to)) {
                connections.attach(new AttachNumber(id, tenantId, numberId));
            } else {
                connections.detach(new DetachNumber(id, tenantId, numberId));
            }
        });
    }
}
