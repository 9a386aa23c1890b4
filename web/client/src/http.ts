import { retryAfterOf, TechPackError } from "./errors.js";
import { backoff, linked, pause, type Retries } from "./timing.js";

/** What every call can be given. */
export interface RequestOptions {
  /** Aborts the request; a job that it created goes on. */
  signal?: AbortSignal | undefined;
}

export interface HttpSettings {
  baseUrl: () => string;
  apiKey: () => string | undefined;
  fetch: typeof fetch;
  retries: Retries;
  random: () => number;
}

export interface HttpRequest extends RequestOptions {
  query?: Record<string, string | number | undefined>;
  body?: unknown;
  headers?: Record<string, string>;
  /** Whether it may be sent again; a GET may, unless this says no. */
  retry?: boolean;
  /** Milliseconds until an answer is given up. */
  timeout?: number;
}

export interface Reply<T> {
  status: number;
  headers: Headers;
  data: T;
}

const TIMEOUT = 30_000;
/** The slowest uplink that is borne with, in bytes a millisecond. */
const SLOWEST = 20;

/** Sends requests: the key, the query, errors as `TechPackError`, and retries where they are safe. */
export class Http {
  constructor(readonly settings: HttpSettings) {}

  async get<T>(path: string, request: HttpRequest = {}): Promise<T> {
    return (await this.send<T>("GET", path, { retry: true, ...request })).data;
  }

  async post<T>(path: string, body?: unknown, request: HttpRequest = {}): Promise<T> {
    return (await this.send<T>("POST", path, { ...request, body })).data;
  }

  async put<T>(path: string, body: unknown, request: HttpRequest = {}): Promise<T> {
    return (await this.send<T>("PUT", path, { ...request, body })).data;
  }

  async patch<T>(path: string, body: unknown, request: HttpRequest = {}): Promise<T> {
    return (await this.send<T>("PATCH", path, { ...request, body })).data;
  }

  async delete(path: string, request: HttpRequest = {}): Promise<void> {
    await this.send<void>("DELETE", path, request);
  }

  /** Sends until it is answered, at most as often as retries allow. */
  async send<T>(method: string, path: string, request: HttpRequest = {}): Promise<Reply<T>> {
    const { retries, random } = this.settings;
    // a fault of the caller's is none of the network
    const url = this.url(path, request.query);
    const body = encoded(request.body);
    for (let failures = 1; ; failures++) {
      try {
        return await this.sendOnce<T>(method, url, body, request);
      } catch (thrown) {
        const error = TechPackError.of(thrown, request.signal);
        const wait = error.retryAfter ?? 0;
        if (
          !request.retry ||
          !error.isTransient ||
          failures >= retries.attempts ||
          wait > retries.longestRetryAfter
        ) {
          throw error;
        }
        await pause(backoff(failures, retries, random, wait), request.signal);
      }
    }
  }

  private async sendOnce<T>(
    method: string,
    url: string,
    body: BodyInit | undefined,
    request: HttpRequest,
  ): Promise<Reply<T>> {
    const size = typeof body === "string" ? body.length : 0;
    const timeout = body instanceof FormData ? undefined : TIMEOUT + size / SLOWEST;
    return this.within(request.timeout ?? timeout, request.signal, async (signal) => {
      const response = await this.fetch(method, url, body, { ...request, signal });
      if (response.status === 304) {
        return { status: 304, headers: response.headers, data: undefined as T };
      }
      if (!response.ok) throw await TechPackError.ofResponse(response);
      return { status: response.status, headers: response.headers, data: await read<T>(response) };
    });
  }

  /** The response as soon as its head has arrived, whatever its status; never repeated. */
  open(path: string, request: HttpRequest): Promise<Response> {
    return this.fetch("GET", this.url(path, request.query), undefined, request);
  }

  private fetch(
    method: string,
    url: string,
    body: BodyInit | undefined,
    request: HttpRequest,
  ): Promise<Response> {
    const headers: Record<string, string> = { Accept: "application/json", ...request.headers };
    const key = this.settings.apiKey();
    if (key) headers.Authorization = `Bearer ${key}`;
    if (typeof body === "string") headers["Content-Type"] = "application/json";
    return this.settings.fetch(url, {
      method,
      headers,
      ...(body === undefined ? {} : { body }),
      ...(request.signal ? { signal: request.signal } : {}),
      // the browser's cache would answer a poll in the server's place
      cache: "no-store",
      credentials: "same-origin",
    });
  }

  private url(path: string, query: HttpRequest["query"]): string {
    const parameters = new URLSearchParams();
    for (const [name, value] of Object.entries(query ?? {})) {
      if (value !== undefined) parameters.set(name, String(value));
    }
    const text = parameters.toString();
    return this.settings.baseUrl() + path + (text ? `?${text}` : "");
  }

  private async within<T>(
    timeout: number | undefined,
    signal: AbortSignal | undefined,
    task: (signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    if (signal?.aborted) throw TechPackError.aborted();
    const { controller, release } = linked(signal);
    let late = false;
    const timer =
      timeout === undefined
        ? undefined
        : setTimeout(() => {
            late = true;
            controller.abort();
          }, timeout);
    try {
      return await task(controller.signal);
    } catch (thrown) {
      if (!late || signal?.aborted) throw TechPackError.of(thrown, signal);
      throw new TechPackError("The server has not answered in time.", {
        code: "TIMED_OUT",
        status: 0,
        cause: thrown,
      });
    } finally {
      clearTimeout(timer);
      release();
    }
  }
}

function encoded(body: unknown): BodyInit | undefined {
  if (body === undefined || body instanceof FormData) return body;
  return JSON.stringify(body);
}

async function read<T>(response: Response): Promise<T> {
  if (response.status === 204) return undefined as T;
  const text = await response.text();
  try {
    return JSON.parse(text) as T;
  } catch (cause) {
    throw new TechPackError(
      `The answer of ${response.url || "the server"} is not JSON. Is that the address of the API?`,
      {
        code: "NOT_JSON",
        status: response.status,
        retryAfter: retryAfterOf(response.headers),
        cause,
      },
    );
  }
}

/** A part of a path, whatever is in it. */
export function segment(text: string): string {
  return encodeURIComponent(text);
}
