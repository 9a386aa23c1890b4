package io.techpack.gateway.jobs;

import io.techpack.account.Accounts;
import io.techpack.database.Database;
import io.techpack.database.Replica;
import io.techpack.gateway.links.SignedLinks;
import io.techpack.gateway.response.PublicUrls;
import io.techpack.gateway.settings.GatewaySettings;
import io.techpack.ledger.LedgerSettings;
import io.techpack.product.TechPackJob;
import io.techpack.query.JobQueries;
import io.techpack.query.JobView;
import io.techpack.query.OperatorQueries;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.connector.Request;
import org.jdbi.v3.core.Jdbi;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import tools.jackson.databind.json.JsonMapper;

/**
 * What showing a job costs: its document, once for each submission and each poll that finds a
 * change, and the document's JSON.
 */
public class JobDocumentsBenchmark {

    /** The job that is shown. */
    @State(Scope.Thread)
    public static class Shown {

        /** Just begun, or a whole tech pack with its thirteen results. */
        @Param({"begun", "whole"})
        public String job = "begun";

        private JobView view = SampleJobs.begun();

        @Setup
        public void choose() {
            view = job.equals("whole") ? SampleJobs.whole() : SampleJobs.begun();
        }
    }

    /** What makes the document, with links to the host of the request or to a configured one. */
    @State(Scope.Thread)
    public static class Documents {

        /** Where links lead: to the configured address, or to the one that the request names. */
        @Param({"configured", "requested"})
        public String address = "configured";

        private JobDocuments documents = documents(Map.of());

        @Setup
        public void receive() {
            documents =
                    documents(
                            address.equals("configured")
                                    ? Map.of("techpack.gateway.public-url", "http://localhost:8080")
                                    : Map.of());
            RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request()));
        }
    }

    /** A document, and the mapper that the gateway answers with. */
    @State(Scope.Thread)
    public static class Answer {

        private final JsonMapper mapper = bean(JsonMapper.class, Map.of());
        private Object document = "";

        @Setup
        public void make(Shown shown) {
            document =
                    documents(Map.of("techpack.gateway.public-url", "http://localhost:8080"))
                            .of(shown.view, List.of());
        }
    }

    @Benchmark
    public Object document(Shown shown, Documents documents) {
        return documents.documents.of(shown.view, List.of());
    }

    @Benchmark
    public byte[] json(Answer answer) {
        return answer.mapper.writeValueAsBytes(answer.document);
    }

    private static JobDocuments documents(Map<String, String> properties) {
        // a job that is under way or has ended is not asked of the database
        return new JobDocuments(
                bean(PublicUrls.class, properties),
                new JobWaits(
                        new OperatorQueries(
                                unreachable(),
                                TechPackJob.TYPES,
                                LedgerSettings.DEFAULTS.leaseTime()),
                        new JobQueries(
                                unreachable(),
                                Replica.none(),
                                TechPackJob.TYPES,
                                LedgerSettings.DEFAULTS.leaseTime())));
    }

    private static Database unreachable() {
        return new Database(
                Jdbi.create(() -> {
                    throw new SQLException("there is no database here");
                }));
    }

    private static <T> T bean(Class<T> type, Map<String, String> properties) {
        Map<String, String> all = new HashMap<>(properties);
        all.put("techpack.gateway.links.secret", "a secret for benchmarks, never used elsewhere");
        try (AnnotationConfigApplicationContext context =
                new AnnotationConfigApplicationContext()) {
            context.registerBean(
                    GatewaySettings.class,
                    () ->
                            new Binder(new MapConfigurationPropertySource(all))
                                    .bindOrCreate("techpack.gateway", GatewaySettings.class));
            context.registerBean(InstantSource.class, InstantSource::system);
            context.registerBean(Accounts.class, () -> new Accounts(unreachable()));
            context.scan(SignedLinks.class.getPackageName());
            context.register(PublicUrls.class, JacksonAutoConfiguration.class);
            context.refresh();
            return context.getBean(type);
        }
    }

    private static Request request() {
        org.apache.coyote.Request received = new org.apache.coyote.Request();
        received.scheme().setString("http");
        received.serverName().setString("localhost");
        received.setServerPort(8080);
        return new Request(new Connector(), received);
    }
}
