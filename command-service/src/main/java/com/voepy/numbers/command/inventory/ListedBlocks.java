package com.voepy.numbers.command.inventory;

import com.voepy.numbers.kernel.NumberType;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Which blocks the log says are on offer: those a sync has to find again, or to say are gone.
@Component
class ListedBlocks {

    private final JdbcClient jdbc;

    ListedBlocks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Blocks whose last listing has numbers of this country and type, each with its plus.
    ///
    /// @param callingCode of the country, for example 49
    TreeSet<String> of(String countryCode, int callingCode, NumberType type) {
        // A colon sorts right behind the digits.
        return new TreeSet<>(jdbc.sql("""
                SELECT substr(stream, length('block/') + 1)
                FROM (SELECT DISTINCT ON (stream) stream, payload
                      FROM log.event
                      WHERE stream >= 'block/+' || :code AND stream < 'block/+' || :code || ':'
                        AND type = 'NumberBlockListed'
                      ORDER BY stream, sequence DESC) AS listed
                WHERE EXISTS (
                    SELECT FROM jsonb_array_elements(payload -> 'lots') AS lot
                    WHERE lot ->> 'country_code' = :country AND lot ->> 'number_type' = :type)
                """)
                .param("code", Integer.toString(callingCode))
                .param("country", countryCode)
                .param("type", type.wireName())
                .query(String.class)
                .list());
    }
}
