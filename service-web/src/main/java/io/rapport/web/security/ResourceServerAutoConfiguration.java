package io.rapport.web.security;

import com.github.benmanes.caffeine.cache.Ticker;
import io.rapport.web.Problem;
import io.rapport.web.ProblemWriter;
import io.rapport.web.SecurityHeaders;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.web.OAuth2ResourceServerWebSecurityAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * An OAuth2 resource server that denies by default: a command or query is for the roles that it says ({@link OpenTo}),
 * actuators are for admins.
 */
@AutoConfiguration(
        before = {OAuth2ResourceServerWebSecurityAutoConfiguration.class, SecurityFilterAutoConfiguration.class})
class ResourceServerAutoConfiguration {

    private static final Duration CLOCK_SKEW = Duration.ofSeconds(5);

    /** What Spring's firewall lets through by itself. */
    private static final Pattern ASSIGNED_AND_NO_CONTROL = Pattern.compile("[\\p{IsAssigned}&&[^\\p{IsControl}]]*");

    @Bean
    SecurityFilterChain filters(
            HttpSecurity http,
            ProblemWriter problems,
            ObjectProvider<OpenAddress> open,
            RequestRates rates,
            WebOrigins origins,
            @Value("${rapport.issuer-uri}") String issuer)
            throws Exception {
        String[] openPatterns = open.stream().map(OpenAddress::pattern).toArray(String[]::new);
        if (!origins.areNone()) {
            http.addFilter(origins.filter(problems));
        }
        return http.addFilterAfter(
                        new RequestLimits(rates, problems, System::nanoTime), BearerTokenAuthenticationFilter.class)
                .headers(headers -> headers.httpStrictTransportSecurity(
                                https -> https.requestMatcher(SecurityHeaders::cameOverHttps))
                        .addHeaderWriter(SecurityHeaders.withLoginAt(issuer))
                        .addHeaderWriter(SecurityHeaders::sayWhenHealthMayBeAskedAgain))
                .csrf(AbstractHttpConfigurer::disable) // no cookies, so nothing that could be forged across sites
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .authorizeHttpRequests(requests -> requests.requestMatchers(
                                "/actuator/health/**",
                                "/livez",
                                "/readyz",
                                "/v3/api-docs/**",
                                "/v3/api-docs.yaml",
                                "/swagger-ui/**",
                                "/swagger-ui.html")
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, openPatterns)
                        .permitAll()
                        // Asks for the same without its body, as calendar programs do before they fetch it.
                        .requestMatchers(HttpMethod.HEAD, openPatterns)
                        .permitAll()
                        .requestMatchers("/actuator/**")
                        .hasRole(Role.ADMIN.claim())
                        .anyRequest()
                        .hasAnyRole(DeclaredRoles.all()))
                .oauth2ResourceServer(server -> server.jwt(Customizer.withDefaults())
                        .authenticationEntryPoint(unauthenticated(problems))
                        .accessDeniedHandler(denied(problems)))
                .exceptionHandling(handling -> handling.authenticationEntryPoint(unauthenticated(problems))
                        .accessDeniedHandler(denied(problems)))
                .build();
    }

    private static AuthenticationEntryPoint unauthenticated(ProblemWriter problems) {
        return (request, response, e) -> {
            if (e instanceof IssuerUnavailableException) {
                response.setHeader(HttpHeaders.RETRY_AFTER, "2");
                problems.write(
                        response,
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "IssuerUnavailable",
                        HttpHeaders.AUTHORIZATION,
                        "Whether the token is valid cannot be told, since the issuer of tokens cannot be asked. Nothing"
                                + " happened; ask again.");
                return;
            }
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
            problems.write(
                    response,
                    HttpStatus.UNAUTHORIZED,
                    "Unauthenticated",
                    HttpHeaders.AUTHORIZATION,
                    "Send a valid token of the issuer as Authorization: Bearer; it may have expired.");
        };
    }

    /** Before anything else is looked at: whoever may not ask is not told what is wrong with the question. */
    @Bean
    WebMvcConfigurer declaredRoles(ProblemWriter problems) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry interceptors) {
                interceptors.addInterceptor(new DeclaredRoles(problems)).order(Ordered.HIGHEST_PRECEDENCE);
            }
        };
    }

    @Bean
    SmartInitializingSingleton operationsSayWhoseTheyAre(
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping operations) {
        return () -> DeclaredRoles.check(operations.getHandlerMethods().values());
    }

    private static AccessDeniedHandler denied(ProblemWriter problems) {
        return (request, response, e) -> problems.write(response, Problem.forbidden());
    }

    @Bean
    RequestRates requestRates(
            @Value("${rapport.limits.member-rate:200}") int memberRate,
            @Value("${rapport.limits.member-burst:400}") int memberBurst,
            @Value("${rapport.limits.tenant-rate:2000}") int tenantRate,
            @Value("${rapport.limits.tenant-burst:4000}") int tenantBurst) {
        return new RequestRates(
                Rate.of("RAPPORT_MEMBER", memberRate, memberBurst), Rate.of("RAPPORT_TENANT", tenantRate, tenantBurst));
    }

    @Bean
    WebOrigins webOrigins(@Value("${rapport.web-origins:}") List<String> origins) {
        return new WebOrigins(origins);
    }

    /** Fetched from the start on, but not waited for, so that the issuer may start earlier or later. */
    @Bean(destroyMethod = "close")
    IssuerKeys issuerKeys(
            @Value("${rapport.issuer-uri}") String issuer,
            @Value("${rapport.issuer-keys.fresh:5m}") Duration fresh,
            @Value("${rapport.issuer-keys.kept:8h}") Duration kept) {
        return new IssuerKeys(new IssuerSettings(issuer, fresh, kept), Ticker.systemTicker()).start();
    }

    @Bean("issuer")
    HealthIndicator issuerHealth(IssuerKeys keys) {
        return new IssuerHealth(keys);
    }

    @Bean
    JwtDecoder jwtDecoder(
            IssuerKeys keys,
            @Value("${rapport.issuer-uri}") String issuer,
            @Value("${rapport.audience}") String audience) {
        NimbusJwtDecoder verifying = NimbusJwtDecoder.withJwkSource(keys)
                .jwsAlgorithms(
                        algorithms -> algorithms.addAll(List.of(SignatureAlgorithm.RS256, SignatureAlgorithm.ES256)))
                .build();
        verifying.setJwtValidator(validator(issuer, audience));
        return new RememberedTokens(
                verifying, new JwtTimestampValidator(CLOCK_SKEW), keys::version, Ticker.systemTicker());
    }

    /**
     * Spring's firewall with a short way past its regular expressions for printable ASCII, which tokens and the names
     * of headers and parameters are; it asks with each of some twenty that are looked up for one request.
     */
    @Bean
    HttpFirewall firewall() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setAllowedHeaderValues(ResourceServerAutoConfiguration::isAssignedAndNoControl);
        firewall.setAllowedHeaderNames(ResourceServerAutoConfiguration::isAssignedAndNoControl);
        firewall.setAllowedParameterNames(ResourceServerAutoConfiguration::isAssignedAndNoControl);
        return firewall;
    }

    private static boolean isAssignedAndNoControl(String text) {
        return isPrintableAscii(text) || ASSIGNED_AND_NO_CONTROL.matcher(text).matches();
    }

    private static boolean isPrintableAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    private static OAuth2TokenValidator<Jwt> validator(String issuer, String audience) {
        return new DelegatingOAuth2TokenValidator<>(
                new JwtTimestampValidator(CLOCK_SKEW),
                new AccessTokenType(),
                new JwtIssuerValidator(issuer),
                new JwtClaimValidator<Collection<String>>(
                        "aud", audiences -> audiences != null && audiences.contains(audience)),
                new JwtClaimValidator<Object>("exp", expiry -> expiry != null),
                new JwtClaimValidator<Object>(JwtClaimNames.SUB, ResourceServerAutoConfiguration::isIdentifier),
                new JwtClaimValidator<Object>(Caller.TENANT, ResourceServerAutoConfiguration::isIdentifier));
    }

    /** Who belongs to no tenant is nobody here, whatever else the token says. */
    private static boolean isIdentifier(@Nullable Object value) {
        return value instanceof String text && Caller.isIdentifier(text);
    }

    @Bean
    JwtAuthenticationConverter jwtAuthenticationConverter() {
        JwtAuthenticationConverter converter = new JwtAuthenticationConverter();
        converter.setJwtGrantedAuthoritiesConverter(ResourceServerAutoConfiguration::roles);
        return converter;
    }

    private static Collection<GrantedAuthority> roles(Jwt token) {
        List<String> roles = token.getClaimAsStringList("roles");
        return roles == null
                ? List.of()
                : roles.stream()
                        .<GrantedAuthority>map(role -> new SimpleGrantedAuthority("ROLE_" + role))
                        .toList();
    }
}
