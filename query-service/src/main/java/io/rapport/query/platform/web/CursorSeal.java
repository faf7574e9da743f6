package io.rapport.query.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Closes the places of one question: nobody can read them or make one, and whoever asks something else with one is
 * told. What is closed is always the same text, so the same answer is the same bytes: the tag over question and place
 * begins what the place is hidden under (a synthetic initialisation vector), HMAC-SHA256 in counter mode. Every page
 * has one, so nothing is looked up of the JDK's for it but once.
 */
final class CursorSeal {

    private static final int TAG = 16;
    private static final String HMAC = "HmacSHA256";
    private static final int BLOCK = 32;

    /** Copied for each use, so that it is looked up once. */
    private static final Mac WITHOUT_KEY = withoutKey();

    /** What is closed outside of a request is opened there, by the same process. */
    private static final CursorSeal OF_NO_REQUEST = new CursorSeal(CursorKey.drawn(), "");

    private final byte[] key;
    private final byte[] question;

    CursorSeal(byte[] key, String question) {
        this.key = key;
        this.question = question.getBytes(StandardCharsets.UTF_8);
    }

    /** Lets the request close and open with this key, if it has to. */
    static void remember(HttpServletRequest request, Supplier<byte[]> key) {
        request.setAttribute(CursorSeal.class.getName(), key);
    }

    /** That of what the request of this thread asks. */
    @SuppressWarnings("unchecked")
    static CursorSeal current() {
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                && attributes.getRequest().getAttribute(CursorSeal.class.getName()) instanceof Supplier<?> key) {
            return new CursorSeal(((Supplier<byte[]>) key).get(), Question.of(attributes.getRequest()));
        }
        return OF_NO_REQUEST;
    }

    String close(byte[] place) {
        byte[] tag = tag(place);
        byte[] hidden = crypt(tag, place);
        byte[] closed = Arrays.copyOf(tag, TAG + hidden.length);
        System.arraycopy(hidden, 0, closed, TAG, hidden.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(closed);
    }

    /** {@code null} if it was not closed for this question with this key. */
    byte @Nullable [] open(String text) {
        byte[] closed;
        try {
            closed = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
        if (closed.length <= TAG) {
            return null;
        }
        byte[] tag = Arrays.copyOf(closed, TAG);
        byte[] place = crypt(tag, Arrays.copyOfRange(closed, TAG, closed.length));
        return MessageDigest.isEqual(tag, tag(place)) ? place : null;
    }

    private byte[] tag(byte[] place) {
        Mac mac = mac();
        mac.update((byte) 'p');
        mac.update(question);
        mac.update((byte) 0);
        return Arrays.copyOf(mac.doFinal(place), TAG);
    }

    /** Hides what is open, and opens what is hidden. */
    private byte[] crypt(byte[] tag, byte[] bytes) {
        byte[] crypted = bytes.clone();
        Mac mac = mac();
        for (int block = 0; block * BLOCK < bytes.length; block++) {
            mac.update((byte) 'e');
            mac.update((byte) block);
            byte[] hiding = mac.doFinal(tag);
            int from = block * BLOCK;
            for (int i = from; i < Math.min(from + BLOCK, bytes.length); i++) {
                crypted[i] ^= hiding[i - from];
            }
        }
        return crypted;
    }

    private Mac mac() {
        try {
            Mac mac = (Mac) WITHOUT_KEY.clone();
            mac.init(new SecretKeySpec(key, HMAC));
            return mac;
        } catch (GeneralSecurityException | CloneNotSupportedException e) {
            throw new IllegalStateException("The JDK's own can be copied, and takes every key", e);
        }
    }

    private static Mac withoutKey() {
        try {
            return Mac.getInstance(HMAC);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JVM has HMAC-SHA256", e);
        }
    }
}
