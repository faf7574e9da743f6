/**
 * The published language of Rapport. It is a named module, because only there may a sealed interface be implemented in
 * other packages than its own: one hierarchy of events, a package a bounded context.
 */
module io.rapport.events {
    requires transitive com.fasterxml.jackson.annotation;
    requires transitive tools.jackson.databind;
    requires static transitive org.jspecify;

    exports io.rapport.events;
    exports io.rapport.events.careerplan;
    exports io.rapport.events.coaching;
    exports io.rapport.events.gathering;
    exports io.rapport.events.goal;
    exports io.rapport.events.introduction;
    exports io.rapport.events.member;
    exports io.rapport.events.mission;
    exports io.rapport.events.relationship;
    exports io.rapport.events.skill;

    opens io.rapport.events to
            tools.jackson.databind;
    opens io.rapport.events.careerplan to
            tools.jackson.databind;
    opens io.rapport.events.coaching to
            tools.jackson.databind;
    opens io.rapport.events.gathering to
            tools.jackson.databind;
    opens io.rapport.events.goal to
            tools.jackson.databind;
    opens io.rapport.events.introduction to
            tools.jackson.databind;
    opens io.rapport.events.member to
            tools.jackson.databind;
    opens io.rapport.events.mission to
            tools.jackson.databind;
    opens io.rapport.events.relationship to
            tools.jackson.databind;
    opens io.rapport.events.skill to
            tools.jackson.databind;
}
