package io.rapport.mongodb;

import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Updates and deletes in one collection. A document is found and changed without a lock, and put in its place only if
 * nobody was quicker; otherwise it is looked at again, so that of two who compare and set exactly one wins.
 */
final class Updates {

    /** @param upserted the document that an upsert inserted; null if it updated one */
    record Outcome(long matched, long modified, @Nullable Document upserted) {

        static final Outcome NONE = new Outcome(0, 0, null);
    }

    /** One document, before (null if it was inserted) and after (null if there was none), and whether they differ. */
    record Modified(@Nullable Document before, @Nullable Document after, boolean changed) {}

    private final DocumentCollection collection;

    Updates(DocumentCollection collection) {
        this.collection = collection;
    }

    Outcome updateOne(Document filter, Update update, boolean upsert) {
        Modified modified = findAndUpdate(Query.of(filter), update, upsert);
        if (modified.after == null) {
            return Outcome.NONE;
        }
        if (modified.before == null) {
            return new Outcome(0, 0, modified.after);
        }
        return new Outcome(1, modified.changed ? 1 : 0, null);
    }

    /** Replaces one document by the bytes of another. */
    Outcome replaceOne(Document filter, Content replacement, boolean upsert) {
        GuardedReplacement guarded = GuardedReplacement.parse(filter, replacement);
        Outcome outcome = guarded == null ? null : guarded.in(collection);
        return outcome == null || (upsert && outcome.matched == 0)
                ? updateOne(filter, new Update.Replacement(replacement.document()), upsert)
                : outcome;
    }

    /**
     * Updates the first document of the query; an upsert has an after and no before. An update without effect has the
     * same twice.
     */
    Modified findAndUpdate(Query query, Update update, boolean upsert) {
        Query first = new Query(query.filter(), query.order(), 0, 1);
        while (true) {
            Iterator<Match> matches = first.run(collection);
            if (matches.hasNext()) {
                Match match = matches.next();
                Modified modified = replace(match, query, update);
                if (modified != null) {
                    return modified;
                }
            } else if (!upsert) {
                return new Modified(null, null, false);
            } else {
                Document created = update.create(query.filter());
                try {
                    collection.insert(Content.of(created));
                    return new Modified(null, created, true);
                } catch (DuplicateKey e) {
                    // someone may have inserted just what is wanted; if so, it is updated
                    if (!first.run(collection).hasNext()) {
                        throw e;
                    }
                }
            }
        }
    }

    Outcome updateMany(Document filter, Update update, boolean upsert) {
        long matched = 0;
        long modified = 0;
        Query query = Query.of(filter);
        for (Match found : all(query)) {
            for (Match match = found; match != null; match = current(match, query)) {
                Modified result = replace(match, query, update);
                if (result != null) {
                    matched++;
                    modified += result.changed ? 1 : 0;
                    break;
                }
            }
        }
        return matched == 0 && upsert ? updateOne(filter, update, true) : new Outcome(matched, modified, null);
    }

    @Nullable
    Document findAndDelete(Query query) {
        Query first = new Query(query.filter(), query.order(), 0, 1);
        while (true) {
            Iterator<Match> matches = first.run(collection);
            if (!matches.hasNext()) {
                return null;
            }
            Match match = matches.next();
            if (collection.remove(match)) {
                return match.document();
            }
        }
    }

    long deleteMany(Document filter) {
        long deleted = 0;
        Query query = Query.of(filter);
        for (Match found : all(query)) {
            for (Match match = found; match != null; match = current(match, query)) {
                if (collection.remove(match)) {
                    deleted++;
                    break;
                }
            }
        }
        return deleted;
    }

    /**
     * All that match, found before the first is changed: a change may move a document to where it would be found again.
     */
    private List<Match> all(Query query) {
        List<Match> all = new ArrayList<>();
        query.run(collection).forEachRemaining(match -> all.add(new Match(match.stored(), match.content())));
        return all;
    }

    /** The same document as it is by now, if it still matches. */
    private static @Nullable Match current(Match match, Query query) {
        byte[] content = match.stored().content;
        if (content == null) {
            return null;
        }
        Match current = new Match(match.stored(), content);
        return Query.matches(current.document(), query.filter()) ? current : null;
    }

    /** Null if someone was quicker. */
    private @Nullable Modified replace(Match match, Query query, Update update) {
        Document after = update.applyTo(match, query.filter());
        Content content = Content.of(after);
        boolean changed = !Arrays.equals(content.bytes(), match.content());
        return !changed || collection.replace(match, content) ? new Modified(match.document(), after, changed) : null;
    }
}
