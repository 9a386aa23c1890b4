package io.techpack.embedded;

import org.testcontainers.DockerClientFactory;

/** Whether tests can use containers: Testcontainers is on the class path and finds a Docker. */
final class DockerHere {

    private DockerHere() {}

    static boolean runs() {
        try {
            Class.forName("org.testcontainers.DockerClientFactory");
        } catch (ClassNotFoundException absent) {
            return false;
        }
        return DockerClientFactory.instance().isDockerAvailable();
    }
}
