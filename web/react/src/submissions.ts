import {
  type Job,
  newIdempotencyKey,
  type SubmitJob,
  type TechPackClient,
  TechPackError,
} from "@techpack/client";

/**
 * Submits one pack at a time for a product. An intent keeps its Idempotency-Key until the server has
 * answered: a second click while it is under way, or after an answer that was lost, gets the same
 * job.
 */
export class Submissions {
  private readonly underway = new Map<string, Promise<Job>>();
  private readonly unanswered = new Map<string, { body: string; idempotencyKey: string }>();

  constructor(private readonly client: TechPackClient) {}

  submit(productId: string, body: SubmitJob): Promise<Job> {
    const submission = this.underway.get(productId) ?? this.send(productId, body);
    this.underway.set(productId, submission);
    return submission;
  }

  /** The submission that has no answer yet. */
  pending(productId: string): Promise<Job> | undefined {
    return this.underway.get(productId);
  }

  private async send(productId: string, body: SubmitJob): Promise<Job> {
    const text = JSON.stringify(body);
    const before = this.unanswered.get(productId);
    const intent =
      before?.body === text ? before : { body: text, idempotencyKey: newIdempotencyKey() };
    this.unanswered.set(productId, intent);
    try {
      const job = await this.client.submitJob(body, { idempotencyKey: intent.idempotencyKey });
      this.unanswered.delete(productId);
      return job;
    } catch (thrown) {
      if (!TechPackError.of(thrown).isTransient) this.unanswered.delete(productId);
      throw thrown;
    } finally {
      this.underway.delete(productId);
    }
  }
}
