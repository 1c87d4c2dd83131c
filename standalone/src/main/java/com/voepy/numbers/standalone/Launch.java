package com.voepy.numbers.standalone;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How a main method ends when it can't go on.
final class Launch {

    private static final Logger LOG = LoggerFactory.getLogger(Launch.class);

    /// Exit code of a start that was refused with a sentence.
    static final int REFUSED = 2;

    /// Exit code of a failure that nobody foresaw, behind its stack trace.
    static final int FAILED = 1;

    private Launch() {}

    /// Runs a start; refused, it says the one sentence and ends the process; failed, it ends
    /// it too.
    static void orRefuse(Runnable start) {
        try {
            start.run();
        } catch (StartRefused refused) {
            System.err.println(refused.getMessage());
            System.exit(REFUSED);
        } catch (RuntimeException unforeseen) {
            // What already runs would keep half a product alive.
            LOG.error("The start failed; everything stops again.", unforeseen);
            System.exit(FAILED);
        }
    }
}
