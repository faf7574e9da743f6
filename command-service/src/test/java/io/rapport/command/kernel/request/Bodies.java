package io.rapport.command.kernel.request;

import java.util.List;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.FieldError;
import org.springframework.validation.beanvalidation.LocalValidatorFactoryBean;
import tools.jackson.databind.json.JsonMapper;

/** Reads request bodies and checks their shape, as the web layer does. */
public final class Bodies {

    static final JsonMapper JSON;

    static final LocalValidatorFactoryBean VALIDATOR = new LocalValidatorFactoryBean();

    static {
        JsonMapper.Builder mapper = JsonMapper.builder();
        StrictJson.configure(mapper);
        JSON = mapper.build();
        VALIDATOR.setConfigurationInitializer(CodePoints::measureText);
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
