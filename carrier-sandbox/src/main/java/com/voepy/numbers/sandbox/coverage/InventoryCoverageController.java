package com.voepy.numbers.sandbox.coverage;

import static com.voepy.numbers.sandbox.api.TelnyxError.BAD_REQUEST;

import com.voepy.numbers.sandbox.api.Query;
import com.voepy.numbers.sandbox.stock.Block;
import com.voepy.numbers.sandbox.stock.NumberType;
import com.voepy.numbers.sandbox.stock.Stock;
import com.voepy.numbers.sandbox.stock.TakenNumbers;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class InventoryCoverageController {

    private static final Set<String> PARAMETERS = Set.of(
            "filter[country_code]",
            "filter[phone_number_type]",
            "filter[administrative_area]",
            "filter[npa]",
            "filter[nxx]",
            "filter[features]",
            "filter[groupBy]",
            "filter[count]");

    private static final String COUNTRY_DEFAULT = "US";
    private static final String GROUP_BY_DEFAULT = "national_destination_code";

    private final Stock stock;
    private final TakenNumbers taken;

    InventoryCoverageController(Stock stock, TakenNumbers taken) {
        this.stock = stock;
        this.taken = taken;
    }

    /// `GET /v2/inventory_coverage` — how much of what there is, in one country, by destination code or city.
    @GetMapping("/v2/inventory_coverage")
    Coverage coverage(HttpServletRequest request) {
        var query = Query.of(request, PARAMETERS);
        var groupBy = Objects.requireNonNullElse(query.text("filter[groupBy]"), GROUP_BY_DEFAULT);
        var counted = query.flag("filter[count]");
        var gone = counted ? taken.goneByBlock() : Map.<String, Integer>of();
        var groups = new TreeMap<Key, Integer>(Key.ORDER);
        for (var block : stock.blocks()) {
            var group = groupOf(block, groupBy);
            if (group != null && matches(query, block)) {
                int left = block.count() - gone.getOrDefault(block.prefix(), 0);
                groups.merge(new Key(group, block.type(), block.region()), left, Integer::sum);
            }
        }
        var rows = groups.entrySet().stream()
                .map(group -> Group.of(group.getKey(), groupBy, counted ? group.getValue() : null))
                .toList();
        return new Coverage(rows, new Meta(rows.size()));
    }

    private static @Nullable String groupOf(Block block, String groupBy) {
        return switch (groupBy) {
            case "national_destination_code" -> block.ndc();
            case "npa" -> block.isNorthAmerican() ? block.ndc() : null;
            case "locality" -> block.locality();
            default -> throw BAD_REQUEST.inParameter("filter[groupBy]", groupBy + " is no way to group.");
        };
    }

    private static boolean matches(Query query, Block block) {
        var country = Objects.requireNonNullElse(query.text("filter[country_code]"), COUNTRY_DEFAULT);
        var type = query.text("filter[phone_number_type]");
        var area = query.text("filter[administrative_area]");
        var npa = query.text("filter[npa]");
        var nxx = query.text("filter[nxx]");
        return block.countryCode().equals(country)
                && (type == null || type.equals(block.type().wireName()))
                && (area == null || area.equalsIgnoreCase(block.region()))
                && (npa == null || block.prefix().startsWith("+1" + npa))
                && (nxx == null
                        || block.prefix()
                                .startsWith(nxx, "+1".length() + block.ndc().length()))
                && block.features().containsAll(query.texts("filter[features]"));
    }

    private record Key(
            String group, NumberType type, @Nullable String region) {

        static final Comparator<Key> ORDER = Comparator.comparing(Key::group)
                .thenComparing(Key::type)
                .thenComparing(Key::region, Comparator.nullsFirst(Comparator.naturalOrder()));
    }

    record Coverage(List<Group> data, Meta meta) {}

    record Meta(int totalResults) {}

    /// @param count null unless asked for
    record Group(
            String recordType,
            String group,
            String groupType,
            String coverageType,
            String numberType,
            String phoneNumberType,
            int numberRange,
            boolean advanceRequirements,
            @Nullable String administrativeArea,
            @Nullable Integer count) {

        static Group of(Key key, String groupBy, @Nullable Integer count) {
            return new Group(
                    "inventory_coverage_group",
                    key.group(),
                    groupBy,
                    "number",
                    key.type() == NumberType.TOLL_FREE ? "toll-free" : "did",
                    key.type().wireName(),
                    1,
                    false,
                    key.region(),
                    count);
        }
    }
}
