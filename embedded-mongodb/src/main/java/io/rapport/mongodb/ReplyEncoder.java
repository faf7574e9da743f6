package io.rapport.mongodb;

import de.bwaldvogel.mongo.wire.BsonConstants;
import de.bwaldvogel.mongo.wire.OpCode;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.MessageToByteEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes replies as OP_MSG; documents of a batch go out as the bytes that they are stored as. */
final class ReplyEncoder extends MessageToByteEncoder<Reply> {

    @Override
    protected void encode(ChannelHandlerContext context, Reply reply, ByteBuf out) {
        int start = out.writerIndex();
        out.writeIntLE(0);
        out.writeIntLE(reply.message());
        out.writeIntLE(reply.request());
        out.writeIntLE(OpCode.OP_MSG.getId());
        out.writeIntLE(0); // no flags
        out.writeByte(0); // one body
        switch (reply.answer()) {
            case Answer.Values values -> BsonEncoder.encodeDocument(values.document(), out);
            case Answer.Batch batch -> writeBatch(batch, out);
        }
        out.setIntLE(start, out.writerIndex() - start);
    }

    /** {@code {cursor: {firstBatch: […], id: …, ns: …}, ok: 1}} */
    private static void writeBatch(Answer.Batch batch, ByteBuf out) {
        int body = begin(out);
        name(out, BsonConstants.TYPE_EMBEDDED_DOCUMENT, "cursor");
        int cursor = begin(out);
        name(out, BsonConstants.TYPE_ARRAY, batch.first() ? "firstBatch" : "nextBatch");
        int array = begin(out);
        List<byte[]> documents = batch.documents();
        for (int i = 0; i < documents.size(); i++) {
            name(out, BsonConstants.TYPE_EMBEDDED_DOCUMENT, Integer.toString(i));
            out.writeBytes(documents.get(i));
        }
        end(out, array);
        name(out, BsonConstants.TYPE_INT64, "id");
        out.writeLongLE(batch.cursor());
        name(out, BsonConstants.TYPE_UTF8_STRING, "ns");
        byte[] namespace = batch.namespace().getBytes(StandardCharsets.UTF_8);
        out.writeIntLE(namespace.length + 1);
        out.writeBytes(namespace);
        out.writeByte(BsonConstants.STRING_TERMINATION);
        end(out, cursor);
        name(out, BsonConstants.TYPE_DOUBLE, "ok");
        out.writeDoubleLE(1.0);
        end(out, body);
    }

    private static void name(ByteBuf out, byte type, String name) {
        out.writeByte(type);
        out.writeBytes(name.getBytes(StandardCharsets.UTF_8));
        out.writeByte(BsonConstants.STRING_TERMINATION);
    }

    private static int begin(ByteBuf out) {
        int start = out.writerIndex();
        out.writeIntLE(0); // the length, once it is known
        return start;
    }

    private static void end(ByteBuf out, int start) {
        out.writeByte(BsonConstants.TERMINATING_BYTE);
        out.setIntLE(start, out.writerIndex() - start);
    }
}
