package io.techpack.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.techpack.account.Accounts.IssuedKey;
import io.techpack.account.Accounts.KeyUse;
import io.techpack.account.Accounts.RateKind;
import io.techpack.account.Accounts.RateLimit;
import io.techpack.account.Accounts.Tokens;
import io.techpack.job.AccountId;
import io.techpack.ledger.TestDatabase;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AccountsTest {

    /** Refills so slowly that a test sees nothing of it. */
    private static final RateLimit SLOW = new RateLimit(1, 25);

    private TestDatabase database;
    private Accounts accounts;
    private AccountId account;

    @BeforeEach
    void open() {
        database = TestDatabase.fresh();
        accounts = new Accounts(database.database());
        account = database.account(0);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_bucket_grants_its_burst_and_then_what_flows_in() {
        int granted = 0;
        Instant began = Instant.now();
        Tokens taken = take(SLOW);
        while (taken.granted() > 0) {
            granted += taken.granted();
            taken = take(SLOW);
        }

        long seconds = began.until(Instant.now(), ChronoUnit.SECONDS) + 1;
        assertThat((long) granted).isBetween(25L, 25 + seconds);
        assertThat(taken.spentSeconds()).isBetween(23.9, 25.01);

        // as if ten seconds had passed
        rest(10);

        granted = 0;
        while (take(SLOW).granted() > 0) {
            granted++;
        }
        assertThat(granted).isBetween(10, 13);
    }

    @Test
    void tokens_come_for_a_tenth_of_a_second_at_a_time() {
        RateLimit fast = new RateLimit(1_000, 10_000);

        Tokens first = take(fast);
        Tokens second = take(fast);

        assertThat(first.granted()).isEqualTo(100);
        assertThat(second.granted()).isEqualTo(100);
        assertThat(first.limit()).isEqualTo(fast);
        assertThat(second.spentSeconds()).isBetween(0.1, 0.2);
    }

    @Test
    void many_that_take_at_once_get_no_more_than_there_is()
            throws ExecutionException, InterruptedException {
        Instant began = Instant.now();
        List<Future<Integer>> takers = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int taker = 0; taker < 8; taker++) {
                takers.add(
                        threads.submit(() -> {
                            int mine = 0;
                            for (int i = 0; i < 20; i++) {
                                mine += take(SLOW).granted();
                            }
                            return mine;
                        }));
            }
        }
        int granted = 0;
        for (Future<Integer> taker : takers) {
            granted += taker.get();
        }

        long seconds = began.until(Instant.now(), ChronoUnit.SECONDS) + 1;
        assertThat((long) granted).isBetween(25L, 25 + seconds);
    }

    @Test
    void an_accounts_own_limit_decides_and_keeps_the_burst_in_seconds() {
        limit(OptionalInt.of(50), OptionalInt.of(7));

        assertThat(take(new RateLimit(10, 100)).limit()).isEqualTo(new RateLimit(50, 500));
        assertThat(
                        accounts.takeTokens(account, RateKind.READS, new RateLimit(10, 20))
                                .map(Tokens::limit))
                .contains(new RateLimit(7, 14));
    }

    @Test
    void reads_and_writes_have_buckets_of_their_own() {
        while (take(SLOW).granted() > 0) {
            // until it is empty
        }

        assertThat(accounts.takeTokens(account, RateKind.READS, SLOW).orElseThrow().granted())
                .isEqualTo(1);
    }

    @Test
    void an_account_that_does_not_exist_has_no_bucket() {
        assertThat(accounts.takeTokens(AccountId.next(), RateKind.WRITES, SLOW)).isEmpty();
    }

    @Test
    void limits_are_kept_and_taken_back() {
        Account limited = limit(OptionalInt.of(5), OptionalInt.empty());

        assertThat(accounts.find(account)).contains(limited);
        assertThat(accounts.limit(account, Account.Limits.NONE).orElseThrow().limits())
                .isEqualTo(Account.Limits.NONE);
        assertThat(accounts.limit(AccountId.next(), Account.Limits.NONE)).isEmpty();
        assertThatThrownBy(() -> limit(OptionalInt.of(0), OptionalInt.empty()))
                .hasMessageContaining("writesPerSecond is 0");
    }

    @Test
    void a_subject_belongs_to_one_account() {
        AccountId other = database.account(0);

        assertThat(accounts.identify(account, Optional.of("kim"))).isPresent();
        assertThat(accounts.identify(other, Optional.of("kim"))).isEmpty();

        assertThat(accounts.withSubject("kim")).contains(account);
        assertThat(accounts.withSubject("nobody")).isEmpty();
        assertThat(accounts.withSubject("\u0000")).isEmpty();
        assertThat(accounts.identify(account, Optional.empty())).isPresent();
        assertThat(accounts.withSubject("kim")).isEmpty();
    }

    @Test
    void the_use_of_a_key_is_written_once_a_minute_whoever_saw_it() {
        accounts.addKey(
                new ApiKey("prefix", account, Set.of("jobs"), Optional.empty()), new byte[32], "k");
        Instant noon = Instant.parse("2030-01-31T12:00:00Z");

        accounts.recordUse(List.of(new KeyUse("prefix", noon), new KeyUse("unknown", noon)));
        accounts.recordUse(List.of(new KeyUse("prefix", noon.plusSeconds(59))));
        assertThat(key().lastUsedAt()).contains(noon);
        accounts.recordUse(List.of(new KeyUse("prefix", noon.plusSeconds(60))));
        assertThat(key().lastUsedAt()).contains(noon.plusSeconds(60));
        // another gateway was slower
        accounts.recordUse(List.of(new KeyUse("prefix", noon)));
        assertThat(key().lastUsedAt()).contains(noon.plusSeconds(60));
    }

    @Test
    void a_key_is_revoked_by_its_owner_only() {
        accounts.addKey(
                new ApiKey("prefix", account, Set.of("jobs"), Optional.empty()), new byte[32], "k");

        assertThat(accounts.revokeKey(database.account(0), "prefix")).isFalse();
        assertThat(accounts.keysInForce(account)).isEqualTo(1);
        assertThat(accounts.revokeKey(account, "prefix")).isTrue();
        assertThat(accounts.keysInForce(account)).isZero();
    }

    private IssuedKey key() {
        return accounts.keys(account, Optional.empty(), 1).getFirst();
    }

    private Tokens take(RateLimit limit) {
        return accounts.takeTokens(account, RateKind.WRITES, limit).orElseThrow();
    }

    private Account limit(OptionalInt writes, OptionalInt reads) {
        return accounts.limit(account, new Account.Limits(OptionalInt.empty(), writes, reads))
                .orElseThrow();
    }

    private void rest(int seconds) {
        database.jdbi()
                .useHandle(handle ->
                        handle.execute(
                                "update rate_bucket set full_at = full_at - make_interval(secs => ?)",
                                seconds));
    }
}
