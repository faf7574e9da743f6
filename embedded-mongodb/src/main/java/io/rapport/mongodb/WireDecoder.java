package io.rapport.mongodb;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.BsonConstants;
import de.bwaldvogel.mongo.wire.MongoWireProtocolHandler;
import de.bwaldvogel.mongo.wire.OpCode;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.message.ClientRequest;
import de.bwaldvogel.mongo.wire.message.MessageHeader;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads requests. Documents that a client sends to be stored stay the bytes that they are, as {@link Content} in the
 * place of a document; all else is decoded.
 */
final class WireDecoder extends MongoWireProtocolHandler {

    private static final int HEADER = 4 * Integer.BYTES;
    private static final int CHECKSUM_PRESENT = 1;

    @Override
    protected @Nullable ClientRequest decode(ChannelHandlerContext context, ByteBuf in) throws Exception {
        if (in.readableBytes() < HEADER || in.getIntLE(in.readerIndex() + 3 * Integer.BYTES) != OpCode.OP_MSG.getId()) {
            return super.decode(context, in);
        }
        int length = in.getIntLE(in.readerIndex());
        if (length > MAX_MESSAGE_SIZE_BYTES) {
            throw new IOException("message too large: " + length + " bytes");
        }
        if (in.readableBytes() < length) {
            return null;
        }
        ByteBuf message = in.readSlice(length);
        MessageHeader header = new MessageHeader(message.readIntLE(), message.readIntLE(), message.readIntLE());
        message.skipBytes(Integer.BYTES);
        int flags = message.readIntLE();
        if ((flags & ~CHECKSUM_PRESENT) != 0) {
            throw new IOException("flags=" + flags + " not supported");
        }
        int checksum = (flags & CHECKSUM_PRESENT) == 0 ? 0 : Integer.BYTES;
        ByteBuf sections = message.readSlice(message.readableBytes() - checksum);
        return new MongoMessage(context.channel(), header, body(sections));
    }

    private static Document body(ByteBuf sections) throws IOException {
        Document body = new Document();
        Document sequences = new Document();
        while (sections.isReadable()) {
            byte kind = sections.readByte();
            switch (kind) {
                case MongoMessage.SECTION_KIND_BODY -> body.putAll(BsonDecoder.decodeBson(sections));
                case MongoMessage.SECTION_KIND_DOCUMENT_SEQUENCE -> {
                    ByteBuf sequence = sections.readSlice(sections.getIntLE(sections.readerIndex()));
                    sequence.skipBytes(Integer.BYTES);
                    String name = BsonDecoder.decodeCString(sequence);
                    sequences.put(name, documents(name, sequence));
                }
                default -> throw new IOException("unexpected section " + kind);
            }
        }
        // the command's name is the first field, wherever its body was
        return body.appendAll(sequences);
    }

    private static List<Object> documents(String name, ByteBuf sequence) {
        List<Object> documents = new ArrayList<>();
        while (sequence.isReadable()) {
            documents.add(
                    switch (name) {
                        case "documents" -> content(sequence);
                        case "updates" -> update(sequence);
                        default -> BsonDecoder.decodeBson(sequence);
                    });
        }
        return documents;
    }

    /** One update of several, in which a document that replaces another stays as it is. */
    private static Document update(ByteBuf sequence) {
        Document update = new Document();
        sequence.skipBytes(Integer.BYTES);
        for (byte type = sequence.readByte(); type != BsonConstants.TERMINATING_BYTE; type = sequence.readByte()) {
            String name = BsonDecoder.decodeCString(sequence);
            if (name.equals("u") && type == BsonConstants.TYPE_EMBEDDED_DOCUMENT) {
                Content content = content(sequence);
                update.put(name, content.beginsWithOperator() ? content.document() : content);
            } else {
                update.put(name, BsonDecoder.decodeValue(type, sequence));
            }
        }
        return update;
    }

    private static Content content(ByteBuf sequence) {
        byte[] bytes = new byte[sequence.getIntLE(sequence.readerIndex())];
        sequence.readBytes(bytes);
        return new Content(bytes);
    }
}
