package com.voepy.numbers.query.audit;

import com.voepy.numbers.events.Secret;
import com.voepy.numbers.kernel.Sealed;
import com.voepy.numbers.kit.log.LoggedEvent;
import com.voepy.numbers.kit.privacy.Unsealer;
import com.voepy.numbers.kit.web.WireJson;
import com.voepy.numbers.query.view.RawJson;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.NopAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/// Events on their way out. A [Secret] is hidden from everybody; what is [Sealed] is opened for its owner, and for
/// auditors it only says whose it is.
@Component
class EventJson {

    /// Stands where a secret is.
    static final String HIDDEN = "[secret]";

    private static final JsonMapper OWNERS =
            WireJson.mapper().rebuild().addModule(new WithoutSecrets()).build();

    private static final JsonMapper AUDITORS = OWNERS.rebuild()
            .addModule(new SimpleModule("without-personal-data").addSerializer(Sealed.class, new Closed()))
            .build();

    private final Unsealer unsealer;

    EventJson(Unsealer unsealer) {
        this.unsealer = unsealer;
    }

    /// The event for its owner, before what is sealed in it is [#opened].
    static EventResource sealed(LoggedEvent logged) {
        return EventResource.of(logged, OWNERS.valueToTree(logged.event()));
    }

    /// The event for auditors.
    static EventResource closed(LoggedEvent logged) {
        return EventResource.of(logged, AUDITORS.valueToTree(logged.event()));
    }

    /// Something with events in it, as their owner sees them.
    RawJson opened(Object resource) {
        return new RawJson(unsealer.open(WireJson.mapper().writeValueAsString(resource)));
    }

    /// As [#forOwner], not written down yet. Only what holds something sealed is written and read again.
    List<EventResource> opened(List<LoggedEvent> events) {
        var resources = new ArrayList<>(events.stream().map(EventJson::sealed).toList());
        var texts = resources.stream().map(EventJson::text).toList();
        var opened = unsealer.openAll(texts);
        for (var i = 0; i < resources.size(); i++) {
            if (!opened.get(i).json().equals(texts.get(i))) {
                resources.set(i, WireJson.mapper().readValue(opened.get(i).json(), EventResource.class));
            }
        }
        return resources;
    }

    /// For the tenant whose events they are.
    List<RawJson> forOwner(List<LoggedEvent> events) {
        var texts = events.stream().map(EventJson::sealed).map(EventJson::text).toList();
        return unsealer.openAll(texts).stream()
                .map(opened -> new RawJson(opened.json()))
                .toList();
    }

    List<RawJson> forAuditors(List<LoggedEvent> events) {
        return events.stream().map(logged -> new RawJson(text(closed(logged)))).toList();
    }

    private static String text(EventResource event) {
        return WireJson.mapper().writeValueAsString(event);
    }

    private static final class WithoutSecrets extends SimpleModule {

        WithoutSecrets() {
            super("without-secrets");
        }

        @Override
        public void setupModule(SetupContext context) {
            super.setupModule(context);
            context.insertAnnotationIntrospector(new Secrets());
        }
    }

    private static final class Secrets extends NopAnnotationIntrospector {

        @Override
        public @Nullable Object findSerializer(MapperConfig<?> config, Annotated member) {
            return member.hasAnnotation(Secret.class) ? new Hidden() : null;
        }
    }

    private static final class Hidden extends StdSerializer<Object> {

        Hidden() {
            super(Object.class);
        }

        @Override
        public void serialize(Object secret, JsonGenerator generator, SerializationContext context) {
            generator.writeString(HIDDEN);
        }
    }

    private static final class Closed extends StdSerializer<Sealed> {

        Closed() {
            super(Sealed.class);
        }

        @Override
        public void serialize(Sealed sealed, JsonGenerator generator, SerializationContext context) {
            generator.writeStartObject();
            generator.writeStringProperty("sealed_for", sealed.sealedFor().toString());
            generator.writeEndObject();
        }
    }
}
