package io.techpack.cli.ops;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes Grafana's dashboards of their one short source, so that all panels look alike. */
final class Dashboards {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int WIDTH = 24;
    private static final int HEIGHT = 8;
    private static final int AT_MOST_BESIDE = 3;

    private final List<Dashboard> source = new ArrayList<>();

    record Panel(String title, String unit, boolean stack, Map<String, String> queries) {}

    record Row(String title, List<Panel> panels) {}

    record Dashboard(String uid, String title, Map<String, String> variables, List<Row> rows) {}

    static Dashboards read() {
        Dashboards dashboards = new Dashboards();
        List<Map<String, Object>> file =
                new Yaml().load(OpsFiles.read(OpsFiles.OPS.resolve("grafana/dashboards.yml")));
        file.forEach(each -> dashboards.source.add(dashboard(each)));
        return dashboards;
    }

    private static Dashboard dashboard(Map<String, Object> says) {
        List<Row> rows = new ArrayList<>();
        for (Map<String, Object> row : Dashboards.<List<Map<String, Object>>>of(says, "rows")) {
            List<Panel> panels = new ArrayList<>();
            for (Map<String, Object> panel :
                    Dashboards.<List<Map<String, Object>>>of(row, "panels")) {
                panels.add(
                        new Panel(
                                of(panel, "title"),
                                of(panel, "unit"),
                                panel.containsKey("stack"),
                                of(panel, "queries")));
            }
            rows.add(new Row(of(row, "title"), panels));
        }
        Map<String, String> variables =
                says.containsKey("variables") ? of(says, "variables") : Map.of();
        return new Dashboard(of(says, "uid"), of(says, "title"), variables, rows);
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the source says what it is
    private static <T> T of(Map<String, Object> says, String key) {
        return (T) Objects.requireNonNull(says.get(key), key + " is missing");
    }

    List<Dashboard> all() {
        return source;
    }

    /** Every expression of every panel. */
    List<String> expressions() {
        return source.stream()
                .flatMap(dashboard -> dashboard.rows().stream())
                .flatMap(row -> row.panels().stream())
                .map(Panel::queries)
                .map(Map::values)
                .flatMap(Collection::stream)
                .toList();
    }

    /** What Grafana reads, by the name of its file. */
    Map<String, String> files() {
        Map<String, String> files = new TreeMap<>();
        JsonMapper mapper = JsonMapper.builder().build();
        for (Dashboard each : source) {
            String json = mapper.writerWithDefaultPrettyPrinter().writeValueAsString(json(each));
            files.put(each.uid() + ".json", json.replace("\r\n", "\n") + "\n");
        }
        return files;
    }

    private static ObjectNode json(Dashboard dashboard) {
        ObjectNode json =
                NODES.objectNode()
                        .put("uid", dashboard.uid())
                        .put("title", dashboard.title())
                        .put("editable", false)
                        .put("refresh", "10s")
                        .put("schemaVersion", 39)
                        .put("graphTooltip", 1);
        json.putArray("tags").add("techpack");
        json.putObject("time").put("from", "now-1h").put("to", "now");
        ArrayNode variables = json.putObject("templating").putArray("list");
        dashboard
                .variables()
                .forEach((name, query) ->
                        variables
                                .addObject()
                                .put("name", name)
                                .put("type", "query")
                                .put("refresh", 2)
                                .put("query", query)
                                .set("datasource", dataSource()));
        ArrayNode panels = json.putArray("panels");
        int y = 0;
        int id = 1;
        for (Row row : dashboard.rows()) {
            ObjectNode head = panels.addObject();
            head.put("id", id++).put("type", "row").put("title", row.title());
            head.set("gridPos", place(0, y++, WIDTH, 1));
            int beside = Math.min(AT_MOST_BESIDE, row.panels().size());
            for (int i = 0; i < row.panels().size(); i++) {
                ObjectNode panel = panel(row.panels().get(i), id++);
                int width = WIDTH / beside;
                int line = i / beside;
                panel.set("gridPos", place(i % beside * width, y + line * HEIGHT, width, HEIGHT));
                panels.add(panel);
            }
            y += (row.panels().size() + beside - 1) / beside * HEIGHT;
        }
        return json;
    }

    private static ObjectNode panel(Panel panel, int id) {
        ObjectNode json = NODES.objectNode().put("id", id).put("type", "timeseries");
        json.put("title", panel.title()).set("datasource", dataSource());
        ObjectNode defaults = json.putObject("fieldConfig").putObject("defaults");
        ObjectNode style = defaults.put("unit", panel.unit()).put("min", 0).putObject("custom");
        style.put("fillOpacity", panel.stack() ? 25 : 8).put("lineWidth", 1);
        style.putObject("stacking").put("mode", panel.stack() ? "normal" : "none");
        json.putObject("options").putObject("tooltip").put("mode", "multi").put("sort", "desc");
        ArrayNode targets = json.putArray("targets");
        char name = 'A';
        for (Map.Entry<String, String> query : panel.queries().entrySet()) {
            targets.addObject()
                    .put("refId", String.valueOf(name++))
                    .put("legendFormat", query.getKey())
                    .put("expr", query.getValue());
        }
        return json;
    }

    private static ObjectNode dataSource() {
        return NODES.objectNode().put("type", "prometheus").put("uid", "prometheus");
    }

    private static ObjectNode place(int x, int y, int width, int height) {
        return NODES.objectNode().put("x", x).put("y", y).put("w", width).put("h", height);
    }
}
