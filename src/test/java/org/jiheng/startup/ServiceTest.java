package org.jiheng.startup;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ServiceTest {
    @Inject
    DataSource dataSource;

    @Test
    void healthIsUpWithTheDatabase() {
        given().get("/q/health/ready").then().statusCode(200).body("status", equalTo("UP"));
    }

    @Test
    void databaseAnswers() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT 1")) {
            row.next();
            assertEquals(1, row.getInt(1));
        }
    }

    @Test
    void nothingForDemonstrationIsOnByDefault() {
        JihengConfig defaults = new SmallRyeConfigBuilder()
                .withMapping(JihengConfig.class)
                .build()
                .getConfigMapping(JihengConfig.class);
        assertFalse(defaults.demoUsers());
        assertFalse(defaults.sampleData());
    }
}
