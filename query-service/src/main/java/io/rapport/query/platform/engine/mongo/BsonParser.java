package io.rapport.query.platform.engine.mongo;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import org.bson.BsonReader;
import org.bson.BsonType;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.Base64Variant;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.Version;
import tools.jackson.core.base.ParserMinimalBase;
import tools.jackson.core.util.SimpleStreamReadContext;

/** Lets Jackson read one BSON document as it reads JSON, without a tree in between. A date is an embedded instant. */
public final class BsonParser extends ParserMinimalBase {

    private final BsonReader reader;
    private SimpleStreamReadContext context = SimpleStreamReadContext.createRootContext(null);
    private boolean begun;
    private boolean atValue;
    private String text = "";
    private Number number = 0;
    private @Nullable Instant instant;

    /** Reads the document at which the reader stands. */
    public BsonParser(BsonReader reader) {
        super(ObjectReadContext.empty());
        this.reader = reader;
    }

    @Override
    public @Nullable JsonToken nextToken() {
        if (!begun) {
            begun = true;
            return beginDocument();
        }
        if (context.inRoot()) {
            return _updateTokenToNull();
        }
        if (atValue) {
            atValue = false;
            return _updateToken(value(reader.getCurrentBsonType()));
        }
        BsonType type = reader.readBsonType();
        if (type == BsonType.END_OF_DOCUMENT) {
            return end();
        }
        if (context.inArray()) {
            return _updateToken(value(type));
        }
        context.setCurrentName(reader.readName());
        atValue = true;
        return _updateToken(JsonToken.PROPERTY_NAME);
    }

    private JsonToken beginDocument() {
        reader.readStartDocument();
        context = context.createChildObjectContext(-1, -1);
        return _updateToken(JsonToken.START_OBJECT);
    }

    private JsonToken end() {
        boolean array = context.inArray();
        if (array) {
            reader.readEndArray();
        } else {
            reader.readEndDocument();
        }
        context = context.getParent();
        return _updateToken(array ? JsonToken.END_ARRAY : JsonToken.END_OBJECT);
    }

    private JsonToken value(BsonType type) {
        return switch (type) {
            case DOCUMENT -> {
                reader.readStartDocument();
                context = context.createChildObjectContext(-1, -1);
                yield JsonToken.START_OBJECT;
            }
            case ARRAY -> {
                reader.readStartArray();
                context = context.createChildArrayContext(-1, -1);
                yield JsonToken.START_ARRAY;
            }
            case STRING -> {
                text = reader.readString();
                yield JsonToken.VALUE_STRING;
            }
            case INT32 -> {
                number = reader.readInt32();
                yield JsonToken.VALUE_NUMBER_INT;
            }
            case INT64 -> {
                number = reader.readInt64();
                yield JsonToken.VALUE_NUMBER_INT;
            }
            case DOUBLE -> {
                number = reader.readDouble();
                yield JsonToken.VALUE_NUMBER_FLOAT;
            }
            case BOOLEAN -> reader.readBoolean() ? JsonToken.VALUE_TRUE : JsonToken.VALUE_FALSE;
            case DATE_TIME -> {
                instant = Instant.ofEpochMilli(reader.readDateTime());
                yield JsonToken.VALUE_EMBEDDED_OBJECT;
            }
            case NULL -> {
                reader.readNull();
                yield JsonToken.VALUE_NULL;
            }
            default -> throw new IllegalArgumentException("A document cannot hold " + type);
        };
    }

    @Override
    public @Nullable String getString() {
        return switch (_currToken) {
            case null -> null;
            case VALUE_STRING -> text;
            case PROPERTY_NAME -> context.currentName();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number.toString();
            default -> _currToken.asString();
        };
    }

    @Override
    public @Nullable String getValueAsString(@Nullable String otherwise) {
        return switch (_currToken) {
            case VALUE_STRING, PROPERTY_NAME, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE ->
                getString();
            case null, default -> otherwise;
        };
    }

    @Override
    public char[] getStringCharacters() {
        String string = getString();
        return string == null ? new char[0] : string.toCharArray();
    }

    @Override
    public int getStringLength() {
        String string = getString();
        return string == null ? 0 : string.length();
    }

    @Override
    public int getStringOffset() {
        return 0;
    }

    @Override
    public boolean hasStringCharacters() {
        return false;
    }

    @Override
    public @Nullable Object getEmbeddedObject() {
        return _currToken == JsonToken.VALUE_EMBEDDED_OBJECT ? instant : null;
    }

    @Override
    public Number getNumberValue() {
        requireNumber();
        return number;
    }

    @Override
    public NumberType getNumberType() {
        requireNumber();
        return switch (number) {
            case Integer i -> NumberType.INT;
            case Long l -> NumberType.LONG;
            default -> NumberType.DOUBLE;
        };
    }

    @Override
    public boolean isNaN() {
        return _currToken == JsonToken.VALUE_NUMBER_FLOAT && !Double.isFinite(number.doubleValue());
    }

    @Override
    public int getIntValue() {
        requireNumber();
        if (number instanceof Long wide && wide.intValue() != wide) {
            _reportOverflowInt();
        }
        return number.intValue();
    }

    @Override
    public long getLongValue() {
        requireNumber();
        return number.longValue();
    }

    @Override
    public double getDoubleValue() {
        requireNumber();
        return number.doubleValue();
    }

    @Override
    public float getFloatValue() {
        return (float) getDoubleValue();
    }

    @Override
    public BigInteger getBigIntegerValue() {
        return BigInteger.valueOf(getLongValue());
    }

    @Override
    public BigDecimal getDecimalValue() {
        requireNumber();
        return number instanceof Double d ? BigDecimal.valueOf(d) : BigDecimal.valueOf(number.longValue());
    }

    private void requireNumber() {
        if (_currToken == null || !_currToken.isNumeric()) {
            throw _constructNotNumericType(_currToken, 0);
        }
    }

    @Override
    public byte[] getBinaryValue(Base64Variant variant) {
        throw new IllegalArgumentException("A document holds no binary values");
    }

    @Override
    public @Nullable String currentName() {
        // at the beginning of a document or list the name is the one under which it stands
        return _currToken == JsonToken.START_OBJECT || _currToken == JsonToken.START_ARRAY
                ? context.getParent().currentName()
                : context.currentName();
    }

    @Override
    public TokenStreamContext streamReadContext() {
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
    public TokenStreamLocation currentTokenLocation() {
        return TokenStreamLocation.NA;
    }

    @Override
    public TokenStreamLocation currentLocation() {
        return TokenStreamLocation.NA;
    }

    @Override
    public BsonReader streamReadInputSource() {
        return reader;
    }

    @Override
    public Version version() {
        return Version.unknownVersion();
    }

    @Override
    protected void _closeInput() throws IOException {}

    @Override
    protected void _releaseBuffers() {}

    @Override
    protected void _handleEOF() {}
}
