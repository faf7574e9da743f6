package io.rapport.command.domain.relationship;

import io.rapport.events.Alike;
import io.rapport.events.Rhythm;
import io.rapport.events.relationship.RelationshipEvent;
import io.rapport.events.relationship.RelationshipEvent.CadenceSet;
import io.rapport.events.relationship.RelationshipEvent.ContactCaptured;
import io.rapport.events.relationship.RelationshipEvent.PersonMet;
import io.rapport.events.relationship.RelationshipEvent.PersonTagged;
import io.rapport.events.relationship.RelationshipEvent.PersonUntagged;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the member decided about a person, and does not lose when another record stands for them. */
record Keepsakes(Set<String> tags, @Nullable Rhythm cadence) {

    static Keepsakes of(Collection<RelationshipEvent> events) {
        Set<String> tags = new LinkedHashSet<>();
        @Nullable Rhythm cadence = null;
        for (RelationshipEvent event : events) {
            switch (event) {
                case ContactCaptured captured -> tags.addAll(captured.tags());
                case PersonMet met -> tags.addAll(met.tags());
                case PersonTagged tagged -> tags.add(tagged.tag());
                case PersonUntagged untagged -> tags.removeIf(tag -> Alike.are(tag, untagged.tag()));
                case CadenceSet set -> cadence = set.rhythm();
                default -> {
                    // Nothing else says how the person is kept.
                }
            }
        }
        return new Keepsakes(tags, cadence);
    }
}
