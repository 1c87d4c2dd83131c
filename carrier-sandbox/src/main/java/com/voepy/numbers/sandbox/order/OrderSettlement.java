package com.voepy.numbers.sandbox.order;

import static com.voepy.numbers.sandbox.api.Sql.at;

import com.voepy.numbers.sandbox.balance.Account;
import com.voepy.numbers.sandbox.number.OwnedNumbers;
import com.voepy.numbers.sandbox.stock.Magic;
import com.voepy.numbers.sandbox.stock.TakenNumbers;
import com.voepy.numbers.sandbox.work.DueWork;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Ends lines whose time has come, and with its last line the order.
@Component
class OrderSettlement implements DueWork {

    private static final int BATCH = 200;

    private final JdbcClient jdbc;
    private final OrderStore orders;
    private final OwnedNumbers owned;
    private final TakenNumbers taken;
    private final Account account;
    private final OrderWebhooks webhooks;
    private final TransactionTemplate transaction;
    private final InstantSource time;

    OrderSettlement(
            JdbcClient jdbc,
            OrderStore orders,
            OwnedNumbers owned,
            TakenNumbers taken,
            Account account,
            OrderWebhooks webhooks,
            TransactionTemplate transaction,
            InstantSource time) {
        this.jdbc = jdbc;
        this.orders = orders;
        this.owned = owned;
        this.taken = taken;
        this.account = account;
        this.webhooks = webhooks;
        this.transaction = transaction;
        this.time = time;
    }

    @Override
    public boolean doSome() {
        return Objects.requireNonNull(transaction.execute(_ -> settle()));
    }

    private boolean settle() {
        var now = time.instant().truncatedTo(ChronoUnit.MICROS);
        var due = jdbc.sql(OrderStore.LINES + """
                WHERE l.status = 'pending' AND l.settles_at <= :now
                ORDER BY l.settles_at LIMIT :limit FOR UPDATE OF l SKIP LOCKED
                """)
                .param("now", at(now))
                .param("limit", BATCH)
                .query(OrderStore::line)
                .list();
        if (due.isEmpty()) {
            return false;
        }
        var failed = due.stream()
                .filter(line -> Magic.of(line.phoneNumber()) == Magic.LINE_FAILS)
                .toList();
        var active = due.stream().filter(line -> !failed.contains(line)).toList();
        end(active, OrderStatus.SUCCESS);
        end(failed, OrderStatus.FAILURE);
        owned.activate(ids(active));
        owned.fail(ids(failed));
        taken.giveBack(failed.stream().map(OrderLine::phoneNumber).toList(), Duration.ZERO);
        completeOrders(due.stream().map(OrderLine::orderId).distinct().sorted().toList(), now);
        if (!failed.isEmpty()) {
            account.credit(failed.stream().mapToLong(OrderLine::upfrontCents).sum());
        }
        return due.size() == BATCH;
    }

    /// Locks the orders first, so that of two who end two lines of one order the second sees both ended.
    private void completeOrders(Collection<UUID> ids, Instant now) {
        var heads = jdbc.sql(OrderStore.HEADS + "WHERE id = ANY (:ids::uuid[]) ORDER BY id FOR UPDATE")
                .param("ids", ids.stream().map(UUID::toString).toArray(String[]::new))
                .query(OrderStore::head)
                .list();
        var linesOf = orders.lines(ids).stream().collect(Collectors.groupingBy(OrderLine::orderId));
        var ended = new EnumMap<OrderStatus, List<String>>(OrderStatus.class);
        for (var head : heads) {
            var lines = linesOf.getOrDefault(head.id(), List.of());
            var status = OrderStatus.of(lines.stream().map(OrderLine::status).toList());
            if (status != OrderStatus.PENDING) {
                ended.computeIfAbsent(status, _ -> new ArrayList<>())
                        .add(head.id().toString());
                webhooks.completed(head, lines, now);
            }
        }
        ended.forEach((status, orderIds) -> jdbc.sql("""
                UPDATE sandbox.number_order SET status = :status, updated_at = :now WHERE id = ANY (:ids::uuid[])
                """)
                .param("status", status.wireName())
                .param("now", at(now))
                .param("ids", orderIds.toArray(String[]::new))
                .update());
    }

    private void end(List<OrderLine> lines, OrderStatus status) {
        jdbc.sql("UPDATE sandbox.order_line SET status = :status WHERE id = ANY (:ids::uuid[])")
                .param("status", status.wireName())
                .param("ids", ids(lines))
                .update();
    }

    private static String[] ids(List<OrderLine> lines) {
        return lines.stream().map(line -> line.id().toString()).toArray(String[]::new);
    }
}
