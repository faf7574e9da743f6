package io.rapport.mongodb;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.CannotIndexParallelArraysError;
import io.rapport.mongodb.IndexDefinition.Field;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The documents of a collection in the order of their keys. Among equal keys the order is that of insertion. Its
 * collection's lock guards everything but {@link #keysOf}.
 */
final class OrderedIndex {

    /**
     * The keys of one document in this index.
     *
     * @param ofArray whether an indexed field is an array, which has a key for each of its elements
     */
    record Keys(List<byte[]> all, boolean ofArray) {

        private static final Keys NONE = new Keys(List.of(), false);
    }

    private static final VarHandle ID = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final IndexDefinition definition;
    private final TreeMap<byte[], StoredDocument> entries = new TreeMap<>(Arrays::compareUnsigned);
    private boolean multikey;
    private boolean dropped;

    OrderedIndex(IndexDefinition definition) {
        this.definition = definition;
    }

    IndexDefinition definition() {
        return definition;
    }

    /** Whether a document has, or had, an array in an indexed field, and so several entries. */
    boolean isMultikey() {
        return multikey;
    }

    boolean isDropped() {
        return dropped;
    }

    void drop() {
        dropped = true;
        entries.clear();
    }

    /** The document with this key in a unique index. */
    @Nullable
    StoredDocument get(byte[] key) {
        return entries.get(key);
    }

    /** The entries of a range, from either end; those up to {@code after} are left out. */
    Iterator<Map.Entry<byte[], StoredDocument>> entries(KeyRange range, boolean backwards, byte @Nullable [] after) {
        if (after == null
                && range.point()
                && definition.unique()
                && definition.fields().size() == 1) {
            StoredDocument only = entries.get(range.low());
            return only == null
                    ? Collections.emptyIterator()
                    : List.of(Map.entry(range.low(), only)).iterator();
        }
        NavigableMap<byte[], StoredDocument> within;
        if (after == null) {
            within = entries.subMap(range.low(), true, range.high(), false);
        } else if (backwards) {
            within = entries.subMap(range.low(), true, after, false);
        } else {
            within = entries.subMap(after, false, range.high(), false);
        }
        return (backwards ? within.descendingMap() : within).entrySet().iterator();
    }

    /** The keys under which a document is to be found; none if the index is sparse or partial and passes it over. */
    Keys keysOf(Content content) {
        byte[] key = definition.sparse() || definition.partialFilter() != null ? null : plainKey(content);
        return key == null ? keysOf(content.document()) : new Keys(List.of(key), false);
    }

    /** The one key of a document without arrays, read from its bytes; otherwise null. */
    private byte @Nullable [] plainKey(Content content) {
        KeyEncoder key = new KeyEncoder();
        for (Field field : definition.fields()) {
            if (!content.appendKey(key, field.path(), field.ascending())) {
                return null;
            }
        }
        return key.toBytes();
    }

    private Keys keysOf(Document document) {
        Document partialFilter = definition.partialFilter();
        if (partialFilter != null && !Query.matches(document, partialFilter)) {
            return Keys.NONE;
        }
        List<Field> fields = definition.fields();
        Object[] values = new Object[fields.size()];
        boolean present = false;
        int array = -1;
        for (int i = 0; i < values.length; i++) {
            values[i] = valueAt(document, fields.get(i).path());
            present |= !(values[i] instanceof Missing);
            if (values[i] instanceof Collection) {
                if (array >= 0) {
                    throw new CannotIndexParallelArraysError(
                            List.of(fields.get(array).path(), fields.get(i).path()));
                }
                array = i;
            }
        }
        if (definition.sparse() && !present) {
            return Keys.NONE;
        }
        return array < 0
                ? new Keys(List.of(key(values, -1, null)), false)
                : new Keys(keysOfElements(values, array), true);
    }

    /** Whether a change from one to the other may change the keys; cheaper than working out the keys. */
    boolean isTouched(Content before, Content after) {
        if (definition.partialFilter() != null) {
            return true;
        }
        for (Field field : definition.fields()) {
            if (!after.hasSame(field.path(), before)) {
                return true;
            }
        }
        return false;
    }

    static Object valueAt(Document document, String path) {
        return path.indexOf('.') < 0
                ? document.getOrMissing(path)
                : Utils.getSubdocumentValueCollectionAware(document, path);
    }

    private List<byte[]> keysOfElements(Object[] values, int array) {
        TreeSet<byte[]> keys = new TreeSet<>(Arrays::compareUnsigned);
        Collection<?> elements = (Collection<?>) values[array];
        if (elements.isEmpty()) {
            keys.add(key(values, array, null));
        }
        for (Object element : elements) {
            keys.add(key(values, array, KeyEncoder.encode(element)));
        }
        return new ArrayList<>(keys);
    }

    /** {@code element} stands in for the field at {@code array}: null for an array without elements. */
    private byte[] key(Object[] values, int array, byte @Nullable [] element) {
        KeyEncoder key = new KeyEncoder();
        for (int i = 0; i < values.length; i++) {
            boolean ascending = definition.fields().get(i).ascending();
            if (i != array) {
                key.append(values[i], ascending);
            } else if (element == null) {
                key.appendEmptyArray(ascending);
            } else {
                key.append(ascending ? element : KeyRange.complement(element));
            }
        }
        return key.toBytes();
    }

    /** Whether the index is unique and another document than {@code self} holds one of the keys. */
    boolean isTaken(Keys keys, @Nullable StoredDocument self) {
        if (definition.unique()) {
            for (byte[] key : keys.all) {
                StoredDocument holder = entries.get(key);
                if (holder != null && holder != self) {
                    return true;
                }
            }
        }
        return false;
    }

    void add(Keys keys, StoredDocument document) {
        multikey |= keys.ofArray;
        for (byte[] key : keys.all) {
            entries.put(entry(key, document), document);
        }
    }

    void remove(Keys keys, StoredDocument document) {
        for (byte[] key : keys.all) {
            entries.remove(entry(key, document));
        }
    }

    /** What tells equal keys apart is the order of insertion. */
    private byte[] entry(byte[] key, StoredDocument document) {
        if (definition.unique()) {
            return key;
        }
        byte[] entry = Arrays.copyOf(key, key.length + Long.BYTES);
        ID.set(entry, key.length, document.id);
        return entry;
    }
}
