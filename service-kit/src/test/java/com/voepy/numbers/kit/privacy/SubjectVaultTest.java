package com.voepy.numbers.kit.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.voepy.numbers.kernel.Sealed;
import com.voepy.numbers.kit.problem.ErrorCode;
import com.voepy.numbers.kit.problem.Rejection;
import com.voepy.numbers.kit.security.SecretBox;
import com.voepy.numbers.kit.testing.TestDatabase;
import com.voepy.numbers.kit.web.WireJson;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SubjectVaultTest {

    static final UUID TENANT = UUID.fromString("7e000000-0000-4000-8000-000000000001");
    static final UUID STRANGER = UUID.fromString("7e000000-0000-4000-8000-000000000002");
    static final String STREET = "1 Example St, \"Rear\" \\ Hof 3ß";

    static final TestDatabase DATABASE = TestDatabase.create();
    static final javax.sql.DataSource DATA = DATABASE.dataSource();

    final TransactionTemplate transaction = new TransactionTemplate(new DataSourceTransactionManager(DATA));
    final SubjectVault vault = vault((byte) 1);
    final UUID subject = UUID.randomUUID();

    @BeforeAll
    static void migrate() {
        PrivacySchema.migrate(DATA);
    }

    static SubjectVault vault(byte master) {
        var key = new byte[32];
        key[0] = master;
        return new SubjectVault(
                DATA,
                new SecretBox(Base64.getEncoder().encodeToString(key)),
                () -> Instant.parse("2030-01-01T12:00:00Z"));
    }

    @Test
    void what_is_sealed_opens_until_its_key_is_destroyed() {
        var sealed = seal(STREET);
        assertThat(sealed.ciphertext()).doesNotContain("Example");
        assertThat(vault.open(sealed, String.class)).hasValue(STREET);

        transaction.executeWithoutResult(_ -> vault.destroy(TENANT, List.of(subject)));

        assertThat(vault.open(sealed, String.class)).isEmpty();
        assertThat(vault.openAll(List.of(sealed))).isEmpty();
    }

    @Test
    void the_same_text_never_looks_the_same() {
        assertThat(seal(STREET)).isNotEqualTo(seal(STREET));
    }

    @Test
    void bytes_are_sealed_as_they_are() {
        var file = "not JSON".getBytes(StandardCharsets.UTF_8);
        var sealed = inTransaction(() -> vault.sealer(subject, TENANT).sealBytes(file));
        assertThat(vault.openBytes(subject, sealed)).hasValue(file);
    }

    @Test
    void a_destroyed_key_is_never_made_again() {
        seal(STREET);
        var other = UUID.randomUUID();
        transaction.executeWithoutResult(_ -> vault.destroy(TENANT, List.of(subject, other)));
        transaction.executeWithoutResult(_ -> vault.destroy(TENANT, List.of(subject, other)));

        for (var erased : List.of(subject, other)) {
            assertThatThrownBy(() -> inTransaction(() -> vault.seal(erased, TENANT, STREET)))
                    .isInstanceOfSatisfying(
                            Rejection.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.PERSONAL_DATA_ERASED));
        }
    }

    @Test
    void a_strangers_subject_is_neither_used_nor_destroyed() {
        var sealed = seal(STREET);
        assertThatThrownBy(() -> inTransaction(() -> vault.seal(subject, STRANGER, STREET)))
                .isInstanceOf(IllegalStateException.class);
        transaction.executeWithoutResult(_ -> vault.destroy(STRANGER, List.of(subject)));
        assertThat(vault.open(sealed, String.class)).hasValue(STREET);
    }

    @Test
    void a_key_goes_with_the_transaction_that_made_it() {
        transaction.executeWithoutResult(status -> {
            vault.seal(subject, TENANT, STREET);
            status.setRollbackOnly();
        });
        assertThat(DATABASE.jdbc()
                        .sql("SELECT count(*) FROM privacy.subject_key WHERE subject_id = :id")
                        .param("id", subject)
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThatThrownBy(() -> vault.seal(subject, TENANT, STREET)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void ciphertext_moved_to_another_subject_or_master_key_does_not_open() {
        var sealed = seal(STREET);
        var other = UUID.randomUUID();
        inTransaction(() -> vault.seal(other, TENANT, STREET));
        assertThatThrownBy(() -> vault.open(new Sealed(other, sealed.ciphertext()), String.class))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> vault((byte) 2).open(sealed, String.class)).isInstanceOf(IllegalStateException.class);
    }

    /// Else a text could be sealed under a key that nobody has any more, and its owner would never see it again.
    @Test
    void a_key_in_use_is_destroyed_after_the_transaction_that_uses_it() throws Exception {
        seal(STREET);
        var sealing = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var sealed = CompletableFuture.supplyAsync(() -> inTransaction(() -> {
            var value = vault.seal(subject, TENANT, STREET);
            sealing.countDown();
            await(goOn);
            return value;
        }));
        await(sealing);
        var destroyed = CompletableFuture.runAsync(
                () -> transaction.executeWithoutResult(_ -> vault.destroy(TENANT, List.of(subject))));
        assertThatThrownBy(() -> destroyed.get(100, TimeUnit.MILLISECONDS)).isNotInstanceOf(ExecutionException.class);
        assertThat(vault.open(seal(STREET), String.class)).isPresent();
        goOn.countDown();
        var value = sealed.get(5, TimeUnit.SECONDS);
        destroyed.get(5, TimeUnit.SECONDS);
        assertThat(vault.open(value, String.class)).isEmpty();
    }

    @Test
    void two_that_make_the_key_at_once_make_one() throws Exception {
        var made = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var first = CompletableFuture.supplyAsync(() -> inTransaction(() -> {
            var value = vault.seal(subject, TENANT, "first");
            made.countDown();
            await(goOn);
            return value;
        }));
        await(made);
        var second = CompletableFuture.supplyAsync(() -> inTransaction(() -> vault.seal(subject, TENANT, "second")));
        goOn.countDown();
        assertThat(vault.open(first.get(5, TimeUnit.SECONDS), String.class)).hasValue("first");
        assertThat(vault.open(second.get(5, TimeUnit.SECONDS), String.class)).hasValue("second");
    }

    @Test
    void json_is_opened_on_its_way_out_and_else_left_as_it_is() {
        var unsealer = new Unsealer(vault);
        var street = seal(STREET);
        var name = inTransaction(() -> vault.seal(UUID.randomUUID(), TENANT, Map.of("first_name", "Ann")));
        var json = WireJson.mapper()
                .writeValueAsString(new Resource(1, street, name, "{\"sealed_for\":\"" + subject + "\"}"));
        assertThat(Unsealer.holdsSealed(json)).isTrue();
        var text = WireJson.mapper().writeValueAsString(STREET);
        var note = WireJson.mapper().writeValueAsString("{\"sealed_for\":\"" + subject + "\"}");
        assertThat(unsealer.open(json))
                .isEqualTo("{\"cents\":1,\"street\":%s,\"person\":{\"first_name\":\"Ann\"},\"note\":%s}"
                        .formatted(text, note));

        transaction.executeWithoutResult(_ -> vault.destroy(TENANT, List.of(subject)));

        var opened = unsealer.openAll(List.of(json, "{}"));
        assertThat(opened.getFirst().erased()).isTrue();
        assertThat(opened.getFirst().json())
                .isEqualTo("{\"cents\":1,\"street\":null,\"person\":{\"first_name\":\"Ann\"},\"note\":%s}"
                        .formatted(note));
        assertThat(opened.getLast()).isEqualTo(new Unsealer.Opened("{}", false));
    }

    /// A sealed value that a client writes as a text is a text.
    @Test
    void a_text_that_looks_sealed_stays_a_text() {
        var street = seal(STREET);
        var text = WireJson.mapper().writeValueAsString(WireJson.mapper().writeValueAsString(street));
        assertThat(Unsealer.holdsSealed(text)).isFalse();
        assertThat(new Unsealer(vault).open(text)).isEqualTo(text);
    }

    record Resource(int cents, Sealed street, Sealed person, String note) {}

    private Sealed seal(Object value) {
        return inTransaction(() -> vault.seal(subject, TENANT, value));
    }

    private <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(_ -> work.get()));
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(Duration.ofSeconds(5).toMillis(), TimeUnit.MILLISECONDS))
                    .isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
