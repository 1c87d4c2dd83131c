package com.voepy.numbers.command.carrier;

import com.voepy.numbers.kit.log.NewEvent;

/// Where calls to the carrier go on record.
public interface CallLog {

    /// Returns when the call is on record, or when it has been given up; never throws, and never takes long.
    void add(NewEvent called);
}
