package com.voepy.numbers.command.carrier;

import com.voepy.numbers.kit.log.NewEvent;
import java.util.function.Supplier;

/// Where calls to the carrier go on record.
public interface CallLog {

    /// Returns when the call is on record, and after two seconds in any case; never throws. A call that is not on
    /// record by then is counted and in the service's log, which is all that is left of it if the process dies now.
    ///
    /// @param called describes the call; one that fails to is given up
    /// @return whether it is on record
    boolean add(Supplier<NewEvent> called);
}
