package com.voepy.numbers.sandbox.number;

import static com.voepy.numbers.sandbox.api.Sql.at;

import com.voepy.numbers.sandbox.api.PageRequest;
import com.voepy.numbers.sandbox.api.Paged;
import com.voepy.numbers.sandbox.api.Query;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The numbers the customer has, in the database.
@Component
public class OwnedNumbers {

    private final JdbcClient jdbc;
    private final InstantSource time;

    OwnedNumbers(JdbcClient jdbc, InstantSource time) {
        this.jdbc = jdbc;
        this.time = time;
    }

    /// One ordered number, with what its order says about it.
    public record Purchase(
            String phoneNumber,
            String countryCode,
            String numberType,
            UUID orderLineId,
            @Nullable String connectionId,
            @Nullable String customerReference,
            @Nullable String billingGroupId,
            @Nullable String messagingProfileId) {}

    /// The number is the customer's, and works once it is activated.
    public void insertPending(Purchase purchase) {
        jdbc.sql("""
                INSERT INTO sandbox.phone_number (phone_number, country_code, number_type, order_line_id, status,
                    connection_id, customer_reference, billing_group_id, messaging_profile_id, created_at, updated_at)
                VALUES (:number, :country, :type, :line, 'purchase-pending',
                    :connection, :reference, :billingGroup, :messagingProfile, :now, :now)
                """)
                .param("number", purchase.phoneNumber())
                .param("country", purchase.countryCode())
                .param("type", purchase.numberType())
                .param("line", purchase.orderLineId())
                .param("connection", purchase.connectionId())
                .param("reference", purchase.customerReference())
                .param("billingGroup", purchase.billingGroupId())
                .param("messagingProfile", purchase.messagingProfileId())
                .param("now", at(time.instant()))
                .update();
    }

    /// One number that came from another carrier, with what its porting order says about it.
    public record Port(
            String phoneNumber,
            String countryCode,
            String numberType,
            UUID portingOrderId,
            @Nullable String connectionId,
            @Nullable String customerReference,
            @Nullable String billingGroupId,
            @Nullable String messagingProfileId,
            List<String> tags) {}

    /// The number is the customer's and works.
    public void insertPorted(Port port) {
        jdbc.sql("""
                INSERT INTO sandbox.phone_number (phone_number, country_code, number_type, porting_order_id, status,
                    connection_id, customer_reference, billing_group_id, messaging_profile_id, tags,
                    created_at, activated_at, updated_at)
                VALUES (:number, :country, :type, :order, 'active',
                    :connection, :reference, :billingGroup, :messagingProfile, :tags::text[], :now, :now, :now)
                """)
                .param("number", port.phoneNumber())
                .param("country", port.countryCode())
                .param("type", port.numberType())
                .param("order", port.portingOrderId())
                .param("connection", port.connectionId())
                .param("reference", port.customerReference())
                .param("billingGroup", port.billingGroupId())
                .param("messagingProfile", port.messagingProfileId())
                .param("tags", port.tags().toArray(String[]::new))
                .param("now", at(time.instant()))
                .update();
    }

    /// Those of the numbers that the customer has, or will have by an order.
    public Set<String> among(Collection<String> numbers) {
        return owned(numbers).stream().map(OwnedNumber::phoneNumber).collect(Collectors.toSet());
    }

    /// @param orderLines ids of the lines that the numbers were bought with
    public void activate(String[] orderLines) {
        jdbc.sql("""
                UPDATE sandbox.phone_number SET status = 'active', activated_at = :now, updated_at = :now
                WHERE order_line_id = ANY (:lines::uuid[])
                """)
                .param("lines", orderLines)
                .param("now", at(time.instant()))
                .update();
    }

    /// @param orderLines ids of the lines that failed
    public void fail(String[] orderLines) {
        jdbc.sql("""
                UPDATE sandbox.phone_number SET status = 'purchase-failed', updated_at = :now
                WHERE order_line_id = ANY (:lines::uuid[])
                """)
                .param("lines", orderLines)
                .param("now", at(time.instant()))
                .update();
    }

    Optional<OwnedNumber> find(long id) {
        return jdbc.sql("SELECT " + OwnedNumber.COLUMNS
                        + "FROM sandbox.phone_number WHERE id = :id AND status <> 'deleted'")
                .param("id", id)
                .query(OwnedNumber::of)
                .optional();
    }

    Optional<OwnedNumber> findByNumber(String e164) {
        return jdbc.sql("SELECT " + OwnedNumber.COLUMNS + """
                FROM sandbox.phone_number
                WHERE phone_number = :number AND status IN ('purchase-pending', 'active')
                """)
                .param("number", e164)
                .query(OwnedNumber::of)
                .optional();
    }

    Collection<OwnedNumber> owned(Collection<String> numbers) {
        return jdbc.sql("SELECT " + OwnedNumber.COLUMNS + """
                FROM sandbox.phone_number
                WHERE phone_number = ANY (:numbers::text[]) AND status IN ('purchase-pending', 'active')
                """)
                .param("numbers", numbers.toArray(String[]::new))
                .query(OwnedNumber::of)
                .list();
    }

    Paged<OwnedNumber> page(Query query, PageRequest page) {
        var filter = NumberFilter.of(query);
        var total = jdbc.sql("SELECT count(*) FROM sandbox.phone_number " + filter.where())
                .params(filter.parameters())
                .query(Long.class)
                .single();
        var rows = jdbc.sql("SELECT " + OwnedNumber.COLUMNS + "FROM sandbox.phone_number " + filter.where()
                        + filter.order() + " LIMIT :limit OFFSET :offset")
                .params(filter.parameters())
                .param("limit", page.size())
                .param("offset", page.offset())
                .query(OwnedNumber::of)
                .list();
        return page.of(rows, total);
    }

    /// Overwrites what can be changed.
    void save(OwnedNumber number) {
        jdbc.sql("""
                UPDATE sandbox.phone_number SET connection_id = :connection,
                    customer_reference = :reference, billing_group_id = :billingGroup, external_pin = :pin,
                    hd_voice_enabled = :hdVoice, tags = :tags::text[], voice = :voice::jsonb,
                    messaging_profile_id = :messagingProfile, messaging_product = :messagingProduct,
                    updated_at = :now
                WHERE id = :id
                """)
                .param("connection", number.connectionId())
                .param("reference", number.customerReference())
                .param("billingGroup", number.billingGroupId())
                .param("pin", number.externalPin())
                .param("hdVoice", number.hdVoiceEnabled())
                .param("tags", number.tags().toArray(String[]::new))
                .param("voice", number.voice())
                .param("messagingProfile", number.messagingProfileId())
                .param("messagingProduct", number.messagingProduct())
                .param("now", at(time.instant()))
                .param("id", number.id())
                .update();
    }

    void delete(long id) {
        jdbc.sql("UPDATE sandbox.phone_number SET status = 'deleted', updated_at = :now WHERE id = :id")
                .param("now", at(time.instant()))
                .param("id", id)
                .update();
    }

    /// Locks the row, so that two changes at once follow each other.
    void lock(long id) {
        jdbc.sql("SELECT id FROM sandbox.phone_number WHERE id = :id FOR UPDATE")
                .param("id", id)
                .query(Long.class)
                .optional();
    }
}
