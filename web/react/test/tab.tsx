import { QueryClient } from "@tanstack/react-query";
import { TechPackClient } from "@techpack/client";
import { renderHook } from "@testing-library/react";
import { createStore, Provider } from "jotai";
import { type ReactNode, StrictMode } from "react";
import { API } from "../../client/test/fake-gateway.js";
import { TechPackProvider, useTechPackGeneration } from "../src/index.js";

/** A page with a client, a cache and a store of its own, in StrictMode. */
export function tab(client = newClient()) {
  const store = createStore();
  const queryClient = new QueryClient();
  const wrapper = ({ children }: { children: ReactNode }) => (
    <StrictMode>
      <Provider store={store}>
        <TechPackProvider client={client} queryClient={queryClient}>
          {children}
        </TechPackProvider>
      </Provider>
    </StrictMode>
  );
  return { client, queryClient, store, wrapper };
}

export function newClient(): TechPackClient {
  return new TechPackClient({ baseUrl: API, retries: { firstDelay: 1, longestDelay: 2 } });
}

/** The hook of a product on a page of its own. */
export function generation(
  productId: string,
  revisionIds: string[] = ["01a219a0-0000-7000-8000-000000000001"],
  page = tab(),
  options: { autoSave?: boolean } = {},
) {
  const hook = renderHook(() => useTechPackGeneration({ productId, revisionIds, ...options }), {
    wrapper: page.wrapper,
  });
  return { ...hook, page, now: () => hook.result.current };
}

/** Waits, in real time, until the screen shows something. */
export async function shows(condition: () => boolean, seconds = 4): Promise<void> {
  const end = performance.now() + seconds * 1000;
  while (!condition()) {
    if (performance.now() > end) throw new Error(`never came true: ${condition}`);
    await rendered();
  }
}

/** Lets what is due be rendered. */
export function rendered(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 2));
}
