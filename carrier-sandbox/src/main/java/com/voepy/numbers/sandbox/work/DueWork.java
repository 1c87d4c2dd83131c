package com.voepy.numbers.sandbox.work;

/// Something that has rows in the database which become due. Nothing that is to happen later lives anywhere else, so a
/// restart goes on where the last process was stopped.
public interface DueWork {

    /// Does some of what is due.
    ///
    /// @return whether there may be more
    boolean doSome();
}
