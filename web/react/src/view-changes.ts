/**
 * Edits and regenerations of a view, one after the other: each makes a new revision, and the next
 * one must begin with that, or it would undo the one before.
 */
export class ViewChanges {
  private readonly successors = new Map<string, string>();
  private readonly lines = new Map<string, string>();
  private readonly tails = new Map<string, Promise<unknown>>();
  private readonly running = new Map<string, Promise<unknown>>();

  /**
   * Runs a change once those before it have ended, however they did. The same change while it is
   * under way is that one.
   *
   * @param intent what tells it from other changes of the revision
   * @param change is given the revision that stands for the view by then, and answers the next one
   */
  run<T>(
    revisionId: string,
    intent: string,
    change: (current: string) => Promise<T>,
  ): { answer: Promise<T>; isNew: boolean } {
    const name = JSON.stringify([revisionId, intent]);
    const known = this.running.get(name);
    if (known) return { answer: known as Promise<T>, isNew: false };
    const line = this.lineOf(revisionId);
    const before = this.tails.get(line) ?? Promise.resolve();
    const answer = before.then(() => change(this.current(revisionId)));
    const ended = answer.then(
      () => {},
      () => {},
    );
    this.tails.set(line, ended);
    this.running.set(name, answer);
    void ended.then(() => {
      this.running.delete(name);
      if (this.tails.get(line) === ended) this.tails.delete(line);
    });
    return { answer, isNew: true };
  }

  /** From now on the one stands for the view that the other stood for. */
  replace(revisionId: string, newRevisionId: string): void {
    this.stands(newRevisionId);
    if (revisionId === newRevisionId) return;
    this.lines.set(newRevisionId, this.lineOf(revisionId));
    this.successors.set(revisionId, newRevisionId);
  }

  /** It stands for its view now, whatever took its place before. */
  stands(revisionId: string): void {
    this.successors.delete(revisionId);
  }

  /** The revision that stands for this one now. */
  current(revisionId: string): string {
    const next = this.successors.get(revisionId);
    return next === undefined ? revisionId : this.current(next);
  }

  private lineOf(revisionId: string): string {
    return this.lines.get(revisionId) ?? revisionId;
  }
}
