package com.voepy.numbers.acceptance.platform;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/// The one platform that all tests of a run share, because starting one takes seconds.
///
/// `-Dnumbers.topology=standalone|split` says which; the test classes don't know.
public final class Platforms {

    private static final AtomicInteger OWN = new AtomicInteger();

    private static final class Shared {
        static final Platform PLATFORM = untilTheEnd();

        private static Platform untilTheEnd() {
            // A directory of its own, because a run that was killed may have left processes in the last one.
            var run = "%s-%d".formatted(topology(), ProcessHandle.current().pid());
            var platform = start(topology(), Directories.fresh(Path.of("target", "platform", run)), Map.of());
            StockReady.awaitStock(platform);
            return platform;
        }
    }

    private Platforms() {}

    /// Started by the first who asks, stopped at the end of this JVM.
    public static Platform shared() {
        return Shared.PLATFORM;
    }

    /// One for a test that needs other settings; whoever starts it closes it.
    ///
    /// @param settings environment variables
    public static Platform with(Map<String, String> settings) {
        var run = "%s-%d-%d".formatted(topology(), ProcessHandle.current().pid(), OWN.incrementAndGet());
        var platform = start(topology(), Directories.fresh(Path.of("target", "platform", run)), settings);
        StockReady.awaitStock(platform);
        return platform;
    }

    static Platform start(String topology, Path directory, Map<String, String> settings) {
        return switch (topology) {
            case "standalone" -> StandalonePlatform.start(directory, settings);
            case "split" -> SplitPlatform.start(directory, settings);
            default -> throw new IllegalArgumentException("numbers.topology is " + topology);
        };
    }

    private static String topology() {
        return System.getProperty("numbers.topology", "standalone");
    }
}
