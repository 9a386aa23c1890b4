package io.techpack.gateway.security;

import static io.techpack.gateway.response.Paths.ADMIN;
import static io.techpack.gateway.response.Paths.BASE;
import static io.techpack.gateway.response.Paths.ME;
import static io.techpack.gateway.response.Paths.OPENAPI;

import io.techpack.gateway.limits.RateLimiter;
import io.techpack.gateway.links.SignedLinks;
import io.techpack.gateway.response.ApiException;
import io.techpack.gateway.response.ErrorCode;
import io.techpack.gateway.response.ErrorWriter;
import io.techpack.gateway.response.SecurityHeaders;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AnonymousConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.firewall.DefaultRequestRejectedHandler;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/** Who may call what. No sessions, no cookies: every request carries its key. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    /** The request as a whole is observed; observing each of its filters adds nothing. */
    @Bean
    SecurityObservationSettings securityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    /**
     * Lets through what is checked elsewhere and then named in an error: unknown methods, which get
     * the ones that are allowed, texts of the query, and headers, whose odd bytes are none of our
     * business.
     */
    @Bean
    HttpFirewall firewall() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setUnsafeAllowAnyHttpMethod(true);
        firewall.setAllowedHeaderValues(_ -> true);
        firewall.setAllowedParameterNames(_ -> true);
        return firewall;
    }

    /** Thrown on, so that the answer is in our own form and names what was refused. */
    @Bean
    RequestRejectedHandler refusedPaths() {
        return new DefaultRequestRejectedHandler();
    }

    @Bean
    SecurityFilterChain gatewaySecurity(
            HttpSecurity http,
            BearerIntrospector introspector,
            SignedLinks links,
            RateLimiter limiter,
            Standalone standalone,
            ErrorWriter errors,
            SecurityHeaders headers,
            CrossOrigin crossOrigin,
            Environment environment)
            throws Exception {
        boolean ownManagementPort =
                ManagementPortType.get(environment) == ManagementPortType.DIFFERENT;
        AuthenticationEntryPoint unauthenticated =
                (request, response, _) -> errors.write(request, response, noValidKey());
        AccessDeniedHandler forbidden =
                (request, response, _) -> errors.write(request, response, forbidden());
        return http.csrf(AbstractHttpConfigurer::disable)
                .headers(each ->
                        each.defaultsDisabled()
                                .cacheControl(Customizer.withDefaults())
                                .addHeaderWriter(headers::write))
                .addFilter(crossOrigin.filter())
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(
                        session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .anonymous(anonymous -> standalone.demo().ifPresent(demo -> actAs(anonymous, demo)))
                .addFilterBefore(new SignedLinkFilter(links), BearerTokenAuthenticationFilter.class)
                .addFilterAfter(new LogFieldsFilter(), AnonymousAuthenticationFilter.class)
                .addFilterAfter(new RateLimitFilter(limiter), LogFieldsFilter.class)
                .oauth2ResourceServer(server ->
                        server.opaqueToken(token -> token.introspector(introspector))
                                .authenticationEntryPoint(unauthenticated)
                                .accessDeniedHandler(forbidden))
                .exceptionHandling(handling ->
                        handling.authenticationEntryPoint(unauthenticated)
                                .accessDeniedHandler(forbidden))
                .authorizeHttpRequests(requests ->
                        requests.requestMatchers("/actuator/health/**")
                                .permitAll()
                                .requestMatchers("/actuator/prometheus")
                                .permitAll()
                                .requestMatchers("/actuator/**")
                                .access((_, _) -> new AuthorizationDecision(ownManagementPort))
                                .requestMatchers(OPENAPI)
                                .permitAll()
                                .requestMatchers(standalone::mayBeCrossSite)
                                .denyAll()
                                .requestMatchers(ADMIN + "/**")
                                .hasAuthority(Scope.AUTHORITY + Scope.ADMIN)
                                .requestMatchers(ME)
                                .hasAnyAuthority(
                                        Scope.AUTHORITY + Scope.JOBS, Scope.AUTHORITY + Scope.ADMIN)
                                .requestMatchers(BASE + "/**")
                                .hasAuthority(Scope.AUTHORITY + Scope.JOBS)
                                // only what is public: the web client's files
                                .anyRequest()
                                .permitAll())
                .build();
    }

    private static void actAs(AnonymousConfigurer<HttpSecurity> anonymous, Caller demo) {
        anonymous.principal(demo).authorities(java.util.List.copyOf(demo.getAuthorities()));
    }

    private static ApiException noValidKey() {
        return ApiException.unauthenticated(
                "No valid API key was sent. Send one as: Authorization: Bearer tp_…");
    }

    private static ApiException forbidden() {
        return ApiException.of(
                ErrorCode.FORBIDDEN,
                "This API key or token lacks the scope for this; ask for one that has it.");
    }
}
