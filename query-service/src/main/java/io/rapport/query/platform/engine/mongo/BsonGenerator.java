package io.rapport.query.platform.engine.mongo;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.bson.BsonType;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.Base64Variant;
import tools.jackson.core.ErrorReportConfiguration;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.SerializableString;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamWriteCapability;
import tools.jackson.core.StreamWriteConstraints;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.core.Version;
import tools.jackson.core.base.GeneratorBase;
import tools.jackson.core.io.ContentReference;
import tools.jackson.core.io.IOContext;
import tools.jackson.core.util.BufferRecycler;
import tools.jackson.core.util.JacksonFeatureSet;
import tools.jackson.core.util.SimpleStreamWriteContext;

/**
 * Takes what Jackson writes and makes BSON of it, byte for byte, without a tree in between. One after the other it
 * writes as many documents as it is asked for, into the same buffer.
 */
public final class BsonGenerator extends GeneratorBase {

    private static final IOContext CONTEXT = new IOContext(
            StreamReadConstraints.defaults(),
            StreamWriteConstraints.defaults(),
            ErrorReportConfiguration.defaults(),
            new BufferRecycler(),
            ContentReference.unknown(),
            false,
            JsonEncoding.UTF8);

    /** The names of the first items of an array. */
    private static final byte[][] INDEXES = IntStream.range(0, 128)
            .mapToObj(number -> utf8(Integer.toString(number)))
            .toArray(byte[][]::new);

    private byte[] bytes = new byte[1024];
    private int length;
    private SimpleStreamWriteContext context = SimpleStreamWriteContext.createRootContext(null);
    private byte[] name = new byte[0];
    private int[] starts = new int[16];
    private int depth;

    public BsonGenerator() {
        super(ObjectWriteContext.empty(), CONTEXT, 0);
    }

    /** Begins a document, whose fields may be written by {@link #field} before its value's components are. */
    public BsonGenerator beginDocument() {
        length = 0;
        depth = 0;
        context = SimpleStreamWriteContext.createRootContext(null);
        begin();
        return this;
    }

    /** The document, once its value is written: a copy of just its length. */
    public RawBsonDocument document() {
        end();
        return new RawBsonDocument(Arrays.copyOf(bytes, length));
    }

    /** Writes a field of the document itself. */
    public BsonGenerator field(String field, String value) {
        name = utf8(field);
        writeString(value);
        return this;
    }

    /** Writes a field of the document itself. */
    public BsonGenerator field(String field, long value) {
        name = utf8(field);
        writeNumber(value);
        return this;
    }

    private void begin() {
        if (depth == starts.length) {
            starts = Arrays.copyOf(starts, depth * 2);
        }
        starts[depth++] = length;
        putInt(0); // the length, once it is known
    }

    private void end() {
        put(0);
        int start = starts[--depth];
        int size = length - start;
        length = start;
        putInt(size);
        length = start + size;
    }

    /** The type and the name that come before every value. */
    private void element(BsonType type) {
        put(type.getValue());
        if (context.inArray()) {
            putBytes(index(context.getEntryCount()));
        } else {
            putBytes(name);
        }
        put(0);
        context.writeValue();
    }

    @Override
    public JsonGenerator writeStartObject() {
        return writeStartObject(null);
    }

    /** The value as a whole is the document that was begun. */
    @Override
    public JsonGenerator writeStartObject(@Nullable Object value) {
        if (!context.inRoot()) {
            element(BsonType.DOCUMENT);
            begin();
        }
        context = context.createChildObjectContext(value);
        return this;
    }

    @Override
    public JsonGenerator writeEndObject() {
        context = context.getParent();
        if (!context.inRoot()) {
            end();
        }
        return this;
    }

    @Override
    public JsonGenerator writeStartArray() {
        return writeStartArray(null);
    }

    @Override
    public JsonGenerator writeStartArray(@Nullable Object value) {
        element(BsonType.ARRAY);
        begin();
        context = context.createChildArrayContext(value);
        return this;
    }

    @Override
    public JsonGenerator writeEndArray() {
        context = context.getParent();
        end();
        return this;
    }

    @Override
    public JsonGenerator writeName(String text) {
        name = utf8(text);
        context.writeName(text);
        return this;
    }

    @Override
    public JsonGenerator writeName(SerializableString text) {
        name = text.asUnquotedUTF8();
        context.writeName(text.getValue());
        return this;
    }

    @Override
    public JsonGenerator writePropertyId(long id) {
        return writeName(Long.toString(id));
    }

    @Override
    public JsonGenerator writeString(@Nullable String value) {
        if (value == null) {
            return writeNull();
        }
        element(BsonType.STRING);
        byte[] text = utf8(value);
        putInt(text.length + 1);
        putBytes(text);
        put(0);
        return this;
    }

    @Override
    public JsonGenerator writeString(char[] buffer, int offset, int count) {
        return writeString(new String(buffer, offset, count));
    }

    @Override
    public JsonGenerator writeRawUTF8String(byte[] buffer, int offset, int count) {
        return writeUTF8String(buffer, offset, count);
    }

    @Override
    public JsonGenerator writeUTF8String(byte[] buffer, int offset, int count) {
        return writeString(new String(buffer, offset, count, StandardCharsets.UTF_8));
    }

    @Override
    public JsonGenerator writeNumber(short value) {
        return writeNumber((int) value);
    }

    @Override
    public JsonGenerator writeNumber(int value) {
        element(BsonType.INT32);
        putInt(value);
        return this;
    }

    @Override
    public JsonGenerator writeNumber(long value) {
        element(BsonType.INT64);
        putLong(value);
        return this;
    }

    @Override
    public JsonGenerator writeNumber(double value) {
        element(BsonType.DOUBLE);
        putLong(Double.doubleToRawLongBits(value));
        return this;
    }

    @Override
    public JsonGenerator writeNumber(float value) {
        return writeNumber((double) value);
    }

    @Override
    public JsonGenerator writeNumber(BigDecimal value) {
        return writeNumber(value.doubleValue());
    }

    @Override
    public JsonGenerator writeNumber(BigInteger value) {
        return writeNumber(value.longValueExact());
    }

    @Override
    public JsonGenerator writeNumber(String value) {
        return writeNumber(new BigDecimal(value));
    }

    @Override
    public JsonGenerator writeBoolean(boolean value) {
        element(BsonType.BOOLEAN);
        put(value ? 1 : 0);
        return this;
    }

    @Override
    public JsonGenerator writeNull() {
        element(BsonType.NULL);
        return this;
    }

    /** An instant is a date; it is the only value that is not one of JSON's own. */
    @Override
    public JsonGenerator writeEmbeddedObject(Object value) {
        if (!(value instanceof Instant instant)) {
            throw unknown();
        }
        element(BsonType.DATE_TIME);
        putLong(instant.toEpochMilli());
        return this;
    }

    @Override
    public JsonGenerator writeBinary(Base64Variant variant, byte[] data, int offset, int count) {
        throw unknown();
    }

    @Override
    public JsonGenerator writeRaw(String text) {
        throw unknown();
    }

    @Override
    public JsonGenerator writeRaw(String text, int offset, int count) {
        throw unknown();
    }

    @Override
    public JsonGenerator writeRaw(char[] text, int offset, int count) {
        throw unknown();
    }

    @Override
    public JsonGenerator writeRaw(char c) {
        throw unknown();
    }

    private static IllegalArgumentException unknown() {
        return new IllegalArgumentException("A document cannot hold this kind of value");
    }

    private static byte[] index(int number) {
        return number < INDEXES.length ? INDEXES[number] : utf8(Integer.toString(number));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void put(int b) {
        reserve(1);
        bytes[length++] = (byte) b;
    }

    private void putInt(int value) {
        reserve(Integer.BYTES);
        for (int shift = 0; shift < Integer.SIZE; shift += 8) {
            bytes[length++] = (byte) (value >>> shift);
        }
    }

    private void putLong(long value) {
        reserve(Long.BYTES);
        for (int shift = 0; shift < Long.SIZE; shift += 8) {
            bytes[length++] = (byte) (value >>> shift);
        }
    }

    private void putBytes(byte[] more) {
        reserve(more.length);
        System.arraycopy(more, 0, bytes, length, more.length);
        length += more.length;
    }

    private void reserve(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }

    @Override
    public TokenStreamContext streamWriteContext() {
        return context;
    }

    @Override
    public @Nullable Object currentValue() {
        return context.currentValue();
    }

    @Override
    public void assignCurrentValue(Object value) {
        context.assignCurrentValue(value);
    }

    @Override
    public Object streamWriteOutputTarget() {
        return bytes;
    }

    @Override
    public int streamWriteOutputBuffered() {
        return length;
    }

    /** Those of JSON, so that a UUID is text. */
    @Override
    public JacksonFeatureSet<StreamWriteCapability> streamWriteCapabilities() {
        return DEFAULT_TEXTUAL_WRITE_CAPABILITIES;
    }

    @Override
    public Version version() {
        return Version.unknownVersion();
    }

    @Override
    public void flush() {}

    @Override
    protected void _closeInput() throws IOException {}

    @Override
    protected void _releaseBuffers() {}

    @Override
    protected void _verifyValueWrite(String typeMessage) {}
}
