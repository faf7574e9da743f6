package io.rapport.local.issuer;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the issuer is told: its own address as it stands in tokens, who the tokens are for, where its signing key is
 * kept, the secret by which its machine clients prove themselves, and from where browsers may ask for tokens.
 */
@ConfigurationProperties("rapport")
record IssuerSettings(@DefaultValue("rapport") String audience, Own issuer) {

    record Own(
            URI uri,
            Path keys,
            String clientSecret,
            @DefaultValue List<String> webOrigins) {}
}
