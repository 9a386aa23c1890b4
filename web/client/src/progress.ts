import type { Job } from "./types.js";

/** The percentages of a whole pack at which its steps begin and end. */
const MILESTONES = [5, 10, 15, 40, 45, 70, 75, 96, 100];

/** What was passed on the way from one percentage to another, the latter included. */
export function milestones(from: number, to: number): number[] {
  if (to <= from) return [];
  return [...MILESTONES.filter((each) => each > from && each < to), to];
}

/**
 * The part of a span that a job which spreads over 0 to 100 has done. For a span of 25 exact: the
 * job's percentage is ⌊100·i/n⌋, and ⌊⌊100·i/n⌋/4⌋ is ⌊25·i/n⌋.
 */
export function share(span: number, job: Job): number {
  return Math.floor((span * job.progress) / 100);
}
