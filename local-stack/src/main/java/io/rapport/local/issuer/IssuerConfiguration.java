package io.rapport.local.issuer;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;

/** The authorization server's endpoints, a login page, and what a token says. */
@Configuration(proxyBeanMethods = false)
class IssuerConfiguration {

    /** On a loopback address every user of the machine's demo may log in with it. */
    private static final String DEMO_PASSWORD = "rapport";

    @Bean
    @Order(1)
    SecurityFilterChain authorizationServer(HttpSecurity http) throws Exception {
        return http.oauth2AuthorizationServer(server -> {
                    http.securityMatcher(server.getEndpointsMatcher());
                    server.oidc(Customizer.withDefaults());
                })
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .cors(Customizer.withDefaults())
                .exceptionHandling(exceptions -> exceptions.defaultAuthenticationEntryPointFor(
                        new LoginUrlAuthenticationEntryPoint("/login"),
                        new MediaTypeRequestMatcher(MediaType.TEXT_HTML)))
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain login(HttpSecurity http) throws Exception {
        return http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .formLogin(Customizer.withDefaults())
                .build();
    }

    @Bean
    UserDetailsService users() {
        return name -> DemoUser.of(name)
                .map(user -> User.withUsername(user.id())
                        .password(DEMO_PASSWORD)
                        .roles(user.roles().toArray(String[]::new))
                        .build())
                .orElseThrow(() -> new UsernameNotFoundException("There is no such user"));
    }

    @Bean
    JWKSource<SecurityContext> keys(IssuerSettings settings) throws IOException {
        return new SigningKey(settings.issuer().keys());
    }

    /** Of several keys the first one signs; the others are there for what they have signed. */
    @Bean
    JwtEncoder jwtEncoder(JWKSource<SecurityContext> keys) {
        NimbusJwtEncoder encoder = new NimbusJwtEncoder(keys);
        encoder.setJwkSelector(List::getFirst);
        return encoder;
    }

    @Bean
    AuthorizationServerSettings authorizationServerSettings(IssuerSettings settings) {
        return AuthorizationServerSettings.builder()
                .issuer(settings.issuer().uri().toString())
                .build();
    }

    /** The principal is the user, whether it logged in or is the client itself. */
    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> claims(IssuerSettings settings) {
        return context -> Optional.<Authentication>ofNullable(context.getPrincipal())
                .flatMap(principal -> DemoUser.of(principal.getName()))
                .ifPresent(user -> context.getClaims()
                        .subject(user.id())
                        .audience(List.of(settings.audience()))
                        .claim("tenant", user.tenant())
                        .claim("roles", user.roles()));
    }

    @Bean
    CorsConfigurationSource corsConfigurationSource(IssuerSettings settings) {
        CorsConfiguration fromSwaggerUi = new CorsConfiguration();
        fromSwaggerUi.setAllowedOrigins(settings.issuer().webOrigins());
        fromSwaggerUi.setAllowedMethods(List.of("GET", "POST"));
        fromSwaggerUi.setAllowedHeaders(List.of("*"));
        UrlBasedCorsConfigurationSource everywhere = new UrlBasedCorsConfigurationSource();
        everywhere.registerCorsConfiguration("/**", fromSwaggerUi);
        return everywhere;
    }
}
