package io.techpack.cli;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Reads every page of a list. */
final class AllPages {

    private AllPages() {}

    /** One page of the list. */
    @FunctionalInterface
    interface Source {

        /** The page that starts at the cursor; the first one if it is empty. */
        JsonNode page(String cursor) throws InterruptedException;
    }

    /** All pages, in their order. */
    static List<JsonNode> of(Source source) throws InterruptedException {
        List<JsonNode> pages = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = source.page(cursor);
            pages.add(page);
            cursor = page.path("nextCursor").asString("");
        } while (!cursor.isEmpty());
        return pages;
    }
}
