import type {
  AnalysisData,
  BaseViewAnalysis,
  CloseUpImage,
  Job,
  JobSummary,
  JobType,
  Step,
  StepId,
  TechnicalSketch,
  ViewType,
} from "../src/index.js";

/** The id of something, by its number. */
export function uuid(n: number): string {
  return `01a219a0-0000-7000-8000-${String(n).padStart(12, "0")}`;
}

export const ANALYSIS: AnalysisData = {
  materials_detected: [
    { component: "body", material_type: "cotton", percentage: 80 },
    { component: "body", material_type: "elastane", percentage: 20 },
  ],
  colors: {
    primary_colors: [{ name: "navy", hex: "#1b2a49", percentage: 90 }],
    pattern_type: "solid",
  },
  dimensions_estimated: {
    chest_width: { value: "52 cm", tolerance: "±1 cm", measurement_point: "pit to pit" },
  },
  construction_details: [{ feature: "hem", details: "twin needle", location: "bottom" }],
  design_elements: ["crew neck"],
  hardware_and_trims: [{ type: "label", material: "satin", placement: "neck" }],
  confidence_scores: { overall: 0.8, materials: 0.7, dimensions: 0.6, construction: 0.7 },
  analysis_notes: "",
};

export function view(n: number, viewType: ViewType = "front"): BaseViewAnalysis {
  return {
    revisionId: uuid(n),
    viewType,
    imageUrl: `https://pictures.example/${n}.jpg?expires=1&signature=a`,
    thumbnailUrl: `https://pictures.example/${n}-small.jpg?expires=1&signature=a`,
    cached: false,
    confidenceScore: 0.8,
    analysisData: ANALYSIS,
  };
}

export function closeUp(order: number): CloseUpImage {
  return {
    id: uuid(200 + order),
    imageUrl: `https://pictures.example/close-up-${order}.jpg`,
    thumbnailUrl: `https://pictures.example/close-up-${order}-small.jpg`,
    order,
    shotMetadata: {
      shot_name: `Shot ${order}`,
      focus_area: "collar",
      purpose: "stitching",
      region: { x: 0.1, y: 0.1, width: 0.2, height: 0.2 },
    },
    analysisData: {},
  };
}

export function sketch(n: number, viewType: ViewType = "front"): TechnicalSketch {
  return {
    id: uuid(300 + n),
    viewType,
    imageUrl: `https://pictures.example/sketch-${n}.png`,
    vectorUrl: `https://pictures.example/sketch-${n}.svg`,
    callouts: [],
    measurements: {},
    notes: "",
  };
}

const STEPS: Record<StepId, { name: string; credits: number }> = {
  category: { name: "Category Detection", credits: 0 },
  "base-views": { name: "Base View Analysis", credits: 3 },
  "close-ups": { name: "Close-Up Generation", credits: 3 },
  sketches: { name: "Technical Sketches", credits: 3 },
  edit: { name: "Field Edit", credits: 1 },
  regenerate: { name: "View Regeneration", credits: 1 },
};

export function step(id: StepId, change: Partial<Step> = {}): Step {
  return {
    id,
    ...STEPS[id],
    description: "",
    status: "pending",
    progress: 0,
    attempt: 0,
    cached: false,
    waitingOn: null,
    waitingSince: null,
    startedAt: null,
    finishedAt: null,
    ...change,
  };
}

/** A job as it is accepted. */
export function job(type: JobType = "tech-pack", change: Partial<Job> = {}): Job {
  const plan: StepId[] =
    type === "tech-pack" ? ["category", "base-views", "close-ups", "sketches"] : [type];
  const steps = plan.map((id) => step(id));
  const jobId = change.jobId ?? uuid(1000);
  return {
    jobId,
    type,
    productId: "shirt",
    status: "queued",
    progress: 0,
    step: `Waiting for ${steps[0]?.name}`,
    version: 1,
    steps,
    results: { category: null, baseViews: [], closeUps: [], sketches: [] },
    credits: {
      held: steps.reduce((sum, each) => sum + each.credits, 0),
      used: 0,
      refunded: 0,
      receipt: steps
        .filter((each) => each.credits > 0)
        .map((each) => ({ step: each.id, charged: each.credits, refunded: 0, reason: null })),
    },
    error: null,
    createdAt: "2026-11-26T20:00:00Z",
    startedAt: null,
    finishedAt: null,
    links: {
      self: `/jobs/${jobId}`,
      events: `/jobs/${jobId}/events`,
      cancel: `/jobs/${jobId}/cancel`,
    },
    ...change,
  };
}

export function summaryOf({ steps: _, results: __, credits, ...rest }: Job): JobSummary {
  const { held, used, refunded } = credits;
  return { ...rest, credits: { held, used, refunded } };
}
