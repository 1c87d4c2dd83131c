package com.voepy.numbers.query.projection;

import com.voepy.numbers.kit.web.WireJson;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.type.TypeReference;

/// Which version of each projection the tables were filled by; kept beside the position.
record ProjectionVersions(Map<String, Integer> byName) {

    private static final TypeReference<Map<String, Integer>> TYPE = new TypeReference<>() {};

    ProjectionVersions {
        byName = Map.copyOf(byName);
    }

    static ProjectionVersions parse(String json) {
        return new ProjectionVersions(WireJson.mapper().readValue(json, TYPE));
    }

    String json() {
        return WireJson.mapper().writeValueAsString(new TreeMap<>(byName));
    }

    /// 0 if the tables were never filled.
    int of(Projection projection) {
        return byName.getOrDefault(projection.name(), 0);
    }

    ProjectionVersions plus(Collection<Projection> rebuilt) {
        var versions = new TreeMap<>(byName);
        rebuilt.forEach(projection -> versions.put(projection.name(), projection.version()));
        return new ProjectionVersions(versions);
    }
}
