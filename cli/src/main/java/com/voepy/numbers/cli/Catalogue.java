package com.voepy.numbers.cli;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Every verb there is, in the order in which help shows them.
final class Catalogue {

    private static final List<Verb> VERBS = Stream.of(
                    NumberVerbs.ALL,
                    PortVerbs.ALL,
                    EmergencyVerbs.ALL,
                    WebhookVerbs.ALL,
                    AccountVerbs.ALL,
                    EventVerbs.ALL,
                    AdminVerbs.ALL)
            .flatMap(List::stream)
            .toList();

    private static final Map<String, String> GROUPS = Map.ofEntries(
            Map.entry("orders", "Orders for numbers."),
            Map.entry("numbers", "The numbers you have or had."),
            Map.entry("reservations", "Numbers held for a while before they are ordered."),
            Map.entry("documents", "Letters of authorisation and bills, for ports."),
            Map.entry("port", "Bring numbers here from other carriers."),
            Map.entry("emergency", "Addresses for 911, and the numbers that use them."),
            Map.entry("connections", "Groups of numbers with their own webhook address."),
            Map.entry("webhooks", "Be told what happens, and see what was told."),
            Map.entry("keys", "API keys."),
            Map.entry("events", "Everything that happened to what is yours."),
            Map.entry("admin", "For operators: tenants, keys, prices, erasures."),
            Map.entry("admin tenants", "The platform's customers."),
            Map.entry("admin keys", "The API keys of operators and auditors."),
            Map.entry("admin tiers", "What customers pay."),
            Map.entry("admin erasures", "Erasing the personal data of people."),
            Map.entry("log", "For auditors: the log as a whole."),
            Map.entry("evidence", "Proof that the log is what it was."),
            Map.entry("audit", "For auditors: what happened, across tenants."));

    private Catalogue() {}

    static List<Verb> verbs() {
        return VERBS;
    }

    /// One line of help for words that lead to verbs.
    static String summaryOf(String group) {
        var summary = GROUPS.get(group);
        if (summary == null) {
            throw new IllegalStateException("no summary of " + group);
        }
        return summary;
    }
}
