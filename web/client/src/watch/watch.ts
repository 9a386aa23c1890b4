import { retryAfterOf, TechPackError } from "../errors.js";
import { type Http, segment } from "../http.js";
import { backoff, linked, pause } from "../timing.js";
import { hasEnded, type Job } from "../types.js";
import { applyEvents, type JobStreamEvent } from "./events.js";
import { readStream, type StreamEnd } from "./stream.js";
import { isOffline, onWake } from "./wake.js";

/** How a watch hears of its job: `live`, `reconnecting` after a failure, `offline` without network. */
export type Connection = "live" | "reconnecting" | "offline";

export interface Watcher {
  onChange(job: Job): void;
  onConnection(connection: Connection): void;
  onEnd(job: Job): void;
  onError(error: TechPackError): void;
}

/** Streams are few: a browser opens about six connections to a server that speaks HTTP/1.1. */
export interface StreamSlots {
  acquire(): boolean;
  release(): void;
}

type Transport = "stream" | "long-poll" | "poll";

/** What a long poll asks for, in seconds, and what it is granted on top before it is given up. */
const LONG_POLL = 25;
const LONG_POLL_GRACE = 10_000;
/** Between polls where the server does not say, in seconds. */
const POLL = 2;
/** A long poll that is answered sooner with no news was not held: something took its header away. */
const NOT_HELD = 1000;
/** After so long a stream is tried again where it was given up. */
const STREAM_AGAIN = 300_000;
/** So many streams in a row that brought nothing, and streams are given up. */
const EMPTY_STREAMS = 3;
/** A stream with a heartbeat every 15 s that brought something so lately is not dead. */
const LIVELY = 20_000;
/** A queued job's place and what it waits for change without a new version. */
const PLACE_FIRST = 1000;
const PLACE_EVERY = 5000;

/**
 * Follows one job until it ends, for any number of watchers. It goes on through every fault but a
 * job or a key that does not exist, and stops when the last watcher leaves.
 */
export class JobWatch {
  private readonly watchers = new Set<Watcher>();
  private readonly controller = new AbortController();
  private job: Job | undefined;
  /** Whether something may have been missed: a stream that is cut again and again gets nowhere. */
  private stale = true;
  private connection: Connection = "live";
  private transport: Transport = "stream";
  private streamAgain = 0;
  private emptyStreams = 0;
  private failures = 0;
  private lastSign = 0;
  /** What is going on now, which a reconnect cuts short. */
  private current: AbortController | undefined;

  constructor(
    private readonly http: Http,
    private readonly id: string,
    private readonly slots: StreamSlots,
    private readonly onOver: () => void,
  ) {}

  /** Also tells what is known already. */
  add(watcher: Watcher, from?: Job | undefined): void {
    this.watchers.add(watcher);
    if (from && (!this.job || from.version > this.version)) {
      this.stale = false;
      this.adopt(from);
    } else if (this.job) watcher.onChange(this.job);
    if (this.connection !== "live") watcher.onConnection(this.connection);
  }

  remove(watcher: Watcher): void {
    this.watchers.delete(watcher);
    if (this.watchers.size === 0) this.stop();
  }

  async run(): Promise<void> {
    const stopWaking = onWake(
      () => this.reconnect(),
      () => {
        if (!this.isLively()) this.reconnect();
      },
    );
    const offline = () => this.connected("offline");
    globalThis.addEventListener?.("offline", offline);
    try {
      while (!this.controller.signal.aborted) await this.round();
    } finally {
      stopWaking();
      globalThis.removeEventListener?.("offline", offline);
    }
  }

  private async round(): Promise<void> {
    const { controller, release } = linked(this.controller.signal);
    this.current = controller;
    try {
      if (this.stale) await this.catchUp(controller.signal);
      else await this.follow(controller.signal);
    } catch (thrown) {
      const error = TechPackError.of(thrown);
      if (error.status === 401 || error.status === 404) return this.fail(error);
      // our own aborts are wake-ups, or the end
      if (!error.isAbort) await this.recover(error, controller.signal);
    } finally {
      release();
    }
  }

  private async recover(error: TechPackError, signal: AbortSignal): Promise<void> {
    this.connected(isOffline() ? "offline" : "reconnecting");
    this.failures += 1;
    this.stale = true;
    const { retries, random } = this.http.settings;
    await pause(backoff(this.failures, retries, random, error.retryAfter), signal).catch(() => {});
  }

  private async follow(signal: AbortSignal): Promise<void> {
    if (this.transport !== "stream" && Date.now() > this.streamAgain) this.transport = "stream";
    if (this.transport === "stream" && this.slots.acquire()) {
      try {
        await this.stream(signal);
      } finally {
        this.slots.release();
      }
    } else if (this.transport === "long-poll") await this.longPoll(signal);
    else await this.poll(signal);
  }

  // --- the stream

  private async stream(signal: AbortSignal): Promise<void> {
    let brought = false;
    const end = await this.readStream(signal, () => {
      brought = true;
      this.lastSign = Date.now();
      this.failures = 0;
      this.emptyStreams = 0;
    }).catch((thrown: unknown) => {
      if (!TechPackError.of(thrown).isAbort) this.countEmpty(brought);
      throw thrown;
    });
    switch (end) {
      case "done":
        // the whole job, with its receipt
        return this.catchUp(signal);
      case "cut":
        this.countEmpty(brought);
        throw new TechPackError("The stream was cut.", { code: "NETWORK", status: 0 });
      case "silent":
      case "refused":
        return this.degrade("long-poll");
    }
  }

  private async readStream(signal: AbortSignal, onSign: () => void): Promise<StreamEnd> {
    const placing = linked(signal);
    const place = this.followPlace(placing.controller.signal);
    try {
      return await readStream(
        (inner) =>
          this.http.open(`${this.path}/events`, {
            headers: { Accept: "text/event-stream", "Last-Event-ID": String(this.version) },
            signal: inner,
          }),
        {
          onOpen: () => {
            this.lastSign = Date.now();
            this.connected("live");
          },
          onSign,
          onEvents: (events) => this.apply(events),
        },
        signal,
      );
    } finally {
      placing.controller.abort();
      placing.release();
      await place;
    }
  }

  /** Several in a row that brought nothing, and it is not the network: streams are given up. */
  private countEmpty(brought: boolean): void {
    if (!brought) this.emptyStreams += 1;
    if (this.emptyStreams >= EMPTY_STREAMS) this.degrade("long-poll");
  }

  private apply(events: JobStreamEvent[]): void {
    // the end is told with the whole job, once
    if (!this.job || events.some((event) => event.name === "done")) return;
    this.adopt(applyEvents(this.job, events));
  }

  /** While the job is queued, reads what the stream does not tell. */
  private async followPlace(signal: AbortSignal): Promise<void> {
    for (let wait = PLACE_FIRST; ; wait = PLACE_EVERY) {
      try {
        await pause(wait, signal);
        if (this.job?.status === "queued") this.adopt(await this.read(signal));
      } catch {
        if (signal.aborted) return;
      }
    }
  }

  // --- where streams are cut

  private async longPoll(signal: AbortSignal): Promise<void> {
    const asked = Date.now();
    try {
      const reply = await this.readIfChanged(signal, {
        headers: { Prefer: `wait=${LONG_POLL}` },
        timeout: LONG_POLL * 1000 + LONG_POLL_GRACE,
      });
      if (!reply.changed && Date.now() - asked < NOT_HELD) this.degrade("poll");
    } catch (thrown) {
      const error = TechPackError.of(thrown);
      if (error.code === "TIMED_OUT") return this.degrade("poll");
      throw error;
    }
  }

  private async poll(signal: AbortSignal): Promise<void> {
    const { retryAfter } = await this.readIfChanged(signal, {});
    if (!this.controller.signal.aborted) await pause((retryAfter ?? POLL) * 1000, signal);
  }

  private async readIfChanged(
    signal: AbortSignal,
    request: { headers?: Record<string, string>; timeout?: number },
  ): Promise<{ changed: boolean; retryAfter: number | undefined }> {
    // a queued job's place changes without its version
    const condition =
      this.job?.status === "queued" && !request.timeout
        ? {}
        : { "If-None-Match": `"${this.version}"` };
    const reply = await this.http.send<Job>("GET", this.path, {
      ...request,
      headers: { ...request.headers, ...condition },
      signal,
    });
    this.reached();
    if (reply.status !== 304) this.adopt(reply.data);
    return { changed: reply.status !== 304, retryAfter: retryAfterOf(reply.headers) };
  }

  private degrade(transport: Transport): void {
    this.transport = transport;
    this.streamAgain = Date.now() + STREAM_AGAIN;
    this.emptyStreams = 0;
  }

  // --- the job, its watchers and its end

  private get path(): string {
    return `/jobs/${segment(this.id)}`;
  }

  private get version(): number {
    return this.job?.version ?? 0;
  }

  private async catchUp(signal: AbortSignal): Promise<void> {
    this.adopt(await this.read(signal));
    this.stale = false;
  }

  private async read(signal: AbortSignal): Promise<Job> {
    const { data } = await this.http.send<Job>("GET", this.path, { signal });
    this.reached();
    return data;
  }

  private reached(): void {
    this.failures = 0;
    this.connected("live");
  }

  private adopt(job: Job): void {
    if (!this.isNews(job) || this.controller.signal.aborted) return;
    this.job = job;
    this.tell((watcher) => watcher.onChange(job));
    if (hasEnded(job)) this.over((watcher) => watcher.onEnd(job));
  }

  /** Of one version, only a queue's place and what is waited for can differ. */
  private isNews(job: Job): boolean {
    if (job.version !== this.version) return job.version > this.version;
    return JSON.stringify(job.steps) !== JSON.stringify(this.job?.steps);
  }

  private fail(error: TechPackError): void {
    this.over((watcher) => watcher.onError(error));
  }

  private over(last: (watcher: Watcher) => void): void {
    this.tell(last);
    this.watchers.clear();
    this.stop();
  }

  private stop(): void {
    this.controller.abort();
    this.onOver();
  }

  private connected(connection: Connection): void {
    if (connection === this.connection || this.controller.signal.aborted) return;
    this.connection = connection;
    this.tell((watcher) => watcher.onConnection(connection));
  }

  private tell(news: (watcher: Watcher) => void): void {
    // one that leaves or comes while it is told does not disturb the others
    for (const watcher of [...this.watchers]) news(watcher);
  }

  private isLively(): boolean {
    if (this.connection !== "live") return false;
    return this.transport !== "stream" || Date.now() - this.lastSign <= LIVELY;
  }

  /** Tries at once, and by a stream, what failed or may be dead. */
  private reconnect(): void {
    this.transport = "stream";
    this.stale = true;
    this.current?.abort();
  }
}
