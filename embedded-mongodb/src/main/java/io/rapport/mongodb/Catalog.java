package io.rapport.mongodb;

import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.exception.NamespaceExistsException;
import java.util.List;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** The collections of all databases, by their full names. */
final class Catalog {

    private final NavigableMap<String, DocumentCollection> collections = new ConcurrentSkipListMap<>();

    @Nullable
    DocumentCollection find(String namespace) {
        return collections.get(namespace);
    }

    DocumentCollection findOrCreate(String namespace) {
        return collections.computeIfAbsent(namespace, DocumentCollection::new);
    }

    DocumentCollection require(String namespace) {
        DocumentCollection collection = collections.get(namespace);
        if (collection == null) {
            throw new MongoServerError(26, "NamespaceNotFound", "ns does not exist: " + namespace);
        }
        return collection;
    }

    void create(String namespace) {
        if (collections.putIfAbsent(namespace, new DocumentCollection(namespace)) != null) {
            throw new NamespaceExistsException("Collection " + namespace + " already exists.");
        }
    }

    void drop(String namespace) {
        collections.remove(namespace);
    }

    synchronized void rename(String from, String to, boolean dropTarget) {
        DocumentCollection collection = require(from);
        if (collections.containsKey(to) && !dropTarget) {
            throw new NamespaceExistsException("target namespace exists");
        }
        collection.rename(to);
        collections.put(to, collection);
        collections.remove(from);
    }

    /** The names of a database's collections, without the database. */
    List<String> collectionsOf(String database) {
        return of(database).keySet().stream()
                .map(namespace -> namespace.substring(database.length() + 1))
                .toList();
    }

    List<String> databases() {
        return collections.keySet().stream()
                .map(namespace -> namespace.substring(0, namespace.indexOf('.')))
                .distinct()
                .toList();
    }

    void dropDatabase(String database) {
        of(database).clear();
    }

    private NavigableMap<String, DocumentCollection> of(String database) {
        // '/' follows '.'
        return collections.subMap(database + ".", true, database + "/", false);
    }
}
