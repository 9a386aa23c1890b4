package io.techpack.gateway.links;

import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.account.Accounts;
import io.techpack.database.Database;
import io.techpack.gateway.links.SignedLinks.Verification;
import io.techpack.gateway.settings.GatewaySettings;
import io.techpack.job.AccountId;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class SignedLinksTest {

    private static final String PATH = "/api/tech-pack-v2/artifacts/a.png";

    private final AtomicReference<Instant> now =
            new AtomicReference<>(Instant.parse("2026-03-01T12:10:00Z"));
    private final AccountId account = AccountId.next();
    private final SignedLinks links = links("a secret of thirty-two letters or more");

    @Test
    void a_link_is_valid_for_its_account_and_path() {
        String link = links.sign(account, PATH);

        assertThat(link).matches("\\Q" + PATH + "\\E\\?expires=\\d{10}&signature=[\\w-]{64}");
        assertThat(links.verify(PATH, query(link))).isEqualTo(new Verification.Valid(account));
        assertThat(links.verify(PATH, "since=3&" + query(link) + "&x=y"))
                .isEqualTo(new Verification.Valid(account));
    }

    @Test
    void a_link_is_made_again_for_half_its_life_and_works_for_at_least_half_of_it() {
        Set<String> made = new HashSet<>();
        for (int minute = 0; minute < 240; minute++) {
            String link = links.sign(account, PATH);
            made.add(link);
            Duration left = Duration.between(now.get(), expiry(link));
            assertThat(left).isBetween(Duration.ofMinutes(30), Duration.ofMinutes(60));
            now.updateAndGet(time -> time.plusSeconds(60));
        }
        // four hours, touching at most nine half hours
        assertThat(made).hasSizeBetween(8, 9);
    }

    @Test
    void an_expired_link_says_since_when() {
        String link = links.sign(account, PATH);
        Instant end = expiry(link);

        now.set(end.minusMillis(1));
        assertThat(links.verify(PATH, query(link))).isInstanceOf(Verification.Valid.class);
        now.set(end);
        assertThat(links.verify(PATH, query(link))).isEqualTo(new Verification.Expired(end));
    }

    @Test
    void the_shortest_life_still_works() {
        String link = links.sign(account, PATH, Duration.ofSeconds(1));

        assertThat(links.verify(PATH, query(link))).isInstanceOf(Verification.Valid.class);
        now.updateAndGet(time -> time.plusSeconds(2));
        assertThat(links.verify(PATH, query(link))).isInstanceOf(Verification.Expired.class);
    }

    @Test
    void whatever_is_changed_is_forged() {
        String query = query(links.sign(account, PATH));
        Instant end = expiry(query);
        String later = query.replace("" + end.getEpochSecond(), "" + (end.getEpochSecond() + 1));
        int signature = query.indexOf("signature=") + "signature=".length();

        assertThat(links.verify(PATH + "x", query)).isInstanceOf(Verification.Forged.class);
        assertThat(links.verify(PATH, later)).isInstanceOf(Verification.Forged.class);
        for (int at = signature; at < query.length(); at++) {
            char other = query.charAt(at) == 'A' ? 'B' : 'A';
            String changed = query.substring(0, at) + other + query.substring(at + 1);
            assertThat(links.verify(PATH, changed)).isInstanceOf(Verification.Forged.class);
        }
        assertThat(links("another secret of thirty-two letters").verify(PATH, query))
                .isInstanceOf(Verification.Forged.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "expires=1",
                "signature=x",
                "expires=&signature=",
                "expires=99999999999999999999&signature=x",
                "expires=-1&signature=x",
                "expires=1&signature=%00",
                "expires=1&signature=\u0000\uD800"
            })
    void what_is_no_signature_is_forged(String query) {
        assertThat(links.verify(PATH, query)).isInstanceOf(Verification.Forged.class);
    }

    @Test
    void a_query_says_whether_its_link_is_signed() {
        assertThat(SignedLinks.isSigned("a=b&signature=x")).isTrue();
        assertThat(SignedLinks.isSigned("expires=x")).isTrue();
        assertThat(SignedLinks.isSigned(null)).isFalse();
        assertThat(SignedLinks.isSigned("since=1&mysignature=x")).isFalse();
    }

    private static Instant expiry(String link) {
        return Instant.ofEpochSecond(Long.parseLong(link.replaceFirst(".*expires=(\\d+).*", "$1")));
    }

    private static String query(String link) {
        return link.substring(link.indexOf('?') + 1);
    }

    private SignedLinks links(String secret) {
        GatewaySettings settings =
                new Binder(
                                new MapConfigurationPropertySource(
                                        Map.of("techpack.gateway.links.secret", secret)))
                        .bindOrCreate("techpack.gateway", GatewaySettings.class);
        Accounts unreachable =
                new Accounts(
                        new Database(
                                Jdbi.create(() -> {
                                    throw new SQLException("a configured secret needs no database");
                                })));
        return new SignedLinks(new LinkKey(settings, unreachable), settings, now::get);
    }
}
