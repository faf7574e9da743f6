package io.rapport.events.skill;

import io.rapport.events.Alike;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * When two names of skills mean the same. Those that everybody knows are the same however their words are put together
 * and whatever their case; a member's own ones are compared as all that they type, in Unicode's form NFC and without
 * case.
 */
public final class SkillNames {

    private static final Map<String, String> KNOWN = Arrays.stream(
                    new String[] {"ACTIVE_LISTENING", "BUILDING_RAPPORT", "MEETING_PEOPLE", "OFFERING_HELP"})
            .collect(Collectors.toUnmodifiableMap(SkillNames::letters, Function.identity()));

    private SkillNames() {}

    /** What a skill is found by: the same for two names if, and only if, they mean the same skill. */
    public static String key(String name) {
        return Alike.key(known(name));
    }

    /** The name as it is kept: of a skill that everybody knows the one that they know it by. */
    public static String known(String name) {
        return KNOWN.getOrDefault(letters(name), name);
    }

    private static String letters(String name) {
        return name.codePoints()
                .filter(character -> !isBetweenWords(character))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .toLowerCase(Locale.ROOT);
    }

    private static boolean isBetweenWords(int character) {
        return character == '_'
                || Character.isWhitespace(character)
                || Character.isSpaceChar(character)
                || Character.getType(character) == Character.DASH_PUNCTUATION;
    }
}
