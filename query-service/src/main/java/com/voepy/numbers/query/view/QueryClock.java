package com.voepy.numbers.query.view;

import java.time.Instant;
import java.time.InstantSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// The time as reads see it: the platform's clock where there is one, else the system's.
@Component
public class QueryClock {

    private final InstantSource source;

    public QueryClock(ObjectProvider<InstantSource> source) {
        this.source = source.getIfUnique(InstantSource::system);
    }

    public Instant now() {
        return source.instant();
    }
}
