package com.voepy.numbers.sandbox.work;

import com.voepy.numbers.sandbox.document.Documents;
import com.voepy.numbers.sandbox.search.SearchedNumbers;
import com.voepy.numbers.sandbox.stock.TakenNumbers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.stereotype.Component;

/// Drops rows that say nothing any more. Everybody who reads them looks at the time, so it may come late.
@Component
class Housekeeping implements DueWork {

    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final SearchedNumbers searched;
    private final TakenNumbers taken;
    private final Documents documents;
    private final InstantSource time;
    private Instant next = Instant.EPOCH;

    Housekeeping(SearchedNumbers searched, TakenNumbers taken, Documents documents, InstantSource time) {
        this.searched = searched;
        this.taken = taken;
        this.documents = documents;
        this.time = time;
    }

    @Override
    public boolean doSome() {
        if (!time.instant().isBefore(next)) {
            searched.forgetOld();
            taken.forgetOld();
            documents.forgetOld();
            next = time.instant().plus(PAUSE);
        }
        return false;
    }
}
