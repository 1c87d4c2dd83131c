package com.voepy.numbers.sandbox.porting;

import static com.voepy.numbers.sandbox.api.TelnyxError.INVALID_VALUE;

import java.util.Arrays;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The documents that a port needs may be named as fields of their own or as values of requirements; here they are one.
final class Requirements {

    private static final String REQUIREMENTS = "requirements";
    private static final String GROUP = "requirement_group_id";

    private Requirements() {}

    /// The same change, with the values of requirements as documents.
    static ObjectNode asDocuments(ObjectNode change) {
        if (change.has(GROUP)) {
            throw INVALID_VALUE.because("There is no such requirement group.", "/" + GROUP);
        }
        var requirements = change.get(REQUIREMENTS);
        if (requirements == null) {
            return change;
        }
        var same = change.deepCopy();
        same.remove(REQUIREMENTS);
        var documents = same.withObject("/documents");
        for (int i = 0; i < requirements.size(); i++) {
            documents.set(field(requirements.get(i), i), requirements.get(i).path("field_value"));
        }
        return same;
    }

    private static String field(JsonNode requirement, int index) {
        var typeId = requirement.path("requirement_type_id").asString("");
        return Arrays.stream(PortingResource.Requirement.values())
                .filter(one -> one.typeId.equals(typeId))
                .findFirst()
                .map(PortingResource.Requirement::field)
                .orElseThrow(() -> INVALID_VALUE.because(
                        "The port needs nothing of that type.",
                        "/requirements/%d/requirement_type_id".formatted(index)));
    }
}
