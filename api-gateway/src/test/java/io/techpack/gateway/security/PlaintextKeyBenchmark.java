package io.techpack.gateway.security;

import java.util.Random;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What the key of a request costs before it is looked up: once for each request. */
@State(Scope.Thread)
public class PlaintextKeyBenchmark {

    private final String text = PlaintextKey.mint(new Random(1)).text();

    @Benchmark
    public byte[] digest() {
        return PlaintextKey.find(text).orElseThrow().digest();
    }
}
