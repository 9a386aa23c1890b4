import { QueryClient } from "@tanstack/react-query";
import type { TechPackClient } from "@techpack/client";
import { TechPackProvider } from "@techpack/react";
import { render } from "@testing-library/react";
import type { ReactNode } from "react";
import { Toaster } from "sonner";
import { Router } from "wouter";
import { memoryLocation } from "wouter/memory-location";

/** What a fake answers; a method that it does not have fails the test that calls it. */
export type FakeClient = Partial<Omit<TechPackClient, "admin">> & {
  admin?: Partial<TechPackClient["admin"]>;
};

/** For tests: a screen over a client of the test's own, with the toasts. */
export function show(screen: ReactNode, client: FakeClient): void {
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const { hook } = memoryLocation();
  render(
    <Router hook={hook}>
      <TechPackProvider client={client as TechPackClient} queryClient={queries}>
        {screen}
        <Toaster />
      </TechPackProvider>
    </Router>,
  );
}
