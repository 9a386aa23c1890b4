# One file for every service: docker build --build-arg MODULE=worker-category .
FROM eclipse-temurin:25-jdk AS build
# Node.js builds the web client.
COPY --from=node:22-slim /usr/local/ /usr/local/
ENV TECHPACK_WEB=required
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=/root/.m2 ./mvnw --batch-mode --no-transfer-progress -DskipTests package

FROM eclipse-temurin:25-jre AS layers
ARG MODULE
WORKDIR /layers
COPY --from=build /src/${MODULE}/target/*-exec.jar service.jar
RUN java -Djarmode=tools -jar service.jar extract --layers --destination extracted

FROM eclipse-temurin:25-jre
# Sketches are drawn with text; documents take Chinese, Japanese and Korean from the last two fonts.
RUN apt-get update \
    && apt-get install --yes --no-install-recommends fontconfig fonts-dejavu-core fonts-droid-fallback fonts-nanum \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 techpack \
    && install --directory --owner techpack /artifacts /service
USER techpack
WORKDIR /service
COPY LICENSE NOTICE ./
# From what changes least to what changes most.
COPY --from=layers /layers/extracted/dependencies/ ./
COPY --from=layers /layers/extracted/spring-boot-loader/ ./
COPY --from=layers /layers/extracted/snapshot-dependencies/ ./
COPY --from=layers /layers/extracted/application/ ./
# A small heap that grows, memory given back to the system, and a class cache that is mapped where it was made for, so that the
# processes of one image share it. Whoever replaces this for a service that needs another collector must make the cache anew.
ENV TECHPACK_ARTIFACTS_DIRECTORY=/artifacts \
    MALLOC_ARENA_MAX=2 \
    JAVA_TOOL_OPTIONS="-XX:+UseSerialGC -Xms32m -XX:MaxRAMPercentage=70 -XX:TrimNativeHeapInterval=5000 -XX:+UseCompactObjectHeaders \
-XX:+UnlockDiagnosticVMOptions -XX:ArchiveRelocationMode=0 \
--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -Djava.awt.headless=true"
# The cache (JEP 483, 515) of a start that ends before it would need any server; it halves the time of every start to come.
RUN java -XX:AOTCacheOutput=service.aot -Dspring.context.exit=onRefresh -Dspring.flyway.enabled=false -jar service.jar
ENTRYPOINT ["java", "-XX:AOTCache=service.aot", "-jar", "service.jar"]
