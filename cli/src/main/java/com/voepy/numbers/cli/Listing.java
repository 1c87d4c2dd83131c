package com.voepy.numbers.cli;

/// A list, followed from page to page as far as it is wanted.
final class Listing {

    /// Source: the product's API document: a page has at most so many.
    private static final long PAGE_MAX = 250;

    private Listing() {}

    static void run(Invocation invocation) {
        var limit = invocation.number(Verb.LIMIT);
        var all = invocation.isOn(Verb.ALL);
        if (limit.isPresent() && (all || limit.get() < 1)) {
            throw Failure.usage("--limit is 1 or more, and not given with --all.");
        }
        var screen = invocation.screen();
        var call = invocation.call();
        var cursor = invocation.text(Verb.CURSOR);
        if (cursor.isPresent()) {
            call = call.with("cursor", cursor.get());
        }
        var table = new Table(invocation.verb().columns());
        var left = limit.orElse(all ? Long.MAX_VALUE : 0L);
        while (true) {
            var page = left > 0 ? call.with("limit", Long.toString(Math.min(left, PAGE_MAX))) : call;
            var answer = invocation.api().ask(page);
            screen.page(answer, table);
            var json = answer.json();
            left -= json.path("data").size();
            var next = json.path("meta").path("next_cursor").asString("");
            if (next.isEmpty() || screen.isGone()) {
                return;
            }
            if (left <= 0) {
                screen.note("There is more: --all, or --cursor " + Text.printable(next));
                return;
            }
            call = call.with("cursor", next);
        }
    }
}
