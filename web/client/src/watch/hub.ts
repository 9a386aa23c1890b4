import { TechPackError } from "../errors.js";
import type { Http } from "../http.js";
import type { Job } from "../types.js";
import { type Connection, JobWatch, type StreamSlots, type Watcher } from "./watch.js";

export interface WatchOptions {
  /** Told of the job as it is, and after each change; with an ended job as the last. */
  onChange?: ((job: Job) => void) | undefined;
  /** Told when the connection is lost or found again; it is `live` at first. */
  onConnection?: ((connection: Connection) => void) | undefined;
  /** Ends the watching; the job goes on. */
  signal?: AbortSignal | undefined;
  /** The job as it is known: spares the first request. */
  from?: Job | undefined;
}

/** The watches of one client: one for each job, however many watch it. */
export class WatchHub {
  private readonly watches = new Map<string, JobWatch>();
  private readonly slots: StreamSlots;

  constructor(
    private readonly http: Http,
    maxStreams: number,
  ) {
    let free = maxStreams;
    this.slots = {
      acquire: () => free > 0 && free-- > 0,
      release: () => {
        free += 1;
      },
    };
  }

  /** Resolves with the ended job, however it ended. */
  async watch(id: string, options: WatchOptions): Promise<Job> {
    const { signal } = options;
    if (signal?.aborted) throw TechPackError.aborted();
    // a fault of the caller's, which no patience mends
    this.http.settings.baseUrl();
    return new Promise<Job>((resolve, reject) => {
      const watch = this.watches.get(id) ?? this.start(id);
      const leave = () => {
        watch.remove(watcher);
        reject(TechPackError.aborted(undefined, signal?.reason));
      };
      const settled = () => signal?.removeEventListener("abort", leave);
      const told = <T>(callback: ((news: T) => void) | undefined) => {
        return (news: T) => {
          try {
            callback?.(news);
          } catch (thrown) {
            // the fault of one watcher is told to that one
            settled();
            watch.remove(watcher);
            reject(thrown);
          }
        };
      };
      const watcher: Watcher = {
        onChange: told(options.onChange),
        onConnection: told(options.onConnection),
        onEnd: (job) => {
          settled();
          resolve(job);
        },
        onError: (error) => {
          settled();
          reject(error);
        },
      };
      signal?.addEventListener("abort", leave, { once: true });
      watch.add(watcher, options.from);
    });
  }

  private start(id: string): JobWatch {
    const watch = new JobWatch(this.http, id, this.slots, () => {
      if (this.watches.get(id) === watch) this.watches.delete(id);
    });
    this.watches.set(id, watch);
    // after the first watcher was added, who may bring the job
    queueMicrotask(() => void watch.run());
    return watch;
  }
}
