package io.rapport.query.platform.web;

import io.rapport.events.IsoTimeModule;
import io.rapport.events.Owner;
import io.rapport.events.RequiredUnlessNullable;
import io.rapport.query.platform.answer.Answer;
import io.rapport.query.platform.answer.Streamed;
import io.rapport.query.platform.engine.ReadModelsProbe;
import io.rapport.query.platform.reading.AppliedMarkers;
import io.rapport.query.platform.reading.StoppedAggregates;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.converter.ConverterFactory;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer {

    static {
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(Owner.class, FirstDay.class)
                .addResponseWrapperToIgnore(Answer.class)
                .addResponseWrapperToIgnore(Streamed.class);
    }

    private final AppliedMarkers markers;
    private final ReadModelsProbe probe;
    private final StoppedAggregates stopped;
    private final SharedAggregates shared;
    private final CursorKey cursorKey;

    WebConfiguration(
            AppliedMarkers markers,
            ReadModelsProbe probe,
            StoppedAggregates stopped,
            SharedAggregates shared,
            CursorKey cursorKey) {
        this.markers = markers;
        this.stopped = stopped;
        this.probe = probe;
        this.shared = shared;
        this.cursorKey = cursorKey;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new FromRequest<>(Owner.class, RequestOwner::of));
        resolvers.add(new FromRequest<>(FirstDay.class, FirstDay::of));
    }

    @Override
    public void addReturnValueHandlers(List<HandlerMethodReturnValueHandler> handlers) {
        handlers.add(new AnswerWriter());
        handlers.add(new StreamedWriter());
    }

    /** Enumerations are taken as they are written in answers, and only so. */
    @Override
    public void addFormatters(FormatterRegistry formatters) {
        formatters.addConverterFactory(new EnumAsWritten());
    }

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors.addInterceptor(new RefusesInVain(probe));
        interceptors.addInterceptor(new TellsWhatIsStopped(stopped));
        interceptors.addInterceptor(new ReadYourWrites(markers, shared));
        interceptors.addInterceptor(new HandlerInterceptor() {
            @Override
            public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
                CursorSeal.remember(request, cursorKey);
                return true;
            }
        });
    }

    /** What is required in the records is required in the API description, and what is absent is left out. */
    @Bean
    static JsonMapperBuilderCustomizer recordsAsTheyAre() {
        return mapper ->
                mapper.annotationIntrospector(new RequiredUnlessNullable()).addModule(new IsoTimeModule());
    }

    private static final class EnumAsWritten implements ConverterFactory<String, Enum<?>> {

        @Override
        public <T extends Enum<?>> Converter<String, T> getConverter(Class<T> type) {
            return text -> Arrays.stream(type.getEnumConstants())
                    .filter(constant -> constant.toString().equals(text))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("Not one of the values"));
        }
    }

    /** Gives controllers what a request says of whose data is asked for, and from when on. */
    private record FromRequest<T>(Class<T> type, Function<HttpServletRequest, T> says)
            implements HandlerMethodArgumentResolver {

        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == type;
        }

        @Override
        public T resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer container,
                NativeWebRequest request,
                @Nullable WebDataBinderFactory binders) {
            HttpServletRequest http = request.getNativeRequest(HttpServletRequest.class);
            if (http == null) {
                throw new IllegalStateException("Queries come over HTTP");
            }
            return says.apply(http);
        }
    }
}
