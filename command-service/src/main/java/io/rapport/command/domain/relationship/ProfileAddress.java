package io.rapport.command.domain.relationship;

import java.net.IDN;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What of a profile's address tells whose it is. Scheme, {@code www.}, port, trailing slashes, ways of writing the same
 * character or the same path and what only tracks or translates do not; the path, other parameters as a set, and a
 * fragment that is a path do. See docs/adr/0025.
 */
final class ProfileAddress {

    /** Parameters that say where a reader came from, or in which language they read. All of {@code utm_…} too. */
    private static final Set<String> NEVER_IDENTIFY = Set.of(
            "_ga",
            "_gl",
            "dclid",
            "fbclid",
            "gbraid",
            "gclid",
            "gclsrc",
            "hl",
            "igsh",
            "igshid",
            "lang",
            "lici",
            "licu",
            "lipi",
            "locale",
            "mc_cid",
            "mc_eid",
            "midsig",
            "midtoken",
            "mkt_tok",
            "msclkid",
            "originalsubdomain",
            "ref_src",
            "ref_url",
            "srsltid",
            "trackingid",
            "trk",
            "trkinfo",
            "ttclid",
            "twclid",
            "wbraid",
            "yclid");

    private static final Pattern URL = Pattern.compile(
            "(?is)https?://(?:[^/?#@]*@)?([^/?#:]+|\\[[^\\]]*\\])(?::\\d*)?(/[^?#]*)?(?:\\?([^#]*))?(?:#(.*))?");

    private static final Pattern TRAILING_SLASHES = Pattern.compile("/+$");
    private static final Pattern COUNTRY_OF_LINKEDIN = Pattern.compile("\\p{Alpha}{2}\\.linkedin\\.com");
    private static final String UNRESERVED = "-._~";

    /** What divides nothing in a path, or in a parameter: it says the same when it is escaped. */
    private static final String PLAIN_IN_PATH = "@:!$&'()*+,=";

    private static final String PLAIN_IN_PARAMETER = "@:!$'()*,/?";

    /** What may stand in an address of the web without being escaped, and divides it. */
    private static final String RESERVED = ":/?#[]@!$&'()*+,;=%";

    private ProfileAddress() {}

    /** The same text for all addresses of one profile; what is no address of the web stands for itself. */
    static String key(String url) {
        Matcher parts = URL.matcher(url);
        if (!parts.matches()) {
            return url;
        }
        return host(parts.group(1))
                + path(orEmpty(parts.group(2)))
                + query(orEmpty(parts.group(3)))
                + fragment(orEmpty(parts.group(4)));
    }

    private static String orEmpty(@Nullable String part) {
        return part == null ? "" : part;
    }

    private static String host(String written) {
        String host = ascii(canonical(written, "").toLowerCase(Locale.ROOT));
        host = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        host = host.startsWith("www.") ? host.substring("www.".length()) : host;
        return COUNTRY_OF_LINKEDIN.matcher(host).matches() ? "linkedin.com" : host;
    }

    /** Names are compared as registries know them. */
    static String ascii(String host) {
        try {
            return IDN.toASCII(host, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return host;
        }
    }

    private static String path(String path) {
        return TRAILING_SLASHES
                .matcher(withoutDots(canonical(path, PLAIN_IN_PATH)))
                .replaceAll("");
    }

    /** A dot is where one is, and two are a step back. */
    private static String withoutDots(String path) {
        Deque<String> segments = new ArrayDeque<>();
        for (String segment : path.split("/", -1)) {
            switch (segment) {
                case "." -> {}
                case ".." -> {
                    if (segments.size() > 1) {
                        segments.removeLast();
                    }
                }
                default -> segments.addLast(segment);
            }
        }
        return String.join("/", segments);
    }

    private static String query(String query) {
        Set<String> parameters = Arrays.stream(query.split("&"))
                .filter(parameter -> !parameter.isEmpty())
                .map(parameter -> canonical(parameter.replace("+", "%20"), PLAIN_IN_PARAMETER))
                .map(parameter -> parameter.contains("=") ? parameter : parameter + "=")
                .filter(parameter -> identifies(parameter.substring(0, parameter.indexOf('='))))
                .collect(Collectors.toCollection(TreeSet::new));
        return parameters.isEmpty() ? "" : "?" + String.join("&", parameters);
    }

    private static boolean identifies(String parameter) {
        String name = parameter.toLowerCase(Locale.ROOT);
        return !name.startsWith("utm_") && !NEVER_IDENTIFY.contains(name);
    }

    /** Sites that are one page tell people apart behind the hash; elsewhere it is a place on the page. */
    private static String fragment(String fragment) {
        if (!fragment.startsWith("/") && !fragment.startsWith("!/")) {
            return "";
        }
        int query = fragment.indexOf('?');
        String path = path(query < 0 ? fragment : fragment.substring(0, query));
        String rest = query < 0 ? "" : query(fragment.substring(query + 1));
        boolean nowhere = (path.isEmpty() || path.equals("!")) && rest.isEmpty();
        return nowhere ? "" : "#" + path + rest;
    }

    /**
     * Each character in one way: unreserved, plain in this part and other than ASCII as itself, in NFC; all others
     * escaped, in upper case.
     */
    private static String canonical(String part, String plain) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < part.length(); ) {
            int length = escapes(part, i);
            if (length == 0) {
                char character = part.charAt(i++);
                boolean stands = standsForItself(character, plain) || RESERVED.indexOf(character) >= 0;
                text.append(stands ? String.valueOf(character) : escaped(new byte[] {(byte) character}));
            } else {
                byte[] bytes =
                        HexFormat.of().parseHex(part.substring(i, i + length).replace("%", ""));
                text.append(decoded(bytes, plain));
                i += length;
            }
        }
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    /** How long a run of escapes begins there. */
    private static int escapes(String part, int from) {
        int end = from;
        while (end + 2 < part.length()
                && part.charAt(end) == '%'
                && HexFormat.isHexDigit(part.charAt(end + 1))
                && HexFormat.isHexDigit(part.charAt(end + 2))) {
            end += 3;
        }
        return end - from;
    }

    private static String decoded(byte[] bytes, String plain) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            // Of another encoding, or of none.
            return escaped(bytes);
        }
        return text.codePoints()
                .mapToObj(Character::toString)
                .map(character -> standsForItself(character.codePointAt(0), plain)
                        ? character
                        : escaped(character.getBytes(StandardCharsets.UTF_8)))
                .collect(Collectors.joining());
    }

    private static boolean standsForItself(int character, String plain) {
        return character < 0x80
                ? Character.isLetterOrDigit(character)
                        || UNRESERVED.indexOf(character) >= 0
                        || plain.indexOf(character) >= 0
                : !Character.isISOControl(character);
    }

    private static String escaped(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        for (byte one : bytes) {
            text.append('%').append(HexFormat.of().withUpperCase().toHexDigits(one));
        }
        return text.toString();
    }
}
