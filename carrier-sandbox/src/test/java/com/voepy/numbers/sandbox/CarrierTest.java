package com.voepy.numbers.sandbox;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.TestInstance;

/// A test against a running carrier, one for all its methods; each method uses numbers of its own.
@DisplayNameGeneration(ReplaceUnderscores.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class CarrierTest {

    private final Map<String, Object> changes;

    // Set before any test, by the lifecycle that the annotation asks for.
    @SuppressWarnings("NullAway.Init")
    SandboxRig carrier;

    CarrierTest() {
        this(Map.of());
    }

    CarrierTest(Map<String, Object> changes) {
        this.changes = changes;
    }

    @BeforeAll
    void start() throws IOException {
        carrier = new SandboxRig(changes);
    }

    @AfterAll
    void stopAndCheckTheContract() {
        carrier.close();
    }
}
