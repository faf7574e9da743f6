package io.rapport.command.domain.relationship;

import io.rapport.events.relationship.Person;
import io.rapport.events.relationship.RelationshipKind;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the member now says differently about a person: the components that are there, and the fields that are no longer
 * known.
 */
record Description(
        @Nullable String name,
        @Nullable RelationshipKind kind,
        @Nullable String headline,
        @Nullable String organisation,
        @Nullable String industry,
        @Nullable Boolean expert,
        @Nullable String email,
        @Nullable String profileUrl,
        @Nullable String phone,
        @Nullable String tellOthers,
        Set<Clearable> clear) {

    Description {
        clear = Set.copyOf(clear);
    }

    /** The person as described from now on. */
    Person appliedTo(Person person) {
        return new Person(
                name == null ? person.name() : name,
                kind == null ? person.kind() : kind,
                changed(headline, Clearable.HEADLINE, person.headline()),
                changed(organisation, Clearable.ORGANISATION, person.organisation()),
                changed(industry, Clearable.INDUSTRY, person.industry()),
                expert == null ? person.expert() : expert,
                changed(email, Clearable.EMAIL, person.email()),
                changed(profileUrl, Clearable.PROFILE_URL, person.profileUrl()),
                changed(phone, Clearable.PHONE, person.phone()),
                changed(tellOthers, Clearable.TELL_OTHERS, person.tellOthers()));
    }

    private @Nullable String changed(@Nullable String given, Clearable field, @Nullable String current) {
        if (given != null) {
            return given;
        }
        return clear.contains(field) ? null : current;
    }
}
