package io.techpack.gateway.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import io.techpack.gateway.response.ApiException;
import io.techpack.gateway.settings.GatewaySettings;
import io.techpack.gateway.settings.OidcSettings;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Verifies JSON Web Tokens of the configured issuer: signed with one of its published keys by an
 * asymmetric algorithm, for us, and of now. Thread-safe.
 */
@Component
public final class TokenVerifier {

    private static final Logger log = LoggerFactory.getLogger(TokenVerifier.class);
    private static final Duration RETRY = Duration.ofSeconds(5);

    /** Two dots; neither an API key nor base64 has any. */
    private static final Pattern FORM = Pattern.compile("[\\w-]+\\.[\\w-]+\\.[\\w-]*");

    private static final JOSEObjectType ACCESS_TOKEN = new JOSEObjectType("at+jwt");

    /** Signed by who holds a private key; with the others a public key would be the secret. */
    private static final Set<JWSAlgorithm> ALGORITHMS =
            Set.of(
                    JWSAlgorithm.RS256,
                    JWSAlgorithm.RS384,
                    JWSAlgorithm.RS512,
                    JWSAlgorithm.PS256,
                    JWSAlgorithm.PS384,
                    JWSAlgorithm.PS512,
                    JWSAlgorithm.ES256,
                    JWSAlgorithm.ES384,
                    JWSAlgorithm.ES512);

    private final OidcSettings settings;
    private final InstantSource clock;
    private final @Nullable IssuerKeys keys;

    TokenVerifier(OidcSettings settings, GatewaySettings gateway, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
        this.keys =
                settings.issuer() == null
                        ? null
                        : new IssuerKeys(
                                settings.issuer(), settings, gateway.fetch().allowLoopback());
    }

    /** Whether a bearer's text is to be verified here: an issuer is set, and it looks like one. */
    public boolean isToken(String bearer) {
        return keys != null && FORM.matcher(bearer).matches();
    }

    /**
     * What the token says, if it is genuine.
     *
     * @throws ApiException UNAUTHENTICATED if it is not, UNAVAILABLE if that cannot be told now
     */
    public VerifiedToken verify(String token) {
        JWTClaimsSet claims = signed(token);
        try {
            return checked(claims);
        } catch (ParseException malformed) {
            log.debug("a token has a claim of the wrong type", malformed);
            throw ApiException.unauthenticated("A claim of the token is of the wrong type.");
        }
    }

    private JWTClaimsSet signed(String token) {
        if (keys == null) {
            throw new IllegalStateException("no issuer is configured");
        }
        try {
            DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
            processor.setJWSTypeVerifier(
                    new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, ACCESS_TOKEN, null));
            processor.setJWSKeySelector(
                    new JWSVerificationKeySelector<>(ALGORITHMS, keys.source()));
            processor.setJWTClaimsSetVerifier((_, _) -> {}); // ours are checked below
            return processor.process(token, null);
        } catch (ParseException | BadJOSEException refused) {
            log.debug("a token was refused: {}", refused.getMessage());
            throw notGenuine();
        } catch (JOSEException fault) {
            if (!keys.lastReadFailed()) {
                log.debug("a token was refused: {}", fault.getMessage());
                throw notGenuine();
            }
            throw unavailable(fault);
        } catch (IssuerKeys.Unavailable fault) {
            throw unavailable(fault);
        }
    }

    private VerifiedToken checked(JWTClaimsSet claims) throws ParseException {
        if (!String.valueOf(settings.issuer()).equals(claims.getIssuer())) {
            throw ApiException.unauthenticated(
                    "The token is of another issuer; get one from %s."
                            .formatted(settings.issuer()));
        }
        if (claims.getAudience().stream().noneMatch(settings.audience()::contains)) {
            throw ApiException.unauthenticated(
                    "The token is for another application; get one for the audience %s."
                            .formatted(String.join(" or ", settings.audience())));
        }
        Instant now = clock.instant();
        Instant expiry = time(claims.getExpirationTime());
        if (expiry == null) {
            throw ApiException.unauthenticated("The token never expires; get one that does.");
        }
        if (!now.isBefore(expiry.plus(settings.clockSkew()))) {
            throw ApiException.unauthenticated(
                    "The token expired at %s; get a new one.".formatted(expiry));
        }
        Instant start = time(claims.getNotBeforeTime());
        if (start != null && now.isBefore(start.minus(settings.clockSkew()))) {
            throw ApiException.unauthenticated(
                    "The token is not valid before %s.".formatted(start));
        }
        return new VerifiedToken(
                Optional.ofNullable(claims.getStringClaim(settings.accountClaim())),
                Optional.ofNullable(claims.getSubject()).orElse(""),
                scopes(claims.getClaim(settings.scopesClaim())));
    }

    private static Set<String> scopes(@Nullable Object claim) {
        return switch (claim) {
            case String text ->
                    Arrays.stream(text.split(" ", -1)).collect(Collectors.toUnmodifiableSet());
            case Collection<?> list ->
                    list.stream().map(String::valueOf).collect(Collectors.toUnmodifiableSet());
            case null, default -> Set.of();
        };
    }

    private static @Nullable Instant time(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }

    private static ApiException notGenuine() {
        return ApiException.unauthenticated(
                "The token was not signed by a key of the issuer that is accepted here.");
    }

    private static ApiException unavailable(Exception fault) {
        log.warn("a token cannot be verified: {}", fault.getMessage());
        return ApiException.unavailable(
                "The issuer of tokens does not answer, so yours cannot be verified now. Try again, or use an API key.",
                RETRY);
    }
}
