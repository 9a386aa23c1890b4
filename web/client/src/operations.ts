import { TechPackError } from "./errors.js";
import type { Http } from "./http.js";
import { newIdempotencyKey, type RunOptions, run } from "./run.js";
import type {
  AnalyzeBaseViews,
  BaseViewsData,
  Category,
  CloseUpsData,
  DetectCategory,
  EditField,
  Envelope,
  FieldEdit,
  GenerateCloseUps,
  GenerateSketches,
  Job,
  RegenerateView,
  Regeneration,
  SketchesData,
} from "./types.js";
import type { WatchHub } from "./watch/hub.js";

/**
 * The six operations, each a job that is followed to its end: no request is held so long that a
 * proxy cuts it. An aborted signal cancels the job, as in `runJob`.
 */
export class Operations {
  /** @internal */
  protected readonly http: Http;
  /** @internal */
  protected readonly hub: WatchHub;

  /** @internal */
  protected constructor(http: Http, hub: WatchHub) {
    this.http = http;
    this.hub = hub;
  }

  detectCategory(body: DetectCategory, options?: RunOptions): Promise<Envelope<Category>> {
    return this.operation("/category/detect", body, options);
  }

  analyzeBaseViews(body: AnalyzeBaseViews, options?: RunOptions): Promise<Envelope<BaseViewsData>> {
    return this.operation("/base-views/analyze", body, options);
  }

  generateCloseUps(body: GenerateCloseUps, options?: RunOptions): Promise<Envelope<CloseUpsData>> {
    return this.operation("/close-ups/generate", body, options);
  }

  generateSketches(body: GenerateSketches, options?: RunOptions): Promise<Envelope<SketchesData>> {
    return this.operation("/sketches/generate", body, options);
  }

  edit(body: EditField, options?: RunOptions): Promise<Envelope<FieldEdit>> {
    return this.operation("/edit", body, options);
  }

  regenerate(body: RegenerateView, options?: RunOptions): Promise<Envelope<Regeneration>> {
    return this.operation("/regenerate", body, options);
  }

  private async operation<T>(
    path: string,
    body: unknown,
    options: RunOptions = {},
  ): Promise<Envelope<T>> {
    const { idempotencyKey = newIdempotencyKey() } = options;
    const headers = { "Idempotency-Key": idempotencyKey };
    const job = await run(
      this.http,
      this.hub,
      () =>
        this.http.post<Job>(path, body, {
          headers: { ...headers, Prefer: "respond-async" },
          retry: true,
        }),
      { ...options, idempotencyKey },
    );
    if (job.status !== "succeeded") throw TechPackError.ofJob(job);
    // the same key finds the same job, whose answer is ready
    return this.http.post<Envelope<T>>(path, body, {
      headers,
      retry: true,
      signal: options.signal,
    });
  }
}
