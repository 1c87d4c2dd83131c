package com.voepy.numbers.query.console;

import com.voepy.numbers.kit.web.WireJson;
import com.voepy.numbers.query.view.RawJson;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A name and a value, and where the value leads.
///
/// @param href null where it leads nowhere
record Fact(String name, String value, @Nullable String href) {

    static Fact of(String name, String value) {
        return new Fact(name, value, null);
    }

    /// These members of a resource, where it has them.
    static List<Fact> of(RawJson resource, String... members) {
        var json = WireJson.mapper().readTree(resource.text());
        List<Fact> facts = new ArrayList<>();
        for (var member : members) {
            var value = json.path(member);
            if (!value.isNull() && !value.isMissingNode()) {
                facts.add(of(Words.ofMember(member), Words.ofValue(member, value)));
            }
        }
        return facts;
    }
}
