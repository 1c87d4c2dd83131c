package com.voepy.numbers.kit.web;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;

/// Reads a [Patch]: absent, null and a value are three answers.
final class PatchDeserializer extends ValueDeserializer<Patch<?>> {

    private final @Nullable JavaType valueType;

    /// For Jackson, which then asks for the contextual one.
    PatchDeserializer() {
        this(null);
    }

    private PatchDeserializer(@Nullable JavaType valueType) {
        this.valueType = valueType;
    }

    @Override
    public ValueDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property) {
        var patchType = property == null ? context.getContextualType() : property.getType();
        return new PatchDeserializer(patchType.containedTypeOrUnknown(0));
    }

    @Override
    public Patch<?> deserialize(JsonParser parser, DeserializationContext context) {
        return new Patch.Set<>(context.readValue(parser, valueType));
    }

    @Override
    public Object getNullValue(DeserializationContext context) {
        return new Patch.Clear<>();
    }

    @Override
    public Object getAbsentValue(DeserializationContext context) {
        return new Patch.Unchanged<>();
    }
}
