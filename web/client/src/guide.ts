import { type ClientOptions, TechPackClient } from "./client.js";
import { TechPackError } from "./errors.js";
import { milestones, share } from "./progress.js";
import type { RunOptions } from "./run.js";
import type {
  AnalysisData,
  BaseViewAnalysis,
  Category,
  CloseUpImage,
  Job,
  JobResults,
  TechnicalSketch,
} from "./types.js";

export type CategoryDetectionResult = Category;
export type ProductCategory = Category["category"];

/** What a pack has so far, each kind in its own field. */
export interface TechPackData {
  category?: CategoryDetectionResult;
  baseViews: BaseViewAnalysis[];
  closeUps: CloseUpImage[];
  sketches: TechnicalSketch[];
  creditsUsed: number;
}

export interface OperationOptions {
  /** Told in percent of a whole pack, with what is there, in the form of the method's own result. */
  onProgress?: ((progress: number, step: string, data?: unknown) => void) | undefined;
  /** Cancels what the call started. */
  signal?: AbortSignal | undefined;
}

/** The form of methods that never throw. */
export interface Answer<T> {
  success: boolean;
  data?: T;
  /** A sentence, or `INSUFFICIENT_CREDITS`; absent for an abort, which is no error. */
  error?: string;
  /** Whether the caller's signal ended it. */
  aborted?: boolean;
  /** What the failed or cancelled job gave back. */
  creditsRefunded?: number;
}

export type TechPackGenerationResult = Answer<TechPackData>;

export type EditFieldResult = Answer<{ fieldPath: string; newValue: unknown; creditsUsed: number }>;

export type RegenerateViewResult = Answer<{
  /** The new revision's. */
  revisionId: string;
  imageUrl: string;
  analysisData: AnalysisData;
  creditsUsed: number;
}>;

/** Something to show for a moment, once. */
export interface Notice {
  kind: "success" | "error";
  message: string;
}

export interface TechPackV2Options extends ClientOptions {
  /** The client to use instead of one of its own. */
  client?: TechPackClient | undefined;
  /** Shows notices; nothing by default, as they belong to the screen. */
  notify?: ((notice: Notice) => void) | undefined;
}

type Views = ("front" | "back" | "side")[];

const EVERY_VIEW: Views = ["front", "back", "side"];

/**
 * The API as the product's guide has it: its methods, their forms and their percentages. Each call
 * is one job underneath; `TechPackClient` can do more.
 */
export class TechPackV2ClientService {
  /** What it is made of. */
  readonly client: TechPackClient;
  private readonly notify: (notice: Notice) => void;

  constructor(options: TechPackV2Options = {}) {
    this.client = options.client ?? new TechPackClient(options);
    this.notify = options.notify ?? (() => {});
  }

  /**
   * The category of what the picture shows, or null if it cannot be told: ask the user then.
   *
   * @throws TechPackError if nobody tried: no key, no network, an abort
   */
  async detectCategory(
    productId: string,
    imageUrl: string,
    options: OperationOptions = {},
  ): Promise<CategoryDetectionResult | null> {
    const tell = options.onProgress ?? (() => {});
    tell(5, "Detecting category");
    try {
      const body = { productId, imageUrl };
      const { data } = await this.client.detectCategory(body, { signal: options.signal });
      tell(10, `Category: ${data.subcategory}`, data);
      return data;
    } catch (thrown) {
      // a job that ran and failed is an answer: the step is optional
      if (TechPackError.of(thrown).job?.status === "failed") return null;
      throw this.failure(thrown);
    }
  }

  async analyzeBaseViews(
    productId: string,
    revisionIds: string[],
    category?: ProductCategory,
    options: OperationOptions = {},
  ): Promise<BaseViewAnalysis[]> {
    const tell = options.onProgress ?? (() => {});
    tell(15, "Analysing base views");
    try {
      const { data, metadata } = await this.client.analyzeBaseViews(
        { productId, revisionIds, ...(category ? { category } : {}) },
        { signal: options.signal },
      );
      if (metadata.creditsUsed === 0) this.succeed("Cached analysis: 0 credits used.");
      tell(40, "Base views analysed", data.analyses);
      return data.analyses;
    } catch (thrown) {
      throw this.failure(thrown);
    }
  }

  async generateCloseUps(
    productId: string,
    category: ProductCategory,
    baseViewAnalyses: BaseViewAnalysis[],
    options: OperationOptions = {},
  ): Promise<CloseUpImage[]> {
    const tell = options.onProgress ?? (() => {});
    tell(45, "Generating close-ups");
    try {
      const { data } = await this.client.generateCloseUps(
        { productId, category, baseViewAnalyses: given(baseViewAnalyses) },
        this.following(
          options,
          (job) => job.results.closeUps,
          (job) => 45 + share(25, job),
        ),
      );
      tell(70, "Close-ups ready", data.generatedImages);
      return data.generatedImages;
    } catch (thrown) {
      throw this.failure(thrown);
    }
  }

  async generateSketches(
    productId: string,
    category: ProductCategory,
    analysis: { baseViews: BaseViewAnalysis[]; closeUps?: CloseUpImage[] | undefined },
    views: Views = EVERY_VIEW,
    options: OperationOptions = {},
  ): Promise<TechnicalSketch[]> {
    const tell = options.onProgress ?? (() => {});
    tell(75, "Drawing sketches");
    try {
      const { baseViews, closeUps = [] } = analysis;
      const productAnalysis = { baseViews: given(baseViews), closeUps: [...closeUps] };
      const { data } = await this.client.generateSketches(
        { productId, category, productAnalysis, views },
        this.following(
          options,
          (job) => job.results.sketches,
          (job) => 75 + Math.floor((21 * job.results.sketches.length) / views.length),
        ),
      );
      tell(96, "Sketches ready", data.sketches);
      return data.sketches;
    } catch (thrown) {
      throw this.failure(thrown);
    }
  }

  async editField(
    revisionId: string,
    fieldPath: string,
    editPrompt: string,
    referenceImageUrl?: string | null,
    options: OperationOptions = {},
  ): Promise<EditFieldResult> {
    try {
      const { data, metadata } = await this.client.edit(
        { revisionId, fieldPath, editPrompt, ...(referenceImageUrl ? { referenceImageUrl } : {}) },
        { signal: options.signal },
      );
      this.succeed("Field updated.");
      return {
        success: true,
        data: {
          fieldPath: data.fieldPath,
          newValue: data.updatedValue,
          creditsUsed: metadata.creditsUsed,
        },
      };
    } catch (thrown) {
      return this.failed(thrown);
    }
  }

  async regenerateView(
    revisionId: string,
    regeneratePrompt?: string,
    options: OperationOptions = {},
  ): Promise<RegenerateViewResult> {
    const tell = options.onProgress ?? (() => {});
    tell(0, "Regenerating view");
    try {
      const { data, metadata } = await this.client.regenerate(
        { revisionId, ...(regeneratePrompt ? { regeneratePrompt } : {}) },
        { signal: options.signal },
      );
      this.succeed("View regenerated.");
      tell(100, "View regenerated", data);
      return {
        success: true,
        data: {
          revisionId: data.newRevisionId ?? revisionId,
          imageUrl: data.imageUrl,
          analysisData: data.analysisData,
          creditsUsed: metadata.creditsUsed,
        },
      };
    } catch (thrown) {
      return this.failed(thrown);
    }
  }

  /** A whole pack, as one job: it is finished and paid once, also if this page is closed. */
  async generateCompleteTechPack(
    productId: string,
    revisionIds: string[],
    imageUrl?: string | null,
    options: OperationOptions = {},
  ): Promise<TechPackGenerationResult> {
    let reached = 0;
    const onChange = (job: Job) => {
      for (const progress of milestones(reached, job.progress)) {
        options.onProgress?.(progress, job.step, packOf(job));
      }
      reached = Math.max(reached, job.progress);
    };
    try {
      const job = await this.client.runJob(
        { type: "tech-pack", productId, revisionIds, ...(imageUrl ? { imageUrl } : {}) },
        { onChange, signal: options.signal },
      );
      if (job.status !== "succeeded")
        return { ...this.failed(TechPackError.ofJob(job)), data: packOf(job) };
      this.succeed(summary(job));
      return { success: true, data: packOf(job) };
    } catch (thrown) {
      return this.failed(thrown);
    }
  }

  /** Tells each item as it becomes ready. */
  private following<T>(
    options: OperationOptions,
    items: (job: Job) => T[],
    progress: (job: Job) => number,
  ): RunOptions {
    let told = 0;
    return {
      signal: options.signal,
      onChange: (job) => {
        const ready = items(job);
        if (ready.length <= told) return;
        told = ready.length;
        options.onProgress?.(progress(job), job.step, ready);
      },
    };
  }

  private succeed(message: string): void {
    this.notify({ kind: "success", message });
  }

  /** The error to throw; shown here, once. */
  private failure(thrown: unknown): TechPackError {
    const error = TechPackError.of(thrown);
    if (!error.isAbort) this.notify({ kind: "error", message: error.message });
    return error.code === "INSUFFICIENT_CREDITS" ? insufficientCredits(error) : error;
  }

  private failed(thrown: unknown): Answer<never> {
    const error = this.failure(thrown);
    return {
      success: false,
      ...(error.isAbort ? { aborted: true } : { error: error.message }),
      ...(error.creditsRefunded === undefined ? {} : { creditsRefunded: error.creditsRefunded }),
    };
  }
}

/** The guide's own message, which code compares with; the server's sentence is its cause. */
function insufficientCredits(error: TechPackError): TechPackError {
  const { status, jobId, fieldErrors } = error;
  return new TechPackError("INSUFFICIENT_CREDITS", {
    code: "INSUFFICIENT_CREDITS",
    status,
    jobId,
    fieldErrors,
    cause: error,
  });
}

/** What the API takes back: analyses of revisions that there are. */
function given(analyses: BaseViewAnalysis[]): (BaseViewAnalysis & { revisionId: string })[] {
  return analyses.filter(
    (each): each is BaseViewAnalysis & { revisionId: string } => each.revisionId !== null,
  );
}

function packOf(job: Job): TechPackData {
  const { category, baseViews, closeUps, sketches }: JobResults = job.results;
  return {
    ...(category ? { category } : {}),
    baseViews,
    closeUps,
    sketches,
    creditsUsed: job.credits.used,
  };
}

function summary(job: Job): string {
  const { baseViews, closeUps, sketches } = job.results;
  const counts = `${baseViews.length} views, ${closeUps.length} close-ups, ${sketches.length} sketches`;
  return `Tech pack complete: ${counts}, ${job.credits.used} credits used.`;
}

/** One for everybody, on the page's own origin; the guide's. */
export const techPackV2Client = new TechPackV2ClientService();

export default techPackV2Client;
