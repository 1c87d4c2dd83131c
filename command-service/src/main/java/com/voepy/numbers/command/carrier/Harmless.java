package com.voepy.numbers.command.carrier;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The list of what may stay on record of a message to or from the carrier, because it is nobody's personal data: by
/// the name of its member or parameter, and by its looks. What the carrier adds to its messages is not on the list, and
/// is kept out until somebody has looked at it.
final class Harmless {

    /// What a value must look like under a name of the list, so that a name that is once used otherwise shows nothing.
    private enum Looks {
        /// Made by machines.
        ID("[A-Za-z0-9_.:-]{0,64}"),
        /// Our own id of something. Tenants choose references too, and may put a name into one.
        OURS("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(/[0-9]{1,19})?"),
        NUMBER("\\+?[0-9]{1,15}"),
        WORD("[A-Za-z0-9_.-]{1,64}"),
        WORDS("[A-Za-z0-9_.,:&'()/ -]{1,120}"),
        AMOUNT("-?[0-9]{1,15}(\\.[0-9]{1,8})?"),
        TIME("[0-9]{4}-[0-9]{2}-[0-9]{2}([T ][0-9:.]{5,18}(Z|[+-][0-9:]{2,6})?)?"),
        POINTER("/[A-Za-z0-9_/]{0,120}");

        private final Pattern pattern;

        Looks(String regex) {
            this.pattern = Pattern.compile(regex);
        }

        boolean fits(String value) {
            return pattern.matcher(value).matches();
        }
    }

    /// Names of members and parameters are the protocol's, but a map may be keyed by anything.
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.\\[\\]-]{1,64}");

    /// A name, an id, or a number.
    private static final Pattern PATH_SEGMENT = Pattern.compile("[A-Za-z0-9_.:+-]{0,64}");

    /// A member by its name, or by the name of the object that it is in and its own.
    private static final Map<String, Looks> IN_BODIES = new HashMap<>();

    private static final Map<String, Looks> IN_QUERIES = new HashMap<>();

    static {
        put(
                IN_BODIES,
                Looks.ID,
                "id address_id billing_group_id bundle_id connection_id document_id documents.invoice documents.loa"
                        + " emergency_address_id messaging_profile_id order_id parent_support_key phone_number_id"
                        + " porting_order_id requirement_group_id requirement_id requirement_type_id sub_number_order_id"
                        + " sub_number_orders_ids support_key");
        put(IN_BODIES, Looks.OURS, "customer_reference tags");
        put(IN_BODIES, Looks.NUMBER, "phone_number phone_numbers");
        put(
                IN_BODIES,
                Looks.WORD,
                "additional_data_required address_book best_effort caller_id_name_enabled carrier.type"
                        + " cnam_listing_enabled code country_code currency document_type emergency_enabled"
                        + " emergency_status fast_portable features.name fraud has_csr_coverage inbound_call_screening"
                        + " messaging_capable number_type phone_number_type portable purchased_at quickship record_type"
                        + " region_type requirements_met requirements_status reservable result status status.value"
                        + " tech_prefix_enabled type user_type validate_address");
        put(IN_BODIES, Looks.WORDS, "carrier.name not_portable_reason region_name spid_carrier_name title");
        put(
                IN_BODIES,
                Looks.AMOUNT,
                "amount best_effort_results cost count monthly_cost page_number page_size phone_numbers_count"
                        + " porting_phone_numbers_count total_pages total_results upfront_cost");
        put(
                IN_BODIES,
                Looks.TIME,
                "activated_at created_at deleted_at expired_at foc_datetime_actual foc_datetime_requested purchased_at"
                        + " updated_at");
        put(IN_BODIES, Looks.POINTER, "source.pointer");
        put(IN_QUERIES, Looks.OURS, "filter[customer_reference] filter[customer_reference][eq]");
        put(
                IN_QUERIES,
                Looks.NUMBER,
                "filter[limit] filter[phone_number] filter[phone_number][eq] filter[phone_number][starts_with] page[size]");
        put(
                IN_QUERIES,
                Looks.WORD,
                "filter[count] filter[country_code] filter[groupBy] filter[phone_number_type] include_phone_numbers"
                        + " sort sort[value] type");
    }

    private Harmless() {}

    private static void put(Map<String, Looks> list, Looks looks, String names) {
        Arrays.stream(names.split(" ")).forEach(name -> list.put(name, looks));
    }

    /// @param parent the member that holds the object, or null
    /// @param member null for a value that is in no object
    static boolean isInBody(@Nullable String parent, @Nullable String member, String value) {
        if (member == null) {
            return false;
        }
        var looks = IN_BODIES.getOrDefault(parent + "." + member, IN_BODIES.get(member));
        return looks != null && looks.fits(value);
    }

    static boolean isInQuery(String name, String value) {
        var looks = IN_QUERIES.get(name);
        return looks != null && looks.fits(value);
    }

    static String inPath(String segment) {
        return PATH_SEGMENT.matcher(segment).matches() ? segment : Redaction.REDACTED;
    }

    /// A code of the carrier's, which goes into events and logs; where it does not look like one it may be anything.
    static String code(String code, String otherwise) {
        return Looks.WORD.fits(code) ? code : otherwise;
    }

    static String name(String name) {
        return NAME.matcher(name).matches() ? name : Redaction.REDACTED;
    }
}
