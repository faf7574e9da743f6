package io.rapport.command.platform.web;

import io.rapport.events.MemberKey;
import io.rapport.web.Problem;
import io.rapport.web.ProblemWriter;
import io.rapport.web.security.Caller;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads the body of a command once, up to its limit, and keeps it: the idempotency fingerprint needs the very bytes. It
 * stands behind the security filters, so nobody without a token makes us read anything.
 */
final class BodyLimitFilter extends OncePerRequestFilter {

    /** More than any command needs: its longest text has 4,000 characters. */
    static final int LIMIT = 64 * 1024;

    /** So many bytes of bodies are in memory at the most, those that have yet to come included. */
    private static final int LIMIT_OF_ALL = 16 * 1024 * 1024;

    /** So many of one member, who cannot keep others from theirs. */
    private static final int LIMIT_OF_MEMBER = 2 * 1024 * 1024;

    /** Its first byte; JSON begins with no other character that has it. */
    private static final byte BYTE_ORDER_MARK = (byte) 0xEF;

    private final ProblemWriter problems;
    private final AtomicInteger inFlight = new AtomicInteger();
    private final ConcurrentMap<String, Integer> ofMembers = new ConcurrentHashMap<>();

    BodyLimitFilter(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long stated = lengthOf(request);
        if (stated > LIMIT) {
            refuse(response);
            return;
        }
        int most = stated < 0 ? LIMIT + 1 : (int) stated;
        String member = memberOf(request);
        int ofMember = ofMembers.merge(member, most, Integer::sum);
        int ofAll = inFlight.addAndGet(most);
        if (ofMember > LIMIT_OF_MEMBER || ofAll > LIMIT_OF_ALL) {
            letGo(member, most);
            response.setHeader("Retry-After", "1");
            refuse(
                    response,
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "TooMuchAtOnce",
                    "So many large requests are under way that there is no room for this one. Nothing happened; send it"
                            + " again.");
            return;
        }
        try {
            take(request, response, chain, stated);
        } finally {
            letGo(member, most);
        }
    }

    /** Without a length and without chunks there is no body. */
    private static long lengthOf(HttpServletRequest request) {
        long stated = request.getContentLengthLong();
        return stated < 0 && request.getHeader("Transfer-Encoding") == null ? 0 : stated;
    }

    /** What needs no token counts as of one member. */
    private static String memberOf(HttpServletRequest request) {
        if (request.getUserPrincipal() == null) {
            return "";
        }
        Caller caller = Caller.current();
        return MemberKey.of(caller.tenant(), caller.subject());
    }

    private void letGo(String member, int bytes) {
        inFlight.addAndGet(-bytes);
        ofMembers.computeIfPresent(member, (key, all) -> all == bytes ? null : Integer.valueOf(all - bytes));
    }

    private void take(HttpServletRequest request, HttpServletResponse response, FilterChain chain, long stated)
            throws ServletException, IOException {
        // No more comes than was stated; not asking for more spares a large buffer for a small body.
        byte[] body = request.getInputStream().readNBytes(stated < 0 ? LIMIT + 1 : (int) stated);
        if (body.length > LIMIT) {
            refuse(response);
            return;
        }
        if (body.length > 0) {
            String wrong = notJson(request);
            if (wrong != null) {
                problems.write(response, Problems.unsupportedMediaType(wrong));
                return;
            }
            if (!isUtf8(body)) {
                problems.write(
                        response,
                        Problem.of(
                                HttpStatus.BAD_REQUEST,
                                "MalformedBody",
                                null,
                                "The body has to be JSON in UTF-8, without a byte order mark."));
                return;
            }
        }
        chain.doFilter(new KeptBody(request, body), response);
    }

    /** The header by which it is something else than JSON in UTF-8; Spring would take what only resembles it. */
    private static @Nullable String notJson(HttpServletRequest request) {
        String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            return HttpHeaders.CONTENT_ENCODING;
        }
        String type = request.getContentType();
        // As nearly all write it.
        if (MediaType.APPLICATION_JSON_VALUE.equals(type)) {
            return null;
        }
        try {
            MediaType said = MediaType.parseMediaType(type == null ? "" : type);
            boolean json = said.equalsTypeAndSubtype(MediaType.APPLICATION_JSON)
                    && (said.getCharset() == null || said.getCharset().equals(StandardCharsets.UTF_8));
            return json ? null : HttpHeaders.CONTENT_TYPE;
        } catch (InvalidMediaTypeException e) {
            return HttpHeaders.CONTENT_TYPE;
        }
    }

    /** Jackson takes overlong forms, halves of characters and a mark before all for what they stand for. */
    private static boolean isUtf8(byte[] body) {
        if (body[0] == BYTE_ORDER_MARK) {
            return false;
        }
        for (byte one : body) {
            if (one < 0) {
                try {
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
                    return true;
                } catch (CharacterCodingException e) {
                    return false;
                }
            }
        }
        return true;
    }

    private void refuse(HttpServletResponse response) throws IOException {
        refuse(
                response,
                HttpStatus.CONTENT_TOO_LARGE,
                "BodyTooLarge",
                "A command's body has at most " + LIMIT + " bytes.");
    }

    private void refuse(HttpServletResponse response, HttpStatus status, String rule, String detail)
            throws IOException {
        // What is left of the body is not read, so the connection cannot be used again.
        response.setHeader("Connection", "close");
        problems.write(response, Problem.of(status, rule, null, detail));
    }

    /** A request whose body was read already. */
    static final class KeptBody extends HttpServletRequestWrapper {

        private final byte[] body;

        KeptBody(HttpServletRequest request, byte[] body) {
            super(request);
            this.body = body;
        }

        byte[] body() {
            return body;
        }

        @Override
        public ServletInputStream getInputStream() {
            return new BodyStream(new ByteArrayInputStream(body));
        }

        @Override
        public BufferedReader getReader() {
            return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
        }
    }

    private static final class BodyStream extends ServletInputStream {

        private final ByteArrayInputStream bytes;

        BodyStream(ByteArrayInputStream bytes) {
            this.bytes = bytes;
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            return bytes.read(target, offset, length);
        }

        @Override
        public boolean isFinished() {
            return bytes.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new IllegalStateException("The body is in memory; nothing has to be waited for");
        }
    }
}
