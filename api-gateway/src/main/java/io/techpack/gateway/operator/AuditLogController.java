package io.techpack.gateway.operator;

import io.techpack.audit.AuditLog;
import io.techpack.gateway.parsing.Cursors;
import io.techpack.gateway.parsing.PageQuery;
import io.techpack.gateway.response.Pages;
import io.techpack.gateway.response.Pages.Page;
import io.techpack.gateway.response.Paths;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** What operators did, for operators. */
@RestController
@RequestMapping(Paths.ADMIN)
class AuditLogController {

    private static final Cursors CURSORS = new Cursors("audit-log", "operators");

    private final AuditLog actions;
    private final Pages pages;

    AuditLogController(AuditLog actions, Pages pages) {
        this.actions = actions;
        this.pages = pages;
    }

    @GetMapping("/audit-log")
    ResponseEntity<AuditLogPage> newest(
            @RequestParam Map<String, String> parameters, HttpServletRequest request) {
        PageQuery query = new PageQuery(parameters);
        long before = query.cursor(CURSORS, PageQuery::number).orElse(Long.MAX_VALUE);
        int limit = query.limit();
        query.finish();
        Page<AuditLog.Entry> page =
                Page.of(
                        actions.page(before, limit + 1),
                        limit,
                        last -> CURSORS.of(Long.toString(last.id())));
        return pages.response(
                request,
                page.next(),
                new AuditLogPage(page.shown(EntryDocument::of), page.nextCursor()));
    }

    /**
     * @param actor the operator, or a key by its public part with its account
     * @param subject what it was done to
     */
    record EntryDocument(
            long id, Instant at, String actor, String action, String subject, JsonNode details) {

        static EntryDocument of(AuditLog.Entry entry) {
            return new EntryDocument(
                    entry.id(),
                    entry.at(),
                    entry.actor(),
                    entry.action(),
                    entry.subject(),
                    entry.details());
        }
    }

    /**
     * @param nextCursor where the next page starts, absent on the last one
     */
    record AuditLogPage(List<EntryDocument> actions, @Nullable String nextCursor) {}
}
