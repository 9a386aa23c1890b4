# One file for every service: docker build --build-arg MODULE=worker-category .
FROM eclipse-temurin:25-jdk AS build
# Node.js builds the web client.
COPY --from=node:22-slim /usr/local/ /usr/local/
ENV TECHPACK_WEB=required
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=/root/.m2 ./mvnw --batch-mode --no-transfer-progress -DskipTests package

FROM eclipse-temurin:25-jre AS runtime
# Sketches are drawn with text; they and documents take Chinese, Japanese and Korean from the last two fonts.
RUN apt-get update \
    && apt-get install --yes --no-install-recommends fontconfig fonts-dejavu-core fonts-droid-fallback fonts-nanum \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 techpack \
    && install --directory --owner techpack /artifacts /service /services
USER 10001
# A small heap that grows, memory given back to the system, and a class cache that is mapped where it was made for, so that the
# processes of one image share it. Whoever replaces this for a service that needs another collector must make the cache anew.
# Tier4: the optimizing compiler begins late, as in the techpack script; a service with little to do spends its time on little else.
ENV TECHPACK_ARTIFACTS_DIRECTORY=/artifacts \
    MALLOC_ARENA_MAX=2 \
    JAVA_TOOL_OPTIONS="-XX:+UseSerialGC -Xms32m -XX:MaxRAMPercentage=70 -XX:TrimNativeHeapInterval=5000 -XX:+UseCompactObjectHeaders \
-XX:Tier4InvocationThreshold=500000 -XX:Tier4MinInvocationThreshold=60000 \
-XX:Tier4CompileThreshold=1500000 -XX:Tier4BackEdgeThreshold=200000 \
-XX:+UnlockDiagnosticVMOptions -XX:ArchiveRelocationMode=0 \
--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -Djava.awt.headless=true"

# All services taken out of their jars, in layers.
FROM runtime AS layers
WORKDIR /services
COPY --from=build /src/*/target/*-exec.jar /tmp/
RUN for jar in /tmp/*-exec.jar; do \
        module=$(basename "$jar" | sed 's/-[0-9].*//') \
        && cp "$jar" /tmp/service.jar \
        && java -Djarmode=tools -jar /tmp/service.jar extract --layers --destination "/services/$module.layers" || exit 1; \
    done

# The class caches (JEP 483, 515), of tech packs that all services make together: they halve the time of every start to come.
FROM layers AS training
COPY --from=build /src/cli/target/cli-*.jar /src/cli/target/lib/ /tmp/cli/
RUN for layers in /services/*.layers; do \
        module=${layers%.layers} \
        && mkdir "$module" \
        && for layer in dependencies spring-boot-loader snapshot-dependencies application; do \
            if [ -d "$layers/$layer" ]; then cp -a "$layers/$layer/." "$module/"; fi || exit 1; \
        done || exit 1; \
    done \
    && java -cp '/tmp/cli/*' io.techpack.cli.Techpack class-cache /services

FROM runtime
ARG MODULE
WORKDIR /service
COPY LICENSE NOTICE ./
# From what changes least to what changes most.
COPY --from=layers /services/${MODULE}.layers/dependencies/ ./
COPY --from=layers /services/${MODULE}.layers/spring-boot-loader/ ./
COPY --from=layers /services/${MODULE}.layers/snapshot-dependencies/ ./
COPY --from=layers /services/${MODULE}.layers/application/ ./
COPY --from=training /services/${MODULE}/service.aot ./
ENTRYPOINT ["java", "-XX:AOTCache=service.aot", "-jar", "service.jar"]
