package io.techpack.embedded;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What a client of PostgreSQL does, in a line each. */
final class Rows {

    private Rows() {}

    static void execute(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (var connection = postgres.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static List<String> query(EmbeddedPostgres postgres, String sql) throws SQLException {
        return query(postgres.jdbcUrl(), postgres.user(), postgres.password(), sql);
    }

    static List<String> query(String url, String user, String password, String sql)
            throws SQLException {
        try (var connection = DriverManager.getConnection(url, user, password);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var values = new ArrayList<String>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }
}
