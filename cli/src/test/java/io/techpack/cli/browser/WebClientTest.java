package io.techpack.cli.browser;

import org.junit.jupiter.api.Test;

class WebClientTest extends BrowserTests {

    @Test
    void a_tech_pack_appears_can_be_looked_at_and_changed() throws Exception {
        pass("pack.spec.ts", "changes.spec.ts", "events.spec.ts");
    }
}
