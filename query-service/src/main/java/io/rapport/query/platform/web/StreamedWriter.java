package io.rapport.query.platform.web;

import io.rapport.query.platform.answer.Streamed;
import io.rapport.web.Csv;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.util.MimeTypeUtils;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.accept.HeaderContentNegotiationStrategy;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Writes files in the form that the client accepts first; without a word of it, as JSON. */
final class StreamedWriter implements HandlerMethodReturnValueHandler {

    private static final Logger LOG = LoggerFactory.getLogger(StreamedWriter.class);

    private static final MediaType CSV = MediaType.parseMediaType(Csv.MEDIA_TYPE);
    private static final MediaType CSV_IN_FULL = new MediaType(CSV, StandardCharsets.UTF_8);
    private static final int BUFFER = 32 * 1024;

    private final HeaderContentNegotiationStrategy accepted = new HeaderContentNegotiationStrategy();

    @Override
    public boolean supportsReturnType(MethodParameter type) {
        return type.getParameterType() == Streamed.class;
    }

    @Override
    public void handleReturnValue(
            @Nullable Object value, MethodParameter type, ModelAndViewContainer container, NativeWebRequest request)
            throws IOException, HttpMediaTypeNotAcceptableException {
        container.setRequestHandled(true);
        HttpServletResponse response = request.getNativeResponse(HttpServletResponse.class);
        if (!(value instanceof Streamed<?> file) || response == null) {
            throw new IllegalStateException("A file has contents, and is asked for over HTTP");
        }
        boolean csv = prefersCsv(request);
        response.setContentType((csv ? CSV_IN_FULL : MediaType.APPLICATION_JSON).toString());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                "attachment; filename=\"" + file.name() + (csv ? ".csv" : ".json") + "\"");
        OutputStream out = new BufferedOutputStream(response.getOutputStream(), BUFFER);
        try {
            (csv ? file.csv() : file.json()).to(out);
            out.flush();
        } catch (RuntimeException e) {
            if (!response.isCommitted()) {
                response.resetBuffer();
                response.setHeader(HttpHeaders.CONTENT_DISPOSITION, null);
                throw e;
            }
            // What was sent looks like an answer: only a connection that breaks says that it is none.
            LOG.warn("A file was not written to its end: {}", e.getClass().getName());
            throw new IOException("Not written to its end");
        }
    }

    private boolean prefersCsv(NativeWebRequest request) throws HttpMediaTypeNotAcceptableException {
        List<MediaType> types = accepted.resolveMediaTypes(request);
        MimeTypeUtils.sortBySpecificity(types);
        for (MediaType type : types) {
            if (type.includes(MediaType.APPLICATION_JSON)) {
                return false;
            }
            if (type.includes(CSV)) {
                return true;
            }
        }
        return false;
    }
}
