package com.voepy.numbers.command.privacy;

import com.voepy.numbers.command.dispatch.Answer;
import com.voepy.numbers.command.dispatch.NewIds;
import com.voepy.numbers.events.ErasureEvent.ErasedSubject;
import com.voepy.numbers.events.ErasureEvent.PersonalDataErased;
import com.voepy.numbers.kernel.SubjectType;
import com.voepy.numbers.kit.privacy.SubjectVault;
import com.voepy.numbers.kit.problem.ErrorCode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/// Destroys keys and says so, in one transaction: either both are true or neither is.
@Component
class ErasureHandlers {

    /// The same for everybody, so that two erasures never wait for each other.
    private static final Comparator<ErasedSubject> ORDER =
            Comparator.comparing(ErasedSubject::type).thenComparing(ErasedSubject::id);

    private final Repository<Erasure> erasures;
    private final Map<SubjectType, Erasable> erasables;
    private final SubjectVault vault;
    private final NewIds ids;

    ErasureHandlers(Repository<Erasure> erasures, List<Erasable> erasables, SubjectVault vault, NewIds ids) {
        this.erasures = erasures;
        this.erasables = erasables.stream().collect(Collectors.toMap(Erasable::type, Function.identity()));
        this.vault = vault;
        this.ids = ids;
    }

    @CommandHandler
    Answer handle(ErasePersonalData command) throws Exception {
        command.subjects().stream()
                .sorted(ORDER)
                .forEach(subject -> erasable(subject.type()).letGo(command.tenantId(), subject.id()));
        vault.destroy(
                command.tenantId(),
                command.subjects().stream().map(ErasedSubject::id).toList());
        var id = ids.next("erasure");
        var resource = erasures.newInstance(() -> new Erasure(
                        new PersonalDataErased(id, command.tenantId(), command.subjects(), command.reason())))
                .invoke(Erasure::resource);
        return Answer.created("/v1/admin/privacy/erasures/" + id, resource);
    }

    private Erasable erasable(SubjectType type) {
        var erasable = erasables.get(type);
        if (erasable == null) {
            throw ErrorCode.NOT_FOUND.because("There is no such subject.");
        }
        return erasable;
    }
}
