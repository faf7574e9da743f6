package io.rapport.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;

@DisplayName("The bearer token of a request")
class BearerTokenTest {

    private static MockHttpServletRequest request(String authorization) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.addHeader("Authorization", authorization);
        return request;
    }

    @ParameterizedTest
    @DisplayName("is what Spring's own resolver finds")
    @ValueSource(strings = {"Bearer aZ09-._~+/", "bearer abc==", "BEARER e30.e30.sig", "Basic YTpi", "Token abc"})
    void likeSpring(String header) {
        assertThat(new BearerToken().resolve(request(header)))
                .isEqualTo(new DefaultBearerTokenResolver().resolve(request(header)));
    }

    @ParameterizedTest
    @DisplayName("is refused where Spring's own resolver refuses it")
    @ValueSource(
            strings = {
                "Bearer",
                "Bearer ",
                "Bearer =",
                "Bearer a b",
                "Bearer a=b",
                "Bearerabc",
                "Bearer  abc",
                "Bearer \u00e4"
            })
    void malformed(String header) {
        assertThatThrownBy(() -> new BearerToken().resolve(request(header)))
                .isInstanceOf(OAuth2AuthenticationException.class);
        assertThatThrownBy(() -> new DefaultBearerTokenResolver().resolve(request(header)))
                .isInstanceOf(OAuth2AuthenticationException.class);
    }

    @Test
    @DisplayName("is not looked for anywhere else")
    void nowhereElse() {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setParameter("access_token", "abc");
        assertThat(new BearerToken().resolve(request)).isNull();
    }
}
