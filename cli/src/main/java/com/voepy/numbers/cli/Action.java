package com.voepy.numbers.cli;

/// What a verb does when it is run.
@FunctionalInterface
interface Action {

    /// @throws Failure if it ends without what was wanted
    void run(Invocation invocation);
}
