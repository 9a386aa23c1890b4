package io.techpack.gateway.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpUrlTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http://a|http://a/",
                "http://a?b=c|http://a/?b=c",
                "HTTP://a/b#part|http://a/b",
                "https://a/image/fetch/w_80/https://b//c.jpg|https://a/image/fetch/w_80/https://b//c.jpg",
                "http://a//b/../c/./d|http://a//b/../c/./d",
                "http://a/b%2Fc%20d?e=%3D|http://a/b%2Fc%20d?e=%3D",
                "http://a/100%|http://a/100%25",
                "http://a/%zz%|http://a/%25zz%25",
                "http://a/my shirt.jpg|http://a/my%20shirt.jpg",
                "http://a/Größe/裙.jpg?名=ä|http://a/Gr%C3%B6%C3%9Fe/%E8%A3%99.jpg?%E5%90%8D=%C3%A4",
                "http://a/👗|http://a/%F0%9F%91%97",
                "http://a/{x}[1]^`\"<>|http://a/%7Bx%7D%5B1%5D%5E%60%22%3C%3E",
                "http://a/b\\c|http://a/b%5Cc",
                "http://bücher.example/b|http://xn--bcher-kva.example/b",
                "http://１２７.０.０.１/b|http://127.0.0.1/b",
                "http://127。0。0。1/b|http://127.0.0.1/b",
                "http://[::1]:80/b|http://[::1]:80/b"
            })
    void a_url_is_requested_as_it_is_and_encoded_where_it_must_be(String text, String requested) {
        assertThat(HttpUrl.parse(text).orElseThrow().uri()).hasToString(requested);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "/a",
                "//a/b",
                "http:",
                "http:/a",
                "http://",
                "http:///a",
                "http://a:b/",
                "http://a:123456/",
                "http://u@a/",
                "http://u:p@a/",
                "http://a\\@b/",
                "http://a%2f@b/",
                "http://a%00b/",
                "http://a b/",
                "http://127.1/",
                "http://1/",
                "http://0x7f.1/",
                "http://0177.0.0.1/",
                "http://1.2.3.256/",
                "http://1.2.3.4.5/",
                "http://127.0.0.1./",
                "http://a.1/",
                "http://[fe80::1%25lo]/",
                "http://[::1/",
                "http://a\nb/",
                "http://a/\r\nHost: b",
                "http://a/\u0000"
            })
    void what_is_no_url_with_a_plain_host_is_none(String text) {
        assertThat(HttpUrl.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http://x/y|http://x/y",
                "//x/y|https://x/y",
                "/y//z|https://a/y//z",
                "y|https://a/b//y",
                "./y|https://a/b//y",
                "../y|https://a/b/y",
                "../../../../y/.|https://a/y/",
                "..|https://a/b/",
                "?q=/../x|https://a/b//c?q=/../x",
                "#part|https://a/b//c?d=e",
                "''|https://a/b//c?d=e",
                "/my shirt.jpg|https://a/my%20shirt.jpg"
            })
    void a_location_leads_on_from_where_it_was_given(String location, String to) {
        HttpUrl from = HttpUrl.parse("https://a/b//c?d=e").orElseThrow();

        assertThat(from.resolve(location).orElseThrow().uri()).hasToString(to);
    }

    @Test
    void the_bytes_of_a_location_stay_what_they_are() {
        HttpUrl from = HttpUrl.parse("https://a/").orElseThrow();

        // UTF-8 as a header brings it, each byte a character
        assertThat(from.resolve("/Gr\u00c3\u00b6\u00c3\u009fe").orElseThrow().uri())
                .hasToString("https://a/Gr%C3%B6%C3%9Fe");
        assertThat(from.resolve("mailto:a@b")).isEmpty();
    }
}
