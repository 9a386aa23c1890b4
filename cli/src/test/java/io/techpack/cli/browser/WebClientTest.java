package io.techpack.cli.browser;

import org.junit.jupiter.api.Test;

class WebClientTest extends BrowserTests {

    @Test
    void a_tech_pack_appears_and_everybody_can_look_at_it_and_change_it() throws Exception {
        pass("pack.spec.ts", "changes.spec.ts", "events.spec.ts", "people.spec.ts");
    }
}
