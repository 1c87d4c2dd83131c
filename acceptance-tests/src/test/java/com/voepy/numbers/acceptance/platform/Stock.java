package com.voepy.numbers.acceptance.platform;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;

/// Numbers that the sandbox is sure to offer, each handed out once in a run; see `docs/sandbox.md`.
public final class Stock {

    private static final int BLOCK = 1000;

    private static final AtomicInteger ORDINARY = new AtomicInteger();

    private static final AtomicIntegerArray MAGIC = new AtomicIntegerArray(10);

    private Stock() {}

    /// A US local number in Austin that behaves.
    public static String number() {
        return "+1512555%04d".formatted(within(ORDINARY.getAndIncrement()));
    }

    public static String[] numbers(int count) {
        return IntStream.range(0, count).mapToObj(_ -> number()).toArray(String[]::new);
    }

    /// A number of the magic block, where one digit decides what happens to an order.
    ///
    /// @param behaviour 0 to 9, as `docs/sandbox.md` lists them
    public static String magic(int behaviour) {
        return "+1512556%d%03d".formatted(behaviour, within(MAGIC.getAndIncrement(behaviour)));
    }

    private static int within(int ordinal) {
        if (ordinal >= BLOCK) {
            throw new IllegalStateException("The block is used up");
        }
        return ordinal;
    }
}
