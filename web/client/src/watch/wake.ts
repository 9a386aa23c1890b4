/** Whether the browser knows that there is no network. */
export function isOffline(): boolean {
  return globalThis.navigator?.onLine === false;
}

/**
 * Tells when a connection is worth a look. Outside a browser it never is.
 *
 * @param online the network came back
 * @param visible the user came back to this tab, maybe after the machine has slept
 * @returns what ends it
 */
export function onWake(online: () => void, visible: () => void): () => void {
  const { document } = globalThis;
  const shown = () => {
    if (document.visibilityState === "visible") visible();
  };
  globalThis.addEventListener?.("online", online);
  document?.addEventListener("visibilitychange", shown);
  return () => {
    globalThis.removeEventListener?.("online", online);
    document?.removeEventListener("visibilitychange", shown);
  };
}
