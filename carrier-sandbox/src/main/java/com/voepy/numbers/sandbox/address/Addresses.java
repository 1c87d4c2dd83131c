package com.voepy.numbers.sandbox.address;

import static com.voepy.numbers.sandbox.api.Sql.at;
import static com.voepy.numbers.sandbox.api.TelnyxError.BAD_REQUEST;

import com.voepy.numbers.sandbox.api.PageRequest;
import com.voepy.numbers.sandbox.api.Paged;
import com.voepy.numbers.sandbox.api.Query;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Addresses in the database.
@Component
public class Addresses {

    static final Set<String> PARAMETERS = Set.of(
            "filter[customer_reference]",
            "filter[customer_reference][eq]",
            "filter[customer_reference][contains]",
            "filter[used_as_emergency]",
            "filter[street_address][contains]",
            "filter[address_book][eq]",
            "sort");

    private static final String MATCHES = """
            FROM sandbox.address a
            WHERE (:reference::text IS NULL OR customer_reference = :reference)
            AND (:referencePart::text IS NULL OR strpos(lower(customer_reference), lower(:referencePart)) > 0)
            AND (:streetPart::text IS NULL OR strpos(lower(street_address), lower(:streetPart)) > 0)
            AND (:inBook::text IS NULL OR address_book::text = :inBook)
            AND (:used::text IS NULL OR :used = EXISTS (
                SELECT FROM sandbox.number_emergency e WHERE e.address_id = a.id AND e.enabled)::text)
            """;

    private final JdbcClient jdbc;
    private final InstantSource time;

    Addresses(JdbcClient jdbc, InstantSource time) {
        this.jdbc = jdbc;
        this.time = time;
    }

    Address insert(AddressRequest request, boolean valid) {
        return jdbc.sql("""
                INSERT INTO sandbox.address (customer_reference, first_name, last_name, business_name, phone_number,
                    street_address, extended_address, locality, administrative_area, neighborhood, borough,
                    postal_code, country_code, address_book, validate_address, valid, created_at, updated_at)
                VALUES (:reference, :firstName, :lastName, :businessName, :phoneNumber, :street, :extended, :locality,
                    :area, :neighborhood, :borough, :postalCode, :country, :inBook, :toBeValidated, :valid, :now, :now)
                RETURNING *
                """)
                .param("reference", request.customerReference())
                .param("firstName", request.firstName())
                .param("lastName", request.lastName())
                .param("businessName", request.businessName())
                .param("phoneNumber", request.phoneNumber())
                .param("street", request.streetAddress())
                .param("extended", request.extendedAddress())
                .param("locality", request.locality())
                .param("area", request.administrativeArea())
                .param("neighborhood", request.neighborhood())
                .param("borough", request.borough())
                .param("postalCode", request.postalCode())
                .param("country", request.countryCode())
                .param("inBook", request.addressBook() == null || request.addressBook())
                .param("toBeValidated", request.isToBeValidated())
                .param("valid", valid)
                .param("now", at(time.instant()))
                .query(Address::of)
                .single();
    }

    Optional<Address> find(long id) {
        return jdbc.sql("SELECT * FROM sandbox.address WHERE id = :id")
                .param("id", id)
                .query(Address::of)
                .optional();
    }

    /// How things go with an address that emergency services find; empty for any other. Locks it, so that it is not
    /// deleted while a number begins to use it.
    public Optional<MagicAddress> lockUsable(String id) {
        return parse(id)
                .flatMap(key -> jdbc.sql(
                                "SELECT street_address FROM sandbox.address WHERE id = :id AND valid FOR UPDATE")
                        .param("id", key)
                        .query(String.class)
                        .optional())
                .map(MagicAddress::of);
    }

    static Optional<Long> parse(String id) {
        try {
            return Optional.of(Long.parseLong(id));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    void lock(long id) {
        jdbc.sql("SELECT id FROM sandbox.address WHERE id = :id FOR UPDATE")
                .param("id", id)
                .query(Long.class)
                .optional();
    }

    boolean isUsed(long id) {
        return jdbc.sql("""
                SELECT EXISTS (SELECT FROM sandbox.number_emergency
                    WHERE address_id = :id AND status NOT IN ('disabled', 'provisioning-failed'))
                """).param("id", id).query(Boolean.class).single();
    }

    void delete(long id) {
        jdbc.sql("UPDATE sandbox.number_emergency SET address_id = NULL WHERE address_id = :id")
                .param("id", id)
                .update();
        jdbc.sql("DELETE FROM sandbox.address WHERE id = :id").param("id", id).update();
    }

    Paged<Address> page(Query query, PageRequest page) {
        var total =
                filtered("SELECT count(*) " + MATCHES, query).query(Long.class).single();
        var rows = filtered("SELECT * " + MATCHES + order(query.text("sort")) + " LIMIT :limit OFFSET :offset", query)
                .param("limit", page.size())
                .param("offset", page.offset())
                .query(Address::of)
                .list();
        return page.of(rows, total);
    }

    private JdbcClient.StatementSpec filtered(String sql, Query query) {
        var plain = query.text("filter[customer_reference]");
        var part = query.text("filter[customer_reference][contains]");
        return jdbc.sql(sql)
                .param("reference", query.text("filter[customer_reference][eq]"))
                .param("referencePart", part == null ? plain : part)
                .param("streetPart", query.text("filter[street_address][contains]"))
                .param("inBook", query.text("filter[address_book][eq]"))
                .param("used", query.text("filter[used_as_emergency]"));
    }

    private static String order(@Nullable String sort) {
        return switch (sort) {
            case null -> "ORDER BY created_at DESC, id DESC";
            case "created_at", "first_name", "last_name", "business_name", "street_address" ->
                "ORDER BY " + sort + ", id";
            case "-created_at", "-first_name", "-last_name", "-business_name", "-street_address" ->
                "ORDER BY " + sort.substring(1) + " DESC, id DESC";
            default -> throw BAD_REQUEST.inParameter("sort", sort + " is nothing to sort by.");
        };
    }
}
