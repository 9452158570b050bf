# The service without the embedded database: name a MariaDB server, 10.11 or later, by
# QUARKUS_DATASOURCE_JDBC_URL, QUARKUS_DATASOURCE_USERNAME and QUARKUS_DATASOURCE_PASSWORD.
FROM eclipse-temurin:17-jdk AS build
WORKDIR /build
COPY . .
RUN ./mvnw -B -q package -Dmaven.test.skip=true -Djiheng.embedded=false

FROM eclipse-temurin:17-jre
RUN useradd --system --uid 10001 --no-create-home jiheng
WORKDIR /app
# In the order in which they change least often, so that an update moves few layers.
COPY --from=build /build/target/quarkus-app/lib/ lib/
COPY --from=build /build/target/quarkus-app/quarkus/ quarkus/
COPY --from=build /build/target/quarkus-app/app/ app/
COPY --from=build /build/target/quarkus-app/quarkus-run.jar ./
COPY rules/ rules/
USER 10001
ENV QUARKUS_HTTP_HOST=0.0.0.0
EXPOSE 8080
# Without curl, which not every base image has.
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s CMD ["bash", "-c", \
  "exec 3<>/dev/tcp/127.0.0.1/8080; printf 'GET /q/health/ready HTTP/1.0\\r\\n\\r\\n' >&3; head -n 1 <&3 | grep -q ' 200 '"]
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=75", "-XX:+ExitOnOutOfMemoryError", "-jar", "quarkus-run.jar"]
