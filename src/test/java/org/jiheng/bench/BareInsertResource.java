package org.jiheng.bench;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** Inserts one row of what it is sent and answers a row of the size it is asked for: what any endpoint that stores must cost. */
@Path("/bench/insert")
@Authenticated
public class BareInsertResource {
    private final DataSource database;

    BareInsertResource(DataSource database) throws SQLException {
        this.database = database;
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS bench_row (id BIGINT AUTO_INCREMENT PRIMARY KEY,"
                    + " document LONGTEXT NOT NULL) ENGINE = InnoDB");
        }
    }

    @POST
    public String insert(String document) {
        return QuarkusTransaction.requiringNew().call(() -> {
            try (Connection connection = database.getConnection();
                    PreparedStatement insert =
                            connection.prepareStatement("INSERT INTO bench_row (document) VALUES (?)")) {
                insert.setString(1, document);
                insert.executeUpdate();
                return document;
            }
        });
    }
}
