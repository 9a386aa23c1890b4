export type { Admin } from "./admin.js";
export {
  type ClientOptions,
  type DeliveryFilter,
  type JobFilter,
  type NewRevision,
  type SubmitJobsOptions,
  TechPackClient,
} from "./client.js";
export { type ErrorCode, type ErrorDetails, TechPackError } from "./errors.js";
export * from "./guide.js";
export { default } from "./guide.js";
export type { RequestOptions } from "./http.js";
export { newIdempotencyKey, type RunOptions, type SubmitOptions } from "./run.js";
export type { Retries } from "./timing.js";
export * from "./types.js";
export type { WatchOptions } from "./watch/hub.js";
export type { Connection } from "./watch/watch.js";
