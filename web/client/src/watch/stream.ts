import { createParser } from "eventsource-parser";
import { TechPackError } from "../errors.js";
import { hasEnded } from "../types.js";
import { type JobStreamEvent, parseEvent } from "./events.js";

/** The first byte comes at once from the server: where it does not, something collects the answer. */
export const FIRST_BYTE = 10_000;
/** Nothing for so long, not even one of the heartbeats of every 15 s, and a stream is dead. */
export const SILENCE = 40_000;
/** A timer that comes so much later than it was set for means that the machine slept. */
const SLEPT = 20_000;
/** What one event may hold, in characters: a proxy's endless page must not fill the memory. */
const LARGEST_EVENT = 16_000_000;

/** How a stream ended, unless by an error of the network. */
export type StreamEnd =
  /** the job has ended */
  | "done"
  /** the server or something between closed it */
  | "cut"
  /** it brought nothing for too long */
  | "silent"
  /** it cannot be had here */
  | "refused";

/** What a stream tells while it is open. */
export interface StreamListener {
  /** It is open. */
  onOpen(): void;
  /** All events of one version. */
  onEvents(events: JobStreamEvent[]): void;
  /** It is of use: a version was told whole, or a heartbeat came. */
  onSign(): void;
}

/**
 * Reads a job's stream to its end.
 *
 * @param open sends the request
 * @param signal closes the stream
 * @throws TechPackError if there is no connection, if it is refused for now (429, 5xx) or for good
 *     (401, 404), or if the signal is aborted
 */
export async function readStream(
  open: (signal: AbortSignal) => Promise<Response>,
  listener: StreamListener,
  signal: AbortSignal,
): Promise<StreamEnd> {
  const watchdog = new Watchdog(signal);
  try {
    const response = await open(watchdog.signal);
    if (response.status === 204) return "done";
    if (!response.ok) return await refused(response);
    if (!response.body || !isEventStream(response)) {
      response.body?.cancel().catch(() => {});
      return "refused";
    }
    listener.onOpen();
    const end = await readBody(response.body, listener, watchdog);
    if (watchdog.verdict) return watchdog.verdict;
    if (signal.aborted) throw TechPackError.aborted();
    return end;
  } catch (thrown) {
    if (watchdog.verdict) return watchdog.verdict;
    throw TechPackError.of(thrown, signal);
  } finally {
    watchdog.stop();
  }
}

async function readBody(
  body: ReadableStream<Uint8Array>,
  listener: StreamListener,
  watchdog: Watchdog,
): Promise<StreamEnd> {
  let batch: JobStreamEvent[] = [];
  let done = false;
  const parser = createParser({
    maxBufferSize: LARGEST_EVENT,
    onComment: () => listener.onSign(),
    onEvent: ({ event: name, data }) => {
      const event = parseEvent(name, data);
      if (!event) return;
      batch.push(event);
      done = event.name === "done";
      // the progress of an ended job is followed by its end
      if (!done && (event.name !== "progress" || hasEnded(event.data))) return;
      listener.onSign();
      listener.onEvents(batch);
      batch = [];
    },
  });
  const reader = body.getReader();
  const decoder = new TextDecoder();
  // not every fetch ends a body that is under way
  const close = () => void reader.cancel().catch(() => {});
  watchdog.signal.addEventListener("abort", close);
  try {
    while (!done) {
      const chunk = await reader.read();
      if (chunk.done) return "cut";
      watchdog.reset();
      parser.feed(decoder.decode(chunk.value, { stream: true }));
    }
    return "done";
  } finally {
    watchdog.signal.removeEventListener("abort", close);
    close();
  }
}

/** Those which may pass are thrown, those about the job too; the rest is about streams. */
async function refused(response: Response): Promise<"refused"> {
  const error = await TechPackError.ofResponse(response);
  const { status } = response;
  if (status === 401 || status === 404 || status === 429 || status >= 500) throw error;
  return "refused";
}

function isEventStream(response: Response): boolean {
  return response.headers.get("Content-Type")?.startsWith("text/event-stream") ?? false;
}

/** Closes a stream that brings nothing. */
class Watchdog {
  verdict: "silent" | "cut" | undefined;

  private readonly controller = new AbortController();
  private timer: ReturnType<typeof setTimeout>;

  constructor(private readonly outer: AbortSignal) {
    if (outer.aborted) this.abort();
    outer.addEventListener("abort", this.abort, { once: true });
    this.timer = this.set(FIRST_BYTE);
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  reset(): void {
    clearTimeout(this.timer);
    this.timer = this.set(SILENCE);
  }

  stop(): void {
    clearTimeout(this.timer);
    this.outer.removeEventListener("abort", this.abort);
  }

  private readonly abort = () => this.controller.abort();

  private set(milliseconds: number): ReturnType<typeof setTimeout> {
    const due = Date.now() + milliseconds;
    return setTimeout(() => {
      this.verdict = Date.now() - due > SLEPT ? "cut" : "silent";
      this.controller.abort();
    }, milliseconds);
  }
}
