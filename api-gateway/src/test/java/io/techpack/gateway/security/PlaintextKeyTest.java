package io.techpack.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PlaintextKeyTest {

    @Test
    void a_minted_key_is_read_again() {
        PlaintextKey key = PlaintextKey.mint(new SecureRandom());

        assertThat(PlaintextKey.find(key.text())).contains(key);
        assertThat(key.prefix()).hasSize(10);
        assertThat(key.secret()).hasSize(43);
        assertThat(key.digest()).hasSize(32);
    }

    @Test
    void the_same_bits_make_the_same_key() {
        assertThat(PlaintextKey.mint(new Random(1))).isEqualTo(PlaintextKey.mint(new Random(1)));
        assertThat(PlaintextKey.mint(new Random(1))).isNotEqualTo(PlaintextKey.mint(new Random(2)));
    }

    @Test
    void the_secret_is_of_all_its_random_bits() {
        assertThat(PlaintextKey.mint(new Random(1)).secret())
                .isNotEqualTo(PlaintextKey.mint(new Random(2)).secret())
                .isNotEqualTo("0".repeat(43));
    }

    @Test
    void a_key_in_a_log_is_no_key() {
        PlaintextKey key = PlaintextKey.mint(new SecureRandom());

        assertThat(key.toString()).isEqualTo("tp_" + key.prefix() + "_…");
    }
}
