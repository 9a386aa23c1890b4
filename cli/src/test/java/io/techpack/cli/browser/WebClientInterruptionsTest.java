package io.techpack.cli.browser;

import org.junit.jupiter.api.Test;

class WebClientInterruptionsTest extends BrowserTests {

    @Test
    void interruptions_do_no_harm() throws Exception {
        pass("interruptions.spec.ts");
    }
}
