package com.voepy.numbers.query.audit;

import static com.voepy.numbers.query.testing.Fixture.KEY;
import static com.voepy.numbers.query.testing.Fixture.TENANT;
import static org.assertj.core.api.Assertions.assertThat;

import com.voepy.numbers.events.Event;
import com.voepy.numbers.events.Secret;
import com.voepy.numbers.kit.log.LoggedEvent;
import com.voepy.numbers.kit.testing.TestDatabase;
import com.voepy.numbers.query.projection.EveryEvent;
import com.voepy.numbers.query.testing.QueryNode;
import com.voepy.numbers.query.testing.TestLog;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ShowingEventsTest {

    static final TestDatabase DATABASE = TestDatabase.create();
    static final TestLog LOG = new TestLog(DATABASE);

    /// With every member that it is stored with, but no secret and nothing that is sealed.
    @Test
    void every_event_is_shown_whole_without_its_secrets() {
        LOG.append(EveryEvent.inOneHistory().toArray(Event[]::new));
        var events = LOG.log().after(0, 1_000).stream()
                .filter(logged -> TENANT.equals(Owner.of(logged.event())))
                .toList();
        try (var node = QueryNode.start(DATABASE)) {
            var shown = shown(node);
            assertThat(shown).hasSameSizeAs(events);
            var secrets = 0;
            for (var i = 0; i < events.size(); i++) {
                var event = events.get(i);
                var data = shown.get(i).get("data");
                assertThat(data.propertyNames()).as(event.toString()).containsExactlyElementsOf(members(event));
                for (var secret : secretsOf(event)) {
                    assertThat(data.get(secret).asString())
                            .as("%s of %s", secret, event)
                            .isEqualTo(EventJson.HIDDEN);
                    secrets++;
                }
                assertThat(shown.get(i).toString()).doesNotContain("ciphertext", "c2VhbGVk");
            }
            assertThat(secrets).isGreaterThanOrEqualTo(6);
        }
    }

    private static List<JsonNode> shown(QueryNode node) {
        List<JsonNode> all = new ArrayList<>();
        var path = "/v1/events?limit=250";
        for (var page = node.json(path, KEY); ; page = node.json(path + "&cursor=" + next(page), KEY)) {
            page.get("data").forEach(all::add);
            if (page.at("/meta/next_cursor").isNull()) {
                return all;
            }
        }
    }

    private static String next(JsonNode page) {
        return page.at("/meta/next_cursor").asString();
    }

    private static List<String> members(LoggedEvent logged) {
        return Arrays.stream(logged.event().getClass().getRecordComponents())
                .map(component -> snakeCase(component.getName()))
                .toList();
    }

    private static List<String> secretsOf(LoggedEvent logged) {
        return Arrays.stream(logged.event().getClass().getRecordComponents())
                .filter(component -> component.isAnnotationPresent(Secret.class))
                .map(component -> snakeCase(component.getName()))
                .toList();
    }

    private static String snakeCase(String name) {
        return name.replaceAll("(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }
}
