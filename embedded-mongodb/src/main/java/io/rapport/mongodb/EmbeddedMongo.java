package io.rapport.mongodb;

import de.bwaldvogel.mongo.wire.MongoWireReplyEncoder;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A MongoDB server on 127.0.0.1 that holds its content in memory, in this process. It does what Rapport needs of a
 * MongoDB, and answers the rest with an error; docs/adr/0005-embedded-mongodb.md says what that is.
 */
public final class EmbeddedMongo implements AutoCloseable {

    private final Catalog catalog = new Catalog();
    private final ExecutorService workers = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("mongo-", 0).factory());
    private final EventLoopGroup network = new MultiThreadIoEventLoopGroup(
            2, Thread.ofPlatform().daemon().name("mongo-io-", 0).factory(), NioIoHandler.newFactory());
    /** Closes those too that come to it after it was closed: a client would wait for an answer for ever. */
    private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE, true);

    private final Channel listener;

    private EmbeddedMongo(int port) {
        Commands commands = new Commands(catalog, Clock.systemUTC());
        try {
            listener = new ServerBootstrap()
                    .group(network)
                    .channel(NioServerSocketChannel.class)
                    .childOption(ChannelOption.TCP_NODELAY, true)
                    .childHandler(new ChannelInitializer<SocketChannel>() {
                        @Override
                        protected void initChannel(SocketChannel channel) {
                            connections.add(channel);
                            channel.pipeline()
                                    .addLast(
                                            new MongoWireReplyEncoder(),
                                            new ReplyEncoder(),
                                            new WireDecoder(),
                                            new WireHandler(commands, workers));
                        }
                    })
                    .bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port))
                    .syncUninterruptibly()
                    .channel();
        } catch (RuntimeException e) {
            endThreads();
            throw e;
        }
    }

    /** Starts a server that is ready when this returns; port 0 is any free one. */
    public static EmbeddedMongo start(int port) {
        return new EmbeddedMongo(port);
    }

    /** Where a driver connects to. */
    public String uri() {
        return "mongodb://127.0.0.1:" + port();
    }

    public int port() {
        return ((InetSocketAddress) listener.localAddress()).getPort();
    }

    /** How many documents, or index entries in their place, queries on a collection have looked at. */
    long examined(String namespace) {
        return catalog.require(namespace).examined();
    }

    /** Closes all connections and forgets the content. */
    @Override
    public void close() {
        listener.close().syncUninterruptibly();
        connections.close().syncUninterruptibly();
        endThreads();
    }

    private void endThreads() {
        network.shutdownGracefully(0, 2, TimeUnit.SECONDS).syncUninterruptibly();
        workers.shutdownNow();
    }

    /** Runs in the foreground until it is told to stop by SIGTERM or SIGINT. */
    public static void main(String[] arguments) throws InterruptedException {
        // without a logging provider SLF4J would say so on every start
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        Integer port = port(arguments);
        if (port == null) {
            System.err.println("usage: EmbeddedMongo [--port N]   (0, the default, is any free port)");
            System.exit(2);
            return;
        }
        CountDownLatch stopped = new CountDownLatch(1);
        EmbeddedMongo server = start(port);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            server.close();
            stopped.countDown();
        }));
        System.out.println("MongoDB (embedded, in memory) is ready at " + server.uri());
        stopped.await();
    }

    private static @Nullable Integer port(String[] arguments) {
        if (arguments.length == 0) {
            return 0;
        }
        if (arguments.length == 2 && arguments[0].equals("--port") && arguments[1].matches("\\d{1,5}")) {
            return Integer.valueOf(arguments[1]);
        }
        return null;
    }
}
