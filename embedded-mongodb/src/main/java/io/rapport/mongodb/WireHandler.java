package io.rapport.mongodb;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.ClientRequest;
import de.bwaldvogel.mongo.wire.message.MessageHeader;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import de.bwaldvogel.mongo.wire.message.MongoQuery;
import de.bwaldvogel.mongo.wire.message.MongoReply;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Answers the requests of one connection: {@linkplain ShortCommands short ones} where they are read, since each thread
 * more that has to be woken costs more than they do; all others on a worker thread, so that a long query holds up
 * nobody's network.
 */
final class WireHandler extends SimpleChannelInboundHandler<ClientRequest> {

    private static final System.Logger LOG = System.getLogger(WireHandler.class.getName());

    private final Commands commands;
    private final Executor workers;
    private final AtomicInteger lastMessage = new AtomicInteger();

    WireHandler(Commands commands, Executor workers) {
        this.commands = commands;
        this.workers = workers;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, ClientRequest request) {
        if (request instanceof MongoMessage message && ShortCommands.include(message.getDocument())) {
            answer(context, request);
        } else {
            workers.execute(() -> answer(context, request));
        }
    }

    private void answer(ChannelHandlerContext context, ClientRequest request) {
        // a client whose reply is not made or cannot be written would wait for it for ever
        try {
            ChannelFuture _ = context.writeAndFlush(reply(request)).addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
        } catch (Throwable e) {
            exceptionCaught(context, e);
        }
    }

    private Object reply(ClientRequest request) {
        int message = lastMessage.incrementAndGet();
        int requestId = request.getHeader().getRequestID();
        return switch (request) {
            case MongoMessage body ->
                new Reply(message, requestId, execute(body.getDatabaseName(), body.getDocument()));
            // the handshake only: drivers have spoken OP_MSG ever since
            case MongoQuery query ->
                new MongoReply(
                        new MessageHeader(message, requestId),
                        values(execute(query.getDatabaseName(), query.getQuery())));
            default -> throw new IllegalStateException("no handler for " + request);
        };
    }

    private static Document values(Answer answer) {
        return answer instanceof Answer.Values values ? values.document() : new Document("ok", 0.0);
    }

    private Answer execute(String database, Document body) {
        try {
            return commands.execute(Command.of(database, body));
        } catch (RuntimeException e) {
            return Errors.answer(e, body.keySet().iterator().next());
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (!(cause instanceof IOException)) {
            LOG.log(System.Logger.Level.ERROR, "closing a connection", cause);
        }
        ChannelFuture _ = context.close();
    }
}
