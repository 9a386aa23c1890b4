package io.techpack.gateway.response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.StrictHttpFirewall;

class RefusedPathTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/products/a%2Fb | '/' (%2F)",
                "/products/a;b | ';'",
                "/products/a%5Cb | '\\' (%5C)",
                "/products/50%25 | '%' (%25)",
                "/products/a%0Ab | U+000A (%0A)",
                "/products/../b | '..'",
                "/products//b | '//'"
            })
    void the_character_that_is_refused_is_named(String path, String named) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", path);

        RequestRejectedException refused =
                catchThrowableOfType(
                        RequestRejectedException.class,
                        () -> new StrictHttpFirewall().getFirewalledRequest(request));

        assertThat(refused).as(path).isNotNull();
        assertThat(RefusedPath.sentence(refused)).contains(named);
    }
}
