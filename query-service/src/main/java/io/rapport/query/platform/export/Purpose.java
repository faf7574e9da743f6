package io.rapport.query.platform.export;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Arrays;

/** What each kind of data is for; docs/privacy.md has the same table. */
enum Purpose {
    RELATIONSHIP("Who the people of the member's network are, what they said, and what was promised to them"),
    INTRODUCTION("Bringing two people together who both want it"),
    GATHERING("Who was invited and who came, and why the member went"),
    MISSION("Preparing an encounter, and looking back on it"),
    GOAL("What the member wants to reach, and how far they are"),
    CAREERPLAN("Where the member wants to be in some years, and what leads there"),
    SKILL("What the member practises, and how it went"),
    MEMBER("How the member is addressed, and which days are theirs"),
    COACHING("Working with a coach: what is open to them, sessions, actions and feedback"),
    PROGRAMME("Taking part in a programme of the tenant"),
    SOURCE("Who recorded what, when and by which command: so that what happened can be proved and put right"),
    GRANT("To whom what is open, so that nobody else sees it"),
    LOOK("Who looked at what, so that the member knows");

    private final String words;

    Purpose(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    /** Of events of this context; each has one. */
    static Purpose of(String context) {
        return Arrays.stream(values())
                .filter(purpose -> purpose.name().equalsIgnoreCase(context))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Nobody said what this is for: " + context));
    }

    /** As it is told. */
    Told told() {
        return new Told(this, words);
    }

    /** A kind of data, and what it is for. */
    @Schema(name = "PurposeOfData")
    record Told(
            @Schema(description = "The kind of data") Purpose kind,

            @Schema(description = "What it is for") String purpose) {}
}
