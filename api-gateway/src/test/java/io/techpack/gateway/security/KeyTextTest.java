package io.techpack.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KeyTextTest {

    @Test
    void a_minted_key_is_read_again() {
        KeyText key = KeyText.mint(new SecureRandom());

        assertThat(KeyText.find(key.text())).contains(key);
        assertThat(key.secret()).hasSize(43);
        assertThat(key.digest()).hasSize(32);
    }

    @Test
    void the_same_bits_make_the_same_key() {
        assertThat(KeyText.mint(new Random(1))).isEqualTo(KeyText.mint(new Random(1)));
        assertThat(KeyText.mint(new Random(1))).isNotEqualTo(KeyText.mint(new Random(2)));
    }

    @Test
    void a_key_in_a_log_is_no_key() {
        KeyText key = KeyText.mint(new SecureRandom());

        assertThat(key.toString()).doesNotContain(key.secret());
    }
}
