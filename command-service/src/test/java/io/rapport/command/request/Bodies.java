package io.rapport.command.request;

import io.rapport.events.RequiredUnlessNullable;
import java.util.List;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.FieldError;
import org.springframework.validation.beanvalidation.LocalValidatorFactoryBean;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads request bodies and checks their shape, as the web layer does. */
public final class Bodies {

    private static final JsonMapper JSON = JsonMapper.builder()
            .annotationIntrospector(new RequiredUnlessNullable())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private static final LocalValidatorFactoryBean VALIDATOR = new LocalValidatorFactoryBean();

    static {
        VALIDATOR.afterPropertiesSet();
    }

    private Bodies() {}

    /** The body, with apostrophes for quotation marks. */
    public static <T> T read(Class<T> type, String json) {
        return JSON.readValue(json.replace('\'', '"'), type);
    }

    /** The fields of the body that are not of the right shape, sorted. */
    public static List<String> invalidFields(Object body) {
        BeanPropertyBindingResult errors = new BeanPropertyBindingResult(body, "body");
        VALIDATOR.validate(body, errors);
        return errors.getFieldErrors().stream()
                .map(FieldError::getField)
                .distinct()
                .sorted()
                .toList();
    }
}
