package io.rapport.local.issuer;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.stereotype.Component;

/**
 * Who may ask for tokens. Every demo user is a client of its own (client credentials), so that a program gets a token
 * for any of them without a browser; {@code rapport-web} is what a browser uses (authorization code with PKCE).
 */
@Component
class Clients implements RegisteredClientRepository {

    static final String WEB = "rapport-web";

    private static final TokenSettings TOKENS =
            TokenSettings.builder().accessTokenTimeToLive(Duration.ofHours(1)).build();

    private final IssuerSettings settings;

    Clients(IssuerSettings settings) {
        this.settings = settings;
    }

    @Override
    public void save(RegisteredClient client) {
        throw new UnsupportedOperationException("Clients are fixed");
    }

    @Override
    public @Nullable RegisteredClient findById(String id) {
        return findByClientId(id);
    }

    @Override
    public @Nullable RegisteredClient findByClientId(String clientId) {
        return clientId.equals(WEB)
                ? web()
                : DemoUser.of(clientId).map(this::machine).orElse(null);
    }

    private RegisteredClient machine(DemoUser user) {
        return RegisteredClient.withId(user.id())
                .clientId(user.id())
                .clientSecret(settings.issuer().clientSecret())
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .tokenSettings(TOKENS)
                .build();
    }

    private RegisteredClient web() {
        List<String> pages = List.of("/swagger-ui/oauth2-redirect.html", "/docs/oauth2-redirect.html");
        return RegisteredClient.withId(WEB)
                .clientId(WEB)
                .clientAuthenticationMethod(ClientAuthenticationMethod.NONE)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUris(uris -> settings.issuer()
                        .webOrigins()
                        .forEach(origin -> pages.forEach(page -> uris.add(origin + page))))
                .redirectUri("http://127.0.0.1/callback")
                .scope(OidcScopes.OPENID)
                .clientSettings(ClientSettings.builder().requireProofKey(true).build())
                .tokenSettings(TOKENS)
                .build();
    }
}
