import type { components } from "./schema.js";

/** Every schema of the OpenAPI document, by its name there. */
export type Schemas = components["schemas"];

export type Account = Schemas["Account"];
export type AccountLimits = Schemas["AccountLimits"];
export type AccountList = Schemas["AccountList"];
export type AddKey = Schemas["AddKey"];
export type AddWebhook = Schemas["AddWebhook"];
export type AnalysisData = Schemas["AnalysisData"];
export type AnalyzeBaseViews = Schemas["AnalyzeBaseViews"];
export type AuditReport = Schemas["AuditReport"];
export type BaseViewAnalysis = Schemas["BaseViewAnalysis"];
export type BaseViewsData = Schemas["BaseViewsData"];
export type Callout = Schemas["Callout"];
export type Category = Schemas["Category"];
export type ChangeWebhook = Schemas["ChangeWebhook"];
export type CloseUpImage = Schemas["CloseUpImage"];
export type CloseUpsData = Schemas["CloseUpsData"];
export type Color = Schemas["Color"];
export type CreditEntry = Schemas["CreditEntry"];
export type CreditStatement = Schemas["CreditStatement"];
export type CreditMonth = Schemas["CreditMonth"];
export type CreditSums = Schemas["CreditSums"];
export type Delivery = Schemas["Delivery"];
export type DeliveryList = Schemas["DeliveryList"];
export type DeliveryStatus = Schemas["DeliveryStatus"];
export type DetectCategory = Schemas["DetectCategory"];
export type Dimension = Schemas["Dimension"];
export type EditField = Schemas["EditField"];
export type ErrorBody = Schemas["Error"];
export type EventType = Schemas["EventType"];
export type Explanation = Schemas["Explanation"];
export type FieldEdit = Schemas["FieldEdit"];
export type FieldError = Schemas["FieldError"];
export type GenerateCloseUps = Schemas["GenerateCloseUps"];
export type GenerateSketches = Schemas["GenerateSketches"];
export type Grant = Schemas["Grant"];
export type GrantCredits = Schemas["GrantCredits"];
export type GrantList = Schemas["GrantList"];
export type ItemEvent = Schemas["ItemEvent"];
export type Identity = Schemas["Identity"];
export type Job = Schemas["Job"];
export type JobBatch = Schemas["JobBatch"];
export type JobBatchEntry = Schemas["JobBatchEntry"];
export type JobCredits = Schemas["JobCredits"];
export type JobError = Schemas["JobError"];
export type JobList = Schemas["JobList"];
export type JobResults = Schemas["JobResults"];
export type JobStatus = Schemas["JobStatus"];
export type JobSummary = Schemas["JobSummary"];
export type JobType = Schemas["JobType"];
export type Key = Schemas["Key"];
export type KeyList = Schemas["KeyList"];
export type MakeTechPackJob = Schemas["MakeTechPackJob"];
export type Material = Schemas["Material"];
export type MissingItem = Schemas["MissingItem"];
export type NewKey = Schemas["NewKey"];
export type OpenAccount = Schemas["OpenAccount"];
export type OperationMetadata = Schemas["OperationMetadata"];
export type ParkedJob = Schemas["ParkedJob"];
export type ParkedList = Schemas["ParkedList"];
export type Product = Schemas["Product"];
export type ProductList = Schemas["ProductList"];
export type ProgressEvent = Schemas["ProgressEvent"];
export type ReceiptLine = Schemas["ReceiptLine"];
export type RegenerateView = Schemas["RegenerateView"];
export type Regeneration = Schemas["Regeneration"];
export type Region = Schemas["Region"];
export type Requeued = Schemas["Requeued"];
export type RequeueParked = Schemas["RequeueParked"];
export type Revision = Schemas["Revision"];
export type RevisionChange = Schemas["RevisionChange"];
export type RevisionDetail = Schemas["RevisionDetail"];
export type RevisionList = Schemas["RevisionList"];
export type Scope = Schemas["Scope"];
export type SetLimits = Schemas["SetLimits"];
export type SketchesData = Schemas["SketchesData"];
export type StageList = Schemas["StageList"];
export type StageStatus = Schemas["StageStatus"];
export type Step = Schemas["Step"];
export type StepEvent = Schemas["StepEvent"];
export type StepId = Schemas["StepId"];
export type StepStatus = Schemas["StepStatus"];
export type SubmitJob = Schemas["SubmitJob"];
export type SubmitJobOfMany = Schemas["SubmitJobOfMany"];
export type TechnicalSketch = Schemas["TechnicalSketch"];
export type TechPack = Schemas["TechPack"];
export type ViewType = Schemas["ViewType"];
export type Webhook = Schemas["Webhook"];
export type WebhookList = Schemas["WebhookList"];
export type WebhookSecrets = Schemas["WebhookSecrets"];
export type WorkerList = Schemas["WorkerList"];
export type WorkerStatus = Schemas["WorkerStatus"];

/** A page of a list: at most `limit` elements (1 to 100), after the page that gave `cursor`. */
export interface Page {
  limit?: number | undefined;
  cursor?: string | undefined;
}

/** What an operation answers. */
export interface Envelope<T> {
  success: true;
  data: T;
  metadata: OperationMetadata;
}

const ENDED: readonly JobStatus[] = ["succeeded", "failed", "canceled"];

/** Whether nothing will happen to the job any more, unless it failed and is retried. */
export function hasEnded(job: { status: JobStatus }): boolean {
  return ENDED.includes(job.status);
}
