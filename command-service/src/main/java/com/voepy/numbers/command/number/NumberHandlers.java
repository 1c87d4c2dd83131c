package com.voepy.numbers.command.number;

import com.voepy.numbers.command.balance.Balances;
import com.voepy.numbers.command.connection.ConnectionCommand.AttachNumber;
import com.voepy.numbers.command.connection.ConnectionCommand.DetachNumber;
import com.voepy.numbers.command.connection.Connections;
import com.voepy.numbers.command.dispatch.Answer;
import com.voepy.numbers.command.number.PhoneNumberCommand.ConfigureNumber;
import com.voepy.numbers.command.number.PhoneNumberCommand.ReleaseNumber;
import com.voepy.numbers.kit.web.ETags;
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
    private final Balances balances;
    private final Fees fees;
    private final Releases releases;
    private final InstantSource clock;

    NumberHandlers(
            Repository<PhoneNumber> numbers,
            Connections connections,
            Balances balances,
            Fees fees,
            Releases releases,
            InstantSource clock) {
        this.numbers = numbers;
        this.connections = connections;
        this.balances = balances;
        this.fees = fees;
        this.releases = releases;
        this.clock = clock;
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

    /// The running cycle is paid before the number goes, however late its timer is: no fee is lost, none comes after.
    @CommandHandler
    Answer handle(DeleteNumber command) {
        var release = command.release();
        balances.touch(release.tenantId());
        var number = numbers.load(release.stream());
        requireMatch(number, release.numberId(), release.tenantId(), command.ifMatch());
        // One look at the clock for both: a cycle that begins between two would be billed by neither.
        var now = clock.instant();
        fees.settle(release.numberId(), now);
        return Answer.ok(releases.requested(release, now));
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
