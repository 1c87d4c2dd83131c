package com.voepy.numbers.sandbox.porting;

import com.voepy.numbers.sandbox.number.OwnedNumbers;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/// Which numbers this carrier can take over.
@Component
class Portability {

    private final OwnedNumbers owned;

    Portability(OwnedNumbers owned) {
        this.owned = owned;
    }

    /// @param notPortableReason empty if it is portable
    record Check(
            String recordType, String phoneNumber, boolean portable, boolean fastPortable, String notPortableReason) {}

    /// In the order asked for.
    List<Check> of(Collection<String> numbers) {
        var ours = owned.among(numbers);
        return numbers.stream().map(number -> check(number, ours)).toList();
    }

    private static Check check(String number, Set<String> ours) {
        var foreign = ForeignNumber.of(number);
        var reason = reason(number, foreign.isPresent(), ours);
        boolean isFast = foreign.filter(ForeignNumber::isFastPortable).isPresent();
        return new Check("portability_check_result", number, reason.isEmpty(), reason.isEmpty() && isFast, reason);
    }

    private static String reason(String number, boolean isServed, Set<String> ours) {
        if (!isServed) {
            return "No coverage";
        }
        if (ours.contains(number)) {
            return "Already on this account";
        }
        return PortMagic.of(number) == PortMagic.NOT_PORTABLE ? "Not portable" : "";
    }

    /// Those of the numbers that can't be ported, ascending.
    Set<String> notPortable(Collection<String> numbers) {
        var not = new TreeSet<String>();
        of(numbers).stream().filter(check -> !check.portable()).forEach(check -> not.add(check.phoneNumber()));
        return not;
    }
}
