package io.techpack.cli.ops;

import java.util.List;

/** What the dashboards ask Prometheus. */
public final class DashboardQueries {

    private DashboardQueries() {}

    /** Each panel's expressions, as Grafana would send them for rates over so many seconds. */
    public static List<String> overSeconds(int seconds, String stage) {
        return Dashboards.read().expressions().stream()
                .map(expression -> expression.replace("$__rate_interval", seconds + "s"))
                .map(expression -> expression.replace("$stage", stage))
                .toList();
    }
}
