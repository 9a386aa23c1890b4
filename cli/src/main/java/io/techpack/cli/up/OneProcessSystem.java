package io.techpack.cli.up;

import io.techpack.account.Accounts;
import io.techpack.baseviews.BaseViewsStage;
import io.techpack.category.CategoryStage;
import io.techpack.closeups.CloseUpsStage;
import io.techpack.embedded.LoopbackPort;
import io.techpack.job.AccountId;
import io.techpack.process.LogFile;
import io.techpack.sketches.SketchesStage;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The running system. Closing it stops everything in order: the gateway takes nothing more, the
 * workers finish or give back, then Kafka, then PostgreSQL. Thread-safe.
 */
public final class OneProcessSystem implements AutoCloseable {

    /** The account that callers without a key act as. */
    public static final AccountId ACCOUNT = DemoAccount.ID;

    /** The thread group of everything that the broker runs. */
    public static final String BROKER_THREADS = "kafka-broker";

    private static final List<Class<?>> STAGES =
            List.of(
                    CategoryStage.class,
                    BaseViewsStage.class,
                    CloseUpsStage.class,
                    SketchesStage.class);

    private final StartingServers servers;
    private final ConfigurableApplicationContext context;
    private final URI url;
    private final SystemSettings settings;
    private final Queue<ConfigurableApplicationContext> moreGateways =
            new ConcurrentLinkedQueue<>();

    private OneProcessSystem(
            SystemSettings settings,
            StartingServers servers,
            ConfigurableApplicationContext context,
            URI url) {
        this.settings = settings;
        this.servers = servers;
        this.context = context;
        this.url = url;
    }

    /**
     * Starts everything; returns when requests are served.
     *
     * @throws SystemStartException if it cannot be started; nothing is left running then
     */
    public static OneProcessSystem start(SystemSettings settings) {
        return start(settings, STAGES);
    }

    /**
     * Starts everything with other stages than the product's own.
     *
     * @param stages configurations that make the stages' bindings
     * @throws SystemStartException if it cannot be started; nothing is left running then
     */
    public static OneProcessSystem start(SystemSettings settings, List<Class<?>> stages) {
        DataDirectory.prepare(settings.data());
        int port = ApiPort.choose(settings.port());
        LogFile.open(settings.log());
        StartingServers servers = StartingServers.startOn(settings.data());
        Thread abandon = Thread.ofPlatform().name("abandon-start").unstarted(servers::close);
        Runtime.getRuntime().addShutdownHook(abandon);
        try {
            ConfigurableApplicationContext context = context(settings, stages, port, servers);
            DemoAccount.provide(context.getBean(Accounts.class), settings.credits());
            SystemAddress.keep(settings.data(), url(port));
            return new OneProcessSystem(settings, servers, context, url(port));
        } catch (RuntimeException fault) {
            try (servers) {
                throw startException(fault, settings);
            }
        } finally {
            forget(abandon);
        }
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // the process is stopping, and the hook is at work
        }
    }

    private static ConfigurableApplicationContext context(
            SystemSettings settings, List<Class<?>> stages, int port, StartingServers servers) {
        SpringApplication application = new SpringApplication(OneProcessConfiguration.class);
        application.addPrimarySources(stages);
        application.setBannerMode(Banner.Mode.OFF);
        application.setRegisterShutdownHook(false); // the order of stopping is ours
        application.addInitializers(
                context -> context.getBeanFactory().registerSingleton("servers", servers));
        application.setDefaultProperties(properties(settings, port));
        return application.run();
    }

    private static Map<String, Object> properties(SystemSettings settings, int port) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("spring.application.name", "techpack");
        properties.put("server.address", LoopbackPort.HOST);
        properties.put("server.port", port);
        properties.put(
                "techpack.artifacts.directory", settings.data().resolve("artifacts").toString());
        properties.put("techpack.gateway.standalone", true);
        properties.put("techpack.gateway.admin-key", OperatorKey.provide(settings.data()));
        properties.put("techpack.gateway.demo-account", DemoAccount.ID.toString());
        properties.put("techpack.gateway.fetch.allow-loopback", true);
        properties.put("techpack.gateway.rate-limits.enabled", false); // one's own machine
        properties.put("techpack.gateway.drain", "0s"); // no balancer stands before it
        properties.put("techpack.worker.grace", "3s");
        properties.put("spring.lifecycle.timeout-per-shutdown-phase", "10s");
        properties.put("spring.jmx.enabled", false);
        properties.putAll(settings.more());
        return properties;
    }

    private static SystemStartException startException(
            RuntimeException fault, SystemSettings settings) {
        Throwable root = fault;
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            root = cause;
            if (cause instanceof SystemStartException told) {
                return told;
            }
            if (cause instanceof PortInUseException taken) {
                return new SystemStartException(
                        "Port "
                                + taken.getPort()
                                + " is in use; choose another one with --port N.");
            }
        }
        return new SystemStartException(
                "Techpack cannot start: %s. The whole story is in %s."
                        .formatted(root.getMessage(), settings.log()),
                fault);
    }

    /**
     * Starts one more gateway, on the same servers and with a worker for no stage: it hears of this
     * one's changes as a gateway on another machine does. It stops with the system.
     *
     * @return where its API is
     */
    public URI startGateway() {
        int port = ApiPort.choose(0);
        moreGateways.add(context(settings, List.of(), port, servers));
        return url(port);
    }

    private static URI url(int port) {
        return URI.create("http://" + LoopbackPort.HOST + ":" + port);
    }

    /** Where the API is, such as {@code http://127.0.0.1:8080}. */
    public URI url() {
        return url;
    }

    /** One of the beans that the process is made of. */
    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** A new connection to the database, as superuser; the caller closes it. */
    public Connection database() throws SQLException {
        return servers.postgres().connect();
    }

    @Override
    public void close() {
        try (servers) {
            SystemAddress.forget(settings.data());
            moreGateways.forEach(ConfigurableApplicationContext::close);
            context.close();
        }
    }
}
