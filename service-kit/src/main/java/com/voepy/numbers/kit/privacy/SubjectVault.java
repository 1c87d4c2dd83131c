package com.voepy.numbers.kit.privacy;

import com.voepy.numbers.kernel.Sealed;
import com.voepy.numbers.kit.problem.ErrorCode;
import com.voepy.numbers.kit.security.AesGcm;
import com.voepy.numbers.kit.security.SecretBox;
import com.voepy.numbers.kit.web.WireJson;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Encrypts personal data under a key per data subject and destroys that key to erase the subject.
///
/// A subject is what the data belongs to: an emergency address, a porting order, a document. Keys are never cached, so
/// that an erasure is effective on every node with its commit.
public final class SubjectVault {

    private static final String PURPOSE = "privacy.subject-key";

    private final JdbcClient jdbc;
    private final AesGcm wrapping;
    private final InstantSource clock;

    /// @param wrappedKey null once destroyed
    private record Row(UUID subjectId, UUID tenantId, byte @Nullable [] wrappedKey) {}

    public SubjectVault(DataSource dataSource, SecretBox secrets, InstantSource clock) {
        this.jdbc = JdbcClient.create(dataSource);
        this.wrapping = new AesGcm(secrets.keyFor(PURPOSE));
        this.clock = clock;
    }

    /// Seals one value; see [#sealer] for several of the same subject.
    public Sealed seal(UUID subjectId, UUID tenantId, Object value) {
        return sealer(subjectId, tenantId).seal(value);
    }

    /// What encrypts for the subject. Its key is made with the first call, in the caller's transaction, and cannot be
    /// destroyed before that transaction ends.
    ///
    /// @throws com.voepy.numbers.kit.problem.Rejection `409 personal_data_erased` if its key was destroyed
    public Sealer sealer(UUID subjectId, UUID tenantId) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("personal data is sealed in the transaction that stores it");
        }
        var row = locked(subjectId).or(() -> created(subjectId, tenantId)).orElseThrow();
        if (!row.tenantId().equals(tenantId)) {
            throw new IllegalStateException("subject %s is of another tenant".formatted(subjectId));
        }
        return sealerOf(row)
                .orElseThrow(
                        () -> ErrorCode.PERSONAL_DATA_ERASED.because("The personal data of this resource was erased."));
    }

    /// The value that was sealed; empty once its subject was erased.
    ///
    /// @throws IllegalStateException if it was sealed under another master key or changed since
    public <T> Optional<T> open(Sealed sealed, Class<T> type) {
        return read(sealed.sealedFor())
                .flatMap(this::sealerOf)
                .map(sealer -> WireJson.mapper().readValue(sealer.open(sealed), type));
    }

    /// As [#open], for what [Sealer#sealBytes] made.
    public Optional<byte[]> openBytes(UUID subjectId, byte[] sealed) {
        return read(subjectId).flatMap(this::sealerOf).map(sealer -> sealer.openBytes(sealed));
    }

    /// The JSON of each value, with one query for all; those of erased subjects are missing.
    public Map<Sealed, String> openAll(Collection<Sealed> sealed) {
        var subjects = sealed.stream().map(Sealed::sealedFor).collect(Collectors.toSet());
        Map<UUID, Sealer> sealers = new HashMap<>();
        jdbc.sql("SELECT subject_id, tenant_id, wrapped_key FROM privacy.subject_key WHERE subject_id = ANY (:ids)")
                .param("ids", subjects.toArray(UUID[]::new))
                .query(SubjectVault::row)
                .list()
                .forEach(row -> sealerOf(row).ifPresent(sealer -> sealers.put(row.subjectId(), sealer)));
        Map<Sealed, String> opened = new HashMap<>();
        for (var each : sealed) {
            var sealer = sealers.get(each.sealedFor());
            if (sealer != null) {
                opened.put(each, sealer.open(each));
            }
        }
        return opened;
    }

    /// Erases subjects for ever, in the caller's transaction; again for the same does nothing. A subject that has no
    /// key never gets one.
    public void destroy(UUID tenantId, Collection<UUID> subjectIds) {
        subjectIds.stream()
                .sorted()
                .forEach(subjectId -> jdbc.sql("""
            INSERT INTO privacy.subject_key AS stored (subject_id, tenant_id, wrapped_key, created_at, destroyed_at)
            VALUES (:subject, :tenant, NULL, :now, :now)
            ON CONFLICT (subject_id) DO UPDATE SET wrapped_key = NULL, destroyed_at = excluded.destroyed_at
            WHERE stored.destroyed_at IS NULL AND stored.tenant_id = excluded.tenant_id
            """)
                        .param("subject", subjectId)
                        .param("tenant", tenantId)
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .update());
    }

    private Optional<Row> locked(UUID subjectId) {
        return jdbc.sql("""
            SELECT subject_id, tenant_id, wrapped_key FROM privacy.subject_key WHERE subject_id = :subject FOR SHARE
            """)
                .param("subject", subjectId)
                .query(SubjectVault::row)
                .optional();
    }

    /// Of two that create it at once, the second waits for the first and then finds its key.
    private Optional<Row> created(UUID subjectId, UUID tenantId) {
        jdbc.sql("""
            INSERT INTO privacy.subject_key (subject_id, tenant_id, wrapped_key, created_at)
            VALUES (:subject, :tenant, :key, :now) ON CONFLICT (subject_id) DO NOTHING
            """)
                .param("subject", subjectId)
                .param("tenant", tenantId)
                .param("key", wrapping.encrypt(AesGcm.newKey(), Sealer.contextOf(subjectId)))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        return locked(subjectId);
    }

    private Optional<Row> read(UUID subjectId) {
        return jdbc.sql(
                        "SELECT subject_id, tenant_id, wrapped_key FROM privacy.subject_key WHERE subject_id = :subject")
                .param("subject", subjectId)
                .query(SubjectVault::row)
                .optional();
    }

    private Optional<Sealer> sealerOf(Row row) {
        return Optional.ofNullable(row.wrappedKey())
                .map(key -> wrapping.decrypt(key, Sealer.contextOf(row.subjectId())))
                .map(key -> new Sealer(row.subjectId(), new AesGcm(key)));
    }

    private static Row row(java.sql.ResultSet row, int number) throws java.sql.SQLException {
        return new Row(
                row.getObject("subject_id", UUID.class),
                row.getObject("tenant_id", UUID.class),
                row.getBytes("wrapped_key"));
    }
}
