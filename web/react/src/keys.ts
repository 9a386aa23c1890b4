import type { JobFilter, Page } from "@techpack/client";

/** The keys of what the server knows, in the query cache. */
export const techPackKeys = {
  all: ["techpack"] as const,
  job: (id: string) => ["techpack", "job", id] as const,
  /** All lists of jobs. */
  everyJobs: ["techpack", "jobs"] as const,
  jobs: (filter: JobFilter = {}) => ["techpack", "jobs", filter] as const,
  techPack: (productId: string) => ["techpack", "tech-pack", productId] as const,
  everyRevisions: ["techpack", "revisions"] as const,
  revisions: (productId: string) => ["techpack", "revisions", productId] as const,
  everyRevision: ["techpack", "revision"] as const,
  revision: (id: string) => ["techpack", "revision", id] as const,
  products: (page: Page = {}) => ["techpack", "products", page] as const,
  everyProducts: ["techpack", "products"] as const,
  everyCredits: ["techpack", "credits"] as const,
  credits: (page: Page = {}) => ["techpack", "credits", page] as const,
};
