package com.voepy.numbers.sandbox.api;

import static com.voepy.numbers.sandbox.api.TelnyxError.BAD_REQUEST;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The query of one request in the protocol's way of writing: `filter[country_code]=US`, `page[size]=20`.
///
/// A list may be written `filter[features][]=sms`, `filter[features][0]=sms`, repeated, or with commas.
public final class Query {

    private static final Set<String> PAGE = Set.of("page[number]", "page[size]");

    private static final Pattern LIST_INDEX = Pattern.compile("\\[\\d*]$");
    private static final int PAGE_SIZE_DEFAULT = 20;
    private static final int PAGE_SIZE_MAX = 250;

    private final Map<String, List<String>> values;

    private Query(Map<String, List<String>> values) {
        this.values = values;
    }

    /// The query of an operation that has pages.
    ///
    /// @param known what the operation has besides pages
    /// @throws Refusal 10015 if there is a parameter that the operation doesn't have
    public static Query paged(HttpServletRequest request, Set<String> known) {
        return read(request, name -> known.contains(name) || PAGE.contains(name));
    }

    /// @param known all parameters that the operation has
    /// @throws Refusal 10015 if there is another
    public static Query of(HttpServletRequest request, Set<String> known) {
        return read(request, known::contains);
    }

    private static Query read(HttpServletRequest request, Predicate<String> isKnown) {
        var values = new HashMap<String, List<String>>();
        request.getParameterMap().forEach((name, texts) -> {
            var plain = LIST_INDEX.matcher(name).replaceFirst("");
            if (!isKnown.test(plain)) {
                throw BAD_REQUEST.inParameter(name, "There is no such parameter.");
            }
            values.computeIfAbsent(plain, _ -> new ArrayList<>()).addAll(List.of(texts));
        });
        return new Query(values);
    }

    public @Nullable String text(String name) {
        var texts = values.get(name);
        return texts == null || texts.getFirst().isBlank() ? null : texts.getFirst();
    }

    /// All values of a list; empty if it is not there.
    public List<String> texts(String name) {
        return values.getOrDefault(name, List.of()).stream()
                .flatMap(text -> Arrays.stream(text.split(",")))
                .filter(text -> !text.isBlank())
                .toList();
    }

    public boolean flag(String name) {
        var text = text(name);
        if (text == null) {
            return false;
        }
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw BAD_REQUEST.inParameter(name, "It must be true or false.");
        };
    }

    /// @throws Refusal 10015 if it is no number from min to max
    public OptionalInt number(String name, int min, int max) {
        var text = text(name);
        if (text == null) {
            return OptionalInt.empty();
        }
        try {
            int number = Integer.parseInt(text);
            if (number >= min && number <= max) {
                return OptionalInt.of(number);
            }
        } catch (NumberFormatException e) {
            // Said below, with the range.
        }
        throw BAD_REQUEST.inParameter(name, "It must be a number from %d to %d.".formatted(min, max));
    }

    public PageRequest page() {
        return new PageRequest(
                number("page[number]", 1, Integer.MAX_VALUE / PAGE_SIZE_MAX).orElse(1),
                number("page[size]", 1, PAGE_SIZE_MAX).orElse(PAGE_SIZE_DEFAULT));
    }
}
