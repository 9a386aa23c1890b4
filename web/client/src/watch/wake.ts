/** Whether the browser knows that there is no network. */
export function isOffline(): boolean {
  return globalThis.navigator?.onLine === false;
}

/**
 * Calls back when a connection is worth another try at once: the network came back, or the user to
 * this tab. Outside a browser it never does.
 *
 * @returns what ends it
 */
export function onWake(callback: () => void): () => void {
  const { document } = globalThis;
  const visible = () => {
    if (document.visibilityState === "visible") callback();
  };
  globalThis.addEventListener?.("online", callback);
  document?.addEventListener("visibilitychange", visible);
  return () => {
    globalThis.removeEventListener?.("online", callback);
    document?.removeEventListener("visibilitychange", visible);
  };
}
