package io.techpack.worker;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;

/**
 * A key pair of a server on 127.0.0.1, signed by itself.
 *
 * @param store of both, PKCS 12
 * @param certificate PEM; what clients trust
 * @param key PEM
 */
record Certificates(Path store, Path certificate, Path key) {

    static final String PASSWORD = "a-password";
    private static final String ALIAS = "server";

    static Certificates in(Path directory) throws Exception {
        Path store = directory.resolve("server.p12");
        keytool(
                List.of(
                        "-genkeypair",
                        "-alias",
                        ALIAS,
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=server",
                        "-ext",
                        "SAN=IP:127.0.0.1",
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        PASSWORD));
        KeyStore keys = read(store);
        Path certificate =
                Files.writeString(
                        directory.resolve("server.crt"),
                        pem("CERTIFICATE", keys.getCertificate(ALIAS).getEncoded()));
        Path key =
                Files.writeString(
                        directory.resolve("server.key"),
                        pem(
                                "PRIVATE KEY",
                                keys.getKey(ALIAS, PASSWORD.toCharArray()).getEncoded()));
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        return new Certificates(store, certificate, key);
    }

    private static KeyStore read(Path store) throws GeneralSecurityException, IOException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream content = Files.newInputStream(store)) {
            keys.load(content, PASSWORD.toCharArray());
        }
        return keys;
    }

    private static String pem(String what, byte[] bytes) {
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
                .formatted(
                        what,
                        Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                                .encodeToString(bytes),
                        what);
    }

    private static void keytool(List<String> arguments) throws Exception {
        ProcessBuilder builder =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString())
                        .redirectErrorStream(true);
        builder.command().addAll(arguments);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(said);
        }
    }
}
