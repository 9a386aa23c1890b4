import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import type { TechPackClient } from "@techpack/client";
import { createContext, type ReactNode, useContext, useMemo, useState } from "react";
import { JobFeed } from "./job-feed.js";
import { Submissions } from "./submissions.js";
import { ViewChanges } from "./view-changes.js";

/** What all components under one provider share. */
export interface TechPackContext {
  client: TechPackClient;
  queries: QueryClient;
  feed: JobFeed;
  submissions: Submissions;
  changes: ViewChanges;
}

/** One for each client and cache, also where several providers have the same. */
const contexts = new WeakMap<TechPackClient, WeakMap<QueryClient, TechPackContext>>();

function contextOf(client: TechPackClient, queries: QueryClient): TechPackContext {
  const ofClient = contexts.get(client) ?? new WeakMap<QueryClient, TechPackContext>();
  contexts.set(client, ofClient);
  const known = ofClient.get(queries);
  if (known) return known;
  const made: TechPackContext = {
    client,
    queries,
    feed: new JobFeed(client, queries),
    submissions: new Submissions(client),
    changes: new ViewChanges(),
  };
  ofClient.set(queries, made);
  return made;
}

const Context = createContext<TechPackContext | null>(null);

export interface TechPackProviderProps {
  client: TechPackClient;
  /** The application's, if it has one; what the server knows is kept in it. */
  queryClient?: QueryClient | undefined;
  children?: ReactNode;
}

/** Gives the hooks below it their client and their cache. */
export function TechPackProvider({ client, queryClient, children }: TechPackProviderProps) {
  const [own] = useState(() => new QueryClient());
  const queries = queryClient ?? own;
  const context = useMemo(() => contextOf(client, queries), [client, queries]);
  return (
    <QueryClientProvider client={queries}>
      <Context.Provider value={context}>{children}</Context.Provider>
    </QueryClientProvider>
  );
}

export function useTechPackContext(): TechPackContext {
  const context = useContext(Context);
  if (!context) throw new Error("This hook needs a <TechPackProvider> above it.");
  return context;
}

/** The client of the provider above. */
export function useTechPackClient(): TechPackClient {
  return useTechPackContext().client;
}
