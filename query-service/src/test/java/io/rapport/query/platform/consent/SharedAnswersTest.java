package io.rapport.query.platform.consent;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.rapport.query.platform.answer.Answer;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("What members can open to others")
class SharedAnswersTest {

    private static final Redaction REDACTION = new Redaction(JsonMapper.shared());

    static List<Method> queries() {
        return new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("io.rapport.query")
                        .stream()
                        .flatMap(type -> type.getMethods().stream())
                        .filter(method -> method.isAnnotatedWith(Shared.class))
                        .map(JavaMethod::reflect)
                        .toList();
    }

    @Test
    void isWhatAMemberIsAnsweredToo() {
        assertThat(queries()).hasSizeGreaterThan(15).allMatch(query -> query.getReturnType() == Answer.class);
    }

    @ParameterizedTest
    @MethodSource("queries")
    void saysOfEachTextWhatItTells(Method query) {
        assertThat(REDACTION.silent(((ParameterizedType) query.getGenericReturnType()).getActualTypeArguments()[0]))
                .isEmpty();
    }
}
