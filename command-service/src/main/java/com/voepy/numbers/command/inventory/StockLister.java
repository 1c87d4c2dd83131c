package com.voepy.numbers.command.inventory;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.voepy.numbers.command.carrier.Carrier;
import com.voepy.numbers.command.carrier.CoverageAnswer;
import com.voepy.numbers.command.carrier.Unavailability;
import com.voepy.numbers.command.dispatch.Cause;
import com.voepy.numbers.command.dispatch.Commands;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lists what the carrier offers in one [Step], from where a [Cursor] stands until the step or the time is over.
class StockLister {

    private static final Logger LOG = LoggerFactory.getLogger(StockLister.class);

    /// How long a carrier that cannot be asked is left alone, unless it says itself.
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private static final Duration PROGRESS_EVERY = Duration.ofSeconds(3);

    /// How one go at a step ended.
    sealed interface Outcome {}

    /// The step is done.
    record Listed(Cursor cursor) implements Outcome {}

    /// Go on from the cursor, after the wait.
    record Pause(Cursor cursor, Duration resumeIn) implements Outcome {}

    private final Carrier carrier;
    private final ListedBlocks listedBlocks;
    private final Commands commands;
    private final InstantSource clock;
    private final InventoryProperties properties;
    private final PhoneNumberUtil phones = PhoneNumberUtil.getInstance();
    private Instant spokenAt = Instant.EPOCH;

    StockLister(
            Carrier carrier,
            ListedBlocks listedBlocks,
            Commands commands,
            InstantSource clock,
            InventoryProperties properties) {
        this.carrier = carrier;
        this.listedBlocks = listedBlocks;
        this.commands = commands;
        this.clock = clock;
        this.properties = properties;
    }

    /// @param end when to pause; always a bit further than the cursor, so that each go brings it on
    Outcome list(Step step, Cursor cursor, Instant end) {
        var callingCode = phones.getCountryCodeForRegion(step.countryCode());
        var listed = listedBlocks.of(step.countryCode(), callingCode, step.type());
        Set<String> areas = new TreeSet<>();
        if (!step.prefix().isEmpty()) {
            areas.add(step.prefix());
        } else {
            switch (carrier.coverage(step.countryCode(), step.type())) {
                case CoverageAnswer.Unavailable unavailable -> {
                    return later(cursor, unavailable.cause());
                }
                case CoverageAnswer.Areas answer -> addAreas(areas, answer, listed, callingCode);
            }
        }
        return walk(new Walk(carrier, step, callingCode, areas, listed, cursor, properties.searchLimit()), cursor, end);
    }

    /// What the coverage names, and whatever else was on offer before: only an answer about the numbers themselves
    /// says that they are gone.
    private static void addAreas(
            Set<String> areas, CoverageAnswer.Areas answer, NavigableSet<String> listed, int callingCode) {
        answer.areas().forEach(area -> areas.add(Objects.requireNonNullElse(area.ndc(), "")));
        var named = List.copyOf(areas);
        var skip = "+%d".formatted(callingCode).length();
        listed.stream()
                .map(block -> block.substring(skip))
                .filter(national -> named.stream().noneMatch(national::startsWith))
                .forEach(areas::add);
    }

    private Outcome walk(Walk walk, Cursor start, Instant end) {
        var cursor = start;
        var done = start.done();
        var numbers = 0L;
        List<ListBlocks.Block> blocks = new ArrayList<>();
        while (true) {
            switch (walk.next()) {
                case Walk.Found.End _ -> {
                    return new Listed(record(cursor, done, numbers, blocks));
                }
                case Walk.Found.Unavailable failed -> {
                    return later(record(cursor, done, numbers, blocks), failed.cause());
                }
                case Walk.Found.Deeper _ -> {}
                case Walk.Found.Blocks found -> {
                    blocks.addAll(found.blocks());
                    numbers += found.numbers();
                    done = found.done().isEmpty() ? done : found.done();
                }
            }
            var late = !clock.instant().isBefore(end) && !done.equals(start.done());
            if (late || blocks.size() >= ListBlocks.BLOCKS_MAX / 2) {
                cursor = record(cursor, done, numbers, blocks);
                blocks.clear();
                numbers = 0;
            }
            if (late) {
                return new Pause(cursor, Duration.ZERO);
            }
            beGentle();
        }
    }

    /// Commits what was found; only then the cursor moves.
    private Cursor record(Cursor cursor, String done, long numbers, List<ListBlocks.Block> blocks) {
        var changed = 0L;
        for (var from = 0; from < blocks.size(); from += ListBlocks.BLOCKS_MAX) {
            var some = blocks.subList(from, Math.min(blocks.size(), from + ListBlocks.BLOCKS_MAX));
            changed += commands.<Integer>send(new ListBlocks(some), Cause.of(StockSync.NAME, null));
        }
        var after = cursor.after(done, numbers, blocks.size(), changed);
        speak(after);
        return after;
    }

    private void speak(Cursor cursor) {
        var now = clock.instant();
        if (Duration.between(spokenAt, now).compareTo(PROGRESS_EVERY) >= 0) {
            spokenAt = now;
            LOG.info(
                    "Stock sync: {} numbers in {} blocks so far, {} of them changed; now in {}, behind {}.",
                    cursor.numbers(),
                    cursor.blocks(),
                    cursor.changed(),
                    cursor.step(),
                    cursor.done());
        }
    }

    private Pause later(Cursor cursor, Unavailability cause) {
        var wait = Objects.requireNonNullElse(cause.retryAfter(), RETRY_AFTER);
        LOG.warn("Stock sync at {}: {}. It goes on in {} s.", cursor.step(), cause.why(), wait.toSeconds());
        return new Pause(cursor, wait);
    }

    private void beGentle() {
        try {
            Thread.sleep(properties.pause());
        } catch (InterruptedException _) {
            // The task ends at its next look at the carrier or the database.
            Thread.currentThread().interrupt();
        }
    }
}
