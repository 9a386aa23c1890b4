package io.techpack.gateway.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A small OpenID Connect issuer on loopback: a discovery document, keys that rotate, tokens. */
public final class TestIssuer implements AutoCloseable {

    public static final String AUDIENCE = "techpack";

    /** Taken in turn: generating them takes long, and no test has more at once. */
    private static final List<Keys> KEYS = Stream.generate(Keys::generate).limit(4).toList();

    private static final AtomicInteger TAKEN = new AtomicInteger();

    private final HttpServer server;
    private final AtomicInteger keysRead = new AtomicInteger();
    private volatile boolean down;
    private volatile String namedIssuer;
    private volatile String namedKeys;
    private volatile RSAKey rsa;
    private volatile ECKey ec;

    public TestIssuer() {
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/.well-known/openid-configuration", this::discovery);
        server.createContext("/keys", this::keys);
        namedIssuer = url();
        namedKeys = url() + "/keys";
        rotate();
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Whether it answers nothing but 503. */
    public void down(boolean now) {
        down = now;
    }

    void claimToBe(String issuer) {
        namedIssuer = issuer;
    }

    void pointTo(String keys) {
        namedKeys = keys;
    }

    int keysRead() {
        return keysRead.get();
    }

    /** New keys; tokens that were signed with the old ones are worth nothing. */
    public void rotate() {
        Keys next = KEYS.get(TAKEN.getAndIncrement() % KEYS.size());
        rsa = next.rsa();
        ec = next.ec();
    }

    private record Keys(RSAKey rsa, ECKey ec) {

        static Keys generate() {
            try {
                String id = UUID.randomUUID().toString();
                return new Keys(
                        new RSAKeyGenerator(2048).keyID("rsa-" + id).generate(),
                        new ECKeyGenerator(Curve.P_256).keyID("ec-" + id).generate());
            } catch (JOSEException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    /** Claims that are accepted, to be spoilt. */
    public JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(url())
                .audience(AUDIENCE)
                .subject("somebody")
                .claim("scope", "openid jobs")
                .expirationTime(Date.from(Instant.now().plusSeconds(600)));
    }

    public String token(JWTClaimsSet.Builder claims) {
        return sign(claims, JWSAlgorithm.RS256, rsa, JOSEObjectType.JWT);
    }

    String tokenOnCurve(JWTClaimsSet.Builder claims) {
        return sign(claims, JWSAlgorithm.ES256, ec, new JOSEObjectType("at+jwt"));
    }

    String unsigned(JWTClaimsSet.Builder claims) {
        return new PlainJWT(claims.build()).serialize();
    }

    /** Signed with the public key, which everybody has, as if it were a secret. */
    String signedWithThePublicKey(JWTClaimsSet.Builder claims) {
        try {
            String pem = rsa.toPublicJWK().toJSONString();
            SignedJWT token =
                    new SignedJWT(
                            new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(rsa.getKeyID()).build(),
                            claims.build());
            token.sign(new MACSigner(pem.getBytes(StandardCharsets.UTF_8)));
            return token.serialize();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String sign(
            JWTClaimsSet.Builder claims, JWSAlgorithm algorithm, JWK key, JOSEObjectType type) {
        try {
            SignedJWT token =
                    new SignedJWT(
                            new JWSHeader.Builder(algorithm)
                                    .keyID(key.getKeyID())
                                    .type(type)
                                    .build(),
                            claims.build());
            JWSSigner signer =
                    key instanceof RSAKey own
                            ? new RSASSASigner(own)
                            : new ECDSASigner(key.toECKey());
            token.sign(signer);
            return token.serialize();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void discovery(HttpExchange exchange) throws IOException {
        respond(
                exchange,
                "{\"issuer\":\"%s\",\"jwks_uri\":\"%s\"}".formatted(namedIssuer, namedKeys));
    }

    private void keys(HttpExchange exchange) throws IOException {
        keysRead.incrementAndGet();
        respond(exchange, new JWKSet(List.of(rsa.toPublicJWK(), ec.toPublicJWK())).toString());
    }

    private void respond(HttpExchange exchange, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(down ? 503 : 200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
