package com.voepy.numbers.command.testing;

import com.voepy.numbers.kit.testing.TestDatabase;
import java.time.Clock;
import org.axonframework.eventhandling.GenericEventMessage;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Gives tests the one [NumberService] that all of them share, with a carrier that behaves. Each test takes tenants and
/// numbers of its own.
public final class WithNumberService implements ParameterResolver, BeforeEachCallback, AfterAllCallback {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == NumberService.class;
    }

    @Override
    public NumberService resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return service(context);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        GenericEventMessage.clock = service(context).clock;
        service(context).carrier.behave();
        service(context).porting.behave();
        service(context).emergency.behave();
    }

    /// Events of other services happen by the real clock.
    @Override
    public void afterAll(ExtensionContext context) {
        GenericEventMessage.clock = Clock.systemUTC();
    }

    /// Closed with the last test of the JVM.
    private static NumberService service(ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.GLOBAL)
                .computeIfAbsent(
                        NumberService.class, _ -> new NumberService(TestDatabase.create()), NumberService.class);
    }
}
