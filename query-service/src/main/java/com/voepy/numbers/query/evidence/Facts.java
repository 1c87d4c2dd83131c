package com.voepy.numbers.query.evidence;

import com.voepy.numbers.events.EventTypes;
import com.voepy.numbers.events.Secret;
import com.voepy.numbers.kit.log.LogRow;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What an event says, in words: money in US dollars, times in UTC, lists and parts of it one by one.
///
/// Ids, phone numbers, amounts and times are told whatever they are called. Of other text only what is known to be
/// about nobody is: the name of a customer, a web address or a reference of theirs would give away who is who.
final class Facts {

    /// Left out: who it is, is said by role elsewhere.
    private static final String TENANT = "tenantid";

    private static final String CENTS = "cents";
    private static final String BASIS_POINTS = "basispoints";

    /// In lower case and without underscores, as all names of members here.
    private static final Set<String> QUOTED = Set.of(
            "author",
            "block",
            "by",
            "capabilities",
            "carrieraddressid",
            "carrierholdid",
            "carrierorderid",
            "carrierrequestid",
            "cause",
            "code",
            "contenttype",
            "countrycode",
            "currency",
            "deliveryid",
            "detail",
            "documenttype",
            "eventtypes",
            "inboundcallscreening",
            "locality",
            "lookuptype",
            "method",
            "numbertype",
            "outcome",
            "path",
            "pricingtier",
            "reason",
            "reference",
            "region",
            "scopes",
            "sha256",
            "state",
            "status",
            "suffixes",
            "type");

    /// Why a person was erased may say who that was.
    private static final String ERASURE = "PersonalDataErased";

    private static final Pattern TOLD = Pattern.compile(
            "\\+[1-9][0-9]{1,14}|[0-9]{4}-[0-9]{2}-[0-9]{2}" + "|[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final Pattern TIME = Pattern.compile("([0-9]{4}-[0-9]{2}-[0-9]{2})T([0-9:]{8}(\\.[0-9]+)?)Z");
    private static final Pattern WORDS = Pattern.compile("[a-z]+(_[a-z]+)+");

    private final Parties parties;
    private final Set<String> secret = new HashSet<>();
    private final Set<String> withheld = new LinkedHashSet<>();
    private final boolean isErasure;
    private final List<String> lines = new ArrayList<>();

    private Facts(LogRow row, Parties parties) {
        this.parties = parties;
        this.isErasure = row.type().equals(ERASURE);
        for (var component :
                EventTypes.named(row.type()).map(Class::getRecordComponents).orElseThrow()) {
            if (component.isAnnotationPresent(Secret.class)) {
                secret.add(plain(component.getName()));
            }
        }
    }

    /// @return line by line; the members that are one value each together, everything that has parts by itself
    static List<String> of(LogRow row, Parties parties) {
        var facts = new Facts(row, parties);
        facts.tell(JsonMapper.shared().readTree(row.payload()));
        return facts.lines;
    }

    private void tell(JsonNode payload) {
        var simple = new ArrayList<String>();
        var parts = new ArrayList<String>();
        for (var member : payload.properties()) {
            var name = member.getKey();
            var value = member.getValue();
            if (value.isArray() && value.path(0).isObject() && !isSealed(value.path(0))) {
                for (var i = 0; i < value.size(); i++) {
                    parts.add("%s, %d of %d: %s".formatted(words(name), i + 1, value.size(), parts(value.get(i))));
                }
            } else {
                var told = told(name, value);
                if (told != null) {
                    (value.isObject() ? parts : simple).add(told);
                }
            }
        }
        if (!simple.isEmpty()) {
            lines.add(String.join("; ", simple));
        }
        lines.addAll(parts);
        if (!withheld.isEmpty()) {
            lines.add("Not quoted here, see events.jsonl: " + String.join(", ", withheld));
        }
    }

    private String parts(JsonNode object) {
        var told = new ArrayList<String>();
        for (var member : object.properties()) {
            var fact = told(member.getKey(), member.getValue());
            if (fact != null) {
                told.add(fact);
            }
        }
        return String.join("; ", told);
    }

    /// @return null where there is nothing to tell
    private @Nullable String told(String name, JsonNode value) {
        var plain = plain(name);
        if (value.isNull() || secret.contains(plain) || plain.equals(TENANT)) {
            return null;
        }
        if (isSealed(value) || isSealed(value.path(0))) {
            return words(name) + ": sealed";
        }
        if (value.isObject()) {
            var parts = parts(value);
            return parts.isEmpty() ? null : "%s (%s)".formatted(words(name), parts);
        }
        if (value.isArray()) {
            return list(name, value);
        }
        var told = value(plain, value);
        if (told == null) {
            withheld.add(words(name));
        }
        return told == null ? null : "%s: %s".formatted(words(name), told);
    }

    private @Nullable String list(String name, JsonNode list) {
        var told = new ArrayList<String>();
        for (var item : list) {
            var value = item.isContainer() ? "(%s)".formatted(parts(item)) : value(plain(name), item);
            if (value == null) {
                withheld.add(words(name));
                return null;
            }
            told.add(value);
        }
        return told.isEmpty() ? words(name) + ": none" : "%s: %s".formatted(words(name), String.join(", ", told));
    }

    /// @return null if it is not to be quoted
    private @Nullable String value(String plain, JsonNode value) {
        if (value.isBoolean()) {
            return value.booleanValue() ? "yes" : "no";
        }
        if (value.isNumber()) {
            return number(plain, value.longValue());
        }
        var text = value.asString("");
        var time = TIME.matcher(text);
        if (time.matches()) {
            return "%s %s UTC".formatted(time.group(1), time.group(2));
        }
        var isQuoted = TOLD.matcher(text).matches() || QUOTED.contains(plain) && !(isErasure && plain.equals("reason"));
        if (!isQuoted) {
            return null;
        }
        return WORDS.matcher(text).matches() ? text.replace('_', ' ') : parties.redacted(text);
    }

    private static String number(String plain, long number) {
        if (plain.endsWith(CENTS)) {
            return money(number);
        }
        if (plain.endsWith(BASIS_POINTS)) {
            return "%s%,d.%02d %%".formatted(sign(number), Math.abs(number) / 100, Math.abs(number) % 100);
        }
        if (plain.endsWith("bytes")) {
            return "%,d bytes".formatted(number);
        }
        return plain.endsWith("ms") ? "%,d ms".formatted(number) : Long.toString(number);
    }

    private static String money(long cents) {
        return "%sUSD %,d.%02d".formatted(sign(cents), Math.abs(cents) / 100, Math.abs(cents) % 100);
    }

    private static String sign(long number) {
        return number < 0 ? "-" : "";
    }

    private static boolean isSealed(JsonNode value) {
        return value.has("ciphertext");
    }

    /// `activation_price_cents`: "activation price".
    private static String words(String name) {
        if (name.equals("e164")) {
            return "phone number";
        }
        return name.replaceAll("_(cents|ms|bytes|basis_points)$", "")
                .replace('_', ' ')
                .replaceAll("\\bid\\b", "ID");
    }

    private static String plain(String name) {
        return name.replace("_", "").toLowerCase(Locale.ROOT);
    }
}
