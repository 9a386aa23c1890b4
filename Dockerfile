# One file for every service: docker build --build-arg MODULE=worker-category .
FROM eclipse-temurin:25-jdk AS build
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=/root/.m2 ./mvnw --batch-mode --no-transfer-progress -DskipTests package

FROM eclipse-temurin:25-jre AS layers
ARG MODULE
WORKDIR /layers
COPY --from=build /src/${MODULE}/target/*-exec.jar service.jar
RUN java -Djarmode=tools -jar service.jar extract --layers --destination .

FROM eclipse-temurin:25-jre
# Sketches are drawn with text.
RUN apt-get update \
    && apt-get install --yes --no-install-recommends fontconfig fonts-dejavu-core \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 techpack \
    && install --directory --owner techpack /artifacts
USER techpack
WORKDIR /service
# From what changes least to what changes most.
COPY --from=layers /layers/dependencies/ ./
COPY --from=layers /layers/spring-boot-loader/ ./
COPY --from=layers /layers/snapshot-dependencies/ ./
COPY --from=layers /layers/application/ ./
ENV TECHPACK_ARTIFACTS_DIRECTORY=/artifacts \
    JAVA_TOOL_OPTIONS="-XX:MaxRAMPercentage=70 -XX:+UseCompactObjectHeaders --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -Djava.awt.headless=true"
ENTRYPOINT ["java", "-jar", "service.jar"]
