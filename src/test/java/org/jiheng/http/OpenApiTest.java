package org.jiheng.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OpenApiTest {
    @Test
    void theApiDescriptionIsServedByteForByte() throws Exception {
        byte[] served = RestAssured.given().get("/q/openapi").asByteArray();
        assertArrayEquals(Files.readAllBytes(Path.of("openapi/openapi.yaml")), served);
    }
}
