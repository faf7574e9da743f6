package io.rapport.web.description;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;

/**
 * Says where one logs in for a token: at the issuer, whose own document says how. It is the other way beside bringing a
 * token along.
 */
final class Login implements GlobalOpenApiCustomizer {

    private static final String NAME = "login";

    private final String issuer;

    Login(String issuer) {
        this.issuer = issuer;
    }

    @Override
    public void customise(OpenAPI document) {
        document.getComponents()
                .addSecuritySchemes(
                        NAME,
                        new SecurityScheme()
                                .type(SecurityScheme.Type.OPENIDCONNECT)
                                .description("A member, coach or other user logs in at the issuer")
                                .openIdConnectUrl(issuer + "/.well-known/openid-configuration"));
        document.addSecurityItem(new SecurityRequirement().addList(NAME));
    }
}
