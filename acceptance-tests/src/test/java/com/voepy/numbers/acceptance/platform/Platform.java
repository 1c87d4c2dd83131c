package com.voepy.numbers.acceptance.platform;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/// The product, running: one address, whatever is behind it.
public interface Platform extends AutoCloseable {

    /// The one origin of all requests, without a slash at its end.
    URI url();

    /// The key that makes tenants.
    String operatorKey();

    /// The processes that can die one by one, for example `command` or `postgres`.
    List<String> parts();

    /// Ends a part like a power cut does: SIGKILL, no goodbye.
    void kill(String part);

    /// Makes sure that a killed part runs again and the product answers, as an operator or a supervisor would.
    void revive(String part);

    /// The data directory of its database.
    Path data();

    /// Where its processes write their logs.
    Path logs();

    /// Stops everything and waits for its end.
    @Override
    void close();
}
