export { applyEdit, fieldSteps } from "./apply-edit.js";
export { techPackKeys } from "./keys.js";
export {
  TechPackProvider,
  type TechPackProviderProps,
  useTechPackClient,
} from "./provider.js";
export {
  type TechPackCache,
  useCredits,
  useJobs,
  useProducts,
  useRevision,
  useRevisions,
  useTechPackCache,
} from "./queries.js";
export {
  type PendingEdit,
  type PendingView,
  type TechPackProgress,
  techPackDataAtom,
  techPackProgressAtom,
} from "./session.js";
export { jobIdAtom } from "./stored-job.js";
export { type JobView, useJob } from "./use-job.js";
export {
  type ProgressiveGeneration,
  type ProgressiveStep,
  useProgressiveGeneration,
} from "./use-progressive-generation.js";
export {
  type TechPackGeneration,
  type TechPackGenerationOptions,
  useTechPackGeneration,
} from "./use-tech-pack-generation.js";
export type {
  ChangeResult,
  Edited,
  Regenerated,
  RegenerateViewOptions,
} from "./view-editor.js";
