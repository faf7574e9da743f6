package io.rapport.query.models.agenda;

import io.rapport.web.security.OpenAddress;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CalendarConfiguration {

    static final String PATH = "/calendar/{secret}.ics";

    /** Calendar programs send no tokens. */
    @Bean
    OpenAddress calendars() {
        return new OpenAddress(PATH);
    }
}
