import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, beforeEach } from "vitest";
import { FakeGateway } from "./fake-gateway.js";

/** A gateway for each test, and the server that answers for it. */
export function gatewayOfTests(): {
  gateway: () => FakeGateway;
  server: ReturnType<typeof setupServer>;
} {
  const server = setupServer();
  let gateway = new FakeGateway();
  server.events.on("request:start", ({ request }) => gateway.record(request.clone()));
  beforeAll(() => server.listen({ onUnhandledRequest: "error" }));
  beforeEach(() => {
    gateway = new FakeGateway();
    server.resetHandlers(...gateway.handlers);
  });
  afterEach(() => server.resetHandlers());
  afterAll(() => server.close());
  return { gateway: () => gateway, server };
}
