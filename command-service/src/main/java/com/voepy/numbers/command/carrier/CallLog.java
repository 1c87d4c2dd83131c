package com.voepy.numbers.command.carrier;

import com.voepy.numbers.kit.log.NewEvent;
import java.util.function.Supplier;

/// Where calls to the carrier go on record.
public interface CallLog {

    /// Returns when the call is on record, and after two seconds in any case; never throws. A call that does not come
    /// on record is counted.
    ///
    /// @param called describes the call; one that fails to is given up
    void add(Supplier<NewEvent> called);
}
