package com.voepy.numbers.query.tenant;

import com.voepy.numbers.kit.web.WireJson;
import com.voepy.numbers.resource.TenantResource;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Finds tenants by what operators remember of their names.
@Component
public class TenantSearch {

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private static final int WORDS_MAX = 10;

    private final JdbcClient jdbc;

    TenantSearch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Those in whose name each of these words begins a word, in any case; the latest first.
    ///
    /// @param max at most so many
    public List<TenantResource> named(String text, int max) {
        var words = BETWEEN_WORDS
                .splitAsStream(text)
                .filter(word -> !word.isEmpty())
                .limit(WORDS_MAX)
                .map(word -> word + ":*")
                .collect(Collectors.joining(" & "));
        if (words.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                SELECT body FROM view.tenant
                WHERE body IS NOT NULL
                    AND to_tsvector('simple', regexp_replace(body ->> 'name', '\\W+', ' ', 'g'))
                        @@ to_tsquery('simple', :words)
                ORDER BY created DESC LIMIT :rows
                """)
                .param("words", words)
                .param("rows", max)
                .query((row, _) -> WireJson.mapper().readValue(row.getString("body"), TenantResource.class))
                .list();
    }
}
