package com.voepy.numbers.acceptance.platform;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/// Free TCP ports on loopback.
public final class Ports {

    /// Below those that systems give to outgoing connections, one of which might else take a port between the moment it
    /// is found free and the moment somebody listens on it.
    private static final int LOWEST = 12_000;

    /// What each JVM of a run has for itself, so that two that run at once never find the same one.
    private static final int PER_FORK = 9_000;

    /// From 1 on; absent where no build started this JVM.
    private static final int FORK = Integer.getInteger("numbers.fork", 1) - 1;

    /// Each is given once before any is given twice: it may take a while until somebody listens.
    private static final AtomicInteger NEXT =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(PER_FORK));

    private Ports() {}

    /// One that nobody listens on at this moment.
    public static int free() {
        while (true) {
            var port = LOWEST + FORK % 2 * PER_FORK + NEXT.getAndIncrement() % PER_FORK;
            try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return port;
            } catch (IOException _) {
                // Taken: the next one may be free.
            }
        }
    }
}
